"""Positions in a text."""

from __future__ import annotations

from store.frozen import Frozen


class Span(Frozen, order=True, array_like=True):
    """A half-open range `[start, end)` of code points of a document's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same span in a text that begins `by` characters earlier."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, *others: Span) -> Span:
        """The smallest span that holds this one and `others`."""
        spans = (self, *others)
        return Span(min(span.start for span in spans), max(span.end for span in spans))
