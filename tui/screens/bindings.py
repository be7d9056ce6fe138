"""Textual's bindings from the table of keys."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from tui.keymap import ACTIONS, Place, actions_of
from tui.settings import Settings, keys_of

_OF_APP = ("mouse",)
"""Actions that are the same everywhere."""


def bindings(place: Place, *, only: str | None = None) -> list[BindingType]:
    """The bindings of a place, or only that of one action, each with the id of its action, so that it can be remapped.

    All of them have priority: Textual runs those before it takes the next key, and hands other keys to whatever has the
    focus by then. Without it, of a fast "/byd" the letters would reach the table before the search line is there.
    """
    return [
        Binding(action.keys, action_call(action.id), action.does, show=False, id=f"{place}.{action.id}", priority=True)
        for action in actions_of(place)
        if only in (None, action.id)
    ]


def list_bindings(calls: Mapping[str, str]) -> list[BindingType]:
    """The bindings of a list that is chosen from: what it does (`calls`) under the keys that a table's actions have.

    They have the ids of those, so that who has moved a table's keys has moved these too. Without priority: the letter of
    an entry goes before them.
    """
    actions = [action for action in actions_of("table") if action.id in calls]
    return [Binding(one.keys, calls[one.id], one.does, show=False, id=f"table.{one.id}") for one in actions]


def remapped(settings: Settings) -> dict[str, str]:
    """The bindings that settings give other keys than the table has, by id, as Textual's keymap takes them."""
    changed = {action: keys for action in ACTIONS if (keys := ",".join(keys_of(action, settings))) != action.keys}
    return {f"{place}.{action.id}": keys for action, keys in changed.items() for place in action.places}


def action_call(name: str) -> str:
    """The method that an action calls: those of the panes are one, with the pane as its argument."""
    if name.startswith("pane_"):
        return f"pane('{name.removeprefix('pane_')}')"
    return f"app.{name}" if name in _OF_APP else name
