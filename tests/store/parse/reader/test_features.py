"""A document as windows of words and pieces, with spans that lead back to its characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.model import Span
from store.parse.anchors import find_anchors
from store.parse.reader.features import LONGEST, windows
from store.parse.reader.numbers import numbered

TEXT = "Halden Foods (HF) paid $40 million in May 2023.\n\nIts 12-year-old unit GreenKo grew 5%."


def test_words_lead_back_to_the_text() -> None:
    anchors = find_anchors(TEXT, None)
    (window,) = windows(TEXT, anchors.sentences, numbered(anchors))
    said = [span.of(TEXT) for span in window.spans[1:]]
    assert said[:8] == ["Halden", "Foods", "(", "HF", ")", "paid", "$", "40"]
    assert window.words(Span(0, 12)) == (1, 2)
    assert window.sentence[1] == 0
    assert window.sentence[-1] == 1
    first, last = window.words(Span(23, 34)) or (0, 0)
    assert {window.kinds[window.first[word]] for word in range(first, last + 1)} == {1}, "money"


def test_shapes_tell_what_an_uncased_vocabulary_does_not() -> None:
    anchors = find_anchors(TEXT, None)
    (window,) = windows(TEXT, anchors.sentences, numbered(anchors))
    shape = {span.of(TEXT): window.shapes[first] for span, first in zip(window.spans[1:], window.first[1:], strict=True)}
    assert len({shape[word] for word in ("Halden", "Foods", "HF", "paid", "$", "40", "GreenKo")}) == 7
    assert shape["Halden"] != shape["Foods"], "the first word of a sentence is in capitals anyway"


@given(
    st.lists(
        st.sampled_from(["Alder rose. ", "µ", "1,2 ", "文字", "\n\n", "a" * 40 + " ", "😀 ", "\u0301", "\u202e", "x-" * 30])
    ).map("".join)
)
def test_any_text_is_cut_into_windows_that_fit_and_miss_no_word(text: str) -> None:
    anchors = find_anchors(text, None)
    found = windows(text, anchors.sentences, numbered(anchors))
    assert all(len(one.pieces) <= LONGEST for one in found)
    assert all(len(one.pieces) == len(one.shapes) == len(one.kinds) for one in found)
    spans = [span for one in found for span in one.spans[1:]]
    assert spans == sorted(spans)
    assert "".join(span.of(text) for span in spans) == "".join("".join(span.of(text).split()) for span in anchors.sentences)


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "alder " * 2000
    anchors = find_anchors(text, None)
    found = windows(text, anchors.sentences, [])
    assert len(found) > 4
    assert sum(len(one.spans) - 1 for one in found) == 2000
