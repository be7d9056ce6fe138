"""Documents parsed again, by a newer parser: their facts are replaced, and what people said of them is kept where it can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from store.journal import append_to_log, index_log, log_of_documents
from store.model import Decision, Fact
from store.model.decision import new_batch
from store.model.standing import holders, standings
from store.persist.manifest import Manifest, read_manifest, write_manifest
from store.persist.shards import Stored, read_shard, write_shard
from store.search.index import Index
from store.upkeep import index_documents, write_built


@dataclass(frozen=True, slots=True)
class Renewed:
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
    `user`, and cannot be undone. What finds no such fact is lost to sight, but stays written.
    """
    fresh = {one.document.id: one for one in parsed}
    shards: dict[str, list[str]] = {}
    for document in fresh:
        placed = index.placed(document)
        if placed is not None:
            shards.setdefault(placed[2], []).append(document)
    changed, moves, lost = 0, list[Decision](), list[Decision]()
    for key, documents in sorted(shards.items()):
        said = holders(log_of_documents(index, documents))
        old = _replaced(folder, index, key, {document: fresh[document] for document in documents})
        for document, facts in old.items():
            now = fresh[document].facts
            changed += facts != now
            moved, gone = _carried_over([one for one in said if one[0].document == document], facts, now, user, time)
            moves += moved
            lost += gone
    if moves:
        manifest, entry = append_to_log(folder, moves)
        index_log(folder, index, moves, manifest, entry)
    return Renewed(sum(map(len, shards.values())), changed, len(moves), tuple(lost))


def _replaced(folder: Path, index: Index, key: str, fresh: Mapping[str, Stored]) -> dict[str, tuple[Fact, ...]]:
    """Write a shard with other facts for some of its documents, and index these; their facts as they were."""
    manifest = read_manifest(folder) or Manifest()
    _, stored = read_shard(folder / key)
    old = {one.document.id: one.facts for one in stored if one.document.id in fresh}
    now = [Stored(one.document, fresh[one.document.id].facts) if one.document.id in old else one for one in stored]
    # Until the index holds the new facts, it holds nothing of this shard that can be trusted: its size may stay the same.
    write_built(folder, manifest, without=key)
    entry = write_shard(folder, Path(key).name, now)
    manifest = manifest.with_shard(entry)
    write_manifest(folder, manifest)
    said = standings(log_of_documents(index, list(old)))
    with index.writing() as writing:
        for position, one in enumerate(now):
            if one.document.id in old:
                writing.forget(one.document.id)
                index_documents(writing, Path(key).name, [one], position, said)
    write_built(folder, manifest)
    return old


def _carried_over(
    said: Iterable[tuple[Decision, str]], old: Sequence[Fact], now: Sequence[Fact], user: str, time: str
) -> tuple[list[Decision], list[Decision]]:
    """The moves that decisions need whose facts are gone, and the decisions for which there is no fact any more.

    `said` has each decision with the fact that it holds of.
    """
    there = {fact.id for fact in now}
    before = {fact.id: fact for fact in old}
    moves: dict[str, Decision] = {}
    lost: list[Decision] = []
    for one, fact_id in said:
        if fact_id in there or fact_id in moves:
            continue
        heir = _heir(before[fact_id], now) if fact_id in before else None
        if heir is None:
            lost.append(one)
            continue
        moves[fact_id] = Decision(
            verb="move", batch=new_batch(user, time, ("move", fact_id)), fact=fact_id, document=one.document, quote=one.quote,
            value=heir.id, user=user, time=time,
        )  # fmt: skip
    return list(moves.values()), lost


def _heir(fact: Fact, now: Iterable[Fact]) -> Fact | None:
    """The fact that says now what `fact` said: of the same kind, type or measure and parties, from the same sentence."""
    for other in now:
        same = other.kind == fact.kind and other.identity == fact.identity
        if same and other.evidence.sentence_span.overlaps(fact.evidence.sentence_span):
            return other
    return None
