"""What is copied arrives whole, through real tmux too, is kept in a private file, and the sentence says no more than that."""

from __future__ import annotations

import base64
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.terminal.pty_session import Session
from tui.clipboard import LONGEST, Copied, Surroundings, copy, kept_file, sequence, surroundings, tmux_buffer

TEXT = "SAIC’s sales rose 18.8% to over 1.2 million — “a record”.\n上汽集团\x1b[31m\t$5m [/x]"
TMUX = shutil.which("tmux")
needs_tmux = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")


def decoded(plain: str) -> str:
    """The text within an unwrapped sequence."""
    assert plain.startswith("\x1b]52;c;")
    assert plain.endswith("\a")
    return base64.b64decode(plain[7:-1], validate=True).decode()


def device_strings(wrapped: str) -> list[str]:
    """The device control strings that a sequence consists of, without their ends."""
    assert wrapped.endswith("\x1b\\")
    parts = wrapped[:-2].split("\x1b\\")
    assert all(part.startswith("\x1bP") for part in parts)
    return [part[2:] for part in parts]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, Surroundings()),
        ({"TERM": "xterm-256color", "TMUX": "", "STY": ""}, Surroundings()),
        ({"TERM": "screen", "TMUX": "/tmp/tmux-0/default,1,0"}, Surroundings(multiplexer="tmux", near=True)),
        ({"TERM": "screen", "TMUX": "/tmp/tmux-0/default,1,0", "STY": "1.a"}, Surroundings(multiplexer="tmux", near=True)),
        ({"TERM": "screen", "STY": "1234.pts-0.host"}, Surroundings(multiplexer="screen", near=True)),
        ({"TERM": "tmux-256color"}, Surroundings(multiplexer="tmux")),
        ({"TERM": "screen.xterm-256color"}, Surroundings(multiplexer="screen")),
    ],
)
def test_the_environment_tells_what_is_on_the_way_to_the_terminal(environ: dict[str, str], expected: Surroundings) -> None:
    assert surroundings(environ) == expected


def test_a_plain_sequence_holds_the_text() -> None:
    assert decoded(sequence(TEXT, "")) == TEXT


def test_for_tmux_every_escape_within_is_doubled() -> None:
    (within,) = device_strings(sequence(TEXT, "tmux"))
    assert within.startswith("tmux;")
    assert within.count("\x1b") == 2 * within.count("\x1b\x1b")
    assert decoded(within.removeprefix("tmux;").replace("\x1b\x1b", "\x1b")) == TEXT


@pytest.mark.parametrize("length", [1, 565, 566, 567, 568, 569, 12_000])
def test_for_screen_the_sequence_comes_in_strings_that_screen_can_hold(length: int) -> None:
    wrapped = sequence("x" * length, "screen")
    strings = device_strings(wrapped)
    assert all(len(f"\x1bP{string}\x1b\\") <= 768 for string in strings)
    assert all(strings)
    assert decoded("".join(strings)) == "x" * length


def test_copying_sends_the_text_and_keeps_it_in_a_file_of_ones_own(tmp_path: Path) -> None:
    sent: list[str] = []
    path = tmp_path / "factdeck" / "copied.txt"
    copied = copy(TEXT, {"TERM": "xterm"}, sent.append, path)
    assert [decoded(each) for each in sent] == [TEXT]
    assert copied.path == path
    assert path.read_bytes() == TEXT.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_others_could_read_no_longer_can_be_and_holds_only_the_last_text(tmp_path: Path) -> None:
    path = tmp_path / "copied.txt"
    path.write_text("something longer from before")
    path.chmod(0o644)
    copy("new", {}, lambda sent: None, path)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    link = tmp_path / "copied.txt"
    link.symlink_to(precious)
    assert copy("new", {}, lambda sent: None, link).path is None
    assert precious.read_text() == "precious"


@pytest.mark.parametrize("count", [1, 312, 12_282])
def test_the_usual_sentence_fits_a_line_and_says_where_the_text_is(tmp_path: Path, count: int) -> None:
    sentence = copy("x" * count, {"HOME": str(tmp_path)}, lambda sent: None, tmp_path / ".cache/factdeck/copied.txt").sentence
    noun = "character" if count == 1 else "characters"
    assert sentence == f"{count:,} {noun} sent; if pasting fails: ~/.cache/factdeck/copied.txt"
    assert len(sentence.replace("sent", "in tmux")) <= 76


