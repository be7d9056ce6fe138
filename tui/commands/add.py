"""`factdeck add`: parse articles and store their facts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from store.base import Base, Spool, Stored, parse_documents
from store.errors import FactdeckError, SourceUnreadable, WorkerLost
from store.model import Document, text_digest
from tui.asking import settings
from tui.commands.narration import say, say_waiting
from tui.commands.reading import Intake, network
from tui.commands.tally import Tally
from tui.present.visible import one_line
from tui.signature import now, person

_BATCH = 50
"""Documents parsed between two writes; what an interruption can cost in parsing, never in facts that were reported."""
_MOST_HELD = 30_000_000
"""Bytes of packed originals that wait for a write."""


def add(
    folder: Path,
    names: Sequence[str],
    *,
    jobs: int = 1,
    cluster: str | None = None,
    again: bool = False,
    private: Sequence[str] = (),
) -> int:
    """Parse, over `jobs` processes or a cluster, and store; the exit code: 0, or 1 when a source could not be read.

    With `again`, an article takes the place of an older one of its source; `private` are hosts of private networks to ask.
    """
    base = Base.open(folder, create=True)
    spool = Spool(keeps=settings().originals)
    tally, intake, adding = Tally(), Intake(names, network(private), spool), _Adding(base, spool, again=again)
    try:
        with _progress() as progress:
            task = progress.add_task("Loading the reader", total=intake.total() if sys.stderr.isatty() else None, name="")

            def moved(name: str = "") -> None:
                progress.update(task, description="Reading", completed=tally.known + tally.parsed, name=one_line(name)[:40])

            for one in parse_documents(_fresh(base, intake, tally, spool, moved), jobs, cluster):
                if isinstance(one, SourceUnreadable):
                    intake.fail(one)
                    continue
                adding.take(one, tally)
                moved(one.document.title)
        adding.store(tally)
    except (KeyboardInterrupt, WorkerLost) as error:
        adding.store(tally)
        say(("Interrupted. " if isinstance(error, KeyboardInterrupt) else "") + tally.sentence(intake.failed))
        raise
    except FactdeckError:
        say(tally.sentence(intake.failed))
        raise
    for sentence in (*base.notices, tally.sentence(intake.failed)):
        say(sentence)
    return 1 if intake.failed else 0


def add_documents(
    folder: Path,
    documents: Sequence[Document],
    spool: Spool,
    *,
    failed: Callable[[SourceUnreadable], None] | None = None,
) -> Tally:
    """Parse and store documents at hand, with what `spool` has of their originals; what came of them.

    `failed` is told of one that cannot be parsed; without it, that is raised.
    """
    base, tally = Base.open(folder, create=True), Tally()
    adding = _Adding(base, spool)
    for one in parse_documents(_fresh(base, documents, tally, spool)):
        if isinstance(one, SourceUnreadable):
            if failed is None:
                raise one
            failed(one)
            continue
        adding.take(one, tally)
    adding.store(tally)
    return tally


def _fresh(
    base: Base, documents: Iterable[Document], tally: Tally, spool: Spool, moved: Callable[[], None] = lambda: None
) -> Iterator[Document]:
    """The documents that the base does not have; the others are counted."""
    for document in documents:
        if base.facts.document(text_digest(document.text)) is None:
            yield document
        else:
            tally.known += 1
            spool.drop(document.original)
            moved()


class _Adding:
    """Parsed documents on their way into a base, written some at a time."""

    def __init__(self, base: Base, spool: Spool, *, again: bool = False) -> None:
        self._base, self._again = base, again
        self._spool = spool
        self._batch: list[Stored] = []

    def take(self, one: Stored, tally: Tally) -> None:
        """Keep a parsed document, and write when there are many."""
        tally.parsed += 1
        self._batch.append(one)
        if len(self._batch) >= _BATCH or self._spool.size > _MOST_HELD:
            self.store(tally)

    def store(self, tally: Tally) -> None:
        """Write what is kept."""
        if not self._batch:
            return
        # Taken out first: an interruption in the middle must not store the same batch again.
        writing, self._batch = self._batch, []
        write, originals = self._base.write, self._spool.packed()
        if self._again:
            tally.take(write.supersede(writing, person(), now(), originals=originals, waiting=say_waiting))
        else:
            tally.take(write.add(writing, originals=originals, time=now(), waiting=say_waiting))
        for one in writing:
            self._spool.drop(one.document.original)


def _progress() -> Progress:
    """A progress line on stderr, only for a person who looks."""
    console = Console(stderr=True, markup=False)
    return Progress(
        SpinnerColumn("line"),
        TextColumn("{task.description}", markup=False),
        MofNCompleteColumn(),
        BarColumn(20),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
        console=console,
        transient=True,
        disable=not sys.stderr.isatty(),
    )
