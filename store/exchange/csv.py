"""CSV for spreadsheets. Cells that a spreadsheet would run as a formula are defused with an apostrophe."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from store.exchange.columns import COLUMNS, row
from store.model import Fact

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def defused(cell: str) -> str:
    """The cell as text: one that begins like a formula, but is no number, gets an apostrophe before it."""
    cell = _CONTROL.sub(" ", cell)
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def csv_lines(facts: Iterable[Fact]) -> Iterator[str]:
    """The header, then a line for each fact."""
    yield _line(COLUMNS)
    for fact in facts:
        cells = row(fact)
        yield _line([defused(cells[column]) for column in COLUMNS])


def _line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()
