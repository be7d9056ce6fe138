"""The one table of actions and keys. Footer, help and README are made from it; a binding's id is its action's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from store.frozen import Frozen

Place = Literal["explore", "card", "reader", "search", "table"]


class Action(Frozen):
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
    Action("down", "j,down", "j ↓", "one row or line down", ("explore", "card", "reader", "table")),
    Action("up", "k,up", "k ↑", "one row or line up", ("explore", "card", "reader", "table")),
    Action("top", "g,home", "g Home", "to the first", ("explore", "card", "reader", "table")),
    Action("bottom", "G,end", "G End", "to the last", ("explore", "card", "reader", "table")),
    Action("page_down", "ctrl+d,pagedown", "^d PgDn", "a page down", ("explore", "card", "reader", "table")),
    Action("page_up", "ctrl+u,pageup", "^u PgUp", "a page up", ("explore", "card", "reader", "table")),
    Action("next_pane", "l,tab,right", "Tab l →", "the next pane, or the next column", ("explore", "table"), "pane"),
    Action("previous_pane", "h,shift+tab,left", "⇧Tab h ←", "the previous pane, or column", ("explore", "table")),
    Action("pane_companies", "1", "1", "companies", ("explore",)),
    Action("pane_investments", "2", "2", "investments", ("explore",)),
    Action("pane_metrics", "3", "3", "metrics", ("explore",)),
    Action("search", "slash", "/", "search as you type; in an article for words", ("explore", "reader"), "search"),
    Action("open", "enter", "Enter", "deeper: a company's facts, card, article", ("explore", "card", "table"), "open"),
    Action("back", "escape", "Esc", "back one level; never quits", ("explore", "card", "reader", "search", "table"), "back"),
    Action("history_back", "left_square_bracket", "[", "the view before this one", ("explore",)),
    Action("history_forward", "right_square_bracket", "]", "the view after this one", ("explore",)),
    Action("filters", "d", "d", "the filters, to take one away or turn it round", ("explore",)),
    Action("drop_filter", "backspace", "Backspace", "take the last filter away", ("explore",)),
    Action("facets", "f", "f", "facets with counts; in an article its facts", ("explore", "reader"), "facets"),
    Action("exclude", "minus", "-", "leave out the facet's value", ("explore",)),
    Action("follow", "full_stop", ".", "filter by the company, or that of the fact; again for its next, or none", ("explore",)),
    Action("frequency", "F", "F", "how often each value of a column occurs", ("explore",)),
    Action("next_fact", "n", "n", "the next fact in the article, or word that was searched", ("reader",), "next fact"),
    Action("previous_fact", "N", "N", "the previous fact, or word", ("reader",), "previous"),
    Action("sort", "s", "s", "sort by the next column", ("explore",), "sort"),
    Action("reverse", "S", "S", "turn the order round", ("explore",)),
    Action("mark", "space", "Space", "mark the fact, or unmark it", ("explore",)),
    Action("mark_all", "asterisk", "*", "mark all that are listed, or none", ("explore",)),
    Action("accept", "a", "a", "accept the fact, or all marked", ("explore", "card", "reader"), "accept"),
    Action("reject", "r", "r", "reject it, or all marked", ("explore", "card", "reader"), "reject"),
    Action("edit", "e", "e", "correct a field", ("explore", "card", "reader")),
    Action("tag", "t", "t", "tag; -tag takes one away", ("explore", "card", "reader")),
    Action("note", "c", "c", "comment: add a note", ("explore", "card", "reader")),
    Action("undo", "u", "u", "undo what you decided last", ("explore", "card", "reader")),
    Action("redo", "ctrl+r", "^r", "do it again", ("explore", "card", "reader")),
    Action("copy", "y", "y", "copy: sentence, citation, row, JSON, Markdown", ("explore", "card", "reader"), "copy"),
    Action("export", "x", "x", "export what is listed to a file", ("explore",)),
    Action(
        "open_source",
        "o",
        "o",
        "open the page at the sentence, or the text in the pager",
        ("explore", "card", "reader"),
    ),
    Action("open_original", "O", "O", "open the kept original, as it was when it was added", ("explore", "card", "reader")),
    Action("zoom", "plus", "+", "the pane alone, or all again", ("explore",), "zoom"),
    Action("save_view", "w", "w", "keep this view under a name", ("explore",)),
    Action("palette", "colon,ctrl+p", ": ^p", "find an action, company, saved view or article", ("explore",)),
    Action("reload", "R", "R", "read the base again", ("explore",)),
    Action("mouse", "f2", "F2", "mouse on or off", ("explore", "card", "reader")),
    Action("search_help", "f1", "F1", "how a query is written", ("search",), "help"),
    Action("take_search", "enter", "Enter", "to the list of what was found", ("search",), "list"),
    Action("complete", "tab", "Tab", "complete a field, a value or a company; again for the next", ("search",), "complete"),
    Action("earlier_query", "up", "↑", "a query that was looked for before", ("search",), "earlier"),
    Action("later_query", "down", "↓", "the query after it, and then the results", ("search",)),
    Action("help", "question_mark", "?", "the keys of where you are", ("explore", "card", "reader", "table"), "help"),
    Action("quit", "q", "q", "quit", ("explore", "card", "reader", "table"), "quit"),
)


def actions_of(place: Place) -> tuple[Action, ...]:
    """The actions of a place, in the table's order."""
    return tuple(action for action in ACTIONS if place in action.places)


def hints(place: Place, width: int, written: Callable[[Action], str] = lambda action: action.shown) -> list[tuple[str, str]]:
    """The footer of a place: key and word, as many as fit into `width` cells, the help always the last."""
    chosen = [(written(action).split()[0], action.hint) for action in actions_of(place) if action.hint]
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
