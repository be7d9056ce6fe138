"""The data file: cities of GeoNames in one sorted text, which stays bytes.

The file is zlib over UTF-8 lines. Up to an empty line they are countries (code, population) and regions (country, name,
population); behind it they are names of cities, sorted by key and then from the most populous down: key, name (empty when it is
the key with capitals), country, number of the region's line (or empty), population; cells are parted by tabs.

No object is made of a line that was not asked for: a dictionary of the 80,000 would be some 30 MB and take 0.1 s to build. Only
the first line of every block of 2 KB is held apart; halving those leaves one block to look through.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import Final

from store.frozen import Frozen
from store.places.place import Place

FILE: Final = Path(__file__).with_name("gazetteer.bin")
_BLOCK: Final = 2_048
"""Bytes of the lines between two marks."""


class Gazetteer(Frozen, kw_only=True):
    """What the file holds: people by country's code and by country and region, and the sorted `lines` of cities.

    `marks` are the keys of the lines that blocks start with, `starts` where the line break before each is.
    """

    lines: bytes
    marks: tuple[bytes, ...]
    starts: tuple[int, ...]
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
    lines = b"\n" + lines
    marks, starts = _marks(lines)
    return Gazetteer(lines=lines, marks=marks, starts=starts, countries=countries, regions=regions, region_names=names)


def cities(form: str) -> list[Place]:
    """The cities that have `form` for the key of one of their names, the most populous first."""
    held = gazetteer()
    lines, wanted = held.lines, form.encode("utf-8", "replace") + b"\t"
    block = bisect_left(held.marks, wanted)
    end = held.starts[block] + len(wanted) + 1 if block < len(held.starts) else len(lines)
    at = lines.find(b"\n" + wanted, held.starts[max(block - 1, 0)], end) + 1
    found = []
    while at and lines.startswith(wanted, at):
        end = lines.index(b"\n", at)
        found.append(_city(lines[at:end].decode(), held.region_names))
        at = end + 1
    return found


def _marks(lines: bytes) -> tuple[tuple[bytes, ...], tuple[int, ...]]:
    """The first line of each block of the text: what it starts with, and where."""
    starts = sorted({lines.index(b"\n", at) for at in range(0, len(lines), _BLOCK)} - {len(lines) - 1})
    return tuple(lines[start + 1 : lines.index(b"\t", start) + 1] for start in starts), tuple(starts)


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
