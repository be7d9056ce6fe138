"""Ranks as numbers: "the second-largest maker", "the world's No. 3", "ranked 12th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from store.model import Span
from store.parse.quantities.quantity import Quantity

_ORDINALS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(),
        1,
    )
}
_RANK = re.compile(
    rf"""\b(?:
        (?P<word>{"|".join(name for name in _ORDINALS if name != "first")}|\d{{1,3}}(?:nd|rd|th|st))
            (?=[-\s](?:\w+est\b|most\b|least\b|best\b|worst\b|ranked\b|placed\b|place\b|spot\b))
      | (?:ranks?|ranked|ranking|finished|came|comes|placed)\ (?:\w+\ )?(?P<ranked>{"|".join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\b
      | (?:No\.|number|\#)\s?(?P<number>\d{{1,3}})\b(?=\ (?:\w+\ )?(?:in|by|on|among|maker|producer|player|spot|position|worldwide|globally)\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def find_ranks(text: str) -> Iterator[Quantity]:
    """The ranks in a block, in order. A bare "largest" is none, and "first" is one only of what is ranked."""
    for match in _RANK.finditer(text):
        group = next(name for name in ("word", "ranked", "number") if match[name])
        said = match[group].lower()
        value = _ORDINALS.get(said) or int(re.sub(r"\D", "", said))
        span = Span(match.start(group), match.end(group))
        yield Quantity(span=span, full=span, value=Decimal(value), dimension="rank", digits=said[0].isdigit())
