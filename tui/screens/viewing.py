"""The heart of the explorer: a view on screen, its panes filled from the base, its history."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from rich.text import Text
from textual.timer import Timer
from textual.widgets import Input, Static

from store.base import Node, Row, parse_query
from store.errors import QueryInvalid
from store.frozen import replace
from tui.keymap import Place as KeyPlace
from tui.panes.evidence import EvidencePane
from tui.panes.footer import KeyHints
from tui.panes.search import SearchLine
from tui.panes.table import FactTable
from tui.present.marked import evidence_text
from tui.present.rows import Fetch
from tui.present.trail import Tail, nothing_selected, tabs, trail, wrong_query
from tui.screens.answers import Answers
from tui.screens.background import beside
from tui.screens.desk import Desk
from tui.screens.filters import crumbs
from tui.screens.live import LiveScreen
from tui.screens.moving import Moving
from tui.state import EVERY_PANE, FACT_PANES, History, Pane, Place, View

WIDE = 100
"""Columns from which on the panes stand beside each other."""
ROOMY = 130
"""Columns from which on the companies have room for all that is known of them."""
LOW = 16
"""Lines under which there is no room for the evidence beside the rows; the card has it."""

_REST = 0.5
"""Seconds without a key after which typing rests."""


class ViewingScreen(LiveScreen, Moving):
    """Its state is a `View`; everything on it follows from that and the base."""

    def __init__(self, desk: Desk, view: View, answers: Answers | None = None) -> None:
        """`answers` are those to the view's question, if it was asked already."""
        super().__init__(desk)
        self._view = view
        self._history = History()
        self._asked_for: set[Pane] = set()
        self._trail = Text("")
        self._before_search: View | None = None
        self._asked_ahead = answers
        self._answers = answers or Answers(desk.base, parse_query(""))
        self._error: QueryInvalid | None = None
        self._resting: Timer | None = None

    @property
    def view(self) -> View:
        """What is on screen."""
        return self._view

    @property
    def search_line(self) -> Input:
        """What is typed into."""
        return self.query_one(SearchLine).input

    def table(self, pane: Pane) -> FactTable:
        """The table of a pane."""
        return self.query_one(f"#{pane}", FactTable)

    @property
    def focused_table(self) -> FactTable:
        """The table that the keys move in."""
        return self.table(self._view.pane)

    @property
    def searching(self) -> bool:
        """Whether a query is being typed."""
        return self._before_search is not None

    # Showing ---------------------------------------------------------------------------------------------------------

    def lay_out(self, width: int) -> None:
        """Show the panes that there is room for."""
        self.say_room(width)
        for pane in EVERY_PANE:
            self.table(pane).set_class(pane == self._view.pane, "current")
        self.query_one("#facts").set_class(self._view.pane in FACT_PANES, "current")
        self.show_trail()

    def say_room(self, width: int, *, update: bool = True) -> None:
        """Tell the styles how much room there is; without `update`, for panes that are still to come."""
        view = self._view
        room = {"narrow": width < WIDE, "roomy": width >= ROOMY, "low": self.app.size.height < LOW}
        for name, holds in (room | {"zoomed": view.zoomed, "faceted": view.faceted}).items():
            self.set_class(holds, name, update=update)

    def show_base(self) -> None:
        """Show the view again, on what the base holds now."""
        self.show_view(self._view)

    def show_news(self) -> None:
        """Show how much is new."""
        self.show_trail()

    def visit(self, view: View) -> None:
        """Show a view that asks for something else; the one before it is a step back in history."""
        if not view.same_question(self._view):
            self._history = self._history.visit(self.with_marks())
            view = replace(view, marked={})
        self.show_view(view)

    def with_marks(self) -> View:
        """The view with what is marked in it, to come back to."""
        return replace(self._view, marked={pane: self.table(pane).marked for pane in FACT_PANES})

    def show_view(self, view: View) -> None:
        """Put a view on screen: ask the base, fill the panes, restore where each of them stood and what was marked."""
        if not view.same_question(self._view):
            for pane in FACT_PANES:
                self.table(pane).mark(view.marked.get(pane, ()))
        self._view = view
        if self.search_line.value != view.query and not self.searching:
            with self.prevent(Input.Changed):
                self.search_line.value = view.query
        try:
            query = parse_query(view.query, typing=view.prefix, context=self._desk.context)
            self._answers = self.answers_to(query)
        except QueryInvalid as error:
            self._error = error
            self.show_trail()
            return
        self._error = None
        self.fill_facts()
        if self.searching and any(self.table(pane).total for pane in FACT_PANES):
            # Who types looks at the facts: the companies are counted while those are drawn.
            self._answers.begin_companies(seen=self.table("companies").has_room)
            beside(self, self._companies_after, "companies", exclusive=True)
        else:
            self._show_companies(*self._answers.companies())
        if view.faceted:
            self.fill_facets()
        self.focus_pane(view.pane)

    def answers_to(self, query: Node) -> Answers:
        """What the base says to a query."""
        ahead, self._asked_ahead = self._asked_ahead, None
        return ahead or Answers(self._desk.base, query)

    async def _companies_after(self) -> None:
        answers = self._answers
        found = await asyncio.to_thread(answers.companies)
        if answers is self._answers:
            self._show_companies(*found)
            self.show_trail()

    def _show_companies(self, total: int, rows: Fetch) -> None:
        place = self._view.places["companies"]
        keep = place.key or self._view.company
        self.table("companies").show(total, rows, keep=keep, row=place.row, top=place.top)

    def fill_facts(self) -> None:
        """Ask for the investments and metrics of the view; for those that are not on screen a moment later."""
        alone = (self.has_class("narrow") or self._view.zoomed) and not self.searching
        self._asked_for = set()
        if not alone:
            self._answers.both(self._view)
        for pane in FACT_PANES:
            if not alone or pane == self._view.pane or self._answers.knows_facts(pane, self._view):
                self._show_facts(pane, *self._answers.facts(pane, self._view))
        if alone:
            self._later(self._facts_after, "facts")
        self.suggest_words()

    async def _facts_after(self) -> None:
        answers, view = self._answers, self._view
        for pane in (one for one in FACT_PANES if one != view.pane):
            found = await asyncio.to_thread(answers.facts, pane, view)
            if answers is not self._answers or view.company != self._view.company:
                return
            if pane not in self._asked_for:
                self._show_facts(pane, *found)
        self.show_trail()
        self.show_evidence()

    def _show_facts(self, pane: Pane, total: int, rows: Fetch) -> None:
        self._asked_for.add(pane)
        place = self._view.places[pane]
        order = (place.sort, place.descending)
        self.table(pane).show(total, rows, keep=place.key, row=place.row, top=place.top, sort=order)

    def suggest_words(self) -> None:
        """Where nothing matches, find out what else may have been meant, once nobody types any more."""
        if self._resting is not None:
            self._resting.stop()
        if self._answers.perhaps is None:
            self._resting = self.set_timer(_REST, self._rested) if self.searching else None
            if self._resting is None:
                self._later(self._suggest, "suggest")

    def _rested(self) -> None:
        """Nobody types any more."""
        beside(self, self._suggest, "suggest", exclusive=True)

    async def _suggest(self) -> None:
        answers = self._answers
        if not self._asks or any(total != 0 for total in self.totals().values()):
            return
        await asyncio.to_thread(answers.suggest)
        if answers is self._answers:
            self.show_evidence()

    def _later(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
        """Begin what may come later once the screen has drawn what must come now."""
        self.call_after_refresh(beside, self, work, group, exclusive=True)

    def fill_facets(self) -> None:
        """Count the facets of the view; for the screen to fill in."""
        raise NotImplementedError

    def show_trail(self) -> None:
        """The header: where we are and what filters; or what is wrong with the query, the results staying as they were."""
        if self._error is not None:
            text = wrong_query(self._error.position, self._error.why)
        elif (offered := self.offered()) is not None:
            text = offered
        else:
            narrow = self.has_class("narrow")
            if not self.searching and self._answers.tail(self._view.company) is None:
                self._later(self._count_tail, "tail")
            tail = self._tail()
            filters = crumbs(self._view, self._desk.context)
            text = tabs(self.totals(), self._view.pane, filters, tail) if narrow else trail(filters, tail)
        if text != self._trail:
            self._trail = text
            self.query_one("#trail", Static).update(text, layout=False)

    def offered(self) -> Text | None:
        """What is offered to be put into the search line, for the screen to fill in; None for nothing."""
        return None

    def _tail(self) -> Tail:
        """What stands behind the crumbs, as far as it is known: counting it takes longer than a key may."""
        doubtful, reviewed = self._answers.tail(self._view.company) or (0, None)
        return Tail(doubtful=doubtful, reviewed=reviewed, news=self.news)

    async def _count_tail(self) -> None:
        answers, company = self._answers, self._view.company
        await asyncio.to_thread(answers.count_tail, company)
        if answers is self._answers:
            self.show_trail()

    def totals(self) -> dict[str, int | None]:
        """How many rows each pane has; None where that is being counted."""
        facts = {pane: self.table(pane).total if pane in self._asked_for else None for pane in FACT_PANES}
        return {"companies": max(0, self.table("companies").total - 1)} | facts

    def focus_pane(self, pane: Pane) -> None:
        """Give the keys to a pane."""
        if pane in FACT_PANES and pane not in self._asked_for:
            self._show_facts(pane, *self._answers.facts(pane, self._view))
        faceted = self._view.faceted and pane != "companies"
        self._view = replace(self._view, pane=pane, faceted=faceted or pane == "facets")
        self.lay_out(self.app.size.width)
        if not self.searching:
            self.set_focus(self.table(pane))
        self.show_evidence()

    def show_evidence(self) -> None:
        """Show where the selected fact was read, and whether other documents agree."""
        pane = self.query_one(EvidencePane)
        row = self.selected_row()
        self._link_companies(row)
        if row is None:
            pane.show(nothing_selected(self.totals(), asked=self._asks, perhaps=self._answers.perhaps or ()))
            return
        pane.show(evidence_text(row, self._answers.corroboration(row.fact)))

    def _link_companies(self, row: Row | None) -> None:
        """Mark the companies of the selected fact."""
        table, groups = self.table("companies"), self._desk.base.companies.groups
        parties = row.fact.parties if row is not None and self._view.pane in FACT_PANES else ()
        linked = [name for name in table.keys_on_screen if any(groups.same(name, party) for party in parties)]
        table.sign(dict.fromkeys(linked, "•"))

    @property
    def _asks(self) -> bool:
        """Whether the view asks for something, and not for all there is."""
        return bool(self._view.query or self._view.company)

    def selected_row(self) -> Row | None:
        """The fact under the cursor; None where there is none."""
        return self._answers.row(self._view.pane, self.focused_table.key)

    def show_keys(self, place: KeyPlace) -> None:
        """Show the keys of another place in the footer."""
        self.query_one(KeyHints).show(place)

    # What happens in panes -------------------------------------------------------------------------------------------

    def on_fact_table_highlighted(self, message: FactTable.Highlighted) -> None:
        pane: Pane | None = next((one for one in EVERY_PANE if message.table.id == one), None)
        if pane is None:
            return
        table = message.table
        place = replace(self._view.places[pane], key=message.key, row=table.cursor, top=table.top)
        self._view = self._view.at(pane, place)
        if pane == self._view.pane:
            self.show_evidence()
        self.show_trail()


def fresh(view: View, pane: Pane) -> Place:
    """Where a pane stands in front of other facts: at the first, sorted as before."""
    old = view.places[pane]
    return Place(sort=old.sort, descending=old.descending)
