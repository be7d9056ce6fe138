"""Words that say when, as periods: what the time grammar makes of them, resolved against the publication date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.model import Period, Span
from store.parse.times.periods import Timex, next_time


def period(span: Span, text: str, times: Sequence[Timex], published: date | None, *, ahead: bool = False) -> Period:
    """The time that words say; `ahead` for what is still to come. Without dates where no calendar can hold it.

    `times` are those in the words; of several the most precise holds: "in March of last year" is a month.
    """
    said = " ".join(span.of(text).split())
    here = list(times)
    if ahead and published:
        here = [next_time(one, published) if one.bare_month else one for one in here]
    known = [one for one in here if one.stretch.start or one.stretch.end]
    if not known:
        return Period(start=None, end=None, text=said)
    best = max(known, key=lambda one: len(one.stretch.start or one.stretch.end or ""))
    return Period(start=best.stretch.start, end=best.stretch.end, text=said)
