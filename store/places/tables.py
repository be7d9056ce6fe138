"""The tables of the lexicon, read at the first question: countries, areas and the names of regions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from store.frozen import Frozen
from store.places.spelling import key


class Countries(Frozen, kw_only=True):
    """Countries by ISO code: their name and the continent they are counted to; codes by key of a name or of an adjective.

    `short` has the abbreviations, which count only as they are written: "US" is a country, "us" is not.
    """

    name: dict[str, str]
    continent: dict[str, str]
    named: dict[str, str]
    adjective: dict[str, str]
    short: dict[str, str]


class Areas(Frozen, kw_only=True):
    """The countries of each area by its name, one for a part of a country; `lands` are those that `containers` names."""

    members: dict[str, frozenset[str]]
    lands: frozenset[str]
    named: dict[str, str]
    short: dict[str, str]


class Regions(Frozen, kw_only=True):
    """Regions as country and name: by key of a name, and by abbreviation ("OH", "Calif."); `city` is the large city of each."""

    named: dict[str, tuple[tuple[str, str], ...]]
    short: dict[str, tuple[tuple[str, str], ...]]
    city: dict[tuple[str, str], str]


@cache
def countries() -> Countries:
    """All countries and territories."""
    from store.places.lexicon import africa, asia, europe, north_america, oceania, south_america

    made = Countries(name={}, continent={}, named={}, adjective={}, short={})
    for table in (africa, asia, europe, north_america, oceania, south_america):
        for code, name, others, adjectives in _rows(table.COUNTRIES):
            made.name[code] = name
            made.continent[code] = table.WORLD_REGION
            _enter(code, (name, *_list(others)), made.named, made.short)
            made.adjective.update(dict.fromkeys(map(key, _list(adjectives)), code))
    return made


@cache
def areas() -> Areas:
    """Continents, parts of them, unions; each with the codes of its countries."""
    from store.places.lexicon.areas import GROUPS, LANDS, PARTS

    made = Areas(members={}, lands=frozenset(row[0] for row in _rows(LANDS)), named={}, short={})
    continent = countries().continent
    for name, others, codes in (*_rows(LANDS), *_rows(GROUPS)):
        found = {code for code, within in continent.items() if within == name}
        for code in codes.split():
            found |= made.members[code[1:].replace("_", " ")] if code.startswith("+") else {code}
        made.members[name] = frozenset(found)
        _enter(name, (name, *_list(others)), made.named, made.short)
    for country, names in _rows(PARTS):
        for name in _list(names):
            made.members[name] = frozenset([country])
            _enter(name, (name,), made.named, made.short)
    return made


@cache
def regions() -> Regions:
    """First-level regions of the countries that business news writes most of."""
    from store.places.lexicon import regions_americas, regions_asia, regions_europe

    made = Regions(named={}, short={}, city={})
    for table in (regions_americas, regions_asia, regions_europe):
        for country, name, others, city in _rows(table.REGIONS):
            region = (country, name)
            made.city[region] = city
            for other in (name, *_list(others)):
                short = bool(abbreviation(other))
                into, at = (made.short, _short(other)) if short else (made.named, key(other))
                into[at] = (*into.get(at, ()), region)
    return made


@cache
def territories() -> frozenset[frozenset[str]]:
    """Pairs of a country and a territory that reports may or may not count to it."""
    from store.places.lexicon.areas import TERRITORIES

    rows = [line.split() for line in TERRITORIES.strip().splitlines()]
    return frozenset(frozenset((country, code)) for country, *codes in rows for code in codes)


def abbreviation(text: str) -> str:
    """ "U.S." as "US"; "" for what is no abbreviation in capitals, or no abbreviated word ("Calif.")."""
    cut = len(text) <= 10 and text.endswith(".") and " " not in text
    return _short(text) if cut or _is_short(text) else ""


def _enter(what: str, names: tuple[str, ...], named: dict[str, str], short: dict[str, str]) -> None:
    for name in names:
        if _is_short(name):
            short[_short(name)] = what
        else:
            named[key(name)] = what


def _is_short(name: str) -> bool:
    return name.isupper() and len(_short(name)) <= 5


def _short(name: str) -> str:
    return name.replace(".", "").replace(" ", "")


def _rows(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
