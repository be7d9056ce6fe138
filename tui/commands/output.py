"""Facts on standard output in the format that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import click
from rich.console import Console
from rich.table import Table

from store.base import Row, csv_lines, jsonl_lines, markdown_lines, row_lines
from store.model import FACT_KINDS, Company, Fact
from tui.commands.formats import Format
from tui.present.cells import COMPANY_COLUMNS, INVESTMENT_COLUMNS, METRIC_COLUMNS, Column, fact_cells, plain

_COLUMNS: dict[str, Sequence[Column]] = {
    "company": (COMPANY_COLUMNS[0], COMPANY_COLUMNS[-1]),
    "investment": INVESTMENT_COLUMNS,
    "metric": METRIC_COLUMNS,
}
_LINES: dict[str, Callable[[Iterable[Fact]], Iterator[str]]] = {
    "jsonl": jsonl_lines,
    "csv": csv_lines,
    "md": markdown_lines,
}


def write_facts(facts: Iterable[Fact], format_: Format) -> None:
    """Write facts to standard output."""
    if format_ == "table":
        write_tables(list(facts))
        return
    for line in _LINES[format_](facts):
        click.echo(line)


def write_rows(rows: Iterable[Row], format_: Format) -> None:
    """Write facts of a base to standard output, in JSON Lines with what people said of them."""
    if format_ == "jsonl":
        for line in row_lines(rows):
            click.echo(line)
        return
    write_facts((row.fact for row in rows), format_)


def write_tables(facts: Sequence[Fact]) -> None:
    """Write facts as a table for each kind."""
    console = Console(markup=False, highlight=False)
    for kind in FACT_KINDS:
        chosen = [fact for fact in facts if fact.kind == kind]
        if chosen:
            console.print(_table(kind, chosen))


def _table(kind: str, facts: Sequence[Fact]) -> Table:
    table = Table(
        title=f"{kind.title()}s" if kind != "company" else "Companies", title_justify="left", box=None, pad_edge=False
    )
    table.add_column("Id", style="dim", no_wrap=True)
    for column in _COLUMNS[kind]:
        table.add_column(
            column.title, justify=column.align, overflow="ellipsis", no_wrap=column.title in ("Amount", "Value", "Change")
        )
    for fact in facts:
        cells = fact_cells(fact)[: len(_COLUMNS[kind])]
        if isinstance(fact, Company):
            cells = (cells[0], plain(fact.type + (f" of {fact.owner}" if fact.owner else "")))
        for cell in cells:
            cell.no_wrap = False
        table.add_row(plain(fact.id), *cells)
    return table
