"""What a figure is called by what is done with what it counts."""

from __future__ import annotations

import pytest

from tests.conftest import parsed


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Norvane Group will open 70 stores in Arizona next year.", "stores"),
        ("Norvane Group is closing nine outlets in China.", "store_closures"),
        ("Norvane Group has 310 stores in Leeds.", "stores"),
        ("Norvane Group's net debt stood at 3.4 times earnings.", "leverage"),
        ("Norvane Group's bookings rose 4% to $13 million.", "orders"),
        ("Norvane Group's shipments rose 4% to 13 million units.", "shipments"),
        ("China's shipments rose 4% to 13 million tonnes.", "exports"),
    ],
)
def test_a_figure_is_called_by_what_is_done(text: str, measure: str) -> None:
    assert parsed(text).metrics[0].measure == measure
