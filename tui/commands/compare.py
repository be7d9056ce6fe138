"""`factdeck conflicts`: where documents say different things of the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from store.base import Row, both, csv_lines, markdown_lines, parse_query, row_lines, without_doubtful
from tui.asking import context_of, settings
from tui.commands.formats import Format
from tui.commands.narration import count_of, opened, say
from tui.present.cells import headline
from tui.present.marked import origin
from tui.present.visible import one_line

Conflict = tuple[Row, tuple[Row, ...]]
"""A fact, and those of other documents that say something else of the same."""


def conflicts(folder: Path, query: str, format_: Format) -> int:
    """Write the facts that match and differ from what another document says, each with what that says and both sentences."""
    base, found = opened(folder), 0
    asked = without_doubtful(parse_query(query, context=context_of(settings())))

    def counted() -> Iterator[Conflict]:
        nonlocal found
        for one in base.compare.conflicts(asked):
            found += 1
            yield one

    for line in _lines(counted(), format_):
        click.echo(line)
    agree = base.facts.count(both(asked, parse_query("reports:>1 conflict:no")))
    say(f"{count_of(found, 'conflict')}; {count_of(agree, 'fact')} confirmed by another document.")
    return 0


def _lines(found: Iterable[Conflict], format_: Format) -> Iterator[str]:
    if format_ == "table":
        for row, others in found:
            yield from _told(row, others)
    elif format_ == "jsonl":
        for row, others in found:
            yield f'{{"facts":[{",".join(row_lines((row, *others)))}]}}'
    else:
        yield from _numbered(list(found), format_)


def _told(row: Row, others: tuple[Row, ...]) -> Iterator[str]:
    for mark, one in (("  ", row), *(("≠ ", other) for other in others)):
        yield f"{mark}{headline(one.fact)}"
        yield f"    “{one_line(one.fact.sentence)}”"
        yield f"    {one.fact.id} · {origin(one)}"
    yield ""


def _numbered(found: list[Conflict], format_: Format) -> Iterator[str]:
    """Rows of facts, those of one conflict under one number; with the header, and what Markdown has below it."""
    facts = [(number, one.fact) for number, (row, others) in enumerate(found, 1) for one in (row, *others)]
    lines = (csv_lines if format_ == "csv" else markdown_lines)(fact for _, fact in facts)
    before, after = ("", ",") if format_ == "csv" else ("| ", " ")
    yield f"{before}conflict{after}{next(lines)}"
    if format_ == "md":
        yield f"| ---{after}{next(lines)}"
    for (number, _), line in zip(facts, lines, strict=True):
        yield f"{before}{number}{after}{line}"
