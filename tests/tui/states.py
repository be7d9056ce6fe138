"""The states of the explorer that are kept as text: `python -m tests.tui.states` draws them anew into `tests/tui/screens/`."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from store.base import Base
from store.model import Document, said_of, text_digest
from tests.known import facts_by_document, seed, stored
from tests.tui.screen import NARROW, WIDE, explorer

SCREENS = Path(__file__).parent / "screens"
SIZES = {"80x24": NARROW, "120x40": WIDE}
STATES: dict[str, tuple[str, ...]] = {
    "first": (),
    "company": ("j", "j", "full_stop"),
    "investments": ("2", "j"),
    "metrics": ("3", "j", "s"),
    "zoom": ("3", "plus"),
    "search": ("slash", *"thai"),
    "nothing": ("slash", *"xyzzy"),
    "completed": ("slash", *"type:", "tab"),
    "wrong": ("slash", *"amount:x", "space"),
    "marked": ("2", "space", "space"),
    "facets": ("f", "j"),
    "included": ("f", "enter", "j", "minus"),
    "frequency": ("2", "F", "j"),
    "fact-card": ("2", "j", "enter"),
    "metric-card": ("3", "enter"),
    "company-card": ("j", "j", "enter", "1", "enter"),
    "reader": ("2", "enter", "enter", "n"),
    "reader-search": ("2", "enter", "enter", "slash", *"billion", "enter"),
    "reader-facts": ("2", "enter", "enter", "f"),
    "edit": ("2", "e"),
    "edit-wrong": ("2", "e", "5", *"lots", "enter"),
    "tag": ("2", "t", *"watch"),
    "copy": ("2", "y"),
    "export": ("2", "x"),
    "palette": ("colon", *"stell"),
    "help": ("question_mark", "j", "j"),
}
"""The keys that lead to each state from the first screen."""


def make_base(folder: Path) -> None:
    """The seed, and two articles that agree and differ with it, with a decision."""
    base = Base.open(folder, create=True)
    texts = (
        "Volkswagen has bought a 5% stake in carmaker Xpeng for $700 million in October 2023.",
        "Stellantis agreed to take a stake in Leapmotor for €1.6 billion in October 2023. Leapmotor sold 144,000 cars in 2023.",
    )
    notes = [
        Document(id=text_digest(text), text=text, title="A note", source=f"note-{number}.txt", published="2023-11-02")
        for number, text in enumerate(texts, 1)
    ]
    facts = facts_by_document(Path(__file__).with_name("note_facts.jsonl"))
    known = [seed(), *(stored(note, facts[note.source]) for note in notes)]
    base.write.add(known)
    deal = next(fact for fact in base.facts.of(known[0].document.id) if fact.kind == "investment")
    base.review.decide(said_of([deal], "accept", user="ann", time="2024-02-01T10:00:00+00:00"))


async def draw(folder: Path, keys: tuple[str, ...], size: tuple[int, int]) -> str:
    """The screen after some keys, as text."""
    async with explorer(folder, size) as screen:
        await screen.press(*keys)
        screen.app.clear_notifications()
        await screen.settle()
        return screen.text.rstrip("\n") + "\n"


def main() -> None:
    """Draw all states at both sizes."""
    os.environ["FACTDECK_USER"] = "ann"
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "base"
        make_base(folder)
        for state, keys in STATES.items():
            for label, size in SIZES.items():
                text = asyncio.run(draw(folder, keys, size))
                (SCREENS / f"{state}-{label}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
