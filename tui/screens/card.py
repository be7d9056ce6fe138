"""The card of a fact or a company; Enter goes on to the article."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from store.base import Base, Row, parse_query
from store.model import Fact
from tui.panes.footer import KeyHints
from tui.present.card import company_card, fact_card
from tui.present.visible import one_line
from tui.screens.bindings import bindings
from tui.screens.help import HelpScreen
from tui.screens.reader import ReaderScreen

_LISTED = 200


class CardScreen(Screen[None]):
    """A card that scrolls."""

    BINDINGS = bindings("card")
    CSS_PATH = "card.tcss"

    def __init__(self, base: Base) -> None:
        super().__init__()
        self._base = base

    def compose(self) -> ComposeResult:
        scroll = VerticalScroll(Static(self._card(), markup=False), id="card")
        scroll.border_title = self._title()
        yield scroll
        yield KeyHints("card")

    def _card(self) -> Text:
        raise NotImplementedError

    def _title(self) -> Text:
        raise NotImplementedError

    def _fact(self) -> Fact | None:
        """The fact that Enter goes on to the article of."""
        raise NotImplementedError

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one("#card", VerticalScroll)

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
        fact = self._fact()
        document = self._base.document(fact.evidence.document) if fact else None
        if fact is None or document is None:
            self.app.notify("The article of this fact is not in the base.", severity="warning", markup=False)
            return
        self.app.push_screen(ReaderScreen(self._base, document, fact))

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen("card"))

    def action_quit(self) -> None:
        self.app.exit()


class FactScreen(CardScreen):
    """The card of an investment or a metric."""

    def __init__(self, base: Base, row: Row) -> None:
        super().__init__(base)
        self._row = row

    def _fact(self) -> Fact | None:
        return self._row.fact

    def _title(self) -> Text:
        return Text(self._row.fact.kind.title())

    def _card(self) -> Text:
        return fact_card(self._base.dossier(self._row))


class CompanyScreen(CardScreen):
    """The card of a company: what it is, whose it is, its facts."""

    def __init__(self, base: Base, name: str) -> None:
        super().__init__(base)
        self._company_name = name

    def _fact(self) -> Fact | None:
        return self._base.company(self._company_name)

    def _title(self) -> Text:
        return Text(f"Company {one_line(self._company_name)}")

    def _card(self) -> Text:
        everything = parse_query("-kind:company")
        page = self._base.find(everything, company=self._company_name, limit=_LISTED)
        facts = [row.fact for row in page.rows]
        return company_card(
            self._company_name, self._base.company(self._company_name), self._base.brands(self._company_name), facts, page.total
        )
