"""The passages that the reader is trained and measured on: every label is words of its text, and of a legal class."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from store.model import COMPANY_TYPES, INVESTMENT_TYPES, STATUSES
from store.model.fact import OUTLOOKS
from store.training.labels import Example, passages
from store.training.tiers import Tiers

FACTS = Path(__file__).parent / "facts"


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(passages(FACTS.glob("*.jsonl")))


def test_every_label_is_words_of_its_text(examples: list[Example]) -> None:
    assert [(one.id, one.lost) for one in examples if one.lost] == []
    assert [one.id for one in examples for firm in one.firms if not firm.mentions] == []


def test_every_class_is_a_legal_one(examples: list[Example]) -> None:
    assert {firm.kind for one in examples for firm in one.firms} <= set(COMPANY_TYPES)
    assert {deal.classes["type"] for one in examples for deal in one.deals} <= set(INVESTMENT_TYPES)
    assert {deal.classes["status"] for one in examples for deal in one.deals} <= set(STATUSES)
    assert {figure.classes.get("outlook", "target") for one in examples for figure in one.figures} <= set(OUTLOOKS)
    assert all("value" in figure.roles or "change" in figure.roles for one in examples for figure in one.figures)


def test_no_id_is_there_twice_and_no_text(examples: list[Example]) -> None:
    assert [name for name, count in Counter(one.id for one in examples).items() if count > 1] == []
    assert [text[:40] for text, count in Counter(one.text for one in examples).items() if count > 1] == []


def test_facts_that_are_not_there_are_counted_as_missed(examples: list[Example]) -> None:
    tiers = Tiers()
    one = next(one for one in examples if one.firms and one.deals and one.figures)
    tiers.add(one, [])
    assert (tiers.company.gold, tiers.company.mine, tiers.metric.found) == (len(one.firms), 0, 0)
    assert len(tiers.errors) == len(one.firms) + len(one.deals) + len(one.figures)
