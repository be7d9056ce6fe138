"""What a query means, fact by fact. The index must return exactly the facts that this accepts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from store.search.entry import Entry, Interval
from store.search.ranges import converted_bounds, day_range
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
