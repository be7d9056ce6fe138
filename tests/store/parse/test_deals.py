"""Deals by the frame of their verb, what later sentences add to them, and where what is bought is from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Investment
from tests.conftest import parsed


def deals(text: str) -> list[Investment]:
    return list(parsed(text).investments)


def deal(text: str) -> Investment:
    (one,) = deals(text)
    return one


@pytest.mark.parametrize(
    ("text", "type_", "investors", "target", "status"),
    [
        ("Norvane Group agreed to take software maker Karvona Ltd private in a deal worth $5 billion.", "acquisition", ["Norvane Group"], "Karvona", "agreed"),
        ("Norvane Group will pay $57 million for 80% of Karvona Ltd.", "equity_stake", ["Norvane Group"], "Karvona", "agreed"),
        ("Norvane Group has offered $175 million for brewer Karvona Ltd.", "acquisition", ["Norvane Group"], "Karvona", "planned"),
        ("Norvane Group said it would not bid again for Karvona Ltd.", "acquisition", ["Norvane Group"], "Karvona", "cancelled"),
        ("Norvane Bank lent Karvona Ltd $20 million.", "debt", ["Norvane Bank"], "Karvona", "completed"),
        ("Norvane Group ordered eight ferries from Karvona Ltd.", "partnership", ["Norvane Group"], "Karvona", "agreed"),
        ("Norvane Group won a contract to supply Karvona Ltd with batteries.", "partnership", ["Norvane Group"], "Karvona", "agreed"),
        ("Norvane Group has received an order for 40 buses from Karvona Ltd.", "partnership", ["Karvona"], "Norvane Group", "agreed"),
        ("Norvane Group will invest $3 million in Karvona Ltd.", "equity_stake", ["Norvane Group"], "Karvona", "agreed"),
        ("Norvane Group is spending £28 million on fitting out its warehouse in Leeds.", "plant", ["Norvane Group"], "warehouse", "started"),
        ("Norvane Group approved a share buyback of $400 million.", "other", ["Norvane Group"], "share buyback", "planned"),
        ("Norvane Group has scrapped the Ketterby wind project.", "plant", ["Norvane Group"], "Ketterby wind project", "cancelled"),
        ("Talks between Norvane Group and Karvona Ltd have collapsed.", "acquisition", ["Norvane Group"], "Karvona", "cancelled"),
        ("Merger talks between Norvane Group and Karvona Ltd have collapsed.", "acquisition", ["Norvane Group", "Karvona"], None, "cancelled"),
        ("Norvane Group and Karvona Ltd have abandoned their battery joint venture.", "joint_venture", ["Norvane Group", "Karvona"], "battery joint venture", "cancelled"),
        ("Norvane Group will devote $95 million to research on solid batteries.", "research", ["Norvane Group"], "solid batteries", "planned"),
        ("The battery plant that Norvane Group is building in Leeds will cost $4 million.", "plant", ["Norvane Group"], "battery plant", "started"),
        ("Norvane Group walked away from talks over a stake in Karvona Ltd.", "equity_stake", ["Norvane Group"], "Karvona", "cancelled"),
    ],
)  # fmt: skip
def test_a_deal_is_told_by_the_frame_of_its_verb(
    text: str, type_: str, investors: list[str], target: str | None, status: str
) -> None:
    found = deal(text)
    assert (found.type, list(found.investors), found.target, found.status) == (type_, investors, target, status)


@pytest.mark.parametrize(
    "later",
    [
        "The deal is worth $300 million.",
        "The purchase price is $300 million.",
        "It paid $300 million.",
    ],
)
def test_a_later_sentence_gives_the_sum_of_a_deal(later: str) -> None:
    found = deal(f"Norvane Group has bought brewer Karvona Holdings. {later}")
    assert found.amount is not None
    assert (found.amount.value, found.amount.currency) == (Decimal(300_000_000), "USD")
    at = found.evidence["amount"]
    assert at.start > found.sentence_span.end


def test_a_later_sentence_tells_when_a_plant_will_run() -> None:
    found = deal("Norvane Group will build a battery plant in Leeds, it said on Tuesday. Production is to start in 2027.")
    assert found.due is not None
    assert found.due.start == "2027"


def test_who_leads_and_who_takes_part_may_be_told_later() -> None:
    raised = "Norvane Group raised $20 million in a Series A round."
    found = deal(f"{raised} Karvona Capital led the round and Ostrell Ventures also took part.")
    assert found.investors == ("Karvona Capital", "Ostrell Ventures")
    assert found.target == "Norvane Group"


def test_one_event_told_in_a_headline_and_in_a_sentence_is_one_fact() -> None:
    found = deal("Norvane Group buys Karvona Ltd\n\nNorvane Group has bought Karvona Ltd for $3 million.")
    assert found.amount is not None
    assert found.sentence.endswith("$3 million.")


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("Leeds-based baker Karvona Ltd", "Leeds"),
        ("Finnish baker Karvona Ltd", "Finland"),
        ("Finland's Karvona Ltd", "Finland"),
        ("Karvona Ltd, a baker based in Leeds", "Leeds"),
        ("Karvona Ltd, a start-up in Fresno", "Fresno"),
    ],
)
def test_the_place_of_an_acquisition_is_where_the_company_is_from(who: str, place: str) -> None:
    assert deal(f"Norvane Group has bought {who}.").place == place


def test_a_pronoun_is_not_the_subject_of_its_own_verb() -> None:
    found = deal("Karvona Ltd needs money. Norvane Bank is lending the company $20 million.")
    assert (found.investors, found.target) == (("Norvane Bank",), "Karvona")


def test_what_is_only_heard_of_is_rumoured() -> None:
    assert deal("Norvane Group will buy Karvona Ltd, according to people familiar with the matter.").status == "rumoured"


def test_a_loan_for_which_nobody_is_named_is_lent_to_whom_the_text_is_about() -> None:
    found = deal("Karvona Ltd has 300 shops. The openings will be paid for with a new $20 million term loan from Norvane Bank.")
    assert (found.type, found.investors, found.target) == ("debt", ("Norvane Bank",), "Karvona")


def test_a_company_that_was_bought_before_is_not_its_buyer() -> None:
    first, second = deals(
        "Norvane Group has bought Finnish baker Karvona Ltd from Ostrell Capital. Ostrell Capital acquired the company in 2019."
    )
    assert (first.target, second.target) == ("Karvona", "Karvona")
    assert (first.place, second.place) == ("Finland", "Finland")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Karvona Ltd has raised $20 million from Norvane Capital. The Toronto company has 90 staff.", "Toronto"),
        ("Norvane Group has bought Finnish baker Karvona Ltd. The Danish baker has 90 staff.", "Finland"),
        ("Norvane Group will spend £28 million to retool its Ketterby plant.", "Ketterby"),
        ("Norvane Group will build a glass furnace in Ketterby for $9 million.", "Ketterby"),
        ("Norvane Group and Karvona Ltd signed a memorandum on Tuesday to explore for lithium in Bihar.", "Bihar"),
    ],
)
def test_a_deal_is_where_its_target_is_said_to_be_or_what_it_is_about(text: str, place: str) -> None:
    assert deal(text).place == place
