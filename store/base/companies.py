"""What a base answers of companies: which there are, how often each is told of, under which names."""

from __future__ import annotations

from collections.abc import Sequence

from store.base.snapshot import Present, Snapshot
from store.model import Company
from store.model.naming import name_key
from store.search.answers import CompanyCount
from store.search.grouping import Groups, names_by_group, similar_names
from store.search.query import parse_query
from store.search.syntax import Everything, Node

_MOST = 1000
"""Companies that are listed; those with most facts come first."""


class Companies:
    """Questions about companies, each answered from one snapshot."""

    def __init__(self, present: Present) -> None:
        self._present = present

    @property
    def groups(self) -> Groups:
        """Which names are one company, as documents and people say."""
        return self._present.ask(lambda now: now.groups)

    def listed(self, query: Node, *, limit: int = _MOST) -> list[tuple[str, int]]:
        """The companies of the facts that a query accepts with how many of them there are, those with most first."""

        def found(now: Snapshot) -> list[tuple[str, int]]:
            counts = dict(now.reader.companies(query, limit=limit))
            return [(name, sum(counts[one] for one in names)) for name, names in names_by_group(counts, now.groups).items()]

        return self._present.ask(found)

    def counts(self, query: Node, names: Sequence[str]) -> list[CompanyCount]:
        """How many facts of each kind that a query accepts name each of some companies, a page of them."""

        def counted(now: Snapshot) -> list[CompanyCount]:
            alone = {one.name: one for one in now.reader.company_counts(query, names)}
            return [_all_names(now, query, name) if len(now.groups.keys_of(name)) > 1 else alone[name] for name in names]

        return self._present.ask(counted) if names else []

    def types(self, names: Sequence[str]) -> dict[str, str]:
        """What each of some companies, a page of them, is by most documents that say more than "company"."""
        return self._present.ask(lambda now: now.reader.company_types(names)) if names else {}

    def by_year(self, query: Node, names: Sequence[str]) -> dict[str, dict[int, int]]:
        """How many facts of an answer name each of some companies, a page of them, by year."""
        return self._present.ask(lambda now: now.reader.by_year(query, names)) if names else {}

    def get(self, name: str) -> Company | None:
        """What is known of a company: its fact in the first document that tells a type, an owner or a home, else in any."""
        facts = self._present.ask(lambda now: now.reader.company_facts(now.keys_of(name)))
        return max(
            facts, key=lambda fact: (fact.owner is not None, fact.type != "company", fact.home is not None), default=None
        )

    def names_of(self, name: str) -> list[str]:
        """All names under which the company that is called `name` stands in documents, those with most facts first."""

        def found(now: Snapshot) -> list[str]:
            keys = now.keys_of(name)
            listed = now.reader.companies(Everything(), company=keys, limit=_MOST)
            return [one for one, _ in listed if name_key(one) in keys] or [name]

        return self._present.ask(found)

    def lookalikes(self, name: str, *, limit: int = 5) -> list[str]:
        """Other companies whose names are spelled nearly the same, likest first: perhaps the same, for a person to say."""
        return similar_names(name, (one for one, _ in self.listed(Everything())), self.groups, limit=limit)

    def brands(self, owner: str) -> list[str]:
        """The companies that belong to `owner`, by name."""
        query = parse_query(f'kind:company "{owner}"') if owner.strip() else Everything()

        def found(now: Snapshot) -> list[str]:
            rows = now.reader.page(query, kind="company", limit=100).rows
            facts = [row.fact for row in rows if isinstance(row.fact, Company)]
            return sorted({fact.name for fact in facts if fact.owner and now.groups.same(fact.owner, owner)})

        return self._present.ask(found)


def _all_names(now: Snapshot, query: Node, name: str) -> CompanyCount:
    keys = now.keys_of(name)
    kinds = [now.reader.count(query, kind=kind, company=keys) for kind in ("investment", "metric", "company")]
    return CompanyCount(name, kinds[0], kinds[1], sum(kinds))
