"""The facts of the seed, checked by hand, and of an article that says other things the same ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from store.model import Company, Fact
from store.parse.pipeline import Parsed
from store.search.doubt import DOUBTFUL
from tests.conftest import SEED, parsed
from tests.store.parse.readable import short_form

HERE = Path(__file__).parent
OTHER = HERE / "other_article.txt"


def checked(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def article(path: Path) -> Parsed:
    return parsed(path.read_text(encoding="utf-8"), published=None)


def shown(path: Path) -> list[dict[str, Any]]:
    """What `find` shows of an article."""
    return [short_form(fact) for fact in article(path).facts if fact.confidence >= DOUBTFUL]


def brief(fact: dict[str, Any]) -> tuple[object, ...]:
    return tuple(fact.get(name) for name in ("kind", "name", "type", "target", "subject", "measure", "value"))


SEED_MISSED = {
    ("metric", None, None, None, "SAIC", "rank", 1),
    ("metric", None, None, None, "upcoming model", "voltage", 800),  # read, and hidden, as its charge
    ("metric", None, None, None, "NEVs", "exports", 1_200_000),  # told of their country
}
OTHER_MISSED = {
    ("investment", None, "equity_stake", "Brumaro", None, None, None),  # taken for another sort of deal
    ("metric", None, None, None, "Glen Orrin", "sales", 250_000),  # told of its owner
    ("metric", None, None, None, "low-alcohol wines", "production", 7_150_000),  # told of their country
    ("metric", None, None, None, "low-alcohol wines", "exports", 5_020_000),
    ("metric", None, None, None, "LAWs", "imports", 640_000),
}
"""What the reader misses or gets wrong of what a careful one takes from the articles."""


@pytest.mark.parametrize(
    ("path", "facts", "missed", "wrong"),
    [(SEED, SEED.with_suffix(".facts.jsonl"), SEED_MISSED, 1), (OTHER, HERE / "other_article.facts.jsonl", OTHER_MISSED, 4)],
)
def test_what_is_shown_is_what_a_careful_reader_takes(
    path: Path, facts: Path, missed: set[tuple[object, ...]], wrong: int
) -> None:
    right = checked(facts)
    read = [short_form(fact) for fact in article(path).facts]
    assert {brief(fact) for fact in right if not any(alike(one, fact) for one in read)} == missed
    assert sum(not any(alike(one, fact) for fact in right) for one in shown(path)) == wrong


def alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal, but for a target or a subject in more words."""
    loose = ("target", "subject")
    return one.keys() == other.keys() and all(
        value == other[name] or (name in loose and str(other[name]) in str(value)) for name, value in one.items()
    )


def test_the_date_of_the_seed_is_the_one_on_its_first_line() -> None:
    assert article(SEED).document.published == "2024-01-24"


@pytest.mark.parametrize("path", [SEED, OTHER])
def test_every_span_gives_back_its_words(path: Path) -> None:
    read = article(path)
    text = read.document.text
    for fact in read.facts:
        assert fact.span.of(text) == fact.quote
        assert fact.sentence_span.of(text) == fact.sentence
        assert fact.sentence_span.overlaps(fact.span)
        assert fact.evidence
        assert all(span.end <= len(text) for span in fact.evidence.values())


def test_facts_keep_their_ids_when_the_text_is_parsed_again() -> None:
    once, again = article(SEED).facts, article(SEED).facts
    assert [fact.id for fact in once] == [fact.id for fact in again]
    assert len({fact.id for fact in once}) == len(once)


def test_a_medium_that_is_quoted_invests_in_nothing() -> None:
    read = article(SEED)
    media = {fact.name for fact in read.facts if isinstance(fact, Company) and fact.type == "media"}
    parties: set[str] = {party for fact in (*read.investments, *read.metrics) for party in fact.parties}
    assert media == {"People's Daily"}
    assert not media & parties


@pytest.mark.parametrize(
    "text",
    [
        "The weather was fine in Paris on Tuesday, and 12 people went for a walk.",
        "Call +44 20 7946 0958 before 9:30 or see section 4 of the 2019 act.",
        "The Model 3 and the iPhone 11 came out before the A380 stopped flying.",
        "The home side won 3-1 on Saturday, and nobody was sent off.",
    ],
)
def test_text_without_business_has_no_investments_and_no_metrics(text: str) -> None:
    read = parsed(text)
    facts: list[Fact] = [*read.investments, *read.metrics]
    assert facts == []
