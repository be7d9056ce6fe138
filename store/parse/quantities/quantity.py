"""A number of the text with its unit, range and qualifier."""

from __future__ import annotations

from decimal import Decimal

from store.frozen import Frozen
from store.model import Direction, Qualifier, Span


class Quantity(Frozen):
    """A number as written. `span` covers number, currency and unit, in the block; `full` the qualifier as well.

    `scaled` is one with a word of scale ("million"). `counted` is the
    span of the noun that is counted when the unit was read from one; `direction` says that the number is, or came about
    by, a rise or a fall, and `role` whether it is a level, a change, or what it moved from.
    """

    span: Span
    full: Span
    value: Decimal
    value_high: Decimal | None = None
    unit: str | None = None
    dimension: str | None = None
    qualifier: Qualifier = "exact"
    hyphenated: bool = False
    digits: bool = True
    counted: Span | None = None
    direction: Direction | None = None
    role: str = "level"
    scaled: bool = False
