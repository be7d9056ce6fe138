"""Quantities and time expressions tied to the tokens of the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from store.model import Direction, Span
from store.parse.lexicon.change import CHANGE_ADVERBS, CHANGE_NOUNS, CHANGE_VERBS, COMPARATIVES, NEEDS_PERCENT
from store.parse.numerals import tokenize
from store.parse.periods import Timex
from store.parse.quantities import Quantity, share_across_coordination
from store.parse.syntax import lemma
from store.parse.units import Unit, singular, with_per


@dataclass(frozen=True, slots=True)
class Anchored:
    """A quantity with `head`, the token that stands for it in the tree: the counted noun, or the number itself."""

    quantity: Quantity
    first: int
    last: int
    head: Token


@dataclass(frozen=True, slots=True)
class AnchoredTime:
    """A time expression with the token that stands for it in the tree."""

    timex: Timex
    head: Token


def anchor(doc: Doc, text: str, quantities: Sequence[Quantity]) -> list[Anchored]:
    """The quantities with counted nouns, directions and roles read from the parse; bare digit codes are dropped."""
    counted = [_counted(doc, text, quantity) for quantity in quantities]
    shared = share_across_coordination(text, [quantity for quantity in counted if quantity is not None])
    anchored: list[Anchored] = []
    for quantity in shared:
        entry = _anchored(doc, quantity)
        if entry is None:
            continue
        direction, role = _movement(doc, entry, anchored)
        anchored.append(replace(entry, quantity=replace(quantity, direction=direction, role=role)))
    return anchored


def anchor_times(doc: Doc, timexes: Iterable[Timex]) -> list[AnchoredTime]:
    """The time expressions with their tokens."""
    anchored = []
    for timex in timexes:
        span = doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
        if span is not None and len(span):
            anchored.append(AnchoredTime(timex, span.root))
    return anchored


def _counted(doc: Doc, text: str, quantity: Quantity) -> Quantity | None:
    if quantity.unit is not None:
        return quantity
    span = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if span is None:
        return None
    noun, hyphenated = _counted_noun(doc, span.end)
    if noun is None:
        # Two bare numbers joined by a hyphen ("737-800") are a code.
        return None if quantity.qualifier == "range" and "to" not in quantity.span.of(text) else quantity
    rest = text[noun.idx + len(noun) : noun.idx + len(noun) + 40]
    unit = with_per(tokenize(rest), Unit(singular(noun.lower_), "count", 0))
    return replace(
        quantity,
        unit=unit.name,
        dimension="count",
        hyphenated=hyphenated,
        counted=Span(noun.idx, noun.idx + len(noun)),
    )


def _counted_noun(doc: Doc, after: int) -> tuple[Token | None, bool]:
    """The noun that a number counts: the last of the nouns after it, up to the first plural."""
    at, noun = after, None
    hyphenated = at < len(doc) and doc[at].text == "-"
    at += hyphenated
    if at + 1 < len(doc) and doc[at].text == "+":
        at += 1
    if at + 1 < len(doc) and doc[at].lower_ == "of" and doc[at - 1].lower_.endswith("s"):
        at += 1  # "tens of thousands of jobs"
    while at < len(doc):
        token = doc[at]
        if token.tag_.startswith("NN"):
            noun = token
            if token.tag_.endswith("S") or hyphenated:
                break
        elif noun is not None or not (token.tag_.startswith(("JJ", "VBN", "VBG", "RB")) or token.text == "-"):
            break
        at += 1
    return noun, hyphenated


def _anchored(doc: Doc, quantity: Quantity) -> Anchored | None:
    span = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    head = span.root
    if quantity.counted is not None:
        noun = doc.char_span(quantity.counted.start, quantity.counted.end, alignment_mode="expand")
        if noun is not None and not any(token.dep_ == "conj" and token.head.i in range(span.start, span.end) for token in noun):
            head = noun.root
    return Anchored(quantity, span.start, span.end - 1, head)


def _movement(doc: Doc, entry: Anchored, before: Sequence[Anchored]) -> tuple[Direction | None, str]:
    """Which way a quantity moved, and whether it is the size of the change, the level reached, or the baseline."""
    beside = _beside(doc, entry)
    if beside is not None:
        return beside
    token, quantity = entry.head, entry.quantity
    for earlier in before:
        if token.dep_ in ("conj", "appos") and token.head == earlier.head and quantity.dimension == earlier.quantity.dimension:
            return earlier.quantity.direction, earlier.quantity.role
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
    return None, "level"


def _beside(doc: Doc, entry: Anchored) -> tuple[Direction | None, str] | None:
    """The words right before and after: "up 18.8%", "down from 12%", "12% higher", "flat at 5"."""
    start = entry.first
    while start and doc[start - 1].idx >= entry.quantity.full.start:
        start -= 1
    left = doc[start - 1].lower_ if start else ""
    second = doc[start - 2].lower_ if start > 1 else ""
    if left in ("by", "a", "an", "some", "another") and second in CHANGE_ADVERBS:
        left = second
    if left in CHANGE_ADVERBS and left not in ("off", "ahead"):
        return CHANGE_ADVERBS[left], "delta" if CHANGE_ADVERBS[left] != "flat" else "level"
    if left in ("from", "versus", "vs", "against") and second in CHANGE_ADVERBS:
        return CHANGE_ADVERBS[second], "baseline"
    after = doc[entry.last + 1].lower_ if entry.last + 1 < len(doc) else ""
    if entry.quantity.dimension in ("percent", "points", "multiple") and after in COMPARATIVES:
        return COMPARATIVES[after], "delta"
    if left in ("versus", "vs", "against") or (left in ("with", "to") and second == "compared"):
        return None, "baseline"
    return None


def _changing(token: Token, above: Token) -> tuple[Direction, str] | None:
    """ "a 5% increase": the number modifies a noun of change."""
    if lemma(above) in CHANGE_NOUNS and token.dep_ in ("compound", "nummod", "amod", "nmod", "npadvmod", "quantmod"):
        return CHANGE_NOUNS[lemma(above)], "delta"
    return None


def _governed(token: Token, above: Token, quantity: Quantity) -> tuple[Direction, str] | None:
    relative = quantity.dimension in ("percent", "points", "multiple")
    changing = _changing(token, above)
    if changing is not None:
        return changing
    word = lemma(above)
    if word in CHANGE_VERBS and above.pos_ == "VERB":
        if token.dep_ in ("dobj", "npadvmod", "attr", "advmod", "oprd", "dep", "nummod") and (
            relative or word not in NEEDS_PERCENT
        ):
            return CHANGE_VERBS[word], "delta"
        return None
    if token.dep_ == "pobj" and above.dep_ in ("prep", "agent"):
        governor, preposition = above.head, above.lower_
        word = lemma(governor)
        moved = CHANGE_VERBS.get(word) if governor.pos_ == "VERB" else CHANGE_NOUNS.get(word)
        if moved is None and governor.dep_ == "prep":
            moved = CHANGE_VERBS.get(lemma(governor.head))
        if moved is None and governor.lower_ in CHANGE_ADVERBS:
            moved = CHANGE_ADVERBS[governor.lower_]
        role = {"by": "delta", "of": "delta", "to": "level", "from": "baseline"}.get(preposition)
        if moved and role and not (preposition == "of" and governor.pos_ == "VERB"):
            return moved, role
    return None
