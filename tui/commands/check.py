"""`factdeck check`: whether a base is what it says, and its repair."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from store.base import check_base, repair_base
from tui.commands.narration import count_of, say
from tui.present.visible import one_line

_SHOWN = 100
"""Findings written; more of them say nothing new."""


def check(folder: Path, *, mend: bool) -> int:
    """Write what is wrong with a base, a line each; 1 when something is. With `mend`, repair it first."""
    lost = _repair(folder) if mend else 0
    with _progress() as progress:
        task = progress.add_task("Checking", total=None)
        checked = check_base(folder, lambda done, total: progress.update(task, completed=done, total=total))
    for finding in checked.findings[:_SHOWN]:
        click.echo(one_line(f"{finding.where}: {finding.sentence}"))
    size = f"{count_of(checked.documents, 'article')} with {count_of(checked.facts, 'fact')}"
    if not checked.findings:
        say(f"All is well: {size}, and the index agrees with them.")
        return 1 if lost else 0
    more = len(checked.findings) - _SHOWN
    hidden = f" ({more:,} not shown)" if more > 0 else ""
    advice = "" if mend else " `check --repair` sets aside what is damaged and makes the index anew."
    say(f"{count_of(len(checked.findings), 'finding')}{hidden} in {size}.{advice}")
    return 1


def _repair(folder: Path) -> int:
    """Repair a base, telling what came of it; how many records could not be kept."""
    repaired, left = repair_base(folder)
    for path in repaired.aside:
        say(f"Set aside: {path}")
    if repaired.kept:
        say(f"What was whole in them was stored again: {count_of(repaired.kept, 'record')}.")
    if repaired.lost:
        say(f"What was not whole is in the files set aside only: {count_of(repaired.lost, 'record')}.")
    for sentence in left:
        say(sentence)
    return repaired.lost


def _progress() -> Progress:
    return Progress(
        TextColumn("Checking", markup=False),
        MofNCompleteColumn(),
        BarColumn(20),
        console=Console(stderr=True, markup=False),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
