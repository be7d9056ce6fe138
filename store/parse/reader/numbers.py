"""The numbers and times of a document as the network is told of them."""

from __future__ import annotations

from store.parse.anchors import Anchors
from store.parse.quantities.quantity import Quantity
from store.parse.reader.features import Numbered
from store.parse.reader.roles import NUMBER_KINDS

_KIND = {kind: at for at, kind in enumerate(NUMBER_KINDS)}


def number_kind(quantity: Quantity) -> int:
    """The kind of a quantity, as an index of NUMBER_KINDS."""
    if quantity.dimension == "money":
        return _KIND["money"]
    if quantity.unit in ("percent", "percentage_point"):
        return _KIND["percent"]
    if quantity.dimension == "time":
        return _KIND["duration"]
    return _KIND["plain"] if quantity.unit is None else _KIND["count"]


def numbered(anchors: Anchors) -> list[Numbered]:
    """Numbers and times in reading order; a number inside a time is part of it."""
    times = [Numbered(one.span, _KIND["time"]) for one in anchors.times]
    found = sorted(
        [*times, *(Numbered(one.span, number_kind(one)) for one in anchors.quantities)], key=lambda one: one.span.start
    )
    kept: list[Numbered] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
