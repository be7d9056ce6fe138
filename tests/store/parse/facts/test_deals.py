"""Investments from what was seen: parties by name, each deal once, shares bought and not held."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Investment
from store.parse.facts.deals import investments
from tests.store.parse.facts.seeing import Said, Seeing

TAKEOVER: Said = {"investor": "Halden", "target": "Brisco"}


def read(seeing: Seeing, least: float = 0.35) -> list[Investment]:
    return list(investments(seeing.setting, least=least))


def test_a_deal_has_its_parties_sum_place_and_days() -> None:
    seeing = Seeing("On Monday Halden Foods Inc. bought a dairy in Graz from Corrow AG for $40 million, to refit by June 2026.")
    roles: Said = {
        "investor": "Halden Foods Inc.", "target": "a dairy", "seller": "Corrow AG", "amount": "$40 million", "place": "Graz",
        "date": "On Monday", "due": "by June 2026",
    }  # fmt: skip
    [deal] = read(seeing.names("Halden Foods Inc.", "Corrow AG").deal("acquisition", "bought", roles))
    assert (deal.investors, deal.target, deal.sellers, deal.place) == (("Halden Foods",), "dairy", ("Corrow",), "Graz")
    assert deal.amount is not None
    assert (deal.amount.value, deal.amount.currency) == (Decimal(40_000_000), "USD")
    assert deal.date is not None
    assert deal.due is not None
    assert (deal.date.start, deal.due.end) == ("2024-03-11", "2026-06")
    assert deal.quote == "Halden Foods Inc. bought a dairy in Graz from Corrow AG for $40 million"


def test_a_deal_told_by_two_words_is_one_and_their_chances_add_up() -> None:
    seeing = Seeing("Halden said the takeover of Brisco was done: Halden bought Brisco.").names("Halden", "Brisco")
    for trigger in ("takeover", "bought"):
        seeing.deal("acquisition", trigger, TAKEOVER, chance=0.3)
    assert len(read(seeing)) == 1
    assert read(seeing, least=0.7) == []


@pytest.mark.parametrize(
    ("type_", "other"),
    [("funding_round", {"amount": "$9 million"}), ("funding_round", {"target": "Corrow"}), ("plant", {})],
    ids=["sum", "target", "sort"],
)
def test_deals_that_differ_in_what_they_are_known_by_stay_two(type_: str, other: dict[str, str]) -> None:
    seeing = Seeing("Halden put $4 million into Brisco and $9 million into Corrow.").names("Halden", "Brisco", "Corrow")
    first = {"investor": "Halden", "target": "Brisco", "amount": "$4 million"}
    assert len(read(seeing.deal("funding_round", "put", first).deal(type_, "into", first | other))) == 2


def test_a_second_party_is_taken_only_when_it_is_hardly_doubted() -> None:
    seeing = Seeing("Halden and Brisco, with Corrow, built a dairy.").names("Halden", "Brisco", "Corrow")
    parties = [("Brisco", 0.92), ("Halden", 0.95), ("Corrow", 0.7)]
    [deal] = read(seeing.deal("plant", "built", {"investor": parties, "target": ("a dairy", 0.3)}))
    assert (deal.investors, deal.target) == (("Halden", "Brisco"), "dairy")


def test_who_invests_is_neither_seller_nor_target() -> None:
    roles: Said = {"investor": "Halden", "seller": "Halden", "target": [("Halden", 0.9), ("Brisco", 0.6)]}
    [deal] = read(Seeing("Halden bought Brisco.").names("Halden", "Brisco").deal("acquisition", "bought", roles))
    assert (deal.sellers, deal.target) == ((), "Brisco")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Halden raised its stake in Brisco to 28 % from 20 %.", 8),
        ("Halden raised its stake in Brisco from 20 % to 28 %.", 8),
        ("Halden took 28 % of Brisco, which grew 20 %.", 28),
    ],
)
def test_a_stake_that_was_raised_is_what_was_bought(text: str, share: int) -> None:
    seeing = Seeing(text).names("Halden", "Brisco").deal("equity_stake", "Halden", {**TAKEOVER, "stake": "28 %"})
    assert [deal.stake_percent for deal in read(seeing)] == [Decimal(share)]


def test_a_deal_of_nobody_and_nothing_is_none() -> None:
    assert read(Seeing("A takeover is likely.").deal("acquisition", "takeover", {}, status="rumoured")) == []
    assert read(Seeing("Halden bid.").name("Halden").deal("acquisition", "bid", {"investor": "Halden"}, chance=0.2)) == []


def test_what_is_doubted_of_it_makes_all_of_it_doubted() -> None:
    confidence = []
    for chance in (0.95, 0.4):
        seeing = Seeing("Halden bought Brisco.").names("Halden", "Brisco")
        [deal] = read(seeing.deal("acquisition", "bought", {**TAKEOVER, "target": ("Brisco", chance)}))
        confidence.append(deal.confidence)
    assert confidence[0] > confidence[1]
