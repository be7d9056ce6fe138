"""The installed `factdeck` in a real pseudo-terminal, its screen read back through a terminal emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

TIMEOUT = 60.0


class Session:
    """A program in a terminal of a size. Reads until a condition holds, never for a fixed time."""

    def __init__(self, args: list[str], size: tuple[int, int], env: dict[str, str]) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.bytes = b""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "", **env})
            os.execv(args[0], args)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def reversed_text(self) -> str:
        """What is on screen in reverse video."""
        found = []
        for row in range(self._screen.lines):
            line = self._screen.buffer[row]
            found.append("".join(line[column].data for column in range(self._screen.columns) if line[column].reverse))
        return " ".join(part.strip() for part in found if part.strip())

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Read what the program writes until something holds; fails with the screen after a minute."""
        end = time.monotonic() + TIMEOUT
        while not holds():
            left = end - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"{what} did not come; the screen was:\n{self.text}")

    def shows(self, text: str) -> None:
        """Wait until a text is on screen."""
        self.until(lambda: text in self.text, repr(text))

    def quiet(self, seconds: float = 1.0) -> None:
        """Read until the program has nothing more to write for a while: it is idle."""
        while self._read(seconds):
            pass

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # the other end is closed
            return False
        self.bytes += data
        self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))  # keyboard protocol, unknown to pyte
        return bool(data)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """Read to the end; the exit code."""
        while self._read(TIMEOUT):
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self._fd)
        return os.waitstatus_to_exitcode(status)


def factdeck(folder: Path, size: tuple[int, int], *args: str, **env: str) -> Session:
    """The installed command on a base."""
    return Session([str(Path(sys.executable).with_name("factdeck")), "--base", str(folder), *args], size, env)
