"""What is told "respectively" goes together by its place."""

from __future__ import annotations

from store.model import Span
from store.parse.anchors import find_anchors
from store.parse.facts.naming import cast_of
from store.parse.facts.respectively import respective
from store.parse.facts.setting import Setting
from store.parse.reader.decoding import Figure, Filler, Seen
from tests.conftest import document

TEXT = "Output and exports of barges reached 410 and 230 units respectively, up 4% and 9% respectively."


def setting(text: str) -> Setting:
    return Setting(document(text), None, find_anchors(text, None), Seen(), cast_of(text, ()))


def figure(number: int) -> Figure:
    """A figure as the network sees each of them: with the first noun and the first change."""
    return Figure(
        number=number, moved=False, chance=0.9, measure="production", measure_chance=0.9, direction="up", direction_chance=0.9,
        outlook=None, outlook_chance=0.9,
        roles={"measure_words": (Filler(Span(0, 6), 0.9),), "change": (Filler(Span(72, 74), 0.8, 2),)},
    )  # fmt: skip


def told(text: str, number: int) -> tuple[str, str, int | None]:
    found = respective(setting(text), figure(number))
    return found.measure, found.roles["measure_words"][0].span.of(text), found.roles["change"][0].number


def test_the_second_number_has_the_second_noun_and_the_second_change() -> None:
    assert told(TEXT, 0) == ("production", "Output", 2)
    assert told(TEXT, 1) == ("exports", "exports", 3)


def test_without_the_word_nothing_changes() -> None:
    plain = TEXT.replace(" respectively", "")
    assert respective(setting(plain), figure(1)) == figure(1)
