"""The search line: a slash, and what is looked for."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static


class SearchLine(Horizontal):
    """One line to type a query into; it takes the focus only while one is being typed."""

    def __init__(self) -> None:
        super().__init__(id="searchline")

    def compose(self) -> ComposeResult:
        yield Static(Text("/"), id="slash", markup=False)
        line = Input(
            placeholder="search: byd hungary, type:plant, amount:>1bn …",
            id="search",
            select_on_focus=False,
            compact=True,
            max_length=500,
        )
        line.can_focus = False
        line.cursor_blink = False  # each blink would be sent over the line
        yield line

    @property
    def input(self) -> Input:
        """What is typed into."""
        return self.query_one("#search", Input)
