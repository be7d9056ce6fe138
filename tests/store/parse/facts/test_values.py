"""Numbers of a text as sums, values with units, and changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Span
from store.parse.facts.values import amount, change, unit_in, value
from store.parse.quantities.grammar import Quantity, find_quantities

COUNTED = (
    ("electric vehicles a year", "vehicle/year"), (" passengers", "passenger"), ("charging points in Spain", "point"), (" of milk", None),
    (" staff, up from 40", "staff"), ("", None),
)  # fmt: skip


def only(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(("words", "unit"), COUNTED)
def test_what_a_number_counts_is_the_last_noun_before_the_rest(words: str, unit: str | None) -> None:
    assert unit_in(words) == unit


def test_only_money_is_a_sum() -> None:
    text = "over €1.2 billion"
    found = amount(only(text), text)
    assert found is not None
    assert (found.value, found.currency, found.qualifier, found.text) == (Decimal("1.2E9"), "EUR", "over", text)
    assert amount(only("12%"), "12%") is None


def test_a_bare_number_takes_the_unit_that_stands_behind_it() -> None:
    text = "about 40,000 pickup trucks a year"
    quantity = only("about 40,000")
    assert value(quantity, text, Span(12, len(text))).unit == "truck/year"
    assert value(only("40 MW"), "40 MW", None).unit == "MW"


@pytest.mark.parametrize(
    ("text", "percent", "absolute"),
    [("5%", 5, None), ("300 cars", None, 300), ("doubled", 100, None), ("threefold", 200, None)],
)
def test_a_change_is_a_percentage_or_a_number(text: str, percent: int | None, absolute: int | None) -> None:
    found = change(only(text), text, "up", None)
    assert (found.percent, found.absolute, found.direction) == (percent, absolute, "up")
