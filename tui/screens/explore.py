"""The explorer: three linked panes, the search line above them, the evidence of the selected fact below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input, Static

from store.base import Base, CompanyCount, Everything, Node, Sort, parse_query
from store.errors import FactdeckError, QueryInvalid
from store.model import Fact
from tui.keymap import Place as KeyPlace
from tui.panes.evidence import EvidencePane
from tui.panes.footer import KeyHints
from tui.panes.table import FactTable, TableRow
from tui.present.cells import (
    COMPANY_COLUMNS,
    INVESTMENT_COLUMNS,
    METRIC_COLUMNS,
    company_cells,
    everything_cells,
    fact_cells,
)
from tui.present.marked import evidence_text
from tui.present.visible import one_line
from tui.screens.bindings import bindings
from tui.screens.card import CompanyScreen, FactScreen
from tui.screens.help import HelpScreen
from tui.state import FACT_PANES, PANES, History, Pane, Place, View, neighbour, next_sort

WIDE = 100
"""Columns from which on the panes stand beside each other."""
_ALL = "\0all"
_COMPANIES = 1000
_KINDS: dict[Pane, str] = {"investments": "investment", "metrics": "metric"}


class ExploreScreen(Screen[None]):
    """The first screen. Its state is a `View`; everything on it follows from that and the base."""

    BINDINGS = bindings("explore")
    CSS_PATH = "explore.tcss"
    AUTO_FOCUS = None

    def __init__(self, base: Base, query: str) -> None:
        super().__init__()
        self._base = base
        self._view = View(query=query, pane="companies")
        self._history = History()
        self._before_search: View | None = None
        self._tree: Node = Everything()
        self._error: QueryInvalid | None = None
        self._companies: list[CompanyCount] = []

    def compose(self) -> ComposeResult:
        yield Horizontal(
            Static(Text("/"), id="slash", markup=False),
            Input(
                placeholder="search: byd hungary, type:plant, amount:>1bn …",
                id="search",
                select_on_focus=False,
                compact=True,
                max_length=500,
            ),
            id="searchline",
        )
        yield Static(Text(""), id="trail", markup=False)
        with Container(id="panes"):
            yield FactTable("companies", COMPANY_COLUMNS, "no company", uncounted=1)
            with Vertical(id="facts"):
                yield FactTable("investments", INVESTMENT_COLUMNS, "no investment matches")
                yield FactTable("metrics", METRIC_COLUMNS, "no metric matches")
        yield EvidencePane()
        yield KeyHints("explore")

    # State to screen -------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.search_line.can_focus = False
        self.search_line.value = self._view.query
        self._lay_out(self.app.size.width)
        self._show_view(self._view)
        for notice in self._base.notices:
            self.app.notify(one_line(notice), severity="warning", timeout=8, markup=False)

    @property
    def search_line(self) -> Input:
        """The search line."""
        return self.query_one("#search", Input)

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

    def _show_view(self, view: View) -> None:
        """Put a view on screen: ask the base, fill the panes, restore where each of them stood."""
        self._view = view
        try:
            self._tree = parse_query(view.query, typing=view.prefix)
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
        self._companies = self._base.companies(self._tree, limit=_COMPANIES)
        place = self._view.places["companies"]
        keep = self._view.company or place.key
        self.table("companies").show(len(self._companies) + 1, self._company_rows, keep=keep, row=place.row, top=place.top)

    def _company_rows(self, offset: int, limit: int) -> Sequence[TableRow]:
        rows = []
        for index in range(offset, min(offset + limit, len(self._companies) + 1)):
            if index == 0:
                counts = [self._base.count(self._tree, kind=kind) for kind in ("investment", "metric")]
                more = "+" if len(self._companies) == _COMPANIES else ""
                rows.append(TableRow(_ALL, everything_cells(f"{len(self._companies):,}{more}", *counts)))
                continue
            one = self._companies[index - 1]
            known = self._base.company(one.name)
            kind = (known.type if known else "") if known is None or known.type != "company" else ""
            rows.append(TableRow(one.name, company_cells(one.name, kind, one.investments, one.metrics)))
        return rows

    def _fill_facts(self) -> None:
        for pane in FACT_PANES:
            place = self._view.places[pane]
            total = self._base.count(self._tree, kind=_KINDS[pane], company=self._view.company)
            self.table(pane).show(
                total,
                lambda offset, limit, pane=pane: self._fact_rows(pane, offset, limit),  # type: ignore[misc]  # a default argument
                keep=place.key,
                row=place.row,
                top=place.top,
                sort=(place.sort, place.descending),
            )

    def _fact_rows(self, pane: Pane, offset: int, limit: int) -> Sequence[TableRow]:
        place = self._view.places[pane]
        page = self._base.find(
            self._tree,
            kind=_KINDS[pane],
            company=self._view.company,
            sort=Sort(place.sort, place.descending),
            offset=offset,
            limit=limit,
        )
        return [TableRow(row.fact.id, fact_cells(row.fact)) for row in page.rows]

    def _show_trail(self) -> None:
        """The header: where we are, what filters, and in a narrow terminal the neighbours with their counts."""
        text = Text(no_wrap=True, overflow="ellipsis")
        if self._error is not None:
            # A query that is not finished or not right: the results stay, the line says what is missing.
            text.append(" " * min(self._error.position + 2, 40) + "^ ", style="bold")
            text.append(one_line(self._error.why), style="bold yellow")
            self.query_one("#trail", Static).update(text, layout=False)
            return
        if self.has_class("narrow"):
            for number, pane in enumerate(PANES, 1):
                style = "reverse bold" if pane == self._view.pane else ""
                text.append(f" {number} {pane.title()} {self._shown_total(pane):,} ", style=style)
        else:
            text.append(" Factdeck ", style="bold")
            text.append(" › ".join(["all", *self._crumbs()]))
        if self.has_class("narrow") and self._crumbs():
            text.append(" › " + " › ".join(self._crumbs()), style="bold")
        self.query_one("#trail", Static).update(text, layout=False)

    def _shown_total(self, pane: Pane) -> int:
        return self.table(pane).total - (pane == "companies")

    def _crumbs(self) -> list[str]:
        crumbs = [f'"{one_line(self._view.query)}"'] if self._view.query.strip() else []
        return [*crumbs, one_line(self._view.company)] if self._view.company else crumbs

    def _focus_pane(self, pane: Pane) -> None:
        self._view = replace(self._view, pane=pane)
        self._lay_out(self.app.size.width)
        if not self._searching:
            self.set_focus(self.table(pane))
        self._show_evidence()

    # The selected fact -----------------------------------------------------------------------------------------------

    @property
    def _evidence_pane(self) -> Pane:
        """The pane whose selected row the evidence is of."""
        return self._view.pane

    def _selected_fact(self) -> Fact | None:
        key = self.table(self._evidence_pane).key
        if key is None or key == _ALL:
            return None
        if self._evidence_pane == "companies":
            return self._base.company(key)
        return self._base.fact(key).fact

    def _show_evidence(self) -> None:
        pane = self.query_one(EvidencePane)
        fact = self._selected_fact()
        if fact is None:
            pane.show(Text(self._nothing_selected(), style="italic"))
            return
        document = self._base.document(fact.evidence.document)
        pane.show(evidence_text(fact, document.title if document else ""))

    def _nothing_selected(self) -> str:
        """What to say where no fact is selected: what there is, or why there is nothing."""
        totals = [f"{self._shown_total(pane):,} {pane}" for pane in PANES]
        if any(self._shown_total(pane) for pane in PANES):
            return f"{', '.join(totals)}. j and k move, Enter goes deeper, / searches."
        if self._view.query or self._view.company:
            return "Nothing matches. Esc clears the search."
        return "This base has no facts yet: `factdeck add FILE…` puts some in, R reads it again."

    def on_fact_table_highlighted(self, message: FactTable.Highlighted) -> None:
        pane: Pane = next(one for one in PANES if message.table.id == one)
        table = message.table
        place = replace(self._view.places[pane], key=message.key, row=table.cursor, top=table.top)
        self._view = self._view.at(pane, place)
        if pane == "companies" and self._view.pane == "companies" and not self._searching:
            self._filter_by(None if message.key in (_ALL, None) else message.key)
        if pane == self._view.pane:
            self._show_evidence()
        self._show_trail()

    def _filter_by(self, company: str | None) -> None:
        if company != self._view.company:
            self._view = replace(self._view, company=company).at("investments", _fresh(self._view, "investments"))
            self._view = self._view.at("metrics", _fresh(self._view, "metrics"))
            self._fill_facts()

    # Keys ------------------------------------------------------------------------------------------------------------

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

    def action_pane_companies(self) -> None:
        self._focus_pane("companies")

    def action_pane_investments(self) -> None:
        self._focus_pane("investments")

    def action_pane_metrics(self) -> None:
        self._focus_pane("metrics")

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

    def action_reload(self) -> None:
        try:
            self._base = Base.open(self._base.folder)
        except FactdeckError as error:
            self.app.notify(one_line(str(error)), severity="error", timeout=8, markup=False)
            return
        self._show_view(self._view)
        self.app.notify("Read again.", timeout=2, markup=False)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen("explore"))

    def action_quit(self) -> None:
        self.app.exit()

    # Drilling down, and back -----------------------------------------------------------------------------------------

    def action_open(self) -> None:
        table = self.table(self._view.pane)
        if table.key == _ALL:
            self._focus_pane("investments" if self.table("investments").total else "metrics")
        elif table.key is not None:
            self._open(table.key)

    def _open(self, key: str) -> None:
        if self._view.pane == "companies":
            self.app.push_screen(CompanyScreen(self._base, key))
        else:
            self.app.push_screen(FactScreen(self._base, self._base.fact(key).fact))

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

    # Searching -------------------------------------------------------------------------------------------------------

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
        self._show_view(self._view)

    def _show_keys(self, place: KeyPlace) -> None:
        self.query_one(KeyHints).show(place)


def _fresh(view: View, pane: Pane) -> Place:
    """Where a pane stands in front of other facts: at the first, sorted as before."""
    old = view.places[pane]
    return Place(sort=old.sort, descending=old.descending)
