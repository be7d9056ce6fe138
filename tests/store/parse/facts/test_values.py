"""Numbers of a text as sums, values with units, and changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Span
from store.parse.facts.values import amount, both_ways, change, is_converted, said_direction, unit_in
from store.parse.quantities.grammar import find_quantities
from store.parse.quantities.quantity import Quantity


@pytest.mark.parametrize(
    ("text", "converted"),
    [("900 billion won ($660 million)", True), ("€5m ($5.4m)", True), ("$5m ($4m in 2023)", False), ("€5m and $4m", False)],
)
def test_a_sum_in_another_currency_right_behind_is_the_same_sum(text: str, converted: bool) -> None:
    assert is_converted(find_quantities(text), 1, text) is converted


def test_a_change_that_is_told_in_two_ways_has_both() -> None:
    text = "it fell 55 cents, or 1.2%, to $44"
    quantities = find_quantities(text)
    told = both_ways(change(quantities[0], text, "down", None), quantities, 0, text)
    assert (told.absolute, told.percent) == (Decimal("0.55"), Decimal("1.2"))


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


@pytest.mark.parametrize(
    ("text", "percent", "absolute"),
    [("5%", 5, None), ("300 cars", None, 300), ("doubled", 100, None), ("threefold", 200, None)],
)
def test_a_change_is_a_percentage_or_a_number(text: str, percent: int | None, absolute: int | None) -> None:
    found = change(only(text), text, "up", None)
    assert (found.percent, found.absolute, found.direction) == (percent, absolute, "up")


@pytest.mark.parametrize(
    ("before", "change_", "behind", "direction"),
    [
        ("output fell by about ", "4%", " in May", "down"),
        ("sales, up ", "4%", "", "up"),
        ("after plunging ", "4%", "", "down"),
        ("a ", "4%", " increase in pay", "up"),
        ("it held ", "4%", " of Orlo", None),
        ("it rose to ", "40 cars", "", None),
    ],
)
def test_the_word_beside_a_change_says_which_way_it_went(before: str, change_: str, behind: str, direction: str | None) -> None:
    span = Span(len(before), len(before) + len(change_))
    assert said_direction(before + change_ + behind, span) == direction
