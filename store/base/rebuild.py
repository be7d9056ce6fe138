"""The index made anew from shards that differ from what it was built from; the writer's lock is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from store.base.index_files import INDEX, notices_of, sizes_of, write_built
from store.base.index_writing import Shard, documents_of, index_again, index_decisions, index_documents, link_again
from store.base.shard_writing import damaged_entry
from store.errors import ShardDamaged
from store.model import Company, Decision
from store.model.decision import standing_decisions
from store.model.standing import standings
from store.persist.decisions import read_log
from store.persist.manifest import DECISIONS, FACTS, Manifest, ShardEntry, read_manifest, write_manifest
from store.persist.shards import Stored, read_shard, shard_files
from store.search.grouping import Claim, Groups, claims_of
from store.search.index import Index, built_from
from store.search.writing import Standings
from store.upgrade import Upgrade


def rebuilt(folder: Path) -> tuple[Index, list[str]]:
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
        every = list(chain.from_iterable(log.values()))
        said, groups = standings(every), Groups(_claims(folder), standing_decisions(every))
        facts = [key for key in others if key.startswith(FACTS)]
        entries |= _facts_again(folder, index, known, facts, said, groups)
        changed = [key for key in others if not key.startswith(FACTS)]
        _decisions_again(index, changed, log, said, groups)
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


def in_memory(folder: Path) -> tuple[Index, list[str]]:
    """An index for a base that cannot be written to, or not be migrated: made anew each time, and gone afterwards."""
    index, upgrade = Index.in_memory(), Upgrade()
    notices = [f"{folder} cannot be written to: its index was made in memory."]
    stored: dict[str, list[Stored]] = {}
    for path in shard_files(folder):
        try:
            stored[path.name] = read_shard(path, upgrade)[1]
        except ShardDamaged as damage:
            notices.append(str(damage))
    log, _, damages = read_log(folder, upgrade)
    notices += [str(damage) for damage in damages.values()]
    every = list(chain.from_iterable(log.values()))
    said, groups = standings(every), Groups(_claims(folder), standing_decisions(every))
    for name, content in stored.items():
        index_documents(index, Shard(name), content, said, groups)
    with index.writing() as writing:
        for name, decisions in log.items():
            index_decisions(writing, name, decisions, 0)
    return index, notices


def _shrunk(known: Mapping[str, ShardEntry], now: Mapping[str, ShardEntry]) -> list[str]:
    """Shards that hold less than was written last: somebody put an older copy of the file back."""
    return [
        f"{key} holds {now[key].records:,} records, but {old.records:,} were written: it may be an older copy of the file."
        for key, old in known.items()
        if key in now and not now[key].damaged and now[key].records < old.records
    ]


def _facts_again(
    folder: Path, index: Index, known: Mapping[str, ShardEntry], keys: Sequence[str], said: Standings, groups: Groups
) -> dict[str, ShardEntry]:
    """Index shards of facts anew, one in memory at a time; their entries as they are found."""
    entries: dict[str, ShardEntry] = {}
    if not keys:
        return entries
    deals = index.reader.deals_of_shards(keys)
    left = [one for deal in deals for one in index.reader.members(deal) if one.shard not in keys]
    with index.writing() as writing:
        writing.remove_shards(keys)
        for deal in deals:
            writing.untell(deal)
    seen: set[str] = set()
    for key in keys:
        try:
            entries[key], stored = read_shard(folder / key)
        except ShardDamaged as damage:
            entries[key] = damaged_entry(folder, known.get(key), key, damage)
            continue
        fresh = [one for one in _once(stored, seen) if index.reader.document(one.document.id) is None]
        index_documents(index, Shard(Path(key).name), fresh, said, groups)
    link_again(index, left, groups)
    return entries


def _once(stored: Iterable[Stored], seen: set[str]) -> Iterator[Stored]:
    for one in stored:
        if one.document.id not in seen:
            seen.add(one.document.id)
            yield one


def _decisions_again(
    index: Index, keys: Sequence[str], log: Mapping[str, list[Decision]], said: Standings, groups: Groups
) -> None:
    """Index shards of decisions anew, and the documents that they speak of, or spoke of."""
    if not keys:
        return
    every = list(chain.from_iterable(log.values()))
    old = index.reader.decisions("shard", keys)
    new = [one for key in keys for one in log.get(Path(key).name, ())]
    with index.writing() as writing:
        writing.remove_shards(keys)
        for key in keys:
            index_decisions(writing, Path(key).name, log.get(Path(key).name, ()), 0)
        index_again(index, writing, sorted(documents_of([*old, *new], [*every, *old])), said, groups)


def _claims(folder: Path) -> list[Claim]:
    """What all shards say of names that are one company: one shard in memory at a time."""
    claims: set[Claim] = set()
    for path in shard_files(folder):
        with suppress(ShardDamaged):
            for stored in read_shard(path)[1]:
                claims.update(claim for fact in stored.facts if isinstance(fact, Company) for claim in claims_of(fact))
    return sorted(claims, key=str)
