"""Numbers as people read them in a table: "$633M", "> 1.2M vehicles", "+18.8%"."""

from __future__ import annotations

from decimal import Decimal

from store.model import Amount, Change, Period, Qualifier, Value

_SIGNS: dict[Qualifier, str] = {
    "exact": "",
    "about": "~",
    "over": ">",
    "under": "<",
    "at_least": "≥",
    "up_to": "≤",
    "range": "",
}
_SCALES = ((Decimal(10) ** 12, "T"), (Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "K"))
_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "CNY": "CN¥"}
_ARROWS = {"up": "▲", "down": "▼", "flat": "="}


def plain(value: Decimal) -> str:
    """A number in full, with commas."""
    return f"{value.normalize():,f}"


def short(value: Decimal) -> str:
    """A number with a letter for its scale: 9.58M, 633M, 800, 36,040."""
    for scale, letter in _SCALES:
        if abs(value) >= scale and (scale > 1000 or (value >= 100_000 and value % 100 == 0)):
            return f"{plain(round(value / scale, 3))}{letter}"
    return plain(value)


def _span(value: Decimal, high: Decimal | None) -> str:
    return short(value) if high is None else f"{short(value)}–{short(high)}"


def money(amount: Amount) -> str:
    """A sum of money."""
    symbol = _CURRENCIES.get(amount.currency, f"{amount.currency} ")
    shared = " shared" if amount.shared else ""
    return f"{_SIGNS[amount.qualifier]}{symbol}{_span(amount.value, amount.value_high)}{shared}"


def level(value: Value) -> str:
    """A measured value with its unit."""
    number = _span(value.value, value.value_high)
    sign = _SIGNS[value.qualifier]
    unit = value.unit or ""
    base, _, per = unit.partition("/")
    if base in _CURRENCIES or (len(base) == 3 and base.isupper()):
        symbol = _CURRENCIES.get(base, f"{base} ")
        return f"{sign}{symbol}{number}" + (f"/{per}" if per else "")
    if unit == "percent":
        return f"{sign}{number}%"
    return f"{sign}{number} {_plural(unit.replace('_', ' ')) if value.value != 1 else unit}".strip()


def _plural(unit: str) -> str:
    """The plural of a counted noun; symbols like km and GWh have none."""
    noun, slash, per = unit.partition("/")
    if len(noun) < 3 or not noun.replace(" ", "").islower() or not noun.isascii():
        return unit
    if noun == "person":
        noun = "people"
    elif noun.endswith("y") and noun[-2] not in "aeiou":
        noun = noun[:-1] + "ies"
    elif noun.endswith(("s", "x", "ch", "sh")):
        noun = noun if noun.endswith("s") else noun + "es"
    else:
        noun += "s"
    return noun + slash + per


def change(moved: Change) -> str:
    """How much something moved, with an arrow that tells the way without colour."""
    arrow = _ARROWS[moved.direction]
    if moved.percent is not None:
        return f"{arrow} {plain(moved.percent)}%"
    return f"{arrow} {short(moved.absolute)}" if moved.absolute is not None else arrow


def when(period: Period | None) -> str:
    """A period: its ISO date, its two ends, or its words when it has no dates."""
    if period is None:
        return ""
    if period.start and period.end:
        return period.start if period.start == period.end else f"{period.start}..{period.end}"
    if period.start or period.end:
        return f"{period.start or ''}..{period.end or ''}"
    return period.text


def sum_of(currency: str, value: Decimal) -> str:
    """A sum in a currency: "$1.5B", "SEK 300M"."""
    return f"{_CURRENCIES.get(currency, f'{currency} ')}{short(value)}"
