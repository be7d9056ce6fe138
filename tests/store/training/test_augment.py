"""A passage that is changed by chance keeps its labels: they are of the same things, in other words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.training.augment import Augment, beside, edited
from store.training.labels import Example
from tests.store.training.passage import TEXT, anchors_of, passage


def shape(one: Example) -> object:
    """What no change of words may change."""
    facts = [
        (fact.classes, {role: [len(p) for p in fillers] for role, fillers in fact.roles.items()})
        for fact in (*one.deals, *one.figures)
    ]
    return facts, [(firm.kind, len(firm.mentions)) for firm in one.firms]


@pytest.mark.parametrize("seed", range(30))
def test_labels_stay_on_their_words(seed: int) -> None:
    before, after = passage(), Augment(["Wexham & Sons", "Quill"], seed)(passage())
    assert shape(after) == shape(before)
    assert after.text[after.figures[0].roles["period"][0][0].start :].lower().startswith("in 20")
    graz = after.deals[1].roles["place"][0][0].of(after.text)
    assert graz == "Graz"
    for firm in after.firms:
        assert all(span.of(after.text).strip() == span.of(after.text) for span in firm.mentions)
    anchors_of(after)


@given(st.integers(0, 10**6))
def test_what_is_not_edited_moves_with_the_text(seed: int) -> None:
    chance = random.Random(seed)
    edits = [
        (at, at + chance.randint(1, 6), "x" * chance.randint(1, 9)) for at in sorted(chance.sample(range(len(TEXT) - 6), 5))
    ]
    before = passage()
    after = edited(before, edits)
    kept = [edit for at, edit in enumerate(edits) if not any(other[1] > edit[0] for other in edits[:at])]
    for old, new in zip(before.deals, after.deals, strict=True):
        for role, fillers in old.roles.items():
            for span, moved in zip(fillers[0], new.roles[role][0], strict=True):
                if not any(start < span.end and span.start < end for start, end, _ in kept):
                    assert moved.of(after.text) == span.of(before.text)


def test_of_two_passages_in_one_text_each_keeps_its_labels() -> None:
    one, other = passage(), passage(text=TEXT.replace("Graz", "Turku"), investments=[], metrics=[], id="p-2")
    both = beside(one, other)
    assert both.text == f"{one.text}\n\n{other.text}"
    assert both.deals == one.deals
    assert both.firms[: len(one.firms)] == one.firms
    names = ["Halden Foods Inc.", "Brisco Dairy", "Corrow Capital"]
    assert [firm.mentions[0].of(both.text) for firm in both.firms] == [*names, *names]
    assert all(span.start > len(one.text) for firm in both.firms[len(one.firms) :] for span in firm.mentions)
    anchors_of(both)
