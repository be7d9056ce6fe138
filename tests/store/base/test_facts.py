"""What a base answers of facts and documents: pages, counts, all of them, looked up; a deal once, whoever tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.base import FACET_FIELDS, Base, Everything, Sort, parse_query
from store.errors import FactUnknown
from store.frozen import replace
from store.model import Fact, Metric
from tests.madeup import varied
from tests.store.base.reports import base_of, deal, facts_of, figure, ids, in_time, money, report

BOUGHT = report(
    ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))),
    ("Alder sold 7 cars in 2023.", figure("Alder", 7, "2023")),
    published="2024-01-10",
)
AGAIN = report(
    ("Alder has bought Birch, for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-12"
)
OTHER = report(
    ("Alder bought Cedar for 9 million euros.", deal("Alder", target="Cedar", amount=money(9))), published="2024-01-14"
)


@pytest.fixture
def told(tmp_path: Path) -> Base:
    """Two articles of one deal, and one of another."""
    return base_of(tmp_path / "base", BOUGHT, AGAIN, OTHER)


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A base of twelve made-up articles, to be asked only."""
    base = Base.open(tmp_path_factory.mktemp("twelve") / "base", create=True)
    base.write.add([varied(number) for number in range(12)])
    return base


def test_a_page_knows_how_many_there_are_and_where_it_begins(twelve: Base) -> None:
    page = twelve.facts.find(Everything(), kind="metric", offset=10, limit=5)
    assert (len(page.rows), page.offset, page.total) == (5, 10, 60)
    assert twelve.facts.count(Everything(), kind="metric") == 60
    assert twelve.facts.find(Everything(), kind="metric", limit=0).rows == ()


def test_pages_one_after_another_are_all_facts_in_reading_order(twelve: Base) -> None:
    pages = [twelve.facts.find(Everything(), offset=offset, limit=7).rows for offset in range(0, 120, 7)]
    read = [row.fact.id for page in pages for row in page]
    assert read == [fact.id for number in range(12) for fact in varied(number).facts]
    assert read == [row.fact.id for row in twelve.facts.every(Everything())]


@pytest.mark.parametrize("descending", [False, True])
def test_a_sorted_answer_comes_whole_and_sorted(twelve: Base, descending: bool) -> None:
    found = [row.fact for row in twelve.facts.every(Everything(), kind="metric", sort=Sort("value", descending))]
    values = [fact.value.value for fact in found if isinstance(fact, Metric) and fact.value]
    assert len(values) == 60
    assert values == sorted(values, reverse=descending)


def test_sums_are_sorted_by_what_they_are_worth_on_their_day(tmp_path: Path) -> None:
    cheap = report(("Elm bought Fir for 100 million dollars.", deal("Elm", target="Fir", amount=money(100, "USD"))))
    dear = report(("Yew bought Box for 95 million euros.", deal("Yew", target="Box", amount=money(95))))
    tiny = report(("Oak bought Ash for 900 million yen.", deal("Oak", target="Ash", amount=money(900, "JPY"))))
    base = base_of(tmp_path / "base", dear, cheap, tiny)
    rows = base.facts.find(Everything(), kind="investment", sort=Sort("amount")).rows
    assert [row.fact.parties[0] for row in rows] == ["Oak", "Elm", "Yew"]


def test_what_cannot_be_sorted_by_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing can be sorted by 'colour'"):
        Sort("colour")


def test_facts_of_a_company_are_those_that_name_it(twelve: Base) -> None:
    found = list(twelve.facts.every(Everything(), company="maker 3"))
    assert {row.fact.document for row in found} == {varied(3).document.id}
    assert {name for row in found for name in row.fact.parties[:1]} == {"Maker 3"}
    assert twelve.facts.count(Everything(), company="Maker 3") == len(found) == 9


def test_a_deal_that_two_articles_tell_is_two_facts_and_one_row(told: Base) -> None:
    assert told.facts.count(Everything(), kind="investment") == 3
    assert told.facts.count(Everything(), kind="investment", once=True) == 2
    page = told.facts.find(Everything(), kind="investment", once=True)
    assert sorted((row.reports, row.fact.parties[1]) for row in page.rows) == [(1, "Cedar"), (2, "Birch")]
    assert [row.fact for row in told.facts.every(Everything(), kind="investment", once=True)] == [row.fact for row in page.rows]


def test_a_deal_is_found_once_by_the_words_of_any_of_its_reports(told: Base) -> None:
    for word in ('"has bought"', '"Alder bought Birch"'):
        assert told.facts.count(parse_query(word), kind="investment") == 1
        assert [row.reports for row in told.facts.every(parse_query(word), kind="investment", once=True)] == [2]


def test_the_row_of_a_deal_leads_to_a_fact_that_can_be_looked_up(told: Base) -> None:
    for row in told.facts.every(Everything(), once=True):
        assert told.facts.get(row.fact.id).told == (None if row.told is None else replace(row.told, members=()))


def test_a_fact_is_looked_up_by_its_id(told: Base) -> None:
    fact = facts_of(OTHER)[0]
    assert told.facts.get(fact.id).fact == told.facts.get(fact.id).read == fact
    assert told.facts.look_up("0" * 16) is None
    with pytest.raises(FactUnknown):
        told.facts.get("0" * 16)


def test_a_deal_s_own_record_is_no_fact_that_has_an_id(told: Base) -> None:
    row = told.facts.get(facts_of(BOUGHT)[0].id)
    assert row.told is not None
    assert told.facts.look_up(row.told.id) is None
    assert len(ids(told, "")) == sum(len(one.facts) for one in (BOUGHT, AGAIN, OTHER))


