"""Numbers below zero, changes with a sign, and units that are written once for two numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from store.frozen import replace
from store.model import Direction, Span
from store.parse.lexicon.numbers import MONEY_SIGNS, ONES
from store.parse.quantities.numerals import Token, read_number, tokenize, word_at
from store.parse.quantities.quantity import Quantity

_BELOW_ZERO = re.compile(r"\b(?:minus|negative)[\s-]$", re.I)
_ACCOUNTED = re.compile(r"(?:\b(?:was|were|is|of|to|at|from)\s|:\s?|\s{2,}|\|\s?)$")
"""What stands before a figure in brackets that is below zero; elsewhere brackets hold another currency or an aside."""
_OR = re.compile(r"-?\s*(?:or|and|to|(?P<of>of (?:the|its)))\s+")
_SIGNS: dict[str, Direction] = {"+": "up", "-": "down"}


def without_brackets(tokens: list[Token]) -> tuple[list[Token], set[int]]:
    """The tokens without the brackets of "$(4.7) million", and where the numbers stand that were in such."""
    kept: list[Token] = []
    below: set[int] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text == "(" and at and tokens[at - 1].text in MONEY_SIGNS and word_at(tokens, at + 2) == ")":
            below.add(tokens[at + 1].start)
            kept.append(tokens[at + 1])
            at += 3
            continue
        kept.append(token)
        at += 1
    return kept, below


def signed(text: str, quantity: Quantity) -> Quantity:
    """The quantity with what a sign, a word or an accountant's brackets before it say: below zero, or which way it moved."""
    if quantity.value_high is not None or quantity.direction:
        return quantity
    start, end = quantity.span.start, quantity.span.end
    sign, before = text[start - 1 : start], text[start - 2 : start - 1]
    if sign in _SIGNS and _is_sign(quantity, before):
        span = Span(start - 1, end)
        value = -quantity.value if sign == "-" else quantity.value
        moved = _SIGNS[sign] if quantity.dimension in ("percent", "points") else None
        return replace(quantity, span=span, full=span.cover(quantity.full), value=value, direction=moved)
    in_brackets = sign == "(" and text[end : end + 1] == ")" and _ACCOUNTED.search(text[max(0, start - 30) : start - 1])
    if in_brackets or _BELOW_ZERO.search(text, max(0, quantity.full.start - 12), quantity.full.start):
        return replace(quantity, value=-quantity.value)
    return quantity


def _is_sign(quantity: Quantity, before: str) -> bool:
    """Whether a hyphen before a number is a minus: it joins it to nothing, and nothing is counted ("COVID -19 tests")."""
    if before and (before.isalnum() or before in "-–—/.,"):
        return False
    return before != " " or quantity.dimension not in (None, "time", "count")


def shared(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """ "two or three million euros", "7- or 8-inch": what is written once behind two numbers belongs to both."""
    both = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        between = _OR.fullmatch(text[one.span.end : other.span.start]) if one.unit is None and other.unit else None
        if between:
            alike = other.scaled and not one.scaled and one.value < 1000 and not between["of"]
            scale = _scale_of(text, other) if alike else 1
            both[at] = replace(one, unit=other.unit, dimension=other.dimension, value=one.value * scale, scaled=scale != 1)
    return both


def _scale_of(text: str, quantity: Quantity) -> Decimal:
    """What a number's first word is multiplied by."""
    tokens = tokenize(text[quantity.span.start : quantity.span.end])
    first = next((at for at, token in enumerate(tokens) if token.kind == "number" or token.low in ONES), None)
    plain = read_number(tokens[: first + 1], first) if first is not None else None
    return quantity.value / plain.value if plain and plain.value else Decimal(1)
