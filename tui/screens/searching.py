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
OF_THE_LINE = ("take_search", "search_help", "complete", "earlier_query", "later_query")
"""The actions that are the search line's alone."""


class Searching(ViewingScreen):
    """A view whose query can be typed."""

    def __init__(self, desk: Desk, view: View, answers: Answers | None = None) -> None:
        super().__init__(desk, view, answers)
        self._typed: dict[Node, Answers] = {}
        self._offer: Offer | None = None
        self._earlier: tuple[str, ...] = ()
        self._walked = 0
        self._draft, self._begun = "", ""

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
        """In the search line the keys are its own, but for those of the line, and Esc; elsewhere those are nobody's."""
        if self.searching:
            return action in ("back", *OF_THE_LINE)
        return action not in OF_THE_LINE or action == "search_help"

    def action_search(self) -> None:
        """Type: behind what is looked for, if anything is, and a space."""
        self._before_search = self.with_marks()
        self._earlier = self._desk.views.queries()
        self._walked = len(self._earlier)
        self.search_line.can_focus = True
        self.set_focus(self.search_line)  # at once: the next key may be here already
        if self._view.query.strip():
            self._put(f"{self.written().rstrip()} ")
        self._begun = self.search_line.value
        self.search_line.cursor_position = len(self._begun)
        self.show_keys("search")

    def written(self) -> str:
        """The query as it is to be gone on with: what was typed half is a beginning also when more stands behind it."""
        view = self._view
        with suppress(QueryInvalid):
            parse_query(view.query, context=self._desk.context)  # what is wrong, or not finished, stays as it is
            return render(parse_query(view.query, typing=view.prefix, context=self._desk.context))
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

    async def action_complete(self) -> None:
        """Put in what the word before the cursor may go on as; again, the next."""
        await self._line_taken()
        line, at, held = self.search_line.value, self.search_line.cursor_position, self._offer
        if held is not None and held.line == line:
            self._offer = replace(held, at=(held.at + 1) % len(held.words))
        else:
            self._offer = offer(line[:at], line[at:], self._desk.base, self._desk.context, self._view.company)
        if self._offer is None:
            self.app.notify("Nothing begins like that.", timeout=2, markup=False)
            return
        self._type(self._offer.line, self._offer.cursor)
        self.show_trail()

    def offered(self) -> Text | None:
        return offered_text(self._offer) if self._offer is not None and self.searching else None

    async def action_earlier_query(self) -> None:
        await self._line_taken()
        if self._walked == len(self._earlier):
            self._draft = self.search_line.value
        if self._walked > 0:
            self._walked -= 1
            self._type(self._earlier[self._walked])

    async def action_later_query(self) -> None:
        """The query after the one that was walked to, then what was typed before that; from there on to the results."""
        await self._line_taken()
        if self._walked >= len(self._earlier):
            self.leave_search_line()
            return
        self._walked += 1
        self._type(self._earlier[self._walked] if self._walked < len(self._earlier) else self._draft)

    def _type(self, line: str, cursor: int | None = None) -> None:
        self.search_line.value = line
        self.search_line.cursor_position = len(line) if cursor is None else cursor

    # Leaving ---------------------------------------------------------------------------------------------------------

    async def action_take_search(self) -> None:
        """Go to the results of what was typed."""
        await self._line_taken()
        self.leave_search_line()

    async def _line_taken(self) -> None:
        """Wait until all that was typed is in the line: of keys that came at once, it may not have taken all yet."""
        taken = asyncio.Event()
        self.search_line.call_later(taken.set)
        await taken.wait()

    def open_selected(self) -> None:
        """Drill down into the selected row; for the screen to fill in."""
        raise NotImplementedError

    def leave_search_line(self, *, restore: bool = False) -> None:
        """Give the keys back to the panes, on the results or on what was there before."""
        before = self._before_search
        if before is None:
            return
        typed = self.search_line.value
        unchanged = typed.rstrip() == self._begun.rstrip()  # also what was typed and taken back
        if not restore and not unchanged and typed != self._view.query:
            self._look_for(typed)
        self._before_search, self._offer = None, None
        self.search_line.can_focus = False
        self.show_keys("explore")
        if restore or unchanged:
            self.show_view(before)  # as it was answered then
            for pane in FACT_PANES:
                self.table(pane).mark(before.marked.get(pane, ()))
        else:
            self._commit(before)
        self.focus_pane(self._view.pane)
        self._typed.clear()

    def _commit(self, before: View) -> None:
        """What was typed is what is asked now; a word that is not finished is wrong from here on."""
        self._put(self._view.query)
        try:
            parse_query(self._view.query, context=self._desk.context)
        except QueryInvalid as error:
            self._error = error
        if not before.same_question(self._view):
            self._history = self._history.visit(before)
            if self._error is None:
                self._remember(self._view.query.strip())

    def _remember(self, query: str) -> None:
        """Keep a query that was looked for; a place that cannot be written to keeps none."""
        if query:
            with suppress(OSError):
                self._desk.views.remember(query)
