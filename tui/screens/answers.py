"""What the base answers to a view's question, as the rows that tables draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.base import Base, Node, Page, Row, Sort, both, parse_query, without_doubtful
from tui.panes.table import Fetch, TableRow
from tui.present.cells import company_cells, everything_cells, fact_cells, review_sign
from tui.present.marked import agreement_sign
from tui.present.plots import sparkline
from tui.state import Pane, Place, View

ALL = "\0all"
"""The key of the row that stands for all companies; no name has a NUL in it."""
_MOST = 1000
"""Companies that are listed; those with most facts come first, and a search narrows the rest."""
_YEARS = 8
_FIRST = 40
"""Rows of a pane that are asked for at once: a page of a table."""
_FACTS, _OPEN, _REJECTED = parse_query("-kind:company"), parse_query("review:open"), parse_query("review:rejected")
_KINDS: dict[Pane, str] = {"investments": "investment", "metrics": "metric"}


class Answers:
    """The companies, investments and metrics that one query accepts."""

    def __init__(self, base: Base, query: Node) -> None:
        self._base = base
        self.asked = query
        self._query = without_doubtful(query)
        # Asked for at every key press, and the same for the whole query.
        self._counted: dict[tuple[str, str | None], int] = {}
        self._tails: dict[str | None, tuple[int, tuple[int, int] | None]] = {}
        self.signs: dict[str, str] = {}
        self._compared: set[str] = set()

    def tail(self, company: str | None) -> tuple[int, tuple[int, int] | None] | None:
        """How many facts are hidden as doubtful, and how many of how many were reviewed; None until that is counted."""
        return self._tails.get(company)

    def count_tail(self, company: str | None) -> None:
        """Count what `tail` gives."""
        shown = self._base.count(self._query, company=company)
        doubtful = self._base.count(self.asked, company=company) - shown
        self._tails[company] = (doubtful, self._reviewed(company) if self._base.any_decision else None)

    def _reviewed(self, company: str | None) -> tuple[int, int] | None:
        """How many of the investments and metrics were reviewed, and how many there are; None for none at all."""
        facts = both(self._query, _FACTS)
        total = self._base.count(facts, company=company)
        rejected = self._base.count(both(self.asked, both(_FACTS, _REJECTED)), company=company)
        hidden = rejected if self._query != self.asked else 0
        undecided = self._base.count(both(facts, _OPEN), company=company)
        return (total - undecided + hidden, total + hidden) if total + hidden else None

    def companies(self) -> tuple[int, Fetch]:
        """The number of rows of the companies pane, and how to fetch them; the first stands for all."""
        found = self._base.companies(self._query, limit=_MOST)

        def fetch(offset: int, limit: int) -> Sequence[TableRow]:
            rows = [self._everything(len(found))] if offset == 0 else []
            names = [name for name, _ in found[max(0, offset - 1) : offset + limit - 1]]
            years, types = self._base.by_year(self._query, names), self._base.company_types(names)
            for one in self._base.company_counts(self._query, names):
                kind = types[one.name] if types[one.name] != "company" else ""
                by_year = year_line(years.get(one.name, {}))
                rows.append(TableRow(one.name, company_cells(one.name, kind, one.investments, one.metrics, by_year)))
            return rows

        return len(found) + 1, fetch

    def _everything(self, companies: int) -> TableRow:
        counts = [self._count(kind, None) for kind in _KINDS.values()]
        more = "+" if companies == _MOST else ""
        return TableRow(ALL, everything_cells(f"{companies:,}{more}", *counts))

    def facts(self, pane: Pane, view: View) -> tuple[int, Fetch]:
        """The number of rows of a pane of facts, and how to fetch them, sorted as the view has it."""
        kind, place = _KINDS[pane], view.places[pane]
        # The first page brings the number along; to ask for both would cost twice.
        first = self._page(kind, view.company, place, 0, _FIRST)
        self._counted[kind, view.company] = first.total

        def fetch(offset: int, limit: int) -> Sequence[TableRow]:
            if offset + limit <= _FIRST:
                return _table_rows(first.rows[offset : offset + limit])
            return _table_rows(self._page(kind, view.company, place, offset, limit).rows)

        return first.total, fetch

    def _count(self, kind: str, company: str | None) -> int:
        if (kind, company) not in self._counted:
            self._counted[kind, company] = self._base.count(self._query, kind=kind, company=company)
        return self._counted[kind, company]

    def _page(self, kind: str, company: str | None, place: Place, offset: int, limit: int) -> Page:
        order = Sort(place.sort, place.descending)
        return self._base.find(self._query, kind=kind, company=company, sort=order, offset=offset, limit=limit)

    def row(self, pane: Pane, key: str | None) -> Row | None:
        """The fact behind a row; None for the row of all companies, for a facet, and for no row."""
        if key is None or key == ALL or pane == "facets":
            return None
        if pane != "companies":
            return self._base.look_up(key)
        company = self._base.company(key)
        return self._base.look_up(company.id) if company else None

    def knows(self, keys: Sequence[str]) -> bool:
        """Whether all of some facts were compared."""
        return self._compared.issuperset(keys)

    def compare(self, keys: Sequence[str]) -> None:
        """Find out which of some facts other documents confirm or contradict, for `signs`; each is looked at once."""
        fresh = [key for key in keys if key not in self._compared]
        found = self._base.compared(fresh) if fresh else {}
        self.signs = self.signs | {key: sign for key, said in found.items() if (sign := agreement_sign(said))}
        self._compared.update(fresh)

    def keys(self, pane: Pane, view: View, *, limit: int) -> list[str]:
        """The ids of the facts of a pane, at most so many."""
        kind = _KINDS[pane]
        return [row.fact.id for row in self._base.find(self._query, kind=kind, company=view.company, limit=limit).rows]

    def every(self, pane: Pane, view: View) -> Iterator[Row]:
        """All facts of a pane, in its order."""
        place = view.places[pane]
        query = both(self._query, parse_query(f"kind:{_KINDS[pane]}"))
        return self._base.every(query, company=view.company, sort=Sort(place.sort, place.descending))


def _table_rows(rows: Sequence[Row]) -> list[TableRow]:
    return [TableRow(row.fact.id, fact_cells(row.fact), sign=review_sign(row.standing)) for row in rows]


def year_line(years: Mapping[int, int]) -> str:
    """Facts by year as a sparkline, of the last years that have any."""
    if not years:
        return ""
    last = max(years)
    return sparkline(
        [float(years.get(year, 0)) or None for year in range(max(min(years), last - _YEARS + 1), last + 1)], _YEARS
    )
