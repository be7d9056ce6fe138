"""Facts as rows of a table: the columns of each pane and the cells of a fact. Data is never read as markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.text import Text

from store.frozen import Frozen
from store.model import KINDS, Company, Declared, Fact, FactKind, Metric, Standing, declared
from tui.present.values import short
from tui.present.visible import one_line

Align = Literal["left", "right"]


class Column(Frozen):
    """A column: its title, the narrowest it may get, the `sort` column of the base, and how its cells are set.

    A column that `grows` takes the room that is left over.
    """

    title: str
    least: int
    sort: str | None = None
    align: Align = "left"
    grows: bool = False


COMPANY_COLUMNS = (
    Column("Company", 12, grows=True),
    Column("Inv", 3, align="right"),
    Column("Met", 3, align="right"),
    Column("By year", 8),
    Column("Type", 5),
)
FACET_COLUMNS = (Column("Facet", 10, grows=True), Column("Count", 3, align="right"), Column("", 5))
_NUMBERS = ("money", "value", "change", "share")


def columns_of(kind: FactKind) -> tuple[Column, ...]:
    """The columns of a kind of facts: those of its fields that have one."""
    return tuple(
        Column(
            one.told.title or one.told.label,
            one.told.column,
            one.told.sort,
            "right" if one.shape in _NUMBERS else "left",
            one.told.grows,
        )
        for one in declared(KINDS[kind])
        if one.told.column
    )


INVESTMENT_COLUMNS = columns_of("investment")
METRIC_COLUMNS = columns_of("metric")


def plain(text: str, style: str = "") -> Text:
    """A cell, with what could steer a terminal made visible."""
    return Text(one_line(text), style=style, no_wrap=True)


def company_cells(name: str, kind: str, investments: int, metrics: int, years: str = "") -> tuple[Text, ...]:
    """The row of a company with its counts, none is a dot, and its facts by year as a sparkline."""
    counts = (plain(str(investments or "·")), plain(str(metrics or "·")))
    return (plain(name, "bold"), *counts, plain(years, "green"), plain(kind, "dim"))


def everything_cells(companies: str, investments: int, metrics: int) -> tuple[Text, ...]:
    """The first row of the companies pane, which filters nothing."""
    return (plain(f"All {companies}", "italic"), plain(str(investments)), plain(str(metrics)), plain(""), plain(""))


_STYLES: Mapping[str, str] = {"money": "green", "value": "green", "period": "cyan"}
"""How cells look, by what they hold; the first is bold, and how far something has come is dim."""


def fact_cells(fact: Fact) -> tuple[Text, ...]:
    """The cells of a fact in the columns of its kind."""
    if isinstance(fact, Company):
        return company_cells(fact.name, fact.type, 0, 0)
    fields = declared(type(fact))
    named = {one.name: one for one in fields}
    columns = [one for one in fields if one.told.column]
    return tuple(
        plain(_cell(fact, one, named) or ("?" if not at else ""), _style(fact, one, first=not at))
        for at, one in enumerate(columns)
    )


def _cell(fact: Fact, of: Declared, named: Mapping[str, Declared]) -> str:
    """A field's value with those that are shown beside it; where there is none, the one that is shown instead."""
    text = _shown(fact, of)
    instead = named.get(of.told.instead or "")
    if not text and instead is not None:
        text = _shown(fact, instead)
    beside = [_shown(fact, one) for one in named.values() if one.told.beside == of.name]
    return " · ".join(part for part in (text, *beside) if part)


def _shown(fact: Fact, of: Declared) -> str:
    """A field's value, with a question mark where it is doubtful."""
    text = short(of, getattr(fact, of.name))
    return f"{text}?" if text and fact.doubts(of.name) else text


def _style(fact: Fact, of: Declared, *, first: bool) -> str:
    if of.shape == "change" and isinstance(fact, Metric):
        return "yellow" if fact.change and fact.change.direction == "down" else "green"
    return "bold" if first else "dim" if of.told.query == "status" else _STYLES.get(of.shape, "")


def facet_cells(value: str, count: int, bar: str) -> tuple[Text, ...]:
    """The row of a facet's value."""
    return (plain("  " + value.replace("_", " ")), plain(f"{count:,}"), plain(bar, "green"))


def facet_heading(field: str) -> tuple[Text, ...]:
    """The row above the values of a facet."""
    return (plain(field.title(), "bold"), plain(""), plain(""))


def review_sign(standing: Standing) -> str:
    """What people said of a fact, in one cell: accepted, rejected, corrected, or that they said anything at all."""
    if standing.verdict:
        return "✓" if standing.verdict == "accepted" else "✗"
    if standing.corrections:
        return "±"
    return "·" if standing.tags or standing.notes else " "


def headline(fact: Fact) -> str:
    """A fact in a line, for titles and lists."""
    return one_line(" · ".join(part for cell in fact_cells(fact) if (part := cell.plain.strip()) not in ("", "·")))


def fitted(widths: Sequence[int], least: Sequence[int], available: int, gap: int = 1) -> list[int]:
    """Column widths that fit: as wide as their content while there is room, else the widest give way, to their least.

    Columns that still do not fit are 0 wide, from the last; `gap` is between any two that are shown.
    """
    shown = len(widths)
    while shown > 1 and sum(least[:shown]) + gap * (shown - 1) > available:
        shown -= 1
    found = list(widths[:shown])
    while sum(found) + gap * (shown - 1) > available:
        spare = [width - floor for width, floor in zip(found, least, strict=False)]
        if max(spare) <= 0:
            found[0] = available
            break
        found[max(range(shown), key=lambda at: (spare[at] > 0, found[at]))] -= 1
    return found + [0] * (len(widths) - shown)


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[Text]], available: int, gap: int) -> list[int]:
    """Column widths as `rows`, a header among them, need them; what is left over goes to the first column that grows."""
    least = [max(column.least, 1) for column in columns]
    natural = [max(floor, *(cell_len(row[at].plain) for row in rows)) for at, floor in enumerate(least)]
    widths = fitted(natural, least, available, gap)
    grower = next((at for at, column in enumerate(columns) if column.grows and widths[at]), None)
    if grower is not None:
        shown = sum(1 for one in widths if one)
        widths[grower] += max(0, available - sum(widths) - gap * (shown - 1))
    return widths
