"""The unit of a number: its own, the noun that it counts, or that of the number before which it is compared with."""

from __future__ import annotations

import re

from store.model import Span
from store.parse.facts.setting import Setting
from store.parse.facts.values import unit_in
from store.parse.quantities.counted import counted
from store.parse.reader.decoding import Filler

_GOES_ON = re.compile(r"\b(?:to|from|at|against|versus|vs\.?|with|than|and|by)\s+(?:just\s+|about\s+|only\s+|around\s+)?$")
"""What stands before a number that leaves out the unit of the one before: "from 240 trucks to 270"."""
_NOT_SHARED = ("percent", "points", "time", "multiple", "rank")
_LOOKED_AT = 20
_LOOKED_BACK = 3
"""Numbers before that are looked at."""


def unit_of(setting: Setting, number: int, tagged: Filler | None) -> str | None:
    """The unit of a number; `tagged` are the words that the network takes for what it counts."""
    quantity = setting.anchors.quantities[number]
    if quantity.unit or quantity.dimension == "rank":
        return quantity.unit
    words = _words(setting, number, tagged)
    if words is None and _is_joined(setting, number):
        return unit_of(setting, number + 1, None)
    return unit_in(words.of(setting.text)) if words else _unit_before(setting, number)


def _is_joined(setting: Setting, number: int) -> bool:
    """Whether a number and the next count one thing: "two or three buses"."""
    quantities = setting.anchors.quantities
    behind = quantities[number + 1] if number + 1 < len(quantities) else None
    return behind is not None and setting.text[quantities[number].span.end : behind.span.start].strip() in ("or", "and")


def _words(setting: Setting, number: int, tagged: Filler | None) -> Span | None:
    """The counted words: those of the network, to the end of the noun that the grammar finds where they touch."""
    quantity = setting.anchors.quantities[number]
    read = counted(quantity, setting.text, setting.sentence(quantity.span).end)
    if tagged is None or read is None or not read.overlaps(tagged.span):
        return tagged.span if tagged else read
    return read.cover(tagged.span)


def _unit_before(setting: Setting, number: int) -> str | None:
    quantities = setting.anchors.quantities
    quantity = quantities[number]
    if not _GOES_ON.search(setting.text[max(0, quantity.full.start - _LOOKED_AT) : quantity.full.start]):
        return None
    sentence = setting.sentence(quantity.span)
    for at in range(number - 1, max(-1, number - 1 - _LOOKED_BACK), -1):
        before = quantities[at]
        if before.span.start < sentence.start:
            return None
        if before.dimension not in _NOT_SHARED:
            words = None if before.unit else counted(before, setting.text, sentence.end)
            return before.unit or (unit_in(words.of(setting.text)) if words else None)
    return None
