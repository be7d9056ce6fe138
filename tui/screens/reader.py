"""The reader: the whole article, the sentence of the current fact marked; n and N through its facts, or a word's places."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from store.base import Row
from store.model import Document, Fact
from tui.panes.article import ArticlePane
from tui.panes.footer import KeyHints
from tui.present.article import places_of
from tui.present.cells import headline, review_sign
from tui.present.visible import one_line
from tui.screens.asking import ask
from tui.screens.bindings import bindings
from tui.screens.desk import Desk
from tui.screens.drilling import Drilling
from tui.screens.help import show_help
from tui.screens.palette import Entry, PaletteScreen
from tui.screens.reviewing import Reviewing
from tui.screens.taking import Taking
from tui.state import Deeper


class ReaderScreen(Reviewing, Taking, Drilling):
    """An article, opened at a fact. It gives whether anything was decided in it."""

    BINDINGS = bindings("reader")
    CSS_PATH = "reader.tcss"

    def __init__(self, desk: Desk, document: Document, fact: Fact) -> None:
        super().__init__()
        self._desk = desk
        self._document = document
        # Investments and metrics are what one steps through; a company is only a stop when one came from it.
        facts = [one for one in desk.base.facts.of(document.id) if one.kind != "company" and one.id != fact.id] + [fact]
        self._facts = sorted(facts, key=lambda one: (one.sentence_span, one.span, one.kind))
        self._at = next(index for index, one in enumerate(self._facts) if one.id == fact.id)
        self._wanted = ""
        self._found: Sequence[int] = ()
        self._found_at = 0
        self._changed = False

    @property
    def place(self) -> Deeper:
        position = self._article.first_position if self.is_mounted else 0
        return Deeper(kind="article", key=self._current.id, at=position, word=self._wanted)

    def go_to(self, place: Deeper) -> None:
        self._look_for(place.word, place.at)
        self._article.scroll_to_position(place.at)

    def compose(self) -> ComposeResult:
        yield Static(self._heading(), id="heading", markup=False)
        yield ArticlePane()
        yield Static(Text(""), id="current", markup=False)
        yield KeyHints("reader", self._desk.settings)

    def on_mount(self) -> None:
        for article in self.query(ArticlePane):  # there is none when the app is left while this opens
            article.show(self._document.text, self._facts, self._current)
            article.focus()
        self.call_after_refresh(self._point)

    @property
    def _article(self) -> ArticlePane:
        return self.query_one(ArticlePane)

    @property
    def _current(self) -> Fact:
        return self._facts[self._at]

    def _heading(self) -> Text:
        text = Text(one_line(self._document.title), style="bold", no_wrap=True, overflow="ellipsis")
        text.append(" · ".join(["", self._document.published or "no date", one_line(self._document.source)]), style="dim")
        return text

    # Facts and words -------------------------------------------------------------------------------------------------

    def _point(self) -> None:
        """Show the current fact, or the current place of the word that is searched."""
        text = Text(no_wrap=True, overflow="ellipsis")
        if self._wanted:
            self._article.find(self._found, len(self._wanted), self._found_at)
            place = f"{self._found_at + 1}/{len(self._found)}" if self._found else "nowhere"
            text.append(f" {place} ", style="reverse")
            text.append(f" “{one_line(self._wanted)}”; Esc goes back to the facts", style="dim")
        else:
            current = self._current
            self._article.find((), 0, 0)
            self._article.point_at(current)
            text.append(f" {self._at + 1}/{len(self._facts)} ", style="reverse")
            sign = "".join(review_sign(row.standing) for row in self.chosen_rows())
            text.append(f" {sign} {current.kind}: ", style="dim")
            text.append(headline(current))
        self.query_one("#current", Static).update(text, layout=False)

    def action_next_fact(self) -> None:
        self._step(1)

    def action_previous_fact(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._wanted:
            self._found_at = (self._found_at + step) % max(1, len(self._found))
        else:
            self._at = (self._at + step) % len(self._facts)
        self._point()

    def action_search(self) -> None:
        def take(text: str | None) -> None:
            if text is not None:
                self._look_for(text.strip(), self._article.first_position)

        ask(self, "Search the article for", take, start=self._wanted)

    def _look_for(self, word: str, start: int) -> None:
        """Mark a word wherever it stands; the first place from a position on is the current one."""
        self._wanted = word
        self._found = places_of(self._document.text, word)
        self._found_at = next((at for at, place in enumerate(self._found) if place >= start), 0)
        self._point()

    def action_facets(self) -> None:
        """The facts of the article, to jump to."""
        entries = [Entry(str(at), f"{at + 1:>3}  {headline(fact)}", fact.kind) for at, fact in enumerate(self._facts)]

        def jump(value: str | None) -> None:
            if value is not None:
                self._wanted, self._at = "", int(value)
                self._point()

        self.app.push_screen(PaletteScreen("The facts of this article", entries, at=self._at), jump)

    # Deciding and taking along ---------------------------------------------------------------------------------------

    def chosen_rows(self) -> Sequence[Row]:
        row = self._desk.base.facts.look_up(self._current.id)
        return [row] if row else []

    def chosen_facts(self) -> Sequence[Fact]:
        return [row.fact for row in self.chosen_rows()]

    def command(self) -> str:
        return shlex.join(["factdeck", "show", self._current.id])

    def decided(self) -> None:
        self._changed = True
        rows = [(fact, self._desk.base.facts.look_up(fact.id)) for fact in self._facts]
        self._facts = [row.fact if row else fact for fact, row in rows]
        self._point()

    # Moving ----------------------------------------------------------------------------------------------------------

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
        """Out of the search for a word, then out of the article."""
        if self._wanted:
            self._wanted = ""
            self._point()
        else:
            self.dismiss(self._changed)

    def action_help(self) -> None:
        show_help(self, "reader", self._desk.settings)

    def action_quit(self) -> None:
        self.app.exit()
