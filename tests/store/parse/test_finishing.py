"""What is known of a document's facts only when all of them are read: countries, how sure each field is, ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.base import Base, Everything, Stored, check_base, parse_query
from store.model import said_of
from store.parse.pipeline import Parsed
from tests.conftest import parsed
from tests.store.parse.test_deals import deal

PLANT = "Norvane Group will build a battery plant in"


@pytest.mark.parametrize(
    ("where", "place", "country"),
    [
        ("Hungary.", "Hungary", "HU"),
        ("Lima for $90 million.", "Lima", "PE"),
        ("Lima, Ohio, for $90 million.", "Lima", "US"),
        ("Rayong, Thailand.", "Rayong", "TH"),
        ("Rayong.", "Rayong", "TH"),
        ("Europe.", "Europe", None),
        ("Cambridge.", "Cambridge", None),
        ("Cambridge. It sold 500 vans in Boston.", "Cambridge", "US"),
        ("Cambridge. It sold 500 vans in London.", "Cambridge", "GB"),
        ("Valencia.", "Valencia", None),
        ("Valencia. It sold 500 vans in Spain.", "Valencia", "ES"),
        ("Ketterby.", "Ketterby", None),
    ],
)
def test_a_place_is_in_the_country_that_its_surroundings_tell(where: str, place: str, country: str | None) -> None:
    found = deal(f"{PLANT} {where}")
    assert (found.place, found.country) == (place, country)


def test_figures_are_in_a_country_too() -> None:
    (jobs,) = parsed("Norvane Group will create 300 jobs in Leeds.").metrics
    assert (jobs.place, jobs.country) == ("Leeds", "GB")


@pytest.mark.parametrize("text", ["Norvane Group sold 500 vans.", "Norvane Group has bought Karvona Ltd for $3 million."])
def test_what_has_no_place_has_no_country(text: str) -> None:
    assert [fact.country_code for fact in parsed(text).facts if fact.kind != "company"] == [None]


def test_each_field_that_was_read_is_as_sure_as_such_fields_are_and_no_surer_than_its_fact(seed: Parsed) -> None:
    for fact in seed.facts:
        assert set(fact.confidence_of) == set(fact.evidence)
        assert all(0 < chance <= fact.confidence for chance in fact.confidence_of.values())


def test_a_field_is_as_sure_as_its_kind_of_field_was_right() -> None:
    found = deal("Norvane Group took a 5% stake in Karvona Ltd for $3 million in Leeds.")
    assert found.confidence_of["stake_percent"] > found.confidence_of["type"] > found.confidence_of["amount"]


TWO_OF_ONE_MEASURE = [
    "Velmora posted a net profit of $4 million and an operating profit of $6 million for 2023.",
    "Velmora had online sales of $4 million and total sales of $9 million in 2023.",
    "Velmora sold 300 vans and 500 lorries in May.",
    "Velmora expects net profit of $210 million to $220 million and operating profit of around $300 million in 2025.",
]


@pytest.mark.parametrize("text", TWO_OF_ONE_MEASURE)
def test_two_figures_of_one_measure_in_one_sentence_have_ids_of_their_own(text: str) -> None:
    article = parsed(text)
    one, other = article.metrics
    assert (one.subject, one.measure, one.span) == (other.subject, other.measure, other.span)
    assert one.value != other.value
    assert len({fact.id for fact in article.facts}) == len(article.facts)
    assert [fact.id for fact in parsed(text).facts] == [fact.id for fact in article.facts]


@pytest.mark.parametrize("at", [0, 1])
def test_rejecting_one_of_two_figures_of_one_measure_leaves_the_other(tmp_path: Path, at: int) -> None:
    article = parsed(TWO_OF_ONE_MEASURE[0])
    base = Base.open(tmp_path / "base", create=True)
    base.write.add([Stored(article.document, article.facts)])
    rejected, left = article.metrics[at], article.metrics[1 - at]
    base.review.decide(said_of([rejected], "reject", user="ann", time="2024-01-25T00:00:00+00:00"))
    assert [row.fact.id for row in base.facts.every(parse_query("kind:metric review:rejected"))] == [rejected.id]
    assert [row.fact.id for row in base.facts.every(parse_query("kind:metric -review:rejected"))] == [left.id]
    assert check_base(base.folder).findings == ()
    assert base.facts.count(Everything()) == len(article.facts)


def test_one_deal_of_two_verbs_is_one_fact() -> None:
    found = deal("Norvane Group will spend £28 million to expand its battery plant in Leeds.")
    assert found.amount is not None
