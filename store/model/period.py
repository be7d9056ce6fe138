"""When something happened."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from store.frozen import Frozen

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")


def is_iso_date(text: str) -> bool:
    """Whether `text` is a date of any precision: 2023, 2023-Q1, 2023-H1, 2023-12 or 2023-12-31."""
    try:
        days(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def days(iso: str) -> tuple[date, date]:
    """The first and the last day of an ISO date of any precision; ValueError when it is none."""
    match = _ISO.fullmatch(iso)
    if match is None:
        raise ValueError(f"{iso!r} is no ISO date")
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    first, last = 1, 12
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        last = 3 * int(match["quarter"])
        first = last - 2
    elif match["half"]:
        last = 6 * int(match["half"])
        first = last - 5
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


class Period(Frozen, kw_only=True):
    """A stretch of time: `start` and `end` as ISO dates of any precision, and the `text` it was read from.

    Both are None when the text says when, but not in a way that a calendar can hold ("earlier").
    """

    start: str | None
    end: str | None
    text: str

    def __post_init__(self) -> None:
        for iso in (self.start, self.end):
            if iso is not None:
                days(iso)
        if self.start and self.end and days(self.start)[0] > days(self.end)[1]:
            raise ValueError(f"a period cannot end before it starts: {self.start}..{self.end}")
