"""One writer at a time, across processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import BaseBusy

Waiting = Callable[[int | None], None]
"""Told once, with the pid of the holder, when somebody else holds the lock."""

WAIT = 20.0
"""Seconds that a writer waits for another one."""
_LOCK, _HOLDER = "writer.lock", "writer.pid"
_AT_ONCE = 0.3
"""Seconds that a writer waits without saying so: most writes are over sooner."""


@contextmanager
def writer_lock(folder: Path, *, wait: float, waiting: Waiting | None = None) -> Iterator[None]:
    """Hold the base for writing; BaseBusy, naming the holder, when another process does for `wait` seconds.

    The operating system frees the lock of a process that died. `waiting` is called when it takes a while.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK)
    at_once = min(wait, _AT_ONCE)
    try:
        try:
            lock.acquire(timeout=at_once, poll_interval=0.02)
        except Timeout:
            if waiting is not None:
                waiting(_holder(folder))
            lock.acquire(timeout=max(0.0, wait - at_once), poll_interval=0.05)
    except Timeout as error:
        raise BaseBusy(folder, _holder(folder)) from error
    try:
        (folder / _HOLDER).write_text(str(os.getpid()))
        yield
    finally:
        (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _holder(folder: Path) -> int | None:
    try:
        return int((folder / _HOLDER).read_text())
    except (OSError, ValueError):
        return None
