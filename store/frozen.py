"""Values that never change, which is what passes between the parts of Factdeck. The only place that knows msgspec.

On Python 3.11 it makes a class of four fields in 0.013 ms, and a value of it in 0.09 µs; for a frozen dataclass with slots that
is 0.47 ms and 0.75 µs. What a start loads is mostly such classes, and what the parser makes is mostly such values.
"""

from __future__ import annotations

from typing import Any, dataclass_transform

from msgspec import Struct, StructMeta, field, to_builtins
from msgspec.structs import replace

__all__ = ["Frozen", "field", "field_names", "plain_object", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class _FrozenMeta(StructMeta):
    """Makes a class of values from its annotations."""

    def __new__(
        mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, kw_only: bool = False, order: bool = False
    ) -> _FrozenMeta:
        return super().__new__(mcls, name, bases, namespace, frozen=True, kw_only=kw_only, order=order)


class Frozen(Struct, metaclass=_FrozenMeta):
    """A value: its fields are given when it is made, and never set again. Values of one class with the same fields are equal.

    A subclass writes its fields as annotations, as a dataclass does; `kw_only=True` has them given by name, `order=True`
    has them compared by their fields in order.
    """


def field_names(value: Frozen | type[Frozen]) -> tuple[str, ...]:
    """The names of a value's fields, in order."""
    return value.__struct_fields__


def plain_object(value: Frozen) -> dict[str, Any]:
    """A value as a dictionary of its fields, the values in it too: what JSON can hold."""
    plain: dict[str, Any] = to_builtins(value)
    return plain
