"""Which of the times that a text names a figure is of, weighed by where they stand and by what sort of figure it is.

Every measure has a sort of time of its own: revenue is of a period, a headcount of a moment, a share price of a day, a
capacity of none. The weights are fitted by `python -m tests.golden.fit_figures`: for each sort of figure its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span as TokenSpan

from store.frozen import Frozen
from store.model import Outlook, Period
from store.model.period import days
from store.parse.anchored import Anchored, AnchoredTime
from store.parse.figure_frame import Frame, Time
from store.parse.lexicon.measures import FLOWS, STOCKS
from store.parse.logistic import Features, Logistic, fitted
from store.parse.measure import Measure
from store.parse.reading import Sentence
from store.parse.settings import attachment, is_baseline, is_day_of_report
from store.parse.syntax import clause_verb

_TIMED = frozenset(
    "share_price price_target market_value valuation dividend price capacity employees jobs stores customers countries "
    "market_share".split()
)
"""Measures that are told often enough to have a sort of time of their own."""
_NOW = frozenset("now currently already today".split())
_JOINS = frozenset("and but while although though ;".split())
_COMPARES = frozenset("from than against versus after with".split())


class Figure(Frozen, kw_only=True):
    """A figure whose time is asked for: its measure, the quantity that stands for it, whether it is yet to come."""

    sentence: Sentence
    measure: Measure
    entry: Anchored
    outlook: Outlook | None


class Candidate(Frozen, kw_only=True):
    """A time that a figure may be of, or None for no time; `away` when an earlier sentence names it."""

    time: Time | None
    away: bool
    features: Features


def weighed(figure: Figure, frame: Frame, ruled: Time | None, *, away: bool) -> tuple[Time | None, bool]:
    """The likeliest time of a figure, and whether an earlier sentence names it.

    `ruled` is what the grammar makes of it, from an earlier sentence when it is `away`: it stands among the others, for
    it may be reckoned ("a year earlier").
    """
    weights = _weights(tuple(sorts_of(figure)))
    best = max(candidates(figure, frame, ruled, away=away), key=lambda one: weights.score(one.features))
    return best.time, best.away


@lru_cache(maxsize=512)
def _weights(sorts: tuple[str, ...]) -> Logistic:
    """The weights of several sorts added up: few sorts go together, and each figure asks for them."""
    fitted_ones = fitted("period_weights")
    total: dict[str, float] = {}
    for sort in sorts:
        for name, weight in fitted_ones[sort].weights.items() if sort in fitted_ones else ():
            total[name] = total.get(name, 0.0) + weight
    return Logistic(bias=0.0, weights=total)


def sorts_of(figure: Figure) -> list[str]:
    """What a figure is, as far as its time is concerned: a flow or a stock, a level or a change, and how it is told."""
    measure = figure.measure
    named = measure.name if measure.name in _TIMED else f"other {measure.sort}"
    sort = "flow" if measure.name in FLOWS else "stock" if measure.name in STOCKS and measure.name not in _TIMED else named
    told = figure.outlook or clause_verb(figure.entry.head).tag_
    return ["any", sort, figure.entry.quantity.role, "ahead" if figure.outlook else "told", f"told {told}"]


def candidates(figure: Figure, frame: Frame, ruled: Time | None, *, away: bool) -> list[Candidate]:
    """What the period of a figure may be: no time, a time of its sentence, one that the sentences before named."""
    found: dict[tuple[str | None, str | None], Candidate] = {}
    for time, borrowed, features in _possible(figure, frame, ruled, away=away):
        key = (time[0].start, time[0].end) if time is not None else (None, None)
        first = found.get(key)
        own, before, known = (first.time, first.away, first.features) if first is not None else (time, borrowed, {})
        found[key] = Candidate(time=own, away=before, features=features | known)
    alone = float(len(found) == 2)
    return [
        Candidate(time=one.time, away=one.away, features=one.features | _kind(one) | {"alone": alone}) for one in found.values()
    ]


def _possible(figure: Figure, frame: Frame, ruled: Time | None, *, away: bool) -> Iterator[tuple[Time | None, bool, Features]]:
    sentence = figure.sentence
    if ruled is not None:
        yield ruled, away, {}
    now = any(token.lower_ in _NOW for token in sentence.tokens)
    yield None, False, {"none": 1.0, "times here": bool(sentence.times), "a frame": frame.period is not None, "now": now}
    for time in sentence.times:
        if time.timex.stretch.start or time.timex.stretch.end:
            yield (time.timex.period(), time.timex.span), False, _here(figure, time)
    if frame.period is not None:
        yield frame.period, True, {"frame": 1.0}
    if frame.day is not None:
        yield frame.day, True, {"day": 1.0}
    if frame.period is not None and frame.period[0].end and figure.measure.name not in FLOWS:
        last = days(frame.period[0].end)[1].isoformat()[:7]
        yield (Period(start=last, end=last, text=frame.period[0].text), frame.period[1]), True, {"end of frame": 1.0}
    for at, one in enumerate(frame.earlier):
        told = {f"age {min(one.age, 4)}": 1.0, f"told {one.relation}": 1.0, "reported": one.reported, "latest": at == 0}
        yield one.time, True, told


def _kind(one: Candidate) -> Features:
    if one.time is None:
        return {}
    where = "away" if one.away else "here"
    return {where: 1.0, f"{where} {_size(one.time[0])}": 1.0}


def _size(period: Period) -> str:
    """How long a period is, by how its ends are written."""
    if not period.start or not period.end:
        return "open" if period.start or period.end else "unknown"
    if period.start != period.end:
        return "stretch"
    if "Q" in period.start or "H" in period.start:
        return "quarter"
    return ("year", "month", "day")[period.start.count("-")]


def _here(figure: Figure, time: AnchoredTime) -> Features:
    """Where a time of the sentence stands to a figure."""
    entry, at = figure.entry, time.head.i
    above = attachment(time)
    verb = clause_verb(entry.head)
    own = clause_verb(above).i
    mine = own in (verb.i, clause_verb(figure.measure.token).i)
    lowest, highest = min(entry.first, at), max(entry.last, at)
    between = sum(lowest < other.first < highest and other.first != entry.first for other in figure.sentence.quantities)
    side = "after" if at > entry.first else "before"
    found: Features = {
        f"is {time.timex.relation}": 1.0,
        f"says {time.timex.text.split()[0].lower()}": 1.0,
        f"on {above.pos_}": 1.0,
        side: 1.0,
        f"{side} {_far(highest - lowest)}": 1.0,
        f"{side} past {min(between, 2)}": 1.0,
        f"past {min(between, 2)}": 1.0,
        "compared": is_baseline(time),
        "report": is_day_of_report(time, above),
        "own clause": mine,
        f"{side} own clause": mine,
        "clause above": any(token.i == own for token in verb.ancestors),
        "of the measure": above.i == figure.measure.token.i,
    }
    return found | _between(figure.sentence.reading.doc[lowest + 1 : highest]) | _rivals(figure, time, side)


def _between(tokens: TokenSpan) -> Features:
    words = {token.lower_ for token in tokens}
    return {
        "past a verb": any(token.pos_ == "VERB" for token in tokens),
        "past and": bool(words & _JOINS),
        "past from": bool(words & _COMPARES),
    }


def _rivals(figure: Figure, time: AnchoredTime, side: str) -> Features:
    """Whether another time is nearer to the figure, and another figure to the time."""
    entry, at = figure.entry, time.head.i
    own = abs(entry.first - at)
    others = [other for other in figure.sentence.quantities if other.first != entry.first and other.quantity.role == "level"]
    same_side = [other for other in others if (at > other.first) == (side == "after")]
    return {
        "nearest": all(abs(other.head.i - entry.first) >= own for other in figure.sentence.times),
        "nearer to another": any(abs(other.last - at) < own for other in same_side),
    }


def _far(steps: int) -> str:
    return next((f"within {most}" for most in (1, 3, 6, 12) if steps <= most), "far")
