"""Arithmetic on ISO dates of any precision. Pure; the publication date is an argument."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from store.frozen import Frozen

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade"]


class Stretch(Frozen):
    """Two ISO dates, start and end, either of any precision; None where it is open or not known."""

    start: str | None
    end: str | None


UNKNOWN = Stretch(None, None)


def year(number: int) -> Stretch:
    return Stretch(f"{number:04}", f"{number:04}")


def quarter(year_: int, number: int) -> Stretch:
    return Stretch(f"{year_:04}-Q{number}", f"{year_:04}-Q{number}")


def half(year_: int, number: int) -> Stretch:
    return Stretch(f"{year_:04}-H{number}", f"{year_:04}-H{number}")


def month(year_: int, number: int) -> Stretch:
    return Stretch(f"{year_:04}-{number:02}", f"{year_:04}-{number:02}")


def day(when: date) -> Stretch:
    return Stretch(when.isoformat(), when.isoformat())


def months_back(end_year: int, end_month: int, count: int) -> Stretch:
    """The `count` months that end with the given one."""
    first = end_year * 12 + end_month - 1 - (count - 1)
    return Stretch(f"{first // 12:04}-{first % 12 + 1:02}", f"{end_year:04}-{end_month:02}")


def first_months(year_: int, count: int) -> Stretch:
    """January to the `count`th month of a year."""
    return Stretch(f"{year_:04}-01", f"{year_:04}-{count:02}") if 1 <= count <= 12 else UNKNOWN


def weeks_back(end: str, count: int) -> Stretch:
    """The `count` weeks that end with the given day."""
    last = date.fromisoformat(end)
    return Stretch((last - timedelta(weeks=count) + timedelta(days=1)).isoformat(), end)


def relative(published: date, unit: Unit, offset: int) -> Stretch:
    """The unit of the calendar that is `offset` units from the one that `published` lies in."""
    if unit == "year":
        return year(published.year + offset)
    if unit == "half":
        index = published.year * 2 + (published.month - 1) // 6 + offset
        return half(index // 2, index % 2 + 1)
    if unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + offset
        return quarter(index // 4, index % 4 + 1)
    if unit == "month":
        index = published.year * 12 + published.month - 1 + offset
        return month(index // 12, index % 12 + 1)
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=offset)
        return Stretch(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    if unit == "day":
        return day(published + timedelta(days=offset))
    return UNKNOWN


def latest_month(published: date, number: int) -> Stretch:
    """The last time the month came round: this year's if it has begun by then, else last year's."""
    return month(published.year if number <= published.month else published.year - 1, number)


def next_month(published: date, number: int) -> Stretch:
    """The next time the month comes round after the publication."""
    return month(published.year if number > published.month else published.year + 1, number)


def latest_weekday(published: date, number: int) -> Stretch:
    """The last such weekday up to the day of publication."""
    return day(published - timedelta(days=(published.weekday() - number) % 7))


def past(published: date, unit: Unit, count: int) -> Stretch:
    """The last `count` whole units before the one that `published` lies in ("the past five years")."""
    if count < 1 or unit in ("decade", "half"):
        return UNKNOWN
    return Stretch(relative(published, unit, -count).start, relative(published, unit, -1).end)


def day_of_month(year_: int, month_: int, day_: int) -> Stretch:
    """A day, UNKNOWN when the calendar has none such."""
    if not 1 <= day_ <= monthrange(year_, month_)[1]:
        return UNKNOWN
    return day(date(year_, month_, day_))


def latest_day(published: date, month_: int, day_: int) -> Stretch:
    """The last time the day came round up to publication."""
    past_year = (month_, day_) > (published.month, published.day)
    return day_of_month(published.year - 1 if past_year else published.year, month_, day_)
