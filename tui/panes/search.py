"""The search line: a slash, and what is looked for."""

from __future__ import annotations

import re

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static


class QueryInput(Input):
    """A line that takes all of what is pasted, where `Input` takes the first line of it."""

    def _on_paste(self, event: events.Paste) -> None:
        # `Input` has this event next, and puts in what is left of it here.
        line = one_line(event.text)
        room = self.max_length - len(self.value) + len(self.selected_text) if self.max_length else len(line)
        event.text = line[: max(0, room)]
        if event.text != line:
            self.restricted()  # it tells that not everything is in, as for a key too many


def one_line(text: str) -> str:
    """A text as it could have been typed: line breaks and tabs are single spaces, control characters are gone."""
    # The break behind the last line joins nothing, and a space there would end the word that is being typed.
    spaced = re.sub(r"\s+", " ", text.rstrip("\r\n"))
    return "".join(filter(str.isprintable, spaced))


class SearchLine(Horizontal):
    """One line to type a query into; it takes the focus only while one is being typed."""

    def __init__(self) -> None:
        super().__init__(id="searchline")

    def compose(self) -> ComposeResult:
        yield Static(Text("/"), id="slash", markup=False)
        line = QueryInput(
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
