"""`factdeck find`, `show` and `info`: questions to a base."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click
from rich.console import Console

from store.base import Node, Sort, parse_query, without_doubtful
from store.errors import QueryInvalid
from tui.commands.formats import Format
from tui.commands.narration import opened, say
from tui.commands.output import write_rows
from tui.present.card import fact_card

_TABLE_LIMIT = 50


def find(
    folder: Path, query: str, format_: Format, *, company: str | None, limit: int | None, sort: str | None, descending: bool
) -> int:
    """Write the facts that match, of one company or all; a table is cut at 50 rows unless `limit` says otherwise, 0 is all."""
    tree = _parsed(query)
    base = opened(folder)
    if limit is None:
        limit = _TABLE_LIMIT if format_ == "table" else 0
    shown = without_doubtful(tree)
    total = base.count(shown, company=company)
    order = Sort(sort, descending) if sort else None
    rows = base.every(shown, sort=order, company=company)
    write_rows(islice(rows, limit) if limit else rows, format_)
    if total == 0:
        meant = base.perhaps(tree)
        say("No fact matches." + (f" Perhaps {' or '.join(meant)}?" if meant else ""))
    elif limit and total > limit:
        say(f"{limit} of {total:,} facts shown; --limit 0 shows all.")
    doubtful = base.count(tree, company=company) - total
    if doubtful:
        say(f"{doubtful:,} doubtful {'fact' if doubtful == 1 else 'facts'} not shown; confidence:>=0 in the query shows them.")
    return 0


def show(folder: Path, fact_id: str, format_: Format) -> int:
    """Write one fact: a card for a person, else in the format asked for."""
    base = opened(folder)
    row = base.fact(fact_id)
    if format_ != "table":
        write_rows([row], format_)
        return 0
    Console(markup=False, highlight=False).print(fact_card(base.dossier(row)))
    return 0


def info(folder: Path) -> int:
    """Write what is in the base."""
    summary = opened(folder).summary()
    for key, value in summary.items():
        click.echo(f"{key}\t{value}")
    return 0


def _parsed(query: str) -> Node:
    """The tree of a query; a wrong one is shown with a mark under the character."""
    try:
        return parse_query(query)
    except QueryInvalid as error:
        say(query)
        say(" " * error.position + "^")
        raise
