"""Sums over facts of which several may tell of the same: each deal counts once, whoever tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from store.model import Investment
from store.search.agreement import Agreement, agreement
from store.search.answers import Row, Total
from store.search.grouping import Groups


def distinct_deals(rows: Iterable[Row], groups: Groups) -> list[Investment]:
    """The investments of some rows without those that tell of a deal again, or of a sum that another has a share in."""
    found: list[Investment] = []
    sums: set[tuple[str, int, int]] = set()
    for row in rows:
        fact = row.fact
        if not isinstance(fact, Investment) or any(agreement(fact, other, groups) is Agreement.SAME for other in found):
            continue
        span = fact.evidence.fields.get("amount")
        if fact.amount and fact.amount.shared and span:
            key = (fact.evidence.document, span.start, span.end)
            if key in sums:
                continue
            sums.add(key)
        found.append(fact)
    return found


def totals(deals: Sequence[Investment]) -> list[Total]:
    """The sums by currency, the one of most deals first; what was cancelled or only rumoured is left out."""
    sums: dict[str, list[Decimal]] = {}
    for deal in deals:
        if deal.amount and deal.status not in ("cancelled", "rumoured"):
            sums.setdefault(deal.amount.currency, []).append(deal.amount.value)
    found = [Total(currency=currency, value=sum(values, Decimal(0)), deals=len(values)) for currency, values in sums.items()]
    return sorted(found, key=lambda one: (-one.deals, one.currency))
