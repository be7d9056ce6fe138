"""Whose a figure is, weighed: who does what the clause says, the company told of, the target of the deal before."""

from __future__ import annotations

import pytest

from store.model import Metric
from tests.conftest import parsed


def last_figure(text: str) -> Metric:
    return parsed(text).metrics[-1]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Norvane Group's revenue rose 5% to $5 billion, while Karvona Ltd sold 300 vans.", "Karvona"),
        ("Norvane Group sold 5,000 vans in May. It employs 400 people.", "Norvane Group"),
        (
            "Norvane Group has bought Karvona Ltd for $70 million. Karvona is based in Leeds. The business has 620 employees.",
            "Karvona",
        ),
        ("Norvane Group sold 5,000 vans. Its revenue rose 5% to $5 billion.", "Norvane Group"),
    ],
)
def test_a_figure_is_of_whoever_is_likeliest(text: str, subject: str) -> None:
    assert last_figure(text).subject == subject


def test_several_owners_stay_as_the_grammar_has_them() -> None:
    found = parsed("Norvane Group and Karvona Ltd sold 5,000 and 300 vans in May, respectively.").metrics
    assert [one.subject for one in found] == ["Norvane Group", "Karvona"]
