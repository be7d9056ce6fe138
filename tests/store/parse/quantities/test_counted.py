"""What bare numbers count."""

from __future__ import annotations

import pytest

from store.parse.quantities.counted import counted
from store.parse.quantities.grammar import find_quantities

ROWS = (
    ("40 stores in Spain", "stores"), ("28 European countries", "countries"), ("12,000 new charging points", "charging points"),
    ("300 people", "people"), ("It came to 40 last year, of its cars", None), ("40 in all", None), ("40 business", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "noun"), ROWS)
def test_the_noun_behind_a_number(text: str, noun: str | None) -> None:
    (number,) = [one for one in find_quantities(text) if one.unit is None]
    span = counted(number, text, len(text))
    assert (span.of(text).split()[-len((noun or "").split()) :] if span else None) == (noun.split() if noun else None)
