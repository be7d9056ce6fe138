"""The search line: as it is typed, the facts that match; Esc restores what was there before."""

from __future__ import annotations

from textual.widgets import Input

from tui.screens.viewing import ViewingScreen, fresh
from tui.state import FACT_PANES, PANES, View


class Searching(ViewingScreen):
    """A view whose query can be typed."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line the keys are its own, but for Esc, F1, and down to the results."""
        return not self.searching or action in ("back", "down", "search_help")

    def action_search(self) -> None:
        self._before_search = self._view
        self.search_line.can_focus = True
        self.set_focus(self.search_line)  # at once: the next key may be here already
        self.search_line.cursor_position = len(self.search_line.value)
        self.show_keys("search")

    def on_input_changed(self, event: Input.Changed) -> None:
        """As it is typed: the facts that match, and of the fact panes the one that has any."""
        if not self.searching:
            return
        pane = self._view.pane if self._view.pane != "facets" else "companies"
        places = {one: fresh(self._view, one) for one in self._view.places}
        self.show_view(View(query=event.value, prefix=True, pane=pane, places=places))
        if event.value.strip():
            preferred = [one for one in (pane, *FACT_PANES) if one in FACT_PANES and self.table(one).total]
            self.focus_pane(preferred[0] if preferred else PANES[0])

    def on_input_submitted(self) -> None:
        """Enter in the search line opens what the evidence shows."""
        if not self.searching:
            return  # a second Enter that came before the first had its effect
        self.leave_search_line()
        if self._view.pane != "companies" and self.focused_table.key is not None:
            self.open_selected()

    def open_selected(self) -> None:
        """Drill down into the selected row; for the screen to fill in."""
        raise NotImplementedError

    def leave_search_line(self, *, restore: bool = False) -> None:
        """Give the keys back to the panes, on the results or on what was there before."""
        before, self._before_search = self._before_search, None
        if before is None:
            return
        self.search_line.can_focus = False
        self.show_keys("explore")
        if restore:
            self.show_view(before)
            return
        if not before.same_question(self._view):
            self._history = self._history.visit(before)
        self.focus_pane(self._view.pane)
