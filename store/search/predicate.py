"""What a query means, fact by fact. The index must return exactly the facts that this accepts."""

from __future__ import annotations

from collections.abc import Sequence

from store.model.period import days
from store.search.entry import FIRST_DAY, LAST_DAY, Entry
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
        return _in_range(node, entry)
    if isinstance(node, FieldDate):
        low, high = day_range(node)
        return entry.days is not None and entry.days[0] <= high and entry.days[1] >= low
    field = node.field if isinstance(node, FieldText) else ""
    if isinstance(node, FieldText) and node.whole:
        return any(list(value) == node.text.split() for value in entry.texts.get(field, ()))
    prefix = not isinstance(node, Phrase) and node.prefix
    return any(_has_row(value, node.text.split(), prefix=prefix) for value in entry.texts.get(field, ()))


def day_range(node: FieldDate) -> tuple[int, int]:
    """The first and last day of a date range, as ordinals."""
    low = days(node.low)[0].toordinal() if node.low else FIRST_DAY
    high = days(node.high)[1].toordinal() if node.high else LAST_DAY
    return low, high


def _in_range(node: FieldNumber, entry: Entry) -> bool:
    interval = entry.numbers.get(node.field)
    if interval is None or (node.currency and node.currency != entry.currency):
        return False
    low, high = float(interval[0]), float(interval[1])
    above = node.low is None or (high >= float(node.low) if node.include_low else high > float(node.low))
    below = node.high is None or (low <= float(node.high) if node.include_high else low < float(node.high))
    return above and below


def _has_row(value: Sequence[str], row: Sequence[str], *, prefix: bool) -> bool:
    """Whether `row` stands in `value`, its words next to each other; the last may be the beginning of a word."""
    *whole, last = row
    for start in range(len(value) - len(row) + 1):
        if list(value[start : start + len(whole)]) == whole:
            word = value[start + len(whole)]
            if word == last or (prefix and word.startswith(last)):
                return True
    return False
