"""Which way a number moved, and whether it is the level reached, the size of the change, or what it moved from.

Three readings, the surest first: the words right beside the number, the dependency parse, and, because parses of
figures go wrong ("grew by 61.2 percent year on year to 6.9 billion"), the words of the clause from right to left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Doc, Token

from store.model import Direction
from store.parse.lexicon.change import (
    AT_WORDS,
    CHANGE_ADVERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARATIVES,
    GATHERED,
    HOLD_VERBS,
    NEEDS_PERCENT,
)
from store.parse.quantities import Quantity
from store.parse.syntax import lemma

Movement = tuple[Direction | None, str]

RELATIVE = ("percent", "points", "multiple")
_BREAKS = frozenset("with ; : while whereas but which who that and because although though if".split())
_LEFTWARD = 14
"""Tokens; farther to the left a verb of change speaks of something else."""


class Placed(Protocol):
    """A quantity with its tokens, as `store.parse.anchored` makes it."""

    @property
    def quantity(self) -> Quantity: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def head(self) -> Token: ...


def movement(doc: Doc, entry: Placed, before: Sequence[Placed]) -> Movement:
    """The direction and the role ("level", "delta" or "baseline") of a quantity, given those before it."""
    if entry.quantity.role != "level":
        return entry.quantity.direction, entry.quantity.role  # the number is itself a word of change: "doubled"
    found = _beside(doc, entry) or _in_row(entry, before)
    start = start_of(doc, entry)
    if found is None and start and doc[start - 1].lower_ in ("to", "from", "by"):
        found = _in_clause(doc, entry)
    return found or _in_tree(entry) or _in_clause(doc, entry) or (None, "level")


def start_of(doc: Doc, entry: Placed) -> int:
    """The first token of the quantity with its qualifier."""
    start = entry.first
    while start and doc[start - 1].idx >= entry.quantity.full.start:
        start -= 1
    return start


def _beside(doc: Doc, entry: Placed) -> Movement | None:
    """The words right before and after: "up 18.8%", "down from 12%", "12% higher", "flat at 5"."""
    start = start_of(doc, entry)
    left = doc[start - 1].lower_ if start else ""
    second = doc[start - 2].lower_ if start > 1 else ""
    if left in ("by", "a", "an", "some", "another", "only", "just", "barely", "merely") and second in CHANGE_ADVERBS:
        left = second
    if left in CHANGE_ADVERBS and _is_adverb_of_change(doc, start - 1, entry.quantity):
        return CHANGE_ADVERBS[left], "delta" if CHANGE_ADVERBS[left] != "flat" else "level"
    if left in ("from", "versus", "vs", "against") and second in CHANGE_ADVERBS:
        return CHANGE_ADVERBS[second], "baseline"
    compared = _compared(doc, entry)
    if compared is not None:
        return compared
    if left in ("versus", "vs", "against") or (left in ("with", "to") and second == "compared"):
        return None, "baseline"
    return None


def _is_adverb_of_change(doc: Doc, at: int, quantity: Quantity) -> bool:
    """ "up" of "pick up 26 per cent" and "mopped up Rs 34 crore" belongs to its verb; "off 18%" is a fall, "off 5 May" none."""
    token = doc[at]
    if token.lower_ in ("off", "ahead"):
        return quantity.dimension == "percent" and (at == 0 or doc[at - 1].text == ",")
    verb = doc[at - 1] if at else None
    particle = (token.dep_ == "prt" and quantity.dimension != "percent") or (
        verb is not None and verb.pos_ == "VERB" and lemma(verb) in GATHERED
    )
    return not (particle and lemma(token.head if token.dep_ == "prt" else doc[at - 1]) not in CHANGE_VERBS)


def _compared(doc: Doc, entry: Placed) -> Movement | None:
    """ "12% higher", "$40 million more than", "a quarter less", "2.9 per cent dearer than"."""
    at = entry.last + 1
    if at >= len(doc):
        return None
    after = doc[at]
    direction = COMPARATIVES.get(after.lower_)
    ends = at + 1 >= len(doc) or doc[at + 1].lower_ in ("at", "on", "from", "to", ",", ".", ";", "in", "after", "by")
    if direction is None and after.lower_ in ("up", "down") and entry.quantity.dimension == "percent" and ends:
        direction = CHANGE_ADVERBS[after.lower_]  # "closed 0.8 per cent up at"
    if direction is None and after.tag_ in ("JJR", "RBR"):
        direction = "up"
    if direction is None:
        return None
    if entry.quantity.dimension in RELATIVE:
        return direction, "delta"
    closes = at + 1 >= len(doc) or doc[at + 1].lower_ in ("than", ",", ".", ";", "in", "on", "a")
    compares = after.tag_ in ("JJR", "RBR") and closes and entry.quantity.dimension in ("money", "count", None)
    return (direction, "delta") if compares else None


def _in_row(entry: Placed, before: Sequence[Placed]) -> Movement | None:
    """ "9.4% and 2.2%": what is said of the first holds for the ones after it."""
    for earlier in before:
        beside = entry.first - earlier.last == 2 and entry.head.doc[earlier.last + 1].lower_ == "and"
        same = beside or (entry.head.dep_ in ("conj", "appos") and entry.head.head == earlier.head)
        if same and entry.quantity.dimension == earlier.quantity.dimension:
            return earlier.quantity.direction, earlier.quantity.role
    return None


def _in_tree(entry: Placed) -> Movement | None:
    token, quantity = entry.head, entry.quantity
    for _ in range(3):
        above = token.head
        if above == token:
            break
        own = token == entry.head or above.pos_ in ("NUM", "SYM") or token.pos_ in ("NUM", "SYM")
        found = _governed(token, above, quantity) if own else _changing(token, above)
        if found is not None:
            return found
        if token.dep_ not in ("compound", "nummod", "quantmod", "nmod", "amod", "conj", "npadvmod"):
            break
        token = above
    return None


def _changing(token: Token, above: Token) -> Movement | None:
    """ "a 5% increase": the number modifies a noun of change."""
    if lemma(above) in CHANGE_NOUNS and token.dep_ in ("compound", "nummod", "amod", "nmod", "npadvmod", "quantmod"):
        return CHANGE_NOUNS[lemma(above)], "delta"
    return None


def _governed(token: Token, above: Token, quantity: Quantity) -> Movement | None:
    changing = _changing(token, above)
    if changing is not None:
        return changing
    word = lemma(above)
    if word in CHANGE_VERBS and above.pos_ == "VERB":
        if token.dep_ in ("dobj", "npadvmod", "attr", "advmod", "oprd", "dep", "nummod") and _moves(word, quantity):
            return CHANGE_VERBS[word], "delta"
        return None
    if token.dep_ == "pobj" and above.dep_ in ("prep", "agent"):
        return _after_preposition(above, quantity)
    return None


def _moves(word: str, quantity: Quantity) -> bool:
    """Whether a verb's object is the size of a change: "lost 3%", "added 300 customers", but not "lost $5 million"."""
    if quantity.dimension in RELATIVE or word not in NEEDS_PERCENT:
        return True
    return word in ("add", "gain", "lose", "shed") and quantity.unit in GATHERED_UNITS


