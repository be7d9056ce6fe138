"""The bytes that documents were taken from, each in a file by the digest of its content: pages, PDFs, messages as they came."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from store.errors import OriginalMissing
from store.persist.files import replace_file

ORIGINALS = "originals"
_NAME = re.compile(r"[0-9a-f]{64}")
_LEVEL = 6
_LARGEST = 64_000_000
"""Bytes that an original may unfold to: one that claims more is not what was kept."""


class Spool:
    """Originals of documents that are on their way into a base, packed, by their digests; none where it `keeps` none."""

    def __init__(self, *, keeps: bool = True) -> None:
        self._keeps = keeps
        self._held: dict[str, bytes] = {}
        self.size = 0

    def keep(self, content: bytes) -> str | None:
        """Hold what a document was taken from; the digest that it is known by, None where nothing is kept."""
        if not self._keeps:
            return None
        digest = hashlib.sha256(content).hexdigest()
        self.drop(digest)
        self._held[digest] = gzip.compress(content, _LEVEL, mtime=0)
        self.size += len(self._held[digest])
        return digest

    def drop(self, digest: str | None) -> None:
        """Forget one: its document is stored, or not wanted."""
        if digest is not None:
            self.size -= len(self._held.pop(digest, b""))

    def packed(self) -> Mapping[str, bytes]:
        """What is held."""
        return self._held


def keep_originals(folder: Path, packed: Mapping[str, bytes], digests: Iterable[str]) -> None:
    """Write those of some originals that the base does not have. The writer's lock is held; raises OSError."""
    for digest in digests:
        path = original_path(folder, digest)
        if digest in packed and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, packed[digest])


def drop_originals(folder: Path, digests: Iterable[str]) -> None:
    """Remove originals whose documents are gone. The writer's lock is held; raises OSError."""
    for digest in digests:
        path = original_path(folder, digest)
        path.unlink(missing_ok=True)
        if path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()


def read_original(folder: Path, digest: str) -> bytes:
    """What a document was taken from. Raises OriginalMissing when it is not kept here, or is not what was kept."""
    try:
        with gzip.open(original_path(folder, digest)) as stream:
            content = stream.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise OriginalMissing("it is not kept in this base") from error
    except (OSError, EOFError, zlib.error) as error:
        raise OriginalMissing("its file is damaged") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise OriginalMissing("its file is not what was kept")
    return content


def original_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The digests of what is kept, with their files, in order."""
    for path in sorted((folder / ORIGINALS).glob("??/*.gz")):
        if _NAME.fullmatch(path.stem):
            yield path.stem, path


def original_path(folder: Path, digest: str) -> Path:
    """Where an original is kept. Raises OriginalMissing for what is no digest: it may have come from a file of facts."""
    if not _NAME.fullmatch(digest):
        raise OriginalMissing("it is not kept in this base")
    return folder / ORIGINALS / digest[:2] / f"{digest}.gz"
