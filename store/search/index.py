"""The index: opened, written to, and the reader of each moment. The only place that opens tantivy."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import tantivy

from store.search.failures import tantivy_failures
from store.search.reader import Reader
from store.search.schema import INDEX_VERSION, schema

if TYPE_CHECKING:
    from store.search.writing import Writing

_HEAP = 64_000_000
_BUILT = "built.json"


class Index:
    """The facts of a base, searchable. Open one with `on_disk` or `in_memory`; `reader` answers as of the last commit seen.

    `folder` is where it can be written to; None for one in memory, and for one that can only be read.
    """

    def __init__(self, index: tantivy.Index, folder: Path | None = None) -> None:
        self._index = index
        self.folder = folder
        self._index.config_reader("manual")
        self.reload()

    @classmethod
    def on_disk(cls, folder: Path) -> Index:
        """The index in `folder`, made when there is none; one that cannot be read is replaced by an empty one.

        Raises OSError, IndexDamaged when it cannot be made.
        """
        folder.mkdir(parents=True, exist_ok=True)
        if built_from(folder) is not None:
            try:
                return cls(tantivy.Index(schema(), str(folder), reuse=True), folder)
            except ValueError:
                pass  # tantivy says so of a damaged index and of one with other fields
        _clear(folder)
        with tantivy_failures():
            return cls(tantivy.Index(schema(), str(folder), reuse=False), folder)

    @classmethod
    def readable(cls, folder: Path) -> Index | None:
        """The index in `folder` for reading only; None when there is none that can be read."""
        if built_from(folder) is None:
            return None
        for place in (folder, None):
            try:
                path = place or _linked(folder)
                return cls(tantivy.Index(schema(), str(path), reuse=True), place)
            except (ValueError, OSError):
                continue  # tantivy takes a lock to open an index: in a folder that it may not write to, it cannot
        return None

    @classmethod
    def in_memory(cls) -> Index:
        """An empty index that is never written to a disk, for a base that cannot be written to."""
        return cls(tantivy.Index(schema()))

    def reload(self) -> None:
        """See what was committed since, with a reader of its own: who still asks the one before is not disturbed."""
        self._index.reload()
        self.reader = Reader(self._index.searcher(), self._index.schema)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A batch of changes, committed together at the end, or not at all; IndexDamaged when that fails."""
        from store.search.writing import Writing  # late, like all that only who writes needs

        with tantivy_failures():
            writer = self._index.writer(_HEAP, 1)
        try:
            yield Writing(writer)
            with tantivy_failures():
                writer.commit()
        except BaseException:  # an interruption too is rolled back; it goes on
            with suppress(ValueError):  # a writer that a full disk has killed has nothing to roll back
                writer.rollback()
            raise
        finally:
            with tantivy_failures():
                writer.wait_merging_threads()
        with tantivy_failures():
            self.reload()


def _linked(folder: Path) -> Path:
    """A folder of our own with links to the files of an index, for as long as the program runs."""
    own = Path(tempfile.mkdtemp(prefix="factdeck-index-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    for path in folder.iterdir():
        if not path.name.startswith("."):
            (own / path.name).symlink_to(path.resolve())
    return own


def _clear(folder: Path) -> None:
    """Empty a folder at once: threads of an index that was open may still write to the old one while it is removed."""
    old = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    shutil.rmtree(old, ignore_errors=True)
    folder.rename(old)
    folder.mkdir()
    shutil.rmtree(old, ignore_errors=True)


def built_from(folder: Path) -> dict[str, int] | None:
    """The shards, with their sizes in bytes, that the index was built from; None when that is not known."""
    try:
        record = orjson.loads((folder / _BUILT).read_bytes())
        if record["version"] != INDEX_VERSION:
            return None
        return {str(name): int(size) for name, size in record["shards"].items()}
    except (OSError, ValueError, TypeError, KeyError):
        return None


def built_record(shards: dict[str, int]) -> tuple[str, bytes]:
    """The file in the index's folder that says what it was built from, and its content."""
    return _BUILT, orjson.dumps({"version": INDEX_VERSION, "shards": shards})
