"""`factdeck --plain`: the explorer in plain lines, commands read a line at a time.

For screen readers, for terminals that cannot move their cursor (TERM=dumb), and for pipes.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from store.base import Base, parse_query
from tui.asking import context_of, settings
from tui.commands.narration import waiting_line
from tui.plain.conversation import Conversation
from tui.present import linear


def plain(folder: Path, query: str) -> int:
    """Answer commands from standard input until it ends; the exit code: 0, or 130 when interrupted twice in a row."""
    context = context_of(settings())
    parse_query(query, context=context)
    base = Base.open(folder)
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    talk, typed, cancelled = Conversation(base, _say_waiting, context), sys.stdin.isatty(), False
    _say([*base.notices, *talk.opening(query)])
    while True:
        try:
            line = _next_line(typed)
            cancelled = False
            answer = talk.answer(line) if line else None
            if answer is None:
                _say([""] if typed and not line else [])  # the prompt's line has to end before the shell's begins
                return 0
            _say(answer)
        except KeyboardInterrupt:
            if cancelled or not typed:
                return 130
            cancelled = True
            _say(["", "Cancelled. Control C once more leaves."])


def _next_line(typed: bool) -> str:
    """The next line with its end, asked for where a person types; nothing at the end."""
    if typed:
        sys.stdout.write("> ")
        sys.stdout.flush()
    return sys.stdin.readline()


def _say_waiting(holder: int | None) -> None:
    _say([waiting_line(holder)])


def _say(lines: Sequence[str]) -> None:
    for line in linear.wrapped(lines):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
