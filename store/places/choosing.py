"""Which of the places of a name is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from store.frozen import replace
from store.places.beside import Within, written_beside
from store.places.countries import country_code
from store.places.finding import candidates
from store.places.place import Place
from store.places.spelling import LONGEST, key
from store.places.tables import countries

CLEARLY: Final = 5
"""How many times as many people the largest place of a name has as the next in another country, to be the one that is meant."""
CLEARLY_WHEN_LARGE: Final = 3
LARGE: Final = 500_000
"""Inhabitants from which on a city is known so widely that CLEARLY_WHEN_LARGE will do."""

OUTWEIGHED: Final = 10
"""A place in a country that the article names is meant though a namesake elsewhere has up to so many times its people."""
DWARFED: Final = 20
"""From so many times on the namesake is meant all the same: an article on New York that names Rome means Italy's, not the
town in the state; between the two it cannot be told.
"""

GREAT: Final = 1_000_000
"""Inhabitants from which on a city's name means the city more often than the region that is called after it: "New York"."""
_SAYS_REGION: Final = (" state", " province", " prefecture", " region")

SMALL: Final = 100_000
"""Inhabitants up to which a known place may have a smaller namesake that GeoNames's list leaves out."""


def resolve(name: str, *, beside: str = "", others: Iterable[str] = ()) -> Place | None:
    """The place that `name` stands for; None when it is in no table.

    `beside` is the text right behind the name, which decides where it names a country or region: "Lima" before ", Ohio" is the
    one in the US. A name may have it in itself: "Lima, Ohio". `others` are other places and adjectives of places in the
    article: they decide between namesakes of about a size. Without them a country or area of the name is meant, else the place
    that has by far the most people. When it cannot be told, `country` is None.

    A town that no table has, or that is none in the country beside it, is a city there of unknown population, provided that
    its country or region stands complete: "Norvale, Ohio".
    """
    return _resolved(name, beside[:LONGEST], tuple(others))


@lru_cache(maxsize=20_000)
def _resolved(name: str, beside: str, others: tuple[str, ...]) -> Place | None:
    found = candidates(name)
    head, comma, tail = name.partition(",")
    if comma and len(name) <= LONGEST and (not found or written_beside(comma + tail)):
        return _resolved(head, comma + tail, others)
    within = written_beside(beside)
    placed = _by_beside(name, found, within)
    if placed is not None or not found:
        return placed
    named: set[str | None] = {place.country for place in within}
    named |= {code for other in others if (code := _country_of(other)) is not None}
    return _chosen(name, found, named)


def _by_beside(name: str, found: tuple[Place, ...], within: Sequence[Within]) -> Place | None:
    """The place that lies in what is written behind its name."""
    whole = any(place.kind in ("country", "area") for place in found)
    for place in within:
        if whole and place.region is None and not any(other.kind == "region" for other in found):
            continue  # "Panama, Brazil and Chile" are three countries
        there = [other for other in found if other.country == place.country and other.kind in ("city", "region")]
        if place.region is not None:
            inside = [other for other in there if other.region == place.region]
            there = inside or [other for other in there if other.kind == "city" and other.region is None]
        if there and (place.complete or place.region or there[0].population * DWARFED > found[0].population):
            return there[0]
    first = within[0] if within else None
    if first is None or not first.complete or whole or (found and found[0].population > SMALL) or not name.strip():
        return None
    return Place(name=name.strip(), kind="city", country=first.country, region=first.region, population=0)


def _chosen(name: str, found: tuple[Place, ...], named: set[str | None]) -> Place:
    """One of the places of a name, by what else the article names, and by people."""
    whole = next((place for place in found if place.kind in ("country", "area")), None)
    if whole is not None:
        found = tuple(place for place in found if place is whole or place.kind == "region")
        if len(found) == 1:
            return whole
        meant = [place for place in found if place.country in named]
        return meant[0] if len(meant) == 1 else replace(whole, country=None, region=None)
    there = [place for place in found if place.country in named]
    if there and len({place.country for place in there}) == 1:
        if there[0].population * OUTWEIGHED >= found[0].population:
            return _in_region(there, name)
        if there[0].population * DWARFED > found[0].population:
            return replace(found[0], country=None, region=None)
    spelled = [place for place in found if place.name.casefold() == name.strip().casefold()]
    for among in (found, spelled):
        if among and _leads(among) and among[0].population * OUTWEIGHED >= found[0].population:
            return _in_region([place for place in among if place.country == among[0].country], name)
    return replace(found[0], country=None, region=None)


def _leads(among: Sequence[Place]) -> bool:
    """Whether the first is clearly the one that people mean."""
    people = among[0].population
    times = CLEARLY_WHEN_LARGE if people >= LARGE and among[0].kind == "city" else CLEARLY
    return all(place.population * times <= people for place in among if place.country != among[0].country)


def _in_region(among: Sequence[Place], name: str) -> Place:
    """The first of the places of one country; without region when others are of its size ("Springfield").

    Of a region and a great city in it with the region's name it is the city, unless `name` says "state" or the like.
    """
    if among[0].kind == "region":
        inside = (place for place in among if place.region == among[0].name and place.population >= GREAT)
        return among[0] if key(name).endswith(_SAYS_REGION) else next(inside, among[0])
    rivals = [place for place in among if place.region != among[0].region and place.kind == "city"]
    told = all(place.population * CLEARLY_WHEN_LARGE <= among[0].population for place in rivals)
    return among[0] if told else replace(among[0], region=None)


@lru_cache(maxsize=20_000)
def _country_of(other: str) -> str | None:
    """The country that another place or adjective of the article speaks for; None when that one is in doubt itself."""
    adjective = countries().adjective.get(key(other))
    if adjective is not None:
        return adjective
    place = _resolved(other, "", ())
    if place is not None and (place.kind != "city" or place.population > SMALL):
        return place.country
    return country_code(other) or (place.country if place is not None else None)
