"""Labelled pairs of reports: those of one deal or figure are taken for one, with what differs; others stay two."""

from __future__ import annotations

import pytest

from store.model import Company, Span
from store.search.agreement import same_thing
from store.search.grouping import ALIAS, Claim, Groups, claims_of
from tests.deals.pairs import Pair, pairs

KNOWN = (Claim(ALIAS, "gm", "general motors"), Claim(ALIAS, "vw", "volkswagen"))


def companies_of(pair: Pair) -> Groups:
    """The companies of both reports, as other articles name them."""
    names = sorted({name for fact in (pair.first, pair.second) for name in fact.parties})
    return Groups([*KNOWN, *(claim for name in names for claim in claims_of(company(name)))])


def company(name: str) -> Company:
    return Company(
        document="a", source="a", published=None, span=Span(0, 1), quote="x", sentence="x", sentence_span=Span(0, 1),
        confidence=1, rule="r", name=name,
    )  # fmt: skip


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.id)
def test_a_pair_is_one_thing_only_where_people_say_so(pair: Pair) -> None:
    groups = companies_of(pair)
    for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
        found = same_thing(one, other, groups)
        assert (found is not None) == (pair.answer == "same"), pair.why
        assert found is None or tuple(sorted(found.differ)) == pair.differ, pair.why
