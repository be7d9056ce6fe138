"""The index returns exactly what the plain predicate accepts: the facts, and, where each thing is told once, the deals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.frozen import replace
from store.model import Investment
from store.search.agreement import same_thing
from store.search.answers import Row, Sort
from store.search.consolidating import deal_of
from store.search.entry import Entry, entry_of
from store.search.fields import DATE_FIELDS, NUMBER_FIELDS, SORT_COLUMNS, TEXT_FIELDS
from store.search.grouping import Groups
from store.search.index import Index
from store.search.indexed import Indexed
from store.search.linking import write_linked
from store.search.predicate import matches
from store.search.query import QueryContext, parse_query
from store.search.syntax import Everything, Node, render
from store.search.writing import prepared
from tests.properties.corpus import corpus
from tests.store.search.test_query import queries

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
REPORTS, ONCE = "reports", "once"


class Asked:
    """An index, and what it should answer from: the entries of all facts, and those of all things, each by a name."""

    def __init__(self, index: Index, entries: Mapping[str, Mapping[str, Entry]]) -> None:
        self.index, self.entries = index, entries

    def found(self, how: str, tree: Node, **more: object) -> list[str]:
        """The names of what the index answers with."""
        page = self.index.reader.page(tree, limit=1000, once=how == ONCE, **more)  # type: ignore[arg-type]
        assert page.total == len(page.rows) == self.index.reader.count(tree, once=how == ONCE)
        return [name_of(row) for row in page.rows]

    def expected(self, how: str, tree: Node) -> set[str]:
        """The names of what the predicate accepts."""
        return {name for name, entry in self.entries[how].items() if matches(tree, entry)}


def name_of(row: Row) -> str:
    """What tells a row from others: the deal's, or the fact's own id."""
    return f"deal {row.told.id}" if row.told and row.told.members else row.fact.id


@pytest.fixture(scope="module")
def asked() -> Asked:
    index, facts = Index.in_memory(), dict[str, Indexed]()
    for order, one in enumerate(corpus()):
        fresh = prepared(one.document, one.facts, "facts/0001.json", order, one.said)
        facts |= {each.fact.id: each for each in fresh}
        with index.writing() as writing:
            writing.document(one.document, "facts/0001.json", order)
            write_linked(index.reader, writing, Groups(), fresh=fresh)
    told = {row.fact.id: row.told for row in index.reader.page(Everything(), limit=1000).rows}
    reports = {name: entry_of(replace(one, told=told[name])) for name, one in facts.items()}
    return Asked(index, {REPORTS: reports, ONCE: _once(reports)})


def _once(reports: Mapping[str, Entry]) -> dict[str, Entry]:
    """The entries of all things: of what is told once the fact's own, of what is told several times that of its reports."""
    members: dict[str, list[Entry]] = {}
    for entry in reports.values():
        if entry.indexed.told is not None:
            members.setdefault(entry.indexed.told.id, []).append(entry)
    found = {name: entry for name, entry in reports.items() if entry.indexed.told is None}
    for deal, each in members.items():
        said = [same_thing(one.fact, other.fact, Groups()) for one, other in combinations(each, 2)]
        differ = {field for same in said if same is not None for field in same.differ}
        found[f"deal {deal}"] = entry_of(deal_of(each, differ), each)
    return found


@pytest.mark.parametrize("how", [REPORTS, ONCE])
@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
@given(tree=queries())
def test_index_and_predicate_agree_on_every_query(asked: Asked, how: str, tree: Node) -> None:
    assert set(asked.found(how, tree)) == asked.expected(how, tree)


_VALUES = {
    "company": ["abc", "xyz abc", "=abc", "ab*"], "type": ["plant", "=acquisition", "equity"],
    "place": ["graz", "=graz", "=austria", "austria", "styria", "europe", "=thailand"],
    "home": ["at", "=austria", "thai*"], "measure": ["sales", "=sales", "abc_xyz"],
    "country": ["at", "austria", "=japan", "=austria", "us"], "status": ["rumoured", "=cancelled", "guidance"],
    "region": ["europe", "=europe", "asia"], "currency": ["inr", "=inr", "vnd", "usd"], "conflict": ["yes", "no", "=no"],
    "doc": ["d1", "xyz", "=d1"], "source": ["abc", "wire", "=xyz"], "tag": ["abc", "=zz9"], "kind": ["company", "=metric"],
    "review": ["open", "=rejected", "corrected", "accepted"],
    "amount": ["100", ">=INR 50M", "€1..€3bn", "=$1.5bn", "<JPY 1000", "GBP 700k..GBP 3M", "VND 1bn..",
               ">500k", "..$2M", ">VND1"],
    "change": [">10%", "-5%", "..3%"], "stake": ["60%", ">20%"], "confidence": [">=0.7", "1", "0", "..0.6"],
    "reports": [">1", "2", "3", "1"],
}  # fmt: skip
_DAYS = ["2023", "2023-10-26", "2023-10", ">2023-12", "<2023-07", "2024-Q1..", "..2023-10-25", "2023-10-27..2024"]
FIELDS = [*TEXT_FIELDS, *NUMBER_FIELDS, *DATE_FIELDS]


