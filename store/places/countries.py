"""Countries: their codes, usual names and continents."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from store.places.spelling import LONGEST, key, without_possessive
from store.places.tables import abbreviation, countries

_STYLE: Final = (
    r"^(?:the )?(?:(?:peoples|federal|islamic|arab|democratic|socialist) )*(?:republic|kingdom|state|federation|sultanate|"
    r"principality|commonwealth) of (?:the )?"
)
"""What stands before a country's name in its long form: "the Republic of", "the Federal Republic of"."""


@lru_cache(maxsize=20_000)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `text` names, or is an adjective of: "Thai", "the UK", "TH".

    Abbreviations count in capitals only. "Georgia" is the country here; `resolve` doubts it.
    """
    if len(text) > LONGEST:
        return None
    table = countries()
    bare = without_possessive(text.strip())
    bare = bare[4:] if bare[:4].lower() == "the " else bare
    short = abbreviation(bare)
    if short in table.short or short in table.name:
        return table.short.get(short, short)
    for form in (key(text), key(bare), re.sub(_STYLE, "", key(bare))):
        found = table.named.get(form) or table.adjective.get(form)
        if found:
            return found
    return None


def country_name(code: str) -> str:
    """The usual English name of a country: "TH" is "Thailand". A code that is no country's is its own name."""
    return countries().name.get(code, code)


WORLD_REGIONS = ("Africa", "Asia", "Europe", "North America", "Oceania", "South America")
"""The parts of the world that countries are counted to."""


def world_region(code: str) -> str:
    """The continent that GeoNames counts a country to; "" when the code is no country's.

    One of Africa, Asia, Europe, North America, Oceania and South America. Russia is in Europe, Turkey and Georgia in Asia.
    """
    return countries().continent.get(code, "")
