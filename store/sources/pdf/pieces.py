"""What a page of a PDF holds before it is understood: pieces of text with their boxes, in the order in which they are drawn."""

from __future__ import annotations

from store.frozen import Frozen


class Piece(Frozen):
    """A run of text: its ends, its base line from the foot of the page, and the size of its type, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Page(Frozen):
    """A page's pieces, its height, and whether it shows pictures."""

    pieces: tuple[Piece, ...]
    height: float
    pictures: bool = False


class Taken(Frozen):
    """What the child process took out of a file. `failure` is the name of what was wrong, None when nothing was."""

    pages: tuple[Page, ...] = ()
    title: str | None = None
    created: str | None = None
    failure: str | None = None
