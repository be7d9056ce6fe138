"""Copying through the terminal, on this machine or over SSH, within tmux and GNU screen, and a file beside it.

OSC 52 hands a text to whatever terminal the person sits at, and no terminal answers whether it took it. So the text is
kept in a file as well, and what the person is told promises no more than is known.
"""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import platformdirs

from store.frozen import Frozen

Multiplexer = Literal["", "tmux", "screen"]

LONGEST = 16_376
"""The longest payload that is sent, in bytes of base64; it holds 12,282 bytes of text.

mosh 1.4 cuts an OSC after 16 KiB without a word (MAXIMUM_CLIPBOARD_SIZE in its terminaldispatcher.cc), so that a part
would pass for the whole; 16,384 less `52;c;`, in whole groups of four. Terminals themselves take more: hterm 100,000
bytes a sequence (osc52.sh), mintty 1 MiB, many any length.
"""

_SCREEN_LONGEST = 768
"""Bytes of a device control string with its ends: GNU screen since 4.2.1 (MAXSTR) prints what is beyond as text."""

_TMUX_TIMEOUT = 2.0
"""Seconds until tmux counts as absent."""

_ESCAPE = "\x1b"
_END = "\x1b\\"


class Surroundings(Frozen, kw_only=True):
    """The multiplexer between the program and the terminal, and whether it is near: on this machine, to be given commands."""

    multiplexer: Multiplexer = ""
    near: bool = False


class Copied(Frozen, kw_only=True):
    """What to tell the person, and the file that holds the text; None when there is none."""

    sentence: str
    path: Path | None = None


def surroundings(environ: Mapping[str, str]) -> Surroundings:
    """What the environment says of the way to the terminal.

    TMUX and STY do not pass SSH, TERM does. A TERM of screen may also be an older tmux: it counts as GNU screen, since
    tmux drops what is wrapped for screen, while screen prints what is wrapped for tmux.
    """
    if environ.get("TMUX"):
        return Surroundings(multiplexer="tmux", near=True)
    if environ.get("STY"):
        return Surroundings(multiplexer="screen", near=True)
    term = environ.get("TERM", "")
    if term.startswith("tmux"):
        return Surroundings(multiplexer="tmux")
    return Surroundings(multiplexer="screen" if term.startswith("screen") else "")


def sequence(text: str, multiplexer: Multiplexer) -> str:
    """The escape sequence that asks the terminal to put a text on its clipboard, wrapped to pass a multiplexer.

    It ends in BEL, as an escape within would end screen's string early. The form is that of xterm (ctlseqs, OSC 52), of
    tmux's passthrough (allow-passthrough in its manual) and of screen (its manual, "Control Sequences": ESC P).
    """
    plain = f"{_ESCAPE}]52;c;{base64.b64encode(_bytes(text)).decode('ascii')}\a"
    if multiplexer == "tmux":
        return f"{_ESCAPE}Ptmux;{plain.replace(_ESCAPE, 2 * _ESCAPE)}{_END}"
    if multiplexer == "screen":
        room = _SCREEN_LONGEST - len(f"{_ESCAPE}P{_END}")
        return "".join(f"{_ESCAPE}P{plain[at : at + room]}{_END}" for at in range(0, len(plain), room))
    return plain


def tmux_buffer(text: str, environ: Mapping[str, str] | None = None) -> bool:
    """Give a text to tmux and, through it, to the terminal; False when tmux is not there, too old (< 3.2) or does not answer.

    By default tmux lets no program's OSC 52 through (`set-clipboard external`, and `allow-passthrough off` since 3.3),
    but always sends what its own command loads. `environ` is the environment to find tmux and its socket in, by default
    the program's own.
    """
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=_bytes(text),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environ,
            timeout=_TMUX_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def kept_file() -> Path:
    """Where what was copied last is kept."""
    return platformdirs.user_cache_path("factdeck", appauthor=False) / "copied.txt"


def copy(text: str, environ: Mapping[str, str], write: Callable[[str], None], fallback: Path) -> Copied:
    """Keep a text in the `fallback` file and send it to the terminal by `write`, unless it is longer than `LONGEST`.

    Lone surrogates become question marks. It can wait two seconds for tmux, so an app calls it in a thread.
    """
    if not text:
        return Copied(sentence="Nothing to copy.")
    reason = _keep(text, fallback)
    count = f"{len(text):,} character{'' if len(text) == 1 else 's'}"
    place = _short(fallback, environ)
    if 4 * -(-len(_bytes(text)) // 3) > LONGEST:
        told = f"Too long to send ({count}): kept in {place}"
        untold = f"Not copied: too long to send ({count}), and not kept in {place}: {reason}"
    else:
        way = _send(text, environ, write)
        told = f"{count} {way}; if pasting fails: {place}"
        untold = f"{count} {way}; not kept in {place}: {reason}"
    return Copied(sentence=untold) if reason else Copied(sentence=told, path=fallback)


def _send(text: str, environ: Mapping[str, str], write: Callable[[str], None]) -> str:
    """Send a text the surest way there is; where it is then, as far as that is known."""
    around = surroundings(environ)
    if around.multiplexer == "tmux" and around.near and tmux_buffer(text, environ):
        return "in tmux"
    write(sequence(text, around.multiplexer))
    return "sent"


def _keep(text: str, path: Path) -> str:
    """Write a text to a file that only its owner can read; why it could not be written, or nothing."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A link that someone put there is not followed, and a file that was there loses its readers before the text comes.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, 0o600)
            file.write(_bytes(text))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _short(path: Path, environ: Mapping[str, str]) -> str:
    """A path as people write it, with ~ for their home."""
    home = environ.get("HOME")
    return str("~" / path.relative_to(home)) if home and path.is_relative_to(home) else str(path)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
