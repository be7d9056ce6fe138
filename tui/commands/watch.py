"""`factdeck watch`: add what is in folders, and then what comes into them, until it is stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.base import settled
from tui.commands.add import add
from tui.commands.narration import say
from tui.commands.stopping import asked_to_stop
from tui.present.visible import one_line


def watch(base: Path, folders: Sequence[Path], *, poll: bool) -> int:
    """Add articles as they come; 0 when a person or the system stops it, after what is being added."""
    with asked_to_stop() as stop:
        for paths in settled([folder.resolve() for folder in folders], stop, poll=poll):
            names = paths or [folder.resolve() for folder in folders if any(folder.iterdir())]
            if names:
                add(base, [str(name) for name in names], again=bool(paths))  # what is written anew takes its own place
            if not paths:
                say(f"Watching {one_line(', '.join(map(str, folders)))}; ^c ends it.")
    say("Stopped watching.")
    return 0
