"""A window of sentences as the network is given it: wordpieces, the shapes of their words, and the numbers they belong to.

A window is a run of sentences of one document. What lies in it is counted in words, from 1; word 0 stands for nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from store.frozen import Frozen
from store.model import Span
from store.parse.quantities.numerals import UNSEEN

if TYPE_CHECKING:
    from tokenizers import Tokenizer

VOCABULARY = Path(__file__).with_name("weights") / "tokenizer.json"
LONGEST = 384
"""Wordpieces of a window, of the 512 that the encoder has places for; longer ones cost more for each word."""
_CLS, _SEP = 101, 102
_WORD = re.compile(rf"[^\W_]+(?:[{UNSEEN}]+[^\W_]+)*|[^\w\s]|_")
SHAPES = 9
"""Shapes of a word (`_shape`), each also as the first of its sentence, and none."""


class Window(Frozen):
    """What the network reads at once. Arrays over pieces: `pieces`, `shapes`, `kinds`; over words: the rest.

    `first` is a word's first piece, `spans` its characters in the document, `sentence` the number of its sentence.
    """

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    kinds: tuple[int, ...]
    first: tuple[int, ...]
    spans: tuple[Span, ...]
    sentence: tuple[int, ...]
    starts: tuple[int, ...]

    def words(self, span: Span) -> tuple[int, int] | None:
        """The first and the last word that a span of the document touches; None where it touches none."""
        first = bisect_right(self.starts, span.start) - 1
        if first >= 1 and self.spans[first].end <= span.start:
            first += 1
        last = bisect_left(self.starts, span.end) - 1
        first = max(first, 1)
        return (first, last) if first <= last else None


class Numbered(Frozen):
    """A stretch of the document that is a number or a time, and of which kind (an index of `roles.NUMBER_KINDS`)."""

    span: Span
    kind: int


class Pieces(Frozen):
    """A sentence, cut: its words, and for each piece its id and the word that it belongs to."""

    span: Span
    words: tuple[Span, ...]
    ids: tuple[int, ...]
    word_of: tuple[int, ...]


@cache
def tokenizer() -> Tokenizer:
    """The wordpieces, loaded once."""
    from tokenizers import Tokenizer

    loaded: Tokenizer = Tokenizer.from_file(str(VOCABULARY))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def cut(text: str, sentences: Sequence[Span]) -> list[Pieces]:
    """The words and pieces of sentences; one that fits no window is cut into several."""
    found: list[Pieces] = []
    encoded = tokenizer().encode_batch([text[span.start : span.end] for span in sentences], add_special_tokens=False)
    for span, encoding in zip(sentences, encoded, strict=True):
        words = [Span(span.start + m.start(), span.start + m.end()) for m in _WORD.finditer(text[span.start : span.end])]
        starts = [word.start for word in words]
        ids, word_of = [], []
        for piece, (at, _) in zip(encoding.ids, encoding.offsets, strict=True):
            ids.append(piece)
            word_of.append(max(0, bisect_right(starts, span.start + at) - 1))
        if words:
            found.extend(_fitting(Pieces(span, tuple(words), tuple(ids), tuple(word_of))))
    return found


def _fitting(piece: Pieces) -> Iterator[Pieces]:
    most = LONGEST - 2
    if len(piece.ids) <= most:
        yield piece
        return
    start = 0
    while start < len(piece.ids):
        end = min(start + most, len(piece.ids))
        while end < len(piece.ids) and end > start + 1 and piece.word_of[end] == piece.word_of[end - 1]:
            end -= 1
        low, high = piece.word_of[start], piece.word_of[end - 1]
        words = piece.words[low : high + 1]
        yield Pieces(
            Span(words[0].start, words[-1].end),
            words,
            piece.ids[start:end],
            tuple(one - low for one in piece.word_of[start:end]),
        )
        start = end


def windows(text: str, sentences: Sequence[Span], numbers: Sequence[Numbered]) -> list[Window]:
    """The windows of a document: as many whole sentences each as fit. `numbers` are in order, without overlaps."""
    found: list[Window] = []
    run: list[Pieces] = []
    size = 2
    for piece in cut(text, sentences):
        if run and size + len(piece.ids) > LONGEST:
            found.append(_window(text, run, numbers))
            run, size = [], 2
        run.append(piece)
        size += len(piece.ids)
    if run:
        found.append(_window(text, run, numbers))
    return found


def _window(text: str, run: Sequence[Pieces], numbers: Sequence[Numbered]) -> Window:
    pieces, shapes, first, spans, sentence = [_CLS], [0], [0], [Span(0, 1)], [-1]
    piece_word = [0]
    for number, cut_sentence in enumerate(run):
        offset = len(spans)
        begun = False
        word_shapes = []
        for word in cut_sentence.words:
            letters = text[word.start : word.end]
            opens = not begun and letters[0].isalnum()
            begun = begun or opens
            word_shapes.append(1 + _shape(letters) + SHAPES * opens)
            spans.append(word)
            sentence.append(number)
            first.append(-1)
        for piece, word_at in zip(cut_sentence.ids, cut_sentence.word_of, strict=True):
            if first[offset + word_at] < 0:
                first[offset + word_at] = len(pieces)
            pieces.append(piece)
            shapes.append(word_shapes[word_at])
            piece_word.append(offset + word_at)
    for at, where in enumerate(first):
        if where < 0:  # a character that the tokenizer drops
            first[at] = first[at - 1]
    kinds = _kinds(spans, numbers)
    return Window(
        pieces=(*pieces, _SEP),
        shapes=(*shapes, 0),
        kinds=(*(kinds[word] for word in piece_word), 0),
        first=tuple(first),
        spans=tuple(spans),
        sentence=tuple(sentence),
        starts=(-1, *(span.start for span in spans[1:])),
    )


def _kinds(spans: Sequence[Span], numbers: Sequence[Numbered]) -> list[int]:
    kinds = [0] * len(spans)
    starts = [one.span.start for one in numbers]
    for at in range(1, len(spans)):
        span = spans[at]
        before = bisect_left(starts, span.end) - 1
        if before >= 0 and numbers[before].span.end > span.start:
            kinds[at] = numbers[before].kind
    return kinds


def _shape(word: str) -> int:
    """0 lower, 1 Title, 2 UPPER, 3 mIxed, 4 digits, 5 letters and digits, 6 a sign, 7 one capital, 8 a script without case."""
    if not word[0].isalnum():
        return 6
    if word.isdigit():
        return 4
    if any(letter.isdigit() for letter in word):
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 7
    if word.istitle():
        return 1
    return 3 if any(letter.isupper() for letter in word) else 8
