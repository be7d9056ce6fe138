"""Tables in plain text: a line of headings that are years or parts of years, and below it rows of figures.

Cells stand apart by two spaces, a tab or a bar. A row of as many cells as there are headings has one below each; of a row with
fewer each stands below the heading whose right edge is nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.frozen import Frozen
from store.model import Span

_GAP = re.compile(r"[ \u00a0]*(?:\t|\||[ \u00a0]{2,})[ \u00a0\t|]*")
_TIME = re.compile(r"(?:19|20)\d\d|\b(?:FY|Q[1-4]|H[12]|[1-4]Q|[12]H|9M)", re.I)
_MOVED = re.compile(r"change|chg|growth|yoy|y/y|%|var", re.I)
_LONGEST_HEADING = 30
_MOST_BLANK = 2
"""Lines without anything in them that may stand between two rows."""


class Column(Frozen):
    """A heading and a cell below it."""

    heading: Span
    cell: Span


def columns(text: str) -> Iterator[Column]:
    """The cells of all tables with the headings they stand under, row by row."""
    headings: Sequence[Span] = ()
    line_start = blank = 0
    for line in re.finditer(r"[^\n]*\n?", text):
        if not line.group().strip():
            blank += 1
            if blank > _MOST_BLANK:
                headings = ()
            continue
        blank = 0
        cells = _cells(text, line.start(), line.end())
        found = _headings(text, cells)
        if found:
            headings, line_start = found, line.start()
        elif headings and len(cells) > 1 and _figures(text, cells[1:]):
            yield from _below(headings, cells[1:], line.start() - line_start)
        else:
            headings = ()


def _below(headings: Sequence[Span], cells: Sequence[Span], apart: int) -> Iterator[Column]:
    """`apart` is how many characters a row begins behind the line of headings."""
    if len(cells) == len(headings):
        yield from map(Column, headings, cells)
    elif len(cells) < len(headings):
        for cell in cells:
            yield Column(min(headings, key=lambda heading: abs(heading.end + apart - cell.end)), cell)


def _cells(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    at = start
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > at:
            found.append(Span(at, gap.start()))
        at = gap.end()
    rest = text[at:end].rstrip()
    if rest:
        found.append(Span(at, at + len(rest)))
    return found


def _headings(text: str, cells: Sequence[Span]) -> list[Span]:
    """The headings of a line of them; none where it is something else. The label of the first column is none."""
    wanted = [cell for cell in cells if _TIME.search(cell.of(text)) or _MOVED.search(cell.of(text))]
    last = len(cells) - len(wanted) <= 1 and wanted == list(cells[-len(wanted) :])
    short = all(cell.end - cell.start <= _LONGEST_HEADING for cell in wanted)
    return wanted if len(wanted) > 1 and last and short and any(_TIME.search(cell.of(text)) for cell in wanted) else []


def _figures(text: str, cells: Sequence[Span]) -> bool:
    return all(any(letter.isdigit() for letter in cell.of(text)) or cell.of(text) in ("-", "–", "—", "n/a") for cell in cells)
