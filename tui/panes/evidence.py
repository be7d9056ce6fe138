"""The evidence of the selected fact: the fact in a line, where it is from, its sentence with the fields marked."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Region
from textual.widget import Widget


class EvidencePane(Widget):
    """A pane of fixed size: another text neither lays the screen out again nor draws the frame again."""

    def __init__(self) -> None:
        super().__init__(id="evidence")
        self.border_title = Text("Evidence")
        self._text = Text("")

    def show(self, text: Text) -> None:
        """Show the evidence of another fact."""
        if text != self._text:
            self._text = text
            self.refresh(Region(0, 0, self.size.width, self.size.height))

    def render(self) -> Text:
        return self._text
