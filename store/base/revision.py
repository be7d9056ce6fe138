"""Two texts of one page: what the later one says that the earlier did not, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.model import Company, Document, Fact, Metric
from store.search.answers import Revision


def revision(earlier: Document, before: Sequence[Fact], now: Sequence[Fact]) -> Revision:
    """What became of the facts of a page between two texts of it."""
    old, new = [_unpaired(facts) for facts in (before, now)]
    for fact in list(old):
        same = next((one for one in new if _key(one) == _key(fact) and _said(one) == _said(fact)), None)
        if same is not None:
            old.remove(fact)
            new.remove(same)
    altered = tuple(_altered(old, new))
    return Revision(earlier, tuple(new), tuple(old), altered)


def _unpaired(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if not isinstance(fact, Company)]


def _altered(old: list[Fact], new: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of what is left that speak of the same thing; they are taken out of both."""
    for same_time in (True, False):  # a deal of the same day first; then one whose day is told otherwise now
        for fact in list(old):
            others = [one for one in new if _key(one) == _key(fact) and (one.when == fact.when or not same_time)]
            rivals = [one for one in old if _key(one) == _key(fact)]
            if others and (same_time or len(others) == len(rivals) == 1):
                old.remove(fact)
                new.remove(others[0])
                yield fact, others[0]


def _key(fact: Fact) -> tuple[object, ...]:
    """What it speaks of: a figure of another time is another figure."""
    return fact.kind, fact.identity, fact.when if isinstance(fact, Metric) else None


def _said(fact: Fact) -> tuple[object, ...]:
    names = ("status", "amount", "stake_percent", "value", "value_high", "change", "outlook")
    return (*(getattr(fact, name, None) for name in names), fact.when)
