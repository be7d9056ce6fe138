"""Many processes on one base: writers that add articles, readers that look at it all the while.

`python -m tests.crash.crowd FOLDER SECONDS` prints one line of counts; the exit code says whether anything was lost,
doubled or torn.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from store.base import Base, Everything, check_base, parse_query
from store.errors import BaseBusy
from tests.madeup import article

WRITERS, READERS = 4, 8
FACTS = 3
_BATCH = 2


def main(folder: Path, seconds: float) -> int:
    """Let the crowd at a base for so long; 0 when every article is there once and no reader saw half a thing."""
    _ended(*_started(lambda: len(Base.open(folder, create=True).notices)))  # nothing is forked from an open index
    until = time.monotonic() + seconds
    writers = [_started(partial(_write, folder, number, until)) for number in range(WRITERS)]
    readers = [_started(partial(_read, folder, until)) for _ in range(READERS)]
    written = [int(_ended(pid, pipe)) for pid, pipe in writers]
    looks = [int(_ended(pid, pipe)) for pid, pipe in readers]
    base = Base.open(folder)
    expected = {article(writer, number, FACTS).document.id for writer, count in enumerate(written) for number in range(count)}
    missing = [one for one in expected if base.facts.document(one) is None]
    checked = check_base(folder)
    whole = not missing and not checked.findings and checked.documents == len(expected)
    whole = whole and checked.facts == len(expected) * FACTS == base.facts.count(Everything())
    print(
        f"{WRITERS} writers added {sum(written)} articles, {READERS} readers looked {sum(looks)} times, {len(missing)} missing"
    )
    if not whole or min(written) == 0 or min(looks) == 0:
        print(written, looks, checked, file=sys.stderr)
        return 1
    return 0


def _started(work: Callable[[], int]) -> tuple[int, int]:
    """A process at work, and the pipe that it will tell its result through."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    try:
        os.write(writing, str(work()).encode())
    finally:
        os._exit(0)


def _ended(pid: int, pipe: int) -> str:
    with os.fdopen(pipe) as stream:
        told = stream.read()
    os.waitpid(pid, 0)
    return told or "0"


def _write(folder: Path, writer: int, until: float) -> int:
    """Add articles until the time is over, each of them twice; how many."""
    base = Base.open(folder)
    number = 0
    while time.monotonic() < until:
        batch = [article(writer, number + at, FACTS) for at in range(_BATCH)]
        try:
            base.write.add(batch, wait=0.5)
        except BaseBusy:
            continue  # it is tried again until it is through: busy means that nothing of it was stored
        base_again = Base.open(folder)
        if any(base_again.facts.document(one.document.id) is None for one in batch):
            return 0  # what was reported cannot be seen
        number += _BATCH
    return number


def _read(folder: Path, until: float) -> int:
    """Look at the base until the time is over: each article whole, and never fewer than before; how often."""
    looks = seen = 0
    query = parse_query("kind:metric measure:sales")
    while time.monotonic() < until:
        base = Base.open(folder)
        total = base.facts.count(query)
        if total < seen or total % FACTS:
            print(f"torn: {total} facts after {seen}", file=sys.stderr)
            return 0
        for row in base.facts.find(query, limit=5).rows:
            if len(base.facts.of(row.fact.document)) != FACTS:
                return 0
        seen = total
        looks += 1
    return looks


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2])))
