"""Textual's bindings from the table of keys."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.keymap import Place, actions_of


def bindings(place: Place) -> list[BindingType]:
    """The bindings of a place, each with the id of its action, so that it can be remapped.

    All of them have priority: Textual runs those before it takes the next key, and hands other keys to whatever has the
    focus by then. Without it, of a fast "/byd" the letters would reach the table before the search line is there.
    """
    return [
        Binding(action.keys, _action(action.id), action.does, show=False, id=f"{place}.{action.id}", priority=True)
        for action in actions_of(place)
    ]


def _action(name: str) -> str:
    """The method that an action calls: those of the panes are one, with the pane as its argument."""
    return f"pane('{name.removeprefix('pane_')}')" if name.startswith("pane_") else name
