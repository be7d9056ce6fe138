"""A fact as a row for people: the same columns for every kind, with sentence, source and offsets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from store.model import KINDS, Amount, Change, Declared, Fact, Period, Value, declared

_BEFORE, _BEHIND = ("id", "kind"), ("published", "sentence", "source", "document", "start_offset", "end_offset", "confidence")


def _columns(of: Declared) -> tuple[str, ...]:
    """The columns that a field is written to."""
    name = of.told.cells or of.name
    match of.shape:
        case "money" | "value":
            return name, f"{name}_high", "unit", "qualifier"
        case "change":
            return "change_percent", "direction"
        case "period":
            return (name, "end") if name == "start" else (f"{name}_start", f"{name}_end")
        case "spans":
            return ()
    return (name,)


COLUMNS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (*_BEFORE, *(column for kind in KINDS.values() for one in declared(kind) for column in _columns(one)), *_BEHIND)
    )
)


def row(fact: Fact) -> dict[str, str]:
    """The row of a fact; what it does not have is empty."""
    common = {
        "id": fact.id,
        "kind": fact.kind,
        "published": fact.published or "",
        "sentence": " ".join(fact.sentence.split()),
        "source": fact.source,
        "document": fact.document,
        "start_offset": str(fact.span.start),
        "end_offset": str(fact.span.end),
        "confidence": f"{fact.confidence:.2f}",
    }
    own: dict[str, str] = {}
    for one in declared(type(fact)):
        cells = dict(zip(_columns(one), _cells(getattr(fact, one.name)), strict=False))
        own |= {column: cell for column, cell in cells.items() if cell}
    return dict.fromkeys(COLUMNS, "") | common | own


def _cells(value: object) -> Iterator[str]:
    """A field's value in each of its columns."""
    if isinstance(value, Amount | Value):
        unit = value.currency if isinstance(value, Amount) else value.unit
        yield from (plain(value.value), plain(value.value_high), unit or "", value.qualifier)
    elif isinstance(value, Change):
        yield from (plain(value.signed_percent), value.direction)
    elif isinstance(value, Period):
        yield from (value.start or "", value.end or "")
    elif isinstance(value, Decimal):
        yield plain(value)
    elif isinstance(value, tuple):
        yield "; ".join(map(str, value))
    else:
        yield "" if value is None else str(value)


def plain(value: Decimal | None) -> str:
    """A number without an exponent."""
    return "" if value is None else format(value.normalize(), "f")
