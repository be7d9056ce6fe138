"""What the explorer sends over a line: the budgets of the design, in bytes, on a terminal of 80x24 in the ANSI profile."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.base import Base
from tests.madeup import varied
from tests.terminal.measured import MeasuredSession, explorer_command

START, MOVE, PAGE = 24_000, 1_500, 6_000
"""Bytes until the first screen is settled, of a move of the cursor with the evidence pane, of a page."""
_EVIDENCE = 17
"""The row that the evidence pane begins at."""


@contextmanager
def opened(base: Path) -> Iterator[MeasuredSession]:
    """The explorer on a base of one's own, its first screen settled."""
    session = MeasuredSession(explorer_command(base), base.parent)
    try:
        session.shows("? help")
        session.settle()
        yield session
    finally:
        session.leave()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A base with more facts than fit on a screen."""
    Base.open(tmp_path / "base", create=True).write.add([varied(number) for number in range(40)])
    return tmp_path / "base"


def evidence(session: MeasuredSession) -> list[str]:
    """The lines of the evidence pane."""
    return session.text.splitlines()[_EVIDENCE:-1]


def test_the_first_screen(seed_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(seed_folder, tmp_path / "base")
    with opened(tmp_path / "base") as session:
        assert "Companies 11" in session.text
        sent = len(session.bytes)
        assert sent <= START


def test_a_move_of_the_cursor_with_the_evidence(seed_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(seed_folder, tmp_path / "base")
    with opened(tmp_path / "base") as session:
        session.press("2")
        for key in "jjk":
            before = evidence(session)
            cost = session.press(key)
            assert evidence(session) != before, "the evidence is the next fact's"
            assert cost.bytes <= MOVE


def test_a_pane_that_comes_says_from_the_first_which_rows_it_shows(many: Path) -> None:
    with opened(many) as session:
        before = len(session.bytes)
        session.press("2")
        assert set(re.findall(r"[\d–]+/120", session.bytes[before:].decode())) == {"1–11/120"}


def test_no_count_is_told_that_another_question_had(many: Path) -> None:
    with opened(many) as session:
        assert set(re.findall(r"Investments (\S+)", session.bytes.decode())) == {"120"}
        session.press("/")
        session.press("graz")
        session.shows("Investments 12")
        before = len(session.bytes)
        session.press("\x1b")
        assert set(re.findall(r"Investments (\S+)", session.bytes[before:].decode())) == {"120"}


def test_a_page(many: Path) -> None:
    with opened(many) as session:
        session.press("2")
        for key in ("\x04", "\x1b[6~", "\x04", "\x1b[6~", "\x04", "\x1b[5~"):
            before = evidence(session)
            cost = session.press(key)
            assert evidence(session) != before, "the evidence is the selected fact's"
            assert cost.bytes <= PAGE
