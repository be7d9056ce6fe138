"""Charts in text: shares, a timeline of events, values over periods. Marks differ in shape, not only in colour.

Widths are in cells of the terminal, heights in lines; nothing is ever wider or higher than it was asked to be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import isfinite, isnan

from rich.cells import cell_len
from rich.text import Text

from store.frozen import Frozen
from tui.present.axes import TimeAxis, ValueAxis, number, tick_labels, time_axis, value_axis
from tui.present.bars import bar
from tui.present.visible import one_line

_WEIGHTS = "∙•●"
_UNWEIGHED = "○"
_SOURCES = "●○▲△■□◆◇"
_STYLES = ("green", "cyan", "yellow", "magenta")
_OTHER = "+"
_SEVERAL = "✱"
_GUIDE = "·"
_NARROWEST = 16  # cells below which a picture says less than a list

_Cell = tuple[str, str]  # a character and its style
_BLANK: _Cell = (" ", "")


class Event(Frozen, kw_only=True):
    """Something that happened on a day; `weight` says how much it matters beside others (a sum of money), or is not known."""

    when: date
    label: str
    amount: str
    weight: float | None


class Reading(Frozen, kw_only=True):
    """A value that a source gives for the days from `start` to `end`, both included."""

    start: date
    end: date
    value: float
    source: str

    @property
    def middle(self) -> date:
        """The day in the middle of the period."""
        return date.fromordinal((self.start.toordinal() + self.end.toordinal()) // 2)

    @property
    def period(self) -> str:
        """The period as ISO dates: a year, a month, or the first and the last month."""
        first, last = self.start.isoformat()[:7], self.end.isoformat()[:7]
        if first == last:
            return first
        year = first[:4]
        return year if (first, last) == (f"{year}-01", f"{year}-12") else f"{first}..{last}"


def shares(rows: Sequence[tuple[str, float, str]], width: int, *, limit: int) -> Text:
    """A line for each label with its share (0..1) as a bar and its figure; at most `limit` lines, the last says what is cut.

    The bar goes first when there is no room for all three, the label gives way to the figure.
    """
    total = len(rows)
    rows = [(one_line(label), share, one_line(figure)) for label, share, figure in rows[: max(0, limit)]]
    figure_width = min(max((cell_len(figure) for _, _, figure in rows), default=0), width // 2)
    widest = max((cell_len(label) for label, _, _ in rows), default=0)
    label_width = min(widest, width * 2 // 5)
    bar_width = width - label_width - figure_width - 2
    if bar_width < 4:
        bar_width = -1
        label_width = max(0, min(widest, width - figure_width - 1))
    lines = []
    for label, share, figure in rows:
        line = Text(_padded(label, label_width))
        if bar_width > 0:
            line.append(" " + _padded(bar(share, bar_width), bar_width), style="green")
        written = _cut(figure, figure_width)
        lines.append(line.append(" " * (1 + figure_width - cell_len(written)) + written))
    return _stacked(lines, width, limit, total)


def timeline(events: Sequence[Event], width: int, height: int) -> Text:
    """Events as marks over a calendar axis, the biggest lowest where they share a column, and below it their list by date.

    ∙ • ● are the lower, middle and upper third by weight, ○ has none; ⋮ stands for marks that are higher than the room.
    Where a picture would leave no room for the list, there is the list only.
    """
    events = sorted(events, key=lambda event: event.when)
    marks = _weight_marks(events)
    lines = [
        _listed(event.when.isoformat()[:7], (mark, "green"), event.label, event.amount, width)
        for event, mark in zip(events[: max(0, height)], marks, strict=False)
    ]
    if not events or height < 6 or width < _NARROWEST:
        return _stacked(lines, width, height, len(events))
    axis = time_axis(events[0].when, events[-1].when, width)
    stacks: defaultdict[int, list[str]] = defaultdict(list)
    for event, mark in zip(events, marks, strict=True):
        stacks[axis.column(event.when)].append(mark)
    highest = max(map(len, stacks.values()))
    rows = min(highest, max((height - 2) // 3, height - 2 - len(events)))
    picture = [*_pile(stacks, rows), Text(axis.line(), style="dim"), Text(axis.labels(), style="dim")]
    return _stacked([*picture, *lines], width, height, len(picture) + len(events))


def _weight_marks(events: Iterable[Event]) -> list[str]:
    """The mark of each event by the share of weights that are not above its own."""
    weights = [None if event.weight is None or isnan(event.weight) else event.weight for event in events]
    ordered = sorted(weight for weight in weights if weight is not None)
    return [
        _UNWEIGHED if weight is None else _WEIGHTS[(3 * bisect_right(ordered, weight) - 1) // len(ordered)]
        for weight in weights
    ]


def _pile(stacks: Mapping[int, Sequence[str]], rows: int) -> list[Text]:
    """The marks of each column one upon the other, heaviest lowest, as `rows` lines from the top."""
    order = "●•∙○"
    grid = [[_BLANK] * (max(stacks) + 1) for _ in range(rows)]
    for column, marks in stacks.items():
        for row, mark in enumerate(sorted(marks, key=order.index)[:rows]):
            grid[row][column] = (mark, "green")
        if len(marks) > rows:
            grid[-1][column] = ("⋮", "dim")
    return [_drawn(row) for row in reversed(grid)]


def values_plot(readings: Sequence[Reading], unit: str, width: int, height: int) -> Text:
    """Values over periods: a mark for each source in the middle of each period, ✱ where marks of several sources meet.

    The first line names the unit and the sources; sources that find no room in it, or come after the eighth, are all +.
    Readings that are no finite number are left out. Where there is no room for the axes, the readings are listed.
    """
    readings = sorted((one for one in readings if isfinite(one.value)), key=lambda one: one.middle)
    unit = one_line(unit)
    names = [name for name, _ in Counter(one_line(one.source) or "?" for one in readings).most_common()]
    values = [Decimal(str(one.value)) for one in readings]
    if readings and height >= 6:
        side = value_axis(min(values), max(values), height - 3)
        labels = tick_labels([value for _, value in side.ticks()], width // 3)
        if labels and width - max(map(len, labels)) - 2 >= _NARROWEST:
            return _plotted(readings, side, labels, names, unit, width)
    marks = dict(zip(names, _marks(min(len(names), len(_SOURCES)), len(names)), strict=True))
    lines = [
        _listed(one.period, marks[one_line(one.source) or "?"], one.source, f"{number(value)} {unit}".strip(), width)
        for one, value in zip(readings[: max(0, height)], values, strict=False)
    ]
    return _stacked(lines, width, height, len(readings))


def _plotted(
    readings: Sequence[Reading], side: ValueAxis, labels: Sequence[str], names: Sequence[str], unit: str, width: int
) -> Text:
    """The legend, the marks beside their ticks, and the calendar."""
    margin = max(map(len, labels)) + 1
    below = _calendar(readings, width - margin - 1)
    places: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for one in readings:
        place = side.row(Decimal(str(one.value))), below.column(one.middle)
        places[place].add(names.index(one_line(one.source) or "?"))
    legend, shown = _legend(unit, names, width, several=any(len(sources) > 1 for sources in places.values()))
    marks = _marks(shown, len(names))
    texts = {row: label for (row, _), label in zip(side.ticks(), labels, strict=True)}
    lines = [legend]
    for row in reversed(range(side.rows)):
        edge = f"{texts.get(row, ''):>{margin - 1}} " + ("┤" if row in texts else "│")
        cells = [_BLANK] * (below.count * below.cells)
        if row in texts:
            cells[below.cells :: below.cells] = [(_GUIDE, "dim")] * (below.count - 1)
        for (at, column), sources in places.items():
            if at == row:
                cells[column] = (_SEVERAL, "bold") if len(sources) > 1 else marks[min(sources)]
        lines.append(_drawn([(edge, "dim"), *cells]))
    lines.append(Text(" " * margin + "└─" + below.line()[1:], style="dim"))
    lines.append(Text(" " * (margin + 1) + below.labels(), style="dim"))
    return _stacked(lines, width, len(lines), len(lines))


def _calendar(readings: Sequence[Reading], columns: int) -> TimeAxis:
    """The axis from the first to the last day of all readings, no finer than the shortest of their periods."""
    ends = [day for one in readings for day in (one.start, one.end)]
    shortest = min(abs((one.end - one.start).days) for one in readings)
    least = 12 if shortest >= 360 else 3 if shortest >= 85 else 1
    return time_axis(min(ends), max(ends), columns, least=least)


def _marks(shown: int, total: int) -> list[_Cell]:
    """The marks of `total` sources, of which `shown` have one of their own."""
    own = [(mark, _STYLES[at % len(_STYLES)]) for at, mark in enumerate(_SOURCES[:shown])]
    return own + [(_OTHER, "")] * (total - len(own))


def _legend(unit: str, names: Sequence[str], width: int, *, several: bool) -> tuple[Text, int]:
    """The unit and what the marks stand for in a line, and how many of the sources it names: as many as are readable."""
    head = _cut(unit, width // 4)
    readable, many = (8, "several") if width >= 60 else (4, "2+")
    for shown in range(min(len(names), len(_SOURCES)), -1, -1):
        tail = [f"{_OTHER} and {len(names) - shown} more"] if shown < len(names) else []
        tail += [f"{_SEVERAL} {many}"] if several else []
        room = width - sum(cell_len(part) + 2 for part in (head, *tail) if part) - 4 * shown + 2
        each = _fair([cell_len(name) for name in names[:shown]], room)
        if each >= min(readable, max(map(cell_len, names[:shown]), default=0)) or not shown:
            break
    legend = Text(head, style="bold")
    parts = [(f"{mark} {_cut(name, each)}", style) for name, (mark, style) in zip(names, _marks(shown, shown), strict=False)]
    for text, style in [*parts, *((part, "") for part in tail)]:
        legend.append("  " * bool(legend)).append(text, style=style)
    return legend, shown


def _fair(lengths: Sequence[int], room: int) -> int:
    """The greatest length to which all may be cut so that they fit into `room` together; 0 when there is none."""
    return next((most for most in range(max(lengths, default=0), 0, -1) if sum(min(one, most) for one in lengths) <= room), 0)


def _listed(when: str, mark: _Cell, label: str, amount: str, width: int) -> Text:
    """ "2023-10  ● label · amount"; the label gives way to the amount."""
    label, amount = one_line(label), one_line(amount)
    line = Text.assemble((when, "cyan"), "  ", mark, " ")
    end = f" · {amount}" if label and amount else amount
    room = width - line.cell_len - cell_len(end)
    line.append(_cut(label, room) if room >= min(4, cell_len(label)) else label)
    return line.append(end, style="green" if amount else "")


def _drawn(cells: Iterable[_Cell]) -> Text:
    """Cells as a line, with one span for neighbours of the same style."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Text.assemble(*(("".join(character for character, _ in run), style) for style, run in runs))


def _stacked(lines: Sequence[Text], width: int, height: int, total: int) -> Text:
    """The first of `total` lines as one text, none wider than `width`; when `height` is less, the last counts the rest."""
    if total > height:
        kept = max(0, height - 1)
        lines = [*lines[:kept], Text(f"… {total - kept:,} more", style="dim")][: max(0, height)]
    for line in lines:
        line.plain = _cut(line.plain.rstrip(" "), width)
    return Text("\n", no_wrap=True).join(lines)


def _padded(text: str, width: int) -> str:
    text = _cut(text, width)
    return text + " " * (width - cell_len(text))


def _cut(text: str, width: int) -> str:
    """As much of a text as fits into `width` cells, with … when something is missing; never half of a wide character."""
    text = text.rstrip("\u200d")  # would join the next character to it, and so hide that
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    fits = bisect_right(range(len(text) + 1), width - 1, key=lambda size: cell_len(text[:size])) - 1
    return text[:fits].rstrip("\u200d") + "…"
