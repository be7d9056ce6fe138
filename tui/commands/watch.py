"""`factdeck watch`: add what is in folders, and then what comes into them, until it is stopped."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from store.base import settled
from tui.commands.add import add
from tui.commands.narration import say
from tui.present.visible import one_line


def watch(base: Path, folders: Sequence[Path], *, poll: bool) -> int:
    """Add articles as they come; 0 when a person or the system stops it, after what is being added."""
    stop = Event()

    def ask(*_: object) -> None:
        if stop.is_set():  # asked a second time
            raise KeyboardInterrupt
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)
    for paths in settled([folder.resolve() for folder in folders], stop, poll=poll):
        names = paths or [folder.resolve() for folder in folders if any(folder.iterdir())]
        if names:
            add(base, [str(name) for name in names])
        if not paths:
            say(f"Watching {one_line(', '.join(map(str, folders)))}; ^c ends it.")
    say("Stopped watching.")
    return 0
