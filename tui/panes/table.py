"""A table that draws only the rows on screen, of any number, with a cursor that is kept by the row's key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.present.cells import Column, column_widths
from tui.present.rows import Fetch, TableRow

_PAGE = 40
_GAP = 1
_MARGIN = 2
"""Cells before the first column: the cursor or a mark, and the row's sign."""
_SEARCHED = 1200
"""Rows that are looked through for the one to keep: all companies that are listed."""
_REMEMBERED = 20
"""Pages kept; a table of a million rows holds 800 at a time."""


class FactTable(Widget, can_focus=True):
    """Columns and rows under a title. The rows come from `fetch`, a page at a time, when they are to be drawn."""

    DEFAULT_CSS = "FactTable { height: 1fr; }"

    class Highlighted(Message):
        """The cursor stands on another row, or the rows under it changed."""

        def __init__(self, table: FactTable, key: str | None) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> FactTable:
            return self.table

    class Chosen(Message):
        """A row was clicked twice."""

        def __init__(self, table: FactTable, key: str) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> FactTable:
            return self.table

    def __init__(
        self, name: str, columns: Sequence[Column], empty: str, *, uncounted: int = 0, title: str | None = None
    ) -> None:
        """`empty` is said when there are no rows; `uncounted` of the first rows are not counted in the title.

        With a `title` of its own, the table does not count at all.
        """
        super().__init__(id=name)
        self._uncounted = uncounted
        self.columns = tuple(columns)
        self._empty = empty
        self._title, self._counts = title if title is not None else name.title(), title is None
        self._fetch: Fetch = lambda offset, limit: ()
        self._pages: dict[int, Sequence[TableRow]] = {}
        self._sorted: tuple[str | None, bool] = (None, False)
        self.marked: frozenset[str] = frozenset()
        self._signs: Mapping[str, str] = {}
        self._keep: str | None = None
        self._told = False
        self._titled, self._placed = "", ""
        self._fitted: Size | None = None
        self.total = 0
        self.cursor = 0
        self.top = 0

    # What it shows ---------------------------------------------------------------------------------------------------

    def show(
        self, total: int, fetch: Fetch, *, keep: str | None, row: int, top: int, sort: tuple[str | None, bool] = (None, False)
    ) -> None:
        """Show other rows. The cursor goes to the row with the key `keep` if it is near, else to number `row`."""
        self.total, self._fetch, self._sorted = total, fetch, sort
        self._pages = {}
        self.cursor = max(0, min(row, total - 1))
        self.top = top
        self._keep = keep
        if self.has_room:
            self._find_kept()
            self._settle()
            self._tell()
        else:
            self._told = False
            self._title_rows()

    @property
    def has_room(self) -> bool:
        """Whether rows are drawn at all: a pane that is hidden asks for none."""
        return self.size.height > 1

    def _find_kept(self) -> None:
        """Put the cursor on the row that is to be kept, once there is somebody to see it."""
        keep, self._keep = self._keep, None
        if keep is not None and self.key_at(self.cursor) != keep:
            near = (index for index in range(min(self.total, _SEARCHED)) if self.key_at(index) == keep)
            self.cursor = next(near, self.cursor)

    @property
    def key(self) -> str | None:
        """The key of the selected row; None in an empty table."""
        self._find_kept()
        return self.key_at(self.cursor)

    def key_at(self, index: int) -> str | None:
        """The key of a row."""
        row = self._row(index)
        return row.key if row else None

    def _row(self, index: int) -> TableRow | None:
        if not 0 <= index < self.total:
            return None
        page = index // _PAGE
        if page not in self._pages:
            if len(self._pages) >= _REMEMBERED:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._fetch(page * _PAGE, _PAGE)
        rows = self._pages[page]
        return rows[index % _PAGE] if index % _PAGE < len(rows) else None

    def rename(self, title: str) -> None:
        """Give the table another title, without a count."""
        self._title, self._counts = title, False
        self._settle()

    def mark(self, keys: Iterable[str]) -> None:
        """Mark the rows with these keys, and no others."""
        self.marked = frozenset(keys)
        self._settle()

    def sign(self, signs: Mapping[str, str]) -> None:
        """Put signs before rows that have none of their own."""
        changed = [self.top + at for at, key in enumerate(self.keys_on_screen) if signs.get(key) != self._signs.get(key)]
        self._signs = signs
        if changed:
            self.refresh(*(Region(0, 1 + row - self.top, self.size.width, 1) for row in changed))

    @property
    def keys_on_screen(self) -> list[str]:
        """The keys of the rows that are drawn; none of a pane that is hidden."""
        if not self.has_room:
            return []
        rows = (self._row(index) for index in range(self.top, min(self.total, self.top + self.page_size)))
        return [row.key for row in rows if row is not None]

    # Moving ----------------------------------------------------------------------------------------------------------

    @property
    def page_size(self) -> int:
        """Rows that fit under the header."""
        return max(1, self.size.height - 1)

    def move(self, step: int) -> None:
        """Move the cursor by so many rows."""
        self.move_to(self.cursor + step)

    def move_to(self, row: int) -> None:
        """Move the cursor to a row, as near as there is one."""
        row = max(0, min(row, self.total - 1))
        if row != self.cursor and self.total:
            before, self.cursor = self.cursor, row
            self._settle((before, row))
            self._tell()

    def _tell(self) -> None:
        """Say which row is selected."""
        self._told = True
        self.post_message(self.Highlighted(self, self.key))

    def _settle(self, rows: Sequence[int] | None = None) -> None:
        """Scroll so that the cursor is on screen, and draw. A pane that has no room now keeps where it was."""
        before = self.top
        if self.has_room:
            self._scroll_to_cursor()
        self._title_rows()
        if rows is None or self.top != before:
            self.refresh()
        else:  # over a slow line two rows are a fifth of a pane
            self.refresh(*(Region(0, 1 + row - self.top, self.size.width, 1) for row in rows))
        self._place_cursor()

    def _scroll_to_cursor(self) -> None:
        height = self.page_size
        self.top = max(0, min(self.top, self.total - height))
        if self.cursor < self.top:
            self.top = self.cursor
        elif self.cursor >= self.top + height:
            self.top = self.cursor - height + 1

    def _title_rows(self) -> None:
        """Say in the frame how many rows there are, and where the cursor is; a frame that says the same is not drawn again."""
        marked = f" · {len(self.marked):,} marked" if self.marked else ""
        count = f" {max(0, self.total - self._uncounted):,}" if self._counts else ""
        title = f"{self._title}{count}{marked}"
        if title != self._titled:
            self._titled = title
            self.border_title = Text(title)
        place = self._place()
        if place != self._placed:
            self._placed = place
            self.border_subtitle = Text(place)

    def _place(self) -> str:
        """Which rows are on screen; nothing where all are."""
        last = self.top + self.page_size
        fits = not self.has_room or (self.top == 0 and last >= self.total)
        return "" if fits else f"{self.top + 1:,}–{min(self.total, last):,}/{self.total:,}"

    def _place_cursor(self) -> None:
        """Put the terminal's own cursor on the selected row, where screen readers and magnifiers look for it."""
        if self.has_focus and self.is_attached:
            region = self.content_region
            self.app.cursor_position = Offset(region.x, region.y + 1 + self.cursor - self.top)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part. At a new size it first goes where its rows fit: Textual tells of that after the drawing."""
        if self._fitted != self.size:
            self._fitted = self.size
            self._fit()
        return super().render_lines(crop)

    def _fit(self) -> None:
        if self.has_room:
            self._find_kept()
            self._scroll_to_cursor()
        # Quietly, for it is being drawn: said openly it would all be drawn once more.
        self._placed = self._place()
        self._border_subtitle = Content(self._placed)

    def on_resize(self) -> None:
        self._place_cursor()
        if not self.has_room:
            self._told = False
        elif not self._told:
            self._tell()

    def on_focus(self) -> None:
        self._place_cursor()
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        row = self.top + event.get_content_offset_capture(self).y - 1
        if self.top <= row < self.total:
            again = row == self.cursor
            self.move_to(row)
            if again and event.chain > 1 and self.key is not None:
                self.post_message(self.Chosen(self, self.key))

    def on_mouse_scroll_down(self) -> None:
        self.move(3)

    def on_mouse_scroll_up(self) -> None:
        self.move(-3)

    # Drawing ---------------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        base = self.rich_style
        if y == 0:
            return self._strip(self._header(), self._widths(width), base + Style(bold=True, underline=True), width)
        index = self.top + y - 1
        row = self._row(index)
        if row is None:
            message = self._empty if not self.total and y == 2 else ""
            said = Segment(f" {message}"[:width], base + Style(italic=True))
            return Strip([said]).adjust_cell_length(width, base)
        style = base
        if index == self.cursor:
            style = base + (Style(reverse=True, bold=True) if self.has_focus else Style(bold=True, underline=True))
        if row.heading:
            style += Style(bold=True, underline=index != self.cursor)
        sign = row.sign if row.sign != " " else self._signs.get(row.key, " ")
        marker = ("»" if row.key in self.marked else ">") if index == self.cursor else "*" if row.key in self.marked else " "
        return self._strip(row.cells, self._widths(width), style, width, marker + sign, selected=index == self.cursor)

    def _header(self) -> tuple[Text, ...]:
        column, descending = self._sorted
        arrow = "▾" if descending else "▴"
        return tuple(Text(one.title + (arrow if column and one.sort == column else "")) for one in self.columns)

    def _widths(self, width: int) -> list[int]:
        """As wide as the rows on screen need, within what there is."""
        shown = (self._row(index) for index in range(self.top, min(self.total, self.top + self.page_size)))
        rows = [self._header(), *(row.cells for row in shown if row)]
        return column_widths(self.columns, rows, width - _MARGIN, _GAP)

    def _strip(
        self,
        cells: Sequence[Text],
        widths: Sequence[int],
        style: Style,
        width: int,
        margin: str = " " * _MARGIN,
        *,
        selected: bool = False,
    ) -> Strip:
        segments = [Segment(margin, style)]
        for position, (cell, column, room) in enumerate(zip(cells, self.columns, widths, strict=True)):
            if not room:
                continue
            shown = cell.copy()
            shown.truncate(room, overflow="ellipsis")
            shown.align(column.align, room)
            own = Style.null() if selected else Style.parse(str(cell.style) or "none")
            if position:
                segments.append(Segment(" " * _GAP, style))
            segments.append(Segment(shown.plain, style + own))
        # Joined where neighbours look the same, for each change of style costs bytes.
        return Strip(segments).adjust_cell_length(width, style).simplify()
