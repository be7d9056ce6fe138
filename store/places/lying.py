"""Where a place lies, and whether two reports can mean one place."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from store.places.countries import country_code, country_name, world_region
from store.places.finding import candidates, country_place
from store.places.place import Place
from store.places.spelling import key
from store.places.tables import areas, countries, territories

_SET_APART: Final = frozenset("greater new north south east west city".split())
"""Words that part a town from its neighbour: whether a report of Noida means Greater Noida cannot be told."""
_COMPARED: Final = 20
"""Places of one name that are compared with those of another, the most populous first."""


@lru_cache(maxsize=20_000)
def containers(place: Place) -> tuple[str, ...]:
    """The names of what a place lies in, from near to far and without itself: "Thailand", "Southeast Asia", "Asia".

    Areas are parts of the world, the smaller first; unions such as the EU are left out. Nothing for a place in doubt.
    """
    if place.kind == "area" and place.country is None:
        return _around(areas().members[place.name], place.name) if place.name in areas().members else ()
    if place.country is None:
        return ()
    around = [place.region, None if place.kind == "country" else country_name(place.country)]
    names = [name for name in around if name is not None and name != place.name]
    return (*names, *_around(frozenset([place.country]), place.name))


def around(name: str, country: str | None) -> tuple[str, ...]:
    """The names of what a place lies in, as a fact has it: its name, and the code of its country where that is known."""
    found = _meant(name, country)
    if country is None:
        found = tuple(place for place in found if place.kind == "area")
    if found:
        return containers(found[0])
    return (country_name(country), *_around(frozenset([country]), name)) if country else ()


@lru_cache(maxsize=2_000)
def _around(members: frozenset[str], name: str) -> tuple[str, ...]:
    """The lands that have all of `members`; of continents only the one that the countries are counted to."""
    continents = {world_region(code) for code in members}
    named = set(countries().continent.values())
    held = areas()
    found = [
        land
        for land in held.lands
        if held.members[land] >= members and land != name and (land not in named or continents == {land})
    ]
    return tuple(sorted(found, key=lambda land: (land in named, len(held.members[land]), land)))


@lru_cache(maxsize=20_000)
def agree(name: str, country: str | None, other: str, other_country: str | None) -> bool | None:
    """Whether two places as two reports give them can be one. `country` is the code that a name was resolved to, or None.

    True for one name, for two names of one place, and when one lies in the other; False for two countries, two regions and two
    cities; None when it cannot be told, because a name is in no table or a territory may or may not be counted to a country.
    """
    ours, theirs = _meant(name, country), _meant(other, other_country)
    if country and other_country and country != other_country and not _is_area(ours) and not _is_area(theirs):
        return None if {country, other_country} in territories() else False
    if key(name) and key(name) == key(other):
        return True
    if not ours or not theirs:
        return _with_unknown(name, country, theirs) or _with_unknown(other, other_country, ours)
    answers = [_one(place, another) for place in ours for another in theirs]
    return True if True in answers else None if None in answers else False


def _meant(name: str, country: str | None) -> tuple[Place, ...]:
    """The places of a name, in the country where that is known."""
    found = candidates(name)
    code = country_code(name)
    if code is not None and not any(place.country == code and place.kind == "country" for place in found):
        found = (country_place(code), *found)
    if country is not None:
        found = tuple(place for place in found if place.country == country or place.kind == "area")
    return found[:_COMPARED]


def _is_area(places: tuple[Place, ...]) -> bool:
    return any(place.kind == "area" for place in places)


def _with_unknown(name: str, country: str | None, known: tuple[Place, ...]) -> bool | None:
    """A place in no table, of which the country may be known, against known ones: it lies in its country and around that."""
    if country is None or not key(name):
        return None
    members = areas().members
    lies = any(
        place.country == country if place.kind == "country" else country in members.get(place.name, ()) for place in known
    )
    return True if lies else None


def _one(place: Place, other: Place) -> bool | None:
    """Whether one of two known places is the other, or lies in it."""
    if place == other:
        return True
    if "area" in (place.kind, other.kind):
        return _one_area(place, other)
    if place.country != other.country:
        return None if {place.country, other.country} in territories() else False
    if "country" in (place.kind, other.kind):
        return True
    if place.kind == other.kind:
        parts = set(key(place.name).split()) - _SET_APART, set(key(other.name).split()) - _SET_APART
        return None if parts[0] == parts[1] else False
    region, city = (place, other) if place.kind == "region" else (other, place)
    return city.region == region.name if city.region is not None else None


def _one_area(place: Place, other: Place) -> bool | None:
    """Whether an area has the other place in it, or lies in it; what lies where in one country is not known."""
    members = areas().members
    ours, theirs = (members[one.name] if one.kind == "area" else frozenset([one.country]) for one in (place, other))
    if ours == theirs and len(ours) == 1:
        return True if "country" in (place.kind, other.kind) else None
    if place.kind != "area" or other.kind != "area":
        return ours <= theirs if other.kind == "area" else theirs <= ours
    return True if ours <= theirs or theirs <= ours else None if ours & theirs else False
