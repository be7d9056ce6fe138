"""Deals told by nouns, sums and buildings, whatever the verb; and those that only the words of a sentence make likely."""

from __future__ import annotations

import pytest

from store.model import Investment
from tests.conftest import parsed


def deals(text: str) -> list[Investment]:
    return list(parsed(text).investments)


@pytest.mark.parametrize(
    ("text", "type_", "investors", "target"),
    [
        (
            "A binding offer of 118 million euros from Norvane Group for Portuguese gym operator Karvona has been accepted.",
            "acquisition",
            ("Norvane Group",),
            "Karvona",
        ),
        ("Norvane Group has dropped its pursuit of Swiss chocolatier Karvona.", "acquisition", ("Norvane Group",), "Karvona"),
        (
            "Paris drone maker Karvona pocketed €4m of seed money from Tessel Capital.",
            "funding_round",
            ("Tessel Capital",),
            "Karvona",
        ),
        (
            "Norvane Group had postponed a 12.6 billion yuan chemicals complex in Dongying.",
            "plant",
            ("Norvane Group",),
            "chemicals complex",
        ),
        (
            "The installation of turbines at Norvane Group's new wind farm off Jutland is going on.",
            "plant",
            ("Norvane Group",),
            "new wind farm",
        ),
    ],
)
def test_a_deal_is_told_by_what_it_is_about(text: str, type_: str, investors: tuple[str, ...], target: str) -> None:
    (deal,) = deals(text)
    assert (deal.type, deal.investors, deal.target) == (type_, investors, target)


def test_two_named_before_a_verb_act_together_whatever_the_tree_says() -> None:
    (deal,) = deals(
        "Norvane Group and Indonesian conglomerate Karvona signed a memorandum of understanding on Tuesday on assembling vans."
    )
    assert (deal.type, set(deal.investors)) == ("partnership", {"Norvane Group", "Karvona"})


def test_a_likely_deal_is_less_sure_than_one_that_a_grammar_reads() -> None:
    (said,) = deals("Norvane Group acquired Swedish tyre maker Karvona Holdings for $40 million.")
    (likely,) = deals("Norvane Group finally got its hands on Swedish tyre maker Karvona Holdings for $40 million.")
    assert likely.rule.startswith("investment.weighed.")
    assert likely.confidence < said.confidence


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Group employs 4,000 people at its two plants in Leeds.",
        "Analysts expect more takeovers among Europe's tyre makers, Karvona Holdings said.",
        "Norvane Group's shares rose 3% after it reported a higher profit.",
    ],
)
def test_what_is_no_deal_is_not_read_as_a_sure_one(text: str) -> None:
    assert [deal for deal in deals(text) if deal.confidence >= 0.7] == []
