"""Draw the README's pictures: `python -m tests.pictures.make` writes them beside this file."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from tests.tui.screen import explorer
from tests.tui.states import make_base

HERE = Path(__file__).parent
PICTURES = {
    "explorer": ("2", *("j",) * 7),
    "facets": ("f", "j", "j"),
    "reader": ("escape", "2", "enter", "enter"),
    "company": ("escape", "escape", "1", "j", "j", "j", "enter"),
}
"""The keys that lead from each picture to the next."""


async def draw(folder: Path) -> None:
    """The explorer, its facets, a company's card, and the reader with a marked sentence."""
    async with explorer(folder, (120, 36)) as screen:
        for name, keys in PICTURES.items():
            await screen.press(*keys)
            screen.app.clear_notifications()
            await screen.settle()
            save(screen.app.export_screenshot(title="factdeck"), f"{name}.svg")


def save(svg: str, name: str) -> None:
    """Write a picture without the web fonts that the exporter names: it must not reach out to anybody."""
    (HERE / name).write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL), encoding="utf-8")


def main() -> None:
    """Parse the seeds, and articles that agree and differ with them, into a base of their own and draw it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "base"
        make_base(folder)
        asyncio.run(draw(folder))


if __name__ == "__main__":
    main()
