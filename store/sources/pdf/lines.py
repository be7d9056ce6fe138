"""From pieces to the lines of a page in reading order, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import mean

from store.frozen import Frozen
from store.sources.pdf.pieces import Page, Piece

_BROKEN = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\r": " ", "\n": " ", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
)
"""pdfium gives hyphens at the ends of lines as U+0002 or U+FFFE; type setters have letters that are two."""
_SAME_LINE, _GLUED, _CELL = 0.4, 0.12, 1.3
"""In sizes of the type: how far apart the base lines of one line's pieces are, and gaps that are none, and that part cells."""
BULLETS = "•●▪■◦‣·"
_EDGE = 0.1
"""Share of a page's height at its head and foot in which running heads stand."""
_REPEATED = 2
_NUMBER = re.compile(r"(?:[-–—|]\s*)?(?:page\s+|p\.\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—|])?", re.I)
_DIGITS = re.compile(r"\d+")
_ROWS, _WORDS, _GUTTER = 5, 3.0, 25.0
"""Rows with a gap at one place (points) and so many words on either side, that are two columns of prose and no table."""


class Line(Frozen):
    """A line of a page: its text, with a tab between cells, its ends, base line and size of type in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


def lines_of(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page that are no furniture, in reading order."""
    found = [_rows([_line(piece) for piece in page.pieces]) for page in pages]
    heads = _running(found, pages)
    return [
        _in_columns([row for row in rows if not (_at_edge(row, page) and (_same(row) in heads or _is_number(row)))])
        for rows, page in zip(found, pages, strict=True)
    ]


def _line(piece: Piece) -> Line:
    return Line(" ".join(piece.text.translate(_BROKEN).split()), piece.left, piece.right, piece.base, max(1.0, piece.size))


Row = list[Line]
"""The lines on one base line, from left to right."""


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Pieces drawn one after another on one base line, put together where no cell ends."""
    rows: list[Row] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last is None or line.left < last.left or not _on_one_line(last, line):
            rows.append([line])
            continue
        gap = (line.left - last.right) / last.size
        if gap > _CELL and last.text not in BULLETS:
            rows[-1].append(line)
        else:
            text = f"{last.text}{'' if gap < _GLUED else ' '}{line.text}"
            rows[-1][-1] = Line(text, last.left, max(last.right, line.right), line.base, line.size)
    return rows


def _on_one_line(one: Line, other: Line) -> bool:
    """A bullet is set in a type of its own, and higher or lower than its line."""
    return abs(one.base - other.base) <= _SAME_LINE * other.size * (2 if one.text in BULLETS else 1)


def _in_columns(rows: Sequence[Row]) -> list[Line]:
    """The rows as lines: runs of rows that are two columns of prose one column after the other, others with tabs."""
    found: list[Line] = []
    at = 0
    while at < len(rows):
        run = list(_run(rows, at)) or [rows[at]]
        found += _columns(run) or [_together(row) for row in run]
        at += len(run)
    return found


def _columns(run: Sequence[Row]) -> list[Line]:
    """The lines left and then those right of the gutter of a run; none where they are cells of a table."""
    pairs = [row for row in run if len(row) > 1]
    if len(pairs) < _ROWS or mean(len(line.text.split()) for row in pairs for line in row) < _WORDS:
        return []
    gutter = pairs[0][1].left - _GUTTER
    return sorted((line for row in run for line in row), key=lambda line: line.left >= gutter)


def _run(rows: Sequence[Row], start: int) -> Iterator[Row]:
    """The rows from one of two lines on of which none crosses the gutter between these."""
    if len(rows[start]) != len(("left", "right")):
        return
    gutter = rows[start][1].left - _GUTTER
    for row in rows[start:]:
        beside = [line.left for line in row if line.left >= gutter]
        if any(line.left < gutter < line.right - _GUTTER for line in row) or len(beside) > 1 or len(row) - len(beside) > 1:
            return
        yield row


def _together(row: Row) -> Line:
    return Line("\t".join(line.text for line in row), row[0].left, row[-1].right, row[0].base, row[0].size)


def _running(found: Sequence[Sequence[Row]], pages: Sequence[Page]) -> set[str]:
    """What stands at the head or foot of several pages, whatever its numbers, and on whichever side."""
    seen = Counter(
        same for rows, page in zip(found, pages, strict=True) for same in {_same(row) for row in rows if _at_edge(row, page)}
    )
    return {same for same, times in seen.items() if times >= _REPEATED}


def _same(row: Row) -> str:
    return "\t".join(sorted(_DIGITS.sub("0", line.text) for line in row))


def _is_number(row: Row) -> bool:
    return all(_NUMBER.fullmatch(line.text) for line in row)


def _at_edge(row: Row, page: Page) -> bool:
    return row[0].base > page.height * (1 - _EDGE) or row[0].base < page.height * _EDGE
