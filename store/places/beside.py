"""What the text right behind a place's name says of where it is: ", Ohio", ", Thailand's industrial belt", "(Texas)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from store.frozen import Frozen
from store.places.spelling import key, without_possessive
from store.places.tables import abbreviation, countries, regions

_READ: Final = 120
"""Characters behind a name that are read."""

_OPENING: Final = r"\s*(?:[,(–—-]\s*|in\s+)"
_BREAK: Final = r"\s*[,()–—;:!?\n\"“”]\s*|\.(?=\s+[A-Z]|\s*$)(?<![A-Z]\.)|\s+[-–—]\s+"
_JOINED: Final = r"-(?:based|headquartered|listed|born|made)$"
"""What opens the text, what parts it, and what a place may be joined to; compiled at the first use, not at import."""
_PARTS: Final = 3
"""Parts between commas that are read: ", Orange County, California"."""
_MOST_WORDS: Final = 6
"""Words of the longest name of a country: "the Democratic Republic of the Congo"."""

_GOES_ON: Final = frozenset(
    "and or where which that who in on at for to from with by as is are was were has have had will would could can may when "
    "while after before since until but it said says".split()
)
"""Words that may follow a complete name of a place; before any other word the name may belong to that: "US officials"."""


class Within(Frozen, kw_only=True):
    """A country that is written behind a name, with the `region` where that is written.

    `complete` when nothing follows that the country's name could belong to.
    """

    country: str
    region: str | None
    complete: bool


@lru_cache(maxsize=2_000)
def written_beside(text: str) -> tuple[Within, ...]:
    """What the text behind a name can say of where it is, in the order of trust; empty when it says nothing.

    Several when an abbreviation is a state's and a country's code ("GA"), or two countries have a region of one name.
    """
    opening = re.match(_OPENING, text[:_READ])
    if opening is None:
        return ()
    for part in [part for part in re.split(_BREAK, text[opening.end() : _READ]) if part.strip()][:_PARTS]:
        found = tuple(_named_in(part))
        if found or not _describes(part):
            return found
    return ()


def _named_in(part: str) -> Iterator[Within]:
    """The place that a part begins with, but for words in small letters before it: "a city in Ohio"."""
    words = part.split()
    first = next((at for at, word in enumerate(words) if not word[0].islower()), len(words))
    words = words[first:]
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        written = " ".join(words[:length])
        found = _places(written)
        if found:
            owned = without_possessive(written) != written
            complete = length == len(words) or owned or words[length].lower() in _GOES_ON
            yield from (Within(country=country, region=region, complete=complete) for country, region in found)
            return


def _places(written: str) -> list[tuple[str, str | None]]:
    bare = re.sub(_JOINED, "", without_possessive(written))
    cut = bare.rstrip(".")
    short = cut if cut in regions().short else abbreviation(bare)
    found: list[tuple[str, str | None]] = list(regions().short.get(short, ()))
    code = countries().short.get(short) or (short if short in countries().name else None)
    if found or code:
        return [*found, (code, None)] if code else found
    form = key(bare)
    found = list(regions().named.get(form, ()))
    named = countries().named.get(form)
    return [(named, None), *found] if named else found


def _describes(part: str) -> bool:
    """Whether a part may stand between a name and its country: all small letters, or a county or province."""
    return part.islower() or part.rsplit(maxsplit=1)[-1].lower().strip(".") in (
        "county",
        "province",
        "prefecture",
        "district",
        "region",
    )
