"""A page that changed: a new document tied to the one before, and what became of its facts."""

from __future__ import annotations

import pytest

from store.base import Base, Stored
from store.frozen import replace
from store.model import Investment
from tests.conftest import parsed

PAGE = "https://news.example/halden"
BEFORE = "Halden Foods bought Brisco Dairy for $40 million on Monday. Halden employs 900 people."
AFTER = "Halden Foods bought Brisco Dairy for $42 million on Monday. Halden posted revenue of $7 million in 2023."


def page(text: str) -> Stored:
    one = parsed(text)
    return Stored(replace(one.document, url=PAGE), one.facts)


@pytest.fixture
def base(base: Base) -> Base:
    base.write.add([page(BEFORE)], time="2024-01-24T10:00:00Z")
    base.write.add([page(AFTER)], time="2024-01-25T10:00:00Z")
    return base


def test_the_later_text_is_tied_to_the_one_before(base: Base) -> None:
    before, after = sorted(base.facts.documents_from(PAGE), key=lambda one: one.added or "")
    assert (before.revises, after.revises) == (None, before.id)


def test_what_changed_is_told_with_each_fact_of_the_later_text(base: Base) -> None:
    _, after = sorted(base.facts.documents_from(PAGE), key=lambda one: one.added or "")
    fact = next(one for one in base.facts.of(after.id) if one.kind == "investment")
    revision = base.dossier(base.facts.get(fact.id)).revision
    assert revision is not None
    [(was, now)] = revision.altered
    assert isinstance(was, Investment)
    assert isinstance(now, Investment)
    assert [one.amount and one.amount.value for one in (was, now)] == [40_000_000, 42_000_000]
    assert [one.kind for one in revision.gone] == ["metric"]
    assert [one.kind for one in revision.fresh] == ["metric"]


def test_a_fact_of_the_text_before_leads_to_the_later_one(base: Base) -> None:
    before, after = sorted(base.facts.documents_from(PAGE), key=lambda one: one.added or "")
    dossier = base.dossier(base.facts.get(base.facts.of(before.id)[0].id))
    assert (dossier.revision, dossier.later) == (None, after)


def test_a_text_that_only_words_it_otherwise_says_the_same(base: Base) -> None:
    base.write.add([page(AFTER + " Nothing else was said.")], time="2024-01-26T10:00:00Z")
    last = max(base.facts.documents_from(PAGE), key=lambda one: one.added or "")
    revision = base.dossier(base.facts.get(base.facts.of(last.id)[0].id)).revision
    assert revision is not None
    assert revision.nothing
