"""Kills writers of a base at random moments, and looks after each kill whether all that they reported is there.

`python -m tests.crash.kills FOLDER KILLS SEED` prints one line of counts. Children are forked from a process that never
opens an index, so that each starts in a millisecond.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from store.base import Base, check_base, parse_query
from store.errors import BaseBusy
from store.model import said_of
from tests.madeup import article

FACTS = 3
"""Facts in each article."""
_BATCH = 3
_DECIDED = "decided "
"""Before the document of facts that were tagged."""
_TIME = "2024-01-01T00:00:00+00:00"
_OPENED = 0.7
"""Share of the writers that are killed after they opened the base; the others perhaps while they do."""
_LONGEST = 4
"""Batches that a writer has time for before it is killed at the latest, on this machine as busy as it is."""
_ANEW = 50
"""Kills after which a new base is begun, so that looking at it stays fast."""


def main(folder: Path, kills: int, seed: int) -> int:
    """Kill `kills` writers; the exit code is 0 when nothing that was reported was lost."""
    chance = random.Random(seed)
    latest = _LONGEST * _pace(folder / "pace")
    reported: list[str] = []
    busy = 0
    for kill in range(kills):
        base = folder / str(kill // _ANEW)
        if kill % _ANEW == 0:
            reported, before = [], len(reported)
            busy += before
        told = _killed_writer(base, len(reported), chance.uniform(0.0, latest), opened=chance.random() < _OPENED)
        reported += told
        if not _in_child(partial(_look, base, tuple(reported))):
            print(f"kill {kill}: something reported is lost, or something is not whole")
            return 1
    print(f"{kills} kills, {busy + len(reported)} articles and decisions reported, none lost")
    return 0


def _killed_writer(folder: Path, first: int, delay: float, *, opened: bool) -> list[str]:
    """Let a process write until it is killed `delay` seconds after it began, or had `opened` the base; what it reported."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _write(folder, writing, first)
    os.close(writing)
    if opened:
        select.select([reading], [], [], 5.0)  # its first word
    select.select([], [], [], delay)
    os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(pid, 0)
    return [line for line in told.split("\n")[:-1] if line != "begun"]


def _pace(folder: Path) -> float:
    """Seconds that writing a batch takes here and now."""
    start = time.monotonic()
    _in_child(partial(_write_some, folder))
    return (time.monotonic() - start) / _LONGEST


def _write_some(folder: Path) -> bool:
    base = Base.open(folder, create=True)
    for number in range(_LONGEST):
        base.write.add([article(0, number * _BATCH + at, FACTS) for at in range(_BATCH)])
    return True


def _write(folder: Path, report: int, first: int) -> None:
    base = Base.open(folder, create=True)
    os.write(report, b"begun\n")
    number = first
    while True:
        batch = [article(os.getpid(), number + at, FACTS) for at in range(_BATCH)]
        try:
            base.write.add(batch, wait=30)
        except BaseBusy:
            continue
        number += _BATCH
        os.write(report, "".join(f"{stored.document.id}\n" for stored in batch).encode())
        decision = said_of(batch[0].facts, "tag", user=f"writer {os.getpid()}", time=_TIME, value=str(number))
        base.review.decide(decision, wait=30)
        os.write(report, f"{_DECIDED}{batch[0].document.id}\n".encode())


def _in_child(work: Callable[[], bool]) -> bool:
    pid = os.fork()
    if pid == 0:
        os._exit(0 if work() else 1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _look(folder: Path, reported: tuple[str, ...]) -> bool:
    """Whether a base opens, holds what was reported, nothing by halves, and its index agrees with its shards."""
    base = Base.open(folder, create=True)
    documents = [one for one in reported if not one.startswith(_DECIDED)]
    whole = all(base.facts.document(one) is not None and len(base.facts.of(one)) == FACTS for one in documents)
    tagged = [one.removeprefix(_DECIDED) for one in reported if one.startswith(_DECIDED)]
    whole &= all(base.facts.count(parse_query(f"doc:{one} review:tagged")) == FACTS for one in tagged)
    checked = check_base(folder)
    by_halves = checked.facts != checked.documents * FACTS
    if not whole or checked.findings or by_halves:
        print(whole, checked, file=sys.stderr)
    return whole and not checked.findings and not by_halves


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
