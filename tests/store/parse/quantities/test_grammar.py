"""Numbers, units, ranges and qualifiers; and what is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parse.anchors import find_anchors
from store.parse.quantities.grammar import find_quantities
from store.parse.quantities.quantity import Quantity


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("it cost $5 million", "5000000", "USD"),
        ("a US $5bn fund", "5000000000", "USD"),
        ("C$3.5bn", "3500000000", "CAD"),
        ("10.5 million Australian dollars", "10500000", "AUD"),
        ("RMB 2 billion", "2000000000", "CNY"),
        ("Rs 12,34,567", "1234567", "INR"),
        ("5 crore rupees", "50000000", "INR"),
        ("half a billion dollars", "500000000", "USD"),
        ("tens of millions of euros", "10000000", "EUR"),
        ("for 7.5 mln dlrs in cash", "7500000", "USD"),
        ("1.75 dlrs a share", "1.75", "USD/share"),
        ("$US 2 bln", "2000000000", "USD"),
        ("$3.1 bil", "3100000000", "USD"),
        ("60 mln stg", "60000000", "GBP"),
        ("₹2,300 cr", "23000000000", "INR"),
        ("a $1.2-billion deal", "1200000000", "USD"),
        ("billion-dollar plans", "1000000000", "USD"),
        ("$80 a barrel", "80", "USD/barrel"),
        ("15 kWh per 100 km", "15", "kWh/100 km"),
        ("a 10-minute charge", "10", "minute"),
        ("an 800V system", "800", "V"),
        ("200km of road", "200", "km"),
        ("18.8%", "18.8", "percent"),
        ("30 per cent", "30", "percent"),
        ("25 basis points", "25", "basis_point"),
        ("2.5 percentage points", "2.5", "percentage_point"),
        ("1.234,5 kg", "1234.5", "kg"),
        ("one hundred and fifty tonnes", "150", "tonne"),
        ("9 million barrels per day", "9000000", "barrel/day"),
        ("a third of sales", "33.333333", "percent"),
        ("two-thirds more", "66.666667", "percent"),
        ("half of its output", "50", "percent"),
        ("sales doubled", "2", "times"),
        ("threefold", "3", "times"),
        ("two and a half million tonnes", "2500000", "tonne"),
        ("19 cents a share", "0.19", "USD/share"),
        ("33.5p a share", "0.335", "GBP/share"),
        ("1.9 billion Danish crowns", "1900000000", "DKK"),
        ("1.2 million sq ft", "1200000", "square foot"),
        ("2.1m kg", "2100000", "kg"),
    ],
)
def test_a_number_has_its_value_and_unit(text: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert quantity.value == Decimal(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [
        ("over 1.2 million units", "over", "over 1.2 million"),
        ("it surpassed 9.58 million", "over", "surpassed 9.58 million"),
        ("at least 50,000 jobs", "at_least", "at least 50,000"),
        ("as many as 3,000 people", "up_to", "as many as 3,000"),
        ("nearly $4bn", "about", "nearly $4bn"),
        ("500-plus dealers", "over", "500-plus"),
        ("exactly 7%", "exact", "exactly 7%"),
    ],
)
def test_a_qualifier_is_read_and_kept_as_written(text: str, qualifier: str, words: str) -> None:
    quantity = only(text)
    assert quantity.qualifier == qualifier
    assert quantity.full.of(text) == words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 3 and 5 GWh", "3", "5"),
        ("$10-15 million", "10000000", "15000000"),
        ("3% to 5%", "3", "5"),
        ("$1.5 million to $2 million", "1500000", "2000000"),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.value_high, quantity.qualifier) == (Decimal(low), Decimal(high), "range")


def test_from_and_to_are_two_numbers_unless_something_ranges_between_them() -> None:
    assert [str(one.value) for one in find_quantities("cut from $36,040 to $34,935")] == ["36040", "34935"]
    assert only("ranging from 3% to 5%").value_high == Decimal(5)


@pytest.mark.parametrize(
    "text",
    ["the iPhone 11", "a Boeing 787", "the Model 3", "5G networks", "an A380", "an F-150", "version 3.2.1", "at 12:30",
     "won 3-1", "see section 4", "on the 21st", "one of the firms"],
)  # fmt: skip
def test_names_codes_times_and_scores_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


@given(st.text(alphabet="0123456789.,$€%- abkmnotvx\n", max_size=80))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert 0 <= quantity.full.start <= quantity.span.start < quantity.span.end <= quantity.full.end <= len(text)
        assert quantity.span.start >= end
        end = quantity.span.end


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("they built 61 500 pumps", "61500", None),
        ("sales of €2 415 million", "2415000000", "EUR"),
        ("Fr 3'480'000 was spent", "3480000", "CHF"),
        ("worth 2,4 Mrd. Euro", "2400000000", "EUR"),
        ("up to 7¾%", "7.75", "percent"),
        ("fell ½%", "0.5", "percent"),
        ("closed at 14 5/8 dlrs", "14.625", "USD"),
        ("up 2-1/4 pct", "2.25", "percent"),
        ("3/4 of a point", "0.75", None),
        ("grew 4.5pc", "4.5", "percent"),
        ("two dozen shops", "24", None),
        ("half a dozen bids", "6", None),
        ("three quarters of a million tonnes", "750000", "tonne"),
        ("a quarter of a billion dollars", "250000000", "USD"),
        ("one in four", "25", "percent"),
        ("a two-thirds stake", "66.666667", "percent"),
        ("9,000 barrels of crude oil a day", "9000", "barrel/day"),
        ("3 mtpa of cement", "3000000", "tonne/year"),
        ("450,000 b/d", "450000", "barrel/day"),
        ("Tk 40 crore", "400000000", "BDT"),
        ("40¢ a share", "0.40", "USD/share"),
        ("sales rose 12-fold", "12", "times"),
        ("it pro\u00adduced 18 000 bat\u00adteries", "18000", None),
        ("400-odd stores", "400", None),
        ("a loss of $(3.2) million", "-3200000", "USD"),
        ("cash flow was (€8.1 million)", "-8100000", "EUR"),
        ("cash flow was -€8.1m", "-8100000", "EUR"),
        ("a margin of minus 4%", "-4", "percent"),
        ("free cash flow: negative $30 million", "-30000000", "USD"),
    ],
)
def test_the_ways_in_which_figures_are_written_across_the_world(text: str, value: str, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


def test_brackets_behind_a_sum_hold_another_currency_and_no_loss() -> None:
    first, second = find_quantities("it paid 600 billion won ($440 million)")
    assert (first.value, second.value) == (Decimal(600_000_000_000), Decimal(440_000_000))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("₹2,000-2,400 crore", 20_000_000_000, 24_000_000_000),
        ("€700-800 million", 700_000_000, 800_000_000),
        ("$3 to $4 billion", 3_000_000_000, 4_000_000_000),
        ("4-6 per cent", 4, 6),
    ],
)
def test_both_ends_of_a_range_have_its_scale(text: str, low: int, high: int) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.value_high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["in the 1970s", "the late 1980s", "in his 30s", "PCs of 1970s make"])
def test_decades_and_ages_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_a_sign_says_which_way_a_share_moved() -> None:
    up, down = find_quantities("Profit +8% and margin -3%")
    assert (up.direction, down.direction) == ("up", "down")
    assert (up.value, down.value) == (Decimal(8), Decimal(-3))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It needs 1/2 pound of oat flakes.", "lb"),
        ("The boats landed 40,000 pounds of crab.", "lb"),
        ("They put in two pounds of their own money.", "GBP"),
        ("It carries a million pounds of debt.", "GBP"),
        ("It spent 3 pounds of every 10.", "GBP"),
    ],
)
def test_pounds_of_what_has_weight_are_no_money(text: str, unit: str) -> None:
    assert find_anchors(text, None).quantities[0].unit == unit
