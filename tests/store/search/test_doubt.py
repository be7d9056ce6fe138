"""Doubtful facts are hidden from every query that does not ask for them."""

from __future__ import annotations

import pytest

from store.base import Everything, parse_query, query_parts, without_doubtful
from store.search.doubt import NOT_DOUBTFUL, NOT_REJECTED, without_review
from store.search.syntax import And


@pytest.mark.parametrize("query", ["", "byd", "byd hungary", "-rumour", "(a OR b)", "amount:>500M"])
def test_a_query_that_says_nothing_of_confidence_hides_the_doubtful_and_the_rejected(query: str) -> None:
    shown = without_doubtful(parse_query(query))
    assert query_parts(shown) == [*query_parts(parse_query(query)), NOT_DOUBTFUL, NOT_REJECTED]


@pytest.mark.parametrize("query", ["confidence:>0", "byd confidence:<0.5", "-confidence:>0.9", "(a OR confidence:>0.2)"])
def test_a_query_that_speaks_of_confidence_is_left_as_it_is(query: str) -> None:
    assert without_doubtful(parse_query(query)) == parse_query(query)


def test_everything_becomes_everything_that_is_sure_enough() -> None:
    assert without_doubtful(Everything()) == And((NOT_DOUBTFUL, NOT_REJECTED))


@pytest.mark.parametrize("query", ["review:rejected", "-review:open byd", "(byd OR review:accepted)"])
def test_a_query_that_speaks_of_review_shows_the_rejected_but_nothing_more_that_is_doubtful(query: str) -> None:
    assert query_parts(without_doubtful(parse_query(query))) == [*query_parts(parse_query(query)), NOT_DOUBTFUL]


@pytest.mark.parametrize(
    ("query", "rest"), [("review:open norvane", "norvane"), ("-review:rejected", ""), ("a (b OR review:open)", "a"), ("a", "a")]
)
def test_a_query_is_had_without_what_it_asks_of_review(query: str, rest: str) -> None:
    assert without_review(parse_query(query)) == parse_query(rest)
