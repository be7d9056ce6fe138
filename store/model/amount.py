"""Numbers as a text gives them: sums of money, measured values, and how much they moved."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from store.frozen import Frozen

Qualifier = Literal["exact", "about", "over", "under", "at_least", "up_to", "range"]
Direction = Literal["up", "down", "flat"]

QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)


def _check(value: Decimal | None, value_high: Decimal | None, qualifier: Qualifier) -> None:
    for one in (value, value_high):
        if one is not None and not one.is_finite():
            raise ValueError(f"{one} is no number")
    if (qualifier == "range") != (value_high is not None):
        raise ValueError("a range has two ends, and nothing else has")
    if value is not None and value_high is not None and value_high < value:
        raise ValueError(f"a range runs upwards, not from {value} to {value_high}")


class Amount(Frozen, kw_only=True):
    """A sum of money. `currency` is an ISO 4217 code; `shared` marks one sum given for several investors."""

    value: Decimal
    currency: str
    text: str
    value_high: Decimal | None = None
    qualifier: Qualifier = "exact"
    shared: bool = False

    def __post_init__(self) -> None:
        _check(self.value, self.value_high, self.qualifier)


class Value(Frozen, kw_only=True):
    """A measured value. `unit` is a normalised singular ("vehicle", "km", "percent", "USD"), None for a bare number."""

    value: Decimal
    unit: str | None
    text: str
    value_high: Decimal | None = None
    qualifier: Qualifier = "exact"

    def __post_init__(self) -> None:
        _check(self.value, self.value_high, self.qualifier)


class Change(Frozen, kw_only=True):
    """How much a value moved: by `percent` or by an `absolute` number, never negative; `direction` says which way.

    `baseline` is what it moved from, as written ("2022", "a year earlier"), None when the text does not say.
    """

    direction: Direction
    text: str
    percent: Decimal | None = None
    absolute: Decimal | None = None
    baseline: str | None = None

    def __post_init__(self) -> None:
        for size in (self.percent, self.absolute):
            if size is not None and not size.is_finite():
                raise ValueError(f"{size} is no number")
            if size is not None and size < 0:
                raise ValueError("the size of a change is not negative; its direction says which way it went")

    @property
    def signed_percent(self) -> Decimal | None:
        """The percentage with its sign: below zero for a fall."""
        if self.percent is None:
            return None
        return -self.percent if self.direction == "down" else self.percent
