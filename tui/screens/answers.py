"""What the base answers to a view's question, as the rows that tables draw."""

from __future__ import annotations

from collections.abc import Sequence

from store.base import Base, Node, Sort, without_doubtful
from store.model import Fact
from tui.panes.table import Fetch, TableRow
from tui.present.cells import company_cells, everything_cells, fact_cells
from tui.state import Pane, Place, View

ALL = "\0all"
"""The key of the row that stands for all companies; no name has a NUL in it."""
_MOST = 1000
"""Companies that are listed; those with most facts come first, and a search narrows the rest."""
_KINDS: dict[Pane, str] = {"investments": "investment", "metrics": "metric"}


class Answers:
    """The companies, investments and metrics that one query accepts."""

    def __init__(self, base: Base, query: Node) -> None:
        self._base = base
        self._asked = query
        self._query = without_doubtful(query)
        # Asked for at every key press, and the same for the whole query.
        self._hidden: dict[str | None, int] = {}
        self._counted: dict[tuple[str, str | None], int] = {}

    def doubtful(self, company: str | None) -> int:
        """How many facts the query accepts that are hidden because the parser doubts them."""
        if company not in self._hidden:
            shown = self._base.count(self._query, company=company)
            self._hidden[company] = self._base.count(self._asked, company=company) - shown
        return self._hidden[company]

    def companies(self) -> tuple[int, Fetch]:
        """The number of rows of the companies pane, and how to fetch them; the first stands for all."""
        found = self._base.companies(self._query, limit=_MOST)

        def fetch(offset: int, limit: int) -> Sequence[TableRow]:
            rows = [self._everything(len(found))] if offset == 0 else []
            names = [name for name, _ in found[max(0, offset - 1) : offset + limit - 1]]
            for one in self._base.company_counts(self._query, names):
                known = self._base.company(one.name)
                kind = known.type if known and known.type != "company" else ""
                rows.append(TableRow(one.name, company_cells(one.name, kind, one.investments, one.metrics)))
            return rows

        return len(found) + 1, fetch

    def _everything(self, companies: int) -> TableRow:
        counts = [self._count(kind, None) for kind in _KINDS.values()]
        more = "+" if companies == _MOST else ""
        return TableRow(ALL, everything_cells(f"{companies:,}{more}", *counts))

    def facts(self, pane: Pane, view: View) -> tuple[int, Fetch]:
        """The number of rows of a pane of facts, and how to fetch them, sorted as the view has it."""
        kind, place = _KINDS[pane], view.places[pane]

        def fetch(offset: int, limit: int) -> Sequence[TableRow]:
            return self._page(kind, view.company, place, offset, limit)

        return self._count(kind, view.company), fetch

    def _count(self, kind: str, company: str | None) -> int:
        if (kind, company) not in self._counted:
            self._counted[kind, company] = self._base.count(self._query, kind=kind, company=company)
        return self._counted[kind, company]

    def _page(self, kind: str, company: str | None, place: Place, offset: int, limit: int) -> Sequence[TableRow]:
        order = Sort(place.sort, place.descending)
        page = self._base.find(self._query, kind=kind, company=company, sort=order, offset=offset, limit=limit)
        return [TableRow(row.fact.id, fact_cells(row.fact)) for row in page.rows]

    def fact(self, pane: Pane, key: str | None) -> Fact | None:
        """The fact behind a row; None for the row of all companies, and for no row."""
        if key is None or key == ALL:
            return None
        return self._base.company(key) if pane == "companies" else self._base.fact(key).fact
