"""Places: names of countries and regions from CLDR, and the adjectives made from them."""

from __future__ import annotations

from functools import cache
from typing import Final

DEMONYMS: Final[dict[str, str]] = {
    "american": "United States", "u.s.": "United States", "us": "United States", "british": "United Kingdom",
    "uk": "United Kingdom", "u.k.": "United Kingdom", "english": "England", "scottish": "Scotland",
    "welsh": "Wales", "irish": "Ireland", "french": "France", "german": "Germany", "italian": "Italy",
    "spanish": "Spain", "portuguese": "Portugal", "dutch": "Netherlands", "belgian": "Belgium", "swiss": "Switzerland",
    "austrian": "Austria", "swedish": "Sweden", "norwegian": "Norway", "danish": "Denmark", "finnish": "Finland",
    "icelandic": "Iceland", "polish": "Poland", "czech": "Czechia", "slovak": "Slovakia", "hungarian": "Hungary",
    "romanian": "Romania", "bulgarian": "Bulgaria", "greek": "Greece", "turkish": "Türkiye", "serbian": "Serbia",
    "croatian": "Croatia", "slovenian": "Slovenia", "ukrainian": "Ukraine", "russian": "Russia",
    "estonian": "Estonia", "latvian": "Latvia", "lithuanian": "Lithuania", "chinese": "China", "japanese": "Japan",
    "korean": "South Korea", "taiwanese": "Taiwan", "indian": "India", "pakistani": "Pakistan",
    "bangladeshi": "Bangladesh", "thai": "Thailand", "vietnamese": "Vietnam", "indonesian": "Indonesia",
    "malaysian": "Malaysia", "singaporean": "Singapore", "filipino": "Philippines", "philippine": "Philippines",
    "cambodian": "Cambodia", "australian": "Australia", "canadian": "Canada", "mexican": "Mexico",
    "brazilian": "Brazil", "argentine": "Argentina", "argentinian": "Argentina", "chilean": "Chile",
    "colombian": "Colombia", "peruvian": "Peru", "egyptian": "Egypt", "moroccan": "Morocco", "nigerian": "Nigeria",
    "kenyan": "Kenya", "ethiopian": "Ethiopia", "ghanaian": "Ghana", "algerian": "Algeria", "tunisian": "Tunisia",
    "israeli": "Israel", "saudi": "Saudi Arabia", "emirati": "United Arab Emirates", "qatari": "Qatar",
    "kuwaiti": "Kuwait", "iranian": "Iran", "iraqi": "Iraq", "jordanian": "Jordan", "lebanese": "Lebanon",
    "omani": "Oman", "kazakh": "Kazakhstan", "uzbek": "Uzbekistan", "mongolian": "Mongolia",
    "european": "Europe", "african": "Africa", "asian": "Asia", "nordic": "Nordics", "scandinavian": "Scandinavia",
}  # fmt: skip
"""Adjectives (lower case) to places; "new zealand" and the like are their own adjectives."""

_SHORT: Final[dict[str, str]] = {
    "u.s.": "United States", "us": "United States", "usa": "United States", "u.s.a.": "United States",
    "america": "United States", "the united states": "United States", "uk": "United Kingdom",
    "u.k.": "United Kingdom", "britain": "United Kingdom", "uae": "United Arab Emirates", "turkey": "Türkiye",
    "czech republic": "Czechia", "eu": "European Union", "korea": "South Korea", "hong kong": "Hong Kong",
    "macau": "Macao", "south-east asia": "Southeast Asia", "mainland china": "China", "holland": "Netherlands",
    "england": "England", "scotland": "Scotland", "wales": "Wales", "middle east": "Middle East",
    "the middle east": "Middle East", "asia-pacific": "Asia-Pacific", "asia pacific": "Asia-Pacific",
    "latin america": "Latin America", "gulf": "Gulf",
}  # fmt: skip
ABROAD: Final = frozenset("overseas abroad domestic domestically".split())
"""Adjectives and adverbs that name no place but say where all the same."""


@cache
def territories() -> dict[str, str]:
    """Names of countries, regions and continents in lower case, to the name that facts carry; from CLDR."""
    from babel import Locale

    names = {name.lower(): name for name in Locale("en").territories.values()}
    names |= {name.lower().replace("&", "and"): name for name in names.values()}
    names |= {key: name.removesuffix(" SAR China") for key, name in names.items()}
    return names | _SHORT


def country_of(word: str) -> str | None:
    """The place that a name or an adjective stands for; None when it is no place that CLDR knows."""
    low = word.lower().removeprefix("the ")
    return territories().get(low) or DEMONYMS.get(low)
