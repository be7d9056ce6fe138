"""Keeping a base's index as its shards are: what differs is indexed again, what is damaged is set aside and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import BaseBusy, IndexDamaged, ShardDamaged
from store.model import Decision
from store.model.standing import standings
from store.persist.decisions import decision_files, read_log
from store.persist.files import remove_leftovers, replace_file
from store.persist.lock import WAIT, writer_lock
from store.persist.manifest import DECISIONS, FACTS, MANIFEST, Manifest, ShardEntry, read_manifest, write_manifest
from store.persist.shards import Stored, open_name, read_shard, shard_files
from store.search.index import Index, built_from, built_record

if TYPE_CHECKING:
    from store.search.writing import Standings, Writing

INDEX = "index"
_PLACES = 1_000_000
"""Places in the order that each shard has; a batch goes into one, however large it is."""


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


def ready_index(folder: Path) -> tuple[Index, list[str]] | None:
    """The index, if it is as the shards are now and can be read at once; else None, and `current_index` makes it so."""
    manifest = read_manifest(folder)
    if manifest is None or not _is_current(folder, manifest):
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


def notices_of(manifest: Manifest) -> list[str]:
    """What is wrong with the shards of a manifest."""
    return [shard.damaged for shard in manifest.every().values() if shard.damaged]


def sizes_of(folder: Path) -> dict[str, int]:
    """The shards' files, by their place in the base, with their sizes in bytes."""
    paths = {FACTS: shard_files(folder), DECISIONS: decision_files(folder)}
    return {f"{part}/{path.name}": path.stat().st_size for part, found in paths.items() for path in found}


def write_built(folder: Path, manifest: Manifest, *, without: str | None = None) -> None:
    """Note that the index holds the whole shards of a manifest, all or all but one."""
    name, content = built_record({key: size for key, size in _whole(manifest).items() if key != without})
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


def index_documents(writing: Writing, name: str, stored: Iterable[Stored], first: int, said: Standings) -> None:
    """Index documents of a shard, the first of them as its number `first`, with what people said of their facts."""
    number = int(Path(name).stem)
    for position, one in enumerate(stored, first):
        writing.add(one.document, one.facts, f"{FACTS}/{name}", number * _PLACES + position, said)


def index_decisions(writing: Writing, name: str, decisions: Iterable[Decision], first: int) -> None:
    """Index decisions of a shard of them, the first of them as its number `first`."""
    number = int(Path(name).stem)
    for position, one in enumerate(decisions, first):
        writing.add_decision(one, f"{DECISIONS}/{name}", number * _PLACES + position)


def index_again(index: Index, writing: Writing, documents: Iterable[str], said: Standings) -> None:
    """Write documents that the index holds again, for something else is said of their facts now."""
    for document in documents:
        placed = index.placed(document)
        if placed is not None:
            writing.replace(*placed, said)


def documents_of(decisions: Iterable[Decision], log: Iterable[Decision]) -> set[str]:
    """The documents that decisions speak of; of what undoes or does again, those of its batch in the whole log."""
    decisions = list(decisions)
    batches = {one.batch for one in decisions}
    every = [*decisions, *(one for one in log if one.batch in batches)]
    return {one.document for one in every if one.document}


def append_to_part(
    folder: Path, part: str, files: Sequence[Path], full: int, write: Callable[[str], ShardEntry]
) -> tuple[Manifest, ShardEntry]:
    """Write to the open shard of a part of the base, and give the new manifest and that shard's entry.

    `write` gets the shard's name. One that turns out to be damaged is noted so, and the next number is taken. The writer's
    lock is held; raises OSError.
    """
    manifest = read_manifest(folder) or Manifest()
    name = open_name(manifest.part(part), files, full)
    try:
        entry = write(name)
    except ShardDamaged as damage:
        key = f"{part}/{name}"
        manifest = manifest.with_shard(damaged_entry(folder, manifest.every().get(key), key, damage), part)
        write_manifest(folder, manifest)
        entry = write(open_name(manifest.part(part), files, full))
    manifest = manifest.with_shard(entry, part)
    write_manifest(folder, manifest)
    return manifest, entry


def damaged_entry(folder: Path, known: ShardEntry | None, key: str, damage: ShardDamaged) -> ShardEntry:
    """The manifest's entry of a shard that cannot be read; `key` is its place in the base."""
    path = folder / key
    return ShardEntry(
        name=path.name,
        size=path.stat().st_size if path.exists() else 0,
        checksum=known.checksum if known else "",
        records=known.records if known else 0,
        damaged=str(damage),
    )


def _whole(manifest: Manifest) -> dict[str, int]:
    return {key: shard.size for key, shard in manifest.every().items() if not shard.damaged}


def _is_current(folder: Path, manifest: Manifest) -> bool:
    """Whether the index was built from the shards as they are, and the damaged ones are as they were."""
    sizes = sizes_of(folder)
    damaged = {key: shard.size for key, shard in manifest.every().items() if shard.damaged}
    if any(_touched(folder, key, size) for key, size in damaged.items()):
        return False
    whole = {name: size for name, size in sizes.items() if name not in damaged}
    return built_from(folder / INDEX) == whole == _whole(manifest)


