"""The evidence of the selected fact: the fact in a line, its sentence with the fields marked; in the frame where it is from."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Region
from textual.widget import Widget


class EvidencePane(Widget):
    """A pane of fixed size: another text neither lays the screen out again nor draws the frame again."""

    def __init__(self) -> None:
        super().__init__(id="evidence")
        self.border_title = Text("Evidence")
        self._origin = ""
        self._text = Text("")

    def show(self, text: Text, origin: str = "") -> None:
        """Show the evidence of another fact, and where it is from, in the frame: there it is never cut off."""
        if origin != self._origin:
            self._origin = origin
            self.border_title = Text(f"Evidence · {origin}" if origin else "Evidence")
        if text != self._text:
            self._text = text
            self.refresh(Region(0, 0, self.size.width, self.size.height))

    def render(self) -> Text:
        return self._text