@pytest.mark.parametrize("how", [REPORTS, ONCE])
@pytest.mark.parametrize("field", FIELDS)
def test_they_agree_on_each_field_and_some_facts_have_it_and_some_not(asked: Asked, field: str, how: str) -> None:
    sizes = set()
    for value in _DAYS if field in DATE_FIELDS else _VALUES[field]:
        for currency in (None, "EUR", "USD", "INR", "JPY") if field == "amount" else (None,):
            tree = parse_query(f"{field}:{value}", context=QueryContext(currency=currency))
            for asks in (tree, parse_query(f"-{render(tree)}", context=QueryContext(currency=currency))):
                expected = asked.expected(how, asks)
                assert set(asked.found(how, asks)) == expected, render(asks)
                sizes.add(0 < len(expected) < len(asked.entries[how]))
    assert True in sizes


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(st.text(alphabet="abcxyz019 ", min_size=1, max_size=8), st.sampled_from([REPORTS, ONCE]))
def test_they_agree_on_words_that_are_being_typed(asked: Asked, text: str, how: str) -> None:
    tree = parse_query(text, typing=True)
    assert set(asked.found(how, tree)) == asked.expected(how, tree)


def test_the_corpus_has_things_that_are_told_twice_and_thrice_with_and_without_conflict(asked: Asked) -> None:
    told = [one.indexed.told for name, one in asked.entries[ONCE].items() if name.startswith("deal ")]
    assert {(one.reports, bool(one.differ)) for one in told if one} == {(2, False), (3, False), (2, True), (3, True)}


def test_every_fact_comes_back_from_the_index_as_it_went_in(asked: Asked) -> None:
    rows = asked.index.reader.page(Everything(), limit=1000).rows
    assert [(row.fact, row.told) for row in rows] == [(one.fact, one.indexed.told) for one in asked.entries[REPORTS].values()]


def test_every_deal_comes_back_from_the_index_as_its_reports_make_it(asked: Asked) -> None:
    for row in asked.index.reader.page(Everything(), limit=1000, once=True).rows:
        entry = asked.entries[ONCE][name_of(row)]
        assert (row.fact, row.told, row.standing) == (entry.fact, entry.indexed.told, entry.standing)


@pytest.mark.parametrize("how", [REPORTS, ONCE])
@pytest.mark.parametrize("column", SORT_COLUMNS)
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_loses_nothing(asked: Asked, column: str, descending: bool, how: str) -> None:
    found = asked.found(how, Everything(), sort=Sort(column, descending))
    assert set(found) == set(asked.entries[how])


@pytest.mark.parametrize("descending", [False, True])
def test_amounts_are_sorted_by_what_they_come_to_in_dollars(asked: Asked, descending: bool) -> None:
    tree = parse_query("kind:investment amount:>0")
    rows = asked.index.reader.page(tree, sort=Sort("amount", descending), limit=1000).rows
    sums = [asked.entries[REPORTS][row.fact.id].sums.get("USD") for row in rows if isinstance(row.fact, Investment)]
    known = [float(low) for low, _ in filter(None, sums)]
    assert known == sorted(known, reverse=descending)
    assert len(known) > 10


def test_steps_through_all_things_are_the_pages_of_them(asked: Asked) -> None:
    for how in (REPORTS, ONCE):
        rows, _ = asked.index.reader.step(Everything(), once=how == ONCE)
        assert [name_of(row) for row in rows] == asked.found(how, Everything())


def names(entries: Sequence[Entry]) -> set[str]:
    return {entry.fact.id for entry in entries}


def test_sums_in_other_currencies_are_converted_at_the_rate_of_their_day(asked: Asked) -> None:
    """Or the queries above for sums would show nothing: some meet a sum only by its rate."""
    some = [one for one in asked.entries[REPORTS].values() if one.currency == "INR" and one.numbers["amount"][0] > 1000]
    low, high = some[0].sums["EUR"]
    assert low < some[0].numbers["amount"][0] / Decimal(50)
    tree = parse_query(f"amount:€{low * Decimal('0.99'):f}..€{high * Decimal('1.01'):f}")
    assert names(some[:1]) <= set(asked.found(REPORTS, tree)) == asked.expected(REPORTS, tree)
