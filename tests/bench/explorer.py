"""What the explorer promises, measured in real terminals of 80x24 as over SSH, on the seed's facts and on very many.

`python -m tests.bench.explorer 1000000` prints a table; `--base DIR` keeps the made-up base there, and takes it from there
the next time. Where `vd` is on the PATH, VisiData opens the same facts as JSON Lines beside it. Memory is read from /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from store.base import Base, Everything
from tests.madeup import varied
from tests.terminal.measured import MeasuredSession, explorer_command

_FACTS = 10
"""Facts in each made-up article."""
_BATCH = 2000
_STARTS = 5
_ARTICLES = 5
_IDLE = 0.1
"""Seconds of silence in which a program that has settled computes next to nothing."""
_PATIENCE = 180
"""Seconds that VisiData is given to read everything."""
_SEEDS = Path(__file__).parents[2] / "seeds"
_SEED_QUERIES = ("byd hungary", "leapmotor", "type:plant thailand")
_MADE_QUERIES = ("maker 1234", "rival 42 graz", "type:plant osaka")
_TABS = re.compile(r"1 Companies ([\d,+]+)  2 Investments ([\d,]+)  3 Metrics ([\d,]+)")
_CUT = re.compile(r"\d+/[\d,]+ ─╯")
"""What a pane says in its border when it has more rows than fit."""


def main() -> None:
    """Make the bases, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("facts", type=int, nargs="?", default=1_000_000)
    options.add_argument("--base", type=Path, help="the made-up base: made there, or there already")
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factdeck-bench-"))
    try:
        seed, made = folder / "seed", chosen.base or folder / "made"
        subprocess.run([*explorer_command(seed), "add", str(_SEEDS)], check=True, stdout=sys.stderr)
        if not made.exists():
            # In a process of its own: what it takes would count where memory is shared, and each start would copy it.
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                pool.submit(_make, made, chosen.facts).result()
        _compare(seed, made, folder)
    finally:
        shutil.rmtree(folder)


