"""What a base answers of facts and documents: found, counted, looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby
from typing import Any

from store.base.snapshot import Present, Snapshot
from store.errors import FactUnknown, ShardDamaged
from store.model import Document, Fact
from store.persist.manifest import Manifest, read_manifest
from store.persist.shards import Stored, read_shard, shard_files
from store.search.answers import Facet, Frequency, Page, Row, Sort
from store.search.grouping import near_words
from store.search.reader import BEFORE_ALL
from store.search.schema import FACET_FIELDS
from store.search.syntax import Everything, FieldDate, FieldText, Node, Not, Or, both, words_of
from store.words import words

_SHORT = 2
"""Letters of words that are like too many others to be offered."""
_MOST_VALUES = 2_000
"""Values of a facet that are looked through for those that begin so: those with most facts."""
_STEP = 500
"""Facts of a sorted answer that are asked for at once."""


class Facts:
    """Questions about facts, each answered from one snapshot. With `once`, what several articles tell is one row: the deal."""

    def __init__(self, present: Present) -> None:
        self._present = present
        self._words: tuple[Snapshot, Sequence[str]] | None = None

    # Finding ---------------------------------------------------------------------------------------------------------

    def find(
        self,
        query: Node,
        *,
        kind: str | None = None,
        company: str | None = None,
        also: Collection[str] = (),
        sort: Sort | None = None,
        offset: int = 0,
        limit: int = 50,
        once: bool = False,
    ) -> Page:
        """The facts that a query accepts, of one kind, of the company with a name: a page of them.

        Facts of the kind whose ids are in `also` are among them whatever they say: a list that is being read keeps what
        it has told, though a decision may take it out of the answer.
        """
        return self._present.ask(
            lambda now: now.reader.page(
                query,
                kind=kind,
                company=now.keys_of(company),
                also=also,
                sort=sort,
                offset=offset,
                limit=limit,
                once=once,
            )
        )

    def every(
        self,
        query: Node,
        *,
        kind: str | None = None,
        company: str | None = None,
        sort: Sort | None = None,
        once: bool = False,
    ) -> Iterator[Row]:
        """All facts that a query accepts, of one company or all, in the order of `sort`, of one moment, read page by page."""
        moment = self._present.moment()
        if sort is None or sort.column is None:
            yield from _steps(moment, query, kind, company, once=once)
            return
        facts, offset = Facts(moment), 0
        while True:
            page = facts.find(query, kind=kind, company=company, sort=sort, offset=offset, limit=_STEP, once=once)
            yield from page.rows
            offset += _STEP
            if offset >= page.total:
                return

    def count(
        self,
        query: Node,
        *,
        kind: str | None = None,
        company: str | None = None,
        also: Collection[str] = (),
        once: bool = False,
    ) -> int:
        """How many facts a query accepts, those of `also` among them, as in `find`."""
        return self._present.ask(
            lambda now: now.reader.count(query, kind=kind, company=now.keys_of(company), also=also, once=once)
        )

    def entries(self, query: Node) -> Iterator[Stored]:
        """The documents of the facts that a query accepts, each with all its facts as they were read."""
        if isinstance(query, Everything):
            for path in shard_files(self._present.folder):
                with suppress(ShardDamaged):
                    yield from read_shard(path)[1]
            return
        for document_id, _ in groupby(self.every(query), key=lambda row: row.fact.document):
            document = self.document(document_id)
            if document is not None:
                yield Stored(document, tuple(row.read for row in self.rows_of(document_id)))

    # Looking up ------------------------------------------------------------------------------------------------------

    def get(self, fact_id: str) -> Row:
        """The fact with an id; FactUnknown when there is none."""
        row = self.look_up(fact_id)
        if row is None:
            raise FactUnknown(fact_id)
        return row

    def look_up(self, fact_id: str) -> Row | None:
        """The fact with an id; None when there is none, perhaps since another process parsed its article again."""
        return self._present.ask(lambda now: now.reader.fact(fact_id))

    def document(self, document_id: str) -> Document | None:
        """The article with an id."""
        return self._present.ask(lambda now: now.reader.document(document_id))

    def documents_from(self, key: str) -> list[Document]:
        """The articles that come from a source or an address."""
        return self._present.ask(lambda now: now.reader.documents_from(key))

    def rows_of(self, document_id: str) -> list[Row]:
        """The facts of an article, in reading order, with what people said of them."""
        return self._present.ask(lambda now: now.reader.facts_of(document_id))

    def of(self, document_id: str) -> list[Fact]:
        """The facts of an article, in reading order."""
        return [row.fact for row in self.rows_of(document_id)]

    def related(self, fact: Fact) -> list[Row]:
        """The other investments and metrics of a fact's sentence."""
        others = (row for row in self.rows_of(fact.document) if row.fact.id != fact.id and row.fact.kind != "company")
        return [row for row in others if row.fact.sentence_span == fact.sentence_span]

    def summary(self) -> Mapping[str, Any]:
        """What is in the base: counts of documents and of each kind of fact, shards, and size on disk in bytes."""
        folder = self._present.folder
        manifest = read_manifest(folder) or Manifest()

        def counted(now: Snapshot) -> dict[str, int]:
            kinds = {"companies": "company", "investments": "investment", "metrics": "metric"}
            facts = {name: now.reader.count(Everything(), kind=kind) for name, kind in kinds.items()}
            deals = now.reader.count(Everything(), kind="investment", once=True)
            return {
                "documents": now.reader.document_count(),
                **facts,
                "deals": deals,
                "decisions": now.reader.decision_count(),
            }

        return {
            "folder": str(folder),
            **self._present.ask(counted),
            "shards": len(manifest.shards),
            "bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        }

    # Counting --------------------------------------------------------------------------------------------------------

    def facets(self, query: Node, *, company: str | None = None, limit: int = 8) -> list[Facet]:
        """What the investments and metrics of an answer are counted by, each deal once: the values with most of them."""
        facts = both(query, Not(FieldText("kind", "company")))
        return self._present.ask(
            lambda now: now.reader.facets(facts, now.keys_of(company), tuple(FACET_FIELDS), limit=limit, once=True)
        )

    def values(self, query: Node, name: str, begun: str, *, company: str | None = None, limit: int = 8) -> list[Frequency]:
        """The values of a facet that begin so, or have a word that does, with how many facts of an answer have each."""
        facts = both(query, Not(FieldText("kind", "company")))
        counted = self._present.ask(lambda now: now.reader.facets(facts, now.keys_of(company), (name,), limit=_MOST_VALUES))
        wanted = begun.casefold()
        found = [one for facet in counted for one in facet.values if _begins(one.value, wanted)]
        return sorted(found, key=lambda one: not one.value.casefold().startswith(wanted))[:limit]

    def facet_query(self, name: str, value: str) -> Node:
        """The query for the facts that have a value of a facet; a company under all its names."""
        if name == "year":
            return FieldDate("date", value, value)
        if name != "company":
            return FieldText(name, " ".join(words(value)), whole=True)
        keys = self._present.ask(lambda now: now.groups.keys_of(value))
        names = [FieldText("company", key, whole=True) for key in keys]
        return names[0] if len(names) == 1 else Or(tuple(names))

    def perhaps(self, query: Node, *, limit: int = 3) -> list[str]:
        """Words of companies, places, types and measures that are spelled nearly like those of a query that finds nothing."""
        wanted = [word for word in words_of(query) if len(word) > _SHORT]
        return near_words(wanted, self._present.ask(self._vocabulary), limit=limit) if wanted else []

    def _vocabulary(self, now: Snapshot) -> Sequence[str]:
        """The words of the names and values that most facts have; asked of each snapshot once."""
        known = self._words
        if known is None or known[0] is not now:
            facets = now.reader.facets(Everything(), (), ("type", "place", "country", "measure"), limit=500)
            values = [one.value for facet in facets for one in facet.values]
            names = [name for name, _ in now.reader.companies(Everything(), limit=1000)]
            found = (word for name in (*names, *values) for word in words(name.replace("_", " ")) if len(word) > _SHORT)
            known = self._words = (now, list(found))
        return known[1]


def _steps(present: Present, query: Node, kind: str | None, company: str | None, *, once: bool) -> Iterator[Row]:
    """All facts that a query accepts in reading order; an index that turns out to be damaged on the way is made anew."""

    def step(now: Snapshot, after: float) -> tuple[list[Row], float | None]:
        return now.reader.step(query, now.keys_of(company), after, kind=kind, once=once)

    after: float | None = BEFORE_ALL
    while after is not None:
        rows, after = present.ask(partial(step, after=after))
        yield from rows


def _begins(value: str, begun: str) -> bool:
    """Whether a value, or one of its words, begins so."""
    told = value.casefold()
    return told.startswith(begun) or any(word.startswith(begun) for word in told.split())
