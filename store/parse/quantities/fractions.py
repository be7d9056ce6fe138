"""Shares and multiples in words: "a third", "two-thirds", "half of", "doubled", "threefold". One pass over tokens."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from store.frozen import Frozen
from store.model import Direction
from store.parse.lexicon.numbers import (
    DENOMINATORS,
    FOLDS,
    FRACTION_FOLLOWERS,
    FRACTION_LEADERS,
    HALF_LEADERS,
    MULTIPLYING,
    ONES,
)
from store.parse.quantities.numerals import Token, begins_part_of_scale, word_at


class Share(Frozen):
    """A part or a multiple: `value` in percent, or in times for a multiple; tokens up to `after`."""

    value: Decimal
    unit: str
    dimension: str
    after: int
    direction: Direction | None = None


def may_begin_share(token: Token) -> bool:
    """Whether a share can begin with a token."""
    low = token.low
    return low in ("a", "one", "half", "two", "three", "four") or low in MULTIPLYING or low in FOLDS or low == "ten"


def read_share(tokens: Sequence[Token], at: int) -> Share | None:
    """The share or multiple that begins at token `at`; None when there is none."""
    low = tokens[at].low
    if begins_part_of_scale(tokens, at):
        return None
    if low in MULTIPLYING:
        return _multiplying(tokens, at)
    fold = FOLDS.get(low) or (
        FOLDS.get(f"{low}fold") if word_at(tokens, at + 1) == "-" and word_at(tokens, at + 2) == "fold" else None
    )
    if fold:
        return Share(Decimal(fold), "times", "multiple", at + (1 if low in FOLDS else 3), "up")
    if low == "half":
        return _half(tokens, at)
    return _part(tokens, at) or _one_in(tokens, at)


def _one_in(tokens: Sequence[Token], at: int) -> Share | None:
    """ "one in five", "three out of ten"."""
    out = word_at(tokens, at + 1) == "out" and word_at(tokens, at + 2) == "of"
    last = at + 2 + out
    count, whole = ONES.get(tokens[at].low), ONES.get(word_at(tokens, last))
    if not count or not whole or not (out or word_at(tokens, at + 1) == "in") or not count < whole or whole not in _WHOLES:
        return None
    return Share(round(Decimal(100) * count / whole, 6), "percent", "percent", last + 1)


_WHOLES = (3, 4, 5, 6, 8, 10)


def _multiplying(tokens: Sequence[Token], at: int) -> Share | None:
    """ "doubled", "to triple"; "double the", but not "double-digit" or "a double room"."""
    low = tokens[at].low
    value, direction = MULTIPLYING[low]
    bare = low in ("double", "triple", "quadruple") and word_at(tokens, at - 1) not in _BEFORE_A_VERB
    if bare and word_at(tokens, at + 1) not in _MULTIPLIED:
        return None
    if word_at(tokens, at + 1) == "-" or word_at(tokens, at - 1) == "-":
        return None
    unit, dimension = ("percent", "percent") if direction == "down" else ("times", "multiple")
    return Share(Decimal(value), unit, dimension, at + 1, direction)


_BEFORE_A_VERB = frozenset("to will would could can may might should must than nearly almost roughly about not".split())
_MULTIPLIED = frozenset("the its last what that this from in to output sales their".split())


def _half(tokens: Sequence[Token], at: int) -> Share | None:
    """ "half of", "half its", "by half"; not the half of a year."""
    if word_at(tokens, at - 1) in ("first", "second", "last", "a", "the", "this", "that", "-", "final", "latter"):
        return None
    leads = word_at(tokens, at - 1) in HALF_LEADERS
    if leads or word_at(tokens, at + 1) in ("of", "its", "their", "the"):
        return Share(Decimal(50), "percent", "percent", at + 1)
    return None


def _part(tokens: Sequence[Token], at: int) -> Share | None:
    """ "a third", "two-thirds", "three quarters", where what stands beside it shows that it is no ordinal and no time."""
    count = 1 if tokens[at].low == "a" else ONES.get(tokens[at].low)
    next_ = at + 1 + (word_at(tokens, at + 1) == "-")
    word = word_at(tokens, next_)
    parts = DENOMINATORS.get(word)
    if not count or parts is None or (count > 1) != word.endswith("s") or count >= parts:
        return None
    following, before = word_at(tokens, next_ + 1), word_at(tokens, at - 1)
    if following not in FRACTION_FOLLOWERS and not (
        before in FRACTION_LEADERS and following in (".", ",", ";", "", "in", "and", "on")
    ):
        return None
    if word.startswith("quarter") and following in ("ago", "earlier", "before", "later"):
        return None
    return Share(round(Decimal(100) * count / parts, 6), "percent", "percent", next_ + 1)
