"""What the sentences of a text set for those that follow: the period that figures are of, the day that is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.model import Period, Span
from store.model.period import days
from store.parse.figure_frame import Earlier, Time
from store.parse.lexicon.measures import STOCKS
from store.parse.lexicon.time import WEEKDAYS
from store.parse.measure import is_measure_noun
from store.parse.metrics import MetricReading
from store.parse.periods import Timex
from store.parse.reading import Sentence
from store.parse.settings import attachment, is_baseline, is_day_of_report
from store.parse.syntax import SUBJECTS

_REACH = 5
"""Sentences for which a period holds that was named before, for what names none."""

_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|today|yesterday)\b", re.I)


class TextFrame:
    """The period that the text is in: what "In 2023, …" set, or the last figure that named its own.

    It holds for a few sentences, and changes while the document is read.
    """

    def __init__(self) -> None:
        self._period: tuple[Period, Span] | None = None
        self._set_at = 0
        self._reported: tuple[Period, Span] | None = None
        self._weekday: tuple[Period, Span] | None = None
        self._weekday_at = 0
        self._sentence = 0
        self._earlier: list[tuple[int, Time, str, bool]] = []

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """The times that the sentences right before named, latest first."""
        return tuple(
            Earlier(time=time, age=self._sentence - at, relation=relation, reported=reported)
            for at, time, relation, reported in reversed(self._earlier)
            if 0 < self._sentence - at <= _REACH
        )

    @property
    def reported(self) -> tuple[Period, Span] | None:
        """The day on which this sentence says that it is told, with its span in the document."""
        return self._reported

    @property
    def day(self) -> tuple[Period, Span] | None:
        """The day that markets moved on: the last weekday that was named."""
        return self._weekday if self._sentence - self._weekday_at <= _REACH else None

    def open(self, sentence: Sentence) -> tuple[Period, Span] | None:
        """Begin a sentence: the period that its figures are of when they name none."""
        self._sentence += 1
        day = _day_of_report(sentence)
        self._reported = (day.period(), day.span.shift(sentence.reading.block.span.start)) if day else None
        for time in sentence.times:
            if _WEEKDAY.search(time.timex.text) and time.timex.stretch.start:
                self._weekday = time.timex.period(), time.timex.span.shift(sentence.reading.block.span.start)
                self._weekday_at = self._sentence
        self._note(sentence)
        own = _opening_period(sentence)
        if own is not None:
            self._set(sentence, own.period(), own.span)
        return self._period if self._sentence - self._set_at <= _REACH else None

    def _note(self, sentence: Sentence) -> None:
        """Note the whole times of a sentence for those after it."""
        base = sentence.reading.block.span.start
        for time in sentence.times:
            if time.timex.stretch.start and time.timex.stretch.end:
                when = time.timex.period(), time.timex.span.shift(base)
                relation = "compared" if is_baseline(time) else time.timex.relation
                self._earlier.append((self._sentence, when, relation, is_day_of_report(time, attachment(time))))

    def close(self, sentence: Sentence, figures: Sequence[MetricReading]) -> None:
        """End a sentence: the next ones go on with the period of its last figure that has a whole one."""
        for figure in figures:
            compared = figure.rule.endswith(".baseline") or _of_before(sentence, figure)
            flow = figure.measure not in STOCKS or (figure.measure == "customers" and ".held." in figure.rule)
            told = flow and figure.outlook is None and not compared
            if figure.period and told and _is_stretch(figure.period[0]) and figure.period[0].start and figure.period[0].end:
                self._set(sentence, *figure.period)

        own = _reported_period(sentence) if not figures else None
        if own is not None:
            self._set(sentence, own.period(), own.span)

    def _set(self, sentence: Sentence, period: Period, span: Span) -> None:
        self._period = period, span.shift(sentence.reading.block.span.start)
        self._set_at = self._sentence


def _of_before(sentence: Sentence, figure: MetricReading) -> bool:
    """Whether a figure's time is one that others are compared with: "a loss of 17 million a year ago"."""
    own = figure.period[1] if figure.period else None
    return any(time.timex.span == own and (time.timex.relation == "baseline" or is_baseline(time)) for time in sentence.times)


def _day_of_report(sentence: Sentence) -> Timex | None:
    """ "said on Thursday", "today announced": the day that a sentence's verb of saying names."""
    return next((time.timex for time in sentence.times if is_day_of_report(time, attachment(time))), None)


def _is_stretch(period: Period) -> bool:
    """Whether a period is a month or more: figures of a day are of that day alone."""
    if not (period.start and period.end):
        return False
    return (days(period.end)[1] - days(period.start)[0]).days >= 27


def _reported_period(sentence: Sentence) -> Timex | None:
    """ "reported second-quarter results", "exports rose for a fifth month in October": told without a figure."""
    told = [time.timex for time in sentence.times if time.timex.relation == "in" and not is_baseline(time)]
    whole = [timex for timex in told if timex.stretch.end and _is_stretch(timex.period())]
    words = {token.lower_ for token in sentence.tokens}
    moved = any(token.dep_ in SUBJECTS and is_measure_noun(token) for token in sentence.tokens)
    return whole[0] if len(whole) == 1 and (moved or words & _RESULTS) else None


_RESULTS = frozenset("results earnings quarter half figures".split())


def _opening_period(sentence: Sentence) -> Timex | None:
    """ "In 2023, …": a period before the sentence's subject, which the next sentences share."""
    first = next((token.i for token in sentence.tokens if token.dep_ in SUBJECTS), sentence.tokens.end)
    for time in sentence.times:
        known = time.timex.stretch.start and time.timex.stretch.end
        if time.head.i < first and time.timex.relation == "in" and known:
            return time.timex
    return None
