"""The keys of where one is, which can be run from there."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.keymap import Place, actions_of
from tui.screens.bindings import action_call, list_bindings
from tui.settings import Settings, written_keys

_PLACES: dict[Place, str] = {
    "explore": "the explorer",
    "card": "a card",
    "reader": "the reader",
    "search": "the search line",
    "table": "a table",
}
LANGUAGE = (
    ("byd hungary", "both words; hung* also matches the beginning of one"),
    ('"strategic shareholder"', "words in a row"),
    ("-rumour", "not this word"),
    ("(a OR b)", "one of them"),
    ("company:byd type:plant", "in a field; also place measure status doc source kind"),
    ("place:=china", "all of the field"),
    ("tag:watch review:rejected", "what people said: accepted corrected tagged noted open"),
    ("amount:>500M change:>20%", "numbers; also stake confidence, ranges 1B..2B"),
    ("date:2023-10..2024-01", "when"),
)


class HelpScreen(ModalScreen[str | None]):
    """The actions of a place with their keys; Enter runs the selected one, Esc, q and ? close the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *list_bindings({"down": "move(1)", "up": "move(-1)", "page_down": "move(10)", "page_up": "move(-10)"}),
        *list_bindings({"open": "run", "back": "cancel", "quit": "cancel", "help": "cancel"}),
        Binding("f1", "cancel", "close", show=False),
    ]
    CSS_PATH = "help.tcss"

    def __init__(self, place: Place, settings: Settings) -> None:
        super().__init__()
        self._place: Place = place
        self._settings = settings
        self._actions = actions_of(place)
        self._at = 0

    def compose(self) -> ComposeResult:
        box = VerticalScroll(Static(self._text(), id="keys-of-place", markup=False), id="help")
        box.border_title = Text(f"Keys of {_PLACES[self._place]}")
        box.border_subtitle = Text("Enter does it · Esc closes")
        yield box

    def action_move(self, step: int) -> None:
        self._at = max(0, min(self._at + step, len(self._actions) - 1))
        self.query_one("#keys-of-place", Static).update(self._text(), layout=False)
        scroll = self.query_one("#help", VerticalScroll)
        last = self._at == len(self._actions) - 1 and step > 0
        scroll.scroll_to(y=scroll.max_scroll_y if last else max(0, self._at - scroll.size.height // 2), animate=False)

    def action_run(self) -> None:
        self.dismiss(self._actions[self._at].id)

    def action_cancel(self) -> None:
        self.dismiss(None)

    def _text(self) -> Text:
        text = Text()
        for at, action in enumerate(self._actions):
            chosen = "reverse" if at == self._at else ""
            keys = written_keys(action, self._settings)
            text.append(f"{'>' if chosen else ' '} {keys:<11}", style=chosen or "bold")
            text.append(f"{action.does}\n", style=chosen)
        if self._place in ("explore", "search"):
            text.append("\nIn the search line\n", style="underline")
            for example, means in LANGUAGE:
                text.append(f"  {example:<26}", style="bold")
                text.append(means + "\n")
        return text


def show_help(screen: Screen[Any], place: Place, settings: Settings) -> None:
    """Show the keys of where one is, and do what is chosen there."""

    def run(action: str | None) -> None:
        if action is not None:
            screen.call_later(screen.run_action, action_call(action))

    screen.app.push_screen(HelpScreen(place, settings), run)
