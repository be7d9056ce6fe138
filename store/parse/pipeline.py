"""The reading order of the whole package: text, blocks, parse, quantities and periods, companies, then facts."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from store.frozen import Frozen, replace
from store.model import Company, Document, Fact, Investment, Metric, Period, Span
from store.model.period import days
from store.parse import resolve
from store.parse.anchored import anchor, anchor_times
from store.parse.blocks import Block, split_blocks
from store.parse.companies import Cast, find_companies
from store.parse.dateline import published_in
from store.parse.deal_dates import timed
from store.parse.figure_frame import Frame
from store.parse.finishing import finished
from store.parse.fiscal import fiscal_year_of
from store.parse.investments import InvestmentReading, find_investments
from store.parse.metrics import find_metrics
from store.parse.names import abbreviations
from store.parse.periods import find_periods
from store.parse.quantities import find_quantities
from store.parse.reading import Found, Reading, Sentence
from store.parse.reference import Deal, Memory, remember
from store.parse.retold import of_the_same
from store.parse.seats import find_seats, seated
from store.parse.sequel_times import find_times
from store.parse.sequels import REACH, Sequel, find_backers, find_sequels
from store.parse.sequels import apply as add_to
from store.parse.standings import find_standings
from store.parse.subjects import note_country
from store.parse.tellers import only_tells
from store.parse.text_frame import TextFrame

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_REPORTED_REACH = 1
_NEWS = ("agreed", "planned", "cancelled")
"""What a report tells of on its day; what is completed may be long so."""
_BATCH_DOCUMENTS = 32
_BATCH_CHARACTERS = 200_000
"""How much goes through the language pipeline at once: enough to fill its batches, little enough to stay small."""


class Parsed(Frozen):
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


class Failed(Frozen):
    """A document that could not be parsed, and why: a mistake of ours, or of spaCy's, that others need not suffer from."""

    document: Document
    why: str


def dated(document: Document) -> Document:
    """The document with the publication date that its own first lines give, unless its source gave one."""
    if document.published is not None:
        return document
    return replace(document, published=published_in(document.text))


def parse(document: Document, language: Language) -> Parsed:
    """Read one document. Pure: the same document gives the same facts."""
    blocks = split_blocks(document.text)
    return _parsed(document, blocks, list(language.pipe(block.text for block in blocks)))


def parse_all(documents: Iterable[Document], language: Language) -> Iterator[Parsed | Failed]:
    """Read documents in order, several at a time through the language pipeline: many short texts cost less together.

    What fails for one document fails for that one alone. Running out of memory is no failure of a document, and is raised.
    """
    for batch in _batches(documents):
        done = 0
        try:
            for parsed in _together(batch, language):
                done += 1
                yield parsed
        except MemoryError:
            raise
        except Exception:  # whatever it is: which document it was for is found out by reading each alone
            yield from (_alone(document, language) for document in batch[done:])


def _together(batch: Sequence[Document], language: Language) -> Iterator[Parsed]:
    pieces = [split_blocks(document.text) for document in batch]
    docs = language.pipe(block.text for blocks in pieces for block in blocks)
    for document, blocks in zip(batch, pieces, strict=True):
        yield _parsed(document, blocks, [next(docs) for _ in blocks])


def _alone(document: Document, language: Language) -> Parsed | Failed:
    try:
        return parse(document, language)
    except MemoryError:
        raise
    except Exception as error:  # whatever it is, it costs this document only
        return Failed(document, failure_of(error))


def failure_of(error: Exception) -> str:
    """Why a document could not be parsed: what was raised, and where, for whoever is to mend it."""
    *_, frame = traceback.extract_tb(error.__traceback__) or [None]
    where = f" in {PurePath(frame.filename).name}, line {frame.lineno}" if frame else ""
    said = str(error).partition("\n")[0]
    return f"it could not be parsed ({type(error).__name__}{where}{': ' if said else ''}{said})"


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
    memory, frame = Memory(), TextFrame()
    for sentence in (sentence for reading in readings for sentence in reading.sentences()):
        period = frame.open(sentence)
        found = find_investments(sentence, memory)
        taken = {entry.first for entry in sentence.quantities for one in found if _uses(one, entry.quantity.full)}
        events.extend((sentence.reading.index, sentence, one) for one in found)
        taken |= deals.add(sentence, taken)
        deals.open(resolve.investment(document, sentence, one, frame.reported) for one in found)
        deals.time(sentence)
        deals.back(sentence, memory)
        deals.place(sentence, memory)
        deals.date(frame.reported)
        if found:
            target = found[-1].target
            memory.deal = Deal(type=found[-1].type, target=target.text if target else None, sentence=memory.sentence)
        figures = find_metrics(sentence, memory, Frame(period, deals.site(), frame.day, frame.earlier), taken)
        frame.close(sentence, figures)
        figures += find_standings(sentence, memory)
        note_country(sentence.reading, sentence.tokens.start, sentence.tokens.end, memory)
        remember(sentence.reading, sentence.tokens.start, sentence.tokens.end, memory, only_tells)
        metrics.extend(resolve.metric(document, sentence, one, long_forms) for one in figures)
    investments = resolve.told_once(resolve.without_repeats(deals.facts))
    read: list[Fact] = [*resolve.borne_out(resolve.companies(document, readings, cast), investments), *investments]
    facts = finished([*read, *resolve.without_repeats(metrics)], document.text)
    return Parsed(
        document=document,
        readings=tuple(readings),
        cast=cast,
        companies=tuple(fact for fact in facts if isinstance(fact, Company)),
        investments=tuple(fact for fact in facts if isinstance(fact, Investment)),
        metrics=tuple(fact for fact in facts if isinstance(fact, Metric)),
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
        sequels = find_sequels(sentence, taken)
        return {sequel.first for sequel in sequels if self._extend(sentence, sequel) and sequel.first is not None}

    def time(self, sentence: Sentence) -> None:
        """Add when what was told of in a sentence or before happens, as the sentence says."""
        for sequel in find_times(sentence) if self._any_recent() else ():
            self._extend(sentence, sequel)

    def back(self, sentence: Sentence, memory: Memory) -> None:
        """Add the backers that a sentence names to the latest round, which may be its own."""
        for sequel in find_backers(sentence, memory) if self._any_recent() else ():
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
        for name, place in find_seats(sentence, memory) if self._any_recent() else ():
            for at in self._recent(REACH):
                changed = seated(self.facts[at], name, place, sentence.reading.block.span.start)
                self.facts[at] = changed or self.facts[at]

    def date(self, day: tuple[Period, Span] | None) -> None:
        """Add the day of a report to what it tells of: deals of the sentences right before that have no time yet."""
        for at in self._recent(_REPORTED_REACH) if day else ():
            fact = self.facts[at]
            if day is not None and fact.when is None and fact.status in _NEWS:
                self.facts[at] = timed(fact, *day)

    def _any_recent(self) -> bool:
        """Whether there is an investment that a sentence can add to: most have none, and need no reading for it."""
        return any(True for _ in self._recent(REACH))

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
            if fact.type in ("plant", "joint_venture", "research") and fact.place and "place" in fact.evidence:
                return Found(fact.place, fact.evidence["place"])
        return None

    def open(self, facts: Iterable[Investment]) -> None:
        """Add the investments that the sentence itself states."""
        for fact in facts:
            self.facts.append(of_the_same(fact, self.facts))
            self._told_at.append(self._sentence)
