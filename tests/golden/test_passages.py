"""Both halves of the golden passages are there, and every passage parses with spans that hold."""

from __future__ import annotations

import pytest

from store.base import parse_document
from store.model import INVESTMENT_TYPES, Document
from store.training.labels import Example
from tests.golden.passages import load, load_sayings


@pytest.mark.parametrize("passage", load()[::4], ids=lambda passage: passage.id)
def test_a_passage_parses_with_spans_that_hold(passage: Example) -> None:
    """One in four: the score (`python -m tests.golden.score`) parses all of them."""
    document = Document(id=passage.id, text=passage.text, title="t", source="s", published=passage.published)
    for read in parse_document(document).facts:
        assert read.span.of(passage.text) == read.quote
        assert read.sentence_span.contains(read.span)
        assert all(span.end <= len(passage.text) for span in read.evidence.values())


def test_both_halves_are_there_and_of_a_size() -> None:
    assert [len(load(split)) for split in ("dev", "test")] == [411, 409]


def test_each_saying_names_its_parties_and_none_is_there_twice() -> None:
    sayings = load_sayings()
    assert len({saying["text"] for saying in sayings}) == len(sayings)
    for saying in sayings:
        assert saying["type"] is None or saying["type"] in INVESTMENT_TYPES
        assert all(name in saying["text"] for name in (*saying["investors"], *saying["sellers"]))
