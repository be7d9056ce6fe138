"""The explorer: three linked panes, the search line above them, the evidence of the selected fact below."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.widgets import Input, Static

from store.base import Base, parse_query
from store.errors import QueryInvalid
from tui.keymap import Place as KeyPlace
from tui.panes.evidence import EvidencePane
from tui.panes.footer import KeyHints
from tui.panes.search import SearchLine
from tui.panes.table import FactTable
from tui.present.cells import COMPANY_COLUMNS, INVESTMENT_COLUMNS, METRIC_COLUMNS
from tui.present.marked import evidence_text
from tui.present.trail import crumbs, nothing_selected, tabs, trail, wrong_query
from tui.screens.answers import ALL, Answers
from tui.screens.bindings import bindings
from tui.screens.card import CompanyScreen, FactScreen
from tui.screens.help import HelpScreen
from tui.screens.live import LiveScreen
from tui.state import FACT_PANES, PANES, History, Pane, Place, View, neighbour, next_sort

WIDE = 100
"""Columns from which on the panes stand beside each other."""


class ExploreScreen(LiveScreen):
    """The first screen. Its state is a `View`; everything on it follows from that and the base."""

    BINDINGS = bindings("explore")
    CSS_PATH = "explore.tcss"
    AUTO_FOCUS = None

    def __init__(self, base: Base, query: str) -> None:
        super().__init__(base)
        self._view = View(query=query, pane="companies")
        self._history = History()
        self._before_search: View | None = None
        self._answers = Answers(base, parse_query(""))
        self._error: QueryInvalid | None = None

    def compose(self) -> ComposeResult:
        yield SearchLine()
        yield Static(Text(""), id="trail", markup=False)
        with Container(id="panes"):
            yield FactTable("companies", COMPANY_COLUMNS, "no company", uncounted=1)
            with Vertical(id="facts"):
                yield FactTable("investments", INVESTMENT_COLUMNS, "no investment matches")
                yield FactTable("metrics", METRIC_COLUMNS, "no metric matches")
        yield EvidencePane()
        yield KeyHints("explore")

    def on_mount(self) -> None:
        self.search_line.value = self._view.query
        self._lay_out(self.app.size.width)
        self._show_view(self._view)
        self.watch_base()

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

    def on_resize(self, event: Resize) -> None:
        self._lay_out(event.size.width)

    def _lay_out(self, width: int) -> None:
        self.set_class(width < WIDE, "narrow")
        self.set_class(self._view.zoomed, "zoomed")
        for pane in PANES:
            self.table(pane).set_class(pane == self._view.pane, "current")
        self.query_one("#facts").set_class(self._view.pane in FACT_PANES, "current")
        self._show_trail()

    def show_base(self) -> None:
        """Show the view again, on what the base holds now."""
        self._show_view(self._view)

    def show_news(self) -> None:
        """Show how much is new."""
        self._show_trail()

    def _show_view(self, view: View) -> None:
        """Put a view on screen: ask the base, fill the panes, restore where each of them stood."""
        self._view = view
        try:
            self._answers = Answers(self._base, parse_query(view.query, typing=view.prefix))
        except QueryInvalid as error:
            self._error = error
            self._show_trail()
            return
        self._error = None
        if self.search_line.value != view.query and not self._searching:
            with self.prevent(Input.Changed):
                self.search_line.value = view.query
        self._fill_companies()
        self._fill_facts()
        self._focus_pane(view.pane)

    def _fill_companies(self) -> None:
        place = self._view.places["companies"]
        keep = self._view.company or place.key
        total, rows = self._answers.companies()
        self.table("companies").show(total, rows, keep=keep, row=place.row, top=place.top)

    def _fill_facts(self) -> None:
        for pane in FACT_PANES:
            place = self._view.places[pane]
            total, rows = self._answers.facts(pane, self._view)
            order = (place.sort, place.descending)
            self.table(pane).show(total, rows, keep=place.key, row=place.row, top=place.top, sort=order)

    def _show_trail(self) -> None:
        """The header: where we are and what filters; or what is wrong with the query, the results staying as they were."""
        if self._error is not None:
            text = wrong_query(self._error.position, self._error.why)
        elif self.has_class("narrow"):
            text = tabs(self._totals(), self._view.pane, crumbs(self._view.query, self._view.company), news=self.news)
        else:
            hidden = self._answers.doubtful(self._view.company)
            text = trail(crumbs(self._view.query, self._view.company), doubtful=hidden, news=self.news)
        self.query_one("#trail", Static).update(text, layout=False)

    def _totals(self) -> dict[str, int]:
        return {pane: self.table(pane).total - (pane == "companies") for pane in PANES}

    def _focus_pane(self, pane: Pane) -> None:
        self._view = replace(self._view, pane=pane)
        self._lay_out(self.app.size.width)
        if not self._searching:
            self.set_focus(self.table(pane))
        self._show_evidence()

    def _show_evidence(self) -> None:
        pane = self.query_one(EvidencePane)
        fact = self._answers.fact(self._view.pane, self.table(self._view.pane).key)
        if fact is None:
            pane.show(nothing_selected(self._totals(), asked=bool(self._view.query or self._view.company)))
            return
        document = self._base.document(fact.evidence.document)
        pane.show(evidence_text(fact, document.title if document else ""))

    def on_fact_table_highlighted(self, message: FactTable.Highlighted) -> None:
        pane: Pane = next(one for one in PANES if message.table.id == one)
        table = message.table
        place = replace(self._view.places[pane], key=message.key, row=table.cursor, top=table.top)
        self._view = self._view.at(pane, place)
        if pane == "companies" and self._view.pane == "companies" and not self._searching:
            self._filter_by(None if message.key in (ALL, None) else message.key)
        if pane == self._view.pane:
            self._show_evidence()
        self._show_trail()

    def _filter_by(self, company: str | None) -> None:
        if company != self._view.company:
            self._view = replace(self._view, company=company).at("investments", _fresh(self._view, "investments"))
            self._view = self._view.at("metrics", _fresh(self._view, "metrics"))
            self._fill_facts()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the search line the keys are its own, but for Esc, and down to the results."""
        return not self._searching or action in ("back", "down")

    def action_down(self) -> None:
        if self._searching:
            self._leave_search_line()
        else:
            self.focused_table.move(1)

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

    def action_next_pane(self) -> None:
        self._focus_pane(neighbour(self._view.pane, 1))

    def action_previous_pane(self) -> None:
        self._focus_pane(neighbour(self._view.pane, -1))

    def action_pane(self, pane: Pane) -> None:
        self._focus_pane(pane)

    def action_zoom(self) -> None:
        self._view = replace(self._view, zoomed=not self._view.zoomed)
        self._lay_out(self.app.size.width)

    def action_sort(self) -> None:
        pane = self._view.pane
        if pane in FACT_PANES:
            place = self._view.places[pane]
            column = next_sort(tuple(one.sort for one in self.table(pane).columns), place.sort)
            self._sort(pane, replace(place, sort=column, descending=False))

    def action_reverse(self) -> None:
        pane = self._view.pane
        if pane in FACT_PANES:
            place = self._view.places[pane]
            self._sort(pane, replace(place, descending=not place.descending))

    def _sort(self, pane: Pane, place: Place) -> None:
        self._view = self._view.at(pane, replace(place, row=0, top=0))
        self._fill_facts()

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen("explore"))

    def action_quit(self) -> None:
        self.app.exit()

    def action_open(self) -> None:
        table = self.table(self._view.pane)
        if table.key == ALL:
            self._focus_pane("investments" if self.table("investments").total else "metrics")
        elif table.key is not None:
            self._open(table.key)

    def _open(self, key: str) -> None:
        if self._view.pane == "companies":
            self.app.push_screen(CompanyScreen(self._base, key))
        else:
            self.app.push_screen(FactScreen(self._base, self._base.fact(key)))

    def on_fact_table_chosen(self, message: FactTable.Chosen) -> None:
        self._view = replace(self._view, pane=next(one for one in PANES if message.table.id == one))
        self.action_open()

    def action_back(self) -> None:
        """Out of the search line, of the zoom, then of the company, then of the query; never out of the program."""
        view = self._view
        if self._searching:
            self._leave_search_line(restore=True)
        elif view.zoomed:
            self.action_zoom()
        elif view.company and view.pane != "companies":
            self._focus_pane("companies")
        elif view.company:
            self.table("companies").move_to(0)
        elif view.query:
            step = self._history.before_search()
            view, self._history = step or (View(pane=view.pane), History())
            self._show_view(view)
        else:
            self.app.notify("This is the first view; q quits.", timeout=2, markup=False)

    def action_history_back(self) -> None:
        step = self._history.back(self._view)
        if step:
            view, self._history = step
            self._show_view(view)

    def action_history_forward(self) -> None:
        step = self._history.forward(self._view)
        if step:
            view, self._history = step
            self._show_view(view)

    @property
    def _searching(self) -> bool:
        return self._before_search is not None

    def action_search(self) -> None:
        self._before_search = self._view
        self.search_line.can_focus = True
        self.set_focus(self.search_line)  # at once: the next key may be here already
        self.search_line.cursor_position = len(self.search_line.value)
        self._show_keys("search")

    def on_input_changed(self, event: Input.Changed) -> None:
        """As it is typed: the facts that match, and of the fact panes the one that has any."""
        if not self._searching:
            return
        pane = self._view.pane
        sorted_ = {one: _fresh(self._view, one) for one in PANES}
        self._show_view(View(query=event.value, prefix=True, pane=pane, places=sorted_))
        if event.value.strip():
            preferred = [one for one in (pane, *FACT_PANES) if one in FACT_PANES and self.table(one).total]
            self._focus_pane(preferred[0] if preferred else "companies")

    def on_input_submitted(self) -> None:
        """Enter in the search line opens what the evidence shows."""
        if not self._searching:
            return  # a second Enter that came before the first had its effect
        self._leave_search_line()
        if self._view.pane != "companies" and self.table(self._view.pane).key is not None:
            self.action_open()

    def _leave_search_line(self, *, restore: bool = False) -> None:
        before, self._before_search = self._before_search, None
        if before is None:
            return
        self.search_line.can_focus = False
        self._show_keys("explore")
        if restore:
            self._show_view(before)
            return
        if not before.same_question(self._view):
            self._history = self._history.visit(before)
        self._focus_pane(self._view.pane)

    def _show_keys(self, place: KeyPlace) -> None:
        self.query_one(KeyHints).show(place)


def _fresh(view: View, pane: Pane) -> Place:
    """Where a pane stands in front of other facts: at the first, sorted as before."""
    old = view.places[pane]
    return Place(sort=old.sort, descending=old.descending)
