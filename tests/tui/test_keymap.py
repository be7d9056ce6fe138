"""The table of actions: each has its method where it says it is, and no two share a key in one place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.tui.screen import WIDE, explorer
from tui.app import FactdeckApp
from tui.keymap import ACTIONS, Place, actions_of
from tui.screens.bindings import action_call
from tui.screens.card import CardScreen
from tui.screens.explore import ExploreScreen
from tui.screens.frequency import FrequencyScreen
from tui.screens.reader import ReaderScreen
from tui.settings import Settings

SCREENS: dict[Place, type[Screen[Any]]] = {
    "explore": ExploreScreen, "card": CardScreen, "reader": ReaderScreen, "table": FrequencyScreen,
}  # fmt: skip


@pytest.mark.parametrize("place", SCREENS)
def test_every_action_of_a_place_is_a_method_of_its_screen(place: Place) -> None:
    for action in actions_of(place):
        call = action_call(action.id).partition("(")[0]
        holder: type[object] = FactdeckApp if call.startswith("app.") else SCREENS[place]
        assert callable(getattr(holder, f"action_{call.removeprefix('app.')}", None)), action.id


def test_no_key_means_two_things_in_one_place() -> None:
    for place in {place for action in ACTIONS for place in action.places}:
        keys = Counter(key for action in actions_of(place) for key in action.keys.split(","))
        assert [key for key, count in keys.items() if count > 1] == []


def test_no_key_is_one_that_tmux_or_flow_control_eats() -> None:
    keys = {key for action in ACTIONS for key in action.keys.split(",")}
    assert not keys & {"ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q"}
    assert not [key for key in keys if key.startswith("alt+")]


@pytest.mark.parametrize(("menu", "first", "second"), [("y", "sentence", "citation"), ("question_mark", "one row", "one row")])
async def test_lists_that_are_chosen_from_follow_who_moved_the_keys(
    seed_folder: Path, menu: str, first: str, second: str
) -> None:
    async with explorer(seed_folder, WIDE, settings=Settings(keys={"down": ("z",), "back": ("Z",)})) as screen:
        await screen.press("2", menu)
        assert first in screen.marked()
        before = screen.marked()
        await screen.press("z")
        assert second in screen.marked()
        assert screen.marked() != before
        await screen.press("Z")
        assert "Investments 8" in screen.text
