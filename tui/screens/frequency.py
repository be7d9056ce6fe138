"""How often each value of a column occurs in what is listed, with bars and sums; a row drills down."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from store.base import Frequency, Node
from tui.panes.footer import KeyHints
from tui.panes.table import FactTable
from tui.present import figures
from tui.present.bars import bar
from tui.present.cells import Column, plain
from tui.present.rows import TableRow
from tui.screens.bindings import bindings
from tui.screens.desk import Desk
from tui.screens.help import show_help
from tui.screens.moving import Moving

FIELDS = {
    "investment": ("type", "company", "place", "year", "status", "source", "tag", "review"),
    "metric": ("measure", "company", "place", "year", "status", "source", "tag", "review"),
}
_BAR = 20
_COLUMNS = (
    Column("Value", 10, grows=True),
    Column("Facts", 5, align="right"),
    Column("Share", 5, align="right"),
    Column("", _BAR),
    Column("Sums, as told", 12),
)
"""A deal that several articles tell of is in the sums as often: the table counts facts."""


class FrequencyScreen(Moving):
    """The values of one field of the facts of a kind; Enter gives the field and the value, Esc nothing."""

    BINDINGS = bindings("table")
    CSS_PATH = "frequency.tcss"

    def __init__(self, desk: Desk, query: Node, kind: str, company: str | None, field: str) -> None:
        super().__init__()
        self._desk, self._query, self._kind, self._company = desk, query, kind, company
        self._fields: Sequence[str] = FIELDS[kind]
        self._at = self._fields.index(field) if field in self._fields else 0

    def compose(self) -> ComposeResult:
        yield Static(Text(""), id="fields", markup=False)
        yield FactTable("frequency", _COLUMNS, "nothing has a value there")
        yield KeyHints("table", self._desk.settings)

    def on_mount(self) -> None:
        self.focused_table.focus()
        self._show()

    @property
    def focused_table(self) -> FactTable:
        return self.query_one("#frequency", FactTable)

    def _show(self) -> None:
        field = self._fields[self._at]
        found = self._desk.base.frequencies(self._query, field, kind=self._kind, company=self._company)
        total = self._desk.base.count(self._query, kind=self._kind, company=self._company)
        rows = [_row(one, total, found[0].count, summed=self._kind == "investment") for one in found]
        self.focused_table.show(len(rows), lambda offset, limit: rows[offset : offset + limit], keep=None, row=0, top=0)
        self.focused_table.rename(f"{field.title()} of {total:,} {self._kind}s: {len(rows):,} values")
        text = Text(" Frequency of ", no_wrap=True)
        for at, name in enumerate(self._fields):
            text.append(f" {name} ", style="reverse bold" if at == self._at else "")
        self.query_one("#fields", Static).update(text, layout=False)

    def action_next_pane(self) -> None:
        self._at = (self._at + 1) % len(self._fields)
        self._show()

    def action_previous_pane(self) -> None:
        self._at = (self._at - 1) % len(self._fields)
        self._show()

    def action_open(self) -> None:
        if self.focused_table.key is not None:
            self.dismiss((self._fields[self._at], self.focused_table.key))

    def action_back(self) -> None:
        self.dismiss(None)

    def action_down(self) -> None:
        self.focused_table.move(1)

    def action_help(self) -> None:
        show_help(self, "table", self._desk.settings)

    def action_quit(self) -> None:
        self.app.exit()


def _row(one: Frequency, total: int, most: int, *, summed: bool) -> TableRow:
    # What was measured of many has nothing to be summed.
    sums = sorted(one.sums.items() if summed else (), key=lambda item: (-item[1], item[0]))
    written = "  ".join(figures.sum_of(currency, Decimal(value)) for currency, value in sums)
    share = f"{100 * one.count / total:.0f}%" if total else ""
    cells = (
        plain(one.value.replace("_", " "), "bold"), plain(f"{one.count:,}"), plain(share),
        plain(bar(one.count / most, _BAR), "green"), plain(written),
    )  # fmt: skip
    return TableRow(one.value, cells)
