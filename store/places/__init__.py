"""Where places are: the cities, regions, countries and areas that news names, and which of them a name stands for.

Pure, and without network: all is in these modules and in gazetteer.bin, which is read at the first question. That file holds
the names, countries, regions and populations of cities with 5,000 inhabitants and more, from GeoNames (https://www.geonames.org),
licensed CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); it was picked, folded and packed by `tests.gazetteer.make`.
"""

from store.places.choosing import resolve
from store.places.countries import WORLD_REGIONS, country_code, country_name, world_region
from store.places.finding import candidates
from store.places.lying import agree, around, containers
from store.places.place import Kind, Place

__all__ = [
    "WORLD_REGIONS",
    "Kind",
    "Place",
    "agree",
    "around",
    "candidates",
    "containers",
    "country_code",
    "country_name",
    "resolve",
    "world_region",
]
