"""The rows of a table, before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text

from store.frozen import Frozen


class TableRow(Frozen):
    """A row: a key that names it, its cells, and a sign of one cell that stands before them; headings are not chosen."""

    key: str
    cells: tuple[Text, ...]
    sign: str = " "
    heading: bool = False


Fetch = Callable[[int, int], Sequence[TableRow]]
"""Rows from an offset on, at most so many."""
