"""The card of a fact or a company; Enter goes on to the article."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from store.base import Row, Sort, parse_query
from store.model import Fact, Metric
from tui.panes.footer import KeyHints
from tui.present.card import company_card, fact_card, fact_list
from tui.present.charts import FOR_BARS, deals_chart, history_chart
from tui.present.visible import one_line
from tui.screens.bindings import bindings
from tui.screens.desk import Desk
from tui.screens.drilling import Drilling
from tui.screens.help import show_help
from tui.screens.reader import ReaderScreen
from tui.screens.reviewing import Reviewing
from tui.screens.taking import Taking
from tui.state import Deeper

_LISTED = 200


class CardScreen(Reviewing, Taking, Drilling):
    """A card that scrolls. It gives whether anything was decided on it, or further down."""

    BINDINGS = bindings("card")
    CSS_PATH = "card.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._changed = False

    def compose(self) -> ComposeResult:
        scroll = VerticalScroll(Static(Text(""), id="text", markup=False), id="card")
        scroll.border_title = self._title()
        yield scroll
        yield KeyHints("card", self._desk.settings)

    def on_resize(self, event: Resize) -> None:
        self._draw(event.size.width)

    def _draw(self, width: int) -> None:
        self.query_one("#text", Static).update(self._card(max(20, width - 6)))

    def decided(self) -> None:
        self._changed = True
        self._look_again()
        self._draw(self.app.size.width)

    def _look_again(self) -> None:
        """Ask the base again for what the card shows."""

    def _card(self, width: int) -> Text:
        """The card, its charts so many cells wide."""
        raise NotImplementedError

    def _title(self) -> Text:
        raise NotImplementedError

    def chosen_facts(self) -> Sequence[Fact]:
        return [row.fact for row in self.chosen_rows()]

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one("#card", VerticalScroll)

    @property
    def _scrolled(self) -> int:
        return round(self._scroll.scroll_y) if self.is_mounted else 0

    def go_to(self, place: Deeper) -> None:
        self._scroll.scroll_to(y=place.at, animate=False)

    def action_down(self) -> None:
        self._scroll.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        self._scroll.scroll_relative(y=-1, animate=False)

    def action_top(self) -> None:
        self._scroll.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self._scroll.scroll_end(animate=False)

    def action_page_down(self) -> None:
        self._scroll.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self._scroll.scroll_page_up(animate=False)

    def action_open(self) -> None:
        rows = self.chosen_rows()
        document = self._desk.base.facts.document(rows[0].fact.document) if rows else None
        if document is None:
            self.app.notify("The article of this fact is not in the base.", severity="warning", markup=False)
            return
        self.app.push_screen(ReaderScreen(self._desk, document, rows[0].fact), self.come_back)

    def come_back(self, changed: bool | None) -> None:
        if changed:
            self.decided()

    def action_back(self) -> None:
        self.dismiss(self._changed)

    def action_help(self) -> None:
        show_help(self, "card", self._desk.settings)

    def action_quit(self) -> None:
        self.app.exit()


class FactScreen(CardScreen):
    """The card of an investment or a metric."""

    def __init__(self, desk: Desk, row: Row) -> None:
        super().__init__(desk)
        self._row = row

    @property
    def place(self) -> Deeper:
        return Deeper(kind="fact", key=self._row.fact.id, at=self._scrolled)

    def chosen_rows(self) -> Sequence[Row]:
        return [self._row]

    def command(self) -> str:
        return shlex.join(["factdeck", "show", self._row.fact.id])

    def _look_again(self) -> None:
        self._row = self._desk.base.facts.look_up(self._row.fact.id) or self._row

    def _title(self) -> Text:
        return Text(self._row.fact.kind.title())

    def _card(self, width: int) -> Text:
        text = fact_card(self._desk.base.dossier(self._row))
        fact = self._row.fact
        if isinstance(fact, Metric) and fact.value:
            text.append_text(history_chart(fact, self._desk.base.compare.history(fact), width))
        return text


class CompanyScreen(CardScreen):
    """The card of a company: what it is, whose it is, its deals over time and their sums, its facts."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk)
        self._company_name = name

    @property
    def place(self) -> Deeper:
        return Deeper(kind="company", key=self._company_name, at=self._scrolled)

    def chosen_rows(self) -> Sequence[Row]:
        company = self._desk.base.companies.get(self._company_name)
        row = self._desk.base.facts.look_up(company.id) if company else None
        return [row] if row else []

    def command(self) -> str:
        return shlex.join(["factdeck", "find", "--company", self._company_name])

    def _title(self) -> Text:
        return Text(f"Company {one_line(self._company_name)}")

    def _card(self, width: int) -> Text:
        base, name = self._desk.base, self._company_name
        facts = parse_query("-kind:company confidence:>=0.7")
        page = base.facts.find(facts, company=name, sort=Sort("when"), limit=_LISTED)
        known = base.companies.get(name)
        names = [one for one in base.companies.names_of(name) if one != name]
        deals = base.deals.of_company(facts, name, self._desk.settings.currency or FOR_BARS)
        text = company_card(
            name, known, [one for one in base.companies.brands(name) if one != name], names, base.companies.lookalikes(name)
        )
        text.append_text(deals_chart(deals, width, self._desk.settings.currency))
        for kind, title in (("investment", "Investments"), ("metric", "Metrics")):
            chosen = [row.fact for row in page.rows if row.fact.kind == kind]
            text.append_text(fact_list(title, chosen))
        if page.total > len(page.rows):
            text.append(f"  … {page.total - len(page.rows):,} more\n", style="dim")
        return text
