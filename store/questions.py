"""The questions that a base answers about many facts together: companies, counts, and what other documents say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from store.asking import Asking
from store.model import Company, Fact, Metric
from store.model.naming import name_key, words
from store.search.agreement import compared, days_of_topic, topics_for
from store.search.answers import CompanyCount, Corroboration, Deals, Dossier, Facet, Frequency, Row, Sort
from store.search.doubt import without_doubtful, without_review
from store.search.grouping import names_by_group, near_words, similar_names
from store.search.index import Index
from store.search.query import parse_query
from store.search.schema import FACET_FIELDS
from store.search.syntax import Everything, FieldDate, FieldText, Node, Not, Or, both, words_of

_MOST_COMPARED = 100
"""Facts of one topic from which on a list does not look at each; the card of a fact does."""
_FACTS, _OPEN, _REJECTED = parse_query("-kind:company"), parse_query("review:open"), parse_query("review:rejected")
_SHORT = 2
"""Letters of words that are like too many others to be offered."""


class Questions(Asking):
    """What can be asked of a base: of single facts as `Asking` has it, and of all of them together."""

    # Companies -------------------------------------------------------------------------------------------------------

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
            return FieldDate("date", value, value)
        if name != "company":
            return FieldText(name, " ".join(words(value)), whole=True)
        names = [FieldText("company", key, whole=True) for key in self.groups.keys_of(value)]
        return names[0] if len(names) == 1 else Or(tuple(names))

    def deals(self, query: Node, company: str) -> Deals:
        """The investments of a company, each once whoever tells of it, and their sums: of the first 500 that it has."""
        from store.search.totals import distinct_deals, totals  # late: who opens a company asks for it

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

    def reviewed(self, query: Node, *, kind: str | None = None, company: str | None = None) -> tuple[int, int] | None:
        """Of how many of the investments and metrics of an answer people said something, and how many of them there are.

        Rejected ones count though they are hidden. What the query asks of review does not: who goes through "review:open"
        wants to know how far that is. None while nobody decided anything, and where there are none.
        """
        if not self.any_decision:
            return None
        asked = both(without_review(query), _FACTS)
        shown = without_doubtful(asked)
        undecided = self.count(both(shown, _OPEN), kind=kind, company=company)
        total = self.count(shown, kind=kind, company=company)
        total += self.count(both(asked, _REJECTED), kind=kind, company=company) if shown != asked else 0
        return (total - undecided, total) if total else None

    # Comparing -------------------------------------------------------------------------------------------------------

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