def _make(folder: Path, facts: int) -> None:
    base = Base.open(folder, create=True)
    articles = (varied(number) for number in range(facts // _FACTS))
    while batch := list(islice(articles, _BATCH)):
        base.write.add(batch)


# Sessions ------------------------------------------------------------------------------------------------------------


class _Session(MeasuredSession):
    """A session that knows its process: one that is silent because it computes is not settled."""

    def settle(self) -> None:
        idle = False
        while not idle:
            super().settle()
            before = self._computed()
            idle = not self._read(_IDLE) and self._computed() - before < _IDLE / 3

    def _computed(self) -> float:
        """Seconds on the processor, of all its threads."""
        user, system = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def has_within(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Read until something holds, at most until the program is so old."""
        while not holds():
            left = self._began + seconds - time.perf_counter()
            if left <= 0 or not self._read(left):
                return False
        return True

    @property
    def memory(self) -> tuple[float, float]:
        """The most memory that it had, and what of it is its own now, not pages of files, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        most, own = (int(status.partition(f"{name}:")[2].split()[0]) / 1024 for name in ("VmHWM", "RssAnon"))
        return most, own


@contextmanager
def _started(command: list[str], first_row: bytes, folder: Path) -> Iterator[_Session]:
    """A program whose first row, or what the regular expression takes for one, is on screen."""
    session = _Session(command, folder)
    try:
        session.until(lambda: re.search(first_row, session.bytes) is not None, repr(first_row))
        yield session
    finally:
        session.leave()


_ANY_ROW = rb"All \d"
"""In the first row of the companies, which is drawn together with the others."""


def _starts(bases: Sequence[Path], folder: Path) -> tuple[float, list[float]]:
    """Seconds to the first rows of a bare app, and of the explorer on each base; in turn, so that all meet the same machine."""
    bare = [sys.executable, "-P", str(Path(__file__).with_name("bare.py"))]
    commands = [(bare, b"ready"), *((explorer_command(base), _ANY_ROW) for base in bases)]
    ages: list[list[float]] = [[] for _ in commands]
    for _ in range(_STARTS + 1):
        for command, taken in zip(commands, ages, strict=True):
            with _started(*command, folder) as session:
                taken.append(session.age)
                session.settle()
    first, *others = (statistics.median(taken[1:]) for taken in ages)  # the first of all found cold files
    return first, others


# The explorer --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """Bytes, seconds of each key, MiB. `page` is None where every row fits on the screen."""

    start: int
    move: int
    page: int | None
    keys: Sequence[float]
    cards: Sequence[float]
    articles: Sequence[float]
    told: float
    memory: tuple[float, float]


def _explored(base: Path, queries: Sequence[str], folder: Path) -> _Measured:
    """What one session costs on a base. It leaves an article more in the base, which another process adds meanwhile."""
    with _started(explorer_command(base), _ANY_ROW, folder) as session:
        session.settle()
        start = len(session.bytes)
        session.press("2")
        move = max(session.press("j").bytes for _ in range(5))
        page = max(session.press("\x04").bytes for _ in range(6)) if _CUT.search(session.text) else None
        keys = [seconds for query in queries for seconds in _typed(session, query)]
        session.press("g")
        opened = [_opened(session) for _ in range(_ARTICLES)]
        told = _told(session, base)
        return _Measured(
            start=start,
            move=move,
            page=page,
            keys=keys,
            cards=[card for card, _ in opened],
            articles=[article for _, article in opened],
            told=told,
            memory=session.memory,
        )


def _typed(session: _Session, query: str) -> list[float]:
    """Seconds of each key of a query in the search line, which is left as it was before."""
    before = _counts(session)
    session.press("/")
    taken = [session.press(character).seconds for character in query]
    assert _counts(session) != before, f"{query!r} has changed nothing:\n{session.text}"
    session.press("\x1b")
    return taken


def _counts(session: _Session) -> tuple[str, ...]:
    found = _TABS.search(session.text)
    assert found, f"There are no counts on the screen:\n{session.text}"
    return found.groups()


def _opened(session: _Session) -> tuple[float, float]:
    """Seconds from Enter to the card of the next fact, and from Enter there to its article, with the sentence marked."""
    session.press("j")
    card = session.press("\r").seconds
    lines = [line.strip("│ ") for line in session.text.splitlines()]
    sentence = lines[lines.index("Sentence") + 1]
    article = session.press("\r").seconds
    marked = session.reversed_text()
    assert " ".join(sentence.split()[:4]) in marked, f"{sentence!r} is not marked:\n{session.text}"
    session.press("\x1b")
    session.press("\x1b")
    return card, article


_ADD = """
import sys
from pathlib import Path
from store.base import Base
from tests.madeup import varied
assert Base.open(Path(sys.argv[1])).write.add([varied(int(sys.argv[2]))]).stored == 1
"""


def _told(session: _Session, base: Path) -> float:
    """Seconds from when another process has stored an article until it is told on the screen."""
    articles = Base.open(base).facts.count(Everything()) // _FACTS
    subprocess.run([sys.executable, "-c", _ADD, str(base), str(articles)], check=True)
    stored = time.perf_counter()
    session.shows(f"{_FACTS} new, R to show")
    return time.perf_counter() - stored


# VisiData ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visidata:
    """Seconds to its first rows and until it has read all of them, None where it was not given as long; MiB then."""

    first: float
    every: float | None
    memory: tuple[float, float]


def _visidata(program: str, base: Path, folder: Path) -> _Visidata:
    """VisiData on all facts of a base; the last of its starts is given the time to read them."""
    lines = folder / "facts.jsonl"
    with lines.open("wb") as file:
        subprocess.run([*explorer_command(base), "find", "--limit", "0", "--format", "jsonl"], check=True, stdout=file)
    with lines.open("rb") as file:
        first = json.loads(next(file))["id"][:8].encode()
        total = 1 + sum(1 for _ in file)
    command = [program, "--config", os.devnull, str(lines)]
    ages = []
    for _ in range(_STARTS - 1):
        with _reading(command, first, folder) as session:
            ages.append(session.age)
    with _reading(command, first, folder) as session:
        ages.append(session.age)
        done = session.has_within(lambda: f" {total} rows [" in session.text, _PATIENCE)
        return _Visidata(first=statistics.median(ages), every=session.age if done else None, memory=session.memory)


@contextmanager
def _reading(command: list[str], first: bytes, folder: Path) -> Iterator[_Session]:
    """VisiData with its first row on screen. It is told to stop: while it reads, it does not quit at a key."""
    session = _Session(command, folder)
    try:
        session.until(lambda: first in session.bytes, "the first row")
        yield session
    finally:
        session.signal(signal.SIGTERM)
        session.wait()


# The table -----------------------------------------------------------------------------------------------------------


def _compare(seed: Path, made: Path, folder: Path) -> None:
    facts = [Base.open(base).facts.count(Everything()) for base in (seed, made)]
    program = shutil.which("vd")
    bare, starts = _starts((seed, made), folder)
    measured = [_explored(seed, _SEED_QUERIES, folder), _explored(made, _MADE_QUERIES, folder)]
    rows = _rows(bare, starts, measured)
    titles = ["promise", "budget", *(f"{count:,} facts" for count in facts)]
    if program:
        other = _visidata(program, made, folder)
        every = f"{other.every:,.0f} s" if other.every is not None else f">{_PATIENCE} s"
        rows[0].append(f"{other.first / bare:.2f} ({other.first * 1000:,.0f} ms; all after {every})")
        rows[-1].append(_sizes(other.memory))
        titles.append(f"VisiData, {facts[1]:,} facts")
    print(f"80x24, colours as over SSH; a bare Textual app is ready after {bare * 1000:,.0f} ms; median of {_STARTS} starts\n")
    print(f"| {' | '.join(titles)} |")
    print("| --- |" + " --: |" * (len(titles) - 1))
    for row in rows:
        print(f"| {' | '.join([*row, *[''] * (len(titles) - len(row))])} |")
    if not program:
        print("\nVisiData was left out: there is no `vd` on the PATH.")


def _rows(bare: float, starts: Sequence[float], measured: Sequence[_Measured]) -> list[list[str]]:
    def row(promise: str, budget: str, shown: Callable[[_Measured], str]) -> list[str]:
        return [promise, budget, *map(shown, measured)]

    return [
        ["first rows, times a bare app", "1.6", *(f"{start / bare:.2f} ({start * 1000:,.0f} ms)" for start in starts)],
        row("bytes at start", "24,000", lambda one: f"{one.start:,}"),
        row("bytes of a move with the evidence", "1,500", lambda one: f"{one.move:,}"),
        row("bytes of a page", "6,000", lambda one: "all fits" if one.page is None else f"{one.page:,}"),
        row("a key in the search line to updated panes, ms, 95th percentile", "50", lambda one: _late(one.keys)),
        row("Enter to the card, ms", "", lambda one: _usual(one.cards)),
        row("Enter to the article with its sentence marked, ms", "100", lambda one: _usual(one.articles)),
        row("an article of another process is told, ms after it is stored", "", lambda one: f"{one.told * 1000:,.0f}"),
        row("memory, MiB, and of it not pages of files", "150", lambda one: _sizes(one.memory)),
    ]


def _sizes(memory: tuple[float, float]) -> str:
    return f"{memory[0]:,.0f} ({memory[1]:,.0f})"


def _usual(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:,.0f} (worst {max(seconds) * 1000:,.0f})"


def _late(seconds: Sequence[float]) -> str:
    late = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
    return f"{late * 1000:,.0f} (median {statistics.median(seconds) * 1000:,.0f}, {len(seconds)} keys)"


if __name__ == "__main__":
    main()
