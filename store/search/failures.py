"""One error for whatever tantivy says of files that are damaged, or that it cannot write."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from store.errors import NO_ROOM, IndexDamaged, IndexWithoutRoom

# A damaged file makes tantivy panic; that is caught, and its backtrace would only spoil the screen.
os.environ.setdefault("RUST_BACKTRACE", "0")

_SYSTEM_ERROR = re.compile(r"\(os error (\d+)\)")


@contextmanager
def tantivy_failures() -> Iterator[None]:
    """One error for what tantivy says of damaged or unwritable files: ValueError, or a panic of its Rust code.

    Only calls of tantivy stand in it: what our own code raises is a bug of ours, and looks like one.
    """
    try:
        yield
    except ValueError as error:
        said = _SYSTEM_ERROR.search(str(error))  # tantivy passes on in words what the system told it
        if said and int(said[1]) in NO_ROOM:
            raise IndexWithoutRoom from error
        raise IndexDamaged(str(error).partition("\n")[0]) from error
    except BaseException as error:
        # pyo3 gives no way to import the class of its panics; they are BaseExceptions of this name.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexDamaged("tantivy could not read it") from error
