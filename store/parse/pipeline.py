"""The reading order of the whole package: text, blocks, parse, quantities and periods, companies, then facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from store.model import Company, Document, Fact, Investment, Metric, Period, Span
from store.model.period import days
from store.parse import resolve
from store.parse.anchored import anchor, anchor_times
from store.parse.blocks import Block, split_blocks
from store.parse.companies import Cast, find_companies
from store.parse.dateline import published_in
from store.parse.fiscal import fiscal_year_of
from store.parse.investments import InvestmentReading, find_investments
from store.parse.lexicon.measures import STOCKS
from store.parse.lexicon.time import WEEKDAYS
from store.parse.measure import is_measure_noun
from store.parse.metrics import Frame, MetricReading, find_metrics
from store.parse.names import abbreviations
from store.parse.periods import Timex, find_periods
from store.parse.quantities import find_quantities
from store.parse.reading import Found, Reading, Sentence
from store.parse.reference import Memory, remember
from store.parse.seats import find_seats, seated
from store.parse.sequels import REACH, Sequel, find_backers, find_sequels, find_times
from store.parse.sequels import apply as add_to
from store.parse.settings import attachment, is_baseline, is_day_of_report
from store.parse.standings import find_standings
from store.parse.syntax import SUBJECTS
from store.parse.tellers import only_tells

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_FRAME_REACH = 5
_REPORTED_REACH = 1
_NEWS = ("announced", "agreed", "planned", "cancelled")
"""What a report tells of on its day; what is completed may be long so."""
_ANNOUNCED_REACH = 2
_BATCH_DOCUMENTS = 32
_BATCH_CHARACTERS = 200_000
"""How much goes through the language pipeline at once: enough to fill its batches, little enough to stay small."""
"""Sentences for which a period holds that was named before, for figures that name none."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document, dated, with its facts and the readings they came from."""

    document: Document
    readings: tuple[Reading, ...]
    cast: Cast
    companies: tuple[Company, ...]
    investments: tuple[Investment, ...]
    metrics: tuple[Metric, ...]
    events: tuple[tuple[int, Sentence, InvestmentReading], ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts: companies, then investments, then metrics, each in reading order."""
        return (*self.companies, *self.investments, *self.metrics)


def dated(document: Document) -> Document:
    """The document with the publication date that its own first lines give, unless its source gave one."""
    if document.published is not None:
        return document
    return replace(document, published=published_in(document.text))


def parse(document: Document, language: Language) -> Parsed:
    """Read one document. Pure: the same document gives the same facts."""
    blocks = split_blocks(document.text)
    return _parsed(document, blocks, list(language.pipe(block.text for block in blocks)))


def parse_all(documents: Iterable[Document], language: Language) -> Iterator[Parsed]:
    """Read documents in order, several at a time through the language pipeline: many short texts cost less together."""
    for batch in _batches(documents):
        pieces = [split_blocks(document.text) for document in batch]
        docs = language.pipe(block.text for blocks in pieces for block in blocks)
        for document, blocks in zip(batch, pieces, strict=True):
            yield _parsed(document, blocks, [next(docs) for _ in blocks])


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) == _BATCH_DOCUMENTS or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parsed(document: Document, blocks: Sequence[Block], docs: Sequence[Doc]) -> Parsed:
    document = dated(document)
    readings = _read(document, blocks, docs)
    cast = readings[0].cast if readings else Cast(())
    long_forms = abbreviations(document.text)
    deals = _Deals()
    metrics: list[Metric] = []
    events: list[tuple[int, Sentence, InvestmentReading]] = []
    memory, frame = Memory(), _Frame()
    for sentence in (sentence for reading in readings for sentence in reading.sentences()):
        period = frame.open(sentence)
        found = find_investments(sentence, memory)
        taken = {entry.first for entry in sentence.quantities for one in found if _uses(one, entry.quantity.full)}
        events.extend((sentence.reading.index, sentence, one) for one in found)
        taken |= deals.add(sentence, taken)
        deals.open(resolve.investment(document, sentence, one, frame.announced) for one in found)
        deals.back(sentence, memory)
        deals.place(sentence, memory)
        deals.date(frame.reported)
        figures = find_metrics(sentence, memory, Frame(period, deals.site(), frame.day), taken)
        frame.close(sentence, figures)
        figures += find_standings(sentence, memory)
        remember(sentence.reading, sentence.tokens.start, sentence.tokens.end, memory, only_tells)
        metrics.extend(resolve.metric(document, sentence, one, long_forms) for one in figures)
    return Parsed(
        document=document,
        readings=tuple(readings),
        cast=cast,
        companies=tuple(resolve.companies(document, readings, cast)),
        investments=tuple(resolve.told_once(resolve.without_repeats(deals.facts))),
        metrics=tuple(resolve.without_repeats(metrics)),
        events=tuple(events),
    )


def _read(document: Document, blocks: Sequence[Block], docs: Sequence[Doc]) -> list[Reading]:
    published = publication_day(document)
    cast = find_companies(document.text, docs)
    fiscal = fiscal_year_of(document.text)
    readings = []
    for index, (block, doc) in enumerate(zip(blocks, docs, strict=True)):
        times = find_periods(block.text, published, fiscal)
        quantities = find_quantities(block.text, [time.span for time in times])
        readings.append(
            Reading(
                index=index,
                block=block,
                doc=doc,
                quantities=tuple(
                    entry for entry in anchor(doc, block.text, quantities) if not cast.at(index, doc[entry.first])
                ),
                times=tuple(anchor_times(doc, times, published)),
                cast=cast,
            )
        )
    return readings


def publication_day(document: Document) -> date | None:
    """The last day that the publication date allows."""
    return days(document.published)[1] if document.published else None


def _uses(reading: InvestmentReading, span: Span) -> bool:
    return any(entry is not None and entry[1] == span for entry in (reading.amount, reading.stake))


class _Deals:
    """The investments read so far, to which later sentences add; it changes while the document is read."""

    def __init__(self) -> None:
        self.facts: list[Investment] = []
        self._told_at: list[int] = []
        self._sentence = 0

    def add(self, sentence: Sentence, taken: set[int]) -> set[int]:
        """Add to the latest investments what a sentence tells of them; the first tokens of the sums that were used."""
        self._sentence += 1
        for sequel in find_times(sentence):
            self._extend(sentence, sequel)
        sequels = find_sequels(sentence, taken)
        return {sequel.first for sequel in sequels if self._extend(sentence, sequel) and sequel.first is not None}

    def back(self, sentence: Sentence, memory: Memory) -> None:
        """Add the backers that a sentence names to the latest round, which may be its own."""
        for sequel in find_backers(sentence, memory):
            self._extend(sentence, sequel)

    def _extend(self, sentence: Sentence, sequel: Sequel) -> bool:
        for at in self._recent(REACH):
            changed = add_to(self.facts[at], sequel, sentence.reading.block.span.start)
            if changed is not None:
                self.facts[at] = changed
                return True
        return False

    def place(self, sentence: Sentence, memory: Memory) -> None:
        """Add where the target of a deal is from, as a sentence calls it."""
        for name, place in find_seats(sentence, memory):
            for at in self._recent(REACH):
                changed = seated(self.facts[at], name, place, sentence.reading.block.span.start)
                self.facts[at] = changed or self.facts[at]

    def date(self, day: tuple[Period, Span] | None) -> None:
        """Add the day of a report to what it tells of: deals of the sentences right before that have no time yet."""
        for at in self._recent(_REPORTED_REACH) if day else ():
            fact = self.facts[at]
            if day is not None and fact.period is None and fact.status in _NEWS:
                fields = {**fact.evidence.fields, "period": day[1]}
                self.facts[at] = replace(fact, period=day[0], evidence=replace(fact.evidence, fields=fields))

    def _recent(self, reach: int) -> Iterator[int]:
        """The investments told of in the last sentences, latest first."""
        for at in range(len(self.facts) - 1, -1, -1):
            if self._sentence - self._told_at[at] > reach:
                return
            yield at

    def site(self) -> Found | None:
        """The place of the plant told of last, with its span in the document."""
        for fact, told_at in zip(reversed(self.facts), reversed(self._told_at), strict=True):
            if self._sentence - told_at > REACH:
                return None
            if fact.type in ("plant", "joint_venture", "research") and fact.place and "place" in fact.evidence.fields:
                return Found(fact.place, fact.evidence.fields["place"])
        return None

    def open(self, facts: Iterable[Investment]) -> None:
        """Add the investments that the sentence itself states."""
        for fact in facts:
            self.facts.append(fact)
            self._told_at.append(self._sentence)


_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|today|yesterday)\b", re.I)


class _Frame:
    """The period that the text is in: what "In 2023, …" set, or the last figure that named its own.

    It holds for a few sentences, and changes while the document is read.
    """

    def __init__(self) -> None:
        self._period: tuple[Period, Span] | None = None
        self._set_at = 0
        self._announced: tuple[Period, Span] | None = None
        self._announced_at = 0
        self._weekday: tuple[Period, Span] | None = None
        self._weekday_at = 0
        self._sentence = 0

    @property
    def reported(self) -> tuple[Period, Span] | None:
        """The day on which this sentence says that it is told."""
        return self._announced if self._announced_at == self._sentence else None

    @property
    def day(self) -> tuple[Period, Span] | None:
        """The day that markets moved on: the last weekday that was named."""
        return self._weekday if self._sentence - self._weekday_at <= _FRAME_REACH else None

    @property
    def announced(self) -> tuple[Period, Span] | None:
        """The day on which what is told was announced, with its span in the document, if it was said lately."""
        return self._announced if self._sentence - self._announced_at <= _ANNOUNCED_REACH else None

    def open(self, sentence: Sentence) -> tuple[Period, Span] | None:
        """Begin a sentence: the period that its figures are of when they name none."""
        self._sentence += 1
        day = _day_of_report(sentence)
        if day is not None:
            self._announced = day.period(), day.span.shift(sentence.reading.block.span.start)
            self._announced_at = self._sentence
        for time in sentence.times:
            if _WEEKDAY.search(time.timex.text) and time.timex.stretch.start:
                self._weekday = time.timex.period(), time.timex.span.shift(sentence.reading.block.span.start)
                self._weekday_at = self._sentence
        own = _opening_period(sentence)
        if own is not None:
            self._set(sentence, own.period(), own.span)
        return self._period if self._sentence - self._set_at <= _FRAME_REACH else None

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
