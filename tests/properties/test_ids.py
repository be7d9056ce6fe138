"""Facts of one document never share an id, and keep theirs when the document is read again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.frozen import replace
from store.model import Company, Fact, Investment, Metric, Span, Value, identified
from tests.conftest import parsed

_spans = st.sampled_from([Span(0, 9), Span(0, 5), Span(3, 9)])
_names = st.sampled_from(["Abc", "Xyz"])
_evidence = st.dictionaries(st.sampled_from(["subject", "value", "amount"]), _spans, max_size=2)


def _fact(kind: str, span: Span, name: str, measure: str, number: int, evidence: dict[str, Span]) -> Fact:
    where = {
        "document": "d", "source": "s", "published": None, "span": span, "quote": "q", "sentence": "q", "sentence_span": span,
        "confidence": 0.9, "rule": "r", "evidence": evidence,
    }  # fmt: skip
    if kind == "company":
        return Company(**where, name=name)  # type: ignore[arg-type]  # the common fields
    if kind == "investment":
        return Investment(**where, type="plant", status="agreed", investors=(name,))  # type: ignore[arg-type]
    value = Value(value=Decimal(number), unit=None, text=str(number))
    return Metric(**where, subject=name, measure=measure, value=value)  # type: ignore[arg-type]


_facts = st.lists(
    st.builds(
        _fact, st.sampled_from(["company", "investment", "metric"]), _spans, _names, st.sampled_from(["sales", "ebitda"]),
        st.integers(1, 3), _evidence,
    ),
    max_size=12,
)  # fmt: skip


def _keys(facts: Sequence[Fact]) -> list[Fact]:
    return [replace(fact, id="x") for fact in facts]


@given(_facts)
def test_each_fact_has_an_id_of_its_own_and_is_otherwise_what_it_was(facts: list[Fact]) -> None:
    found = identified(facts)
    assert len({fact.id for fact in found}) == len(facts)
    assert _keys(found) == _keys(facts)


@given(_facts)
def test_the_first_fact_with_an_id_keeps_it(facts: list[Fact]) -> None:
    first: dict[str, int] = {}
    for at, fact in enumerate(facts):
        first.setdefault(fact.id, at)
    found = identified(facts)
    assert [found[at].id for at in first.values()] == list(first)


@given(_facts)
def test_ids_stay_what_they_are_when_they_are_given_again(facts: list[Fact]) -> None:
    found = identified(facts)
    assert identified(facts) == found
    assert identified(found) == found


@given(_facts, st.data())
def test_what_comes_behind_changes_no_id(facts: list[Fact], data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(facts)))
    assert identified(facts)[:end] == identified(facts[:end])


@given(_facts)
def test_ids_are_those_of_sixteen_hexadecimal_digits(facts: list[Fact]) -> None:
    assert all(len(fact.id) == 16 and int(fact.id, 16) >= 0 for fact in identified(facts))


SEVERAL = [
    "Brightwater is a carmaker. It has 3,400 employees, 2,100 of them in Austria.",
    "Brightwater sold 61,200 vehicles, including 18,300 exported from its Leeds plant.",
    "Brightwater serves 3,100 customers and plans to increase headcount from 340 to 500 by the end of 2026.",
    "Quillon Robotics guided for revenue of $140 million to $150 million and EBITDA of about $5 million, not $4 million.",
    "Quillon is a firm. It guided for revenue of $140m to $150m and EBITDA of about $5m, against EBITDA of $4m.",
    "Brightwater expects EBITDA of $5 million this year and EBITDA of $7 million next year.",
    "Northwind Motors sold 100 vehicles in 2021, 140 vehicles in 2022 and 150 vehicles in 2023.",
]
"""Sentences with several figures of one measure."""


@pytest.mark.parametrize("text", SEVERAL)
def test_figures_of_one_measure_in_one_sentence_have_ids_of_their_own(text: str) -> None:
    facts = parsed(text).facts
    assert len(facts) > 1
    assert len({fact.id for fact in facts}) == len(facts)
    assert [fact.id for fact in parsed(text).facts] == [fact.id for fact in facts]