def _touched(folder: Path, key: str, size: int) -> bool:
    """Whether a damaged shard was changed, or put back, since the manifest was written."""
    try:
        now = (folder / key).stat()
        return now.st_size != size or now.st_mtime_ns > (folder / MANIFEST).stat().st_mtime_ns
    except FileNotFoundError:
        return size != 0


def _rebuilt(folder: Path) -> tuple[Index, list[str]]:
    """Index again the shards that differ from what the index was built from; the writer's lock is held.

    A document that stands in two shards (one was set aside, the article added again, the shard put back) counts once.
    """
    manifest = read_manifest(folder)
    known = manifest.every() if manifest else {}
    index = Index.on_disk(folder / INDEX)
    built, sizes = built_from(folder / INDEX) or {}, sizes_of(folder)
    entries = {
        key: shard for key, shard in known.items() if not shard.damaged and built.get(key) == sizes.get(key) == shard.size
    }
    others = sorted({*known, *sizes, *built} - set(entries))
    if others:
        log, read, damages = read_log(folder)
        said = standings(chain.from_iterable(log.values()))
        facts = [key for key in others if key.startswith(FACTS)]
        entries |= _facts_again(folder, index, known, facts, said)
        changed = [key for key in others if not key.startswith(FACTS)]
        _decisions_again(index, changed, log, said)
        entries |= {key: read[name] for key in changed if (name := Path(key).name) in read}
        entries |= {
            key: damaged_entry(folder, known.get(key), key, damages.get(name) or ShardDamaged(folder / key, "it is gone"))
            for key in changed
            if (name := Path(key).name) not in read
        }
    parts = [tuple(entries[key] for key in sorted(entries) if key.startswith(part)) for part in (FACTS, DECISIONS)]
    if manifest is None or parts != [manifest.shards, manifest.decisions]:
        manifest = Manifest(generation=(manifest.generation + 1) if manifest else 0, shards=parts[0], decisions=parts[1])
        write_manifest(folder, manifest)
    write_built(folder, manifest)
    return index, [*notices_of(manifest), *_shrunk(known, manifest.every())]


def _shrunk(known: Mapping[str, ShardEntry], now: Mapping[str, ShardEntry]) -> list[str]:
    """Shards that hold less than was written last: somebody put an older copy of the file back."""
    return [
        f"{key} holds {now[key].records:,} records, but {old.records:,} were written: it may be an older copy of the file."
        for key, old in known.items()
        if key in now and not now[key].damaged and now[key].records < old.records
    ]


def _facts_again(
    folder: Path, index: Index, known: Mapping[str, ShardEntry], keys: Sequence[str], said: Standings
) -> dict[str, ShardEntry]:
    """Index shards of facts anew, one in memory at a time; their entries as they are found."""
    entries: dict[str, ShardEntry] = {}
    if not keys:
        return entries
    with index.writing() as writing:
        writing.remove_shards(keys)
    seen: set[str] = set()
    with index.writing() as writing:
        for key in keys:
            try:
                entries[key], stored = read_shard(folder / key)
            except ShardDamaged as damage:
                entries[key] = damaged_entry(folder, known.get(key), key, damage)
                continue
            for position, one in enumerate(stored):
                if one.document.id not in seen and index.document(one.document.id) is None:
                    seen.add(one.document.id)
                    index_documents(writing, Path(key).name, [one], position, said)
    return entries


def _decisions_again(index: Index, keys: Sequence[str], log: Mapping[str, list[Decision]], said: Standings) -> None:
    """Index shards of decisions anew, and the documents that they speak of, or spoke of."""
    if not keys:
        return
    every = list(chain.from_iterable(log.values()))
    old = index.decisions("shard", keys)
    new = [one for key in keys for one in log.get(Path(key).name, ())]
    with index.writing() as writing:
        writing.remove_shards(keys)
        for key in keys:
            index_decisions(writing, Path(key).name, log.get(Path(key).name, ()), 0)
        index_again(index, writing, sorted(documents_of([*old, *new], [*every, *old])), said)


def _in_memory(folder: Path) -> tuple[Index, list[str]]:
    """An index for a base that cannot be written to: made anew each time, and gone afterwards."""
    index = Index.in_memory()
    notices = [f"{folder} cannot be written to: its index was made in memory."]
    log, _, damages = read_log(folder)
    said = standings(chain.from_iterable(log.values()))
    notices += [str(damage) for damage in damages.values()]
    with index.writing() as writing:
        for path in shard_files(folder):
            try:
                index_documents(writing, path.name, read_shard(path)[1], 0, said)
            except ShardDamaged as damage:
                notices.append(str(damage))
        for name, decisions in log.items():
            index_decisions(writing, name, decisions, 0)
    return index, notices
