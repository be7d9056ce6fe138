"""Which way a number moved, as told beside it, before it, and in what is set off after it."""

from __future__ import annotations

import pytest

from tests.conftest import parsed


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Norvane Group's sales rose 5% to $3 million.", [("up", "delta"), ("up", "level")]),
        ("Norvane Group's sales fell from $4 million to $3 million.", [("None", "baseline"), ("down", "level")]),
        ("Norvane Group sold 900 vans in May, 5% fewer than in April.", [("down", "level"), ("down", "delta")]),
        ("Norvane Group posted revenue of $3 million, up 4%.", [("up", "level"), ("up", "delta")]),
        ("Norvane Group had sales of $3 million in 2023, an increase of 11%.", [("up", "level"), ("up", "delta")]),
        ("Norvane Group's revenue was $3 million, little changed on the year.", [("flat", "level")]),
        ("Brent crude settled 84 cents, or 1.3%, lower.", [("down", "delta"), ("down", "delta")]),
        ("US crude lost 88 cents to close at $60.40 a barrel.", [("down", "delta"), ("down", "level")]),
        ("Some 700 jobs will go.", [("down", "delta")]),
        ("Norvane Group will lay off 140 workers.", [("down", "delta")]),
        ("Norvane Group will pay $3 million for its site, doubling its space.", [("None", "level"), ("up", "delta")]),
        ("Norvane Group sold 900 vans in May, while rival Karvona sold 5% fewer.", [("None", "level"), ("down", "delta")]),
        ("Norvane Group sold 900 vans. In May, 5% more were ordered.", [("None", "level"), ("up", "delta")]),
    ],
)  # fmt: skip
def test_a_number_has_a_direction_where_the_text_gives_one(text: str, moved: list[tuple[str, str]]) -> None:
    entries = [entry.quantity for reading in parsed(text).readings for entry in reading.quantities]
    assert [(str(quantity.direction), quantity.role) for quantity in entries] == moved