def test_an_article_is_looked_up_with_its_facts_in_reading_order(told: Base) -> None:
    assert told.facts.document(BOUGHT.document.id) == BOUGHT.document
    assert told.facts.of(BOUGHT.document.id) == list(BOUGHT.facts)
    assert [row.title for row in told.facts.rows_of(BOUGHT.document.id)] == [BOUGHT.document.title] * len(BOUGHT.facts)
    assert told.facts.document("0" * 16) is None
    assert told.facts.rows_of("0" * 16) == []


def test_articles_are_found_by_where_they_come_from(tmp_path: Path) -> None:
    web = report(("Elm bought Fir.", deal("Elm", target="Fir")), source="saved.html", url="https://example.org/elm")
    base = base_of(tmp_path / "base", web, OTHER)
    for key in ("saved.html", "https://example.org/elm"):
        assert base.facts.documents_from(key) == [web.document]
    assert base.facts.documents_from("elsewhere") == []


def test_related_facts_stand_in_the_same_sentence(tmp_path: Path) -> None:
    both = "Alder sold 7 cars and bought Birch."
    one = report(
        (both, deal("Alder", target="Birch")), (both, figure("Alder", 7, "2023")), ("Alder sold 5.", figure("Alder", 5, "2022"))
    )
    base = base_of(tmp_path / "base", one)
    first, second, _ = (fact for fact in one.facts if fact.kind != "company")
    assert [row.fact for row in base.facts.related(first)] == [second]
    assert [row.fact for row in base.facts.related(second)] == [first]


def test_a_dossier_has_all_that_there_is_to_a_fact(told: Base) -> None:
    (row,) = told.facts.find(parse_query('"has bought"'), kind="investment").rows
    dossier = told.dossier(row)
    assert dossier.document == AGAIN.document
    assert (dossier.related, dossier.decisions) == ((), ())
    assert [one.fact for one in dossier.corroboration.same] == facts_of(BOUGHT)


def test_entries_are_articles_with_all_their_facts_as_they_were_read(told: Base) -> None:
    assert list(told.facts.entries(Everything())) == [BOUGHT, AGAIN, OTHER]
    assert list(told.facts.entries(parse_query("kind:metric"))) == [BOUGHT]


def test_the_summary_counts_articles_facts_and_deals(told: Base) -> None:
    summary = told.facts.summary()
    assert {name: summary[name] for name in ("documents", "companies", "investments", "metrics", "deals", "decisions")} == {
        "documents": 3, "companies": 6, "investments": 3, "metrics": 1, "deals": 2, "decisions": 0,
    }  # fmt: skip
    assert summary["folder"] == str(told.folder)
    assert summary["bytes"] >= (told.folder / "facts" / "0001.json").stat().st_size


def test_facets_count_each_deal_once_and_no_company(told: Base) -> None:
    facets = {facet.field: {one.value: one.count for one in facet.values} for facet in told.facts.facets(Everything())}
    assert set(facets) == set(FACET_FIELDS)
    assert facets["type"] == {"acquisition": 2}
    assert facets["company"] == {"Alder": 3, "Birch": 1, "Cedar": 1}
    assert facets["measure"] == {"sales": 1}
    of_cedar = {facet.field: facet.values for facet in told.facts.facets(Everything(), company="Cedar")}
    assert [(one.value, one.count) for one in of_cedar["company"]] == [("Alder", 1), ("Cedar", 1)]


def test_the_query_of_a_facet_finds_what_was_counted(twelve: Base) -> None:
    looked = 0
    for facet in twelve.facts.facets(Everything(), limit=5):
        for one in facet.values:
            found = twelve.facts.count(twelve.facts.facet_query(facet.field, one.value), once=True)
            companies = twelve.facts.count(twelve.facts.facet_query(facet.field, one.value), kind="company")
            assert found - companies == one.count, (facet.field, one.value)
            looked += 1
    assert looked > 20


def test_words_that_find_nothing_are_offered_as_they_are_spelled(twelve: Base) -> None:
    assert twelve.facts.perhaps(parse_query("Osakka")) == ["osaka"]
    assert twelve.facts.perhaps(parse_query("deliverys")) == ["deliveries"]
    assert twelve.facts.perhaps(parse_query("a")) == []


def test_words_that_are_added_are_offered_from_then_on(told: Base) -> None:
    assert told.facts.perhaps(parse_query("Hornbeem")) == []
    told.write.add([report(("Hornbeam sold 3 cars.", figure("Hornbeam", 3, "2023")))])
    assert told.facts.perhaps(parse_query("Hornbeem")) == ["hornbeam"]


def test_a_fact_knows_its_days(tmp_path: Path) -> None:
    early: Fact = deal("Alder", target="Birch", date=in_time("2021"))(
        {
            key: getattr(facts_of(OTHER)[0], key)
            for key in ("document", "source", "published", "span", "quote", "sentence", "sentence_span")
        }
    )
    base = base_of(tmp_path / "base", replace(OTHER, facts=(early,)))
    assert ids(base, "date:2021") == {early.id}
    assert ids(base, "date:2024") == set()
    assert ids(base, "published:2024") == {early.id}


def test_a_deal_that_is_kept_in_a_list_stands_in_it_once(told: Base) -> None:
    rows = told.facts.find(Everything(), kind="investment", once=True).rows
    kept = [row.fact.id for row in rows]
    assert told.facts.count(Everything(), kind="investment", also=kept, once=True) == 2
    again = told.facts.find(parse_query("nothing"), kind="investment", also=kept, once=True).rows
    assert [row.reports for row in again] == [row.reports for row in rows]
