"""Doubtful facts are hidden from every query that does not ask for them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.base import Everything, parse_query, without_doubtful
from store.search.syntax import And, FieldNumber

SURE = FieldNumber("confidence", Decimal("0.7"), None)


@pytest.mark.parametrize("query", ["", "byd", "byd hungary", "-rumour", "(a OR b)", "amount:>500M"])
def test_a_query_that_says_nothing_of_confidence_hides_the_doubtful(query: str) -> None:
    shown = without_doubtful(parse_query(query))
    assert shown == SURE or (isinstance(shown, And) and SURE in shown.operands)


@pytest.mark.parametrize("query", ["confidence:>0", "byd confidence:<0.5", "-confidence:>0.9", "(a OR confidence:>0.2)"])
def test_a_query_that_speaks_of_confidence_is_left_as_it_is(query: str) -> None:
    assert without_doubtful(parse_query(query)) == parse_query(query)


def test_everything_becomes_everything_that_is_sure_enough() -> None:
    assert without_doubtful(Everything()) == SURE
