"""The line that says when and where an article was filed: "date 2024-01-24 BEIJING - ", "LONDON, Jan 24 (Agency) - "."""

from __future__ import annotations

import re
from datetime import date

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
_FILED = re.compile(
    rf"\s*(?P<city>{_CITY})(?:,?\s*(?:{_SHORT_DATE})(?:,?\s*\d{{4}})?)?\s*(?:\([^()\n]{{2,40}}\))?\s*(?:-{{1,2}}|–|—|:)\s+"
)
_HEAD = 600
"""Characters from the start within which a date standing on its own is the article's date."""


class Dateline(Frozen):
    """The dateline's span (from the text's first character on), and the publication date when it holds one."""

    span: Span
    published: str | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline that a text opens with; None when it opens with prose."""
    label = re.match(rf"\s*{_LABEL}", text, re.IGNORECASE)
    start = label.end() if label else 0
    dated = _DATE.match(text, start)
    published = _iso(dated) if dated else None
    end = dated.end() if dated and published else 0
    filed = _FILED.match(text, end)
    if filed:
        published = published or _date_within(text, filed.start(), filed.end())
        end = filed.end()
    elif end and not re.match(r"[^\S\n]*(?:[-–—:|]+\s|\n|$)", text[end:]):
        return None  # "2024-01-24 was a good day for …" is prose.
    elif end:
        end += len(re.match(r"\s*[-–—:|]*\s*", text[end:]).group())  # type: ignore[union-attr]  # matches always
    return Dateline(Span(0, end), published) if end else None


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
