"""Deals, each once whoever tells of it: of a company, by the values of a column, and what they sum up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from store.base.snapshot import Present, Snapshot
from store.model import Investment
from store.rates import EURO, convert
from store.search.answers import Deals as Listed
from store.search.answers import Frequency, Row, Sort, Sum, Total
from store.search.buckets import fact_row
from store.search.fields import PIVOTS
from store.search.syntax import Node

_MOST = 500
"""Deals of a company that are listed and summed."""
_MOST_DAYS = 20_000
_MOST_SHARED = 20_000
_NOT_SUMMED = ("cancelled", "rumoured")


class Deals:
    """Questions about deals, each answered from one snapshot."""

    def __init__(self, present: Present) -> None:
        self._present = present

    def of_company(self, query: Node, company: str, currency: str | None = None) -> Listed:
        """The investments of a company, each deal once, with their sums: of the first 500 that it has."""

        def found(now: Snapshot) -> Listed:
            keys, order = now.keys_of(company), Sort("when")
            page = now.reader.page(query, kind="investment", company=keys, sort=order, limit=_MOST, once=True)
            told = now.reader.count(query, kind="investment", company=keys)
            return _listed(page.rows, told, currency)

        return self._present.ask(found)

    def reports(self, row: Row) -> list[Row]:
        """The facts that tell of the deal or figure that a fact tells of, by when they were published; at least itself."""
        told = row.told
        return self._present.ask(lambda now: _reports(now, told.id)) if told is not None else [row]

    def frequencies(
        self,
        query: Node,
        name: str,
        *,
        kind: str,
        company: str | None = None,
        currency: str | None = EURO,
        limit: int = 1000,
    ) -> list[Frequency]:
        """How often the facts of a kind have each value of a facet, each deal once, with sums in a currency."""
        asked = _asked(currency)

        def found(now: Snapshot) -> list[Frequency]:
            keys = now.keys_of(company)
            buckets = now.reader.frequencies(query, kind, keys, name, limit=limit, sums=asked, once=True)
            return [
                Frequency(str(bucket["key"]), int(bucket["doc_count"]), _sum_of(bucket, currency) if asked else None)
                for bucket in buckets
            ]

        return self._present.ask(found)

    def sum(self, query: Node, *, company: str | None = None, currency: str = EURO) -> Sum:
        """The money of the deals of an answer in a currency, each deal once, at the rate of its day."""
        asked = _asked(currency)
        return self._present.ask(lambda now: _sum_of(now.reader.summed(query, now.keys_of(company), asked), currency))


def _reports(now: Snapshot, deal_id: str) -> list[Row]:
    rows = [fact_row(one) for one in now.reader.members(deal_id)]
    return sorted(rows, key=lambda row: (row.fact.published or "", row.fact.document, row.fact.id))


def _asked(currency: str | None) -> dict[str, Any]:
    """What the index is asked to sum; a currency that sums are not kept in is converted day by day."""
    if currency is None:
        return {}
    pivot = currency if currency in PIVOTS else PIVOTS[0]
    asked = _counted_in(pivot)
    if currency not in PIVOTS:
        asked["days"] = {"terms": {"field": "rate_day", "size": _MOST_DAYS}, "aggs": _counted_in(pivot)}
    return asked


def _counted_in(pivot: str) -> dict[str, Any]:
    shared = {"money": {"max": {"field": f"shared_{pivot}"}}, "left": {"max": {"field": "shared_left_out"}}}
    return {
        "money": {"sum": {"field": f"counted_{pivot}"}},
        "deals": {"value_count": {"field": f"counted_{pivot}"}},
        "left": {"sum": {"field": "left_out"}},
        "shared": {"terms": {"field": "shares", "size": _MOST_SHARED}, "aggs": shared},
    }


def _sum_of(answer: dict[str, Any], currency: str | None) -> Sum:
    value, deals, left = _read(answer)
    if "days" not in answer:
        return Sum(value=value, currency=currency or PIVOTS[0], deals=deals, left_out=left)
    total = Decimal(0)
    for bucket in answer["days"]["buckets"]:
        ordinal, (money, told, _) = int(bucket["key"]), _read(bucket)
        one = convert(money, PIVOTS[0], currency or "", date.fromordinal(ordinal) if ordinal else None)
        if one is None:
            deals, left = deals - told, left + told
        else:
            total += one.value
    return Sum(value=total, currency=currency or "", deals=deals, left_out=left)


def _read(answer: dict[str, Any]) -> tuple[Decimal, int, int]:
    """The money of an answer, of how many deals, and how many are left out; what several share counts once."""
    shared = [(one["money"]["value"], one["left"]["value"]) for one in answer["shared"]["buckets"]]
    money = [float(value) for value, _ in shared if value is not None]
    left = sum(value is None and out is not None for value, out in shared)
    value = Decimal(repr(float(answer["money"]["value"] or 0))) + sum(Decimal(repr(one)) for one in money)
    return value, int(answer["deals"]["value"] or 0) + len(money), int(answer["left"]["value"] or 0) + left


def _listed(rows: Sequence[Row], told: int, currency: str | None) -> Listed:
    deals = [row.fact for row in rows if isinstance(row.fact, Investment)]
    counted = _counted(rows)
    summed = [deal for deal in counted if deal.status not in _NOT_SUMMED]
    left = len(counted) - len(summed)
    disputed = sum(bool(row.told and row.told.differ) for row in rows)
    return Listed(tuple(deals), tuple(_totals(summed, currency)), told, disputed, left, currency)


def _counted(rows: Sequence[Row]) -> list[Investment]:
    """The deals with a sum; of a sum that several share, the first."""
    sums = {row.shares or row.fact.id: row.fact for row in reversed(rows)}
    return [deal for deal in reversed(sums.values()) if isinstance(deal, Investment) and deal.amount is not None]


def _totals(deals: Sequence[Investment], currency: str | None) -> list[Total]:
    """The sums by currency, the one of most deals first."""
    by_currency: dict[str, list[Investment]] = {}
    for deal in deals:
        if deal.amount:
            by_currency.setdefault(deal.amount.currency, []).append(deal)
    found = [_total(code, each, currency) for code, each in by_currency.items()]
    return sorted(found, key=lambda one: (-one.deals, one.currency))


def _total(code: str, deals: Sequence[Investment], currency: str | None) -> Total:
    from store.search.entry import rate_day  # late, like all that only an open company needs

    values = [deal.amount.value for deal in deals if deal.amount]
    ways = [convert(deal.amount.value, code, currency, rate_day(deal)) for deal in deals if deal.amount and currency]
    whole = [one.value for one in ways if one is not None]
    converted = sum(whole, Decimal(0)) if whole and len(whole) == len(values) else None
    return Total(currency=code, value=sum(values, Decimal(0)), deals=len(values), converted=converted)
