"""`factdeck find`, `show` and `info`: questions to a base."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click
from rich.console import Console

from store.base import Node, Sort, Sum, parse_query, without_doubtful
from store.errors import QueryInvalid
from store.rates import EURO
from tui.asking import context_of, settings
from tui.commands.formats import Format
from tui.commands.narration import count_of, opened, say
from tui.commands.output import write_rows
from tui.present import figures
from tui.present.card import fact_card
from tui.present.charts import left_out, rounded
from tui.settings import Settings

_TABLE_LIMIT = 50


def find(
    folder: Path,
    query: str,
    format_: Format,
    *,
    company: str | None,
    limit: int | None,
    sort: str | None,
    descending: bool,
    once: bool,
) -> int:
    """Write the facts that match, of one company or all; a table is cut at 50 rows unless `limit` says otherwise, 0 is all.

    With `once`, what several articles tell of is one row, and the money of the deals is summed.
    """
    own = settings()
    tree = _parsed(query, own)
    facts = (base := opened(folder).moment()).facts
    if limit is None:
        limit = _TABLE_LIMIT if format_ == "table" else 0
    shown = without_doubtful(tree)
    total = facts.count(shown, company=company, once=once)
    rows = facts.every(shown, sort=Sort(sort, descending) if sort else None, company=company, once=once)
    write_rows(islice(rows, limit) if limit else rows, format_)
    if total == 0:
        meant = facts.perhaps(tree)
        say("No fact matches." + (f" Perhaps {' or '.join(meant)}?" if meant else ""))
    elif limit and total > limit:
        say(f"{limit} of {total:,} facts shown; --limit 0 shows all.")
    if once and total:
        _say_sum(base.deals.sum(shown, company=company, currency=own.currency or EURO))
    doubtful = facts.count(tree, company=company, once=once) - total
    if doubtful:
        say(f"{count_of(doubtful, 'doubtful or rejected fact')} not shown; confidence:>=0 in the query shows them.")
    return 0


def _say_sum(whole: Sum) -> None:
    if whole.deals:
        sum_ = figures.sum_of(whole.currency, rounded(whole.value))
        say(f"Together {sum_} in {count_of(whole.deals, 'deal')}, each once, at the rate of its day.")
    if whole.left_out:
        say(left_out(whole.left_out) + ".")


def show(folder: Path, fact_id: str, format_: Format) -> int:
    """Write one fact: a card for a person, else in the format asked for."""
    base = opened(folder)
    row = base.facts.get(fact_id)
    if format_ != "table":
        write_rows([row], format_)
        return 0
    Console(markup=False, highlight=False).print(fact_card(base.dossier(row)))
    return 0


def info(folder: Path) -> int:
    """Write what is in the base."""
    summary = opened(folder).facts.summary()
    for key, value in summary.items():
        click.echo(f"{key}\t{value}")
    return 0


def _parsed(query: str, own: Settings) -> Node:
    """The tree of a query; a wrong one is shown with a mark under the character."""
    try:
        return parse_query(query, context=context_of(own))
    except QueryInvalid as error:
        say(query)
        say(" " * error.position + "^")
        raise
