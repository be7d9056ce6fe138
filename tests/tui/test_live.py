"""An open explorer notices what another process adds, without moving the selection, and shows it when asked to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from store.base import Base, Stored, parse_query
from tests.conftest import Run
from tests.tui.screen import NARROW, WIDE, Explorer, explorer
from tui.screens.explore import ExploreScreen


async def becomes(screen: Explorer, holds: Callable[[], bool]) -> None:
    """Wait until the screen is as told; half a minute is longer than any look takes."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.05)
            await screen.settle()


def damage(index: Path) -> None:
    """Overwrite what an open index reads, in place: a file cut short would end the whole process."""
    for path in (*index.glob("*.store"), *index.glob("*.fast")):
        with path.open("r+b") as file:
            file.write(b"\0" * path.stat().st_size)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_another_process_adds_is_told_and_shown_when_asked(
    base: Base, size: tuple[int, int], factdeck: Run, tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Acme Corp bought Widget Ltd for $40 million on Monday.")
    async with explorer(base.folder, size) as screen:
        await screen.press("2", "j", "j")
        selected = screen.marked()
        done = await asyncio.to_thread(factdeck, "add", str(article), base=base.folder)
        assert done.returncode == 0
        await becomes(screen, lambda: "new, R to show" in screen.text)
        assert "3 new, R to show" in screen.text
        assert selected.split("R to show")[-1].strip() in screen.marked(), "the selection has not moved"
        assert "Widget" not in screen.text
        await screen.press("R")
        await becomes(screen, lambda: "new, R to show" not in screen.text)
        await screen.press("slash")
        await screen.type("widget")
        assert "Widget" in screen.text


async def test_nothing_is_told_while_nobody_adds_anything(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        assert base.news() == 0
        assert "new, R" not in screen.text


async def test_an_index_that_is_damaged_meanwhile_is_made_anew_while_the_screen_goes_on(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        explorer_screen = screen.app.screen
        assert isinstance(explorer_screen, ExploreScreen)
        first = explorer_screen._desk.base
        damage(base.folder / "index")
        await screen.press("slash")
        await screen.type("byd")
        await screen.press("down")
        await becomes(screen, lambda: explorer_screen._desk.base is not first)
        await becomes(screen, lambda: "╭─ Investments 2" in screen.text)
        assert first.damaged


async def test_an_index_that_is_made_anew_while_one_types_answers_what_is_typed(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        explorer_screen = screen.app.screen
        assert isinstance(explorer_screen, ExploreScreen)
        first = explorer_screen._desk.base
        damage(base.folder / "index")
        await screen.press("slash")
        await screen.type("byd")
        await becomes(screen, lambda: explorer_screen._desk.base is not first)
        await becomes(screen, lambda: "╭─ Investments 2" in screen.text)


async def test_a_fact_that_another_process_took_away_is_no_error(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("2", "enter")
        document = base.facts.entries(parse_query("kind:investment")).__next__().document
        base.write.reparse([Stored(document, ())], "ann", "2024-01-01")
        await screen.press("escape", "R")
        await becomes(screen, lambda: "╭─ Investments 0" in screen.text)
        await screen.press("enter", "a", "y", "escape", "F")
        assert "nothing has a value there" in screen.text
