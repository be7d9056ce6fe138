"""The one table of actions and keys. Footer, help and README are made from it; a binding's id is its action's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["explore", "card", "reader", "search"]


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do: its id, the keys as Textual names them, what it does, and where.

    `hint` is its word in the footer; those without one are in the help only. `shown` is how the keys are written.
    """

    id: str
    keys: str
    shown: str
    does: str
    places: tuple[Place, ...]
    hint: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("down", "j,down", "j ↓", "one row or line down", ("explore", "card", "reader")),
    Action("up", "k,up", "k ↑", "one row or line up", ("explore", "card", "reader")),
    Action("top", "g,home", "g Home", "to the first", ("explore", "card", "reader")),
    Action("bottom", "G,end", "G End", "to the last", ("explore", "card", "reader")),
    Action("page_down", "ctrl+d,pagedown", "^d PgDn", "a page down", ("explore", "card", "reader")),
    Action("page_up", "ctrl+u,pageup", "^u PgUp", "a page up", ("explore", "card", "reader")),
    Action("next_pane", "l,tab,right", "Tab l →", "the next pane", ("explore",), "pane"),
    Action("previous_pane", "h,shift+tab,left", "⇧Tab h ←", "the previous pane", ("explore",)),
    Action("pane_companies", "1", "1", "companies", ("explore",)),
    Action("pane_investments", "2", "2", "investments", ("explore",)),
    Action("pane_metrics", "3", "3", "metrics", ("explore",)),
    Action("search", "slash", "/", "search as you type", ("explore",), "search"),
    Action("open", "enter", "Enter", "drill down: card, then the article", ("explore", "card", "search"), "open"),
    Action("back", "escape", "Esc", "back one level; never quits", ("explore", "card", "reader", "search"), "back"),
    Action("history_back", "left_square_bracket", "[", "the view before this one", ("explore",)),
    Action("history_forward", "right_square_bracket", "]", "the view after this one", ("explore",)),
    Action("next_fact", "n", "n", "the next fact in the article", ("reader",), "next fact"),
    Action("previous_fact", "N", "N", "the previous fact in the article", ("reader",), "previous"),
    Action("sort", "s", "s", "sort by the next column", ("explore",), "sort"),
    Action("reverse", "S", "S", "turn the order round", ("explore",)),
    Action("zoom", "plus", "+", "the pane alone, or all again", ("explore",), "zoom"),
    Action("reload", "R", "R", "read the base again", ("explore",)),
    Action("leave_search", "down", "↓", "from the search line to the results", ("search",), "results"),
    Action("help", "question_mark", "?", "the keys of where you are", ("explore", "card", "reader"), "help"),
    Action("quit", "q", "q", "quit", ("explore", "card", "reader"), "quit"),
)


def actions_of(place: Place) -> tuple[Action, ...]:
    """The actions of a place, in the table's order."""
    return tuple(action for action in ACTIONS if place in action.places)


def hints(place: Place, width: int) -> list[tuple[str, str]]:
    """The footer of a place: key and word, as many as fit into `width` cells, the help always the last."""
    chosen = [(action.shown.split()[0], action.hint) for action in actions_of(place) if action.hint]
    helps = [hint for hint in chosen if hint[1] == "help"]
    others = [hint for hint in chosen if hint[1] != "help"]
    room = width - sum(_room(hint) for hint in helps)
    fitting = []
    for hint in others:
        if _room(hint) > room:
            break
        room -= _room(hint)
        fitting.append(hint)
    return fitting + helps


def _room(hint: tuple[str, str]) -> int:
    return len(hint[0]) + len(hint[1]) + 3
