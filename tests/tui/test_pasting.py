"""What is pasted into the search line: all of it, in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.screen import WIDE, Explorer, explorer
from tui.panes.search import QueryInput, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("byd\nhungary", "byd hungary"),
        ("byd\r\n\r\n\thungary", "byd hungary"),
        ("byd\rhungary\r", "byd hungary"),
        ("byd\thungary", "byd hungary"),
        ("byd\u2028hungary\x85plant", "byd hungary plant"),
        ("\nhungary", " hungary"),
        ("byd ", "byd "),
        ("byd\n", "byd"),
        ("\x1b[31mbyd\x07\x9b \u202ehun\u200bgary\xad", "[31mbyd hungary"),
        ("société 比亚迪 €1bn", "société 比亚迪 €1bn"),
        ("\x00\n\x1b", " "),
        ("\n", ""),
        ("", ""),
    ],
)
def test_a_text_in_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


async def paste(screen: Explorer, text: str) -> None:
    """Paste as a terminal does: the text comes to the app."""
    screen.app.post_message(events.Paste(text))
    await screen.settle()


async def test_the_second_line_of_what_is_pasted_is_searched_too(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash")
        await paste(screen, "stellantis\r\nleapmotor\r\n")
        assert "stellantis leapmotor" in screen.text
        assert "Investments 1" in screen.text
        await paste(screen, "\nbyd")
        assert "stellantis leapmotor byd" in screen.text
        assert "Nothing matches" in screen.text


async def test_what_is_pasted_takes_the_place_of_what_is_selected(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash")
        await screen.type("volkswagen")
        await screen.press("shift+home")
        await paste(screen, "stellantis\nleapmotor")
        assert "stellantis leapmotor" in screen.text
        assert "volkswagen" not in screen.text
        assert "Investments 1" in screen.text


@pytest.mark.parametrize("before", ["", "saic "])
async def test_of_a_long_text_what_has_room_is_taken(seed_folder: Path, before: str) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash")
        await screen.type(before)
        await paste(screen, "byd\n" * 10_000)
        line = screen.app.screen.query_one("#search", QueryInput)
        assert line.value == (before + "byd " * 200)[:500]
        await paste(screen, "more")
        assert len(line.value) == 500
