"""Documents parsed again, by a newer parser: their facts are replaced, and what people said of them is kept where it can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from store.frozen import Frozen
from store.journal import append_to_log, index_log, log_of_documents
from store.model import Decision, Fact
from store.model.decision import new_batch
from store.model.standing import holders, standings
from store.persist.manifest import Manifest, read_manifest, write_manifest
from store.persist.shards import Stored, read_shard, write_shard
from store.search.index import Index
from store.upkeep import index_documents, write_built


class Renewed(Frozen):
    """What parsing again came to.

    Of `documents`, so many `changed` their facts; so many facts `moved` what was decided of them to the fact in their place;
    the decisions that are `lost` have no fact any more.
    """

    documents: int
    changed: int
    moved: int
    lost: tuple[Decision, ...]


def renew(folder: Path, index: Index, parsed: Sequence[Stored], user: str, time: str) -> Renewed:
    """Replace the facts of documents that the base holds. The writer's lock is held; raises OSError, IndexDamaged.

    A decision goes over to the fact of the same words and parties, when its own is gone; the move is written down as one of
    `user`, and cannot be undone. What finds no such fact is lost to sight, but stays written. Moves are written before the
    facts: whoever is interrupted between the two, and parses again, finds both.
    """
    fresh = {one.document.id: one for one in parsed}
    shards: dict[str, list[str]] = {}
    for document in fresh:
        placed = index.placed(document)
        if placed is not None:
            shards.setdefault(placed[2], []).append(document)
    changed, moved, lost = 0, 0, list[Decision]()
    for key, documents in sorted(shards.items()):
        said = holders(log_of_documents(index, documents))
        _, stored = read_shard(folder / key)
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
            index_log(folder, index, moves, *append_to_log(folder, moves))
        _replace(folder, index, key, stored, {document: fresh[document] for document in documents})
        moved += len(moves)
    return Renewed(sum(map(len, shards.values())), changed, moved, tuple(lost))


def _replace(folder: Path, index: Index, key: str, stored: Sequence[Stored], fresh: Mapping[str, Stored]) -> None:
    """Write a shard, which holds `stored`, with other facts for some of its documents, and index these."""
    manifest = read_manifest(folder) or Manifest()
    now = [Stored(one.document, fresh[one.document.id].facts) if one.document.id in fresh else one for one in stored]
    # Until the index holds the new facts, it holds nothing of this shard that can be trusted: its size may stay the same.
    write_built(folder, manifest, without=key)
    manifest = manifest.with_shard(write_shard(folder, Path(key).name, now))
    write_manifest(folder, manifest)
    said = standings(log_of_documents(index, list(fresh)))
    with index.writing() as writing:
        for position, one in enumerate(now):
            if one.document.id in fresh:
                writing.forget(one.document.id)
                index_documents(writing, Path(key).name, [one], position, said)
    write_built(folder, manifest)


def _carried_over(
    said: Iterable[tuple[Decision, str]], old: Sequence[Fact], now: Sequence[Fact], user: str, time: str
) -> tuple[list[Decision], list[Decision]]:
    """The moves that decisions need whose facts are gone, and the decisions for which there is no fact any more.

    `said` has each decision with the fact that it holds of.
    """
    there = {fact.id for fact in now}
    before = {fact.id: fact for fact in old}
    # Who was there before has decisions of its own, or none for a reason.
    free = [fact for fact in now if fact.id not in before]
    gone = {fact_id: one for one, fact_id in said if fact_id not in there}
    heirs = _heirs([before[fact_id] for fact_id in gone if fact_id in before], free)
    moves = [
        Decision(
            verb="move", batch=new_batch(user, time, ("move", fact_id)), fact=fact_id, document=one.document, quote=one.quote,
            value=heirs[fact_id].id, user=user, time=time,
        )
        for fact_id, one in gone.items()
        if fact_id in heirs
    ]  # fmt: skip
    return moves, [one for one, fact_id in said if fact_id not in there and fact_id not in heirs]


def _heirs(gone: Sequence[Fact], free: Sequence[Fact]) -> dict[str, Fact]:
    """For each fact that is gone, the one in its place, each given once: first where the figures are the same, then nearest."""
    pairs = [(fact, other) for fact in gone for other in free if _may_be(fact, other)]
    pairs.sort(key=lambda pair: (_figures(pair[0]) != _figures(pair[1]), _apart(*pair)))
    heirs: dict[str, Fact] = {}
    for fact, other in pairs:
        if fact.id not in heirs and other not in heirs.values():
            heirs[fact.id] = other
    return heirs


def _may_be(fact: Fact, other: Fact) -> bool:
    """Whether one may say now what the other said: of the same kind, type or measure and parties, from the same words."""
    same = other.kind == fact.kind and other.identity == fact.identity
    return same and other.evidence.span.overlaps(fact.evidence.span)


def _apart(fact: Fact, other: Fact) -> int:
    mine, theirs = fact.evidence.span, other.evidence.span
    return abs(mine.start - theirs.start) + abs(mine.end - theirs.end)


def _figures(fact: Fact) -> tuple[object, ...]:
    return (*(getattr(fact, name, None) for name in ("amount", "stake_percent", "value", "change")), fact.when)
