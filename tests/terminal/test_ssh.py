"""The explorer over a real SSH connection, with and without tmux at its end, and what is left when the connection goes."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.terminal.pty_session import Session
from tests.terminal.ssh_server import MISSING, TMUX, Server

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

STELLANTIS = (
    "In October, Stellantis committed €1.5 billion to become a strategic shareholder of Leapmotor, "
    "eyeing 2024 sales of Leapmotor’s distinct high-tech budget EVs in Europe."
)
BYD = "In December, NEV leader BYD shared plans for a new Hungarian plant."
THAILAND = "Other carmakers like Changan, SAIC and NETA revealed billion-dollar plans for factories in Thailand."

DOWN = "\x1b[B"
MOUSE = re.compile(rb"\x1b\[\?(?:9|100[0-356]|101[56])h")
"""Asks the terminal to report the mouse, in any of the ways of xterm (ctlseqs, "Mouse Tracking")."""

TRUE_COLOUR = re.compile(rb"\x1b\[(?:\d+;)*[34]8;2;")
CLIPBOARD = re.compile(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)\a")
"""tmux names no clipboard, we name "c"; both are the clipboard to a terminal."""


@pytest.fixture
def server(seed_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """The server is ended when the test is, whatever came of it."""
    shutil.copytree(seed_folder, tmp_path / "base")
    environ = {
        "LC_ALL": "C.UTF-8",
        "COLORTERM": "truecolor",
        "FACTDECK_BASE": str(tmp_path / "base"),
        "FACTDECK_CONFIG": str(tmp_path / "config.toml"),
        "FACTDECK_SESSION": str(tmp_path / "views.json"),
    }
    with TemporaryDirectory() as sockets:  # the path of a socket must be short, that of a test's folder is not
        server = Server(tmp_path, sockets, environ)
        try:
            server.listens()
            yield server
        finally:
            server.stop()


def copied(terminal: Session) -> str:
    """What the terminal was asked to put on its clipboard."""
    found = CLIPBOARD.search(terminal.bytes)
    return base64.b64decode(found[1], validate=True).decode() if found else ""


def copy_the_sentence(terminal: Session) -> None:
    terminal.send("y")
    terminal.shows("citation with source and date")
    terminal.send("s")


def is_clean(terminal: Session) -> bool:
    """Whether the terminal was given back: off the alternate screen, its cursor shown."""
    sent = terminal.bytes
    return sent.rfind(b"\x1b[?1049l") > sent.rfind(b"\x1b[?1049h") > -1 and sent.rfind(b"\x1b[?25h") > sent.rfind(b"\x1b[?25l")


def is_on_the_second_billion(terminal: Session) -> bool:
    """Whether the query is `billion`, the pane that of the investments, and the second of them selected."""
    asked = "/ billion" in terminal.text and "› billion*" in terminal.text
    return asked and terminal.reversed_text().startswith("2 Investments 4 > SAIC ")


def go_to_the_second_billion(terminal: Session) -> None:
    terminal.shows("Companies 11")
    terminal.send("/billion")
    terminal.shows("› billion*")
    terminal.send(f"{DOWN}j")
    terminal.until(lambda: is_on_the_second_billion(terminal), "the second investment of a billion")


def test_the_sentence_is_found_without_a_mouse(server: Server) -> None:
    terminal = server.connect("factdeck")
    terminal.shows("Companies 11")
    terminal.send("/stellantis, 1.5 billion")
    terminal.shows("Investments 1")
    terminal.send("\r\r")
    terminal.shows("exact 1,500,000,000 EUR")
    terminal.send("\r")
    terminal.until(lambda: STELLANTIS in terminal.reversed_text(), "the marked sentence")
    terminal.send("q")
    assert terminal.wait() == 0
    assert MOUSE.search(terminal.bytes) is None
    assert is_clean(terminal)


def test_the_colours_are_the_terminals_own(server: Server) -> None:
    """Even where it says that it knows sixteen million: they cost bytes, and do not suit every background."""
    terminal = server.connect("factdeck")
    terminal.shows("Companies 11")
    terminal.send("q")
    assert terminal.wait() == 0
    assert TRUE_COLOUR.search(terminal.bytes) is None


def test_what_is_copied_reaches_the_clipboard_at_this_end(server: Server) -> None:
    terminal = server.connect("factdeck")
    terminal.shows("Companies 11")
    terminal.send("2")
    copy_the_sentence(terminal)
    terminal.until(lambda: copied(terminal) == BYD, "the copied sentence")
    terminal.send("q")
    assert terminal.wait() == 0


def test_a_lost_connection_ends_the_explorer_and_its_view_comes_back(server: Server) -> None:
    terminal = server.connect("factdeck")
    go_to_the_second_billion(terminal)
    terminal.drop()
    server.explorers_end()
    terminal = server.connect("factdeck --resume")
    terminal.until(lambda: is_on_the_second_billion(terminal), "the view that was left")
    terminal.send("q")
    assert terminal.wait() == 0


def test_in_tmux_the_explorer_outlives_the_connection(server: Server) -> None:
    terminal = server.connect(f"{TMUX} new-session factdeck")
    go_to_the_second_billion(terminal)
    copy_the_sentence(terminal)
    terminal.until(lambda: copied(terminal) == THAILAND, "the copied sentence")
    assert server.printed(f"{TMUX} show-buffer") == THAILAND
    terminal.drop()
    terminal = server.connect(f"{TMUX} attach")
    terminal.until(lambda: is_on_the_second_billion(terminal), "the view as it was")
    terminal.send("q")
    assert terminal.wait() == 0
    assert is_clean(terminal)
