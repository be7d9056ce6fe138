"""What a figure is compared with, as a figure of its own: "against 402 million a year earlier"."""

from __future__ import annotations

import re

from store.model import Period
from store.parse import calendar
from store.parse.anchored import Anchored, AnchoredTime
from store.parse.calendar import Unit
from store.parse.reading import Sentence
from store.parse.settings import is_baseline

_UNIT = re.compile(r"\b(year|quarter|half|months?|fiscal)\b|\byear-ago\b|\bprior-year\b", re.I)
_YEARLY = re.compile(r"year|\b(?:same|comparable|corresponding|fiscal)\b|\b(?:twelve|12)\s+months", re.I)
_REACH = 9
"""Tokens after the figure in which its own time stands."""


def time_of(sentence: Sentence, baseline: Anchored) -> AnchoredTime | None:
    """The time that stands right after a baseline, before the next figure."""
    following = [entry.first for entry in sentence.quantities if entry.first > baseline.last]
    end = min([baseline.last + _REACH, *following])
    return next((time for time in sentence.times if baseline.last < time.head.i <= end), None)


def period_of(time: AnchoredTime, own: Period | None) -> Period | None:
    """When a baseline was: the dates of its time, or, for "a year earlier", that long before the figure's `own` period."""
    relative = time.timex.relation == "baseline" or (is_baseline(time) and time.timex.stretch.start is None)
    if not relative:
        known = time.timex.stretch.start or time.timex.stretch.end
        return time.timex.period() if known else None
    unit = _UNIT.search(time.timex.text)
    if unit is None or own is None or not (own.start and own.end):
        return None
    name: Unit = (unit[1] or "year").lower().removesuffix("s")  # type: ignore[assignment]  # the pattern's words are the literals
    if _YEARLY.search(time.timex.text):
        name = "year"  # "the same quarter of last year", "the same half": that of the year before
    start, end = calendar.earlier(own.start, name), calendar.earlier(own.end, name)
    return Period(start=start, end=end, text=time.timex.text) if start and end else None
