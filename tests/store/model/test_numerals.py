"""Numbers as people type them, and amounts as they are written again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.numerals import Numeral, goes_on, is_begun, numeral_at, read_numeral, written_amount


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("36,040", "36040", None),
        ("1,00,000", "100000", None),
        ("500 mn", "5e8", None),
        ("5 LAKH", "5e5", None),
        ("$5 billion", "5e9", "USD"),
        ("US$5m", "5e6", "USD"),
        ("€1.2 bn", "1.2e9", "EUR"),
        ("INR 500 crore", "5e9", "INR"),
        ("Rs. 5 cr", "5e7", "INR"),
        ("₹1,000 crore", "1e10", "INR"),
        ("₹1.5 lakh crore", "1.5e12", "INR"),
        ("1.5 trillion yen", "1.5e12", "JPY"),
        ("5bn eur", "5e9", "EUR"),
        ("3 thousand dollars", "3000", "USD"),
        ("-$5m", "-5e6", "USD"),
        ("€-.5", "-0.5", "EUR"),
    ],
)
def test_numbers_have_scales_and_currencies_beside_them(text: str, value: str, currency: str | None) -> None:
    assert read_numeral(text) == Numeral(Decimal(value), currency)


@pytest.mark.parametrize("text", ["", "much", "5mw", "5 b&c", "$5 dollars", "--5", "-$-5", "5 5", "9" * 41, "9" * 40 + "tn"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("5 byd", "5"), ("5 m thailand", "5 m"), ("$1 bn..$2 bn", "$1 bn"), ("5bn (a)", "5bn"), ("5 b&c", "5")]
)
def test_a_number_ends_where_other_words_begin(text: str, number: str) -> None:
    found = numeral_at(text, 0, len(text))
    assert found is not None
    assert text[: found[1]] == number
    assert found[0] == read_numeral(number)


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("", True),
        ("-", True),
        ("$", True),
        ("IN", True),
        ("INR ", True),
        ("5.", True),
        ("$5bil", True),
        ("x ", False),
        ("5mw", False),
    ],
)
def test_what_may_become_a_number_is_told_from_what_cannot(text: str, begun: bool) -> None:
    assert is_begun(text, money=True) is begun
    assert not is_begun("$", money=False)


@pytest.mark.parametrize(("word", "does"), [("million", True), ("dollars", True), ("byd", False)])
def test_some_words_belong_to_the_number_before_them(word: str, does: bool) -> None:
    assert goes_on(word) is does


@pytest.mark.parametrize(
    ("value", "currency", "written"),
    [
        ("5e9", "USD", "$5bn"),
        ("-1.5e6", "EUR", "-€1.5M"),
        ("3e8", "JPY", "JPY300M"),
        ("2e12", "GBP", "£2tn"),
        ("5e7", "INR", "₹50M"),
        ("36040", None, "36040"),
        ("1234567891", None, "1234567891"),
        ("0.50", "SEK", "SEK0.5"),
        ("0e9", None, "0"),
    ],
)
def test_amounts_are_written_as_people_write_them(value: str, currency: str | None, written: str) -> None:
    assert written_amount(Decimal(value), currency) == written


_typed = st.from_regex(r"-?[0-9]{1,35}(\.[0-9]{1,9})?( ?(k|m|bn|tn|crore))?", fullmatch=True).map(read_numeral)


@given(_typed, st.sampled_from([None, "USD", "EUR", "GBP", "INR", "JPY", "CNY", "KRW", "SEK"]))
def test_a_written_amount_is_read_again(number: Numeral | None, currency: str | None) -> None:
    if number is not None:
        assert read_numeral(written_amount(number.value, currency)) == Numeral(number.value, currency)
