"""The keys of where one is."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keymap import Place, actions_of

_PLACES: dict[Place, str] = {"explore": "the explorer", "card": "a card", "reader": "the reader", "search": "the search line"}
_LANGUAGE = (
    ("byd hungary", "both words"),
    ('"strategic shareholder"', "words in a row"),
    ("-rumour", "not this word"),
    ("(a OR b)", "one of them"),
    ("company:byd type:plant", "in a field; also place measure status doc kind"),
    ("amount:>500M change:>20%", "numbers; also stake confidence, ranges 1B..2B"),
    ("date:2023-10..2024-01", "when"),
)


class HelpScreen(ModalScreen[None]):
    """A list of keys; any of Esc, q and ? closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
    ]
    CSS_PATH = "help.tcss"

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place: Place = place

    def compose(self) -> ComposeResult:
        box = VerticalScroll(Static(self._text(), markup=False), id="help")
        box.border_title = Text(f"Keys of {_PLACES[self._place]}")
        box.border_subtitle = Text("Esc closes")
        yield box

    def action_scroll(self, lines: int) -> None:
        self.query_one("#help", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _text(self) -> Text:
        text = Text()
        for action in actions_of(self._place):
            text.append(f"{action.shown:<10}", style="bold")
            text.append(action.does + "\n")
        if self._place == "explore":
            text.append("\nIn the search line\n", style="underline")
            for example, means in _LANGUAGE:
                text.append(f"{example:<26}", style="bold")
                text.append(means + "\n")
        return text
