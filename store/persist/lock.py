"""One writer at a time, across processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from store.errors import BaseBusy

_LOCK, _HOLDER = "writer.lock", "writer.pid"


@contextmanager
def writer_lock(folder: Path, *, wait: float) -> Iterator[None]:
    """Hold the base for writing; BaseBusy, naming the holder, when another process does for `wait` seconds.

    The operating system frees the lock of a process that died.
    """
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=wait, poll_interval=0.05)
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
