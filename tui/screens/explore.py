"""The explorer: three linked panes, the search line above them, the evidence of the selected fact below."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from itertools import chain, islice
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.widgets import Static

from store.base import Row
from store.frozen import replace
from store.model import Fact
from tui.panes.evidence import EvidencePane
from tui.panes.footer import KeyHints
from tui.panes.search import SearchLine
from tui.panes.table import FactTable
from tui.present.cells import COMPANY_COLUMNS, FACET_COLUMNS, INVESTMENT_COLUMNS, METRIC_COLUMNS
from tui.screens.answers import ALL
from tui.screens.bindings import bindings
from tui.screens.drilling import Drilling
from tui.screens.faceting import Faceting
from tui.screens.filters import without_last
from tui.screens.finding import Finding
from tui.screens.help import show_help
from tui.screens.reviewing import Reviewing
from tui.screens.searching import OF_THE_LINE, Searching
from tui.screens.taking import Taking
from tui.screens.viewing import fresh
from tui.state import EVERY_PANE, FACT_PANES, History, Pane, Place, View, neighbour, next_sort

_MOST_MARKED = 2_000
"""Facts that are marked at once by the key for all."""


class ExploreScreen(Searching, Faceting, Finding, Reviewing, Taking, Drilling):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("explore"),
        *(binding for name in OF_THE_LINE for binding in bindings("search", only=name)),
    ]
    CSS_PATH = "explore.tcss"
    AUTO_FOCUS = None

    def compose(self) -> ComposeResult:
        # As `lay_out` has it, but before there is anything to be styled twice.
        self.say_room(self.app.size.width, update=False)
        tables: dict[Pane, FactTable] = {
            "companies": FactTable("companies", COMPANY_COLUMNS, "no company", uncounted=1),
            "facets": FactTable("facets", FACET_COLUMNS, "nothing to count", title="Facets"),
            "investments": FactTable("investments", INVESTMENT_COLUMNS, "no investment matches"),
            "metrics": FactTable("metrics", METRIC_COLUMNS, "no metric matches"),
        }
        tables[self._view.pane].add_class("current")
        yield SearchLine()
        yield Static(Text(""), id="trail", markup=False)
        with Container(id="panes"):
            yield tables["companies"]
            yield tables["facets"]
            with Vertical(id="facts", classes="current" if self._view.pane in FACT_PANES else None):
                yield tables["investments"]
                yield tables["metrics"]
        yield EvidencePane()
        yield KeyHints("explore", self._desk.settings)

    def on_mount(self) -> None:
        self.search_line.value = self._view.query
        self.lay_out(self.app.size.width)
        self.show_view(self._view)
        self.watch_base()
        drilled, self._view = self._view.drilled, replace(self._view, drilled=())
        self.call_after_refresh(self.drill, drilled)

    def on_resize(self, event: Resize) -> None:
        self.lay_out(event.size.width)

    # Moving ----------------------------------------------------------------------------------------------------------

    def action_down(self) -> None:
        self.focused_table.move(1)

    def action_next_pane(self) -> None:
        self.focus_pane(neighbour(self._view, 1))

    def action_previous_pane(self) -> None:
        self.focus_pane(neighbour(self._view, -1))

    def action_pane(self, pane: Pane) -> None:
        self.focus_pane(pane)

    def action_zoom(self) -> None:
        self._view = replace(self._view, zoomed=not self._view.zoomed)
        self.lay_out(self.app.size.width)

    # Sorting and marking ---------------------------------------------------------------------------------------------

    def action_sort(self) -> None:
        pane = self._view.pane
        if pane in FACT_PANES:
            place = self._view.places[pane]
            column = next_sort(tuple(one.sort for one in self.table(pane).columns), place.sort)
            self._sort(pane, replace(place, sort=column, descending=False))
        else:
            self.app.notify("Companies and facets are listed by how many facts they have.", timeout=3, markup=False)

    def action_reverse(self) -> None:
        pane = self._view.pane
        if pane in FACT_PANES:
            place = self._view.places[pane]
            self._sort(pane, replace(place, descending=not place.descending))

    def _sort(self, pane: Pane, place: Place) -> None:
        self._view = self._view.at(pane, replace(place, row=0, top=0))
        self.fill_facts()

    def action_mark(self) -> None:
        table = self.focused_table
        if self._view.pane == "facets":
            self.include()
        elif self._view.pane in FACT_PANES and table.key is not None:
            table.mark(table.marked ^ {table.key})
            table.move(1)

    def action_mark_all(self) -> None:
        pane = self._view.pane
        if pane in FACT_PANES:
            table = self.table(pane)
            table.mark(() if table.marked else self._answers.keys(pane, self._view, limit=_MOST_MARKED))

    # Deciding and taking along ---------------------------------------------------------------------------------------

    def chosen_rows(self) -> Sequence[Row]:
        """The marked facts of the pane, else the selected one."""
        marked = self.focused_table.marked if self._view.pane in FACT_PANES else frozenset()
        if marked:
            rows = (self._desk.base.facts.look_up(key) for key in sorted(marked))
            return [row for row in rows if row is not None]
        row = self.selected_row()
        return [row] if row else []

    def chosen_facts(self) -> Sequence[Fact]:
        return [row.fact for row in self.chosen_rows()]

    def decided(self) -> None:
        """Show what holds now; what was marked is done with, and the cursor stays where it was."""
        for pane in FACT_PANES:
            self.table(pane).mark(())
        self.show_view(self._view)

    def command(self) -> str:
        view = self._view
        pane = view.pane if view.pane in FACT_PANES else "investments"
        place = view.places[pane]
        kind = f"kind:{pane.removesuffix('s')}" if view.pane in FACT_PANES else ""
        query = " ".join(part for part in (self.written(), kind) if part)
        options = ["--company", view.company] if view.company else []
        options += ["--sort", place.sort] if place.sort else []
        options += ["--descending"] if place.descending else []
        return shlex.join(["factdeck", "find", *([query] if query else []), *options])

    def action_export(self) -> None:
        """The facts of the pane; from the companies or the facets, those of both panes."""
        view, answers = self._view, self._answers
        panes = (view.pane,) if view.pane in FACT_PANES else FACT_PANES
        preview = [row.fact for pane in panes for row in islice(answers.every(pane, view), 2)]
        total = sum(answers.facts(pane, view)[0] for pane in panes)
        self.export_rows(lambda: chain.from_iterable(answers.every(pane, view) for pane in panes), total, preview)

    # Going deeper and back -------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        key = self.focused_table.key
        if self._view.pane == "facets":
            self.include()
        elif self._view.pane == "companies" and key is not None and key != self._view.company:
            self.choose_company(None if key == ALL else key)
            if self._error is None:  # as the base has it: a pane that is not on screen is filled later
                self.focus_pane("investments" if self._answers.facts("investments", self._view)[0] else "metrics")
        else:
            self.open_selected()

    def open_selected(self) -> None:
        from tui.screens.card import CompanyScreen, FactScreen

        key = self.focused_table.key
        if key is None or key == ALL:
            return
        if self._view.pane == "companies":
            self.app.push_screen(CompanyScreen(self._desk, key), self.come_back)
        else:
            row = self._desk.base.facts.look_up(key)
            if row is not None:
                self.app.push_screen(FactScreen(self._desk, row), self.come_back)

    def come_back(self, changed: bool | None) -> None:
        if changed:
            self.show_view(self._view)

    def on_fact_table_chosen(self, message: FactTable.Chosen) -> None:
        self._view = replace(self._view, pane=next(one for one in EVERY_PANE if message.table.id == one))
        self.call_later(self.action_open)

    def action_back(self) -> None:
        """Out of the search line, an export, the marks, the zoom, the facets, the company, the query; never out of here."""
        view = self._view
        if self.searching:
            self.leave_search_line(restore=True)
        elif self.stop_export():
            pass  # it says so itself
        elif self.focused_table.marked:
            self.focused_table.mark(())
        elif view.zoomed:
            self.action_zoom()
        elif view.faceted:
            self.close_facets()
        elif view.query:
            present = self.with_marks()
            none = View(pane=view.pane, company=view.company)
            step = self._history.before_search(present) or (none, History(after=(present, *self._history.after)))
            view, self._history = step
            self.show_view(replace(view, faceted=False, pane=view.pane if view.pane != "facets" else "companies"))
        elif view.company and view.pane != "companies":
            self.focus_pane("companies")
        elif view.company:
            self._leave_company()
        else:
            self.app.notify("This is the first view; q quits.", timeout=2, markup=False)

    def _leave_company(self) -> None:
        """Back to the view before, where that is the same without the company; else to a new one."""
        before = self._history.before[-1:]
        if before and before[0].same_question(replace(self._view, company=None)):
            self.action_history_back()
        else:
            self.choose_company(None)

    def choose_company(self, company: str | None) -> None:
        """Filter by a company, or by none."""
        if self._error is not None:
            self.app.notify("The query is wrong: / mends it, Esc takes it away.", timeout=3, markup=False)
            return
        view, table = replace(self._view, company=company), self.table("companies")
        for pane in FACT_PANES:
            view = view.at(pane, fresh(view, pane))
        # Of keys that came at once, the view may not have heard yet where the cursor is.
        self.visit(view.at("companies", Place(key=table.key, row=table.cursor, top=table.top)))

    def action_follow(self) -> None:
        """Filter by the selected company, or by one of the selected fact: the first, then the next each time, then by none."""
        row, base = self.selected_row(), self._desk.base
        if self._view.pane == "companies":
            key = self.focused_table.key
            self.choose_company(None if key in (ALL, None, self._view.company) else key)
            return
        if row is None or self._view.pane not in FACT_PANES:
            return
        names = [name for name in row.fact.parties if base.companies.get(name) is not None]
        now = next(
            (
                at
                for at, name in enumerate(names)
                if self._view.company and base.companies.groups.same(name, self._view.company)
            ),
            -1,
        )
        company = base.companies.names_of(names[now + 1])[0] if now + 1 < len(names) else None
        pane = self._view.pane
        view = replace(self._view, company=company).at(pane, replace(self._view.places[pane], key=row.fact.id))
        self.visit(view.at("companies", replace(view.places["companies"], key=company)))

    def action_drop_filter(self) -> None:
        view = without_last(self._view, self._desk.context)
        if view is not None:
            self.visit(view)

    def action_history_back(self) -> None:
        self._walk(self._history.back(self.with_marks()), "No view before this one.")

    def action_history_forward(self) -> None:
        self._walk(self._history.forward(self.with_marks()), "No view after this one.")

    def _walk(self, step: tuple[View, History] | None, end: str) -> None:
        if step is None:
            self.app.notify(end, timeout=2, markup=False)
            return
        view, self._history = step
        self.show_view(view)

    def action_help(self) -> None:
        show_help(self, "explore", self._desk.settings)

    def action_search_help(self) -> None:
        show_help(self, "search" if self.searching else "explore", self._desk.settings)

    def action_quit(self) -> None:
        self.app.exit()
