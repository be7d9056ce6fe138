"""`factdeck conflicts`: where documents say different things of the same."""

from __future__ import annotations

from pathlib import Path

import click

from store.base import Row, parse_query, without_doubtful
from tui.commands.narration import count_of, opened, say
from tui.present.cells import headline
from tui.present.marked import origin


def conflicts(folder: Path, query: str) -> int:
    """Write the facts that match and differ from what another document says, each with what that says."""
    base = opened(folder)
    asked = without_doubtful(parse_query(query))
    seen: set[str] = set()
    found = 0
    confirmed: set[str] = set()
    for topic in base.topics(asked):
        for row in base.told_of(topic):
            if row.fact.id in seen or row.standing.confidence(row.fact.confidence) == 0:
                continue
            said = base.corroboration(row.fact)
            seen.update({row.fact.id, *(one.fact.id for one in (*said.same, *said.different))})
            if said.same:
                confirmed.update({row.fact.id, *(one.fact.id for one in said.same)})
            if said.different:
                found += 1
                _write(row, said.different)
    say(f"{count_of(found, 'conflict')}; {count_of(len(confirmed), 'fact')} confirmed by another document.")
    return 0


def _write(row: Row, others: tuple[Row, ...]) -> None:
    for mark, one in (("  ", row), *(("≠ ", other) for other in others)):
        click.echo(f"{mark}{headline(one.fact)}")
        click.echo(f"    {one.fact.id} · {origin(one)}")
    click.echo("")
