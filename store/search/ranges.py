"""What ranges of days and of sums come to, for the index and for the predicate alike."""

from __future__ import annotations

from datetime import date

from store.frozen import Frozen, replace
from store.model.period import days
from store.search.fields import PIVOTS
from store.search.syntax import FieldDate, FieldNumber

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


def day_range(node: FieldDate) -> tuple[int, int]:
    """The first and last day of a date range, as ordinals."""
    low = days(node.low)[0].toordinal() if node.low else FIRST_DAY
    high = days(node.high)[1].toordinal() if node.high else LAST_DAY
    return low, high


class Bounds(Frozen):
    """The ends of a range of sums in one of the currencies that all sums are kept in."""

    pivot: str
    range: FieldNumber


def converted_bounds(node: FieldNumber) -> Bounds | None:
    """A range of sums for facts in other currencies than its own; None for one that is compared as written, or without a rate.

    Facts are converted at the rate of their own day. A bound in a currency that they are not kept in is taken at the last rate.
    """
    if node.field != "amount" or node.written or node.currency is None:
        return None
    if node.currency in PIVOTS:
        return Bounds(node.currency, node)
    from store.rates import convert

    pivot = PIVOTS[-1]
    ends = {name: getattr(node, name) for name in ("low", "high")}
    sums = {name: convert(end, node.currency, pivot, None) for name, end in ends.items() if end is not None}
    if any(one is None for one in sums.values()):
        return None
    return Bounds(pivot, replace(node, **{name: one.value for name, one in sums.items() if one}))
