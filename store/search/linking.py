"""Which facts tell of one thing: found again for what is written, at the cost of what is written, the same whatever the order.

The facts that are joined, directly or through others, by telling of the same thing are looked up and divided anew each time;
so it does not matter which of them came first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from store.frozen import replace
from store.search.agreement import SameThing, days_of_topic, same_thing, topics_for
from store.search.consolidating import deal_of, told_by
from store.search.doubt import NOT_DOUBTFUL
from store.search.entry import Entry, entry_of
from store.search.grouping import Groups
from store.search.indexed import Indexed, Told
from store.search.predicate import matches
from store.search.reader import Reader
from store.search.writing import Writing

_ROUNDS = 4
"""How many times the facts are looked up that tell of the same as those found before."""
_MOST = 2000
"""Facts that are looked at together: more tell of one thing only where names say too little."""
Pair = tuple[str, str]


def write_linked(
    reader: Reader,
    writing: Writing,
    groups: Groups,
    *,
    fresh: Sequence[Indexed] = (),
    gone: Collection[str] = (),
    again: Sequence[Indexed] = (),
) -> dict[str, Told]:
    """Write facts, and with each how many others tell of the same; what that changes of others is written too.

    `reader` is of the moment before: facts of its that are written anew, or no more, are `gone`, by their ids. What is looked
    at `again` stays, but may tell of something else now. Gives what is said with each fact that was looked at.
    """
    pool = _Pool(reader, groups, {one.fact.id for one in fresh} | set(gone))
    pool.take([*fresh, *again])
    pool.take(pool.mates_of([*gone, *(one.fact.id for one in (*fresh, *again))]))
    pool.spread()
    deals = pool.divided()
    told = {fact_id: deal.told for fact_id, deal in deals.items()}
    for one in fresh:
        writing.put(replace(one, told=told[one.fact.id]) if one.fact.id in told else one)
    written = {one.fact.id for one in fresh}
    for fact_id, entry in pool.entries.items():
        if fact_id not in written and entry.indexed.told != told.get(fact_id):
            writing.retell(replace(entry.indexed, told=told.get(fact_id)))
    now = {deal.told.id: deal for deal in deals.values()}
    for deal_id in sorted(pool.old_deals | set(now)):
        writing.untell(deal_id)
    for deal in now.values():
        writing.tell(deal_of(deal.entries, deal.told.differ), deal.entries)
    return told


class _Deal:
    """The facts that tell of one thing, and what is said with each of them."""

    def __init__(self, entries: Sequence[Entry], differ: Iterable[str]) -> None:
        self.entries = entries
        self.told = told_by((entry.fact.id for entry in entries), differ)


class _Pool:
    """Facts that may tell of the same things as those that are written."""

    def __init__(self, reader: Reader, groups: Groups, replaced: Collection[str]) -> None:
        """`replaced` are the ids of facts that the reader must not bring: they are written anew, or gone."""
        self._reader, self._groups, self._replaced = reader, groups, replaced
        self.entries: dict[str, Entry] = {}
        self.old_deals: set[str] = set()
        self._same: dict[Pair, SameThing] = {}
        self._compared: set[Pair] = set()
        self._by_topic: dict[str, list[str]] = {}
        self._new: list[str] = []

    def take(self, facts: Iterable[Indexed]) -> None:
        """Take facts into the pool; not those that nobody is compared with."""
        for one in facts:
            if one.fact.id in self.entries or one.fact.kind == "company":
                continue
            entry = entry_of(one)
            if matches(NOT_DOUBTFUL, entry) and one.standing.verdict != "rejected":
                self.entries[one.fact.id] = entry
                self._new.append(one.fact.id)

    def mates_of(self, fact_ids: Iterable[str]) -> list[Indexed]:
        """The facts that told of one thing with some facts before."""
        deals = {row.told.id for row in self._reader.facts(list(fact_ids)) if row.told is not None}
        return self._of_deals(deals)

    def _of_deals(self, deals: Iterable[str]) -> list[Indexed]:
        found: list[Indexed] = []
        for deal in sorted(set(deals) - self.old_deals):
            self.old_deals.add(deal)
            found += [one for one in self._reader.members(deal) if one.fact.id not in self._replaced]
        return found

    def spread(self) -> None:
        """Look up what tells of the same as what is in the pool, and as what that brings."""
        for _ in range(_ROUNDS):
            fresh, self._new = self._new, []
            if not fresh or len(self.entries) > _MOST:
                return
            found = self._near(fresh)
            before = len(self._same)
            for fact_id in fresh:
                self._file(fact_id)
            joined = [one for one in found if self._joins(one)]
            self.take(joined)
            self.take(self._of_deals(one.told.id for one in joined if one.told is not None))
            if len(self._same) == before and not self._new:
                return
        for fact_id in self._new:
            self._file(fact_id)

    def _near(self, fact_ids: Sequence[str]) -> list[Indexed]:
        """What the index has under the topics of some facts, and in the days in which others may tell of the same."""
        facts = [self.entries[one].fact for one in fact_ids]
        topics = sorted({topic for fact in facts for topic in topics_for(fact, self._groups)})
        if not topics:
            return []
        found = self._reader.told_about(topics, _reach([days_of_topic(fact) for fact in facts]))
        return [one for one in found if one.fact.id not in self._replaced and one.fact.id not in self.entries]

    def _file(self, fact_id: str) -> None:
        """Compare a fact with those in the pool that share a topic with it, and put it beside them."""
        fact = self.entries[fact_id].fact
        topics = topics_for(fact, self._groups)
        others = dict.fromkeys(other for topic in topics for other in self._by_topic.get(topic, ()))
        for other in others:
            self._compare(fact_id, other)
        for topic in topics:
            self._by_topic.setdefault(topic, []).append(fact_id)

    def _compare(self, fact_id: str, other: str) -> None:
        pair = (fact_id, other) if fact_id < other else (other, fact_id)
        if pair in self._compared or fact_id == other:
            return
        self._compared.add(pair)
        same = same_thing(self.entries[pair[0]].fact, self.entries[pair[1]].fact, self._groups)
        if same is not None:
            self._same[pair] = same

    def _joins(self, one: Indexed) -> bool:
        """Whether a fact tells of the same as one in the pool."""
        fact = one.standing.applied(one.fact)
        others = {other for topic in topics_for(fact, self._groups) for other in self._by_topic.get(topic, ())}
        return any(same_thing(self.entries[other].fact, fact, self._groups) is not None for other in others)

    def divided(self) -> dict[str, _Deal]:
        """The deals that the facts of the pool tell of, by the facts' ids; what only one fact tells of is none.

        The surest pairs come first. Two groups become one when at least half of the pairs between them tell of the same, and
        never when they have facts of one document: what an article tells apart is not one thing.
        """
        for fact_id in self._new:  # found in the last round, and not compared yet
            self._file(fact_id)
        self._new = []
        group = {fact_id: [fact_id] for fact_id in self.entries}
        for first, second in sorted(self._same, key=self._doubt):
            mine, theirs = group[first], group[second]
            if mine is not theirs and self._may_join(mine, theirs):
                mine += theirs
                group.update(dict.fromkeys(theirs, mine))
        return {fact_id: deal for deal, members in self._deals(group.values()) for fact_id in members}

    def _deals(self, groups: Iterable[list[str]]) -> Iterator[tuple[_Deal, list[str]]]:
        for members in {id(one): one for one in groups if len(one) > 1}.values():
            pairs = (self._same.get((first, second)) for first, second in combinations(sorted(members), 2))
            differ = {name for same in pairs if same is not None for name in same.differ}
            yield _Deal([self.entries[one] for one in sorted(members)], differ), members

    def _doubt(self, pair: Pair) -> tuple[bool, int, Pair]:
        """What pairs are sorted by: those that confirm each other first, then those told on nearest days."""
        same, (first, second) = self._same[pair], (self.entries[one].days.get("published", (0, 0)) for one in pair)
        return (not same.confirms, abs(first[0] - second[0]), pair)

    def _may_join(self, mine: Sequence[str], theirs: Sequence[str]) -> bool:
        documents = {self.entries[one].fact.document for one in mine}
        if any(self.entries[one].fact.document in documents for one in theirs):
            return False
        joined = sum((min(one, other), max(one, other)) in self._same for one in mine for other in theirs)
        return 2 * joined >= len(mine) * len(theirs)


def _reach(each: Sequence[tuple[date, date] | None]) -> tuple[date, date] | None:
    """The days from the first to the last that any of some facts may be told again in; None for any."""
    known = [days for days in each if days is not None]
    if len(known) < len(each) or not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)
