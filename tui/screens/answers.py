"""What the base answers to a view's question, as the rows that tables draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock, Thread

from store.base import Base, Corroboration, Node, Page, Row, Sort, both, parse_query, without_doubtful
from store.model import Fact
from tui.present.bars import sparkline
from tui.present.cells import company_cells, everything_cells, fact_cells, review_sign
from tui.present.marked import agreement_sign
from tui.present.rows import Fetch, TableRow
from tui.state import Pane, Place, View

ALL = "\0all"
"""The key of the row that stands for all companies; no name has a NUL in it."""
_MOST = 1000
"""Companies that are listed; those with most facts come first, and a search narrows the rest."""
_YEARS = 8
_FIRST = 40
"""Rows of a pane that are asked for at once: a page of a table."""
_KINDS: dict[Pane, str] = {"investments": "investment", "metrics": "metric"}
_Found = tuple[int, Fetch]
"""The number of rows of a pane, and how to fetch them."""


class Answers:
    """The companies, investments and metrics that one query accepts."""

    def __init__(self, base: Base, query: Node) -> None:
        """The answers are of one moment of `base`: what is written meanwhile, the next answers show."""
        self.source = base
        self.base = base.moment()
        self.asked = query
        self._query = without_doubtful(query)
        # Asked for at every key press, and the same for the whole query.
        self._counted: dict[tuple[str, str | None], int] = {}
        self._tails: dict[str | None, tuple[int, tuple[int, int] | None]] = {}
        self._companies: _Found | None = None
        self._counting = Lock()
        self._found: dict[tuple[Pane, str | None, str | None, bool], _Found] = {}
        self._ahead: Thread | None = None
        self.perhaps: tuple[str, ...] | None = None
        self._agreed: dict[str, Corroboration] = {}

    def ask_ahead(self, view: View) -> None:
        """Ask on a thread what a view will show, while the screen that shows it is still being loaded."""
        self._ahead = Thread(target=self._ask, args=(view,), daemon=True)
        self._ahead.start()

    def _ask(self, view: View) -> None:
        # Not through the public questions: those wait for this.
        total, fetch = self._ask_companies()
        fetch(0, _FIRST)
        self._companies = total, fetch
        for pane in _KINDS:
            self._found[_wanted(pane, view)] = self._ask_facts(pane, view)

    def _await(self) -> None:
        """Wait for what is being asked ahead; what was not answered is asked again."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            ahead.join()

    def tail(self, company: str | None) -> tuple[int, tuple[int, int] | None] | None:
        """How many facts are hidden as doubtful, and how many of how many were reviewed; None until that is counted."""
        return self._tails.get(company)

    def count_tail(self, company: str | None) -> None:
        """Count what `tail` gives."""
        shown = self.base.facts.count(self._query, company=company)
        doubtful = self.base.facts.count(self.asked, company=company) - shown
        self._tails[company] = (doubtful, self.base.review.progress(self.asked, company=company))

    def companies(self) -> _Found:
        """The number of rows of the companies pane, and how to fetch them; the first stands for all."""
        self._await()
        with self._counting:
            if self._companies is None:
                self._companies = self._ask_companies()
        return self._companies

    def begin_companies(self, *, seen: bool) -> None:
        """Ask on a thread for the companies; where they are `seen`, for the rows of their first page too."""
        self._await()
        Thread(target=self._begin_companies, args=(seen,), daemon=True).start()

    def _begin_companies(self, seen: bool) -> None:
        _, fetch = self.companies()
        if seen:
            fetch(0, _FIRST)

    def _ask_companies(self) -> _Found:
        found = self.base.companies.listed(self._query, limit=_MOST)

        def fetch(offset: int, limit: int) -> Sequence[TableRow]:
            rows = [self._everything(len(found))] if offset == 0 else []
            names = [name for name, _ in found[max(0, offset - 1) : offset + limit - 1]]
            years, types = self.base.companies.by_year(self._query, names), self.base.companies.types(names)
            for one in self.base.companies.counts(self._query, names):
                kind = types[one.name] if types[one.name] != "company" else ""
                by_year = year_line(years.get(one.name, {}))
                rows.append(TableRow(one.name, company_cells(one.name, kind, one.investments, one.metrics, by_year)))
            return rows

        return len(found) + 1, _keeping_first(fetch)

    def _everything(self, companies: int) -> TableRow:
        counts = [self._count(kind, None) for kind in _KINDS.values()]
        more = "+" if companies == _MOST else ""
        return TableRow(ALL, everything_cells(f"{companies:,}{more}", *counts))

    def facts(self, pane: Pane, view: View) -> _Found:
        """The number of rows of a pane of facts, and how to fetch them, sorted as the view has it."""
        self._await()
        wanted = _wanted(pane, view)
        if wanted not in self._found:
            self._found[wanted] = self._ask_facts(pane, view)
        return self._found[wanted]

    def both(self, view: View) -> None:
        """Ask for the facts of both panes at once: the index answers on as many cores as there are."""
        self._await()
        other = Thread(target=self.facts, args=("metrics", view), daemon=True)
        other.start()
        self.facts("investments", view)
        other.join()

    def _ask_facts(self, pane: Pane, view: View) -> _Found:
        kind, place = _KINDS[pane], view.places[pane]
        # The first page brings the number along; to ask for both would cost twice.
        first = self._page(kind, view.company, place, 0, _FIRST)
        self._counted[kind, view.company] = first.total

        def fetch(offset: int, limit: int) -> Sequence[TableRow]:
            return _table_rows(self._page(kind, view.company, place, offset, limit).rows)

        return first.total, _keeping_first(fetch, _table_rows(first.rows))

    def _count(self, kind: str, company: str | None) -> int:
        if (kind, company) not in self._counted:
            self._counted[kind, company] = self.base.facts.count(self._query, kind=kind, company=company)
        return self._counted[kind, company]

    def _page(self, kind: str, company: str | None, place: Place, offset: int, limit: int) -> Page:
        order = Sort(place.sort, place.descending)
        return self.base.facts.find(self._query, kind=kind, company=company, sort=order, offset=offset, limit=limit)

    def row(self, pane: Pane, key: str | None) -> Row | None:
        """The fact behind a row; None for the row of all companies, for a facet, and for no row."""
        if key is None or key == ALL or pane == "facets":
            return None
        if pane != "companies":
            return self.base.facts.look_up(key)
        company = self.base.companies.get(key)
        return self.base.facts.look_up(company.id) if company else None

    def corroboration(self, fact: Fact) -> Corroboration:
        """Which other documents say the same as a fact, or something else; asked once, however often it is shown."""
        if fact.id not in self._agreed:
            self._agreed[fact.id] = self.base.compare.corroboration(fact)
        return self._agreed[fact.id]

    def suggest(self) -> None:
        """Find words that may have been meant, for `perhaps`; the query finds nothing."""
        self.perhaps = tuple(self.base.facts.perhaps(self.asked))

    def knows_facts(self, pane: Pane, view: View) -> bool:
        """Whether `facts` gives its answer at once."""
        self._await()
        return _wanted(pane, view) in self._found

    def keys(self, pane: Pane, view: View, *, limit: int) -> list[str]:
        """The ids of the facts of a pane, at most so many."""
        kind = _KINDS[pane]
        return [row.fact.id for row in self.base.facts.find(self._query, kind=kind, company=view.company, limit=limit).rows]

    def every(self, pane: Pane, view: View) -> Iterator[Row]:
        """All facts of a pane, in its order."""
        place = view.places[pane]
        query = both(self._query, parse_query(f"kind:{_KINDS[pane]}"))
        return self.base.facts.every(query, company=view.company, sort=Sort(place.sort, place.descending))


