"""When a fact was, and when it was told, as first and last days."""

from __future__ import annotations

from datetime import date, timedelta

from store.model import Fact
from store.model.period import days

Days = tuple[date, date]


def spoken_days(fact: Fact) -> Days | None:
    """The days that a fact speaks of, both ends known."""
    period = fact.when
    if period is None or not period.start or not period.end:
        return None
    return days(period.start)[0], days(period.end)[1]


def published_days(fact: Fact) -> Days | None:
    """The days on which a fact's article may have come out."""
    return days(fact.published) if fact.published else None


def length(one: Days) -> timedelta:
    """From the first day to the last."""
    return one[1] - one[0]


def apart(mine: Days, theirs: Days) -> timedelta:
    """How far two stretches of days lie from one another; none or less where they touch."""
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1])
