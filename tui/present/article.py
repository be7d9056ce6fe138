"""An article as lines of a given width, and the styles of the facts in each line. Positions stay the document's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from rich.cells import cell_len
from rich.text import Text

from store.frozen import Frozen
from store.model import Fact, Span
from tui.present.marked import mark_fields
from tui.present.visible import visible

_BREAKS = re.compile(r"\n")
KIND_STYLES = {"company": "underline", "investment": "underline bold green", "metric": "underline italic cyan"}
SENTENCE_STYLE = "reverse"
_MOST_PLACES = 10_000


class Layout(Frozen):
    """An article's lines as `[start, end)` in the text, for one width."""

    text: str
    lines: tuple[tuple[int, int], ...]

    def line_of(self, position: int) -> int:
        """The line that a character stands in."""
        return max(0, bisect_right(self.lines, (position, len(self.text) + 1)) - 1)


def lay_out(text: str, width: int) -> Layout:
    """Break an article into lines of at most `width` cells, between words where there are any."""
    shown = visible(text).replace("\t", " ")
    lines: list[tuple[int, int]] = []
    start = 0
    for match in _BREAKS.finditer(shown):
        lines.extend(_wrapped(shown, start, match.start(), width))
        start = match.end()
    lines.extend(_wrapped(shown, start, len(shown), width))
    return Layout(shown, tuple(lines))


def _wrapped(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    if cell_len(text[start:end]) <= width:
        return [(start, end)]
    lines = []
    while start < end:
        stop, cells, space = start, 0, -1
        while stop < end:
            size = 1 if text[stop].isascii() else cell_len(text[stop])
            if cells + size > width:
                break
            cells += size
            if text[stop] == " ":
                space = stop
            stop += 1
        if stop < end and text[stop] != " " and space > start:
            stop = space
        stop = max(stop, start + 1)
        lines.append((start, stop))
        start = stop
        while start < end and text[start] == " ":
            start += 1
    return lines


def styled_line(layout: Layout, number: int, facts: Sequence[Fact], current: Fact | None) -> Text:
    """A line with its facts marked by kind, and the sentence and fields of the current fact."""
    start, end = layout.lines[number]
    text = Text(layout.text[start:end], no_wrap=True)
    if start == end:
        return text
    window = Span(start, end)
    for fact in facts:
        _stylize(text, fact.span, window, KIND_STYLES[fact.kind])
    if current is not None:
        _stylize(text, current.sentence_span, window, SENTENCE_STYLE)
        mark_fields(text, current.evidence.items(), window)
    return text


def mark_places(text: Text, layout: Layout, number: int, places: Sequence[Span], current: Span | None) -> None:
    """Mark where a word was found in a line, the current place more than the others."""
    if not text.plain:
        return
    window = Span(*layout.lines[number])
    first = bisect_right(places, window.start, key=lambda span: span.end)
    for span in places[first:]:
        if span.start >= window.end:
            return
        _stylize(text, span, window, "reverse bold" if span == current else "bold underline")


def places_of(text: str, wanted: str) -> list[int]:
    """Where a word or a few stand in a text, whatever their case; at most ten thousand places."""
    if not wanted:
        return []
    # Not by lower(): it can change the length of a text, and with it all places.
    return [match.start() for match in islice(re.finditer(re.escape(wanted), text, re.IGNORECASE), _MOST_PLACES)]


def _stylize(text: Text, span: Span, window: Span, style: str) -> None:
    if span.overlaps(window):
        text.stylize(style, max(span.start, window.start) - window.start, min(span.end, window.end) - window.start)
