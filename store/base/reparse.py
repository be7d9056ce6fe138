"""Documents that are replaced or taken out: parsed again by a newer parser, or removed.

What people said of facts is kept where it can be: it goes over to the fact in the place of one that is gone, or stays
in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from store.base.index_files import write_built
from store.base.index_writing import SHARD_PLACES, Shard, index_documents
from store.base.journal import append_to_log, index_log, log_of_documents
from store.base.snapshot import Present
from store.frozen import Frozen
from store.model import Decision, Document, Fact
from store.model.decision import new_batch
from store.model.standing import holders, standings
from store.persist.manifest import Manifest, read_manifest, write_manifest
from store.persist.originals import drop_originals
from store.persist.shards import Stored, read_shard, write_shard
from store.search.reader import Reader
from store.search.records import original_key


class Reparsed(Frozen):
    """What parsing again came to.

    Of `documents`, so many `changed` their facts; so many facts `moved` what was decided of them to the fact in their place;
    the decisions that are `lost` have no fact any more.
    """

    documents: int
    changed: int
    moved: int
    lost: tuple[Decision, ...]


def reparse(present: Present, parsed: Sequence[Stored], user: str, time: str) -> Reparsed:
    """Replace the facts of documents that the base holds. The writer's turn is held; raises OSError, IndexDamaged.

    A decision goes over to the fact of the same words and parties, when its own is gone; the move is written down as one of
    `user`, and cannot be undone. What finds no such fact is lost to sight, but stays written. Moves are written before the
    facts: whoever is interrupted between the two, and parses again, finds both.
    """
    fresh = {one.document.id: one for one in parsed}
    shards = _shards_of(present.snapshot.reader, list(fresh))
    changed, moved, lost = 0, 0, list[Decision]()
    for key, documents in shards.items():
        said = holders(log_of_documents(present.index.reader, documents))
        _, stored = read_shard(present.folder / key)
        moves: list[Decision] = []
        for one in stored:
            if one.document.id in documents:
                now = fresh[one.document.id].facts
                changed += one.facts != now
                own = [decision for decision in said if decision[0].document == one.document.id]
                carried, gone = _carried_over(own, one.facts, now, user, time)
                moves += carried
                lost += gone
        if moves:
            index_log(present.folder, present.index, moves, *append_to_log(present.folder, moves), present.snapshot.groups)
        _replace(present, key, [_renewed(one, fresh) for one in stored], documents)
        moved += len(moves)
    return Reparsed(sum(map(len, shards.values())), changed, moved, tuple(lost))


def _renewed(one: Stored, fresh: Mapping[str, Stored]) -> Stored:
    return Stored(one.document, fresh[one.document.id].facts) if one.document.id in fresh else one


def remove(present: Present, documents: Sequence[str]) -> int:
    """Take documents out of the base with their facts. The writer's turn is held; raises OSError, IndexDamaged."""
    reader = present.snapshot.reader
    shards = _shards_of(reader, documents)
    dropped: list[Document] = []
    for key, gone in shards.items():
        _, stored = read_shard(present.folder / key)
        dropped += [one.document for one in stored if one.document.id in gone]
        _replace(present, key, [one for one in stored if one.document.id not in gone], gone)
    drop_originals(present.folder, _unused(present.snapshot.reader, dropped))
    return sum(map(len, shards.values()))


def _unused(reader: Reader, dropped: Sequence[Document]) -> set[str]:
    """The originals of documents that are gone, but for those that another one was taken from as well."""
    named = {one.original for one in dropped if one.original}
    return {digest for digest in named if not reader.documents_from(original_key(digest))}


def supersede(present: Present, older: Sequence[str], fresh: Stored, user: str, time: str) -> None:
    """Take out the older texts of a document that is stored now; the writer's turn is held.

    What was decided of their facts goes over to those of the new text that say the same.
    """
    reader = present.index.reader
    said = holders(log_of_documents(reader, older))
    before = [one.fact for document in older for one in reader.indexed_of(document)]
    moves, _ = _carried_over(said, before, fresh.facts, user, time, same_text=False)
    if moves:
        index_log(present.folder, present.index, moves, *append_to_log(present.folder, moves), present.snapshot.groups)
        present.show(present.snapshot.groups)
    remove(present, older)