def test_the_longest_text_is_sent_and_a_byte_more_only_kept(tmp_path: Path) -> None:
    sent: list[str] = []
    path = tmp_path / "copied.txt"
    longest = "x" * (LONGEST // 4 * 3)
    copy(longest, {}, sent.append, path)
    assert len(sent) == 1
    assert len(sent[0]) == LONGEST + len("\x1b]52;c;\a")
    copied = copy(f"{longest}y", {"HOME": str(tmp_path)}, sent.append, path)
    assert len(sent) == 1
    assert copied == Copied(sentence="Too long to send (12,283 characters): kept in ~/copied.txt", path=path)
    assert path.read_text() == f"{longest}y"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    sent: list[str] = []
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "factdeck" / "copied.txt"
    environ = {"HOME": str(tmp_path)}
    assert copy("abc", environ, sent.append, path) == Copied(
        sentence="3 characters sent; not kept in ~/file/factdeck/copied.txt: Not a directory"
    )
    assert [decoded(each) for each in sent] == ["abc"]
    long = copy("x" * LONGEST, environ, sent.append, path)
    assert long.path is None
    assert long.sentence.startswith("Not copied: too long to send (16,376 characters), and not kept in ~/file/")
    assert len(sent) == 1


def test_lone_surrogates_become_question_marks(tmp_path: Path) -> None:
    sent: list[str] = []
    path = tmp_path / "copied.txt"
    copy("a\ud800b\udfff", {}, sent.append, path)
    assert decoded(sent[0]) == path.read_text() == "a?b?"


def test_of_nothing_nothing_is_written(tmp_path: Path) -> None:
    sent: list[str] = []
    path = tmp_path / "factdeck" / "copied.txt"
    assert copy("", {}, sent.append, path) == Copied(sentence="Nothing to copy.")
    assert not sent
    assert not path.parent.exists()


def test_the_file_is_in_the_cache_of_the_person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept_file().name == "copied.txt"
    assert kept_file().parent.name == "factdeck"


def test_without_a_tmux_to_ask_the_text_goes_through_it_wrapped(tmp_path: Path) -> None:
    sent: list[str] = []
    environ = {"PATH": str(tmp_path), "TMUX": f"{tmp_path}/gone,1,0"}
    assert not tmux_buffer(TEXT, environ)
    assert copy(TEXT, environ, sent.append, tmp_path / "copied.txt").sentence.startswith(f"{len(TEXT)} characters sent;")
    assert sent == [sequence(TEXT, "tmux")]


@needs_tmux
def test_a_tmux_that_is_gone_is_not_a_tmux() -> None:
    assert not tmux_buffer(TEXT, {**os.environ, "TMUX": "/nowhere/at/all,1,0"})


def test_a_tmux_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    silent = tmp_path / "tmux"
    silent.write_text(f"#!{sys.executable}\nimport signal\nsignal.pause()\n")
    silent.chmod(0o755)
    assert not tmux_buffer(TEXT, {"PATH": str(tmp_path)})


class Server:
    """A tmux of one's own, in which a program runs that copies."""

    def __init__(self, folder: Path, sockets: str) -> None:
        self.folder = folder
        self.command = [str(TMUX), "-L", f"factdeck-{os.getpid()}", "-f", "/dev/null"]
        self.outside = {"TMUX": "", "STY": "", "TERM": "xterm-256color", "TMUX_TMPDIR": sockets}

    def run(self, *args: str) -> bytes:
        """What a command of tmux prints."""
        environ = {**os.environ, **self.outside}
        return subprocess.run([*self.command, *args], env=environ, capture_output=True, timeout=30, check=True).stdout

    def end(self) -> None:
        """End the server, if it is there."""
        environ = {**os.environ, **self.outside}
        subprocess.run([*self.command, "kill-server"], env=environ, capture_output=True, timeout=30, check=False)

    def copying(self, text: str, before: str = "") -> str:
        """The shell command of a pane that copies a text, says so on the channel `done`, and stays."""
        program = self.folder / "copying.py"
        program.write_text(
            "import os, sys\nfrom pathlib import Path\nfrom tui.clipboard import copy\n"
            f"copied = copy({text!r}, os.environ, sys.stdout.write, Path({str(self.folder / 'copied.txt')!r}))\n"
            f"Path({str(self.folder / 'sentence')!r}).write_text(copied.sentence)\n",
            encoding="utf-8",
        )
        root = Path(__file__).parents[2]
        return f"cd '{root}'; {before} PYTHONPATH=. '{sys.executable}' '{program}'; '{TMUX}' wait-for -S done; exec cat"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The server is ended when the test is, whatever came of it."""
    with TemporaryDirectory() as sockets:  # the path of a socket must be short, that of a test's folder is not
        server = Server(tmp_path, sockets)
        yield server
        server.end()


@needs_tmux
def test_within_tmux_the_text_is_in_its_buffer(server: Server) -> None:
    server.run("new-session", "-d", "-x", "80", "-y", "24", server.copying(TEXT))
    server.run("wait-for", "done")
    assert server.run("show-buffer").decode() == TEXT
    assert (server.folder / "copied.txt").read_bytes() == TEXT.encode()
    assert (server.folder / "sentence").read_text().startswith(f"{len(TEXT)} characters in tmux; if pasting fails: ")


@needs_tmux
@pytest.mark.parametrize("way", ["by its command", "passed through"])
def test_through_tmux_the_text_reaches_the_terminal(server: Server, way: str) -> None:
    """With tmux out of reach, as over SSH, its passthrough is all there is; it must be allowed."""
    before = "" if way == "by its command" else f"{TMUX} set -gq allow-passthrough on; TERM=tmux-256color TMUX="
    # tmux names no clipboard, we name "c"; both are the clipboard to a terminal.
    clipboard = b"" if way == "by its command" else b"c"
    terminal = Session([*server.command, "new-session", server.copying(TEXT, before)], (80, 24), server.outside)
    arriving = b"\x1b]52;" + clipboard + b";" + base64.b64encode(TEXT.encode()) + b"\a"
    try:
        terminal.until(lambda: arriving in terminal.bytes, "the text")
    finally:
        server.end()
        terminal.wait()
