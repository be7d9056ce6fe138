"""What a name can stand for."""

from __future__ import annotations

from functools import lru_cache

from store.places.gazetteer import cities, gazetteer
from store.places.place import Place
from store.places.spelling import forms, without_possessive
from store.places.tables import abbreviation, areas, countries, regions


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Place, ...]:
    """The places of a name, the most populous first; none for a name that is in no table.

    Case and accents don't matter, nor a possessive, nor words like "the city of" and "Province", unless they are in the name.
    """
    short = _abbreviated(name)
    if short:
        return (short,)
    for form in forms(name):
        found = [*_countries(form), *_areas(form), *_regions(form), *cities(form)]
        if found:
            found.sort(key=lambda place: -place.population)
            return tuple(found)
    return ()


def country_place(code: str) -> Place:
    """The country of a code."""
    population = gazetteer().countries.get(code, 0)
    return Place(name=countries().name[code], kind="country", country=code, region=None, population=population)


def region_place(region: tuple[str, str]) -> Place:
    """The region of a country, given as both."""
    population = gazetteer().regions.get(region, 0)
    return Place(name=region[1], kind="region", country=region[0], region=None, population=population)


def area_place(name: str) -> Place:
    """The area of a name, which is in one country or in none."""
    members = areas().members[name]
    population = 0 if len(members) == 1 else sum(gazetteer().countries.get(code, 0) for code in members)
    country = next(iter(members)) if len(members) == 1 else None
    return Place(name=name, kind="area", country=country, region=None, population=population)


def _abbreviated(name: str) -> Place | None:
    """Only abbreviations from the tables: "US", "the UAE", "EU". A code like "IN" is too often a word."""
    bare = without_possessive(name.strip())
    short = abbreviation(bare[4:] if bare[:4].lower() == "the " else bare)
    if short in countries().short:
        return country_place(countries().short[short])
    return area_place(areas().short[short]) if short in areas().short else None


def _countries(form: str) -> list[Place]:
    code = countries().named.get(form)
    return [country_place(code)] if code else []


def _areas(form: str) -> list[Place]:
    name = areas().named.get(form)
    return [area_place(name)] if name else []


def _regions(form: str) -> list[Place]:
    return [region_place(region) for region in regions().named.get(form, ())]
