"""Numbers as people type them in queries and corrections: 500M, €1.5bn, 20%, 36,040."""

from __future__ import annotations

import re
from decimal import Decimal

from store.frozen import Frozen

_NUMERAL = re.compile(
    r"(?P<money>[$€£¥₹₩]|[A-Za-z]{3}\s?(?=[-+\d.]))?(?P<digits>[-+]?\d[\d,]*(?:\.\d+)?|\.\d+)(?P<scale>[A-Za-z]{1,2})?(?P<percent>%)?"
)
_SCALES = {"": 0, "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₹": "INR", "₩": "KRW"}
_MOST_DIGITS = 40
"""Digits of a number that somebody typed; more are a mistake, and slow."""


class Numeral(Frozen):
    """A number with what stood around it: an ISO 4217 code for a currency, and whether it is a percentage."""

    value: Decimal
    currency: str | None = None
    percent: bool = False


def read_numeral(text: str) -> Numeral | None:
    """The number that `text` is; None when it is none."""
    match = _NUMERAL.fullmatch(text) if len(text) <= _MOST_DIGITS else None
    scale = (match["scale"] or "").lower() if match else ""
    if match is None or scale not in _SCALES:
        return None
    money = (match["money"] or "").strip()
    value = Decimal(match["digits"].replace(",", "")).scaleb(_SCALES[scale])
    return Numeral(value, _SYMBOLS.get(money) or money.upper() or None, match["percent"] is not None)