def _table_rows(rows: Sequence[Row]) -> list[TableRow]:
    return [TableRow(row.fact.id, fact_cells(row.fact), sign=_sign(row)) for row in rows]


def _sign(row: Row) -> str:
    """What people said of a fact, else what other documents say of the same, in one cell."""
    said = review_sign(row.standing)
    return said if said != " " else agreement_sign(row)


def _wanted(pane: Pane, view: View) -> tuple[Pane, str | None, str | None, bool]:
    """What decides which rows a pane of a view shows, the query aside."""
    place = view.places[pane]
    return pane, view.company, place.sort, place.descending


def _keeping_first(fetch: Fetch, first: Sequence[TableRow] | None = None) -> Fetch:
    """The same rows, those of the first page asked for once at most."""

    def kept(offset: int, limit: int) -> Sequence[TableRow]:
        nonlocal first
        if offset + limit > _FIRST:
            return fetch(offset, limit)
        if first is None:
            first = fetch(0, _FIRST)
        return first[offset : offset + limit]

    return kept


def year_line(years: Mapping[int, int]) -> str:
    """Facts by year as a sparkline, of the last years that have any."""
    if not years:
        return ""
    last = max(years)
    return sparkline(
        [float(years.get(year, 0)) or None for year in range(max(min(years), last - _YEARS + 1), last + 1)], _YEARS
    )