GATHERED_UNITS = frozenset("customer subscriber user client member".split())
"""What is won and lost by the number."""


def _after_preposition(preposition: Token, quantity: Quantity) -> Movement | None:
    governor, word = preposition.head, preposition.lower_
    if preposition.idx >= quantity.full.start:
        return None  # "up to 262 miles": a part of the qualifier
    moved = CHANGE_VERBS.get(lemma(governor)) if governor.pos_ == "VERB" else CHANGE_NOUNS.get(lemma(governor))
    if moved is None and governor.dep_ == "prep":
        moved = CHANGE_VERBS.get(lemma(governor.head))
    joined = governor.i > 0 and governor.nbor(-1).text == "-"  # "a write-down of"
    if moved is None and governor.lower_ in CHANGE_ADVERBS and governor.dep_ != "prt" and not joined:
        moved = CHANGE_ADVERBS[governor.lower_]
    role = {"by": "delta", "of": "delta", "to": "level", "from": "baseline"}.get(word)
    if moved and role and not (word == "of" and governor.pos_ == "VERB"):
        return moved, role
    return None


def _in_clause(doc: Doc, entry: Placed) -> Movement | None:
    """From the preposition before the number back to the word of change: "rose 3% over the year to 40", "lower at 30"."""
    start = start_of(doc, entry)
    if start == 0:
        return None
    before = doc[start - 1]
    role = {"to": "level", "from": "baseline", "by": "delta"}.get(before.lower_)
    at_level = before.lower_ in AT_WORDS or entry.quantity.qualifier in ("under", "over")
    if role is None and not at_level:
        bare = before.pos_ in ("NOUN", "PROPN", "ADV", "VERB", "PART") and entry.quantity.dimension in ("percent", "points")
        if not bare:
            return None
        role = "delta"
    direction = _mover(doc, start, before, role or "level")
    if direction is None or (role == "delta" and direction == "flat"):
        return None
    return direction, role or "level"


