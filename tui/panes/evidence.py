"""The evidence of the selected fact: the fact in a line, its sentence with the fields marked, where it is from."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static


class EvidencePane(Static):
    """A pane of fixed size, so that a new text does not lay the screen out again."""

    def __init__(self) -> None:
        super().__init__(Text(""), id="evidence", markup=False)
        self.border_title = Text("Evidence")

    def show(self, text: Text, origin: str = "") -> None:
        """Show the evidence of another fact, and where it is from, in the frame: that is never cut off."""
        self.border_title = Text(f"Evidence · {origin}" if origin else "Evidence")
        self.update(text, layout=False)
