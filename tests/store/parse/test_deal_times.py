"""When deals are made and plants will run, told in their own sentence or later, and how far either has come."""

from __future__ import annotations

import pytest

from tests.store.parse.test_deals import deal, deals

PLANT = "Norvane Group will build a battery plant in Leeds, it said on Tuesday."


@pytest.mark.parametrize(
    ("later", "end"),
    [
        ("First output is pencilled in for early 2027.", "2027"),
        ("Commercial production is scheduled for June 2026.", "2026-06"),
        ("The project will give 90 people work, with first cells expected in 2028.", "2028"),
    ],
)
def test_a_plant_is_due_when_its_first_output_is_awaited_and_dated_when_it_was_told_of(later: str, end: str) -> None:
    found = deal(f"{PLANT} {later}")
    assert found.date is not None
    assert found.due is not None
    assert (found.date.end, found.due.end) == ("2024-01-23", end)


def test_what_was_there_before_is_not_when_a_plan_starts() -> None:
    found = deal(f"{PLANT} The plant in Leeds, which opened in 1987, makes lamps.")
    assert found.date is not None
    assert (found.date.end, found.due) == ("2024-01-23", None)


@pytest.mark.parametrize(
    "later",
    [
        "The transaction should be through by September 2024.",
        "The purchase is expected to close in September 2024.",
    ],
)
def test_a_deal_is_due_when_it_is_to_be_settled(later: str) -> None:
    found = deal(f"Norvane Group has agreed to buy Karvona Ltd. {later}")
    assert found.due is not None
    assert (found.due.end, found.date) == ("2024-09", None)


def test_a_deal_is_dated_when_it_was_signed() -> None:
    found = deal(
        "Norvane Group has agreed to buy Karvona Ltd. Under the pact, signed in September 2023, the two will share costs."
    )
    assert found.date is not None
    assert (found.date.end, found.due) == ("2023-09", None)


def test_the_day_of_one_report_is_not_that_of_the_deals_after_it() -> None:
    _, second = deals("Norvane Group has bought Karvona Ltd, it said on Tuesday. It has also acquired Ostrell Ltd.")
    assert second.target == "Ostrell"
    assert second.when is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norvane Group agreed to buy Karvona Ltd, a person familiar with the matter said.", "agreed"),
        ("Norvane Group plans to buy Karvona Ltd, people aware of the matter said.", "rumoured"),
        ("Karvona Ltd, which had weighed an offer for Norvane Group, walked away in July.", "cancelled"),
        ("The board of Norvane Group approved a battery plant in Leeds.", "planned"),
        ("Norvane Group has put off a battery plant in Leeds.", "planned"),
        ("Norvane Group announced a battery plant in Leeds.", "planned"),
        ("Norvane Group committed $30 million to a battery plant in Leeds.", "planned"),
        ("Norvane Group has pledged to build a battery plant in Leeds.", "planned"),
        ("Norvane Group, which is building a battery plant in Leeds, will hire 300 people.", "started"),
        ("Norvane Group announced a five-year partnership with Karvona Ltd.", "agreed"),
        ("Norvane Group announced the closing of a $30 million Series B round led by Karvona Capital.", "completed"),
    ],
)
def test_how_far_it_has_come(text: str, status: str) -> None:
    assert deal(text).status == status
