"""Facts are accepted, rejected, corrected, tagged and noted from the keyboard, one or all that are marked, and undone."""

from __future__ import annotations

import pytest

from store.base import Base, parse_query
from store.persist.lock import writer_lock
from tests.tui.screen import NARROW, WIDE, explorer
from tui.signature import USER_VARIABLE

BOTH = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER_VARIABLE, "ann")


def told(base: Base) -> list[tuple[str, str | None, str | None]]:
    """What was decided in a base, in order."""
    return [(one.verb, one.field, one.value) for one in base.review.every()]


@BOTH
async def test_accepting_shows_a_sign_and_who_did_it(base: Base, size: tuple[int, int]) -> None:
    async with explorer(base.folder, size) as screen:
        await screen.press("2", "a")
        assert ">✓BYD" in screen.text
        await screen.press("enter")
        assert "accepted  ann, 20" in screen.text
    assert told(base) == [("accept", None, None)]


async def test_rejected_facts_go_and_come_back_with_undo(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("2", "r")
        assert "Investments 7" in screen.text
        assert "1 of 19 reviewed" in screen.text
        await screen.press("u")
        assert "Investments 8" in screen.text
        await screen.press("ctrl+r")
        assert "Investments 7" in screen.text
        await screen.press("u", "u")
        assert screen.told[-1] == "There is nothing to undo."
    assert [verb for verb, _, _ in told(base)] == ["reject", "undo", "redo", "undo"]


async def test_what_is_marked_is_decided_at_once_and_undone_at_once(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("2", "space", "j", "space")
        assert "Investments 8 · 2 marked" in screen.text
        assert "│* BYD" in screen.text
        await screen.press("t")
        await screen.type("watch list")
        await screen.press("enter")
        assert "marked" not in screen.text
        assert base.facts.count(parse_query("tag:watch")) == 0, "this base was opened before"
        assert Base.open(base.folder).facts.count(parse_query('tag:="watch list"')) == 2
        await screen.press("u")
        assert Base.open(base.folder).facts.count(parse_query("review:tagged")) == 0
        await screen.press("asterisk")
        assert "8 marked" in screen.text
        await screen.press("escape")
        assert "marked" not in screen.text


async def test_a_tag_is_taken_away_with_a_minus(base: Base) -> None:
    async with explorer(base.folder, NARROW) as screen:
        for word in ("EV watch", "-EV watch"):
            await screen.press("2", "t")
            await screen.type(word)
            await screen.press("enter")
            assert "agged “EV watch”: BYD · " in screen.told[-1]
    assert told(base) == [("tag", None, "EV watch"), ("untag", None, "EV watch")]
    assert Base.open(base.folder).facts.count(parse_query("tag:watch")) == 0


@BOTH
async def test_a_field_is_corrected_after_it_was_checked(base: Base, size: tuple[int, int]) -> None:
    async with explorer(base.folder, size) as screen:
        await screen.press("2", "e")
        assert "Correct which field?" in screen.text
        assert "5  amount" in screen.text
        await screen.press("5")
        await screen.type("lots")
        await screen.press("enter")
        assert "'lots' is no number like €1.5bn" in screen.text
        await screen.press(*("backspace",) * 4)
        await screen.type("~eur2bn")
        await screen.press("enter")
        assert "~€2B" in screen.text
        await screen.press("enter")
        assert "about 2,000,000,000 EUR" in screen.text
        assert "corrected, was nothing" in " ".join(screen.text.split())
        await screen.press("u", "escape")
        assert "~€2B" not in screen.text
    assert told(base)[0] == ("correct", "amount", "~eur2bn")


@BOTH
async def test_a_decision_that_is_still_being_written_is_shown_where_one_went_meanwhile(
    base: Base, size: tuple[int, int]
) -> None:
    async with explorer(base.folder, size) as screen:
        await screen.press("2", "enter")
        with writer_lock(base.folder, wait=0):
            await screen.pilot.press("a", "escape")
            assert "✓" not in screen.text
        await screen.settle()
        assert ">✓BYD" in screen.text
        assert screen.told[-1].startswith("Accepted: BYD")


async def test_escape_leaves_everything_as_it_was(base: Base) -> None:
    async with explorer(base.folder, NARROW) as screen:
        await screen.press("2", "e", "escape", "t", "escape", "c", "escape", "e", "5", "escape")
        assert "> BYD" in screen.text
    assert told(base) == []


async def test_deciding_on_a_card_and_in_an_article_shows_in_the_panes(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("2", "enter", "a")
        assert "accepted  ann" in screen.text
        await screen.press("enter", "n", "c")
        await screen.type("ask them [now]")
        await screen.press("enter")
        assert " · investment: " in screen.text
        await screen.press("escape", "escape")
        assert ">✓BYD" in screen.text
    assert told(base) == [("accept", None, None), ("note", None, "ask them [now]")]


async def test_nothing_is_decided_where_no_fact_is_selected(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("a")
        assert screen.told == ["No fact is selected."]
    assert told(base) == []


async def test_a_base_that_another_process_writes_to_is_waited_for_or_told(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.base.review.WAIT", 0.1)
    base_folder = base.folder
    async with explorer(base_folder, WIDE) as screen:
        with writer_lock(base_folder, wait=0):
            await screen.press("2", "u")
            assert "is being written to by process" in screen.told[-1]
        await screen.press("a")
        assert ">✓BYD" in screen.text


async def test_a_minus_alone_is_no_tag(base: Base) -> None:
    async with explorer(base.folder, NARROW) as screen:
        await screen.press("2", "t", "minus", "enter")
        assert "There is no tag in that." in screen.text
        await screen.press("escape")
        assert "> BYD" in screen.text
    assert told(base) == []
