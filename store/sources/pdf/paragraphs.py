"""From the lines of pages to running text: paragraphs unwrapped, broken words joined, rows and bullets kept as lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from statistics import median, quantiles

from store.frozen import Frozen
from store.sources.pdf.lines import BULLETS, Line

_BULLET = re.compile(rf"[{BULLETS}]\s*(?=\S)|(?:[*–—-]|\(?\d{{1,2}}[.)]|\(?[a-z][.)])\s+(?=\S)")
_MARK = re.compile(rf"[{BULLETS}*–—-]\s+|[{BULLETS}]")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
"""Words with a hyphen that stands there wherever the line ends."""
_FIRST = re.compile(r"[^\W\d_]*")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_HYPHENED = re.compile(r"[^\W\d_]-$")
_APART, _ROWS_APART = 1.3, 2.2
"""In the usual distances of two lines of a page: within a paragraph, and between the rows of a table."""
_SIZE, _FULL = 0.12, 0.85
"""Unlike sizes of type; share of its column that a full line fills."""
_SPACED = 1.25
"""Distance of two lines in sizes of their type, where a page has too few to tell."""
_LARGE = 1.15
"""How much larger than the rest of the page headings are set."""
_SHORT = 3
"""Sizes of type that the last line of a paragraph, which ends with a sentence, is shorter than others."""
_MOST = 500
"""Lines by which a column is known."""
_COLUMN = 20
"""Points in which the left edges of a column's lines differ."""


class Paragraph(Frozen):
    """Running text. `rows` says that its lines are rows or bullets, which stay lines, `ended` that it may end here."""

    text: str
    rows: bool
    ended: bool


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text: a blank line between paragraphs, a form feed between pages. A paragraph belongs to the page it begins on."""
    compounds = frozenset(word.lower() for lines in pages for line in lines for word in _COMPOUND.findall(line.text))
    held = [_Column(lines, compounds).paragraphs() for lines in pages]
    for before, after in pairwise(held):
        if before and after and not (before[-1].ended or before[-1].rows or after[0].rows):
            before[-1] = _together(before[-1], after[0], compounds)
            after.pop(0)
    return "\f\n".join("\n\n".join(one.text for one in page) + "\n" for page in held if page)


class _Column:
    """The lines of a page, and how they usually stand."""

    def __init__(self, lines: Sequence[Line], compounds: frozenset[str]) -> None:
        self.lines, self.compounds = lines, compounds
        self._ends_of: dict[tuple[int, int], list[float]] = {}
        steps = [one.base - other.base for one, other in pairwise(lines) if _alike(one, other) and one.base > other.base]
        self.usual = median(steps) if steps else None
        self.size = median(line.size for line in lines) if lines else 0.0

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs, in order."""
        found: list[Paragraph] = []
        for at, line in enumerate(self.lines):
            row = "\t" in line.text or bool(_BULLET.match(line.text))
            here = Paragraph(_MARK.sub("", line.text, count=1) if _MARK.match(line.text) else line.text, row, self._ended(line))
            if at and self._goes_on(self.lines[at - 1], line, found[-1], row=row):
                found[-1] = _together(found[-1], here, self.compounds)
            else:
                found.append(here)
        return found

    def _ended(self, line: Line) -> bool:
        """Whether a paragraph may end with a line: with a sentence's end, or short of the edge of its column."""
        if self._is_heading(line):
            return bool(_ENDS.search(line.text))
        rights = self._rights(line)
        right = quantiles(rights, n=4)[2] if len(rights) > 1 else rights[0]
        return bool(_ENDS.search(line.text)) or line.right - line.left < (right - line.left) * _FULL

    def _goes_on(self, before: Line, line: Line, paragraph: Paragraph, *, row: bool) -> bool:
        """Whether a line belongs to the paragraph of the line before it."""
        if not _alike(before, line):
            return False
        step = before.base - line.base
        if step < 0:  # higher up: the next column
            return not (paragraph.ended or paragraph.rows or row)
        usual = before.size * _SPACED if self._is_heading(line) or not self.usual else min(self.usual, before.size * 2)
        if row:
            return paragraph.rows and step <= usual * _ROWS_APART
        if step > usual * _APART:
            return False
        if paragraph.rows:
            return "\t" not in before.text and not (paragraph.ended and line.left <= before.left)  # the second line of a bullet
        return not paragraph.ended or not self._begins(before, line)

    def _begins(self, before: Line, line: Line) -> bool:
        """Whether a line behind one that may be a last one begins a paragraph: it is set in, or the one before was short."""
        if line.text[:1].islower() and not _ENDS.search(before.text):
            return False
        return line.left > before.left + before.size * 0.5 or before.right < max(self._rights(before)) - before.size * _SHORT

    def _rights(self, line: Line) -> list[float]:
        """The right ends of the lines of its column that are set like it."""
        key = (round(line.left / _COLUMN), round(line.size))
        if key not in self._ends_of:
            beside = (one for one in self.lines if abs(one.left - line.left) < _COLUMN and _alike(one, line))
            self._ends_of[key] = [one.right for one in islice(beside, _MOST)]
        return self._ends_of[key] or [line.right]

    def _is_heading(self, line: Line) -> bool:
        return line.size > self.size * _LARGE


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SIZE * max(one.size, other.size)


def _together(one: Paragraph, other: Paragraph, compounds: frozenset[str]) -> Paragraph:
    if other.rows:
        text = f"{one.text}\n{other.text}"
    elif _HYPHENED.search(one.text) and other.text[:1].isupper():
        text = one.text + other.text
    elif _HYPHENED.search(one.text) and other.text[:1].islower():
        whole = f"{one.text.rpartition(' ')[2]}{_FIRST.match(other.text)[0]}"  # type: ignore[index]  # matches always
        text = (one.text if whole.lower() in compounds else one.text[:-1]) + other.text
    else:
        text = f"{one.text} {other.text}"
    return Paragraph(text, one.rows or other.rows, other.ended)
