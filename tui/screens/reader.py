"""The reader: the whole article, the sentence of the current fact marked, n and N through the facts."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from store.base import Base
from store.model import Document, Fact
from tui.panes.article import ArticlePane
from tui.panes.footer import KeyHints
from tui.present.cells import headline
from tui.present.visible import one_line
from tui.screens.bindings import bindings
from tui.screens.help import HelpScreen


class ReaderScreen(Screen[None]):
    """An article, opened at a fact."""

    BINDINGS = bindings("reader")
    CSS_PATH = "reader.tcss"

    def __init__(self, base: Base, document: Document, fact: Fact) -> None:
        super().__init__()
        self._document = document
        # Investments and metrics are what one steps through; a company is only a stop when one came from it.
        facts = [one for one in base.facts_of(document.id) if one.kind != "company" and one.id != fact.id] + [fact]
        self._facts = sorted(facts, key=lambda one: (one.evidence.sentence_span, one.evidence.span, one.kind))
        self._at = next(index for index, one in enumerate(self._facts) if one.id == fact.id)

    def compose(self) -> ComposeResult:
        yield Static(self._heading(), id="heading", markup=False)
        yield ArticlePane()
        yield Static(Text(""), id="current", markup=False)
        yield KeyHints("reader")

    def on_mount(self) -> None:
        self._article.show(self._document.text, self._facts, self._current)
        self._article.focus()
        self.call_after_refresh(self._point)

    @property
    def _article(self) -> ArticlePane:
        return self.query_one(ArticlePane)

    @property
    def _current(self) -> Fact | None:
        return self._facts[self._at] if self._facts else None

    def _heading(self) -> Text:
        text = Text(one_line(self._document.title), style="bold", no_wrap=True, overflow="ellipsis")
        text.append(" · ".join(["", self._document.published or "no date", one_line(self._document.source)]), style="dim")
        return text

    def _point(self) -> None:
        current = self._current
        self._article.point_at(current)
        text = Text(no_wrap=True, overflow="ellipsis")
        if current is not None:
            text.append(f" {self._at + 1}/{len(self._facts)} ", style="reverse")
            text.append(f" {current.kind}: ", style="dim")
            text.append(headline(current))
        self.query_one("#current", Static).update(text, layout=False)

    def action_next_fact(self) -> None:
        self._step(1)

    def action_previous_fact(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._facts:
            self._at = (self._at + step) % len(self._facts)
            self._point()

    def action_down(self) -> None:
        self._article.scroll_lines(1)

    def action_up(self) -> None:
        self._article.scroll_lines(-1)

    def action_top(self) -> None:
        self._article.scroll_to_line(0)

    def action_bottom(self) -> None:
        self._article.scroll_to_line(-1)

    def action_page_down(self) -> None:
        self._article.scroll_lines(self._article.size.height - 1)

    def action_page_up(self) -> None:
        self._article.scroll_lines(1 - self._article.size.height)

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen("reader"))

    def action_quit(self) -> None:
        self.app.exit()
