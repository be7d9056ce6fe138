"""A text cut into the pieces that are read one at a time: paragraphs, headlines, list items.

No sentence reaches across two blocks: a headline does not run into the first sentence, and a text of any length is
read in pieces of bounded size.
"""

from __future__ import annotations

import re

from store.frozen import Frozen
from store.model import Span
from store.parse.segment.dateline import find_dateline

LONGEST_BLOCK = 20_000
"""Characters. No paragraph of news comes near; a 'paragraph' of megabytes is cut so that memory stays bounded."""

_BREAK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\f")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–—]|\d{1,2}[.)])\s")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)]*\s*$")
_HEADLINE = 60
"""A line shorter than this, followed by a capital, is taken for a line of its own rather than a wrapped one."""

# One character for one character, so that offsets stay: the plain form is what the grammars know.
_PLAIN = str.maketrans(
    {
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "−": "-",
        "\u2010": "-",
        "\u2011": "-",
    }
)


class Block(Frozen):
    """A piece of a document: `span` in the document, and `text` of the same length, plainer, for the tokenizer."""

    span: Span
    text: str


def split_blocks(text: str) -> list[Block]:
    """The blocks of `text` in order, without the dateline; white space alone makes no block."""
    dateline = find_dateline(text)
    parts = [(0, dateline.span.start), (dateline.span.end, len(text))] if dateline else [(0, len(text))]
    blocks = []
    for start, end in parts:
        for paragraph in _pieces(text, start, end):
            for line in _lines(text, paragraph):
                blocks.extend(_bounded(text, line))
    return blocks


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    for match in _BREAK.finditer(text, start, end):
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, end))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def _lines(text: str, paragraph: tuple[int, int]) -> list[tuple[int, int]]:
    """A paragraph's lines, those joined that are one wrapped sentence."""
    start, end = paragraph
    joined: list[tuple[int, int]] = []
    previous = ""
    for line in text[start:end].splitlines(keepends=True):
        stop = start + len(line)
        if joined and not _begins_anew(previous, line):
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((start, stop))
        start, previous = stop, line
    return joined


def _begins_anew(previous: str, line: str) -> bool:
    if _LIST_ITEM.match(line):
        return True
    before, after = previous.strip(), line.strip()
    if not before or not after:
        return True
    if _SENTENCE_END.search(before):
        return False
    return len(before) < _HEADLINE and after[0].isupper()


def _bounded(text: str, line: tuple[int, int]) -> list[Block]:
    start, end = line
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    blocks = []
    while start < end:
        stop = end
        if end - start > LONGEST_BLOCK:
            cut = text.rfind(" ", start + 1, start + LONGEST_BLOCK)
            stop = cut if cut > start else start + LONGEST_BLOCK
        blocks.append(Block(Span(start, stop), plain(text[start:stop])))
        start = stop
    return blocks


def plain(text: str) -> str:
    """A text as the tokenizer is given it, character for character."""
    return text.translate(_PLAIN)
