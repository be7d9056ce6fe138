"""The time of a figure, weighed: flows go on with the period before, moments and capacities do not."""

from __future__ import annotations

import pytest

from store.model import Metric
from tests.conftest import parsed

OPENING = "Norvane Group's revenue rose 5% to $5 billion in the third quarter of 2023. "


def last_figure(text: str) -> Metric:
    return parsed(text).metrics[-1]


@pytest.mark.parametrize(
    ("sentence", "measure", "start"),
    [
        ("Net profit fell 3% to $40 million.", "profit", "2023-Q3"),
        ("The operating margin slipped to 20.4%.", "margin", "2023-Q3"),
        ("The company employs 4,000 people.", "employees", None),
        ("It has 310 stores in nine countries.", "countries", None),
        ("It expects revenue of $21 billion in 2024.", "revenue", "2024"),
    ],
)
def test_a_figure_is_of_the_time_that_its_sort_is_told_of(sentence: str, measure: str, start: str | None) -> None:
    found = last_figure(OPENING + sentence)
    assert found.measure == measure
    assert (found.period.start if found.period else None) == start


def test_the_time_of_an_earlier_sentence_keeps_its_place_in_the_document() -> None:
    text = OPENING + "Net profit fell 3% to $40 million."
    found = last_figure(text)
    assert found.evidence["period"].of(text) == "in the third quarter of 2023"


def test_reading_a_text_twice_gives_the_same_times() -> None:
    text = OPENING + "Net profit fell 3% to $40 million. Shares rose 4% on Tuesday."
    assert parsed(text).metrics == parsed(text).metrics
