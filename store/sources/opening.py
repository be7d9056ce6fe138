"""Opening what a name stands for, without ever waiting for something that is no file."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import SourceUnreadable

_BROKEN_LINK = "it is a link to something that is not there"
_NO_FILE: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
    (stat.S_ISDIR, "it is a folder, not a file"),
)


@contextmanager
def opened(path: Path, source: str, *, named: bool) -> Iterator[tuple[io.BufferedReader, os.stat_result]]:
    """A file to read, and what the system says of it. Raises SourceUnreadable, OSError.

    A pipe or a terminal that a person has named is read, and waited for, as any program does; one that lies in a folder is
    not. It is looked at before it is opened, for to open a device can do something, and again when it is open, for
    meanwhile there may be another thing of that name.
    """
    mode = _status(path, source).st_mode
    waits = named and _is_stream(mode)
    if not waits:
        _refuse(mode, source)
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY | (0 if waits else os.O_NONBLOCK))
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not (waits and _is_stream(status.st_mode)):
            _refuse(status.st_mode, source)
        yield stream, status


def why_not(error: OSError) -> str:
    """Why the system does not give us a file."""
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself"
    return error.strerror.lower() if error.strerror else "it cannot be read"


def _status(path: Path, source: str) -> os.stat_result:
    try:
        return path.stat()
    except FileNotFoundError as error:
        raise SourceUnreadable(source, _BROKEN_LINK if path.is_symlink() else why_not(error)) from error


def _is_stream(mode: int) -> bool:
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _refuse(mode: int, source: str) -> None:
    why = next((why for is_one, why in _NO_FILE if is_one(mode)), None)
    if why:
        raise SourceUnreadable(source, why)
