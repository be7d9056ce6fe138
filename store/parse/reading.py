"""What the grammars read: a block with its parse, quantities, times, and the companies of its document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from store.frozen import Frozen
from store.model import Span
from store.parse.anchored import Anchored, AnchoredTime
from store.parse.blocks import Block
from store.parse.companies import Cast


class Reading(Frozen):
    """One block, read. Spans are in the block; `place` them in the document with `block.span.start`."""

    index: int
    block: Block
    doc: Doc
    quantities: tuple[Anchored, ...]
    times: tuple[AnchoredTime, ...]
    cast: Cast

    def sentences(self) -> Iterator[Sentence]:
        """The block's sentences in order."""
        for sentence in self.doc.sents:
            yield Sentence(
                reading=self,
                tokens=sentence,
                quantities=tuple(q for q in self.quantities if sentence.start <= q.first < sentence.end),
                times=tuple(t for t in self.times if sentence.start <= t.head.i < sentence.end),
                span=_trimmed(sentence),
            )


def _trimmed(sentence: TokenSpan) -> Span:
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


class Sentence(Frozen):
    """One sentence of a reading, with what lies in it; `span` is where it stands in the block, without white space."""

    reading: Reading
    tokens: TokenSpan
    quantities: tuple[Anchored, ...]
    times: tuple[AnchoredTime, ...]
    span: Span


class Found(Frozen):
    """A value read from the block's text: what it is, and where."""

    text: str
    span: Span


def token_span(*tokens: Token) -> Span:
    """The characters of the block from the first to the last of `tokens`."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return Span(first.idx, last.idx + len(last))


def tree_distance(start: Token, goal: Token, most: int = 8) -> int:
    """The number of edges between two tokens of a sentence's tree; `most` + 1 when they are farther apart."""
    seen, queue = {start.i}, deque([(start, 0)])
    while queue:
        token, steps = queue.popleft()
        if token == goal:
            return steps
        if steps == most:
            continue
        for neighbour in (token.head, *token.children):
            if neighbour.i not in seen:
                seen.add(neighbour.i)
                queue.append((neighbour, steps + 1))
    return most + 1
