"""`factdeck parse`: the facts of articles, without storing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

import click

from store.base import Spool, annotation_line, parse_document
from store.errors import SourceUnreadable
from store.model import Document, Fact
from tui.commands.formats import Format
from tui.commands.output import write_facts
from tui.commands.reading import Intake, network

T = TypeVar("T")


def parse(names: Sequence[str], format_: Format, *, annotations: bool, private: Sequence[str] = ()) -> int:
    """Write the facts of the sources, or what the parser saw; 1 when a source could not be read."""
    intake = Intake(names, network(private), Spool(keeps=False))
    if annotations:
        for line in _of_each(intake, lambda document: annotation_line(parse_document(document))):
            click.echo(line)
    else:
        write_facts(chain.from_iterable(_of_each(intake, _facts)), format_)
    return 1 if intake.failed else 0


def _facts(document: Document) -> tuple[Fact, ...]:
    return parse_document(document).facts


def _of_each(intake: Intake, parsed: Callable[[Document], T]) -> Iterator[T]:
    """What comes of each document; one that cannot be parsed is told and counted."""
    for document in intake:
        try:
            yield parsed(document)
        except SourceUnreadable as failure:
            intake.fail(failure)
