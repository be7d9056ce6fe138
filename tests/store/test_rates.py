"""Sums in another currency. The rates that are written out here are those the ECB published for the day."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest

from store import rates
from store.rates import EURO, FURTHEST, Converted, convert, currencies, last_day

MONDAY = date(2024, 1, 22)
HUNDRED = Decimal(100)
CENT = Decimal("0.01")


def rate(currency: str, to: str, on: date | None) -> Decimal | None:
    converted = convert(HUNDRED, currency, to, on)
    return None if converted is None else converted.rate


@pytest.mark.parametrize(
    ("to", "on", "published"),
    [
        ("USD", date(1999, 1, 4), "1.1789"),
        ("JPY", date(1999, 1, 4), "133.73"),
        ("USD", date(2024, 1, 22), "1.089"),
        ("CNY", date(2024, 1, 22), "7.8349"),
        ("GBP", date(2022, 12, 30), "0.88693"),
        ("TRL", date(2004, 12, 31), "1836200"),
    ],
)
def test_a_euro_is_worth_what_the_bank_published(to: str, on: date, published: str) -> None:
    assert convert(HUNDRED, EURO, to, on) == Converted(
        value=HUNDRED * Decimal(published), currency=to, rate=Decimal(published), day=on
    )


def test_into_euros_is_a_division() -> None:
    converted = convert(Decimal(700_000_000), "USD", EURO, MONDAY)
    assert converted is not None
    assert converted.value == Decimal("642791551.8824609733700642792")  # 700,000,000 / 1.089
    assert converted.rate == Decimal("0.9182736455463728191000918274")


def test_between_two_others_the_way_is_over_the_euro_and_rounds_once() -> None:
    converted = convert(Decimal(1089), "USD", "CNY", MONDAY)
    assert converted is not None
    assert converted.value == Decimal("7834.9")  # exact, though the rate is not
    assert converted.rate == Decimal("7.194582185491276400367309458")  # 7.8349 / 1.089


def test_there_and_back_is_the_same_sum() -> None:
    there = convert(Decimal("1234567.89"), "JPY", "SEK", MONDAY)
    assert there is not None
    back = convert(there.value, "SEK", "JPY", MONDAY)
    assert back is not None
    assert back.value.quantize(CENT) == Decimal("1234567.89")


def test_what_a_caller_does_to_decimals_does_not_show() -> None:
    expected = convert(HUNDRED, "USD", "CNY", MONDAY)
    with localcontext() as context:
        context.prec = 3
        assert convert(HUNDRED, "USD", "CNY", MONDAY) == expected


def test_every_rate_is_the_one_in_the_shipped_file() -> None:
    rows = list(csv.DictReader(rates._shipped().splitlines()))
    for row in rows[::101]:
        day = date.fromisoformat(row["Date"])
        for currency in set(currencies()) - {EURO}:
            expected = None if row[currency] == "N/A" else Decimal(row[currency])
            assert rate(EURO, currency, day) == expected, (currency, day)


@pytest.mark.parametrize(
    ("on", "used"),
    [
        (date(2024, 1, 20), date(2024, 1, 19)),  # Saturday
        (date(2024, 1, 21), date(2024, 1, 19)),  # Sunday
        (date(2024, 1, 1), date(2023, 12, 29)),  # New Year's Day, a Monday
        (date(2024, 4, 1), date(2024, 3, 28)),  # Easter Monday, after Good Friday
    ],
)
def test_a_day_without_rates_has_those_of_the_working_day_before(on: date, used: date) -> None:
    converted = convert(HUNDRED, EURO, "USD", on)
    assert converted is not None
    assert converted.day == used
    assert converted == convert(HUNDRED, EURO, "USD", used)


def test_no_day_in_the_file_is_too_far_from_the_one_before() -> None:
    days = sorted(date.fromisoformat(row["Date"]) for row in csv.DictReader(rates._shipped().splitlines()))
    assert max(later - earlier for earlier, later in pairwise(days)) <= timedelta(days=FURTHEST)


def test_a_rate_is_at_most_a_week_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "_shipped", lambda: "Date,USD,\n2024-01-22,1.089,\n2024-01-02,1.0956,\n")
    history = rates._history.__wrapped__()
    monkeypatch.setattr(rates, "_history", lambda: history)
    assert rate(EURO, "USD", date(2024, 1, 9)) == Decimal("1.0956")
    assert rate(EURO, "USD", date(2024, 1, 10)) is None
    assert rate(EURO, "USD", date(2024, 1, 22)) == Decimal("1.089")


@pytest.mark.parametrize("on", [None, date.max])
def test_without_a_day_or_after_the_last_one_the_last_rates_are_used(on: date | None) -> None:
    converted = convert(HUNDRED, "USD", "CHF", on)
    assert converted is not None
    assert converted.day == last_day() >= date(2024, 4, 2)
    assert converted == convert(HUNDRED, "USD", "CHF", last_day()) == convert(HUNDRED, "USD", "CHF", last_day() + timedelta(1))


@pytest.mark.parametrize("on", [date.min, date(1998, 12, 31), date(1999, 1, 3)])
def test_before_the_euro_there_are_no_rates(on: date) -> None:
    assert convert(HUNDRED, "USD", EURO, on) is None
    assert convert(HUNDRED, EURO, "GBP", on) is None


@pytest.mark.parametrize(
    ("currency", "last", "without"),
    [
        ("HRK", date(2022, 12, 30), date(2023, 1, 2)),  # Croatia joined the euro
        ("RUB", date(2022, 3, 1), date(2022, 3, 2)),  # suspended
        ("ROL", date(2005, 6, 30), date(2005, 7, 1)),  # four zeros fewer: RON
        ("ISK", date(2008, 12, 9), date(2008, 12, 10)),  # suspended until 2018
    ],
)
def test_a_series_ends_with_its_last_day(currency: str, last: date, without: date) -> None:
    assert rate(currency, "USD", last) is not None
    assert rate(currency, "USD", without) is None
    assert rate("USD", currency, without) is None
    assert currency in currencies()


@pytest.mark.parametrize("currency", ["HRK", "RUB", "BGN"])
def test_a_currency_that_ended_has_no_rate_today(currency: str) -> None:
    assert convert(HUNDRED, currency, EURO, None) is None
    assert convert(HUNDRED, EURO, currency, date.max) is None


def test_a_series_begins_and_resumes_with_its_first_day() -> None:
    assert rate(EURO, "CNY", date(2005, 3, 31)) is None
    assert rate(EURO, "CNY", date(2005, 4, 1)) is not None
    assert rate(EURO, "ISK", date(2018, 1, 31)) is None
    assert rate(EURO, "ISK", date(2018, 2, 1)) == Decimal("125.01")


@pytest.mark.parametrize("code", ["", "XXX", "usd", "Date", "N/A", "VND", "DEM"])
def test_an_unknown_code_converts_to_nothing(code: str) -> None:
    assert convert(HUNDRED, code, EURO, MONDAY) is None
    assert convert(HUNDRED, "USD", code, MONDAY) is None
    assert convert(HUNDRED, code, code, MONDAY) is None
    assert code not in currencies()


@pytest.mark.parametrize("currency", [EURO, "USD", "HRK"])
@pytest.mark.parametrize("on", [date.min, date(2024, 1, 21), date.max])
def test_a_sum_in_its_own_currency_stays_as_it_is_on_any_day(currency: str, on: date) -> None:
    value = Decimal("1234567890123456789012345678901.5")  # more digits than arithmetic would keep
    assert convert(value, currency, currency, on) == Converted(value=value, currency=currency, rate=Decimal(1), day=on)


def test_a_sum_in_its_own_currency_without_a_day_is_of_the_last_one() -> None:
    assert convert(HUNDRED, "USD", "USD", None) == Converted(value=HUNDRED, currency="USD", rate=Decimal(1), day=last_day())


@pytest.mark.parametrize("value", ["0", "-12.5", "1E+12"])
def test_any_size_and_sign_converts(value: str) -> None:
    converted = convert(Decimal(value), EURO, "USD", MONDAY)
    assert converted is not None
    assert converted.value == Decimal(value) * Decimal("1.089")


def test_currencies_are_codes_in_order() -> None:
    known = currencies()
    assert list(known) == sorted(set(known))
    assert {EURO, "USD", "CNY", "HRK"} <= set(known)
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in known)


def test_the_file_is_read_late_and_nothing_that_could_fetch_another_is_loaded() -> None:
    code = (
        "import sys\nfrom decimal import Decimal\nfrom store import rates\n"
        "assert rates._history.cache_info().currsize == 0\n"
        "assert rates.convert(Decimal(1), 'USD', 'EUR', None)\n"
        "print(sorted({'currency_converter', 'urllib.request', 'http.client', 'socket'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_without_the_package_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="currency_converter"):
        rates._shipped()
