"""Where the thing of a deal stands, and the day on which a deal was announced."""

from __future__ import annotations

import pytest

from store.frozen import replace
from store.model import Span, Status
from store.parse.anchors import find_anchors
from store.parse.facts.naming import cast_of
from store.parse.facts.setting import Setting
from store.parse.facts.sites import announced, site
from store.parse.reader.decoding import Deal, Filler, Roles, Seen
from tests.conftest import document


def setting(text: str) -> Setting:
    return Setting(document(text), None, find_anchors(text, None), Seen(), cast_of(text, ()))


def deal(text: str, trigger: str, kind: str = "plant", **roles: tuple[tuple[str, float], ...]) -> Deal:
    found: Roles = {
        role: tuple(Filler(Span(text.index(words), text.index(words) + len(words)), chance) for words, chance in fillers)
        for role, fillers in roles.items()
    }
    at = text.index(trigger)
    return Deal(
        type=kind,
        type_chance=0.9,
        chance=0.9,
        trigger=Span(at, at + len(trigger)),
        status="planned",
        status_chance=0.9,
        roles=found,
    )


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Norvane on Monday announced it has bought Orlo.", "completed", "on Monday"),
        ("Norvane today announced that it has bought Orlo.", "completed", "today"),
        ("Norvane said on Monday it has bought Orlo.", "completed", None),
        ("Norvane said on Monday Orlo will be bought.", "planned", "on Monday"),
        ("Norvane announced on Monday that it bought Orlo, which closed on Friday.", "completed", None),
        ("Norvane has bought Orlo.", "completed", None),
    ],
)
def test_the_day_of_an_announcement_is_that_of_the_deal(text: str, status: Status, day: str | None) -> None:
    found = announced(setting(text), replace(deal(text, "bought", "acquisition"), status=status))
    assert (found.span.of(text) if found else None) == day


def test_a_town_is_a_better_answer_than_the_country_that_it_lies_in() -> None:
    text = "It will build a plant in India. The plant in Chennai opens soon, said the office in Paris."
    places = (("India", 0.6), ("Paris", 0.3), ("Chennai", 0.2))
    found = site(setting(text), deal(text, "build", place=places))
    assert found is not None
    assert found.span.of(text) == "Chennai"


def test_deals_about_nothing_that_stands_have_a_place_only_when_it_is_certain() -> None:
    text = "It lent money to firms in India."
    assert site(setting(text), deal(text, "lent", "debt", place=(("India", 0.7),))) is None
    assert site(setting(text), deal(text, "lent", "debt", place=(("India", 0.95),))) is not None
