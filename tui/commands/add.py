"""`factdeck add`: parse articles and store their facts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from store.base import Base, Stored, parse_documents
from store.errors import FactdeckError, SourceUnreadable, WorkerLost
from store.model import Document, text_digest
from tui.commands.narration import count_of, say, say_waiting
from tui.commands.reading import Intake, pipeline
from tui.present.visible import one_line

_BATCH = 50
"""Documents parsed between two writes; what an interruption can cost in parsing, never in facts that were reported."""


@dataclass(slots=True)
class Tally:
    """What has come of the sources so far."""

    stored: int = 0
    facts: int = 0
    known: int = 0
    parsed: int = 0

    def sentence(self, failed: int) -> str:
        """The summary that `add` ends with."""
        parts = [f"Stored {count_of(self.stored, 'article')} with {count_of(self.facts, 'fact')}"]
        if self.known:
            parts.append(f"{self.known} already there")
        if failed:
            parts.append(f"{failed} could not be read")
        return ", ".join(parts) + "."


def add(folder: Path, names: Sequence[str], *, jobs: int = 1, cluster: str | None = None) -> int:
    """Parse, over `jobs` processes or a cluster, and store; the exit code: 0, or 1 when a source could not be read."""
    base = Base.open(folder, create=True)
    tally, intake = Tally(), Intake(names)
    batch: list[Stored] = []
    try:
        with _progress() as progress:
            task = progress.add_task("Reading", total=None, name="")
            fresh = _fresh(base, intake, tally, lambda: progress.update(task, completed=tally.known + tally.parsed))
            for one in parse_documents(fresh, pipeline(), jobs, cluster):
                if isinstance(one, SourceUnreadable):
                    intake.fail(one)
                    continue
                _take(base, one, batch, tally)
                name = one_line(one.document.title)[:40]
                progress.update(task, completed=tally.known + tally.parsed, name=name)
        _store(base, batch, tally)
    except KeyboardInterrupt:
        _store(base, batch, tally)
        say(f"Interrupted. {tally.sentence(intake.failed)}")
        raise
    except WorkerLost:
        _store(base, batch, tally)
        say(tally.sentence(intake.failed))
        raise
    except FactdeckError:
        say(tally.sentence(intake.failed))
        raise
    for notice in base.notices:
        say(notice)
    say(tally.sentence(intake.failed))
    return 1 if intake.failed else 0


def add_documents(folder: Path, documents: Sequence[Document]) -> Tally:
    """Parse and store documents at hand; what came of them."""
    base, tally = Base.open(folder, create=True), Tally()
    batch: list[Stored] = []
    for one in parse_documents(_fresh(base, documents, tally), pipeline()):
        if isinstance(one, SourceUnreadable):
            raise one
        _take(base, one, batch, tally)
    _store(base, batch, tally)
    return tally


def _fresh(
    base: Base, documents: Iterable[Document], tally: Tally, moved: Callable[[], None] = lambda: None
) -> Iterator[Document]:
    """The documents that the base does not have; the others are counted."""
    for document in documents:
        if base.document(text_digest(document.text)) is None:
            yield document
        else:
            tally.known += 1
            moved()


def _take(base: Base, one: Stored, batch: list[Stored], tally: Tally) -> None:
    """Keep a parsed document, and write when the batch is full."""
    tally.parsed += 1
    batch.append(one)
    if len(batch) >= _BATCH:
        _store(base, batch, tally)


def _store(base: Base, batch: list[Stored], tally: Tally) -> None:
    if not batch:
        return
    # Taken out first: an interruption in the middle must not store the same batch again.
    writing = list(batch)
    batch.clear()
    added = base.add(writing, waiting=say_waiting)
    tally.stored += added.stored
    tally.known += added.known
    tally.facts += added.facts


def _progress() -> Progress:
    """A progress line on stderr, only for a person who looks."""
    console = Console(stderr=True, markup=False)
    return Progress(
        SpinnerColumn("line"),
        TextColumn("Reading", markup=False),
        MofNCompleteColumn(),
        BarColumn(20),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
        console=console,
        transient=True,
        disable=not sys.stderr.isatty(),
    )
