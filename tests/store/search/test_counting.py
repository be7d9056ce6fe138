"""Facets, frequencies and sums: what is counted is what the query for it finds, and each deal is summed once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from store.base import FACET_FIELDS, Base, Everything, Not, Stored, both, parse_query, render
from store.model import Investment, Metric
from store.rates import convert
from store.search.entry import rate_day
from tests.conftest import parsed

FACTS = parse_query("-kind:company")


def base_of(folder: Path, *texts: str) -> Base:
    base = Base.open(folder, create=True)
    for number, text in enumerate(texts):
        one = parsed(text, f"2024-0{number + 1}-15")
        base.write.add([Stored(one.document, one.facts)])
    return base


def test_every_count_of_a_facet_is_what_its_query_finds(base: Base) -> None:
    looked = 0
    for facet in base.facts.facets(Everything(), limit=20):
        for value in facet.values:
            query = both(base.facts.facet_query(facet.field, value.value), FACTS)
            assert base.facts.count(query) == value.count, (facet.field, value)
            assert (
                base.facts.count(both(Not(base.facts.facet_query(facet.field, value.value)), FACTS))
                == base.facts.count(FACTS) - value.count
            )
            assert parse_query(render(query)) == query
            looked += 1
    assert looked > 30


def test_facets_follow_the_query_and_the_company(base: Base) -> None:
    assert {facet.field for facet in base.facts.facets(Everything())} == set(FACET_FIELDS)
    types = next(facet for facet in base.facts.facets(parse_query("kind:investment"), company="BYD") if facet.field == "type")
    assert sum(value.count for value in types.values) == base.facts.count(Everything(), kind="investment", company="BYD")


def test_frequencies_sum_amounts_in_one_currency(base: Base) -> None:
    found = {one.value: one for one in base.deals.frequencies(Everything(), "type", kind="investment", currency="USD")}
    stakes = [row.fact for row in base.facts.every(parse_query("kind:investment type:equity_stake"))]
    told = [fact for fact in stakes if isinstance(fact, Investment) and fact.amount and fact.status != "rumoured"]
    sums = [convert(fact.amount.value, fact.amount.currency, "USD", rate_day(fact)) for fact in told if fact.amount]
    assert found["equity_stake"].count == len(stakes)
    assert found["equity_stake"].sum is not None
    assert found["equity_stake"].sum.currency == "USD"
    assert found["equity_stake"].sum.deals == len(sums) > 1
    assert found["equity_stake"].sum.value == pytest.approx(sum(one.value for one in sums if one))


def test_a_deal_that_two_articles_tell_of_is_summed_once(tmp_path: Path) -> None:
    base = base_of(
        tmp_path / "base",
        "Northwind Motors bought Tavistock Foods for $40 million in January 2024.",
        "Northwind Motors acquired Tavistock Foods for $40 million in January 2024, it said.",
        "Northwind Motors bought Tavistock Foods for $55 million in January 2024.",
        "Northwind Motors bought Quillon Robotics for $25 million in March 2024.",
    )
    deals = base.deals.of_company(Everything(), "Northwind Motors")
    assert (deals.told, deals.disputed) == (4, 1)
    assert [(one.currency, one.value, one.deals) for one in deals.totals] == [("USD", Decimal(65_000_000), 2)]


def test_the_history_of_a_measure_comes_from_all_documents(tmp_path: Path) -> None:
    base = base_of(
        tmp_path / "base",
        "Northwind Motors sold 100 vehicles in 2021.",
        "Northwind Motors sold 140 vehicles in 2022. Tavistock Motors sold 7 vehicles in 2022.",
        "Northwind Motors posted sales of $5 million in 2022.",
    )
    fact = next(base.facts.every(parse_query("kind:metric"))).fact
    assert isinstance(fact, Metric)
    told = [row.fact for row in base.compare.history(fact)]
    assert [str(one.value.value) for one in told if isinstance(one, Metric) and one.value] == ["100", "140"]


def test_years_of_a_company_are_counted(base: Base) -> None:
    years = base.companies.by_year(Everything(), ["BYD", "Stellantis"])
    assert set(years) == {"BYD", "Stellantis"}
    assert sum(years["Stellantis"].values()) >= 1
