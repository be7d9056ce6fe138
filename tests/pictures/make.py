"""Draw the README's pictures: `python -m tests.pictures.make` writes them beside this file."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from store.base import Base, Stored, parse_document
from tests.tui.screen import explorer
from tui.commands.explore import seed_documents

HERE = Path(__file__).parent


async def draw(folder: Path) -> None:
    """The explorer with a company selected, and the reader with a marked sentence."""
    async with explorer(folder, (120, 36)) as screen:
        await screen.press("j", "j", "j", "2", "j")
        save(screen.app.export_screenshot(title="factdeck"), "explorer.svg")
        await screen.press("enter", "enter")
        save(screen.app.export_screenshot(title="factdeck"), "reader.svg")


def save(svg: str, name: str) -> None:
    """Write a picture without the web fonts that the exporter names: it must not reach out to anybody."""
    (HERE / name).write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL), encoding="utf-8")


def main() -> None:
    """Parse the seeds into a base of their own and draw it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "base"
        parsed = [parse_document(document) for document in seed_documents()]
        Base.open(folder, create=True).add([Stored(one.document, one.facts) for one in parsed])
        asyncio.run(draw(folder))


if __name__ == "__main__":
    main()
