"""Writing documents and decisions into the index, and what that changes of what others tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path

from store.frozen import Frozen
from store.model import Decision
from store.persist.manifest import DECISIONS, FACTS
from store.persist.shards import Stored
from store.search.grouping import Groups
from store.search.index import Index
from store.search.indexed import Indexed, Told
from store.search.linking import write_linked
from store.search.writing import Standings, Writing, prepared

SHARD_PLACES = 1_000_000
"""Places in the order that each shard has; a batch goes into one, however large it is."""
_MANY = 2_000
"""Facts from which on what tells of the same is looked for when they are indexed, some at a time, and not on the way."""
_SOME = 500
"""Facts for which others that tell of the same are looked for at once."""


class Shard(Frozen):
    """A shard of facts and the number of the first of its documents that are meant."""

    name: str
    first: int = 0

    @property
    def key(self) -> str:
        """Its place in the base."""
        return f"{FACTS}/{self.name}"

    @property
    def number(self) -> int:
        """The number in its name."""
        return int(Path(self.name).stem)


def index_documents(
    index: Index, shard: Shard, stored: Sequence[Stored], said: Standings, groups: Groups, *, without: Collection[str] = ()
) -> dict[str, Told]:
    """Index documents of a shard, with what people said of their facts and how many others tell of the same.

    The documents `without` leave the index first; those that are indexed may be among them. Raises IndexDamaged.
    """
    reader = index.reader
    gone = [one.fact.id for document in without for one in reader.indexed_of(document)]
    many = sum(len(one.facts) for one in stored) > _MANY
    fresh: list[Indexed] = []
    with index.writing() as writing:
        for document in without:
            writing.forget(document)
        for position, one in enumerate(stored, shard.first):
            place = shard.number * SHARD_PLACES + position
            writing.document(one.document, shard.key, place)
            fresh += prepared(one.document, one.facts, shard.key, place, said)
        if not many:
            return write_linked(reader, writing, groups, fresh=fresh, gone=gone)
        for fact in fresh:
            writing.put(fact)
        write_linked(reader, writing, groups, gone=gone)
    return link_again(index, fresh, groups)


def link_again(index: Index, facts: Iterable[Indexed], groups: Groups) -> dict[str, Told]:
    """Find out again how many others tell of the same as facts that are indexed, some of them at a time."""
    told: dict[str, Told] = {}
    rest = iter(facts)
    with index.writing() as writing:
        while some := list(islice(rest, _SOME)):
            again = [one for one in some if one.fact.id not in told]
            told |= write_linked(index.reader, writing, groups, again=again)
    return told


def index_decisions(writing: Writing, name: str, decisions: Iterable[Decision], first: int) -> None:
    """Index decisions of a shard of them, the first of them as its number `first`."""
    number = int(Path(name).stem)
    for position, one in enumerate(decisions, first):
        writing.add_decision(one, f"{DECISIONS}/{name}", number * SHARD_PLACES + position)


def index_again(index: Index, writing: Writing, documents: Iterable[str], said: Standings, groups: Groups) -> None:
    """Write the facts of documents that the index holds again, for something else is said of them now."""
    fresh: list[Indexed] = []
    for document in documents:
        placed = index.reader.placed(document)
        if placed is None:
            continue
        facts = [one.fact for one in index.reader.indexed_of(document)]
        writing.forget(document)
        writing.document(placed.document, placed.shard, placed.order)
        fresh += prepared(placed.document, facts, placed.shard, placed.order, said)
    if fresh:
        write_linked(index.reader, writing, groups, fresh=fresh)


def documents_of(decisions: Iterable[Decision], log: Iterable[Decision]) -> set[str]:
    """The documents that decisions speak of; of what undoes or does again, those of its batch in the whole log."""
    decisions = list(decisions)
    batches = {one.batch for one in decisions}
    every = [*decisions, *(one for one in log if one.batch in batches)]
    return {document for one in every for document in one.documents}
