"""`factdeck export` and `factdeck import`: a base as a stream of lines, and back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from store.base import Base, Everything, Node, Stored, archive_lines, csv_lines, markdown_lines, parse_query, read_archive
from store.errors import FactdeckError, SourceUnreadable
from store.model import Decision, Document, Fact
from tui.asking import context_of, settings
from tui.commands.narration import count_of, opened, say, say_waiting
from tui.commands.tally import Tally

_BATCH = 2000
"""Documents written at once: a whole shard, so that each is written once; and decisions, so that others get their turn."""
_TABLES: dict[str, Callable[[Iterable[Fact]], Iterator[str]]] = {"csv": csv_lines, "md": markdown_lines}


def export(folder: Path, query: str, format_: str) -> int:
    """Write all articles with their facts, or those of the facts that match; as a table, the facts alone."""
    base = opened(folder)
    tree: Node = parse_query(query, context=context_of(settings())) if query.strip() else Everything()
    lines = _archive(base, tree) if format_ == "jsonl" else _TABLES[format_](row.fact for row in base.facts.every(tree))
    for line in lines:
        click.echo(line)
    if base.has_damage:
        say("This is not all: what is in the damaged files is not in it.")
        return 1
    return 0


def import_base(folder: Path, source: Path) -> int:
    """Take in the articles and facts of an export; what was stored before an error or an interruption stays."""
    base = Base.open(folder, create=True)
    tally = Tally()
    try:
        with _lines(source) as lines:
            batch: list[Stored] = []
            decisions: list[Decision] = []
            for entry in read_archive(lines):
                if isinstance(entry, Decision):
                    decisions.append(entry)
                    continue
                batch.append(Stored(*entry))
                if len(batch) >= _BATCH:
                    _store(base, batch, tally)
            _store(base, batch, tally)
            for at in range(0, len(decisions), _BATCH):
                base.review.decide(decisions[at : at + _BATCH], waiting=say_waiting)
    except (FactdeckError, KeyboardInterrupt):
        say(f"{tally.sentence(0)} Run it again to go on: what is stored is passed over.")
        raise
    for notice in base.notices:
        say(notice)
    say(tally.sentence(0) + (f" {count_of(len(decisions), 'decision')} read." if decisions else ""))
    return 0


def _archive(base: Base, tree: Node) -> Iterator[str]:
    """The lines of all documents, or of those with facts that match, and what was decided of them."""
    exported: set[str] = set()

    def entries() -> Iterator[tuple[Document, tuple[Fact, ...]]]:
        for stored in base.facts.entries(tree):
            exported.add(stored.document.id)
            yield stored.document, stored.facts

    yield from archive_lines(entries())
    decisions = list(base.review.every())
    if not isinstance(tree, Everything):
        batches = {one.batch for one in decisions if one.document in exported}
        decisions = [one for one in decisions if one.document in exported or (one.document is None and one.batch in batches)]
    yield from archive_lines((), decisions)


def _store(base: Base, batch: list[Stored], tally: Tally) -> None:
    if batch:
        added = base.write.add(batch, waiting=say_waiting)
        batch.clear()
        tally.take(added)


@contextmanager
def _lines(source: Path) -> Iterator[Iterable[bytes]]:
    """The lines of a file or of standard input, with a progress line for a person who looks."""
    if str(source) == "-":
        yield sys.stdin.buffer
        return
    try:
        stream: BinaryIO = source.open("rb")
    except OSError as error:
        raise SourceUnreadable(str(source), (error.strerror or "it cannot be read").lower()) from error
    with stream, _progress() if sys.stderr.isatty() else nullcontext() as progress:
        if progress is None:
            yield stream
            return
        task = progress.add_task("Importing", total=source.stat().st_size)
        yield _counted(stream, lambda done: progress.update(task, completed=done))


def _counted(stream: BinaryIO, report: Callable[[int], None]) -> Iterator[bytes]:
    done = 0
    for number, line in enumerate(stream):
        done += len(line)
        if number % 1000 == 0:
            report(done)
        yield line


def _progress() -> Progress:
    return Progress(
        TextColumn("Importing", markup=False),
        BarColumn(20),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, markup=False),
        transient=True,
    )
