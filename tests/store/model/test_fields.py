"""What is declared of a field is all that corrections, queries, the index, counts and exports need to know of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

import orjson
import pytest

from store.exchange.columns import COLUMNS, row
from store.exchange.csv import csv_lines
from store.frozen import Frozen, field_names
from store.model import (
    KINDS,
    Amount,
    Change,
    Company,
    Declared,
    Document,
    Fact,
    Investment,
    Metric,
    Period,
    Span,
    Told,
    Value,
    correctable,
    corrected,
    declared,
    typed,
)
from store.model.codec import fact_from, fact_object, json_bytes
from store.model.fields import NUMBERS
from store.model.numerals import written_amount
from store.search.answers import Sort
from store.search.entry import entries_of
from store.search.fields import DATE_FIELDS, FACETS, NUMBER_FIELDS, SORT_COLUMNS, TEXT_FIELDS
from store.search.predicate import matches
from store.search.query import parse_query

WHERE: dict[str, Any] = {
    "document": "d", "source": "s", "published": "2024-01-20", "span": Span(0, 3), "quote": "abc", "sentence": "abc",
    "sentence_span": Span(0, 3), "confidence": 0.9, "rule": "r", "evidence": {"amount": Span(1, 2)},
    "confidence_of": {"amount": 0.5},
}  # fmt: skip
FULL: dict[str, Fact] = {
    "company": Company(
        **WHERE, name="Brightwater", type="brand", owner="Larch", home="AT", aliases=("BW", "Bright"), mentions=(Span(0, 3),),
    ),
    "investment": Investment(
        **WHERE, investors=("Brightwater", "Larch"), type="plant", target="battery plant", sellers=("Heron",),
        amount=Amount(value=Decimal("1.5e9"), value_high=Decimal("2e9"), currency="EUR", qualifier="range", text="x"),
        stake_percent=Decimal("33.3"), place="Graz", country="AT", date=Period(start="2023-Q1", end="2023-06", text="x"),
        due=Period(start="2026", end="2026", text="x"), status="started",
    ),
    "metric": Metric(
        **WHERE, subject="Heron", owner="Brightwater", measure="cash_flow", measure_words="free cash flow", outlook="guidance",
        value=Value(value=Decimal("-1.2e6"), unit="USD", qualifier="about", text="x"),
        change=Change(direction="down", percent=Decimal("4.5"), baseline="2022", text="x"),
        period=Period(start="2023", end="2023", text="x"), place="Graz", country="AT",
    ),
}  # fmt: skip
"""A fact of each kind that has something in every field."""
EVERY = [pytest.param(FULL[kind], one, id=f"{kind}-{one.name}") for kind, of in KINDS.items() for one in declared(of)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_declares_all_its_own_fields_and_these_hold_something(kind: str) -> None:
    fact = FULL[kind]
    common = set(field_names(Fact))
    assert [one.name for one in declared(type(fact))] == [name for name in field_names(fact) if name not in common]
    assert all(getattr(fact, one.name) for one in declared(type(fact)))


def test_what_a_field_holds_follows_from_its_type() -> None:
    class Deal(Frozen):
        """A few fields, as a kind of facts has them."""

        plain: int
        who: Annotated[tuple[str, ...], Told(label="Who")]
        how_much: Annotated[Amount | None, Told(label="How much")]
        step: Annotated[str, Told(label="Step", choices=("one", "two"))]
        where: Annotated[str | None, Told(label="Where", shape="country")]

    found = [(one.name, one.shape, one.optional, one.told.label) for one in declared(Deal)]
    assert found == [
        ("who", "names", False, "Who"),
        ("how_much", "money", True, "How much"),
        ("step", "choice", False, "Step"),
        ("where", "country", True, "Where"),
    ]


# Corrections -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fact", "of"), EVERY)
def test_a_field_that_may_be_corrected_is_typed_and_read_again(fact: Fact, of: Declared) -> None:
    assert (of.name in correctable(fact)) is of.told.correct
    if of.told.correct:
        again = corrected(fact, of.name, typed(fact, of.name))
        assert _but_text(getattr(again, of.name)) == _but_text(getattr(fact, of.name))


def _but_text(value: object) -> object:
    """A value but for the words that it was read from, which are what a person typed now."""
    if not isinstance(value, Amount | Value | Change | Period):
        return value
    return {name: getattr(value, name) for name in field_names(value) if name != "text"}


@pytest.mark.parametrize(("fact", "of"), EVERY)
def test_a_field_that_may_be_absent_can_be_emptied(fact: Fact, of: Declared) -> None:
    if of.told.correct and (of.optional or of.shape == "names"):
        assert not getattr(corrected(fact, of.name, ""), of.name)


@pytest.mark.parametrize(("fact", "of"), EVERY)
def test_each_choice_of_a_field_can_be_typed(fact: Fact, of: Declared) -> None:
    for choice in of.told.choices:
        assert getattr(corrected(fact, of.name, choice.replace("_", " ").title()), of.name) == choice


# Queries -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fact", "of"), EVERY)
def test_a_field_with_a_name_in_queries_is_asked_for_by_it(fact: Fact, of: Declared) -> None:
    name, held = of.told.query, getattr(fact, of.name)
    if name is None:
        return
    assert name in {"period": DATE_FIELDS}.get(of.shape, NUMBER_FIELDS if of.shape in NUMBERS else TEXT_FIELDS)
    asked = _asked(held)
    document = Document(id="d", text="abc", title="t", source="s")
    entry = next(iter(entries_of(document, [fact])))
    assert matches(parse_query(f"{name}:{asked}"), entry)
    assert not matches(parse_query(f"-{name}:{asked}"), entry)


def _asked(held: object) -> str:
    """What somebody types to find a value."""
    if isinstance(held, Amount | Value):
        return written_amount(held.value, held.currency if isinstance(held, Amount) else held.unit)
    if isinstance(held, Change | Decimal):
        return f"{held.signed_percent if isinstance(held, Change) else held}%"
    return str(held.start) if isinstance(held, Period) else f'"{held}"'


@pytest.mark.parametrize(("fact", "of"), EVERY)
def test_bare_words_find_what_is_spoken_of(fact: Fact, of: Declared) -> None:
    if not of.told.spoken:
        return
    entry = next(iter(entries_of(Document(id="d", text="abc", title="t", source="s"), [fact])))
    held = getattr(fact, of.name)
    for value in held if isinstance(held, tuple) else (held,):
        assert matches(parse_query(f'"{value}"'), entry)


@pytest.mark.parametrize(("fact", "of"), EVERY)
def test_what_is_counted_or_sorted_by_is_known_to_the_index(fact: Fact, of: Declared) -> None:
    assert not of.told.facet or of.told.query in FACETS
    assert of.told.sort is None or (of.told.sort in SORT_COLUMNS and Sort(of.told.sort).column == of.told.sort)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_stand_beside_instead_of_and_before_fields_that_there_are(kind: str) -> None:
    fields = {one.name for one in declared(type(FULL[kind]))}
    for one in declared(type(FULL[kind])):
        assert {one.told.beside, one.told.instead} - {None} <= fields
        assert one.told.label


# Exports -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fact", "of"), EVERY)
def test_a_field_is_written_to_its_cells(fact: Fact, of: Declared) -> None:
    cells = row(fact)
    assert list(cells) == list(COLUMNS)
    name = of.told.cells or {"period": f"{of.name}_start"}.get(of.shape, of.name)
    if of.shape == "change":
        name = "change_percent"
    if of.shape == "spans":
        assert name not in COLUMNS
        return
    assert name in COLUMNS
    assert cells[name]
    held = getattr(fact, of.name)
    if isinstance(held, str):
        assert cells[name] == held


def test_all_kinds_are_rows_of_one_table() -> None:
    lines = list(csv_lines(FULL.values()))
    assert lines[0].split(",") == list(COLUMNS)
    assert len(lines) == 1 + len(FULL)
    assert len(set(COLUMNS)) == len(COLUMNS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_is_its_record(kind: str) -> None:
    record = fact_object(FULL[kind])
    assert next(iter(record)) == "kind"
    assert set(record) == {"kind", *field_names(FULL[kind])}
    assert fact_from(record) == FULL[kind]
    assert fact_from(orjson.loads(json_bytes(record))) == FULL[kind]
    assert fact_from({**record, "more": 1}) == FULL[kind]
