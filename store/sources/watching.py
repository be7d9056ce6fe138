"""Folders, watched: files that were written and have been still for a while. The only place that knows watchfiles."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from store.sources.walk import is_article_name

STILL = 2.0
"""Seconds without a change after which a file is taken: what is being written is not read."""
_LOOK = 500
"""Milliseconds between two looks at what is waiting."""


def settled(folders: Sequence[Path], stop: Event, *, poll: bool = False) -> Iterator[list[Path]]:
    """The files in folders that came or changed, each time as many as have come to rest, until `stop` is set.

    The first time it is none: that says that nothing is missed from now on.
    With `poll` the folders are looked through again and again: network folders tell nobody what others write.
    """
    from watchfiles import Change, watch  # late: nothing else watches

    waiting: dict[Path, float] = {}
    begun = False
    changes = watch(
        *folders,
        stop_event=stop,
        yield_on_timeout=True,
        rust_timeout=_LOOK,
        debounce=_LOOK,
        step=50,
        force_polling=poll,
        raise_interrupt=False,
    )
    for found in changes:
        now = time.monotonic()
        for change, name in found:
            path = Path(name)
            if change is Change.deleted:
                waiting.pop(path, None)
            for one in _files(path):
                if _is_article(one, folders):
                    waiting[one] = now
        still = sorted(path for path, since in waiting.items() if now - since >= STILL)
        for path in still:
            del waiting[path]
        if still or not begun:
            begun = True
            yield still


def _files(path: Path) -> Iterator[Path]:
    """A file, or those in a folder that came with all that is in it."""
    if path.is_dir():
        yield from (Path(top) / name for top, _, names in os.walk(path) for name in names)
    elif path.exists():
        yield path


def _is_article(path: Path, folders: Sequence[Path]) -> bool:
    """Whether a file is one that a folder is searched for: hidden ones are not, nor facts beside an article."""
    inside = next((path.relative_to(folder) for folder in map(Path.resolve, folders) if path.is_relative_to(folder)), path)
    hidden = any(part.startswith(".") for part in inside.parts)
    return not hidden and is_article_name(path)
