"""The line that says when and where an article was filed: "date 2024-01-24 BEIJING - ", "LONDON, Jan 24 (Agency) - "."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from store.frozen import Frozen
from store.model import Span
from store.parse.lexicon.time import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""\b(?:
        (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
      | (?P<month1>{_MONTH})\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>(?:19|20)\d\d)
      | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>(?:19|20)\d\d)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = r"(?:(?:date|dated|published|updated|posted)\b\s*:?\s*(?:on\s+)?)?"
_CITY = r"[A-Z][A-Z.'-]+(?:[ /][A-Z][A-Z.'-]+){0,3}(?:,\s*(?:[A-Z][\w.'-]*\s?){1,3})?"
_SHORT_DATE = rf"(?i:(?:{_MONTH})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTH}))"
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[A-Z][\w .-]{2,30}/)"
_DASH = r"\s*(?:-{1,2}|–|—|:)\s+"
_FILED = re.compile(
    rf"\s*(?P<city>{_CITY})(?:,?\s*(?:[-–—]\s*)?(?:{_SHORT_DATE})(?:,?\s*\d{{4}})?)?\s*{_AGENCY}?(?:{_DASH}|(?<=/)\s*-{{2}}\s*|(?<=\))\s*-{{2}}\s*)"
)
_TITLE_CITY = r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}(?:, [A-Z][\w.]+){0,2}"
_RELEASED = re.compile(
    rf"\s*(?P<city>{_TITLE_CITY}),?\s*(?:[-–—]\s*)?(?:{_SHORT_DATE}),?\s*\d{{4}}\s*(?:{_AGENCY}\s*-{{0,2}}\s*[-–—]?\s*|{_DASH})"
)
"""A place in small letters opens a dateline only with a whole date and what parts it from the prose."""
_HEAD = 600
"""Characters from the start within which a date standing on its own is the article's date."""


class Dateline(Frozen):
    """The dateline's span, and the publication date when it holds one."""

    span: Span
    published: str | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline that a text opens with, or the prose below its headline; None where there is none."""
    for start in _openings(text):
        found = _dateline_at(text, start)
        if found is not None:
            return found
    return None


_LINES = 4
"""Lines that a dateline may open: below headline, byline and summary."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def _openings(text: str) -> list[int]:
    return [match.start() for match in islice(_LINE.finditer(text, 0, _HEAD), _LINES)]


def _dateline_at(text: str, opening: int) -> Dateline | None:
    label = re.compile(rf"\s*{_LABEL}", re.IGNORECASE).match(text, opening)
    start = label.end() if label else opening
    dated = _DATE.match(text, start) if opening == 0 else None
    published = _iso(dated) if dated else None
    end = dated.end() if dated and published else 0
    filed = _FILED.match(text, end or opening) or _RELEASED.match(text, end or opening)
    if filed:
        published = published or _date_within(text, filed.start(), filed.end())
        if opening and not re.search(rf"{_AGENCY}|{_SHORT_DATE}", filed.group()):
            return None  # "PLAN B - " below a headline
        end = filed.end()
    elif end and not re.match(r"[^\S\n]*(?:[-–—:|]+\s|\n|$)", text[end:]):
        return None  # "2024-01-24 was a good day for …" is prose.
    elif end:
        end += len(re.match(r"\s*[-–—:|]*\s*", text[end:]).group())  # type: ignore[union-attr]  # matches always
    return Dateline(Span(opening, end), published) if end else None


def published_in(text: str) -> str | None:
    """The publication date that an article states: in its dateline, or alone on one of its first lines."""
    dateline = find_dateline(text)
    if dateline and dateline.published:
        return dateline.published
    for line in text[:_HEAD].splitlines()[:8]:
        match = _DATE.search(line)
        if match and len(line.strip()) - len(match.group()) <= 40 and not line.rstrip().endswith("."):
            return _iso(match)
    return None


def _date_within(text: str, start: int, end: int) -> str | None:
    match = _DATE.search(text, start, end)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        month = MONTHS[(match["month1"] or match["month2"]).lower()]
        return date(int(match["year1"] or match["year2"]), month, int(match["day1"] or match["day2"])).isoformat()
    except ValueError:
        return None
