"""What a place is."""

from __future__ import annotations

from typing import Literal

from store.frozen import Frozen

Kind = Literal["city", "region", "country", "area"]


class Place(Frozen, kw_only=True):
    """A place by its usual English name.

    `country` is its ISO 3166-1 alpha-2 code; None for an area of many countries, and for a name that cannot be told from the
    same name in other countries. `region` is the name of the first-level region (a US state, a German Land), where the
    gazetteer knows it. `population` counts people: a country's and a city's are GeoNames's, a region's and an area's are sums
    of those; 0 when unknown.
    """

    name: str
    kind: Kind
    country: str | None
    region: str | None
    population: int
