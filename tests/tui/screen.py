"""The explorer in a terminal of a given size, its screen as text, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from tui.app import FactdeckApp
from tui.session import Views
from tui.settings import Settings
from tui.state import View

NARROW, WIDE = (80, 24), (120, 40)


@dataclass(slots=True)
class Explorer:
    """A running explorer."""

    app: FactdeckApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they did is on screen."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if character == " " else character for character in text))

    async def shows(self, text: str) -> None:
        """Wait until a text is on screen that comes by itself, a moment after the last key."""
        async with asyncio.timeout(10):
            while text not in self.text:
                await self.pilot.pause(0.02)

    async def settle(self) -> None:
        """Wait for workers and messages."""
        await self.pilot.pause()  # what begins after the next drawing has begun then
        waiting = True
        while waiting:
            try:
                await self.app.workers.wait_for_complete()
            except WorkerFailed:  # the screen explains it
                pass
            except WorkerCancelled:  # by one that took its place
                continue
            waiting = False
        await self.pilot.pause()

    @property
    def text(self) -> str:
        """The screen, a line a row."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def told(self) -> list[str]:
        """What the person is told beside the screen, the last thing last."""
        return [notification.message for notification in self.app._notifications]

    def marked(self, attribute: str = "reverse") -> str:
        """The text on screen that is drawn with a style's attribute."""
        found = []
        for strip in self.app.screen._compositor.render_strips():
            found.append("".join(segment.text for segment in strip if segment.style and getattr(segment.style, attribute)))
        return " ".join(part.strip() for part in found if part.strip())


@asynccontextmanager
async def explorer(
    folder: Path, size: tuple[int, int], query: str = "", settings: Settings | None = None
) -> AsyncIterator[Explorer]:
    """The explorer on a base, past its opening."""
    app = FactdeckApp(folder, View(query=query), settings, Views(folder.with_name("views.json"), folder))
    async with app.run_test(size=size, notifications=True) as pilot:
        running = Explorer(app, pilot)
        await running.settle()
        yield running
