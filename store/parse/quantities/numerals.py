"""Numbers: from characters to tokens, and from tokens to Decimals. One pass, linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from store.frozen import Frozen
from store.parse.lexicon.numbers import DENOMINATORS, ONES, SCALES, TENS, UNIT_WORDS, VAGUE_PLURALS

UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Soft hyphens and characters without width: they part no word."""
_PART = rf"[^\W\d_½⅓⅔¼¾⅛⅜⅝⅞]+(?:[{UNSEEN}]+[^\W\d_]+)*"
_TOKEN = re.compile(
    r"(?P<number>(?:(?<![\d.,])(?<![\d.,] )\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?= ?[^\W\d_]| ?%)|\d{1,3}(?:'\d{3})+(?:\.\d+)?"
    rf"|\d+(?:[.,]\d+)*)[½⅓⅔¼¾⅛⅜⅝⅞]?|[½⅓⅔¼¾⅛⅜⅝⅞])|(?P<word>{_PART}(?:'{_PART})?)|(?P<symbol>[^\s\w]|_)"
)
_HIDDEN = re.compile(f"[{UNSEEN}]")
MOST_DIGITS = 15
"""Significant digits of a number; longer ones are identifiers, and would not survive a JSON number."""
_LARGEST = Decimal(10) ** 18

_WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_VULGAR = {
    "½": "0.5",
    "⅓": "0.333333",
    "⅔": "0.666667",
    "¼": "0.25",
    "¾": "0.75",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
}
_PARTS = (2, 3, 4, 8, 16, 32)
"""What prices and rates are counted in parts of: "10 3/8"."""
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}")


class Token(Frozen):
    """A number, a word or a symbol, with its place in the block; `low` is its lower-case form."""

    kind: Literal["number", "word", "symbol"]
    text: str
    start: int
    end: int
    low: str


class Number(Frozen):
    """A number read from the tokens `[first, after)`: `vague` for "dozens", `digits` when written with digits."""

    value: Decimal
    first: int
    after: int
    digits: bool = True
    vague: bool = False
    scaled: bool = False


def tokenize(text: str) -> list[Token]:
    """The tokens of a block's text, in order."""
    tokens = []
    for match in _TOKEN.finditer(text):
        kind: Literal["number", "word", "symbol"] = match.lastgroup  # type: ignore[assignment]  # the groups' names
        written = match.group()
        tokens.append(Token(kind, written, match.start(), match.end(), _HIDDEN.sub("", written).lower()))
    return tokens


def digits_value(text: str) -> Decimal | None:
    """What digits with grouping mean: 1,234.5, 12,34,567, 1 234, 1'234, 3½ and, if nothing else, 1.234,5; else None."""
    if text[-1] in _VULGAR:
        whole = digits_value(text[:-1]) if text[:-1] else Decimal(0)
        return None if whole is None else whole + Decimal(_VULGAR[text[-1]])
    if sum(character.isdigit() for character in text) > MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _WESTERN.fullmatch(text) or _INDIAN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _SPACED.fullmatch(text):
        return Decimal(text.replace(" ", "").replace("'", "").replace(",", "."))
    if _EUROPEAN.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


