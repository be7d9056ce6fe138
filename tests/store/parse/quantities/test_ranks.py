"""Ranks are numbers: ordinals before a superlative, after a verb of ranking, and numbers of an order."""

from __future__ import annotations

import pytest

from store.parse.quantities.ranks import find_ranks

ROWS: tuple[tuple[str, list[tuple[str, int]]], ...] = (
    ("the world's second-largest maker", [("second", 2)]),
    ("its third biggest market and the 12th most visited", [("third", 3), ("12th", 12)]),
    ("It ranked fifth by sales", [("fifth", 5)]),
    ("the No. 3 maker, and No. 4 in Asia", [("3", 3), ("4", 4)]),
    ("the largest maker, its first plant, a second line", []),
    ("the third quarter of 2024, for the third year", []),
)


@pytest.mark.parametrize(("text", "ranks"), ROWS)
def test_ranks(text: str, ranks: list[tuple[str, int]]) -> None:
    assert [(one.span.of(text), int(one.value)) for one in find_ranks(text)] == ranks
