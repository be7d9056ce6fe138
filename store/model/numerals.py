"""Numbers as people type them in queries and corrections: 500M, €1.5bn, $5 billion, INR 500 crore, 20%, 36,040."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context, Decimal

from store.frozen import Frozen

_SCALES: Mapping[str, int] = {
    "k": 3, "thousand": 3, "thousands": 3,
    "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5,
    "m": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6,
    "crore": 7, "crores": 7, "cr": 7,
    "b": 9, "bn": 9, "bln": 9, "billion": 9, "billions": 9,
    "t": 12, "tn": 12, "trillion": 12, "trillions": 12, "lakh crore": 12, "lakh crores": 12,
}  # fmt: skip
_SYMBOLS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₹": "INR", "rs": "INR", "rs.": "INR", "₩": "KRW"}
_CODES = "AUD BRL CHF CNY CZK DKK EUR GBP HKD IDR INR JPY KRW MXN MYR NOK NZD PLN SEK SGD THB TWD USD ZAR".split()
"""Codes that may stand behind a number too; "cad" and "try" are words as well."""
_NAMED = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
    "yuan": "CNY", "rupee": "INR", "rupees": "INR", "won": "KRW", **{code.lower(): code for code in _CODES},
}  # fmt: skip
_OWN_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹"}
"""What one currency alone is written with; ¥ is two."""
_MOST_DIGITS = 40
"""Digits of a number that somebody typed, before its scale and after; more are a mistake, and slow."""
_EXACT = Context(prec=2 * _MOST_DIGITS)


def _one_of(words: Mapping[str, object]) -> str:
    """The pattern for one of some words, in any case, the spaces in them of any width."""
    return "(?i:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) + ")"


_WORD_ENDS = r"""(?=[\s()",;.%]|\Z)"""
"""What a scale may stop at: "5 m thailand" and "5 m..6 m" are millions, "5 b&c" and "5mw" are not."""
_NUMERAL = re.compile(
    rf"""(?P<sign>[-+])?
    (?:(?P<money>{_one_of(_SYMBOLS)}|[A-Za-z]{{3}})\s*)?
    (?P<inner>[-+])?
    (?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)
    (?:\s*(?P<scale>{_one_of(_SCALES)}){_WORD_ENDS})?
    (?P<percent>%)?
    (?(money)|(?:\s*(?P<unit>{_one_of(_NAMED)}){_WORD_ENDS})?)""",
    re.VERBOSE,
)
_BEGUN = re.compile(
    rf"""[-+]?
    (?P<money>{_one_of(_SYMBOLS)}\s*|[A-Za-z]{{3}}\s*|[A-Za-z]{{1,2}})?
    [-+]?
    (?:\d[\d,]*(?:\.\d+)?(?P<scale>[A-Za-z]+) | \d[\d,]*\.? | \.)?""",
    re.VERBOSE,
)


class Numeral(Frozen):
    """A number with what stood around it: an ISO 4217 code for a currency, and whether it is a percentage."""

    value: Decimal
    currency: str | None = None
    percent: bool = False


def read_numeral(text: str) -> Numeral | None:
    """The number that `text` is; None when it is none."""
    match = _NUMERAL.fullmatch(text)
    return _numeral(match) if match else None


def numeral_at(text: str, start: int, stop: int) -> tuple[Numeral, int] | None:
    """The number that `text` has at a character, its scale and its currency with it, and where they end."""
    match = _NUMERAL.match(text, start, stop)
    number = _numeral(match) if match else None
    return (number, match.end()) if match and number else None


def is_begun(text: str, *, money: bool) -> bool:
    """Whether a text that is no number becomes one when somebody types on: "", "$", "INR ", "5.", "5bil"."""
    match = _BEGUN.fullmatch(text)
    if match is None or (match["money"] and not money):
        return False
    scale = (match["scale"] or "").casefold()
    return any(word.startswith(scale) for word in _SCALES)


def goes_on(word: str) -> bool:
    """Whether a word behind a number would be read as part of it: "million", "dollars"."""
    return word.casefold() in _SCALES or word.casefold() in _NAMED


def plain_number(value: Decimal) -> str:
    """All digits of a number, and none for nothing: 36040, 0.5."""
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def written_amount(value: Decimal, currency: str | None) -> str:
    """An amount as people write it, in one word: $5bn, -€1.5M, JPY300M, 36040. `read_numeral` gives it again."""
    money = _OWN_SYMBOLS.get(currency, currency) if currency else ""
    return "-" * (value < 0) + money + _short(value.copy_abs())


def _short(size: Decimal) -> str:
    digits = plain_number(size)
    for exponent, letters in ((12, "tn"), (9, "bn"), (6, "M")):
        if size >= Decimal(1).scaleb(exponent):
            scaled = plain_number(size.scaleb(-exponent, _EXACT)) + letters
            return scaled if len(scaled) < len(digits) else digits
    return digits


def _numeral(match: re.Match[str]) -> Numeral | None:
    digits = match["digits"]
    if len(digits) > _MOST_DIGITS or (match["sign"] and match["inner"]):
        return None
    size = Decimal(digits.replace(",", "")).scaleb(_scale(match["scale"]), _EXACT)
    if len(plain_number(size)) > _MOST_DIGITS:
        return None
    value = size.copy_negate() if "-" in (match["sign"], match["inner"]) else size
    return Numeral(value, _currency(match["money"], match["unit"]), match["percent"] is not None)


def _scale(word: str | None) -> int:
    return _SCALES[" ".join(word.casefold().split())] if word else 0


def _currency(before: str | None, behind: str | None) -> str | None:
    if before:
        return _SYMBOLS.get(before.casefold()) or before.upper()
    return _NAMED[behind.casefold()] if behind else None
