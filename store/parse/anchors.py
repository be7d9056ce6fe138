"""The text of a document as the reader takes it: sentences, and the numbers and times that the grammars find in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from store.frozen import Frozen, replace
from store.model import Span
from store.parse.quantities.grammar import find_quantities
from store.parse.quantities.quantity import Quantity
from store.parse.quantities.ranks import find_ranks
from store.parse.quantities.units import local_money
from store.parse.segment.blocks import split_blocks
from store.parse.segment.sentences import sentences
from store.parse.segment.tables import columns
from store.parse.times.fiscal import fiscal_year_of
from store.parse.times.periods import Timex, find_periods


class Anchors(Frozen):
    """Sentences, numbers and times of a document, each in reading order, with spans in the document.

    `headings` has, for the numbers in a table, the time that its column is headed by.
    """

    sentences: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Timex, ...]
    headings: Mapping[int, Span]

    def times_at(self, span: Span) -> tuple[Timex, ...]:
        """The times that a span touches."""
        first = max(0, bisect_right(self.times, span.start, key=lambda one: one.span.start) - 1)
        behind = bisect_left(self.times, span.end, key=lambda one: one.span.start)
        return tuple(one for one in self.times[first:behind] if one.span.overlaps(span))


def find_anchors(text: str, published: date | None) -> Anchors:
    """Read a text by the grammars alone: linear time, and the same for the same text."""
    fiscal, money = fiscal_year_of(text), local_money(text)
    found_sentences: list[Span] = []
    quantities: list[Quantity] = []
    times: list[Timex] = []
    for block in split_blocks(text):
        base = block.span.start
        found_sentences.extend(sentences(block.text, base))
        here = find_periods(block.text, published, fiscal)
        for quantity in _in_order([*find_quantities(block.text, [one.span for one in here], money), *find_ranks(block.text)]):
            counted = quantity.counted.shift(base) if quantity.counted else None
            quantities.append(
                replace(quantity, span=quantity.span.shift(base), full=quantity.full.shift(base), counted=counted)
            )
        times.extend(replace(one, span=one.span.shift(base)) for one in here)
    return Anchors(tuple(found_sentences), tuple(quantities), tuple(times), _headings(text, quantities, times))


def _headings(text: str, quantities: Sequence[Quantity], times: Sequence[Timex]) -> dict[int, Span]:
    """By the number of a quantity the time that heads its column."""
    found: dict[int, Span] = {}
    for one in columns(text):
        at = bisect_left(quantities, one.cell.start, key=lambda quantity: quantity.span.start)
        heading = bisect_left(times, one.heading.start, key=lambda time: time.span.start)
        inside = at < len(quantities) and quantities[at].span.start < one.cell.end
        if inside and heading < len(times) and times[heading].span.start < one.heading.end:
            found[at] = times[heading].span
    return found


def _in_order(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Quantities in reading order; of two that overlap the first."""
    kept: list[Quantity] = []
    for one in sorted(quantities, key=lambda one: one.span):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
