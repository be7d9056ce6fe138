"""The facts of the seed, all of them and none beside them; and of an article that says other things the same ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from store.model import Fact
from store.parse.pipeline import Parsed
from tests.conftest import SEED, parsed
from tests.store.parse.readable import short_form

HERE = Path(__file__).parent
OTHER = HERE / "other_article.txt"


def expected(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def found(parsed_article: Parsed) -> list[dict[str, Any]]:
    return [short_form(fact, parsed_article.document.text) for fact in parsed_article.facts]


def test_the_seed_says_exactly_its_hand_checked_facts(seed: Parsed) -> None:
    assert found(seed) == expected(SEED.with_suffix(".facts.jsonl"))


def test_other_names_numbers_and_order_give_the_same_sorts_of_facts() -> None:
    article = parsed(OTHER.read_text(encoding="utf-8"), published=None)
    assert article.document.published == "2025-03-05"
    assert found(article) == expected(HERE / "other_article.facts.jsonl")


def test_the_date_of_the_seed_is_the_one_on_its_first_line(seed: Parsed) -> None:
    assert seed.document.published == "2024-01-24"


@pytest.mark.parametrize("path", [SEED, OTHER])
def test_every_span_gives_back_its_words(path: Path) -> None:
    article = parsed(path.read_text(encoding="utf-8"), published=None)
    text = article.document.text
    for fact in article.facts:
        assert fact.span.of(text) == fact.quote
        assert fact.sentence_span.of(text) == fact.sentence
        assert fact.sentence_span.contains(fact.span)
        assert fact.evidence
        assert all(span.end <= len(text) for span in fact.evidence.values())


def test_facts_keep_their_ids_when_the_text_is_parsed_again(seed: Parsed) -> None:
    again = parsed(seed.document.text, published=None)
    assert [fact.id for fact in again.facts] == [fact.id for fact in seed.facts]
    assert len({fact.id for fact in seed.facts}) == len(seed.facts)


def test_a_medium_that_is_quoted_invests_in_nothing(seed: Parsed) -> None:
    media = {company.name for company in seed.companies if company.type == "media"}
    parties: set[str] = {party for fact in (*seed.investments, *seed.metrics) for party in fact.parties}
    assert media == {"People's Daily"}
    assert not media & parties


@pytest.mark.parametrize(
    "text",
    [
        "The weather was fine in Paris on Tuesday, and 12 people went for a walk.",
        "Call +44 20 7946 0958 before 9:30 or see section 4 of the 2019 act.",
        "The Model 3 and the iPhone 11 came out before the A380 stopped flying.",
        "The home side won 3-1 in front of 40,000 fans.",
    ],
)
def test_text_without_business_has_no_investments_and_no_metrics(text: str) -> None:
    article = parsed(text)
    facts: list[Fact] = [*article.investments, *article.metrics]
    assert facts == []
