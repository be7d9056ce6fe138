"""`factdeck parse`: the facts of articles, without storing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from store.base import annotation_line, parse_document
from store.model import Fact
from tui.commands.formats import Format
from tui.commands.output import write_facts
from tui.commands.reading import Intake, pipeline


def parse(names: Sequence[str], format_: Format, *, annotations: bool) -> int:
    """Write the facts of the sources, or what the parser saw; 1 when a source could not be read."""
    intake = Intake(names)
    if annotations:
        for document in intake:
            click.echo(annotation_line(parse_document(document, pipeline())))
    else:
        write_facts(_facts(intake), format_)
    return 1 if intake.failed else 0


def _facts(intake: Intake) -> Iterator[Fact]:
    for document in intake:
        yield from parse_document(document, pipeline()).facts
