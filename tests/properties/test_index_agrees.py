"""The index returns exactly the facts that the plain predicate accepts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.model import Amount, Change, Company, Document, Fact, Investment, Metric, Period, Span, Value
from store.search.answers import Sort
from store.search.entry import Entry, entries_of
from store.search.index import Index
from store.search.predicate import matches
from store.search.query import parse_query
from store.search.syntax import Everything, Node
from store.search.writing import prepared
from tests.store.search.test_query import queries

_NAMES = ("Abc", "Xyz Abc", "Abc-Xyz", "Zz9", "Bc Ltd", "Ábc")
_PLACES = (None, "Abc", "Xyz 01")
_AMOUNTS = (None, Decimal(100), Decimal("1.5e9"), Decimal("0.5"))
_PERIODS = (
    None,
    Period(start="2023", end="2023", text="2023"),
    Period(start="2023-10", end="2023-10", text="October"),
    Period(start=None, end="2024-01", text="by January"),
    Period(start=None, end=None, text="earlier"),
)


def _facts() -> tuple[Document, list[Fact]]:
    """One document that has every combination of the values above that matters to a query."""
    text = "abc xyz. " * 200
    document = Document(id="abc01", text=text, title="Xyz abc", source="abc/01.txt", published="2023-10-26")
    facts: list[Fact] = []

    def evidence() -> dict[str, Any]:
        span = Span(len(facts), len(facts) + 3)
        return {
            "document": document.id,
            "source": document.source,
            "published": document.published,
            "span": span,
            "quote": span.of(text),
            "sentence_span": Span(0, 8),
            "sentence": ("abc xyz.", "xyz 01 abc", "zzz.")[len(facts) % 3],
        }

    for name in _NAMES:
        facts.append(Company(**evidence(), rule="r", confidence=0.5, name=name, aliases=(f"{name} Co",)))
    for index, name in enumerate(_NAMES * 4):
        amount = _AMOUNTS[index % 4]
        facts.append(
            Investment(
                **evidence(), rule="r", confidence=0.25 + index / 100, type="plant" if index % 2 else "equity_stake",
                status="planned" if index % 3 else "agreed", investors=(name,), target=_NAMES[index % 5],
                place=_PLACES[index % 3],
                amount=Amount(value=amount, currency="EUR" if index % 3 else "USD", text="x", qualifier="range",
                              value_high=amount * 3) if amount else None,
                stake_percent=Decimal(index) if index % 2 else None, date=_PERIODS[index % 5],
            )
        )  # fmt: skip
        facts.append(
            Metric(
                **evidence(), rule="r", confidence=0.9, subject=name, measure="sales" if index % 2 else "abc_xyz",
                value=Value(value=Decimal(index), unit="USD" if index % 2 else "abc", text="x"),
                change=Change(direction="down" if index % 2 else "up", percent=Decimal(index), text="x"),
                place=_PLACES[index % 3], period=_PERIODS[index % 5],
            )
        )  # fmt: skip
    return document, facts


@pytest.fixture(scope="module")
def indexed() -> tuple[Index, Sequence[Entry]]:
    document, facts = _facts()
    index = Index.in_memory()
    with index.writing() as writing:
        writing.document(document, "0001.json", 0)
        for one in prepared(document, facts, "0001.json", 0):
            writing.put(one)
    return index, entries_of(document, facts)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries())
def test_index_and_predicate_agree_on_every_query(indexed: tuple[Index, Sequence[Entry]], tree: Node) -> None:
    index, entries = indexed
    expected = {entry.fact.id for entry in entries if matches(tree, entry)}
    found = index.reader.page(tree, limit=len(entries))
    assert {row.fact.id for row in found.rows} == expected
    assert found.total == len(expected)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="abcxyz019 ", min_size=1, max_size=8))
def test_they_agree_on_words_that_are_being_typed(indexed: tuple[Index, Sequence[Entry]], text: str) -> None:
    index, entries = indexed
    tree = parse_query(text, typing=True)
    assert {row.fact.id for row in index.reader.page(tree, limit=1000).rows} == {e.fact.id for e in entries if matches(tree, e)}


def test_every_fact_comes_back_from_the_index_as_it_went_in(indexed: tuple[Index, Sequence[Entry]]) -> None:
    index, entries = indexed
    rows = index.reader.page(Everything(), limit=1000).rows
    assert [row.fact for row in rows] == [entry.fact for entry in entries]


@pytest.mark.parametrize("column", ["amount", "change", "stake", "when", "name"])
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_loses_no_fact_and_orders_those_that_have_the_value(
    indexed: tuple[Index, Sequence[Entry]], column: str, descending: bool
) -> None:
    index, entries = indexed
    rows = index.reader.page(Everything(), sort=Sort(column, descending), limit=1000).rows
    assert {row.fact.id for row in rows} == {entry.fact.id for entry in entries}
    if column == "amount":
        values = [row.fact.amount.value for row in rows if isinstance(row.fact, Investment) and row.fact.amount]
        assert values == sorted(values, reverse=descending)
