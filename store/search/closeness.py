"""How near two numbers that texts give must be to be one: as near as their digits and their words say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TypeVar

from store.frozen import replace
from store.model import Amount, Qualifier, Value

Interval = tuple[Decimal, Decimal]
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LEAST_DIGITS = 2
"""Digits that a number counts as having at least: "1 million" is said of 960,000 too, but not of 700,000."""
_ABOUT = Decimal("0.1")
"""Share by which a number that is given as about may be off."""
_ABOVE, _BELOW = Decimal(2), Decimal(5)
"""How many times a bound the number behind it may be ("over 500"), and the bound the number ("up to 2 billion")."""


def of_amount(amount: Amount, loose: float = 0.0) -> Interval:
    """What a sum may be; `loose` widens it by a share."""
    return _widened(interval(amount.value, amount.text, amount.value_high, amount.qualifier), loose)


def of_value(value: Value, loose: float = 0.0) -> Interval:
    """What a measured value may be; `loose` widens it by a share."""
    return _widened(interval(value.value, value.text, value.value_high, value.qualifier), loose)


def interval(value: Decimal, text: str, high: Decimal | None = None, qualifier: Qualifier = "exact") -> Interval:
    """What a number may be that was written as `text`, with its qualifier."""
    half = _precision(value, text) / 2
    if high is not None:
        return value - half, high + half
    size = abs(value)
    if qualifier == "about":
        half = max(half, size * _ABOUT)
    low, top = value - half, value + half
    if qualifier in ("over", "at_least"):
        top = value + size * (_ABOVE - 1)
    if qualifier in ("under", "up_to"):
        low = value - size * (1 - 1 / _BELOW)
    return low, top


def overlapping(mine: Interval, theirs: Interval) -> bool:
    """Whether two numbers can be one; to touch is not enough: 1.5 and 1.6 are two."""
    return mine == theirs or (mine[0] < theirs[1] and theirs[0] < mine[1])


def close(value: Decimal, other: Decimal) -> bool:
    """Whether two numbers without their texts can be one."""
    return overlapping(interval(value, ""), interval(other, ""))


def _precision(value: Decimal, text: str) -> Decimal:
    """The worth of the last digit that was meant: 100,000 for "1.2 million", 10 million for "700 million", 1 for "100,000"."""
    found = _NUMERAL.search(text)
    written = found[0].replace(",", "").replace(".", "").lstrip("0") if found else ""
    if len(written) <= value.adjusted():
        written = written.rstrip("0")  # of a number with a word for its magnitude
    digits = max(_LEAST_DIGITS, len(written) if written else len(value.normalize().as_tuple().digits))
    return Decimal(1).scaleb(value.adjusted() - digits + 1) if value else Decimal(0)


def _widened(one: Interval, share: float) -> Interval:
    extra = max(abs(one[0]), abs(one[1])) * Decimal(str(share))
    return one[0] - extra, one[1] + extra


T = TypeVar("T", Amount, Value)


def converted(money: T, currency: str, day: date | None) -> T | None:
    """A sum in another currency, at the rate of a day; None where there is none."""
    from store.rates import convert  # late, for few sums are told in two currencies

    own = money.currency if isinstance(money, Amount) else money.unit or ""
    value = convert(money.value, own, currency, day)
    high = convert(money.value_high, own, currency, day) if money.value_high is not None else None
    if value is None:
        return None
    name = "currency" if isinstance(money, Amount) else "unit"
    return replace(money, value=value.value, value_high=high.value if high else None, text="", **{name: currency})
