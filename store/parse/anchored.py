"""Quantities and time expressions tied to the tokens of the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from store.frozen import Frozen, replace
from store.model import Span
from store.parse.asides import set_aside
from store.parse.coordination import share_across_coordination
from store.parse.movement import movement, settle
from store.parse.numerals import tokenize
from store.parse.periods import Timex, next_time
from store.parse.quantities import Quantity
from store.parse.syntax import children, clause_verb, is_verb, lemma
from store.parse.units import Unit, singular, with_per


class Anchored(Frozen):
    """A quantity with `head`, the token that stands for it in the tree: the counted noun, or the number itself."""

    quantity: Quantity
    first: int
    last: int
    head: Token


class AnchoredTime(Frozen):
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
        direction, role = movement(doc, entry, anchored)
        anchored.append(replace(entry, quantity=quantity.moved(direction, role)))
    anchored = [replace(entry, quantity=quantity) for entry, quantity in zip(anchored, set_aside(doc, anchored), strict=True)]
    settled = settle([(entry.quantity, entry.first, entry.last) for entry in anchored])
    return [replace(entry, quantity=quantity) for entry, quantity in zip(anchored, settled, strict=True)]


def anchor_times(doc: Doc, timexes: Iterable[Timex], published: date | None = None) -> list[AnchoredTime]:
    """The time expressions with their tokens; a month without a year is the next one where its clause looks ahead."""
    anchored = []
    for timex in timexes:
        span = doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
        if span is not None and len(span):
            ahead = published is not None and timex.bare_month and _looks_ahead(span.root)
            anchored.append(AnchoredTime(next_time(timex, published) if ahead and published else timex, span.root))
    return anchored


def _looks_ahead(token: Token) -> bool:
    """Whether the clause of a token speaks of what is to come: "will open in May", "is due to start in May"."""
    verb = clause_verb(token)
    for _ in range(3):
        if any(child.lower_ in _AHEAD for child in children(verb, "aux")) or lemma(verb) in _EXPECTING:
            return True
        if any(child.lower_ in ("due", "set", "scheduled", "likely") for child in verb.children):
            return True
        if verb.dep_ not in ("xcomp", "advcl", "acl", "conj") or not is_verb(verb.head):
            return verb.tag_ in ("VBZ", "VBP") and lemma(verb) in ("start", "begin", "resume", "open", "fall", "apply")
        verb = verb.head
    return False


_AHEAD = frozenset("will would shall should may might could to".split())
_EXPECTING = frozenset("plan expect aim intend schedule slate hope pencil due".split())


def _counted(doc: Doc, text: str, quantity: Quantity) -> Quantity | None:
    if quantity.unit is not None:
        return quantity
    span = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if span is None:
        return None
    noun, hyphenated = _counted_noun(doc, span.end)
    if noun is None and _is_designation(doc, span.start, quantity):
        return None
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


def _is_designation(doc: Doc, first: int, quantity: Quantity) -> bool:
    """A number that names rather than counts: "room 4", "drill 4B", "day two", "the two said", "Dave Osei, 52,"."""
    before = doc[first - 1] if first > doc[first].sent.start else None
    if quantity.lettered:
        return True  # "7B", "285K" with nothing that it counts
    if before is None or quantity.scaled:
        return False
    if before.tag_ == "NN" or before.lower_ == "the" or before.text == "+":
        return before.lower_ not in ("number", "total") and quantity.qualifier == "exact"
    after = doc[first + 1] if first + 1 < len(doc) else None
    aside = before.text == "," and after is not None and after.text == ","
    return aside and first > 1 and doc[first - 2].pos_ == "PROPN" and quantity.value < 120


def _counted_noun(doc: Doc, after: int) -> tuple[Token | None, bool]:
    """The noun that a number counts: the last of the nouns after it, up to the first plural."""
    at, noun = after, None
    hyphenated = at < len(doc) and doc[at].text == "-"
    at += hyphenated
    if at + 1 < len(doc) and doc[at].text == "+":
        at += 1
    if at + 1 < len(doc) and doc[at].lower_ == "of" and doc[at - 1].lower_.endswith("s"):
        at += 1  # "tens of thousands of jobs"
    if at + 1 < len(doc) and doc[at].lower_ == "or" and doc[at + 1].lower_ in ("so", "more"):
        at += 2  # "38 million or so payments"
    while at < len(doc):
        token = doc[at]
        if token.tag_.startswith("NN") and at + 1 < len(doc) and doc[at + 1].text == "-":
            pass  # "five gas-fired plants" are not five gas
        elif token.tag_.startswith("NN"):
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
