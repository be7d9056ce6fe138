"""Every golden passage is well labelled, and parses with spans that hold."""

from __future__ import annotations

import pytest

from store.base import parse_document
from store.model import COMPANY_TYPES, INVESTMENT_TYPES, QUALIFIERS, STATUSES, Document, measure_name
from store.model.period import is_iso_date
from tests.golden.compare import same_times
from tests.golden.passages import Passage, load, load_sayings
from tests.golden.score import score


@pytest.mark.parametrize("passage", load(), ids=lambda passage: passage.id)
def test_a_passage_is_labelled_by_the_rules(passage: Passage) -> None:
    for fact in (*passage.investments, *passage.metrics):
        assert fact["quote"] in passage.text
        assert fact["period"] is None or all(
            iso is None or is_iso_date(iso) for iso in (fact["period"]["start"], fact["period"]["end"])
        )
    assert {company["type"] for company in passage.companies} <= set(COMPANY_TYPES)
    assert {fact["type"] for fact in passage.investments} <= set(INVESTMENT_TYPES)
    assert {fact["status"] for fact in passage.investments} <= set(STATUSES)
    assert all(fact["measure"] == measure_name(fact["measure"]) for fact in passage.metrics)
    values = [*(fact["amount"] for fact in passage.investments), *(fact["value"] for fact in passage.metrics)]
    assert {value["qualifier"] for value in values if value} <= set(QUALIFIERS)


@pytest.mark.parametrize("passage", load()[::4], ids=lambda passage: passage.id)
def test_a_passage_parses_with_spans_that_hold(passage: Passage) -> None:
    """One in four: the score (`python -m tests.golden.score`) parses all of them."""
    document = Document(id=passage.id, text=passage.text, title="t", source="s", published=passage.published)
    for read in parse_document(document).facts:
        assert read.span.of(passage.text) == read.quote
        assert read.sentence_span.contains(read.span)
        assert all(span.end <= len(passage.text) for span in read.evidence.values())


def test_the_labelled_time_of_an_investment_is_its_date_or_when_it_is_due() -> None:
    told, ready = {"start": "2024-01", "end": "2024-01"}, {"start": "2027", "end": "2027"}
    assert same_times((told, ready), told)
    assert same_times((None, ready), ready)
    assert not same_times((told, None), ready)
    assert not same_times((told, None), None)
    assert not same_times((None, None), told)
    assert same_times((None, None), None)


def test_both_splits_are_there_and_of_a_size() -> None:
    sizes = [len(load(split)) for split in ("dev", "test")]
    assert sum(sizes) >= 150
    assert min(sizes) >= 70


def test_each_saying_names_its_parties_and_none_is_there_twice() -> None:
    sayings = load_sayings()
    assert len({saying["text"] for saying in sayings}) == len(sayings)
    for saying in sayings:
        assert saying["type"] is None or saying["type"] in INVESTMENT_TYPES
        assert all(name in saying["text"] for name in (*saying["investors"], *saying["sellers"]))


def test_the_score_counts_what_was_found_right_and_invented() -> None:
    result = score(load("dev")[:10])
    for tally in (result.companies, result.investments, result.metrics):
        assert 0 <= tally.right <= tally.found <= min(tally.gold, tally.mine)
    assert result.companies.found > 0
    assert any(" - " in error for error in result.errors)
