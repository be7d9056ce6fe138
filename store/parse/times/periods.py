"""Dates and periods in a text, resolved against the publication date.

The longest pattern (`time_patterns`) that matches at a place wins.
What cannot be resolved without a publication date keeps its text and has no dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from store.frozen import Frozen, replace
from store.model import Period, Span
from store.model.period import days
from store.parse.lexicon.time import MONTHS, ORDINALS
from store.parse.times.calendar import Stretch
from store.parse.times.fiscal import FiscalYear, in_fiscal_year
from store.parse.times.patterns import PATTERNS, Relation, Resolver, numeral


class Timex(Frozen):
    """A time expression: its span in the block (with a leading preposition), its dates, and how it relates to them.

    A "baseline" is what something is compared with ("a year earlier"), not when it happened.
    `count` is the number of units of a streak or duration ("eight straight years"), with their `unit`.
    """

    span: Span
    text: str
    stretch: Stretch
    relation: Relation = "in"
    count: int | None = None
    unit: str | None = None
    bare_month: bool = False

    def period(self) -> Period:
        """The value that facts carry."""
        return Period(start=self.stretch.start, end=self.stretch.end, text=self.text)


_PREPOSITION = re.compile(
    r"(?:\b(?P<word>in|on|during|for|over|by|since|until|till|through|throughout|from|as of|at|within|before|after)\s+"
    r"(?:(?:the|early|late|mid)\s+)?)$",
    re.I,
)
_SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) <= 4)
_RELATIONS: dict[str, Relation] = {"by": "by", "since": "since", "until": "until", "till": "until", "before": "by"}
# "May" and "March" are words too: on their own they are months only after a preposition.
_ALSO_WORDS = re.compile(r"(?:May|Mar|March|Sun|Sat|Second|second)\.?")


def find_periods(text: str, published: date | None, fiscal: FiscalYear | None = None) -> list[Timex]:
    """The time expressions of a block's text, in order and without overlaps, with spans in the block.

    `fiscal` is the business year that the document's "FY24" and "last fiscal" are of, where that is known.
    """
    found: list[tuple[int, int, re.Match[str], Resolver, Relation | None]] = []
    small = text.lower()
    for one in PATTERNS:
        if any(word in small for word in one.needs):
            found.extend((m.start(), -m.end(), m, one.resolver, one.relation) for m in one.pattern.finditer(text))
    found.sort(key=lambda entry: entry[:2])
    timexes: list[Timex] = []
    end = 0
    for start, _, match, resolver, relation in found:
        if start < end or _is_word(text, match):
            continue
        stretch = in_fiscal_year(match.group(), resolver(match, published), fiscal, published)
        timexes.append(_timex(text, match, stretch, relation, published))
        end = match.end()
    return [_before(timexes[:at], timex) for at, timex in enumerate(timexes)]


def _before(earlier: Sequence[Timex], timex: Timex) -> Timex:
    """ "in the previous year", told after another time, is the one before that: something to compare with."""
    if not _PREVIOUS.search(timex.text) or timex.relation not in ("in", "duration"):
        return timex
    near = [other for other in earlier if timex.span.start - other.span.end < _NEAR and other.relation == "in"]
    told = any(other.stretch.start and other.stretch.end and other.stretch.start.count("-") < 2 for other in near)
    return replace(timex, relation="baseline") if told else timex


_PREVIOUS = re.compile(r"\b(?:previous|preceding|prior)\b", re.I)
_NEAR = 160
"""Characters: about a sentence."""


def _is_word(text: str, match: re.Match[str]) -> bool:
    if not _ALSO_WORDS.fullmatch(match.group()):
        return False
    return _PREPOSITION.search(text[max(0, match.start() - 12) : match.start()]) is None


def _timex(text: str, match: re.Match[str], stretch: Stretch, relation: Relation | None, published: date | None) -> Timex:
    start, end = match.span()
    while text[end - 1] == " " or (
        text[end - 1] == "." and text[start : end - 1].rsplit(maxsplit=1)[-1].lower() not in _SHORT_MONTHS
    ):
        end -= 1
    leading = _PREPOSITION.search(text[max(0, start - 16) : start])
    word = leading["word"].lower() if leading else ""
    if leading:
        start -= len(leading.group())
    groups = match.groupdict()
    count = None
    if relation in ("streak", "duration"):
        count = numeral(groups["count"]) if groups.get("count") else ORDINALS.get((groups.get("ordinal") or "").lower())
    return Timex(
        span=Span(start, end),
        text=text[start:end],
        stretch=_open_ended(stretch, word, published),
        relation=relation or _RELATIONS.get(word, "in"),
        count=count,
        unit=(groups.get("unit") or "").lower() or None,
        bare_month="month" in groups
        and "day" not in groups
        and not groups.get("year")
        and not groups.get("which")
        and not groups.get("unit"),
    )


def _open_ended(stretch: Stretch, preposition: str, published: date | None) -> Stretch:
    """ "by 2030" has no start; "since 2021" reaches to the day of publication, as precisely as it is told."""
    if preposition == "since":
        now = published.isoformat()[: len(stretch.start)] if published and stretch.start and "Q" not in stretch.start else None
        return Stretch(stretch.start, now if now and stretch.start and now >= stretch.start else None)
    if preposition in ("by", "until", "till", "before"):
        return Stretch(None, stretch.end)
    return stretch


def next_time(timex: Timex, published: date) -> Timex:
    """The same month or day, the next time that it comes round rather than the last."""
    latest = timex.stretch.end or timex.stretch.start
    if latest is None or days(latest)[1] >= published:
        return timex
    ahead = Stretch(_a_year_on(timex.stretch.start), _a_year_on(timex.stretch.end))
    return replace(timex, stretch=ahead)


def _a_year_on(iso: str | None) -> str | None:
    return None if iso is None or iso.endswith("-02-29") else f"{int(iso[:4]) + 1:04}{iso[4:]}"
