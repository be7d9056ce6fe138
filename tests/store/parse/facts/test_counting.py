"""What a number counts: its own unit, the noun behind it, or that of the number before."""

from __future__ import annotations

import pytest

from store.model import Span
from store.parse.anchors import find_anchors
from store.parse.facts.counting import unit_of
from store.parse.facts.naming import cast_of
from store.parse.facts.setting import Setting
from store.parse.reader.decoding import Filler, Seen
from tests.conftest import document


def setting(text: str) -> Setting:
    return Setting(document(text), None, find_anchors(text, None), Seen(), cast_of(text, ()))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It sold 40 trucks, up from 30 in May.", ["truck", "truck"]),
        ("Sales rose to 40 MW from 30 MW.", ["MW", "MW"]),
        ("It opened 40 shops. It hired 30.", ["shop", None]),
        ("It rose 4% to 900.", ["percent", None]),
        ("Thousands of children came.", ["child"]),
        ("It bought two or three buses.", ["bus", "bus"]),
    ],
)
def test_units(text: str, units: list[str | None]) -> None:
    here = setting(text)
    assert [unit_of(here, at, None) for at in range(len(here.anchors.quantities))] == units


def test_words_that_the_network_tags_reach_to_the_noun_that_they_are_part_of() -> None:
    text = "It reaches 28 European countries."
    assert unit_of(setting(text), 0, Filler(Span(14, 22), 0.9)) == "country"
    assert unit_of(setting(text), 0, Filler(Span(3, 10), 0.9)) == "reach"
