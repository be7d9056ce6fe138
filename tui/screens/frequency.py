"""How often each value of a column occurs in what is listed, with bars and sums; a row drills down."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from store.base import FACET_FIELDS, Frequency, Node, Sum
from store.model import KINDS, FactKind, declared
from tui.panes.footer import KeyHints
from tui.panes.table import FactTable
from tui.present import figures, linear
from tui.present.bars import bar
from tui.present.cells import Column, plain
from tui.present.charts import left_out, rounded
from tui.present.rows import TableRow
from tui.screens.bindings import bindings
from tui.screens.desk import Desk
from tui.screens.help import show_help
from tui.screens.moving import Moving


def fields_of(kind: FactKind) -> tuple[str, ...]:
    """What the facts of a kind are counted by: its own fields first, then what every fact has."""
    own = [one.told.query for one in declared(KINDS[kind]) if one.told.facet and one.told.query]
    return tuple(dict.fromkeys((*own, *(name for name in FACET_FIELDS if name in _EVERY))))


_EVERY = ("region", "company", "year", "source", "tag", "review")
_BAR = 20
_COLUMNS = (
    Column("Value", 10, grows=True),
    Column("Count", 5, align="right"),
    Column("Share", 5, align="right"),
    Column("", _BAR),
    Column("Sum", 12),
)


class FrequencyScreen(Moving):
    """The values of one field of the facts of a kind; Enter gives the field and the value, Esc nothing."""

    BINDINGS = bindings("table")
    CSS_PATH = "frequency.tcss"

    def __init__(self, desk: Desk, query: Node, kind: FactKind, company: str | None, field: str) -> None:
        super().__init__()
        self._desk, self._query, self._kind, self._company = desk, query, kind, company
        self._fields: Sequence[str] = fields_of(kind)
        self._at = self._fields.index(field) if field in self._fields else 0

    def compose(self) -> ComposeResult:
        yield Static(Text(""), id="fields", markup=False)
        yield Static(Text(""), id="sum", markup=False)
        yield FactTable("frequency", _COLUMNS, "nothing has a value there")
        yield KeyHints("table", self._desk.settings)

    def on_mount(self) -> None:
        self.focused_table.focus()
        self._show()

    @property
    def focused_table(self) -> FactTable:
        return self.query_one("#frequency", FactTable)

    def _show(self) -> None:
        field, base, currency = self._fields[self._at], self._desk.base.moment(), self._desk.settings.currency
        summed = currency if self._kind == "investment" else None  # what was measured of many has nothing to be summed
        found = base.deals.frequencies(self._query, field, kind=self._kind, company=self._company, currency=summed)
        total = base.facts.count(self._query, kind=self._kind, company=self._company, once=True)
        rows = [_row(one, total, found[0].count) for one in found]
        self.focused_table.show(len(rows), lambda offset, limit: rows[offset : offset + limit], keep=None, row=0, top=0)
        once = "deals" if self._kind == "investment" else "figures"
        values = linear.counted(len(rows), "value")
        self.focused_table.rename(f"{field.title()} of {total:,} {once}, each once: {values}")
        text = Text(" By ", no_wrap=True)
        for at, name in enumerate(self._fields):
            text.append(f" {name} ", style="reverse bold" if at == self._at else "")
        self.query_one("#fields", Static).update(text, layout=False)
        line = self.query_one("#sum", Static)
        line.display = summed is not None
        if summed:
            whole = base.deals.sum(self._query, company=self._company, currency=summed)
            line.update(Text(f" {_sum_line(whole)}", style="dim"))

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


def _row(one: Frequency, total: int, most: int) -> TableRow:
    written = figures.sum_of(one.sum.currency, rounded(one.sum.value)) if one.sum and one.sum.deals else ""
    share = f"{100 * one.count / total:.0f}%" if total else ""
    cells = (
        plain(one.value.replace("_", " "), "bold"), plain(f"{one.count:,}"), plain(share),
        plain(bar(one.count / most, _BAR), "green"), plain(written),
    )  # fmt: skip
    return TableRow(one.value, cells)


def _sum_line(whole: Sum) -> str:
    deals = linear.counted(whole.deals, "deal")
    left = f"; {left_out(whole.left_out)}" if whole.left_out else ""
    return f"{figures.sum_of(whole.currency, rounded(whole.value))} in {deals}, at the rates of their days{left}"
