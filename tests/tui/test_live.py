"""An open explorer notices what another process adds, without moving the selection, and shows it when asked to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from store.base import Base
from tests.conftest import Run
from tests.tui.screen import NARROW, WIDE, Explorer, explorer


async def becomes(screen: Explorer, holds: Callable[[], bool]) -> None:
    """Wait until the screen is as told; five seconds are longer than any look takes."""
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.05)
            await screen.settle()


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
