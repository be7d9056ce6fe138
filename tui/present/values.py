"""A field's value as people read it, by what it holds: short for tables, in full for cards."""

from __future__ import annotations

from decimal import Decimal

from store.base import country_name
from store.model import Amount, Change, Declared, Period, Value
from tui.present import figures


def short(of: Declared, value: object) -> str:
    """A value in few characters, for a table; nothing for an absent one."""
    if isinstance(value, Amount):
        return figures.money(value)
    if isinstance(value, Value):
        return figures.level(value)
    if isinstance(value, Change):
        return figures.change(value)
    if isinstance(value, Period):
        return of.told.before + figures.when(value)
    if isinstance(value, Decimal):
        return f"{figures.plain(value)}%"
    return of.told.before + _text(of, value) if value else ""


def full(of: Declared, value: object) -> str:
    """A value with nothing left out, for a card; nothing for an absent one."""
    if isinstance(value, Amount):
        return f"{_number(value)} {value.currency}{', shared' if value.shared else ''}"
    if isinstance(value, Value):
        return f"{_number(value)} {value.unit or ''}".strip()
    if isinstance(value, Change):
        return figures.change(value) + (f", against {value.baseline}" if value.baseline else "")
    if isinstance(value, Period):
        return figures.when(value)
    if isinstance(value, Decimal):
        return f"{figures.plain(value)}%"
    return _text(of, value) if value else ""


def _text(of: Declared, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if of.shape == "country":
        return country_name(str(value))
    return str(value).replace("_", " ") if of.shape in ("choice", "measure") else str(value)


def _number(number: Amount | Value) -> str:
    """A number in full, both ends of a range, with its qualifier."""
    ends = " to ".join(figures.plain(part) for part in (number.value, number.value_high) if part is not None)
    return f"{number.qualifier.replace('_', ' ')} {ends}"
