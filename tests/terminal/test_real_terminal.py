"""The installed command in a real terminal, from first paint to the marked sentence, and out again."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from store.base import Base, Stored
from store.frozen import replace
from tests.conftest import Known
from tests.terminal.pty_session import factdeck

LEFT = b"\x1b[?1049l"
"""Leaves the alternate screen."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_from_an_empty_place_to_the_marked_sentence(tmp_path: Path, size: tuple[int, int]) -> None:
    session = factdeck(tmp_path / "new" / "base", size)
    session.until(lambda: b"There is no base yet" in session.bytes, "the word that a base is made")
    for name in ("BYD", "SAIC", "Leapmotor"):
        session.shows(name)
    session.send("/leapmotor")
    session.shows("Investments 1")
    session.shows("Stellantis")
    session.send("\r\r")
    session.shows("exact 1,500,000,000 EUR")
    session.send("\r")
    session.until(lambda: "In October, Stellantis committed" in session.reversed_text(), "the marked sentence")
    assert "Audi signed" not in session.reversed_text()
    session.send("q")
    assert session.wait() == 0
    assert LEFT in session.bytes


def test_keys_that_come_all_at_once_are_all_understood(seed_folder: Path, tmp_path: Path) -> None:
    """As over a slow line: the letters after the slash are a search, not commands."""
    shutil.copytree(seed_folder, tmp_path / "base")
    session = factdeck(tmp_path / "base", (80, 24))
    session.shows("Companies 11")
    session.send("/leapmotor\r\r")
    session.shows("exact 1,500,000,000 EUR")
    session.send("\x1b")
    session.shows("Investments 1")
    session.send("3jjq")
    assert session.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean(seed_folder: Path, tmp_path: Path, number: signal.Signals) -> None:
    shutil.copytree(seed_folder, tmp_path / "base")
    session = factdeck(tmp_path / "base", (80, 24))
    session.shows("? help")
    session.quiet()
    session.signal(number)
    assert session.wait() == 128 + number
    assert LEFT in session.bytes
    assert session.bytes.rstrip().endswith((b"\x1b[?25h", b"l", b"h", b"m"))
    assert b"Traceback" not in session.bytes


def test_no_color_is_kept_to(seed_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(seed_folder, tmp_path / "base")
    session = factdeck(tmp_path / "base", (80, 24), NO_COLOR="1")
    session.shows("Companies 11")
    session.send("j")
    session.shows("> SAIC")
    session.send("q")
    assert session.wait() == 0
    assert b"[38;" not in session.bytes
    assert b"[48;" not in session.bytes


def test_a_terminal_that_cannot_move_its_cursor_is_told_of_find(seed_folder: Path) -> None:
    session = factdeck(seed_folder, (80, 24), TERM="dumb")
    session.until(lambda: b"factdeck find" in session.bytes, "the way out")
    assert session.wait() == 1
    assert b"\x1b" not in session.bytes


def test_who_adds_articles_sees_first_that_the_reader_is_loaded(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Norvane bought cider maker Jablonka for £48 million in January 2025.", encoding="utf-8")
    session = factdeck(tmp_path / "base", (80, 24), "add", str(article))
    session.shows("Loading the reader 0/1")
    session.shows("Stored 1 article with ")
    assert session.wait() == 0
    assert session.bytes.index(b"Loading the reader") < session.bytes.index(b"Reading")
    assert "Loading" not in session.text, "the line is gone when it is done"


def test_the_browser_is_led_to_the_sentence(seed: Known, tmp_path: Path) -> None:
    document = replace(seed.document, url="https://news.example/cars")
    Base.open(tmp_path / "base", create=True).write.add([Stored(document, seed.facts)])
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/opened\n')
    browser.chmod(0o755)
    session = factdeck(tmp_path / "base", (80, 24), BROWSER=str(browser))
    session.shows("Companies 11")
    session.send("2o")
    session.until(lambda: (tmp_path / "opened").exists() and "Companies 11" in session.text, "the explorer, back again")
    assert (tmp_path / "opened").read_text().startswith("https://news.example/cars#:~:text=In%20December%2C%20NEV%20leader")
    session.send("q")
    assert session.wait() == 0
