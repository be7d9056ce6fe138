"""What the network sees, by the shipped weights: every span lies in the text, every chance is one, windows do not matter."""

from __future__ import annotations

import pytest

from store.parse.anchors import find_anchors
from store.parse.reader.decoding import Deal, Figure, Named, Seen, see
from store.parse.reader.session import session

TEXT = (
    "Harbour Foods agreed to buy Pellan Dairy from Orlo Capital for $40 million. The deal should close in June. "
    "Harbour's sales rose 6% to $90 million in 2023."
)


def seen(text: str) -> Seen:
    return see(text, find_anchors(text, None), session())


def test_names_deals_and_figures_are_seen_with_their_words() -> None:
    found = seen(TEXT)
    assert {"Harbour Foods", "Pellan Dairy", "Orlo Capital"} <= {one.span.of(TEXT) for one in found.names}
    deal = max(found.deals, key=lambda one: one.chance)
    assert (deal.type, deal.status) == ("acquisition", "agreed")
    said = {role: fillers[0].span.of(TEXT) for role, fillers in deal.roles.items()}
    assert (said["investor"], said["target"], said["seller"], said["amount"]) == (
        "Harbour Foods", "Pellan Dairy", "Orlo Capital", "$40 million"
    )  # fmt: skip
    assert {one.measure for one in found.figures} == {"revenue"}


@pytest.mark.parametrize("text", ["", "\u202e$5 billion\x00 of", "a " * 900, "株式会社ミナト said it sold 4 ships.", TEXT * 20])
def test_any_text_gives_spans_in_it_and_chances_from_0_to_1(text: str) -> None:
    found = seen(text)
    frames: list[Named | Figure | Deal] = [*found.names, *found.figures, *found.deals]
    for one in frames:
        assert 0 <= one.chance <= 1.0001
        for filler in (filler for fillers in one.roles.values() for filler in fillers):
            assert 0 <= filler.span.start < filler.span.end <= len(text)
            assert 0 <= filler.chance <= 1.0001


def test_a_text_is_seen_the_same_each_time() -> None:
    assert seen(TEXT) == seen(TEXT)
