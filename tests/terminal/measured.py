"""A program in a real terminal as it is over SSH, and what its keys cost there: bytes over the line, and time."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terminal.pty_session import TIMEOUT, Session

SILENCE = 0.3
"""Seconds without a byte after which a screen is settled."""
_SIZE = (80, 24)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a key cost: bytes until the screen was settled, and seconds until it looked as it did then.

    What is drawn once more, and looks the same, counts as bytes but not as time.
    """

    bytes: int
    seconds: float


class MeasuredSession(Session):
    """A program in a terminal of 80x24 with the settings and colours of an SSH session; its files go to a folder of one's own.

    What comes is drawn only when the screen is looked at: the emulator takes longer for it than what is to be measured.
    """

    def __init__(self, args: list[str], folder: Path) -> None:
        self._began = self._arrived = time.perf_counter()
        self._undrawn: list[tuple[float, bytes]] = []
        env = {
            "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22",
            "FACTDECK_CONFIG": str(folder / "config.toml"),
            "FACTDECK_SESSION": str(folder / "views.json"),
        }
        # An empty NO_COLOR takes the colours away too, so it has to go. What is installed has its bytecode: without it,
        # each start would compile what was changed since somebody wrote it last.
        super().__init__(["/usr/bin/env", "-u", "NO_COLOR", "-u", "PYTHONDONTWRITEBYTECODE", *args], _SIZE, env)
        self._emulator = self._stream
        self._stream: Any = self

    def feed(self, data: bytes) -> None:
        """Keep what came until it is to be drawn."""
        self._arrived = time.perf_counter()
        self._undrawn.append((self._arrived, data))

    @property
    def text(self) -> str:
        self._draw()
        return super().text

    def reversed_text(self) -> str:
        self._draw()
        return super().reversed_text()

    def _draw(self) -> float | None:
        """Draw what came; the time of the first of it after which the screen looked as it does now."""
        looks = []
        for arrived, data in self._undrawn:
            self._emulator.feed(data)
            looks.append((arrived, super().text, super().reversed_text()))
        self._undrawn.clear()
        while len(looks) > 1 and looks[-2][1:] == looks[-1][1:]:
            looks.pop()
        return looks[-1][0] if looks else None

    @property
    def age(self) -> float:
        """Seconds from the start to the last byte."""
        return self._arrived - self._began

    def settle(self) -> None:
        """Read until nothing more comes; fails when that takes a minute."""
        end = time.monotonic() + TIMEOUT
        while self._read(SILENCE):
            if time.monotonic() > end:
                raise AssertionError(f"The screen did not settle; it was:\n{self.text}")

    def press(self, keys: str) -> Cost:
        """Type, and wait for the answer until the screen is settled."""
        self._draw()
        before, sent = len(self.bytes), time.perf_counter()
        self.send(keys)
        self.until(lambda: len(self.bytes) > before, f"an answer to {keys!r}")
        self.settle()
        return Cost(len(self.bytes) - before, (self._draw() or sent) - sent)

    def leave(self) -> None:
        """Quit, and see that the program is content."""
        self.send("q")
        code = self.wait()
        assert code == 0, f"The program ended with {code}; the screen was:\n{self.text}"


def explorer_command(base: Path) -> list[str]:
    """The installed explorer on a base."""
    return [str(Path(sys.executable).with_name("factdeck")), "--base", str(base)]
