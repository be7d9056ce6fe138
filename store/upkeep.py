"""Keeping a base's index as its shards are: what differs is indexed again, what is damaged is set aside and named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from store.errors import BaseBusy, IndexDamaged, ShardDamaged
from store.persist.files import remove_leftovers, replace_file
from store.persist.lock import writer_lock
from store.persist.manifest import MANIFEST, Manifest, ShardEntry, read_manifest, write_manifest
from store.persist.shards import FACTS, Stored, read_shard, shard_files
from store.search.index import Index, Writing, built_from, built_record

WAIT = 20.0
"""Seconds that a writer waits for another one."""
INDEX = "index"


def current_index(folder: Path, *, locked: bool = False) -> tuple[Index, list[str]]:
    """The index as the shards are now, and a sentence for each shard that is set aside.

    `locked` says that the caller holds the writer's lock. Without it the lock is taken only when something differs, and
    not waited for while there is an index to read; a base that cannot be written to gets an index in memory.
    """
    if locked:
        remove_leftovers(folder / INDEX)
    manifest = read_manifest(folder) or Manifest()
    if _is_current(folder, manifest):
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


def fresh_index(folder: Path, *, locked: bool = False) -> tuple[Index, list[str]]:
    """The index made anew from all shards, for when its files turn out to be damaged; `locked` as for `current_index`."""
    try:
        with nullcontext() if locked else writer_lock(folder, wait=WAIT):
            forget_built(folder)
            return _rebuilt(folder)
    except (OSError, BaseBusy, IndexDamaged):
        return _in_memory(folder)


def notices_of(manifest: Manifest) -> list[str]:
    """What is wrong with the shards of a manifest."""
    return [shard.damaged for shard in manifest.shards if shard.damaged]


def sizes_of(folder: Path) -> dict[str, int]:
    """The shards' files with their sizes in bytes."""
    return {path.name: path.stat().st_size for path in shard_files(folder)}


def write_built(folder: Path, manifest: Manifest) -> None:
    """Note that the index holds the whole shards of a manifest."""
    name, content = built_record(_whole(manifest))
    replace_file(folder / INDEX / name, content)


def index_stamp(folder: Path) -> tuple[int, int] | None:
    """What changes with each write of the index: when its last file was written, and its size; None when there is none."""
    try:
        status = (folder / INDEX / built_record({})[0]).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def forget_built(folder: Path) -> None:
    """Note that nobody knows what the index holds, so that it is made anew."""
    (folder / INDEX / built_record({})[0]).unlink(missing_ok=True)


def index_documents(writing: Writing, name: str, stored: Iterable[Stored], first: int) -> None:
    """Index documents of a shard, the first of them as its number `first`."""
    number = int(Path(name).stem)
    for position, one in enumerate(stored, first):
        writing.add(one.document, one.facts, name, number * 10_000 + position)


def damaged_entry(folder: Path, known: ShardEntry | None, name: str, damage: ShardDamaged) -> ShardEntry:
    """The manifest's entry of a shard that cannot be read."""
    path = folder / FACTS / name
    return ShardEntry(
        name=name,
        size=path.stat().st_size if path.exists() else 0,
        checksum=known.checksum if known else "",
        documents=known.documents if known else 0,
        damaged=str(damage),
    )


def _whole(manifest: Manifest) -> dict[str, int]:
    return {shard.name: shard.size for shard in manifest.shards if not shard.damaged}


def _is_current(folder: Path, manifest: Manifest) -> bool:
    """Whether the index was built from the shards as they are, and the damaged ones are as they were."""
    sizes = sizes_of(folder)
    damaged = {shard.name: shard.size for shard in manifest.shards if shard.damaged}
    if any(_touched(folder, name, size) for name, size in damaged.items()):
        return False
    whole = {name: size for name, size in sizes.items() if name not in damaged}
    return built_from(folder / INDEX) == whole == _whole(manifest)


def _touched(folder: Path, name: str, size: int) -> bool:
    """Whether a damaged shard was changed, or put back, since the manifest was written."""
    try:
        now = (folder / FACTS / name).stat()
        return now.st_size != size or now.st_mtime_ns > (folder / MANIFEST).stat().st_mtime_ns
    except FileNotFoundError:
        return size != 0


def _rebuilt(folder: Path) -> tuple[Index, list[str]]:
    """Index again the shards that differ from what the index was built from; the writer's lock is held.

    A document that stands in two shards (one was set aside, the article added again, the shard put back) counts once.
    """
    manifest = read_manifest(folder)
    known = {shard.name: shard for shard in manifest.shards} if manifest else {}
    index = Index.on_disk(folder / INDEX)
    built, sizes = built_from(folder / INDEX) or {}, sizes_of(folder)
    entries = {
        name: shard for name, shard in known.items() if not shard.damaged and built.get(name) == sizes.get(name) == shard.size
    }
    entries |= _indexed_again(folder, index, known, sorted({*known, *sizes, *built} - set(entries)))
    shards = tuple(entries[name] for name in sorted(entries))
    if manifest is None or shards != manifest.shards:
        manifest = Manifest(generation=(manifest.generation + 1) if manifest else 0, shards=shards)
        write_manifest(folder, manifest)
    write_built(folder, manifest)
    return index, notices_of(manifest)


def _indexed_again(folder: Path, index: Index, known: Mapping[str, ShardEntry], names: Sequence[str]) -> dict[str, ShardEntry]:
    """Index shards anew, one in memory at a time; their entries as they are found."""
    entries: dict[str, ShardEntry] = {}
    if not names:
        return entries
    with index.writing() as writing:
        writing.remove_shards(names)
    seen: set[str] = set()
    with index.writing() as writing:
        for name in names:
            try:
                entries[name], stored = read_shard(folder / FACTS / name)
            except ShardDamaged as damage:
                entries[name] = damaged_entry(folder, known.get(name), name, damage)
                continue
            for position, one in enumerate(stored):
                if one.document.id not in seen and index.document(one.document.id) is None:
                    seen.add(one.document.id)
                    index_documents(writing, name, [one], position)
    return entries


def _in_memory(folder: Path) -> tuple[Index, list[str]]:
    """An index for a base that cannot be written to: made anew each time, and gone afterwards."""
    index = Index.in_memory()
    notices = [f"{folder} cannot be written to: its index was made in memory."]
    with index.writing() as writing:
        for path in shard_files(folder):
            try:
                index_documents(writing, path.name, read_shard(path)[1], 0)
            except ShardDamaged as damage:
                notices.append(str(damage))
    return index, notices
