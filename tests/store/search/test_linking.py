"""Which facts tell of one thing: found for each that is written, the same whatever the order, undone when one is taken out."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.frozen import replace
from store.model import Amount, Fact, Standing
from store.search.query import parse_query
from store.search.syntax import Everything
from tests.store.search.linked import Linked, linked, state
from tests.store.search.telling import company, deal, figure, money, names

NORTHWIND, HARBOUR, QUILLON = "Northwind Motors", "Harbour Lane", "Quillon Robotics"


def bought(document: str, amount: str | None = "$700 million", told: str = "2024-01-20", **fields: object) -> Fact:
    """Northwind Motors buys Quillon Robotics."""
    paid = money(amount) if amount else None
    return deal("acquisition", NORTHWIND, QUILLON, paid, document=document, told=told, **fields)  # type: ignore[arg-type]


def test_reports_of_one_deal_are_one_row_and_each_is_still_there() -> None:
    index = linked([bought("a"), bought("b"), bought("c", None), deal("debt", "", NORTHWIND, document="d")])
    assert index.things() == {frozenset("abc"), frozenset("d")}
    assert [row.reports for row in index.rows()] == [3, 3, 3, 1]
    assert sorted(row.reports for row in index.rows(once=True)) == [1, 3]
    assert index.index.reader.count(Everything(), once=True) == 2
    assert index.index.reader.count(Everything()) == 4


def test_what_is_said_with_each_report_comes_back_to_who_writes() -> None:
    index = linked([bought("a")])
    told = index.add(bought("b", "$900 million"))
    assert {one.reports for one in told.values()} == {2}
    assert {one.differ for one in told.values()} == {("amount",)}
    assert len(told) == 2, "of the one that was there too"


def test_reports_are_found_under_all_names_of_a_company() -> None:
    groups = names(("General Motors", "GM"))
    told = [
        figure("5,000", subject="GM", document="a"),
        figure("5,012", subject="General Motors", document="b"),
        figure("5,000", subject="GM Corp", document="c"),
    ]
    assert linked(told[:2], groups).things() == {frozenset("ab")}
    assert linked(told[::-1], groups).things() == {frozenset("ab"), frozenset("c")}


def test_the_facts_of_one_article_are_never_one_thing() -> None:
    twice = [bought("a"), replace(bought("a"), id="second"), bought("b")]
    assert sorted(row.reports for row in linked(twice).rows(once=True)) == [1, 2]


def test_companies_are_no_reports() -> None:
    assert [row.told for row in linked([company(QUILLON, document="a"), company(QUILLON, document="b")]).rows()] == [None] * 2


@pytest.mark.parametrize("standing", [Standing(verdict="rejected"), None])
def test_what_was_rejected_or_is_doubtful_is_no_report(standing: Standing | None) -> None:
    doubted = bought("b") if standing else replace(bought("b"), confidence=0.4)
    index = linked([bought("a")])
    index.add(doubted, said={doubted.id: standing} if standing else None)
    assert index.things() == {frozenset("a"), frozenset("b")}
    assert [row.told for row in index.rows()] == [None, None]


def test_a_report_that_is_rejected_leaves_the_others_and_comes_back() -> None:
    told = [bought("a"), bought("b", "$900 million", "2024-02-01"), bought("c")]
    index = linked(told)
    before = state(index)
    index.say(told[1], Standing(verdict="rejected"))
    assert index.things() == {frozenset("ac"), frozenset("b")}
    assert [row.told.differ if row.told else None for row in index.rows()] == [(), None, ()]
    index.say(told[1])
    assert state(index) == before


def test_a_corrected_report_tells_of_another_thing() -> None:
    told = [bought("a"), bought("b"), deal("acquisition", HARBOUR, QUILLON, money("$700 million"), document="c")]
    index = linked(told)
    index.say(told[1], Standing(corrections={"investors": HARBOUR}))
    assert index.things() == {frozenset("a"), frozenset("bc")}


@pytest.mark.parametrize("order", ["abc", "cba", "bca"])
def test_a_thing_is_in_conflict_or_it_is_not_and_never_both(order: str) -> None:
    told = {"a": bought("a"), "b": bought("b", "$900 million"), "c": bought("c")}
    index = Linked()
    for name in order:
        index.add(told[name])
    assert len(index.rows(parse_query("conflict:yes"), once=True)) == 1
    assert index.rows(parse_query("conflict:no"), once=True) == ()
    index.remove("b")
    assert index.rows(parse_query("conflict:yes"), once=True) == ()
    assert len(index.rows(parse_query("conflict:no"), once=True)) == 1


def test_a_report_alone_is_no_thing_of_several() -> None:
    index = linked([bought("a"), bought("b")])
    index.remove("b")
    assert [row.told for row in index.rows()] == [None]
    assert index.things() == {frozenset("a")}


def test_what_stood_between_two_holds_them_together_and_parts_them_when_it_goes() -> None:
    """The first and the last are years apart; each is one with what was told between them."""
    steps = [
        deal("plant", NORTHWIND, "battery plant", place="Graz", status="planned", told="2018-01-01", document="a"),
        deal("plant", NORTHWIND, "battery plant", place="Graz", status="started", told="2020-06-01", document="b"),
        deal("plant", NORTHWIND, "battery plant", place="Graz", status="completed", told="2022-12-01", document="c"),
    ]
    index = linked(steps)
    joined = index.things()
    index.remove("b")
    assert index.things() == {frozenset("a"), frozenset("c")}
    index.add(steps[1])
    assert index.things() == joined


@pytest.mark.parametrize("seed", range(5))
def test_a_thing_that_is_told_step_by_step_is_one_from_whichever_end(seed: int) -> None:
    """Each step is told after the one before; a chain of many articles is walked from where something is written."""
    first = date(2024, 1, 1)
    chain = [
        bought(f"d{at:02}", status=("agreed", "completed")[at > 7], told=(first + timedelta(days=40 * at)).isoformat())
        for at in range(16)
    ]
    expected = state(linked(chain))
    index = Linked()
    for one in random.Random(seed).sample(chain, len(chain)):
        index.add(one)
    assert state(index) == expected


_DAYS = st.none() | st.integers(0, 30).map(lambda weeks: (date(2024, 1, 1) + timedelta(weeks=weeks)).isoformat())
_SUMS = st.sampled_from([None, "$700 million", "$710 million", "about $750 million", "$900 million", "€640 million"])


def _money(text: str | None) -> Amount | None:
    return money(text) if text else None


_deals = st.builds(
    lambda kind, investors, target, amount, stake, status, told: deal(
        kind, investors, target, _money(amount), stake=stake, status=status, told=told
    ),
    st.sampled_from(["acquisition", "equity_stake"]),
    st.sampled_from([NORTHWIND, HARBOUR, f"{NORTHWIND}, {HARBOUR}", ""]),
    st.sampled_from([QUILLON, "QR", None]),
    _SUMS,
    st.sampled_from([None, "51", "60"]),
    st.sampled_from(["rumoured", "agreed", "completed", "cancelled"]),
    _DAYS,
)
_plants = st.builds(
    lambda target, place, amount, status, told: deal(
        "plant", NORTHWIND, target, _money(amount), place=place, country="AT" if place else None, status=status, told=told
    ),
    st.sampled_from(["battery plant", "plant", "battery factory", "second plant", None]),
    st.sampled_from(["Graz", "Austria", "Linz", None]),
    _SUMS,
    st.sampled_from(["planned", "started", "completed"]),
    _DAYS,
)
_figures = st.builds(
    lambda value, period, place, words, told: figure(value, period=period, place=place, words=words, told=told),
    st.sampled_from(["1.2 million", "1,203,456", "1.4 million", "about 1.3 million"]),
    st.sampled_from(["2023", "2023-12", None]),
    st.sampled_from([None, "Austria", "Graz"]),
    st.sampled_from([None, "sales", "net sales", "car sales"]),
    _DAYS,
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_deals, max_size=7) | st.lists(_plants, max_size=7) | st.lists(_figures, max_size=7),
    st.integers(1, 3),
    st.randoms(use_true_random=False),
)
def test_whatever_is_told_is_divided_the_same_in_any_order(facts: list[Fact], apart: int, chance: random.Random) -> None:
    """Articles have several facts each; they are written in any order, in batches of any size, some twice and some removed."""
    groups = names((QUILLON, "QR"))
    facts = [replace(fact, document=f"d{at // apart}", id=f"{at:02}") for at, fact in enumerate(facts)]
    articles = [[fact for fact in facts if fact.document == name] for name in dict.fromkeys(one.document for one in facts)]
    expected = state(linked(facts, groups))
    index = Linked(groups)
    shuffled = chance.sample(articles, len(articles))
    while shuffled:
        size = chance.randint(1, 3)
        index.add(*(fact for article in shuffled[:size] for fact in article))
        shuffled = shuffled[size:]
    assert state(index) == expected
    if articles:
        gone = chance.choice(articles)
        index.remove(gone[0].document)
        assert state(index) == state(linked([one for one in facts if one.document != gone[0].document], groups))
        index.add(*gone)
        assert state(index) == expected
