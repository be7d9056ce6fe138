"""What a query means, fact by fact. The index must return exactly the facts that this accepts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from store.frozen import Frozen, replace
from store.model.period import days
from store.search.entry import FIRST_DAY, LAST_DAY, Entry, Interval
from store.search.fields import PIVOTS
from store.search.syntax import And, Everything, FieldDate, FieldNumber, FieldText, Node, Not, Or, Phrase


def matches(node: Node, entry: Entry) -> bool:
    """Whether the query accepts the fact."""
    if isinstance(node, Everything):
        return True
    if isinstance(node, Not):
        return not matches(node.operand, entry)
    if isinstance(node, And):
        return all(matches(operand, entry) for operand in node.operands)
    if isinstance(node, Or):
        return any(matches(operand, entry) for operand in node.operands)
    if isinstance(node, FieldNumber):
        return _is_number(node, entry)
    if isinstance(node, FieldDate):
        low, high = day_range(node)
        found = entry.days.get(node.field)
        return found is not None and found[0] <= high and found[1] >= low
    field = node.field if isinstance(node, FieldText) else ""
    values = entry.texts.get(field, ())
    if isinstance(node, FieldText) and node.whole:
        return any(list(value) == node.text.split() for value in entry.wholes.get(field, values))
    prefix = not isinstance(node, Phrase) and node.prefix
    return any(_has_row(value, node.text.split(), prefix=prefix) for value in values)


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


def _is_number(node: FieldNumber, entry: Entry) -> bool:
    if node.field != "amount" or node.currency is None or node.currency == entry.currency:
        return _in_range(node, entry.numbers.get(node.field))
    bounds = converted_bounds(node)
    return bounds is not None and _in_range(bounds.range, entry.sums.get(bounds.pivot))


def _in_range(node: FieldNumber, interval: Interval | None) -> bool:
    if interval is None:
        return False
    low, high = float(interval[0]), float(interval[1])
    above = node.low is None or _over(high, node.low, included=node.include_low)
    return above and (node.high is None or _over(-low, -node.high, included=node.include_high))


def _over(value: float, bound: Decimal, *, included: bool) -> bool:
    return value >= float(bound) if included else value > float(bound)


def _has_row(value: Sequence[str], row: Sequence[str], *, prefix: bool) -> bool:
    """Whether `row` stands in `value`, its words next to each other; the last may be the beginning of a word."""
    *whole, last = row
    for start in range(len(value) - len(row) + 1):
        if list(value[start : start + len(whole)]) == whole:
            word = value[start + len(whole)]
            if word == last or (prefix and word.startswith(last)):
                return True
    return False
