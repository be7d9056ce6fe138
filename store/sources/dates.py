"""Publication dates as feeds and archives write them."""

from __future__ import annotations

import re
from datetime import date

from store.model.period import is_iso_date

_CLOCK = r"(?:[01][0-9]|2[0-4]):?[0-5][0-9](?::?(?:[0-5][0-9]|60)(?:[.,][0-9]+)?)?"
_ZONE = r"(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)"
_ISO_TIME = re.compile(
    rf"(?P<year>[0-9]{{4}})(?P<dash>-?)(?P<month>[0-9]{{2}})(?P=dash)(?P<day>[0-9]{{2}})(?:[T ]?{_CLOCK})?(?: ?{_ZONE})?",
    re.IGNORECASE,
)
_FULL = "January February March April May June July August September October November December".split()
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_FULL, 1)}
_MONTH = "|".join((*_FULL, "Sept", *(name[:3] for name in _FULL)))
_MAIL = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? +)?"
    rf"(?P<day>[0-9]{{1,2}})[ -](?P<month>{_MONTH})[ -](?P<year>[0-9]{{4}}|[0-9]{{2}})"
    r"(?: +[0-9]{1,2}:[0-5][0-9](?::(?:[0-5][0-9]|60))?(?: +(?:[+-][0-9]{4}|[A-Z]{1,5}))?(?: +\([A-Z]+\))?)?",
    re.IGNORECASE,
)
_CENTURY = 50
"""Years of two digits from this one on are of the twentieth century (RFC 2822)."""


def published_date(text: str) -> str | None:
    """The ISO date that a text is, as written: a time and its zone are left out, not converted. None when it is no date.

    Read are ISO dates of any precision, ISO times with or without a zone, both also without dashes and colons, and the
    dates of mail and feeds (RFC 822, RFC 2822). Numbers of seconds are not: nothing tells them from other numbers.
    """
    text = text.strip()
    if text.isascii() and is_iso_date(text):
        return text
    if found := _ISO_TIME.fullmatch(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _MAIL.fullmatch(text):
        year = int(found["year"])
        if len(found["year"]) == len("99"):
            year += 1900 if year >= _CENTURY else 2000
        return _day(year, _MONTHS[found["month"][:3].lower()], int(found["day"]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # the 31st of a month that has no such day
        return None
