"""What is on screen, as values: views and their history."""

from __future__ import annotations

from typing import Literal, get_args

from store.frozen import Frozen, field, replace

Pane = Literal["companies", "investments", "metrics", "facets"]
PANES: tuple[Pane, ...] = ("companies", "investments", "metrics")
EVERY_PANE: tuple[Pane, ...] = get_args(Pane)
FACT_PANES: tuple[Pane, ...] = ("investments", "metrics")


class Place(Frozen, kw_only=True):
    """Where a pane stands: the selected row's key and number, the first row on screen, and the sort."""

    key: str | None = None
    row: int = 0
    top: int = 0
    sort: str | None = None
    descending: bool = False


class Deeper(Frozen, kw_only=True):
    """A screen that one has drilled down to: a company's card by its name, a fact's card, or the article at a fact, by its id.

    `at` is how far it was scrolled: a card by lines, an article by characters. `word` is what was searched in the article.
    """

    kind: Literal["company", "fact", "article"]
    key: str
    at: int = 0
    word: str = ""


class View(Frozen, kw_only=True):
    """The query, the company that filters, the focused pane, whether it is alone on screen, and where each pane stands.

    `prefix` says that the last word of the query was typed and matches as a beginning; `faceted` that facets stand in the
    place of the companies. `drilled` is what is open on top of it, the lowest first; `marked` has the ids of marked facts.
    """

    query: str = ""
    prefix: bool = False
    company: str | None = None
    pane: Pane = "companies"
    zoomed: bool = False
    faceted: bool = False
    drilled: tuple[Deeper, ...] = ()
    places: dict[Pane, Place] = field(default_factory=lambda: {pane: Place() for pane in EVERY_PANE})
    marked: dict[Pane, frozenset[str]] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[Pane, ...]:
        """The panes that are there, in the order that one goes through them."""
        return ("facets", *FACT_PANES) if self.faceted else PANES

    def at(self, pane: Pane, place: Place) -> View:
        """The view with one pane elsewhere."""
        return replace(self, places={**self.places, pane: place})

    def same_question(self, other: View) -> bool:
        """Whether both show the same facts; only a new question is a new step of history."""
        return (self.query, self.company) == (other.query, other.company)


class History(Frozen, kw_only=True):
    """Views before and after the present one, like a browser's."""

    before: tuple[View, ...] = ()
    after: tuple[View, ...] = ()

    def visit(self, leaving: View) -> History:
        """A new view is shown: `leaving` is now before it, and nothing is after."""
        return History(before=(*self.before[-99:], leaving))

    def back(self, present: View) -> tuple[View, History] | None:
        """The view before, and the history then; None at the beginning."""
        if not self.before:
            return None
        return self.before[-1], History(before=self.before[:-1], after=(present, *self.after))

    def before_search(self, present: View) -> tuple[View, History] | None:
        """The last view before that had no query and the same company, and the history then; None when there was none."""
        for index in range(len(self.before) - 1, -1, -1):
            if not self.before[index].query and self.before[index].company == present.company:
                after = (*self.before[index + 1 :], present, *self.after)
                return self.before[index], History(before=self.before[:index], after=after)
        return None

    def forward(self, present: View) -> tuple[View, History] | None:
        """The view after, and the history then; None at the end."""
        if not self.after:
            return None
        return self.after[0], History(before=(*self.before, present), after=self.after[1:])


def neighbour(view: View, step: int) -> Pane:
    """The pane `step` further round from the focused one."""
    panes = view.shown
    return panes[(panes.index(view.pane) + step) % len(panes)]


def next_sort(columns: tuple[str | None, ...], current: str | None) -> str | None:
    """The column to sort by after `current`: each in turn, then reading order again."""
    sortable = [None, *(column for column in columns if column)]
    return sortable[(sortable.index(current) + 1) % len(sortable)]
