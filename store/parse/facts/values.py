"""Numbers of the text as the values that facts carry: sums, values with units, changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from store.frozen import replace
from store.model import Amount, Change, Direction, Span, Value
from store.parse.facts.naming import plain_words
from store.parse.lexicon.movement import MOVED_BEFORE, MOVED_BEHIND
from store.parse.quantities.numerals import tokenize
from store.parse.quantities.quantity import Quantity
from store.parse.quantities.units import Unit, singular, with_per

_MONEY = re.compile(r"[A-Z]{3}")
_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AFTER_NOUN = re.compile(r"\b(?:a|an|per|each|every|of|in|for|from|with|by|on|at)\b|[,;(/]")


def amount(quantity: Quantity, text: str) -> Amount | None:
    """A sum of money; None for what is none."""
    if quantity.unit is None or not _MONEY.fullmatch(quantity.unit):
        return None
    low, high = _ends(quantity)
    low = abs(low)  # nobody pays less than nothing
    return Amount(value=low, value_high=high, qualifier=quantity.qualifier, currency=quantity.unit, text=quantity.full.of(text))


def is_converted(quantities: Sequence[Quantity], number: int, text: str) -> bool:
    """Whether a sum is the one before it in another currency: "1.4 trillion won ($1.02 billion)"."""
    if not number:
        return False
    before, one = quantities[number - 1], quantities[number]
    return (
        before.dimension == one.dimension == "money"
        and before.unit != one.unit
        and text[before.span.end : one.full.start].strip() == "("
    )


def value(quantity: Quantity, text: str, unit: str | None) -> Value:
    """A measured value in its unit."""
    low, high = _ends(quantity)
    return Value(value=low, value_high=high, qualifier=quantity.qualifier, unit=unit, text=quantity.full.of(text))


def change(quantity: Quantity, text: str, direction: Direction, baseline: str | None) -> Change:
    """How much something moved."""
    size, relative = abs(quantity.value), quantity.unit == "percent"
    if quantity.dimension == "multiple":  # "doubled" is 100 % more
        size, relative = max(size - 1, Decimal(0)) * 100, True
    return Change(
        direction=quantity.direction or direction,
        percent=size if relative else None,
        absolute=None if relative else size,
        text=" ".join(quantity.full.of(text).split()),
        baseline=baseline,
    )


def both_ways(change: Change, quantities: Sequence[Quantity], number: int, text: str) -> Change:
    """The change with its other measure, where that stands right behind: "fell 55 cents, or 1.2%"."""
    if number + 1 >= len(quantities):
        return change
    one, other = quantities[number], quantities[number + 1]
    if not _OR.fullmatch(text[one.span.end : other.full.start]) or (one.unit == "percent") == (other.unit == "percent"):
        return change
    size = abs(other.value)
    return replace(change, percent=size) if other.unit == "percent" else replace(change, absolute=size)


_OR = re.compile(r",?\s*(?:or|\()\s*")


def unit_in(words: str) -> str | None:
    """The unit that counted words name: "electric vehicles a year" counts vehicle/year."""
    words = plain_words(words)
    stop = _AFTER_NOUN.search(words)
    nouns = _NOUN.findall(words[: stop.start()] if stop else words)
    if not nouns:
        return None
    per = with_per(tokenize(words[stop.start() :]), Unit(singular(nouns[-1].lower()), "count", 0)) if stop else None
    return per.name if per else singular(nouns[-1].lower())


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal | None]:
    low, high = quantity.value, quantity.value_high
    return (high, low) if high is not None and high < low else (low, high)


_LOOKED_AT = 40


def said_direction(text: str, span: Span) -> Direction | None:
    """Which way a change went by the word right before it, or right behind it; None where neither says."""
    match = MOVED_BEFORE.search(text[max(0, span.start - _LOOKED_AT) : span.start]) or MOVED_BEHIND.match(text, span.end)
    if match is None:
        return None
    return "up" if match["up"] else "down"
