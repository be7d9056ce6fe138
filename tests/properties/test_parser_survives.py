"""Whatever a text is, parsing it raises nothing, and every span gives back its words."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.base import parse_document
from store.model import Document
from store.parse.annotations import annotate
from tests.golden.passages import load, load_sayings

SENTENCES = [saying["text"] for saying in load_sayings()[::7]] + [
    sentence for passage in load("dev")[::3] for sentence in passage.text.split(". ")
]
WORDS = st.sampled_from(SENTENCES).flatmap(lambda sentence: st.sampled_from(sentence.split()))
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(text: str) -> None:
    parsed = parse_document(Document(id="x", text=text, title="x", source="x", published="2025-01-01"))
    for fact in parsed.facts:
        assert fact.span.of(text) == fact.quote
        assert fact.sentence_span.of(text) == fact.sentence
        assert all(span.of(text) for span in fact.evidence.values())
    for quantity in annotate(parsed)["quantities"]:
        start, end = quantity["span"]
        assert 0 <= start < end <= len(text)


@SLOW
@given(st.text(max_size=400))
@example("")
@example("\u202e$5 billion\u202c\x1b[31m of \x00 [bold]sales[/bold]")
@example("Norvane Group raised its guidance for 2025 to sales of $4 billion.")
def test_any_text_is_parsed(text: str) -> None:
    survives(text)


@SLOW
@given(st.sampled_from(SENTENCES), st.lists(st.tuples(st.integers(0, 40), WORDS), max_size=6), st.data())
def test_a_sentence_with_other_words_in_it_is_parsed(sentence: str, others: list[tuple[int, str]], data: st.DataObject) -> None:
    words = sentence.split()
    for at, word in others:
        words.insert(at, word)
    survives(" ".join(words))
    survives(" ".join(data.draw(st.permutations(words))))


@SLOW
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6), st.sampled_from([" ", "\n", "\n\n", "\t", " — ", ""]))
def test_sentences_of_different_articles_together_are_parsed(sentences: list[str], between: str) -> None:
    survives(between.join(sentences))