def adjacent(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token at `index` follows the one before it without white space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The lower-case text of the token at `index`; empty outside."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def read_number(tokens: Sequence[Token], index: int) -> Number | None:
    """The longest number that starts at `index`, with its scale words ("1.2 million", "two hundred thousand")."""
    token = tokens[index]
    if token.kind == "number":
        value = digits_value(token.text)
        if value is None:
            return None
        if len(token.text) > 1 and token.text[0] == "0" and token.text[1].isdigit():
            return None  # "01632": a code
        number = _with_parts(tokens, Number(value, index, index + 1))
        return _scaled(tokens, _and_a_half(tokens, number))
    if token.kind != "word":
        return None
    return _vague(tokens, index) or _worded(tokens, index)


def _with_parts(tokens: Sequence[Token], number: Number) -> Number:
    """ "10 3/8", "1-1/2"; "3/4" alone where a word follows that says of what."""
    after = number.after
    at = after + (word_at(tokens, after) == "-" and adjacent(tokens, after))
    if at < len(tokens) and tokens[at].kind == "number" and (part := _ratio(tokens, at)) is not None:
        return Number(number.value + part, number.first, at + 3)
    part = _ratio(tokens, number.first)
    of = word_at(tokens, after + 2)
    if part is not None and (of in _OF_WHAT or of in UNIT_WORDS or of.removesuffix("s") in UNIT_WORDS):
        return Number(part, number.first, after + 2)
    return number


_OF_WHAT = frozenset("of pct percent per % point percentage cent cents dlrs dollars mln million cup".split())


def _ratio(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The value of "3/8" at token `at`; None where it is a date or a score."""
    if not (word_at(tokens, at + 1) == "/" and adjacent(tokens, at + 1) and adjacent(tokens, at + 2)):
        return None
    above, below = tokens[at].text, tokens[at + 2].text
    if not (above.isdigit() and below.isdigit()) or word_at(tokens, at + 3) == "/" or (at and tokens[at - 1].text == "/"):
        return None
    parts = int(below)
    return round(Decimal(int(above)) / parts, 6) if parts in _PARTS and 0 < int(above) < parts else None


def _and_a_half(tokens: Sequence[Token], number: Number) -> Number:
    """ "two and a half" of millions or times."""
    if [word_at(tokens, number.after + offset) for offset in range(3)] == ["and", "a", "half"] and number.value < 100:
        return Number(number.value + Decimal("0.5"), number.first, number.after + 3, number.digits)
    return number


def _scaled(tokens: Sequence[Token], number: Number) -> Number | None:
    value, after = number.value, number.after
    scaled = False
    while True:
        at = after + 1 if word_at(tokens, after) == "-" and word_at(tokens, after + 1) in SCALES else after
        scale = SCALES.get(word_at(tokens, at))
        if scale is None or word_at(tokens, at) in VAGUE_PLURALS:
            break
        value, after, scaled = value * scale, at + 1, True
        if word_at(tokens, at) in ("mrd", "mio") and word_at(tokens, after) == "." and adjacent(tokens, after):
            after += 1
        if value >= _LARGEST:
            return None
    return Number(value, number.first, after, number.digits, number.vague, scaled)


def _vague(tokens: Sequence[Token], index: int) -> Number | None:
    """ "dozens", "tens of millions", "hundreds of thousands": an order of magnitude."""
    size = VAGUE_PLURALS.get(tokens[index].low)
    if size is None:
        return None
    value, after = Decimal(size), index + 1
    if word_at(tokens, after) == "of" and word_at(tokens, after + 1) in VAGUE_PLURALS:
        value, after = value * VAGUE_PLURALS[word_at(tokens, after + 1)], after + 2
    return Number(value, index, after, digits=False, vague=True, scaled=True)


def _worded(tokens: Sequence[Token], index: int) -> Number | None:
    """ "twenty-five", "one hundred and fifty", "half a billion", "a million", "billion" before a hyphen."""
    low = tokens[index].low
    if low == "half" and word_at(tokens, index + 1) in ("a", "an") and word_at(tokens, index + 2) in SCALES:
        return Number(SCALES[word_at(tokens, index + 2)] / 2, index, index + 3, digits=False, scaled=True)
    if (share := _part_of_scale(tokens, index)) is not None:
        return share
    if low in ("a", "an") and word_at(tokens, index + 1) in SCALES:
        return _scaled(tokens, Number(Decimal(1), index, index + 1, digits=False))
    if low in SCALES and word_at(tokens, index + 1) == "-":
        return Number(SCALES[low], index, index + 1, digits=False, vague=True, scaled=True)
    total, group, at, seen = Decimal(0), Decimal(0), index, False
    scaled = False
    while at < len(tokens):
        word = word_at(tokens, at)
        if word in ONES or word in TENS:
            group += ONES.get(word, TENS.get(word, 0))
            seen = True
        elif word == "hundred" and seen:
            group *= 100
        elif word in SCALES and seen:
            total, group, scaled = total + group * SCALES[word], Decimal(0), True
        elif not (seen and word in ("and", "-") and _continues(tokens, at, word)):
            break
        at += 1
    if not seen:
        return None
    number = Number(total + group, index, at, digits=False, scaled=scaled)
    halved = _and_a_half(tokens, number)
    return number if halved is number else _scaled(tokens, halved)


def _part_of_scale(tokens: Sequence[Token], index: int) -> Number | None:
    """ "a quarter of a million", "three quarters of a billion"."""
    count = 1 if tokens[index].low == "a" else ONES.get(tokens[index].low)
    at = index + 1 + (word_at(tokens, index + 1) == "-")
    parts = DENOMINATORS.get(word_at(tokens, at))
    scale = SCALES.get(word_at(tokens, at + 3))
    if (
        not count
        or not parts
        or scale is None
        or word_at(tokens, at + 1) != "of"
        or word_at(tokens, at + 2) not in ("a", "one")
    ):
        return None
    return Number(Decimal(round(scale * count / parts)), index, at + 4, digits=False, scaled=True)


def begins_part_of_scale(tokens: Sequence[Token], index: int) -> bool:
    """Whether a part of a million or the like begins at a token."""
    return _part_of_scale(tokens, index) is not None


def _continues(tokens: Sequence[Token], at: int, joint: str) -> bool:
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if joint == "-":
        return (before in TENS and after in ONES) or after in SCALES
    return before in SCALES and (after in ONES or after in TENS)
