"""From what a person names (files, folders, "-") to articles."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from store.errors import SourceUnreadable
from store.frozen import Frozen
from store.model import Document
from store.sources.jsonl import read_lines
from store.sources.text import LARGEST, check_size, read_text

STDIN = "-"
TEXT_SUFFIXES = (".txt", ".text", ".md")
LINES_SUFFIXES = (".jsonl", ".ndjson")


class Source(Frozen):
    """One file to read, or standard input when `path` is None."""

    name: str
    path: Path | None

    @property
    def lines(self) -> bool:
        """Whether it is JSON Lines by its name."""
        return self.path is not None and self.path.suffix.lower() in LINES_SUFFIXES


def expand(names: Sequence[str]) -> Iterator[Source | SourceUnreadable]:
    """The files behind the names: folders are walked for articles, in order of their names."""
    for name in names:
        path = Path(name)
        try:
            if name == STDIN:
                yield Source(STDIN, None)
            elif path.is_dir():
                yield from _folder(path)
            elif path.exists():
                yield Source(printable(name), path)
            else:
                yield SourceUnreadable(printable(name), "there is no such file or folder")
        except OSError as error:
            yield SourceUnreadable(printable(name), _why(error))


def _folder(folder: Path) -> Iterator[Source | SourceUnreadable]:
    suffixes = TEXT_SUFFIXES + LINES_SUFFIXES
    found = False
    closed: list[OSError] = []
    paths = (Path(top) / name for top, _, names in os.walk(folder, onerror=closed.append) for name in names)
    for path in sorted(paths):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        # Expected facts beside an article are JSON Lines too, but no articles.
        if not hidden and path.suffix.lower() in suffixes and not path.name.endswith(".facts.jsonl"):
            found = True
            yield Source(printable(str(path)), path)
    for error in closed:
        found = True
        yield SourceUnreadable(printable(str(error.filename)), _why(error))
    if not found:
        yield SourceUnreadable(printable(str(folder)), f"nothing in it ends in {', '.join(suffixes)}")


def printable(name: str) -> str:
    """A file's name as text: bytes of it that are not UTF-8 are shown as �."""
    return os.fsencode(name).decode("utf-8", "replace")


def _why(error: OSError) -> str:
    return error.strerror.lower() if error.strerror else "it cannot be read"


def read(source: Source, stdin: BinaryIO) -> Iterator[Document | SourceUnreadable]:
    """The articles of a source, each or why it could not be read."""
    try:
        if source.path is None:
            yield from _stdin(stdin)
        elif source.lines:
            with source.path.open("rb") as stream:
                yield from read_lines(stream, source.name)
        else:
            check_size(source.path.stat().st_size, source.name)
            with source.path.open("rb") as stream:
                yield read_text(stream.read(LARGEST + 1), source.name)  # a device has no size, and no end
    except SourceUnreadable as error:
        yield error
    except OSError as error:
        yield SourceUnreadable(source.name, _why(error))


def _stdin(stream: BinaryIO) -> Iterator[Document | SourceUnreadable]:
    """Standard input is JSON Lines when it begins with a brace, else one article."""
    first = stream.readline(LARGEST + 1)
    if first.lstrip().startswith(b"{"):
        yield from read_lines(_chain(first, stream), STDIN)
    else:
        yield read_text(first + stream.read(max(0, LARGEST + 1 - len(first))), STDIN)


def _chain(first: bytes, rest: BinaryIO) -> Iterator[bytes]:
    yield from io.BytesIO(first)
    yield from rest
