"""Moving in the table that has the keys."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from tui.panes.table import FactTable


class Moving(Screen[Any]):
    """A screen whose keys move the cursor of a table."""

    @property
    def focused_table(self) -> FactTable:
        """The table that the keys move in; for the screen to fill in."""
        raise NotImplementedError

    def action_up(self) -> None:
        self.focused_table.move(-1)

    def action_top(self) -> None:
        self.focused_table.move_to(0)

    def action_bottom(self) -> None:
        self.focused_table.move_to(self.focused_table.total - 1)

    def action_page_down(self) -> None:
        self.focused_table.move(self.focused_table.page_size)

    def action_page_up(self) -> None:
        self.focused_table.move(-self.focused_table.page_size)
