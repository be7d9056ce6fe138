"""The data file: cities of GeoNames in one sorted text, which stays bytes and is searched by halving.

The file is zlib over UTF-8 lines. Up to an empty line they are countries (code, population) and regions (country, name,
population); behind it they are names of cities, sorted by key and then from the most populous down: key, name (empty when it is
the key with capitals), country, number of the region's line (or empty), population; cells are parted by tabs.

Halving the 60,000 lines takes 16 steps and no object is made of a line that was not asked for: a dictionary of them would be
some 20 MB and take 0.1 s to build.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import Final

from store.frozen import Frozen
from store.places.place import Place

FILE: Final = Path(__file__).with_name("gazetteer.bin")


class Gazetteer(Frozen, kw_only=True):
    """What the file holds: `lines` are the sorted names of cities, the rest is by code and by country and name."""

    lines: bytes
    countries: dict[str, int]
    regions: dict[tuple[str, str], int]
    region_names: tuple[str, ...]


@cache
def gazetteer() -> Gazetteer:
    """The file, read once."""
    return opened(zlib.decompress(FILE.read_bytes()))


def opened(content: bytes) -> Gazetteer:
    """The content of the file taken apart."""
    head, _, lines = content.partition(b"\n\n")
    countries, regions = {}, {}
    for row in (line.split("\t") for line in head.decode().splitlines()):
        if len(row) == 2:
            countries[row[0]] = int(row[1])
        else:
            regions[row[0], row[1]] = int(row[2])
    names = tuple(name for _, name in regions)
    return Gazetteer(lines=b"\n" + lines, countries=countries, regions=regions, region_names=names)


def cities(form: str) -> list[Place]:
    """The cities that have `form` for the key of one of their names, the most populous first."""
    held = gazetteer()
    lines, wanted = held.lines, form.encode("utf-8", "replace")
    found = []
    at = _first(lines, wanted + b"\t") if wanted else len(lines)
    while lines.startswith(wanted + b"\t", at):
        end = lines.index(b"\n", at)
        found.append(_city(lines[at:end].decode(), held.region_names))
        at = end + 1
    return found


def _first(lines: bytes, wanted: bytes) -> int:
    """Where the first line that is not before `wanted` starts."""
    low, high = 1, len(lines)
    while low < high:
        start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
        start = max(start, low)
        end = lines.index(b"\n", start) + 1
        if lines[start : start + len(wanted)] < wanted:
            low = end
        else:
            high = start
    return low


def _city(line: str, regions: tuple[str, ...]) -> Place:
    form, name, country, region, population = line.split("\t")
    return Place(
        name=name or capitals(form),
        kind="city",
        country=country,
        region=regions[int(region)] if region else None,
        population=int(population),
    )


def capitals(form: str) -> str:
    """A key with a capital at the start of each word: how most names are written."""
    return " ".join(word.capitalize() for word in form.split(" "))
