"""The questions that a base answers: facts, companies, documents, decisions, and what other documents say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from store.errors import FactUnknown, IndexDamaged, ShardDamaged
from store.journal import log_of_documents
from store.model import Company, Decision, Document, Fact, Metric
from store.model.decision import standing_decisions
from store.model.naming import name_key, words
from store.model.standing import holders
from store.persist.decisions import decision_files, read_decisions
from store.persist.manifest import Manifest, read_manifest
from store.persist.shards import Stored, read_shard, shard_files
from store.search.agreement import compared, days_of_topic, topics_for
from store.search.answers import CompanyCount, Corroboration, Deals, Dossier, Facet, Frequency, Page, Row, Sort
from store.search.grouping import Groups, names_by_group, near_words, similar_names
from store.search.index import BEFORE_ALL, Index
from store.search.query import parse_query
from store.search.schema import FACET_FIELDS
from store.search.syntax import Everything, FieldDate, FieldText, Node, Not, Or, both, words_of
from store.search.totals import distinct_deals, totals
from store.upkeep import INDEX, forget_built, fresh_index, index_stamp

T = TypeVar("T")
_MOST_COMPARED = 100
"""Facts of one topic from which on a list does not look at each; the card of a fact does."""
_SHORT = 2
"""Letters of words that are like too many others to be offered."""


class Questions:
    """What can be asked of the base in a folder. Reading takes no lock.

    `notices` are sentences about what is wrong with the base but does not stop it from working.
    """

    def __init__(self, folder: Path, index: Index, notices: Sequence[str], *, patient: bool = True) -> None:
        """One that is `patient` waits while a damaged index is made anew; else it answers with nothing, and is `damaged`."""
        self.folder = folder
        self.notices = tuple(notices)
        self.damaged = False
        self._patient = patient
        self._index = index
        self._seen = index_stamp(folder)
        self._groups: Groups | None = None
        self._words: Sequence[str] | None = None

    def _forget(self) -> None:
        """The base has changed: what was asked once is asked again."""
        self._groups = self._words = None

    @property
    def stamp(self) -> tuple[int, int] | None:
        """Changes when another process has added something; a look at one file's name, no more."""
        return index_stamp(self.folder)

    @property
    def has_damage(self) -> bool:
        """Whether a shard of the base cannot be read."""
        return any(shard.damaged for shard in (read_manifest(self.folder) or Manifest()).every().values())

    def news(self) -> int:
        """How many facts and decisions the base has on disk beyond those that this one answers from; 0 while there are none.

        Facts that were read anew without becoming more count as one piece of news.
        """
        if self.stamp == self._seen:
            return 0
        index = Index.readable(self.folder / INDEX)
        try:
            if index is None:
                return 0
            facts = index.fact_count() - self._index.fact_count()
            return max(1, facts + index.decision_count() - self._index.decision_count())
        except IndexDamaged:
            return 0

    def _ask(self, question: Callable[[Index], T]) -> T:
        """Ask the index; one that turns out to be damaged is made anew first, or when the base is opened next."""
        try:
            return question(self._index)
        except IndexDamaged:
            self._forget()
            if self._patient:
                self._index, notices = fresh_index(self.folder)
                self.notices = tuple(notices)
            else:
                with suppress(OSError):
                    forget_built(self.folder)
                self._index, self.damaged = Index.in_memory(), True
            return question(self._index)

    # Asking ----------------------------------------------------------------------------------------------------------

    def find(
        self,
        query: Node,
        *,
        kind: str | None = None,
        company: str | None = None,
        sort: Sort | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """The facts that a query accepts, of one kind, of the company with a name: a page of them."""
        keys = self._keys(company)
        return self._ask(lambda index: index.page(query, kind=kind, company=keys, sort=sort, offset=offset, limit=limit))

    def every(self, query: Node, *, company: str | None = None, sort: Sort | None = None) -> Iterator[Row]:
        """All facts that a query accepts, of one company or all, in the order of `sort`, read page by page."""
        if sort is None or sort.column is None:
            yield from self._steps(query, company)
            return
        offset, step = 0, 500
        while True:
            page = self.find(query, company=company, sort=sort, offset=offset, limit=step)
            yield from page.rows
            offset += step
            if offset >= page.total:
                return

    def _steps(self, query: Node, company: str | None) -> Iterator[Row]:
        """All facts that a query accepts in reading order; an index that turns out to be damaged on the way is made anew."""
        keys = self._keys(company)
        after: float | None = BEFORE_ALL
        while after is not None:
            rows, after = self._ask(partial(Index.step, node=query, company=keys, after=after))
            yield from rows

    def entries(self, query: Node) -> Iterator[Stored]:
        """The documents of the facts that a query accepts, each with all its facts as they were read."""
        if isinstance(query, Everything):
            for path in shard_files(self.folder):
                with suppress(ShardDamaged):
                    yield from read_shard(path)[1]
            return
        for document_id, _ in groupby(self.every(query), key=lambda row: row.fact.evidence.document):
            placed = self._ask(partial(Index.placed, document_id=document_id))
            if placed is not None:
                yield Stored(placed[0], tuple(placed[1]))

    def count(self, query: Node, *, kind: str | None = None, company: str | None = None) -> int:
        """How many facts a query accepts."""
        keys = self._keys(company)
        return self._ask(lambda index: index.count(query, kind=kind, company=keys))

    # Companies -------------------------------------------------------------------------------------------------------

    @property
    def groups(self) -> Groups:
        """Which names are one company, as documents and people say; asked of the index once after each change."""
        if self._groups is None:
            said = self._ask(lambda index: index.decisions("kind", ("merge", "split", "undo", "redo")))
            self._groups = Groups(self._ask(Index.claims), standing_decisions(said))
        return self._groups

    def _keys(self, company: str | None) -> Sequence[str]:
        return () if company is None else self.groups.keys_of(company)

    def companies(self, query: Node, *, limit: int = 1000) -> list[tuple[str, int]]:
        """The companies of the facts that a query accepts with how many of them there are, those with most first."""
        counts = dict(self._ask(lambda index: index.companies(query, limit=limit)))
        found = names_by_group(counts, self.groups)
        return [(name, sum(counts[one] for one in names)) for name, names in found.items()]

    def company_counts(self, query: Node, names: Sequence[str]) -> list[CompanyCount]:
        """How many facts of each kind that a query accepts name each of some companies, a page of them."""
        if not names:
            return []
        groups = self.groups
        counted = {one.name: one for one in self._ask(lambda index: index.company_counts(query, names))}
        return [self._all_names(query, name) if len(groups.keys_of(name)) > 1 else counted[name] for name in names]

    def _all_names(self, query: Node, name: str) -> CompanyCount:
        kinds = [self.count(query, kind=kind, company=name) for kind in ("investment", "metric", "company")]
        return CompanyCount(name, kinds[0], kinds[1], sum(kinds))

    def company_types(self, names: Sequence[str]) -> dict[str, str]:
        """What each of some companies, a page of them, is by most documents that say more than "company"."""
        return self._ask(lambda index: index.company_types(names)) if names else {}

    def company(self, name: str) -> Company | None:
        """What is known of a company: its fact in the first document that tells a type or an owner, else in any."""
        keys = self._keys(name)
        facts = [fact for fact in self._ask(lambda index: index.company_facts(keys)) if isinstance(fact, Company)]
        return max(facts, key=lambda fact: (fact.owner is not None, fact.type != "company"), default=None)

    def names_of(self, name: str) -> list[str]:
        """All names under which the company that is called `name` stands in documents, those with most facts first."""
        found = self._ask(lambda index: index.companies(Everything(), company=self._keys(name), limit=1000))
        keys = set(self._keys(name))
        return [one for one, _ in found if name_key(one) in keys] or [name]

    def lookalikes(self, name: str, *, limit: int = 5) -> list[str]:
        """Other companies whose names are spelled nearly the same, likest first: perhaps the same, for a person to say."""
        return similar_names(name, (one for one, _ in self.companies(Everything())), self.groups, limit=limit)

    def perhaps(self, query: Node, *, limit: int = 3) -> list[str]:
        """Words of companies, places, types and measures that are spelled nearly like those of a query that finds nothing."""
        wanted = [word for word in words_of(query) if len(word) > _SHORT]
        return near_words(wanted, self._vocabulary(), limit=limit) if wanted else []

    def _vocabulary(self) -> Sequence[str]:
        """The words of the names and values that most facts have; asked of the index once after each change."""
        if self._words is None:
            facets = self._ask(lambda index: index.facets(Everything(), (), ("type", "place", "measure"), limit=500))
            values = [one.value for facet in facets for one in facet.values]
            names = [name for name, _ in self.companies(Everything())]
            self._words = [word for name in (*names, *values) for word in words(name.replace("_", " ")) if len(word) > _SHORT]
        return self._words

    def brands(self, owner: str) -> list[str]:
        """The companies that belong to `owner`, by name."""
        query = parse_query(f'kind:company "{owner}"') if owner.strip() else Everything()
        rows = self.find(query, kind="company", limit=100).rows
        facts = [row.fact for row in rows if isinstance(row.fact, Company)]
        return sorted({fact.name for fact in facts if fact.owner and self.groups.same(fact.owner, owner)})

    # Counting --------------------------------------------------------------------------------------------------------

    def facets(self, query: Node, *, company: str | None = None, limit: int = 8) -> list[Facet]:
        """What the investments and metrics of an answer are counted by: for each facet the values with most facts."""
        keys = self._keys(company)
        facts = both(query, Not(FieldText("kind", "company")))
        return self._ask(lambda index: index.facets(facts, keys, tuple(FACET_FIELDS), limit=limit))

    def frequencies(
        self, query: Node, name: str, *, kind: str, company: str | None = None, limit: int = 1000
    ) -> list[Frequency]:
        """How often the facts of a kind have each value of a facet, the most frequent first, with sums by currency."""
        keys = self._keys(company)
        return self._ask(lambda index: index.frequencies(query, kind, keys, name, limit=limit))

    def by_year(self, query: Node, names: Sequence[str]) -> dict[str, dict[int, int]]:
        """How many facts of an answer name each of some companies, a page of them, by year."""
        return self._ask(lambda index: index.by_year(query, names)) if names else {}

    def facet_query(self, name: str, value: str) -> Node:
        """The query for the facts that have a value of a facet; a company under all its names."""
        if name == "year":
            return FieldDate(value, value)
        if name != "company":
            return FieldText(name, " ".join(words(value)), whole=True)  # type: ignore[arg-type]  # a facet is a text field
        names = [FieldText("company", key, whole=True) for key in self.groups.keys_of(value)]
        return names[0] if len(names) == 1 else Or(tuple(names))

    def deals(self, query: Node, company: str) -> Deals:
        """The investments of a company, each once whoever tells of it, and their sums: of the first 500 that it has."""
        rows = self.find(query, kind="investment", company=company, sort=Sort("when"), limit=500)
        distinct, disputed = distinct_deals(rows.rows, self.groups)
        return Deals(tuple(distinct), tuple(totals(distinct)), rows.total, disputed)

    def history(self, fact: Metric) -> list[Row]:
        """What all documents say of the measure of a metric, of the same subject and in the same unit, over time."""
        groups = self.groups
        rows = self._ask(lambda index: index.about(topics_for(fact, groups), limit=500))
        unit = fact.value.unit if fact.value else None
        return [
            row
            for row in rows
            if isinstance(row.fact, Metric) and row.fact.value is not None and row.fact.value.unit == unit
            and row.standing.verdict != "rejected" and row.fact.outlook == fact.outlook
        ]  # fmt: skip

    # Facts -----------------------------------------------------------------------------------------------------------

    def fact(self, fact_id: str) -> Row:
        """The fact with an id; FactUnknown when there is none."""
        row = self.look_up(fact_id)
        if row is None:
            raise FactUnknown(fact_id)
        return row

    def look_up(self, fact_id: str) -> Row | None:
        """The fact with an id; None when there is none, perhaps since another process parsed its article again."""
        return self._ask(lambda index: index.fact(fact_id))

    def document(self, document_id: str) -> Document | None:
        """The article with an id."""
        return self._ask(lambda index: index.document(document_id))

    def facts_of(self, document_id: str) -> list[Fact]:
        """The facts of an article, in reading order."""
        return [row.fact for row in self._ask(lambda index: index.facts_of(document_id))]

    def related(self, fact: Fact) -> list[Fact]:
        """The other investments and metrics of a fact's sentence."""
        return [
            other
            for other in self.facts_of(fact.evidence.document)
            if other.id != fact.id and other.kind != "company" and other.evidence.sentence_span == fact.evidence.sentence_span
        ]

    def dossier(self, row: Row) -> Dossier:
        """All that there is to a fact."""
        fact = row.fact
        return Dossier(
            row=row,
            document=self.document(fact.evidence.document),
            related=tuple(self.related(fact)),
            corroboration=self.corroboration(fact),
            decisions=tuple(self.decisions(fact)),
        )

    def corroboration(self, fact: Fact) -> Corroboration:
        """What other documents say of the same thing: those that say the same, and those that say something else."""
        groups = self.groups
        topics, reach = topics_for(fact, groups), days_of_topic(fact)
        rows = self._ask(lambda index: index.about(topics, reach)) if topics else []
        return compared(fact, [row for row in rows if row.standing.verdict != "rejected"], groups)

    def compared(self, fact_ids: Sequence[str]) -> dict[str, Corroboration]:
        """What other documents say of some facts, a page of them; those of which too many may speak are left out.

        Most facts stand alone; which do not is one question for all of them.
        """
        rows = [row for fact_id in fact_ids if (row := self.look_up(fact_id)) is not None]
        topics = {row.fact.id: topics_for(row.fact, self.groups) for row in rows}
        every = sorted({topic for found in topics.values() for topic in found})
        counts = self._ask(lambda index: index.topic_counts(topics=every)) if every else {}
        told = {fact_id: max((counts.get(topic, 0) for topic in found), default=0) for fact_id, found in topics.items()}
        return {row.fact.id: self.corroboration(row.fact) for row in rows if 1 < told[row.fact.id] <= _MOST_COMPARED}

    def topics(self, query: Node) -> list[str]:
        """What more than one fact that a query accepts tells of, as words for `told_of`.

        They are asked for by type and measure: no more than some ten thousand can be counted at once.
        """
        found: set[str] = set()
        for facet in self._ask(lambda index: index.facets(query, (), ("type", "measure"), limit=1000)):
            for value in facet.values:
                part = both(query, self.facet_query(facet.field, value.value))
                found.update(self._ask(partial(Index.topic_counts, node=part, least=2)))
        return sorted(found)

    def told_of(self, topic: str) -> list[Row]:
        """The facts that tell of a topic, of all documents."""
        return self._ask(lambda index: index.about([topic]))

    def summary(self) -> Mapping[str, Any]:
        """What is in the base: counts of documents and of each kind of fact, shards, and size on disk in bytes."""
        manifest = read_manifest(self.folder) or Manifest()
        everything = Everything()
        return {
            "folder": str(self.folder),
            "documents": self._ask(lambda index: index.document_count()),
            "companies": self.count(everything, kind="company"),
            "investments": self.count(everything, kind="investment"),
            "metrics": self.count(everything, kind="metric"),
            "decisions": self._ask(Index.decision_count),
            "shards": len(manifest.shards),
            "bytes": sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()),
        }

    def decisions(self, fact: Fact) -> list[Decision]:
        """What was decided of a fact, in order, without what was undone."""
        log = self._ask(lambda index: log_of_documents(index, [fact.evidence.document]))
        return [one for one, holder in holders(log) if holder == fact.id]

    def lost_decisions(self) -> list[Decision]:
        """What holds but is said of facts that are not in the base: of articles that are gone, or that were parsed again."""
        there: dict[str, bool] = {}
        lost = []
        for one, fact in holders(self.every_decision()):
            if fact not in there:
                there[fact] = self._ask(partial(Index.fact, fact_id=fact)) is not None
            if not there[fact]:
                lost.append(one)
        return lost

    @property
    def any_decision(self) -> bool:
        """Whether anybody decided anything in this base."""
        return self._ask(Index.decision_count) > 0

    def every_decision(self) -> Iterator[Decision]:
        """All decisions of the base, undone ones too, in the order they were made."""
        for path in decision_files(self.folder):
            with suppress(ShardDamaged):
                yield from read_decisions(path)[1]
