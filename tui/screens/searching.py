"""The search line: as it is typed, the facts that match; Esc restores what was there before."""

from __future__ import annotations

import asyncio

from textual.widgets import Input

from store.base import Node
from store.frozen import replace
from tui.screens.answers import Answers
from tui.screens.desk import Desk
from tui.screens.viewing import ViewingScreen, fresh
from tui.state import FACT_PANES, PANES, View

_MOST_TYPED = 100
"""Answers that are kept while one types: who takes a letter back sees what was there before at once."""


class Searching(ViewingScreen):
    """A view whose query can be typed."""

    def __init__(self, desk: Desk, view: View, answers: Answers | None = None) -> None:
        super().__init__(desk, view, answers)
        self._typed: dict[Node, Answers] = {}

    def answers_to(self, query: Node) -> Answers:
        """While one types, nothing is asked twice: between two keys nobody decides anything."""
        of_now = self._answers.source is self._desk.base  # a base that was read again answers anew
        if not of_now or len(self._typed) > _MOST_TYPED:
            self._typed.clear()
        if self.searching:
            if of_now:
                self._typed.setdefault(self._answers.asked, self._answers)
            return self._typed.get(query) or Answers(self._desk.base, query)
        return self._typed.get(query) or super().answers_to(query)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line the keys are its own, but for Enter, Esc, F1, and down to the results."""
        return not self.searching or action in ("open", "back", "down", "search_help")

    def action_search(self) -> None:
        self._before_search = self._view
        self.search_line.can_focus = True
        self.set_focus(self.search_line)  # at once: the next key may be here already
        self.search_line.cursor_position = len(self.search_line.value)
        self.show_keys("search")

    def on_input_changed(self, event: Input.Changed) -> None:
        """As it is typed: the facts that match, and of the fact panes the one that has any."""
        if self.searching and event.value != self._view.query:
            self._look_for(event.value)

    def _look_for(self, text: str) -> None:
        pane = self._view.pane if self._view.pane != "facets" else "companies"
        places = {one: fresh(self._view, one) for one in self._view.places}
        self.show_view(replace(self._view, query=text, prefix=True, pane=pane, faceted=False, places=places))
        if text.strip():
            preferred = [one for one in (pane, *FACT_PANES) if one in FACT_PANES and self.table(one).total]
            self.focus_pane(preferred[0] if preferred else PANES[0])

    async def take_search(self) -> None:
        """Go to the results of what was typed, all of it: of keys that came at once, the line may not have taken all yet."""
        taken = asyncio.Event()
        self.search_line.call_later(taken.set)
        await taken.wait()
        self.leave_search_line()

    def open_selected(self) -> None:
        """Drill down into the selected row; for the screen to fill in."""
        raise NotImplementedError

    def leave_search_line(self, *, restore: bool = False) -> None:
        """Give the keys back to the panes, on the results or on what was there before."""
        before = self._before_search
        if before is None:
            return
        if not restore and self.search_line.value != self._view.query:
            self._look_for(self.search_line.value)
        self._before_search = None
        self.search_line.can_focus = False
        self.show_keys("explore")
        if restore:
            self.show_view(before)  # as it was answered then
        else:
            if not before.same_question(self._view):
                self._history = self._history.visit(before)
            self.focus_pane(self._view.pane)
        self._typed.clear()
