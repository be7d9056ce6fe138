"""When a fact was and when it was told, as days; and how far two stretches of them lie apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store.frozen import replace
from store.model import Period
from store.search.agreement import days_of_topic
from store.search.facttimes import Days, apart, length, published_days, spoken_days
from tests.store.search.telling import deal, figure


def spoken(iso: str) -> Days:
    """The days that a period like "2023" has."""
    found = spoken_days(figure("1", period=iso))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-Q4..2024-01-15", date(2023, 10, 1), date(2024, 1, 15)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(iso: str, first: date, last: date) -> None:
    assert spoken(iso) == (first, last)


@pytest.mark.parametrize(("start", "end"), [(None, "2023"), ("2023", None), (None, None)])
def test_a_period_with_an_open_end_has_no_days(start: str | None, end: str | None) -> None:
    assert spoken_days(replace(figure("1"), period=Period(start=start, end=end, text="x"))) is None


def test_a_deal_speaks_of_its_step_and_else_of_when_it_is_due() -> None:
    both = deal("plant", "Northwind Motors", date="2023", due="2025")
    assert spoken_days(both) == spoken("2023")
    assert spoken_days(replace(both, date=None)) == spoken("2025")
    assert spoken_days(replace(both, date=None, due=None)) is None


def test_a_fact_is_told_when_its_article_came_out() -> None:
    assert published_days(figure("1", told="2024-01")) == (date(2024, 1, 1), date(2024, 1, 31))
    assert published_days(figure("1", told=None)) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "gap"),
    [("2023", "2024", 1), ("2023-01-01", "2023-01-11", 10), ("2023", "2023-06", -29), ("2023-01-11", "2023-01-01", 10)],
)
def test_stretches_of_days_lie_apart_whichever_comes_first(mine: str, theirs: str, gap: int) -> None:
    found = apart(spoken(mine), spoken(theirs))
    assert found == apart(spoken(theirs), spoken(mine))
    assert found == timedelta(days=gap)
    assert length(spoken("2023-01")) == timedelta(days=30)


def test_others_are_looked_for_from_before_it_was_to_after_it_was_told() -> None:
    near = days_of_topic(figure("1", period="2023-12", told="2024-01-20"))
    assert near is not None
    assert near[0] < date(2023, 12, 1) < date(2024, 1, 20) < near[1]
    assert near[1] - near[0] < timedelta(days=180)
    far = days_of_topic(deal("plant", "Northwind Motors", due="2027", told="2024-01-20"))
    assert far is not None
    assert far[0] <= date(2021, 1, 21)
    assert far[1] >= date(2027, 12, 31)
    assert days_of_topic(figure("1", period=None, told=None)) is None
