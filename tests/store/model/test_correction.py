"""What a person types becomes a field's value, or a sentence about why it cannot."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from store.errors import FactdeckError
from store.model import (
    Amount,
    Change,
    Company,
    CorrectionInvalid,
    Fact,
    Investment,
    Metric,
    Period,
    Span,
    Value,
    Verb,
    correctable,
    correctable_in_all,
    corrected,
    said_of,
    tagging,
    typed,
)

EVIDENCE: dict[str, Any] = {
    "document": "d",
    "source": "s",
    "published": None,
    "span": Span(0, 3),
    "quote": "abc",
    "sentence_span": Span(0, 3),
    "sentence": "abc",
}
DEAL = Investment(
    **EVIDENCE, rule="r", confidence=0.9, type="plant", status="planned", investors=("Acme",), target="a mill",
    amount=Amount(value=Decimal(5), currency="SEK", text="5"), date=Period(start="2023", end="2024-Q1", text="x"),
)  # fmt: skip
FIGURE = Metric(
    **EVIDENCE, rule="r", confidence=0.9, subject="Acme", measure="sales",
    value=Value(value=Decimal("1.5"), unit="GWh", text="1.5"), change=Change(direction="down", percent=Decimal(5), text="x"),
)  # fmt: skip
FIRM = Company(**EVIDENCE, rule="r", confidence=0.9, name="Acme", aliases=("AC",))


@pytest.mark.parametrize(
    ("text", "value", "high", "currency", "qualifier"),
    [
        ("€1.5bn", "1500000000", None, "EUR", "exact"),
        ("USD 300M", "300000000", None, "USD", "exact"),
        ("~$2bn", "2000000000", None, "USD", "about"),
        (">= 40k", "40000", None, "SEK", "at_least"),
        ("eur1bn..2bn", "1000000000", "2000000000", "EUR", "range"),
        ("€1.5 billion", "1500000000", None, "EUR", "exact"),
        ("> INR 500 crore", "5000000000", None, "INR", "over"),
        ("$1 bn .. $2 bn", "1000000000", "2000000000", "USD", "range"),
    ],
)
def test_amounts_are_written_as_in_queries(text: str, value: str, high: str | None, currency: str, qualifier: str) -> None:
    fact = corrected(DEAL, "amount", text)
    assert isinstance(fact, Investment)
    assert fact.amount == Amount(
        value=Decimal(value), value_high=Decimal(high) if high else None, currency=currency, qualifier=qualifier,  # type: ignore[arg-type]  # one of them
        text=text,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.2M vehicles", "1200000", "vehicles"),
        ("35%", "35", "percent"),
        ("$36,040", "36040", "USD"),
        ("7", "7", "GWh"),
        ("> 3 GWh/year", "3", "GWh/year"),
        ("3 t", "3", "t"),
        ("1.2 million vehicles", "1200000", "vehicles"),
        ("2 billion", "2000000000", "GWh"),
        ("€1.5 m", "1500000", "EUR"),
        ("$5 billion", "5000000000", "USD"),
    ],
)
def test_values_keep_or_change_their_unit(text: str, value: str, unit: str) -> None:
    fact = corrected(FIGURE, "value", text)
    assert isinstance(fact, Metric)
    assert fact.value is not None
    assert (fact.value.value, fact.value.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("text", "signed"), [("+18.8%", "18.8"), ("-5%", "-5"), ("▼ 2%", "-2"), ("7%", "7")])
def test_changes_have_a_sign(text: str, signed: str) -> None:
    fact = corrected(FIGURE, "change", text)
    assert isinstance(fact, Metric)
    assert fact.change is not None
    assert fact.change.signed_percent == Decimal(signed)


@pytest.mark.parametrize(
    ("fact", "field", "text", "sentence"),
    [
        (DEAL, "amount", "much", "'much' is no number like €1.5bn, USD 300M or 1bn..2bn."),
        (DEAL, "amount", "2bn..1bn", "This range runs downwards."),
        (DEAL, "stake_percent", "120%", "'120%' is no share like 5% or 33.3%."),
        (DEAL, "date", "2024..2023", "This period ends before it starts."),
        (DEAL, "due", "May", "'May' is no date like 2023, 2023-Q1, 2023-10 or 2023-10-26."),
        (FIGURE, "period", "May", "'May' is no date like 2023, 2023-Q1, 2023-10 or 2023-10-26."),
        (DEAL, "status", "done", "'done' is none of rumoured, planned, agreed, started, completed, cancelled."),
        (DEAL, "status", "announced", "'announced' is none of rumoured,"),
        (FIRM, "type", "agency", "'agency' is none of company, brand, fund, bank, media."),
        (DEAL, "country", "Atlantis", "'Atlantis' is no country like Thailand or TH."),
        (DEAL, "period", "2023", "An investment has no field 'period'; it has investors,"),
        (FIRM, "mentions", "Acme", "A company has no field 'mentions'; it has name,"),
        (DEAL, "measure", "sales", "An investment has no field 'measure'; it has investors,"),
        (FIGURE, "subject", "  ", "This field cannot be empty."),
        (FIGURE, "value", "many", "'many' is no number like 1.2M vehicles"),
    ],
)
def test_what_is_no_value_is_told_in_a_sentence(fact: Fact, field: str, text: str, sentence: str) -> None:
    with pytest.raises(CorrectionInvalid) as error:
        corrected(fact, field, text)
    assert str(error.value).startswith(sentence)


@pytest.mark.parametrize("text", ["Thailand", "thailand", "TH", "th"])
def test_a_country_is_typed_by_its_name_or_its_code(text: str) -> None:
    deal, figure, firm = corrected(DEAL, "country", text), corrected(FIGURE, "country", text), corrected(FIRM, "home", text)
    assert [one.country_code for one in (deal, figure, firm)] == ["TH"] * 3


def test_a_deal_has_two_times_that_are_corrected_apart() -> None:
    fact = corrected(corrected(DEAL, "date", "2024-05"), "due", "2026..2027")
    assert isinstance(fact, Investment)
    assert fact.date == Period(start="2024-05", end="2024-05", text="2024-05")
    assert fact.due == Period(start="2026", end="2027", text="2026..2027")
    assert corrected(fact, "date", "").when == fact.due


def test_a_measure_is_named_and_its_words_are_kept_as_typed() -> None:
    fact = corrected(corrected(FIGURE, "measure", "Cash flow"), "measure_words", "free cash flow")
    assert isinstance(fact, Metric)
    assert (fact.measure, fact.measure_words) == ("cash_flow", "free cash flow")


def test_a_metric_keeps_a_value_or_a_change() -> None:
    without = corrected(FIGURE, "value", "")
    with pytest.raises(CorrectionInvalid, match="a metric has a value, a change, or both"):
        corrected(without, "change", "")


@pytest.mark.parametrize("fact", [DEAL, FIGURE, FIRM])
def test_every_field_as_it_is_typed_gives_the_same_fact(fact: Fact) -> None:
    for field in correctable(fact):
        again = corrected(fact, field, typed(fact, field))
        assert typed(again, field) == typed(fact, field)


def test_a_corrected_fact_keeps_its_id() -> None:
    again = corrected(FIRM, "name", "Acme Works")
    assert again.id == FIRM.id
    assert isinstance(again, Company)
    assert again.aliases == ("AC", "Acme"), "facts of its document go on naming it as it was read"


def test_some_facts_together_have_the_fields_that_each_has() -> None:
    assert correctable_in_all([DEAL, FIGURE]) == ("place", "country")
    assert correctable_in_all([FIRM]) == correctable(FIRM)


@pytest.mark.parametrize(
    ("verb", "field", "value", "sentence"),
    [
        ("correct", "period", "May", "'May' is no date like"),
        ("correct", "value", "7 GWh", "An investment has no field 'value'"),
        ("note", None, " \t", "There is no note in that."),
        ("untag", None, "", "There is no tag in that."),
    ],
)
def test_what_cannot_be_said_of_each_of_some_facts_is_said_of_none(
    verb: Verb, field: str | None, value: str, sentence: str
) -> None:
    with pytest.raises(FactdeckError, match=re.escape(sentence)):
        said_of([FIGURE, DEAL], verb, user="ann", time="t", field=field, value=value)


def test_what_is_said_has_one_space_between_its_words() -> None:
    said = said_of([DEAL, FIGURE], "note", user="ann", time="t", value="  ask \n them ")
    assert [one.value for one in said] == ["ask them", "ask them"]


@pytest.mark.parametrize(
    ("text", "meant"), [(" watch list ", ("tag", "watch list")), ("-watch", ("untag", "watch")), ("-", ("untag", ""))]
)
def test_a_minus_takes_a_tag_away(text: str, meant: tuple[Verb, str]) -> None:
    assert tagging(text) == meant
