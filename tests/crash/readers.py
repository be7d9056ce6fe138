"""Readers while a writer decides and adds: `python -m tests.crash.readers` (20 s) prints what was read, and what was wrong.

Two threads ask one base over and over while a third writes to it: each answer must be of one moment. A row is wrong when it
is not of the question, stands twice in an answer, or says of itself what its text does not; damage is false when it is told.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from store.base import Base, Row, parse_query
from store.model import Metric, Verb, said_of
from tests.madeup import article, varied

_MAKERS = 40
_VERBS: tuple[Verb, ...] = ("tag", "accept", "note")
_QUESTIONS = [f'company:"maker {maker}" kind:metric' for maker in range(_MAKERS)]


class Watch:
    """What happened so far."""

    def __init__(self) -> None:
        self.reads = self.writes = 0
        self.wrong: list[str] = []
        self.failed: list[BaseException] = []
        self.over = threading.Event()

    def guarded(self, work: Callable[[], None]) -> Callable[[], None]:
        """The work over and over until it is over; what it raises is kept."""

        def run() -> None:
            try:
                while not self.over.is_set():
                    work()
            except BaseException as error:
                self.failed.append(error)
                self.over.set()

        return run

    def look(self, question: str, rows: list[Row], total: int) -> None:
        """Look at an answer."""
        self.reads += 1
        twice = [fact for fact, count in Counter(row.fact.id for row in rows).items() if count > 1]
        if twice or len(rows) != total:
            self.wrong.append(f"{question}: {len(rows)} rows of {total}, {len(twice)} twice")
        name = question.split('"')[1]
        self.wrong += [
            f"{question}: {row.fact.quote}"
            for row in rows
            if not isinstance(row.fact, Metric) or row.fact.subject.lower() != name or row.fact.subject not in row.fact.quote
        ]


def watched(folder: Path, seconds: float) -> tuple[Watch, Base]:
    """Read and write for some seconds; what happened."""
    base, watch = Base.open(folder, create=True), Watch()
    base.write.add([article(maker, number) for maker in range(_MAKERS) for number in range(3)])
    base.write.add([varied(1000 + number) for number in range(50)])
    number = iter(range(10, 10**9))

    def write() -> None:
        at = next(number)
        base.write.add([article(at % _MAKERS, at)])
        row = base.facts.find(parse_query("kind:metric"), offset=at % 100, limit=1).rows[0]
        verb = _VERBS[at % 3]
        told = None if verb == "accept" else f"word{at % 7}"
        when = f"2026-01-01T00:{at // 60 % 60:02}:{at % 60:02}"
        base.review.decide(said_of([row.fact], verb, user="w", time=when, value=told))
        watch.writes += 2

    def read_pages() -> None:
        question = _QUESTIONS[watch.reads % _MAKERS]
        rows = list(base.facts.every(parse_query(question)))
        watch.look(question, rows, len(rows))

    def read_moment() -> None:
        question = _QUESTIONS[watch.reads * 3 % _MAKERS]
        moment, tree = base.moment(), parse_query(question)
        total = moment.facts.count(tree)
        rows = [row for offset in range(0, total, 5) for row in moment.facts.find(tree, offset=offset, limit=5).rows]
        watch.look(question, rows, total)

    threads = [threading.Thread(target=watch.guarded(work)) for work in (write, read_pages, read_moment)]
    for thread in threads:
        thread.start()
    watch.over.wait(seconds)
    watch.over.set()
    for thread in threads:
        thread.join()
    return watch, base


def main() -> None:
    """Run for 20 seconds, or as many as are given, and print what happened."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    with tempfile.TemporaryDirectory() as folder:
        watch, base = watched(Path(folder) / "base", seconds)
        damage = [notice for notice in base.notices if "damage" in notice]
    print(f"writes {watch.writes:,}, reads {watch.reads:,}, wrong rows {len(watch.wrong)}, false damage {len(damage)}")
    for one in [*watch.wrong[:5], *damage[:5], *map(repr, watch.failed)]:
        print(f"  {one}")
    sys.stdout.flush()
    if watch.wrong or watch.failed or damage or base.damaged:
        os._exit(1)


if __name__ == "__main__":
    main()
