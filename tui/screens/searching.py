"""The search line: as it is typed, the facts that match; Esc restores what was there before."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from rich.text import Text
from textual.widgets import Input

from store.base import Node, parse_query, render
from store.errors import QueryInvalid
from store.frozen import replace
from tui.screens.answers import Answers
from tui.screens.completing import Offer, offer, offered_text
from tui.screens.desk import Desk
from tui.screens.viewing import ViewingScreen, fresh
from tui.state import FACT_PANES, PANES, View

_MOST_TYPED = 100
"""Answers that are kept while one types: who takes a letter back sees what was there before at once."""
OF_THE_LINE = ("search_help", "complete", "earlier_query", "later_query")
"""The actions that are the search line's alone."""


class Searching(ViewingScreen):
    """A view whose query can be typed."""

    def __init__(self, desk: Desk, view: View, answers: Answers | None = None) -> None:
        super().__init__(desk, view, answers)
        self._typed: dict[Node, Answers] = {}
        self._offer: Offer | None = None
        self._earlier: tuple[str, ...] = ()
        self._walked = 0

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
        """In the search line the keys are its own, but for those of the line, Enter and Esc; elsewhere those are nobody's."""
        if self.searching:
            return action in ("open", "back", *OF_THE_LINE)
        return action not in OF_THE_LINE or action == "search_help"

    def action_search(self) -> None:
        """Type: behind what is looked for, if anything is, and a space."""
        self._before_search = self.with_marks()
        self._earlier = self._desk.views.queries()
        self._walked = len(self._earlier)
        self.search_line.can_focus = True
        self.set_focus(self.search_line)  # at once: the next key may be here already
        if self._view.query.strip() and self._error is None:
            self._put(f"{self._written().rstrip()} ")
        self.search_line.cursor_position = len(self.search_line.value)
        self.show_keys("search")

    def _written(self) -> str:
        """The query as it is to be gone on with: what was typed half is a beginning also when more stands behind it."""
        view = self._view
        with suppress(QueryInvalid):
            return render(parse_query(view.query, typing=True, context=self._desk.context)) if view.prefix else view.query
        return view.query

    def _put(self, line: str) -> None:
        """Have a line in the search line that asks for nothing new."""
        with self.prevent(Input.Changed):
            self.search_line.value = line

    def on_input_changed(self, event: Input.Changed) -> None:
        """As it is typed: the facts that match, and of the fact panes the one that has any."""
        if self._offer is not None and event.value != self._offer.line:
            self._offer = None
        if self.searching and event.value != self._view.query:
            self._look_for(event.value)

    def _look_for(self, text: str) -> None:
        pane = self._view.pane if self._view.pane != "facets" else "companies"
        places = {one: fresh(self._view, one) for one in self._view.places}
        self.show_view(replace(self._view, query=text, prefix=True, pane=pane, faceted=False, places=places, marked={}))
        if text.strip():
            preferred = [one for one in (pane, *FACT_PANES) if one in FACT_PANES and self.table(one).total]
            self.focus_pane(preferred[0] if preferred else PANES[0])

    # Completing, and what was looked for before ----------------------------------------------------------------------

    def action_complete(self) -> None:
        """Put in what the last word may go on as; again, the next."""
        held = self._offer
        if held is not None and held.line == self.search_line.value:
            self._offer = replace(held, at=(held.at + 1) % len(held.words))
        else:
            self._offer = offer(self.search_line.value, self._desk.base, self._desk.context, self._view.company)
        if self._offer is None:
            self.app.notify("Nothing begins like that.", timeout=2, markup=False)
            return
        self._type(self._offer.line)
        self.show_trail()

    def offered(self) -> Text | None:
        return offered_text(self._offer) if self._offer is not None and self.searching else None

    def action_earlier_query(self) -> None:
        if self._walked > 0:
            self._walked -= 1
            self._type(self._earlier[self._walked])

    async def action_later_query(self) -> None:
        """The query after the one that was walked to; from the last of them on to the results."""
        if self._walked >= len(self._earlier):
            await self.take_search()
            return
        self._walked += 1
        self._type(self._earlier[self._walked] if self._walked < len(self._earlier) else "")

    def _type(self, line: str) -> None:
        self.search_line.value = line
        self.search_line.cursor_position = len(line)

    # Leaving ---------------------------------------------------------------------------------------------------------

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
        typed = self.search_line.value
        if not restore and typed != self._view.query and typed != f"{self._written().rstrip()} ":
            self._look_for(typed)
        self._before_search, self._offer = None, None
        self.search_line.can_focus = False
        self._put(before.query if restore else self._view.query)
        self.show_keys("explore")
        if restore:
            self.show_view(before)  # as it was answered then
        else:
            if not before.same_question(self._view):
                self._history = self._history.visit(before)
                self._remember(self._view.query.strip())
            self.focus_pane(self._view.pane)
        self._typed.clear()

    def _remember(self, query: str) -> None:
        """Keep a query that was looked for; a place that cannot be written to keeps none."""
        if query:
            with suppress(OSError):
                self._desk.views.remember(query)
