"""Facts as rows of a table: the columns of each pane and the cells of a fact. Data is never read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len
from rich.text import Text

from store.frozen import Frozen
from store.model import Company, Fact, Investment, Metric, Standing
from tui.present import figures
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
FACET_COLUMNS = (Column("Facet", 10, grows=True), Column("Facts", 3, align="right"), Column("", 5))
INVESTMENT_COLUMNS = (
    Column("Investor", 8, "name"),
    Column("Type", 6, "type"),
    Column("Target", 8, grows=True),
    Column("Amount", 6, "amount", "right"),
    Column("Place", 4, "place"),
    Column("When", 4, "when"),
    Column("Status", 6, "status"),
)
METRIC_COLUMNS = (
    Column("Subject", 8, "name", grows=True),
    Column("Measure", 7, "measure"),
    Column("Value", 7, "value", "right"),
    Column("Change", 6, "change", "right"),
    Column("When", 4, "when"),
    Column("Place", 4, "place"),
)


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


def fact_cells(fact: Fact) -> tuple[Text, ...]:
    """The cells of a fact in the columns of its kind."""
    if isinstance(fact, Investment):
        stake = f"{figures.plain(fact.stake_percent)}%" if fact.stake_percent is not None else ""
        sum_ = figures.money(fact.amount) if fact.amount else ""
        return (
            plain(", ".join(fact.investors or fact.sellers) or "?", "bold"),
            plain(fact.type.replace("_", " ")),
            plain(fact.target or ""),
            plain(" · ".join(part for part in (sum_, stake) if part), "green"),
            plain(fact.place or ""),
            plain(figures.when(fact.period), "cyan"),
            plain(fact.status, "dim"),
        )
    if isinstance(fact, Metric):
        return (
            plain(fact.subject, "bold"),
            plain(fact.measure.replace("_", " ") + (f" ({fact.outlook})" if fact.outlook else "")),
            plain(figures.level(fact.value) if fact.value else "", "green"),
            plain(figures.change(fact.change) if fact.change else "", _direction_style(fact)),
            plain(figures.when(fact.period), "cyan"),
            plain(fact.place or ""),
        )
    if isinstance(fact, Company):
        return company_cells(fact.name, fact.type, 0, 0)
    raise TypeError(f"no cells for {type(fact).__name__}")


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


def _direction_style(fact: Metric) -> str:
    return "yellow" if fact.change and fact.change.direction == "down" else "green"


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
