"""An index in memory that made-up reports are written into, and what it says of which of them tell of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.frozen import replace
from store.model import OPEN, Document, Fact, Standing
from store.search.answers import Row
from store.search.grouping import Groups
from store.search.index import Index
from store.search.indexed import Told
from store.search.linking import write_linked
from store.search.syntax import Everything, Node
from store.search.writing import prepared


class Linked:
    """Documents are written in batches, and taken out again, as the base does it."""

    def __init__(self, groups: Groups | None = None, publishers: Mapping[str, str] | None = None) -> None:
        """`publishers` are those of the documents, by their ids; each is its own if none is named."""
        self.index = Index.in_memory()
        self.groups = groups or Groups()
        self._publishers = publishers or {}
        self._written = 0

    def add(self, *facts: Fact, said: Mapping[str, Standing] | None = None) -> dict[str, Told]:
        """Write the documents of some facts, each with its facts, in one batch."""
        fresh = []
        with self.index.writing() as writing:
            for name in dict.fromkeys(fact.document for fact in facts):
                own = [fact for fact in facts if fact.document == name]
                document = Document(
                    id=name, text="abc" * 10, title=name, source=f"{name}.txt", published=own[0].published,
                    publisher=self._publishers.get(name), added="2024-02-01T10:00:00+00:00",
                )  # fmt: skip
                self._written += 1
                writing.document(document, "facts/0001.json", self._written)
                fresh += prepared(document, own, "facts/0001.json", self._written, said or {})
            return write_linked(self.index.reader, writing, self.groups, fresh=fresh)

    def remove(self, *documents: str) -> None:
        """Take documents out with their facts."""
        gone = [one.fact.id for document in documents for one in self.index.reader.indexed_of(document)]
        with self.index.writing() as writing:
            for document in documents:
                writing.forget(document)
            write_linked(self.index.reader, writing, self.groups, gone=gone)

    def say(self, fact: Fact, standing: Standing = OPEN) -> None:
        """Write a fact again, of which people say something else now."""
        reader = self.index.reader
        placed = reader.placed(fact.document)
        assert placed is not None
        fresh = [
            replace(one, standing=standing, told=None) if one.fact.id == fact.id else replace(one, told=None)
            for one in reader.indexed_of(fact.document)
        ]
        with self.index.writing() as writing:
            writing.forget(fact.document)
            writing.document(placed.document, placed.shard, placed.order)
            write_linked(reader, writing, self.groups, fresh=fresh)

    def rows(self, node: Node | None = None, *, once: bool = False) -> tuple[Row, ...]:
        """What the index answers with, in reading order."""
        return self.index.reader.page(node or Everything(), limit=1000, once=once).rows

    def things(self) -> set[frozenset[str]]:
        """The things that are told, each as the documents that tell of it."""
        return {frozenset(documents) for _, documents in self.told()}

    def told(self) -> list[tuple[Row, list[str]]]:
        """The things that are told, each with the documents that tell of it."""
        found = []
        for row in self.rows(once=True):
            members = self.index.reader.members(row.told.id) if row.told else []
            found.append((row, sorted(one.fact.document for one in members) or [row.fact.document]))
        return found

    def one(self) -> Row:
        """The only thing that is told."""
        (row,) = self.rows(once=True)
        return row


def linked(facts: Iterable[Fact], groups: Groups | None = None, publishers: Mapping[str, str] | None = None) -> Linked:
    """An index of some facts, written at once."""
    made = Linked(groups, publishers)
    made.add(*facts)
    return made


def state(index: Linked) -> tuple[Sequence[object], Sequence[object]]:
    """All that may depend on the order in which facts were written, but for their own order."""
    once = sorted((row.told.id if row.told else row.fact.id, str(row.fact), str(row.told)) for row in index.rows(once=True))
    return sorted((row.fact.id, str(row.told)) for row in index.rows()), once
