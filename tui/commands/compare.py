"""`factdeck conflicts`: where documents say different things of the same."""

from __future__ import annotations

from pathlib import Path

import click

from store.base import Row, both, parse_query, without_doubtful
from tui.asking import context_of, settings
from tui.commands.narration import count_of, opened, say
from tui.present.cells import headline
from tui.present.marked import origin


def conflicts(folder: Path, query: str) -> int:
    """Write the facts that match and differ from what another document says, each with what that says."""
    base, found = opened(folder), 0
    asked = without_doubtful(parse_query(query, context=context_of(settings())))
    for row, others in base.compare.conflicts(asked):
        found += 1
        _write(row, others)
    agree = base.facts.count(both(asked, parse_query("reports:>1 conflict:no")))
    say(f"{count_of(found, 'conflict')}; {count_of(agree, 'fact')} confirmed by another document.")
    return 0


def _write(row: Row, others: tuple[Row, ...]) -> None:
    for mark, one in (("  ", row), *(("≠ ", other) for other in others)):
        click.echo(f"{mark}{headline(one.fact)}")
        click.echo(f"    {one.fact.id} · {origin(one)}")
    click.echo("")
