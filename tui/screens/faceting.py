"""Facets: what the facts of the view are counted by, to include and to exclude; and how often each value occurs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from store.base import Facet, Node, Not, QueryContext, render, without_doubtful
from store.frozen import replace
from store.model import FACT_KINDS
from tui.present.bars import bar
from tui.present.cells import facet_cells, facet_heading
from tui.present.rows import TableRow
from tui.present.visible import one_line
from tui.screens.asking import Choice, choose
from tui.screens.background import beside
from tui.screens.filters import filters_of, opposite, turned, turned_round, without
from tui.screens.viewing import ViewingScreen
from tui.state import FACT_PANES, Pane, View

_BAR = 8
_COLUMNS = {"type": "type", "measure": "measure", "place": "place", "when": "year", "status": "status", "name": "company"}
"""What the frequency table begins with, by the column that the pane is sorted by."""

_NUMBERS, _LETTERS = "123456789", "abcdefghi"
"""The keys that take a filter away, and those that turn it round."""


class Faceting(ViewingScreen):
    """A view that can be narrowed down by what its facts have in common."""

    _facets: Sequence[Facet] = ()
    _came_from: Pane = "companies"

    def action_facets(self) -> None:
        """Open the facets, or go to them; from them, close them."""
        if self._view.pane == "facets":
            self.close_facets()
        else:
            self._came_from = self._view.pane
            self.focus_pane("facets")
            self.fill_facets()

    def close_facets(self) -> None:
        """Show the companies again; the keys go back to the pane that they were in."""
        pane = self._came_from if self._view.pane == "facets" else self._view.pane
        self._view = replace(self._view, faceted=False)
        self.focus_pane(pane)

    def fill_facets(self) -> None:
        beside(self, self._count, "facets", exclusive=True)

    async def _count(self) -> None:
        """Count in a thread: over a million facts it takes longer than a key may."""
        view, base, query = self._view, self._desk.base, without_doubtful(self._answers.asked)
        self._facets = await asyncio.to_thread(base.facts.facets, query, company=view.company)
        rows = self._rows()
        place = self._view.places["facets"]
        table = self.table("facets")
        first = next((at for at, row in enumerate(rows) if "\t" in row.key), 0)
        table.show(
            len(rows), lambda offset, limit: rows[offset : offset + limit], keep=place.key,
            row=place.row if place.key else first, top=place.top,
        )  # fmt: skip

    def _rows(self) -> list[TableRow]:
        filters = filters_of(self._view, self._desk.context)
        rows = [TableRow("\0filters", facet_heading("filters"), heading=True)] if filters else []
        for at, node in enumerate(filters):
            text = render(node.operand if isinstance(node, Not) else node)
            rows.append(TableRow(f"\0{at}", (*facet_cells(text, 0, "")[:1], *facet_heading("")[1:]), sign=_sign(node)))
        for facet in self._facets:
            if facet.values:
                rows.append(TableRow(f"\0{facet.field}", facet_heading(facet.field), heading=True))
                most = max(value.count for value in facet.values)
                for value in facet.values:
                    node = self._desk.base.facts.facet_query(facet.field, value.value)
                    cells = facet_cells(value.value, value.count, bar(value.count / most, _BAR))
                    rows.append(TableRow(f"{facet.field}\t{value.value}", cells, sign="+" if node in filters else " "))
        return rows

    def include(self, *, exclude: bool = False) -> None:
        """Filter by the selected value, or leave it out; a filter that is there already is taken away."""
        key = self.table("facets").key or ""
        filters = filters_of(self._view, self._desk.context)
        if key.startswith("\0"):
            at = int(key[1:]) if key[1:].isdigit() else len(filters)
            if at < len(filters):
                node = filters[at]
                inner, left_out = (node.operand, True) if isinstance(node, Not) else (node, False)
                self.visit(turned(self._view, inner, exclude=left_out, context=self._desk.context))
        elif key:
            wanted = self._desk.base.facts.facet_query(*key.split("\t", 1))
            self.visit(turned(self._view, wanted, exclude=exclude, context=self._desk.context))

    def action_exclude(self) -> None:
        if self._view.pane == "facets":
            self.include(exclude=True)

    def action_filters(self) -> None:
        """The crumbs one by one: to do without one, to turn it round, or to write the query anew."""

        def change(chosen: str | None) -> None:
            verb, _, at = (chosen or "").partition(" ")
            if verb == "search":
                self.call_later(self.run_action, "search")
            elif verb == "company":
                self.visit(replace(self._view, company=None))
            elif verb:
                self.visit((without if verb == "without" else turned_round)(self._view, int(at), self._desk.context))

        choices = _changes(self._view, self._desk.context)
        if choices:
            choose(self, "Filters", choices, change)
        else:
            self.app.notify("Nothing filters.", timeout=2, markup=False)

    def action_frequency(self) -> None:
        """The values of the column that the pane is sorted by, else of its type or measure."""
        from tui.screens.frequency import FrequencyScreen

        pane: Pane = self._view.pane if self._view.pane in FACT_PANES else "investments"
        if pane == "investments" and not self.table(pane).total:
            pane = "metrics"
        first = "type" if pane == "investments" else "measure"
        field = _COLUMNS.get(self._view.places[pane].sort or "", first)
        query = without_doubtful(self._answers.asked)
        kind = next(one for one in FACT_KINDS if f"{one}s" == pane)

        def drill(chosen: tuple[str, str] | None) -> None:
            if chosen is not None:
                self.visit(
                    replace(
                        turned(self._view, self._desk.base.facts.facet_query(*chosen), context=self._desk.context), pane=pane
                    )
                )

        self.app.push_screen(FrequencyScreen(self._desk, query, kind, self._view.company, field), drill)


def _changes(view: View, context: QueryContext) -> list[Choice]:
    """What can be done with what filters a view, as far as there are keys for it."""
    filters = filters_of(view, context)[: len(_NUMBERS)]
    choices = [
        choice
        for at, (number, node) in enumerate(zip(_NUMBERS, filters, strict=False))
        for choice in (
            Choice(number, f"without {at}", f"without {render(node)}"),
            Choice(_LETTERS[at], f"turn {at}", f"with {render(opposite(node))}"),
        )
    ]
    if view.company:
        choices.append(Choice("0", "company", f"without {one_line(view.company)}"))
    return [*choices, Choice("/", "search", "write the query anew")] if choices else []


def _sign(node: Node) -> str:
    return "-" if isinstance(node, Not) else "+"
