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

    The first time it is none: that says that nothing is missed from now on. A folder that goes and comes back is watched again.
    With `poll` the folders are looked through again and again: network folders tell nobody what others write.
    """
    waiting: dict[Path, float] = {}
    begun = False
    while not stop.is_set():
        places = _places(folders)
        if begun:  # whatever happened while nobody watched
            waiting |= dict.fromkeys(_articles_in(folders), time.monotonic())
        for found in _changes([folder for folder in folders if places[folder]], stop, poll=poll):
            for path, gone in found:
                if gone:
                    waiting.pop(path, None)
                waiting |= dict.fromkeys((one for one in _files(path) if _is_article(one, folders)), time.monotonic())
            still = sorted(path for path, since in waiting.items() if time.monotonic() - since >= STILL)
            for path in still:
                del waiting[path]
            if still or not begun:
                begun = True
                yield still
            if _places(folders) != places:
                break


def _changes(folders: Sequence[Path], stop: Event, *, poll: bool) -> Iterator[list[tuple[Path, bool]]]:
    """What changes in folders, and whether it is gone; also nothing, twice a second. It ends where it can be told no more."""
    from watchfiles import Change, watch  # late: nothing else watches

    if not folders:
        stop.wait(_LOOK / 1000)
        yield []
        return
    try:
        for found in watch(
            *folders,
            stop_event=stop,
            yield_on_timeout=True,
            rust_timeout=_LOOK,
            debounce=_LOOK,
            step=50,
            force_polling=poll,
            raise_interrupt=False,
        ):
            yield [(Path(name), change is Change.deleted) for change, name in found]
    except (RuntimeError, OSError):  # a name that is no text, or a folder that went at this moment
        stop.wait(_LOOK / 1000)


def _places(folders: Sequence[Path]) -> dict[Path, int | None]:
    """Which folder is there, as the disk knows it: one that was made anew is another."""
    return {folder: folder.stat().st_ino if folder.is_dir() else None for folder in folders}


def _articles_in(folders: Sequence[Path]) -> Iterator[Path]:
    return (path for folder in folders for path in _files(folder) if _is_article(path, folders))


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
