"""Which names of a city the gazetteer keeps.

GeoNames has names of a city in all languages, and the package does not say which is whose. Kept are those whose words English
text on the web knows (`words.txt`), unless they are another place's name as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from store.frozen import Frozen
from store.places.spelling import key
from store.places.tables import areas, countries, regions
from tests.gazetteer.shared_names import SHARED

Row = tuple[str, str, str, str, int]
"""Key, name, country, region's name or "", population."""

KNOWN_BY_MORE = 20_000
"""Inhabitants from which on a city's other names are kept."""

_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+(?:[ -][A-Za-zÀ-ž]{2,})*")
_SYLLABLES = 4
"""Letters of the shortest word in a name with hyphens: shorter ones are syllables that a transcription parts."""
_SPELLED_BY_SYLLABLE = ("CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN")
_NOT_ENGLISH = re.compile(
    r"\b(?:Lungsod|Bandar|Raya|Kota|Shi|Cathair|Dinas|Stad|Comuna|Municipio|Arrondissement|Amphoe|Urbs|Civitas)\b"
)


class City(Frozen, kw_only=True):
    """A city as GeoNames has it."""

    name: str
    country: str
    region: str
    population: int
    others: tuple[str, ...]


def first_names(cities: list[City]) -> list[Row]:
    """A row for each city's own name: both parts of "Biel/Bienne", and a name without what stands in brackets behind it.

    Of those with the same name in one region (a town and its parts, mostly) the most populous is kept.
    """
    largest: dict[tuple[str, str, str], Row] = {}
    for city in cities:
        if " / " in city.name:
            continue  # quarters of towns
        name = re.sub(r"\s*\(.*?\)", "", city.name)
        parts = [name, *name.split("/")] if "/" in name else [name]
        for part in parts:
            _keep(largest, (key(part), name, city.country, city.region, city.population))
        for umlauts in _digraphs(name):
            _keep(largest, (key(umlauts), name, city.country, city.region, city.population))
    return list(largest.values())


def other_names(cities: list[City], first: list[Row]) -> list[Row]:
    """A row for each other name of a larger city that is worth keeping."""
    known = english_words()
    taken: dict[str, int] = {}
    for row in first:
        taken[row[0]] = max(row[4], taken.get(row[0], 0))
    named = {*countries().named, *areas().named, *regions().named}
    largest: dict[tuple[str, str, str], Row] = {}
    for city in cities:
        own = key(city.name)
        for name in (*city.others, *SHARED.get((city.country, city.name), ())):
            form = key(name)
            shared = name in SHARED.get((city.country, city.name), ())
            if not shared and (form in named or form == own or not _is_kept(city, name, known)):
                continue
            short = own.startswith(form + " ") and city.population >= 5 * taken.get(form, 0)
            if form not in taken or short or shared:
                _keep(largest, (form, city.name, city.country, city.region, city.population))
    return list(largest.values())


WORDS = Path(__file__).with_name("words.txt")
"""Words of the names that English text on the web knows, by the vocabulary of spaCy's en_core_web_md 3.7.1."""


def english_words() -> Callable[[str], bool]:
    """Whether a word of a name is one that English text knows, written so."""
    return frozenset(WORDS.read_text(encoding="utf-8").split()).__contains__


def _is_kept(city: City, name: str, known: Callable[[str], bool]) -> bool:
    if city.population < KNOWN_BY_MORE or not 4 <= len(name) <= 30:
        return False
    if name[0].isupper() and key(name).replace(" ", "") == key(city.name).replace(" ", ""):
        return True  # "Hai Phong" for "Haiphong"
    if not _LATIN.fullmatch(name) or _NOT_ENGLISH.search(name):
        return False
    words = re.split("[ -]", name)
    if not all(map(known, words)) or ("-" in name and min(map(len, words)) < _SYLLABLES):
        return False
    alike = set(key(name).split()) & set(key(city.name).split())
    whole = city.country not in _SPELLED_BY_SYLLABLE and min(map(len, words)) >= _SYLLABLES
    return len(words) == 1 or bool(alike) or whole


def _digraphs(name: str) -> Iterator[str]:
    """ "Duesseldorf" for "Düsseldorf"."""
    if re.search("[äöüÄÖÜ]", name):
        yield re.sub("[äöüÄÖÜ]", lambda found: unicodedata.normalize("NFD", found[0])[0] + "e", name)


def _keep(largest: dict[tuple[str, str, str], Row], row: Row) -> None:
    at = (row[0], row[2], row[3])
    if row[0] and row[4] > largest.get(at, (*row[:4], -1))[4]:
        largest[at] = row
