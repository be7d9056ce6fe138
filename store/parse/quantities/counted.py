"""What a bare number counts, where the network has not tagged it: the noun behind it, by the shape of the words alone."""

from __future__ import annotations

import re

from store.model import Span
from store.parse.quantities.quantity import Quantity

_WORD = re.compile(r"\s*-?([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_OF = re.compile(r"\s+of(?=\s)")
"""What stands behind "dozens" and "millions"."""
_STOPS = frozenset(
    (
        "a an the of in on at to by for from with and or but as than is are was were be been has have had will would can "
        "could may might said says last next this that these those its their his her per each every between after before "
        "while when who which where since until over under about up down more less compared versus against it they he she we "
        "ago earlier later"
    ).split()
)
_PLURALS = frozenset("people staff men women children personnel crew aircraft series species cattle sheep feet".split())
_NO_PLURALS = ("ss", "us", "is", "ous", "'s", "’s")
_FARTHEST = 5
"""Words behind the number that are looked at."""


def counted(quantity: Quantity, text: str, end: int) -> Span | None:
    """The words from behind the number to the noun that it counts; its sentence ends at `end`. None where it counts none."""
    at = quantity.span.end
    vague = _OF.match(text, at, end) if quantity.qualifier == "about" and not quantity.digits else None
    at = vague.end() if vague else at
    start = None
    for _ in range(_FARTHEST):
        match = _WORD.match(text, at, end)
        if match is None or match[1].lower() in _STOPS:
            return None
        start = match.start(1) if start is None else start
        word = match[1].lower()
        if word in _PLURALS or (word.endswith("s") and len(word) > 3 and not word.endswith(_NO_PLURALS)):
            return Span(start, match.end(1))
        at = match.end()
    return None
