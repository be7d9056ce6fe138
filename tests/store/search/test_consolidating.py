"""What several reports of one thing come to: its newest step, and the figures that most independent sources give."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from store.frozen import replace
from store.model import Fact, Investment, Metric, Standing
from store.model.fact import Status
from store.search.consolidating import MOST, told_by
from store.search.query import parse_query
from tests.store.search.linked import linked
from tests.store.search.telling import company, deal, figure, money, moved

NORTHWIND, HARBOUR, QUILLON = "Northwind Motors", "Harbour Lane", "Quillon Robotics"


def bought(
    document: str, amount: str | None = None, told: str = "2024-01-20", *, status: Status = "agreed", stake: str | None = None
) -> Investment:
    """Northwind Motors buys Quillon Robotics."""
    paid = money(amount) if amount else None
    return deal("acquisition", NORTHWIND, QUILLON, paid, stake=stake, status=status, told=told, document=document)


def consolidated(*facts: Investment, publishers: dict[str, str] | None = None) -> Investment:
    """What the reports of one deal come to, whatever their order."""
    found = []
    for seed in range(3):
        row = linked(random.Random(seed).sample(facts, len(facts)), publishers=publishers).one()
        assert isinstance(row.fact, Investment)
        found.append(replace(row.fact, span=facts[0].span))
    assert found[0] == found[1] == found[2]
    return found[0]


def value_of(*facts: Metric, publishers: dict[str, str] | None = None) -> Decimal:
    """The value that the reports of one figure come to."""
    row = linked(facts, publishers=publishers).one()
    assert isinstance(row.fact, Metric)
    assert row.fact.value is not None
    return row.fact.value.value


# Figures ---------------------------------------------------------------------------------------------------------------


def amount_of(*facts: Investment, publishers: dict[str, str] | None = None) -> Decimal:
    """The sum, in millions."""
    found = consolidated(*facts, publishers=publishers)
    assert found.amount is not None
    return found.amount.value / 1_000_000


def test_the_sum_that_most_sources_give_is_the_sum_of_the_deal() -> None:
    told = [bought("a", "$700 million", "2024-01-20"), bought("b", "$700 million", "2024-01-21")]
    assert amount_of(*told, bought("c", "$900 million", "2024-01-25")) == 700


def test_the_second_report_of_a_publisher_is_no_second_source() -> None:
    told = [bought("a", "$700 million", "2024-01-20"), bought("b", "$700 million", "2024-01-21")]
    newest = bought("c", "$900 million", "2024-01-25")
    assert amount_of(*told, newest, publishers={"a": "Wire", "b": "WIRE"}) == 900
    assert amount_of(*told, newest, publishers={"a": "Wire", "b": "Courier", "c": "Ledger"}) == 700


def test_where_as_many_sources_give_others_the_newest_counts() -> None:
    assert amount_of(bought("a", "$900 million", "2024-01-20"), bought("b", "$700 million", "2024-01-21")) == 700
    assert amount_of(bought("b", "$900 million", "2024-01-20"), bought("a", "$700 million", "2024-01-21")) == 700


def test_of_sums_that_agree_the_most_exact_is_given() -> None:
    told = [bought("a", "$1,234 million", "2024-01-20"), bought("b", "about $1.2 billion", "2024-01-21")]
    assert amount_of(*told, bought("c", "$1.2 billion", "2024-01-25")) == 1234


def test_a_sum_that_is_told_in_another_currency_is_a_vote_for_it() -> None:
    told = [bought("a", "$700 million", "2024-01-20"), bought("b", "€640 million", "2024-01-21")]
    found = consolidated(*told, bought("c", "$900 million", "2024-01-25"))
    assert found.amount is not None
    assert found.amount.value < 800_000_000


def test_a_sum_that_only_an_old_report_gives_is_the_sum() -> None:
    found = consolidated(bought("a", "$700 million"), bought("b", told="2024-03-20", status="completed"))
    assert (found.amount, found.status) == (money("$700 million"), "completed")


def test_a_rumoured_sum_gives_way_to_the_agreed_one() -> None:
    told = [bought("a", "up to $900 million", "2024-01-20", status="rumoured"), bought("b", "$700 million", "2024-02-20")]
    assert amount_of(*told) == 700


def test_stakes_are_voted_on_too() -> None:
    told = [bought("a", stake="60", told="2024-01-20"), bought("b", stake="60", told="2024-01-21")]
    assert consolidated(*told, bought("c", stake="75", told="2024-01-25")).stake_percent == Decimal(60)


def test_values_and_changes_of_a_figure_are_voted_on() -> None:
    told = [
        figure("1,203,456", change=moved("up 12%"), told="2024-01-20", document="a"),
        figure("1.2 million", change=moved("up 12%"), told="2024-01-21", document="b"),
        figure("1.4 million", change=moved("up 14%"), told="2024-01-25", document="c"),
    ]
    row = linked(told).one()
    assert isinstance(row.fact, Metric)
    assert row.fact.value == told[0].value
    assert row.fact.change == told[0].change
    assert row.told is not None
    assert row.told.differ == ("change", "value")
    assert value_of(*told, publishers={"a": "Wire", "b": "Wire"}) == 1_400_000


# Steps -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        (("rumoured", "agreed", "completed"), "completed"),
        (("agreed", "cancelled"), "cancelled"),
        (("rumoured", "planned", "agreed", "started"), "started"),
        (("agreed", "agreed"), "agreed"),
    ],
)
def test_the_newest_step_is_the_status_of_the_deal(steps: tuple[Status, ...], status: Status) -> None:
    told = [bought("dcba"[at], status=step, told=f"2024-0{at + 1}-10") for at, step in enumerate(steps)]
    assert consolidated(*told).status == status


def test_an_agreement_that_was_called_off_is_no_conflict() -> None:
    row = linked([bought("a", told="2024-01-20"), bought("b", status="cancelled", told="2024-06-20")]).one()
    assert row.told is not None
    assert row.told.differ == ()


def test_of_two_steps_of_one_day_the_later_one_counts() -> None:
    assert consolidated(bought("a", status="completed"), bought("b", status="agreed")).status == "completed"
    assert consolidated(bought("b", status="completed"), bought("a", status="agreed")).status == "completed"


def test_a_deal_nobody_dated_has_the_step_that_has_come_farthest() -> None:
    told = [replace(bought(name, status=step), published=None) for name, step in (("a", "agreed"), ("b", "completed"))]  # type: ignore[arg-type]
    assert consolidated(*told).status == "completed"


# What one adds to another -----------------------------------------------------------------------------------------------


def test_a_deal_has_all_that_its_reports_say_of_it() -> None:
    first = deal(
        "divestment", "", "Baltic business", money("€200 million"), sellers="Tavistock Foods", due="2024-06", document="a",
    )  # fmt: skip
    second = deal("acquisition", f"{HARBOUR}, Larch Works", "Baltic business", money("€200 million"), document="b")
    third = deal("acquisition", HARBOUR, "Baltic business", money("€200 million"), told="2024-01-25", document="c")
    found = consolidated(first, second, third)
    assert found.investors == (HARBOUR, "Larch Works")
    assert found.sellers == ("Tavistock Foods",)
    assert found.due == first.due


def test_a_plant_stands_in_the_finest_place_that_is_told() -> None:
    city = deal("plant", NORTHWIND, "battery plant", place="Graz", country="AT", document="a")
    country = deal("plant", NORTHWIND, "battery plant", place="Austria", country="AT", told="2024-02-01", document="b")
    found = consolidated(city, country)
    assert (found.place, found.country) == ("Graz", "AT")


def test_a_deal_is_found_by_what_any_of_its_reports_says() -> None:
    told = [
        deal("acquisition", NORTHWIND, "QR", money("$700 million"), document="a"),
        deal("acquisition", f"{NORTHWIND}, {HARBOUR}", None, money("$700 million"), document="b"),
    ]
    index = linked(told)
    assert [row.reports for row in index.rows(once=True)] == [2]
    for query in ("qr", "harbour", "source:a.txt", "doc:b", "amount:=$700M", "reports:2", "conflict:no"):
        assert len(index.rows(parse_query(query), once=True)) == 1, query


def test_a_deal_has_the_tags_of_its_reports_and_is_accepted_if_one_is() -> None:
    index = linked([bought("a"), bought("b"), bought("c")])
    facts = {row.fact.document: row.read for row in index.rows()}
    index.say(facts["a"], Standing(verdict="accepted", tags=("watch",)))
    index.say(facts["b"], Standing(tags=("later", "watch"), notes=("ask",)))
    row = index.one()
    assert row.standing.verdict == "accepted"
    assert set(row.standing.tags) == {"watch", "later"}
    assert row.standing.notes == ("ask",)


def test_what_a_person_corrected_is_what_the_report_says() -> None:
    index = linked([bought("a", "$700 million"), bought("b", "$900 million", "2024-02-01")])
    facts = {row.fact.document: row.read for row in index.rows()}
    index.say(facts["b"], Standing(corrections={"amount": "$700M"}))
    row = index.one()
    assert row.told is not None
    assert row.told.differ == ()
    assert isinstance(row.fact, Investment)
    assert row.fact.amount is not None
    assert row.fact.amount.value == Decimal(700_000_000)


# What is said with each -------------------------------------------------------------------------------------------------


def test_the_id_of_a_thing_follows_from_its_reports_whatever_their_order() -> None:
    told = told_by(["b", "a", "c"], ["value", "change", "value"])
    assert told == told_by(["c", "b", "a"], ["change", "value"])
    assert (told.reports, told.differ, told.members) == (3, ("change", "value"), ())
    assert told_by(["b", "a"], (), of_deal=True).members == ("a", "b")


def test_reports_are_counted_up_to_a_most() -> None:
    assert told_by([str(at) for at in range(500)], ()).reports == MOST


def test_companies_tell_of_nothing_together() -> None:
    facts: list[Fact] = [company(QUILLON, document="a"), company(QUILLON, document="b")]
    assert [row.reports for row in linked(facts).rows(once=True)] == [1, 1]
