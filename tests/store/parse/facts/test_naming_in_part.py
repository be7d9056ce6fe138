"""A word that is hardly a company's name gives no name to the words that it is a part of."""

from __future__ import annotations

import pytest

from store.model import Span
from store.parse.facts.naming import cast_of
from store.parse.reader.decoding import Named

TEXT = "Output of New Energy Vehicles rose."
WHOLE, PART = Span(10, 29), Span(14, 20)


@pytest.mark.parametrize(("chance", "asked", "named"), [(0.4, WHOLE, False), (0.9, WHOLE, True), (0.4, PART, True)])
def test_a_part_names_the_whole_only_where_it_is_surely_a_company(chance: float, asked: Span, named: bool) -> None:
    cast = cast_of(TEXT, [Named(PART, chance, (1.0, 0.0, 0.0, 0.0, 0.0), {})])
    assert (cast.at(asked) is not None) is named
