"""Axes of text charts: calendar intervals along the bottom, round figures up the side. All lengths are in cells."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from store.frozen import Frozen
from tui.present import figures

# Months an interval: a month, a quarter, a year, then round numbers of years. The last holds every date there is.
_INTERVALS = (1, 3, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)))
_LAST_MONTH = 12 * 10000 - 1
# The first digits of round steps, with what one is worth in room: 300K is chosen over 500K where that saves a sixth.
_STEPS = {"1": "1", "2": "1", "5": "1", "2.5": "1.1", "3": "1.2", "4": "1.2"}
_PLAIN = (Decimal("1e-6"), Decimal("1e18"))  # what is readable without an exponent


class TimeAxis(Frozen, kw_only=True):
    """`count` intervals of `months` calendar months, each `cells` wide; `first` counts intervals since the year 0.

    Intervals are equally wide, so that the same stretch of a year looks the same everywhere.
    """

    months: int
    first: int
    count: int
    cells: int

    def column(self, day: date) -> int:
        """The column of a day that lies in the axis, from 0."""
        gone = (day.day - 1) / monthrange(day.year, day.month)[1]
        into = _month(day) - self.first * self.months + gone
        return min(int(into * self.cells / self.months), self.count * self.cells - 1)

    def line(self) -> str:
        """The axis, with a tick where an interval begins."""
        return ("┬" + "─" * (self.cells - 1)) * self.count

    def labels(self) -> str:
        """The names of the intervals: a month, quarter or year below its middle, a longer one from its first year on."""
        names = [self._name(self.first + at) for at in range(self.count)]
        if self.months > 12:
            return "".join(f"{name:<{self.cells}}"[: self.cells] for name in names)
        return "".join(f" {name:^{self.cells - 1}}"[: self.cells] for name in names)

    def _name(self, interval: int) -> str:
        year, month = divmod(interval * self.months, 12)
        return f"{max(year, 1):04}" + {1: f"-{month + 1:02}", 3: f"-Q{month // 3 + 1}"}.get(self.months, "")


def time_axis(first: date, last: date, columns: int, *, least: int = 1) -> TimeAxis:
    """The finest axis from `first` to `last` whose labels fit into `columns`; no interval is shorter than `least` months.

    A single interval gets a neighbour on each side where there is room, so that it has something to be read against.
    """
    for months in _INTERVALS:
        low, high = _month(first) // months, _month(last) // months
        room = 8 if months < 12 else 5
        if months >= least and (high - low + 1) * room <= columns:
            break
    if low == high and 3 * room <= columns and (low - 1) * months >= 12 and (high + 2) * months <= _LAST_MONTH + 1:
        low, high = low - 1, high + 1
    count = high - low + 1
    return TimeAxis(months=months, first=low, count=count, cells=max(1, columns // count))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


class ValueAxis(Frozen, kw_only=True):
    """`rows` rows upwards from the value `bottom`, with a tick each `spacing` rows that is worth `step`.

    Ticks fall on rows exactly: a mark beside a label has the label's value, to half a row.
    """

    bottom: Decimal
    step: Decimal
    spacing: int
    rows: int

    def row(self, value: Decimal) -> int:
        """The row of a value that lies in the axis, 0 at the bottom."""
        return round((value - self.bottom) * self.spacing / self.step)

    def ticks(self) -> list[tuple[int, Decimal]]:
        """The rows that have a label, upwards, with their values."""
        return [(row, self.bottom + row // self.spacing * self.step) for row in range(0, self.rows, self.spacing)]

    @property
    def top(self) -> Decimal:
        """The value of the highest row."""
        return self.bottom + (self.rows - 1) * self.step / self.spacing


def value_axis(low: Decimal, high: Decimal, rows: int) -> ValueAxis:
    """The axis of 3 to 5 round ticks on which `low` to `high` takes the most of `rows`, which are at least 3.

    Zero is on it when it is no further away than the values are from one another, or when all of them are equal.
    """
    if low == high or 0 <= low <= high / 2:
        low = min(low, Decimal(0))
    if low == high or low / 2 <= high <= 0:
        high = max(high, Decimal(0))
    if low == high:
        high = Decimal(1)
    spacings = [spacing for spacing in range(1, rows) if 3 <= (rows - 1) // spacing + 1 <= 5]
    found = [
        (axis.step / spacing * Decimal(cost), axis)
        for spacing in spacings
        for digits, cost in _STEPS.items()
        for axis in [_round_axis(low, high, spacing, rows, Decimal(digits))]
    ]
    return min(found, key=lambda one: one[0])[1]


def _round_axis(low: Decimal, high: Decimal, spacing: int, rows: int, digits: Decimal) -> ValueAxis:
    """The axis of the smallest step of `digits` times a power of ten that reaches from below `low` to above `high`."""
    exponent = ((high - low) * spacing / (rows - 1)).adjusted() - 1
    while True:
        step = digits.scaleb(exponent)
        bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
        axis = ValueAxis(bottom=bottom, step=step, spacing=spacing, rows=rows)
        if axis.top >= high:
            return axis
        exponent += 1


def number(value: Decimal) -> str:
    """A number in few characters, whatever its magnitude: -1.2M, 0.05, 3e+40."""
    if value and not _PLAIN[0] <= abs(value) < _PLAIN[1]:
        return _scientific(value)
    return "-" * (value < 0) + figures.short(abs(value))


def tick_labels(values: Sequence[Decimal], room: int) -> list[str] | None:
    """A label for each of the different `values`, all different and none longer than `room`; None when there is no such."""
    for write in (number, figures.plain, _scientific):
        labels = [write(value) for value in values]
        if len(set(labels)) == len(labels) and max(map(len, labels)) <= room:
            return labels
    return None


def _scientific(value: Decimal) -> str:
    return f"{value.normalize():e}" if value else "0"
