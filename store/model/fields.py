"""What is declared of a fact's fields, beside their types: names for people, for queries, columns and exports.

The declaration stands at the field, in the struct of its kind (`store.model.fact`). Correction, queries, index, tables, cards
and exports read it here; a new field is one line there.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Annotated, Literal, get_args, get_origin, get_type_hints

from store.frozen import Frozen, field_names
from store.model.amount import Amount, Change, Value
from store.model.period import Period
from store.model.span import Span

Shape = Literal["text", "name", "names", "choice", "country", "measure", "money", "value", "change", "share", "period", "spans"]
"""What a field holds: `name` and `names` those of companies and things, `share` a percentage of a whole."""
NUMBERS: tuple[Shape, ...] = ("money", "value", "change", "share")


class Told(Frozen, kw_only=True):
    """What is declared of a field.

    - `label`: what people call it; `title`: its column's heading, where that is another word.
    - `query`: the field of the query language that looks at it, None for none of its own.
    - `facet`: whether facts are counted by it; `sort`: the column that an answer can be sorted by.
    - `column`: the least width of its column in a table, 0 for no column; `grows`: it takes the room that is left over.
    - `beside`: the field in whose column it is shown too; `instead`: the field that is shown in its column where it is empty;
      `before`: the words that it is shown behind.
    - `cells`: the columns of a spreadsheet that it is written to, by what they have in common with other kinds' fields.
    - `spoken`: whether bare words of a query are looked for in it; `correct`: whether people may correct it.
    - `choices`: the values that there are; `shape`: what it holds, where its type does not say so.
    """

    label: str
    title: str = ""
    query: str | None = None
    facet: bool = False
    sort: str | None = None
    column: int = 0
    grows: bool = False
    beside: str | None = None
    instead: str | None = None
    before: str = ""
    cells: str | None = None
    spoken: bool = False
    correct: bool = True
    choices: tuple[str, ...] = ()
    shape: Shape | None = None


class Declared(Frozen, kw_only=True):
    """A field of a kind of facts: its name, what it holds, whether it may be absent, and what is declared of it."""

    name: str
    shape: Shape
    optional: bool
    told: Told


_SHAPES: dict[object, Shape] = {
    Amount: "money", Value: "value", Change: "change", Period: "period", Decimal: "share", str: "text",
    tuple[str, ...]: "names", tuple[Span, ...]: "spans",
}  # fmt: skip


@lru_cache(maxsize=8)
def declared(kind: type[Frozen]) -> tuple[Declared, ...]:
    """The fields of a kind of facts that something is declared of, in the order of the struct: the order they are shown in."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_declared(name, hints[name]) for name in field_names(kind) if get_origin(hints[name]) is Annotated)


def _declared(name: str, hint: object) -> Declared:
    inner, told = get_args(hint)
    parts = get_args(inner)
    optional = NoneType in parts
    held = next(part for part in parts if part is not NoneType) if optional else inner
    if not isinstance(told, Told):
        raise TypeError(f"{name} is annotated with something else than Told")
    shape = told.shape or ("choice" if told.choices else _SHAPES[held])
    return Declared(name=name, shape=shape, optional=optional, told=told)
