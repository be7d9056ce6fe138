"""Plain mode in a process of its own: lines in, lines out."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

PROGRAM = "import sys\nfrom pathlib import Path\nfrom tui.commands.plain import plain\nsys.exit(plain(Path({!r}), {!r}))"


def command(folder: Path, query: str = "") -> list[str]:
    return [sys.executable, "-c", PROGRAM.format(str(folder), query)]


def talk(folder: Path, *typed: str | bytes, query: str = "", **env: str) -> list[str]:
    """What is said to some lines, without the opening; fails on anything that a line should not hold."""
    sent = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in typed)
    done = subprocess.run(
        command(folder, query), input=sent, capture_output=True, timeout=120, check=False, env={**os.environ, **env}
    )
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode("utf-8")
    assert not [one for one in said if one != "\n" and unicodedata.category(one) in ("Cc", "Cf")]
    lines = said.splitlines()
    assert max(len(line) for line in lines) < 400
    return lines[1:]


def only(folder: Path, *typed: str) -> str:
    """The one line that is said to the last of some lines."""
    before, said = talk(folder, *typed[:-1]), talk(folder, *typed)
    assert said[: len(before)] == before
    (line,) = said[len(before) :]
    return line


class Typed:
    """Lines as standard input gives them."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return self._lines.pop(0) + "\n" if self._lines else ""
