"""Keeping a base's index as its shards are: what differs is indexed again, what is damaged is set aside and named."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from store.base.index_files import INDEX, forget_built, is_current, notices_of
from store.errors import BaseBusy, IndexDamaged
from store.persist.files import remove_leftovers
from store.persist.lock import WAIT, writer_lock
from store.persist.manifest import Manifest, read_manifest
from store.persist.migration import is_of_older_schema
from store.search.index import Index


def current_index(folder: Path, *, locked: bool = False, known: Index | None = None) -> tuple[Index, list[str]]:
    """The index as the shards are now, and a sentence for each shard that is set aside.

    `known` is one that is open and that nobody has written to since; it is not opened again. `locked` says that the
    caller holds the writer's lock. Without it the lock is taken only when something differs, and not waited for while
    there is an index to read; a base that cannot be written to, or that was not migrated, gets an index in memory.
    """
    if locked:
        remove_leftovers(folder / INDEX)
    elif is_of_older_schema(folder):
        return _in_memory(folder)
    manifest = read_manifest(folder) or Manifest()
    if is_current(folder, manifest):
        if known is not None and known.folder == folder / INDEX:
            return known, notices_of(manifest)
        index = Index.on_disk(folder / INDEX) if locked else Index.readable(folder / INDEX)
        if index is not None:
            return index, notices_of(manifest)
    stale = None if locked else Index.readable(folder / INDEX)
    try:
        if locked:
            return _rebuilt(folder)
        with writer_lock(folder, wait=WAIT if stale is None else 0):
            return _rebuilt(folder)
    except BaseBusy:
        if stale is None:
            raise
        return stale, [*notices_of(manifest), "Another process is writing: what it adds is not shown yet."]
    except (OSError, IndexDamaged):
        if locked:
            raise
        return _in_memory(folder)


def ready_index(folder: Path) -> tuple[Index, list[str]] | None:
    """The index, if it is as the shards are now and can be read at once; else None, and `current_index` makes it so."""
    manifest = read_manifest(folder)
    if manifest is None or not is_current(folder, manifest):
        return None
    index = Index.readable(folder / INDEX)
    return (index, notices_of(manifest)) if index is not None else None


def fresh_index(folder: Path, *, locked: bool = False) -> tuple[Index, list[str]]:
    """The index made anew from all shards, for when its files turn out to be damaged; `locked` as for `current_index`."""
    try:
        with nullcontext() if locked else writer_lock(folder, wait=WAIT):
            forget_built(folder)
            return _rebuilt(folder)
    except (OSError, BaseBusy, IndexDamaged):
        return _in_memory(folder)


def _rebuilt(folder: Path) -> tuple[Index, list[str]]:
    from store.base.rebuild import rebuilt  # late: an index is hardly ever made anew

    return rebuilt(folder)


def _in_memory(folder: Path) -> tuple[Index, list[str]]:
    from store.base.rebuild import in_memory

    return in_memory(folder)
