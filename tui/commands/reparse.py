"""`factdeck reparse`: the stored articles parsed again, by the parser as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from store.base import Base, Node, Stored, parse_documents, parse_query
from store.errors import SourceUnreadable
from store.model import Decision, Document
from tui.asking import context_of, settings
from tui.commands.narration import count_of, opened, say, say_waiting
from tui.present.decisions import decision_line
from tui.signature import now, person

_BATCH = 2000
"""Articles whose facts are replaced at once: a shard's worth, so that each is written about once."""


def reparse(folder: Path, query: str, *, jobs: int) -> int:
    """Parse again the articles with facts that match, or all; write what was decided of facts that are gone."""
    base = opened(folder)
    tree = parse_query(query, context=context_of(settings()))
    documents = changed = moved = 0
    lost: list[Decision] = []
    parsed = _Parsed(parse_documents(_documents(base, tree), jobs))
    for batch in _batches(parsed):
        renewed = base.write.reparse(batch, person(), now(), waiting=say_waiting)
        documents += renewed.documents
        changed += renewed.changed
        moved += renewed.moved
        lost += renewed.lost
    for one in lost:
        click.echo(f"lost: {decision_line(one)} · {one.quote}" if one.quote else f"lost: {decision_line(one)}")
    say(
        f"{count_of(documents, 'article')} parsed again, {changed:,} with other facts than before."
        + (f" What was decided of {count_of(moved, 'fact')} went over to the fact in its place." if moved else "")
        + (f" {count_of(len(lost), 'decision')} lost its fact; `review log --lost` lists them." if lost else "")
    )
    return 1 if parsed.failed else 0


class _Parsed:
    """What could be parsed again; counts what could not, and tells it. Such an article keeps the facts that it has."""

    def __init__(self, parsed: Iterable[Stored | SourceUnreadable]) -> None:
        self._parsed = parsed
        self.failed = 0

    def __iter__(self) -> Iterator[Stored]:
        for one in self._parsed:
            if isinstance(one, SourceUnreadable):
                self.failed += 1
                say(f"factdeck: {one}; its facts stay as they were")
            else:
                yield one


def _documents(base: Base, query: Node) -> Iterator[Document]:
    """The documents of the facts that match, by ids that were all asked for before the first is written again."""
    for document_id in [stored.document.id for stored in base.facts.entries(query)]:
        document = base.facts.document(document_id)
        if document is not None:
            yield document


def _batches(parsed: Iterable[Stored]) -> Iterator[list[Stored]]:
    batch: list[Stored] = []
    for one in parsed:
        batch.append(one)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
