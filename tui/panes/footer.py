"""The line of keys at the bottom: as many as fit, the help always among them."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tui.keymap import Place, hints
from tui.settings import Settings, written_keys


class KeyHints(Widget):
    """The keys of a place."""

    DEFAULT_CSS = "KeyHints { height: 1; dock: bottom; }"

    def __init__(self, place: Place, settings: Settings) -> None:
        super().__init__(id="keys")
        self._place: Place = place
        self._settings = settings

    def show(self, place: Place) -> None:
        """Show the keys of another place."""
        if place != self._place:
            self._place = place
            self.refresh()

    def render(self) -> Text:
        text = Text(no_wrap=True)
        for key, word in hints(self._place, self.size.width, lambda action: written_keys(action, self._settings)):
            text.append(f" {key}", style="bold")
            text.append(f" {word} ")
        return text
