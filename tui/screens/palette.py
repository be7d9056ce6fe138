"""The palette: a line to type into, and whatever is called so: actions, companies, saved views, articles, facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input

from store.frozen import Frozen
from tui.panes.table import FactTable
from tui.present.cells import Column, plain
from tui.present.rows import TableRow

_COLUMNS = (Column("", 20, grows=True), Column("", 8))
_MOST = 200


class Entry(Frozen):
    """Something that can be found: what it gives, its name, and what kind of thing it is or how else it is reached."""

    value: str
    name: str
    beside: str


Find = Callable[[str], Sequence[Entry]]
"""More entries for what was typed, beside those that are always there."""


class PaletteScreen(ModalScreen[str | None]):
    """Gives the value of the entry that is chosen with Enter; None on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", show=False, priority=True),
        Binding("down,ctrl+n", "move(1)", "down", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "up", show=False, priority=True),
        Binding("pagedown", "move(10)", "a page down", show=False, priority=True),
        Binding("pageup", "move(-10)", "a page up", show=False, priority=True),
    ]
    CSS_PATH = "palette.tcss"

    def __init__(self, title: str, entries: Sequence[Entry], find: Find = lambda text: (), *, at: int = 0) -> None:
        super().__init__()
        self._title, self._entries, self._find, self._at = title, tuple(entries), find, at

    def compose(self) -> ComposeResult:
        with Vertical(id="palette") as box:
            yield Input(id="wanted", placeholder="type a part of a name", compact=True, max_length=200)
            yield FactTable("entries", _COLUMNS, "nothing is called so", title="")
        box.border_title = Text(self._title)
        box.border_subtitle = Text("Enter takes it · Esc cancels")

    def on_mount(self) -> None:
        wanted = self.query_one("#wanted", Input)
        wanted.cursor_blink = False
        wanted.focus()
        self._list("")

    @property
    def _table(self) -> FactTable:
        return self.query_one("#entries", FactTable)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, wanted: str) -> None:
        found = ranked(wanted, [*self._entries, *self._find(wanted)])[:_MOST]
        rows = [TableRow(entry.value, (plain(entry.name), plain(entry.beside, "dim"))) for entry in found]
        self._table.show(
            len(rows), lambda offset, limit: rows[offset : offset + limit], keep=None, row=0 if wanted else self._at, top=0
        )

    def on_input_submitted(self) -> None:
        self.dismiss(self._table.key)

    def on_fact_table_chosen(self, message: FactTable.Chosen) -> None:
        self.dismiss(message.key)

    def action_move(self, step: int) -> None:
        self._table.move(step)

    def action_cancel(self) -> None:
        self.dismiss(None)


def ranked(wanted: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that have the letters of what is wanted, in that order; the best first, all of them for nothing."""
    if not wanted.strip():
        return list(entries)
    matcher = Matcher(wanted.strip())
    scores = {entry: matcher.match(entry.name) for entry in dict.fromkeys(entries)}
    return sorted((entry for entry, score in scores.items() if score > 0), key=lambda entry: -scores[entry])
