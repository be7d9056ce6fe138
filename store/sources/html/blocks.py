"""The text of an article from the tree that it was found as: a blank line between blocks, a line for each item and row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from store.frozen import Frozen

_SPACES = re.compile(" {2,}")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
"""Where a word may be broken: nobody sees it, and it parts words for who looks for them."""
_WORD = re.compile(r"\w+")
_BLOCKS = frozenset(("p", "head", "quote", "code", "div", "ab", "figure", "fw"))
_LINES = frozenset(("item", "row", "lb"))
_PASSED_OVER = frozenset(("graphic", "figdesc", "note", "media"))


class Block(Frozen):
    """A block of an article: its text, of one or more lines, and how many of its words lie in links."""

    kind: str
    text: str
    words: int
    linked: int

    @property
    def longest(self) -> int:
        """Words of its longest line."""
        return max(len(_WORD.findall(line)) for line in self.text.split("\n"))


def blocks(body: _Element) -> list[Block]:
    """The blocks of an article in reading order. The elements are those that trafilatura makes of a page (TEI)."""
    return [block for kind, pieces in _parts(body) for part in _stanzas(pieces) if (block := _block(kind, part)).text]


def as_text(found: list[Block]) -> str:
    """The article as it is kept."""
    return "\n\n".join(block.text for block in found) + "\n" if found else ""


_Piece = tuple[str, bool]
"""Words, and whether they lie in a link."""


def _parts(body: _Element) -> Iterator[tuple[str, list[_Piece]]]:
    """Stretches of text that blocks begin and end, each with its kind. Without recursion: pages nest as deep as they like."""
    kind, pieces = "p", list[_Piece]()
    links = cells = 0
    open_blocks: list[str] = []
    todo: list[tuple[str, _Element]] = [("open", body)]
    while todo:
        step, element = todo.pop()
        tag = element.tag if isinstance(element.tag, str) else "note"
        if step == "close":
            links -= tag == "ref"
            cells -= tag == "cell"
            if not cells and _bounds(tag):
                yield kind, pieces
                open_blocks.pop()
                kind, pieces = open_blocks[-1] if open_blocks else "p", []
            if element is not body and element.tail:
                pieces.append((_SPACE.sub(" ", element.tail), links > 0))
            continue
        if cells:
            pieces.append((" ", False))  # what is in a cell stays on its line
        elif _bounds(tag):
            yield kind, pieces
            open_blocks.append(tag)
            kind, pieces = tag, []
        links += tag == "ref"
        cells += tag == "cell"
        if tag in _LINES and cells == 0:
            pieces.append(("\n", False))
        elif tag == "cell" and element.getprevious() is not None:
            pieces.append(("\t", False))
        todo.append(("close", element))
        if tag not in _PASSED_OVER:
            if element.text:
                pieces.append((_SPACE.sub(" ", element.text), links > 0))
            todo.extend(("open", child) for child in reversed(element))
    yield kind, pieces


def _bounds(tag: str) -> bool:
    """Whether a blank line stands before and behind an element; lines of lists and tables are blocks together."""
    return tag in _BLOCKS or tag in ("list", "table", "body")


def _stanzas(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces between two breaks in a row, which older pages part paragraphs with."""
    here: list[_Piece] = []
    for words, linked in pieces:
        if words == "\n" and _just_broken(here):
            yield here
            here = []
        here.append((words, linked))
    yield here


def _just_broken(pieces: list[_Piece]) -> bool:
    """Whether nothing was said since the last break."""
    for words, _ in reversed(pieces):
        if words == "\n":
            return True
        if words.strip():
            return False
    return False


def _block(kind: str, pieces: list[_Piece]) -> Block:
    lines = "".join(words for words, _ in pieces).split("\n")
    text = "\n".join(line for line in (_line(one) for one in lines) if line)
    counted = [(len(_WORD.findall(words)), linked) for words, linked in pieces]
    return Block(kind, text, sum(n for n, _ in counted), sum(n for n, linked in counted if linked))


def _line(line: str) -> str:
    """A line without white space at its ends and around its tabs."""
    shown = _UNSEEN.sub("", line)
    return "\t".join(_SPACES.sub(" ", cell).strip(" ") for cell in shown.split("\t")).strip(" ") if shown.strip() else ""
