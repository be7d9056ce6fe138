"""An article: its lines drawn as they come on screen, its facts marked, the current one with its whole sentence."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from store.model import Fact, Span
from tui.present.article import Layout, lay_out, mark_places, styled_line


class ArticlePane(Widget, can_focus=True):
    """The text of an article, of any length."""

    DEFAULT_CSS = "ArticlePane { height: 1fr; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__(id="article")
        self._text = ""
        self._facts: Sequence[Fact] = ()
        self._current: Fact | None = None
        self._places: tuple[Span, ...] = ()
        self._place: Span | None = None
        self._layout = Layout("", ())
        self._laid_out_for = -1
        self.top = 0

    def show(self, text: str, facts: Sequence[Fact], current: Fact | None) -> None:
        """Show an article with its facts."""
        self._text, self._facts = text, facts
        self._laid_out_for = -1
        self.point_at(current)

    def point_at(self, fact: Fact | None) -> None:
        """Mark a fact as the current one and bring its sentence on screen."""
        self._current = fact
        self._lay_out()
        if fact is not None and self._layout.lines:
            span = fact.sentence_span
            first, last = self._layout.line_of(span.start), self._layout.line_of(span.end - 1)
            height = max(1, self.size.height)
            if first < self.top or last >= self.top + height:
                self.top = first - max(0, (height - (last - first + 1)) // 3)
        self._settle()

    @property
    def first_position(self) -> int:
        """The character that the first line on screen begins with."""
        lines = self._layout.lines
        return lines[min(self.top, len(lines) - 1)][0] if lines else 0

    def find(self, places: Sequence[int], length: int, at: int) -> None:
        """Mark the places of a word of `length` characters, and bring number `at` of them on screen."""
        self._places = tuple(Span(place, place + length) for place in places)
        self._place = self._places[at] if self._places else None
        if self._place is not None and self._layout.lines:
            line = self._layout.line_of(self._place.start)
            height = max(1, self.size.height)
            if not self.top <= line < self.top + height:
                self.top = line - height // 3
        self._settle()

    def scroll_lines(self, step: int) -> None:
        """Move the text by so many lines."""
        self.top += step
        self._settle()

    def scroll_to_line(self, line: int) -> None:
        """Move the text so that a line is the first; a negative one counts from the end."""
        self.top = line if line >= 0 else len(self._layout.lines)
        self._settle()

    def scroll_to_position(self, position: int) -> None:
        """Move the text so that the line with a character is the first."""
        if self._layout.lines:
            self.scroll_to_line(self._layout.line_of(position))

    def on_resize(self) -> None:
        self.point_at(self._current)

    def on_mouse_scroll_down(self) -> None:
        self.scroll_lines(3)

    def on_mouse_scroll_up(self) -> None:
        self.scroll_lines(-3)

    def _lay_out(self) -> None:
        width = max(10, self.size.width)
        if width != self._laid_out_for:
            self._layout = lay_out(self._text, min(width, 100))
            self._laid_out_for = width

    def _settle(self) -> None:
        self.top = max(0, min(self.top, len(self._layout.lines) - max(1, self.size.height)))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        base = self.rich_style
        number = self.top + y
        if number >= len(self._layout.lines):
            return Strip.blank(width, base)
        current = None if self._places else self._current
        text = styled_line(self._layout, number, self._facts, current)
        mark_places(text, self._layout, number, self._places, self._place)
        text.style = Style.null()
        segments = [segment for segment in text.render(self.app.console) if segment.text != "\n"]
        return Strip(segments).apply_style(base).adjust_cell_length(width, base)

    def render(self) -> Text:
        return Text("")