def _shards_of(reader: Reader, documents: Iterable[str]) -> dict[str, list[str]]:
    """The shards that documents of the base are stored in, each with those documents."""
    shards: dict[str, list[str]] = {}
    for document in dict.fromkeys(documents):
        placed = reader.placed(document)
        if placed is not None:
            shards.setdefault(placed.shard, []).append(document)
    return dict(sorted(shards.items()))


def _replace(present: Present, key: str, content: Sequence[Stored], documents: Sequence[str]) -> None:
    """Write a shard with other content, and index those of some documents that are still in it."""
    folder, name = present.folder, Path(key).name
    manifest = read_manifest(folder) or Manifest()
    # Until the index holds the new facts, it holds nothing of this shard that can be trusted: its size may stay the same.
    write_built(folder, manifest, without=key)
    manifest = manifest.with_shard(write_shard(folder, name, content))
    write_manifest(folder, manifest)
    said = standings(log_of_documents(present.index.reader, documents))
    groups = present.snapshot.groups
    reader = present.index.reader
    places = {one: placed.order for one in documents if (placed := reader.placed(one)) is not None}
    kept = [one for one in content if one.document.id in places]
    gone = [one for one in documents if one in places]
    for one in kept:
        shard = Shard(name, places[one.document.id] % SHARD_PLACES)
        index_documents(present.index, shard, [one], said, groups, without=[one.document.id])
        gone.remove(one.document.id)
    if gone:
        index_documents(present.index, Shard(name), [], said, groups, without=gone)
    write_built(folder, manifest)
    present.show()


def _carried_over(
    said: Iterable[tuple[Decision, str]],
    old: Sequence[Fact],
    now: Sequence[Fact],
    user: str,
    time: str,
    *,
    same_text: bool = True,
) -> tuple[list[Decision], list[Decision]]:
    """The moves that decisions need whose facts are gone, and the decisions for which there is no fact any more.

    `said` has each decision with the fact that it holds of.
    """
    there = {fact.id for fact in now}
    before = {fact.id: fact for fact in old}
    # Who was there before has decisions of its own, or none for a reason.
    free = [fact for fact in now if fact.id not in before]
    gone = {fact_id: one for one, fact_id in said if fact_id not in there}
    heirs = _heirs([before[fact_id] for fact_id in gone if fact_id in before], free, same_text=same_text)
    moves = [
        Decision(
            verb="move", batch=new_batch(user, time, ("move", fact_id)), fact=fact_id, document=one.document, quote=one.quote,
            value=heirs[fact_id].id, heir=None if same_text else heirs[fact_id].document, user=user, time=time,
        )
        for fact_id, one in gone.items()
        if fact_id in heirs
    ]  # fmt: skip
    return moves, [one for one, fact_id in said if fact_id not in there and fact_id not in heirs]


def _heirs(gone: Sequence[Fact], free: Sequence[Fact], *, same_text: bool) -> dict[str, Fact]:
    """For each fact that is gone, the one in its place, each given once: first where the figures are the same, then nearest."""
    pairs = [(fact, other) for fact in gone for other in free if _may_be(fact, other, same_text=same_text)]
    pairs.sort(key=lambda pair: (_figures(pair[0]) != _figures(pair[1]), _apart(*pair)))
    heirs: dict[str, Fact] = {}
    for fact, other in pairs:
        if fact.id not in heirs and other not in heirs.values():
            heirs[fact.id] = other
    return heirs


def _may_be(fact: Fact, other: Fact, *, same_text: bool) -> bool:
    """Whether one may say now what the other said: of the same kind, type or measure and parties, from the same words.

    In another text the words stand elsewhere: there the figures have to be the same.
    """
    same = other.kind == fact.kind and other.identity == fact.identity
    return same and (other.span.overlaps(fact.span) if same_text else _figures(fact) == _figures(other))


def _apart(fact: Fact, other: Fact) -> int:
    mine, theirs = fact.span, other.span
    return abs(mine.start - theirs.start) + abs(mine.end - theirs.end)


def _figures(fact: Fact) -> tuple[object, ...]:
    return (*(getattr(fact, name, None) for name in ("amount", "stake_percent", "value", "change")), fact.when)