def _mover(doc: Doc, start: int, before: Token, role: str) -> Direction | None:
    """Where the word of change to the left of token `start` in its clause points."""
    sentence = before.sent.start
    for at in range(start - 1, max(sentence, start - _LEFTWARD) - 1, -1):
        token = doc[at]
        word = lemma(token)
        if token.pos_ == "VERB":
            if word in CHANGE_VERBS:
                return CHANGE_VERBS[word]
            if word in HOLD_VERBS and role == "level":
                return "flat"
            return None
        joined = at > 0 and doc[at - 1].text == "-"  # "start-up"
        if (
            role == "level"
            and token.lower_ in CHANGE_ADVERBS
            and token.dep_ != "prt"
            and not joined
            and token.lower_ not in ("off", "ahead")
        ):
            return CHANGE_ADVERBS[token.lower_]
        if role == "level" and token.lower_ in ("lower", "higher"):
            return COMPARATIVES[token.lower_]
        if token.tag_ == "NN" and word in CHANGE_NOUNS and role in ("level", "baseline") and at < start - 1:
            return CHANGE_NOUNS[word]
        if token.lower_ in _BREAKS:
            return None
    return None


def settle(entries: Sequence[tuple[Quantity, int, int]]) -> list[Quantity]:
    """The quantities of a block with what pairs of them say: what a level came from decides which way it went.

    A baseline itself has no direction. Shapes: (quantity, first token, last token), in order.
    """
    settled = [quantity for quantity, _, _ in entries]
    for index, (quantity, first, _) in enumerate(entries):
        if quantity.role != "baseline":
            continue
        other = _level_beside(settled, entries, index, first)
        if other is not None:
            settled[other] = settled[other].moved(_direction(settled[other], quantity), "level")
        settled[index] = quantity.moved(None, "baseline")
    return settled


def _level_beside(
    settled: Sequence[Quantity], entries: Sequence[tuple[Quantity, int, int]], index: int, first: int
) -> int | None:
    """The level that goes with the baseline at `index`: the one before it, or the one after "from X to"."""
    baseline = settled[index]
    for other in (index - 1, index - 2, index + 1):
        if not 0 <= other < len(settled):
            continue
        near = 0 < first - entries[other][2] <= 12 or (other > index and 0 < entries[other][1] - entries[index][2] <= 5)
        alike = settled[other].dimension == baseline.dimension or baseline.unit is None
        if near and alike and settled[other].role == "level" and (settled[other].direction or other == index - 1):
            return other
    return None


def _direction(level: Quantity, baseline: Quantity) -> Direction | None:
    if level.direction is None and baseline.direction is None:
        return None  # "3, against 2": the text says no word of it
    if level.value == baseline.value or level.unit != baseline.unit:
        return level.direction or baseline.direction
    return "up" if level.value > baseline.value else "down"
