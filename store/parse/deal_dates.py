"""Whether a time that is told of an investment is when its latest step was taken, or when it is to be finished."""

from __future__ import annotations

from datetime import timedelta

from store.frozen import replace
from store.model import Investment, Period, Span
from store.model.period import days

_AHEAD = ("planned", "agreed", "started")
"""Statuses after which something is still to come."""
_LONG = timedelta(days=45)
"""A time that is longer than a month or so, and not over yet, is when works are to be done rather than when they were begun."""


def timed(fact: Investment, period: Period, span: Span, *, starts: bool = False) -> Investment:
    """The investment with a time, read at a span of the document, as its `date` or its `due`.

    `starts` says that the words tell when what is built will run.
    """
    name = "due" if _is_due(fact, period, starts=starts) else "date"
    return replace(fact, **{name: period}, evidence={**fact.evidence, name: span})


def _is_due(fact: Investment, period: Period, *, starts: bool) -> bool:
    if fact.status not in _AHEAD:
        return False
    if starts or fact.published is None or period.end is None:
        return starts
    told = days(fact.published)[0]
    first = days(period.start)[0] if period.start else told
    last = days(period.end)[1]
    if first > told or period.start is None:
        return last > told
    return fact.status != "agreed" and last > told and last - first > _LONG
