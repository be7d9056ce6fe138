"""Sums over facts of which several may tell of the same: each deal counts once, whoever tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from store.model import Investment
from store.search.agreement import Agreement, agreement
from store.search.answers import Row, Total
from store.search.grouping import Groups


def distinct_deals(rows: Iterable[Row], groups: Groups) -> tuple[list[Investment], int]:
    """The investments of some rows without those that tell of a deal again, or of a sum that another has a share in.

    Of reports that differ the one that most others confirm counts; with the deals comes of how many reports differ.
    """
    told: list[list[Investment]] = []
    for row in rows:
        fact = row.fact
        if isinstance(fact, Investment):
            same = (one for one in told if any(agreement(fact, other, groups) is not None for other in one))
            reports = next(same, None)
            if reports is None:
                told.append([fact])
            else:
                reports.append(fact)
    sums: set[tuple[str, int, int]] = set()
    best = (_most_confirmed(reports, groups) for reports in told)
    disputed = sum(_differ(reports, groups) for reports in told)
    return [fact for fact in best if _first_share(fact, sums)], disputed


def _most_confirmed(reports: Sequence[Investment], groups: Groups) -> Investment:
    return max(reports, key=lambda one: sum(agreement(one, other, groups) is Agreement.SAME for other in reports))


def _differ(reports: Sequence[Investment], groups: Groups) -> bool:
    return any(agreement(one, other, groups) is Agreement.DIFFERENT for one in reports for other in reports)


def _first_share(fact: Investment, sums: set[tuple[str, int, int]]) -> bool:
    """Whether a sum that several share was not met yet; it is noted."""
    span = fact.evidence.fields.get("amount")
    if fact.amount is None or not fact.amount.shared or span is None:
        return True
    key = (fact.evidence.document, span.start, span.end)
    if key in sums:
        return False
    sums.add(key)
    return True


def totals(deals: Sequence[Investment]) -> list[Total]:
    """The sums by currency, the one of most deals first; what was cancelled or only rumoured is left out."""
    sums: dict[str, list[Decimal]] = {}
    for deal in deals:
        if deal.amount and deal.status not in ("cancelled", "rumoured"):
            sums.setdefault(deal.amount.currency, []).append(deal.amount.value)
    found = [Total(currency=currency, value=sum(values, Decimal(0)), deals=len(values)) for currency, values in sums.items()]
    return sorted(found, key=lambda one: (-one.deals, one.currency))
