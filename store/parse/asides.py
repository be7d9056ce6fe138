"""What the words set off after a number say of the way it went: "sold 900 vans in May, 5% fewer than in April"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from store.model import Direction
from store.parse.lexicon.change import CHANGE_ADVERBS, CHANGE_NOUNS, CHANGE_VERBS, CLOSES, GONE, LAID_OFF, STEADY
from store.parse.movement import RELATIVE, Placed, start_of
from store.parse.quantities import Quantity
from store.parse.syntax import children, lemma

_REACH = 16
"""Tokens between a number and what is set off after it; farther away it may be said of something else."""
_OPENING = frozenset(CHANGE_ADVERBS) | {"of", "by", "or"}
_SETS_OFF = (",", ";", "(", "\u2014")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LOWER: dict[str, Direction] = {", lower": "down", ", higher": "up"}


def set_aside(doc: Doc, entries: Sequence[Placed]) -> list[Quantity]:
    """The quantities of a block, in order, with the direction that an aside after them gives."""
    settled = [_by_itself(doc, entry) for entry in entries]
    for index in range(1, len(entries)):
        _pair(doc, entries, settled, index)
    for index in range(len(entries)):
        direction = _aside(doc, entries, settled, index)
        if direction is not None and settled[index].role == "level" and settled[index].direction is None:
            settled[index] = settled[index].moved(direction, "level")
    return settled


def _by_itself(doc: Doc, entry: Placed) -> Quantity:
    """A quantity with the direction that the words right beside it give: a day's loss, posts that go, a steady sum."""
    quantity = entry.quantity
    if quantity.role != "level" or quantity.direction is not None:
        return quantity
    start, end = start_of(doc, entry), entry.last + 1
    left = doc[start - 1] if start else None
    if left is not None and left.pos_ == "VERB" and lemma(left) in CHANGE_VERBS and _words(doc, end, end + 3) in CLOSES:
        return quantity.moved(CHANGE_VERBS[lemma(left)], "delta")
    if quantity.dimension in ("count", None) and _posts_cut(doc, start, entry.last):
        return quantity.moved("down", "delta")
    if quantity.dimension == "money" and any(steady in _words(doc, end, end + 4) for steady in STEADY):
        return quantity.moved("flat", "level")
    return quantity


def _posts_cut(doc: Doc, start: int, last: int) -> bool:
    """ "lay off 140 workers", "some 700 jobs will go"."""
    return _words(doc, max(0, start - 2), start) in LAID_OFF or any(gone in _words(doc, last, last + 5) for gone in GONE)


def _words(doc: Doc, first: int, end: int) -> str:
    return str(doc[first:end].text.lower())


def _pair(doc: Doc, entries: Sequence[Placed], settled: list[Quantity], index: int) -> None:
    """ "84 cents, or 1.3%, lower" is one movement told twice; "lost 88 cents to close at $60.40" a movement and its level."""
    one, other = settled[index - 1], settled[index]
    end, last = entries[index - 1].last + 1, entries[index].last + 1
    between = _words(doc, end, entries[index].first)
    if between in CLOSES and one.role == "delta" and other.direction is None:
        settled[index] = other.moved(one.direction, "level")
    if between not in (", or", "or", "(") or other.dimension not in RELATIVE or one.dimension in RELATIVE:
        return
    lower = _LOWER.get(_words(doc, last, last + 2))
    if lower or ((one.direction or other.direction) and "delta" in (one.role, other.role)):
        said = lower or one.direction or other.direction
        settled[index - 1], settled[index] = one.moved(said, "delta"), other.moved(said, "delta")


def _aside(doc: Doc, entries: Sequence[Placed], settled: Sequence[Quantity], index: int) -> Direction | None:
    """The direction of the change that is set off by a comma after the level at `index`."""
    if index + 1 >= len(entries):
        return None
    delta, last = settled[index + 1], entries[index + 1].last
    end, start = entries[index].last + 1, start_of(doc, entries[index + 1])
    alike = delta.dimension in RELATIVE or delta.dimension == settled[index].dimension
    near = 0 < start - end <= _REACH and doc[end - 1].sent.end > start
    if delta.role != "delta" or not alike or not near:
        return None
    breaks = [token for token in doc[end:start] if token.text in _SETS_OFF]
    if len(breaks) != 1 or breaks[0].text == ";" or any(token.tag_ in _FINITE for token in doc[end : breaks[0].i]):
        return None
    if any(token.tag_ == "VBG" and children(token, "dobj") for token in doc[start : last + 1]):
        return None  # "…, doubling its staff"
    opening = [token for token in doc[breaks[0].i + 1 : start] if token.pos_ not in ("ADV", "DET", "ADJ")]
    told = all(token.lower_ in _OPENING or lemma(token) in CHANGE_NOUNS for token in opening)
    return delta.direction if told else None
