"""Screens that one drills down through: what is open on top of each, so that it can be opened again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from tui.screens.desk import Desk
from tui.state import Deeper


class Drilling(Screen[Any]):
    """A screen with others on top of it."""

    _desk: Desk

    @property
    def place(self) -> Deeper | None:
        """How this screen is found again; None for the one that all others stand on."""
        return None

    def go_to(self, place: Deeper) -> None:
        """Scroll to where the screen stood once; for the screen to fill in."""

    def come_back(self, changed: bool | None) -> None:
        """Show what holds now, when something was decided further down; for the screen to fill in."""
        raise NotImplementedError

    async def drill(self, places: Sequence[Deeper]) -> None:
        """Open on top of this screen what was open once, as far down as the base still has it."""
        screen: Drilling = self
        for place in places:
            deeper = screen_at(self._desk, place)
            if deeper is None:
                break
            await self.app.push_screen(deeper, screen.come_back)
            deeper.call_after_refresh(deeper.go_to, place)
            screen = deeper


def screen_at(desk: Desk, place: Deeper) -> Drilling | None:
    """The screen at a place; None where the base has it no longer."""
    from tui.screens.card import CompanyScreen, FactScreen
    from tui.screens.reader import ReaderScreen

    if place.kind == "company":
        return CompanyScreen(desk, place.key) if desk.base.companies.get(place.key) else None
    row = desk.base.facts.look_up(place.key)
    if row is None:
        return None
    if place.kind == "fact":
        return FactScreen(desk, row)
    document = desk.base.facts.document(row.fact.document)
    return ReaderScreen(desk, document, row.fact) if document else None
