"""Deals, each once whoever tells of it: what they sum up to in a currency, by the values of a column, of a company."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from store.base import Base, Everything, Stored, parse_query
from store.model import Amount, said_of
from store.rates import convert
from tests.store.base.reports import at, base_of, deal, facts_of, figure, in_time, money, report

TOLD = report(
    ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-10"
)
AGAIN = report(
    ("Alder has bought Birch, for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-12"
)
DOLLARS = report(
    (
        "Alder bought Cedar for 100 million dollars.",
        deal("Alder", target="Cedar", amount=money(100, "USD"), date=in_time("2022-10-03")),
    ),
    published="2024-01-14",
)
POUNDS = report(
    ("Elm bought Fir for 7 million pounds.", deal("Elm", target="Fir", amount=money(7, "GBP"), place="Leeds")),
    published="2023-05-15",
)
OFF = report(
    ("Alder will not buy Oak for 500 million euros.", deal("Alder", target="Oak", amount=money(500), status="cancelled"))
)
TALK = report(("Alder may buy Yew for 600 million euros.", deal("Alder", target="Yew", amount=money(600), status="rumoured")))
UNSAID = report(("Alder bought Hazel.", deal("Alder", target="Hazel")))


def worth(value: int, currency: str, into: str, day: str) -> Decimal:
    """So many millions in another currency, at the rate of a day."""
    found = convert(Decimal(value * 1_000_000), currency, into, date.fromisoformat(day))
    assert found is not None
    return found.value


def about(value: Decimal) -> object:
    """That sum, but for what the index rounds."""
    return pytest.approx(value, rel=Decimal("1e-9"))


@pytest.fixture
def told(tmp_path: Path) -> Base:
    """Six deals, one of them told twice."""
    return base_of(tmp_path / "base", TOLD, AGAIN, DOLLARS, POUNDS, OFF, TALK, UNSAID)


# Sums ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("currency", ["EUR", "USD", "JPY", "CHF"])
def test_each_deal_is_summed_once_at_the_rate_of_its_day_in_any_currency(told: Base, currency: str) -> None:
    summed = told.deals.sum(Everything(), currency=currency)
    each = [
        worth(40, "EUR", currency, "2024-01-12"),  # told last
        worth(100, "USD", currency, "2022-10-03"),  # when it was done, not when it was told
        worth(7, "GBP", currency, "2023-05-15"),
    ]
    assert summed.value == about(sum(each, Decimal(0)))
    assert (summed.currency, summed.deals) == (currency, 3)


def test_sums_in_the_currency_they_were_told_in_are_exact(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", TOLD, AGAIN)
    assert base.deals.sum(Everything()).value == Decimal(40_000_000)


@pytest.mark.parametrize("currency", ["EUR", "JPY"])
def test_what_was_called_off_or_is_only_talked_about_is_left_out_and_said(told: Base, currency: str) -> None:
    assert told.deals.sum(Everything(), currency=currency).left_out == 2
    alone = told.deals.sum(parse_query("status:cancelled"), currency=currency)
    assert (int(alone.value), alone.deals, alone.left_out) == (0, 0, 1)


def test_deals_without_a_sum_are_neither_summed_nor_left_out(told: Base) -> None:
    alone = told.deals.sum(parse_query("hazel"))
    assert (int(alone.value), alone.deals, alone.left_out) == (0, 0, 0)


def test_a_sum_in_a_currency_that_nobody_has_rates_of_is_left_out_and_said(tmp_path: Path) -> None:
    one = report(("Alder bought Birch for 40 million dong.", deal("Alder", target="Birch", amount=money(40, "VND"))))
    summed = base_of(tmp_path / "base", one, POUNDS).deals.sum(Everything())
    assert (summed.value, summed.deals, summed.left_out) == (about(worth(7, "GBP", "EUR", "2023-05-15")), 1, 1)


def test_a_deal_of_a_day_without_a_rate_of_the_currency_asked_for_is_left_out_and_said(tmp_path: Path) -> None:
    """The kuna ended with 2022: the deal of that year counts, the one of 2024 does not."""
    old = report(
        ("Elm bought Fir for 10 million euros.", deal("Elm", target="Fir", amount=money(10), date=in_time("2022-10-03")))
    )
    summed = base_of(tmp_path / "base", old, TOLD).deals.sum(Everything(), currency="HRK")
    assert (summed.value, summed.deals, summed.left_out) == (about(worth(10, "EUR", "HRK", "2022-10-03")), 1, 1)


def test_a_deal_that_nobody_dated_is_converted_at_the_last_rates(tmp_path: Path) -> None:
    one = report(("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published=None)
    last = convert(Decimal(40_000_000), "EUR", "JPY", None)
    assert last is not None
    assert base_of(tmp_path / "base", one).deals.sum(Everything(), currency="JPY").value == about(last.value)


def test_a_range_is_summed_with_its_lower_end(tmp_path: Path) -> None:
    between = Amount(
        value=Decimal(40_000_000), value_high=Decimal(60_000_000), qualifier="range", currency="EUR", text="40 million"
    )
    one = report(("Alder bought Birch for 40 million to 60 million euros.", deal("Alder", target="Birch", amount=between)))
    assert base_of(tmp_path / "base", one).deals.sum(Everything()).value == 40_000_000


def test_sums_follow_the_query_and_the_company(told: Base) -> None:
    assert told.deals.sum(parse_query("place:leeds"), currency="GBP").value == about(Decimal(7_000_000))
    assert told.deals.sum(Everything(), company="Birch").value == 40_000_000
    assert told.deals.sum(Everything(), company="Fir").deals == 1
    assert told.deals.sum(parse_query("kind:metric")).deals == 0


def test_a_sum_that_a_person_corrects_is_summed_as_corrected(told: Base) -> None:
    for one in (TOLD, AGAIN):
        told.review.decide(said_of(facts_of(one), "correct", user="ann", time=at(1), field="amount", value="50m EUR"))
    assert told.deals.sum(Everything(), company="Birch").value == 50_000_000


def test_a_deal_that_a_person_rejects_in_every_report_is_summed_no_more(told: Base) -> None:
    told.review.decide(said_of(facts_of(TOLD), "reject", user="ann", time=at(1)))
    assert told.deals.sum(parse_query("-review:rejected"), company="Birch").value == 40_000_000
    told.review.decide(said_of(facts_of(AGAIN), "reject", user="ann", time=at(2)))
    assert told.deals.sum(parse_query("-review:rejected"), company="Birch").deals == 0


# Sums that several share ---------------------------------------------------------------------------------------------


def shared(text: str, *names: str, published: str) -> Stored:
    """An article in which some put up one sum together, each in a fact of its own."""
    made = [deal(name, type="plant", target="a battery plant", place="Graz", amount=money(30, shared=True)) for name in names]
    return report(*((text, one) for one in made), published=published)


TOGETHER = shared("Alder and Elm will put 30 million euros into a battery plant.", "Alder", "Elm", published="2024-01-10")


def test_a_sum_that_several_share_is_summed_once(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", TOGETHER)
    summed = base.deals.sum(Everything())
    assert (int(summed.value), summed.deals, summed.left_out) == (30_000_000, 1, 0)
    assert base.facts.count(Everything(), kind="investment", once=True) == 2


def test_a_shared_sum_that_is_told_again_is_summed_once(tmp_path: Path) -> None:
    again = shared("A battery plant gets 30 million euros of Alder and Elm.", "Alder", "Elm", published="2024-01-12")
    base = base_of(tmp_path / "base", TOGETHER, again)
    assert base.facts.count(Everything(), kind="investment", once=True) == 2
    assert base.deals.sum(Everything()).value == 30_000_000


def test_a_shared_sum_that_is_told_again_in_another_order_is_summed_once(tmp_path: Path) -> None:
    again = shared("A battery plant gets 30 million euros of Elm and Alder.", "Elm", "Alder", published="2024-01-12")
    base = base_of(tmp_path / "base", TOGETHER, again)
    assert base.facts.count(Everything(), kind="investment", once=True) == 2
    assert base.deals.sum(Everything()).value == 30_000_000


# By the values of a column -------------------------------------------------------------------------------------------


def test_frequencies_count_each_deal_once_with_its_money(told: Base) -> None:
    found = {one.value: one for one in told.deals.frequencies(Everything(), "status", kind="investment")}
    assert {name: one.count for name, one in found.items()} == {"completed": 4, "cancelled": 1, "rumoured": 1}
    sums = {name: (one.sum.deals, one.sum.left_out) for name, one in found.items() if one.sum}
    assert sums == {"completed": (3, 0), "cancelled": (0, 1), "rumoured": (0, 1)}
    done = found["completed"].sum
    assert done is not None
    assert done == told.deals.sum(parse_query("status:completed"))


@pytest.mark.parametrize("currency", ["EUR", "USD", "JPY"])
def test_the_sums_of_all_values_are_the_sum_of_the_answer(told: Base, currency: str) -> None:
    each = told.deals.frequencies(Everything(), "type", kind="investment", currency=currency)
    whole = told.deals.sum(Everything(), currency=currency)
    assert sum(one.sum.value for one in each if one.sum) == about(whole.value)
    assert {one.sum.currency for one in each if one.sum} == {currency}


def test_frequencies_without_a_currency_only_count(told: Base) -> None:
    found = told.deals.frequencies(Everything(), "type", kind="investment", currency=None)
    assert [(one.value, one.count, one.sum) for one in found] == [("acquisition", 6, None)]


def test_frequencies_of_a_company_and_of_figures(told: Base) -> None:
    of_elm = told.deals.frequencies(Everything(), "place", kind="investment", company="Elm")
    assert [(one.value, one.count) for one in of_elm] == [("Leeds", 1)]
    told.write.add([report(("Elm sold 5 cars in 2023.", figure("Elm", 5, "2023")))])
    assert [(one.value, one.count) for one in told.deals.frequencies(Everything(), "measure", kind="metric")] == [("sales", 1)]


def test_no_more_values_than_were_asked_for(told: Base) -> None:
    assert len(told.deals.frequencies(Everything(), "company", kind="investment", limit=2)) == 2


# Of a company --------------------------------------------------------------------------------------------------------


def test_the_deals_of_a_company_are_listed_once_by_when_they_were(told: Base) -> None:
    listed = told.deals.of_company(Everything(), "Alder", "EUR")
    assert next(one.target for one in listed.deals) == "Cedar"
    assert sorted(str(one.target) for one in listed.deals) == ["Birch", "Cedar", "Hazel", "Oak", "Yew"]
    assert (listed.told, listed.disputed, listed.left_out, listed.currency) == (6, 0, 2, "EUR")
    totals = {one.currency: (one.value, one.deals, one.converted) for one in listed.totals}
    assert totals == {
        "EUR": (Decimal(40_000_000), 1, Decimal(40_000_000)),
        "USD": (Decimal(100_000_000), 1, worth(100, "USD", "EUR", "2022-10-03")),
    }


def test_the_deals_of_a_company_share_a_sum_once_too(tmp_path: Path) -> None:
    both = shared(
        "Alder and Alder Energy will put 30 million euros into a battery plant.",
        "Alder",
        "Alder Energy",
        published="2024-01-10",
    )
    base = base_of(tmp_path / "base", both)
    assert [one.value for one in base.deals.of_company(Everything(), "Alder").totals] == [Decimal(30_000_000)]
    assert base.deals.sum(Everything(), company="Alder").value == 30_000_000


def test_a_company_without_deals_has_none(told: Base) -> None:
    listed = told.deals.of_company(Everything(), "Nobody")
    assert (listed.deals, listed.totals, listed.told) == ((), (), 0)


def test_the_reports_of_a_deal_come_by_when_they_were_published(told: Base) -> None:
    for row in told.facts.every(parse_query("birch"), kind="investment"):
        assert [one.fact for one in told.deals.reports(row)] == [*facts_of(TOLD), *facts_of(AGAIN)]
    (alone,) = told.facts.find(parse_query("cedar"), kind="investment").rows
    assert told.deals.reports(alone) == [alone]


def test_what_a_deal_came_to_is_what_its_newest_report_says(tmp_path: Path) -> None:
    agreed = report(
        ("Alder agreed to buy Birch.", deal("Alder", target="Birch", status="agreed", sellers=("Elm",))), published="2024-01-03"
    )
    base = base_of(tmp_path / "base", TOLD, agreed)
    (row,) = base.facts.every(Everything(), kind="investment", once=True)
    assert (row.fact.parties, row.reports) == (("Alder", "Birch", "Elm"), 2)
    assert [one.status for one in base.deals.of_company(Everything(), "Birch").deals] == ["completed"]


def test_who_shares_a_sum_has_it_among_its_own_deals_whoever_is_named_first(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", TOGETHER)
    for name in ("Alder", "Elm"):
        assert [one.value for one in base.deals.of_company(Everything(), name).totals] == [Decimal(30_000_000)]
        assert base.deals.sum(Everything(), company=name).value == 30_000_000
