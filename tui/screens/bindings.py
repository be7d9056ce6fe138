"""Textual's bindings from the table of keys."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.keymap import Place, actions_of


def bindings(place: Place) -> list[BindingType]:
    """The bindings of a place, each with the id of its action, so that it can be remapped."""
    return [
        Binding(
            action.keys,
            action.id,
            action.does,
            show=False,
            id=f"{place}.{action.id}",
            priority=action.id in ("next_pane", "previous_pane"),
        )
        for action in actions_of(place)
    ]
