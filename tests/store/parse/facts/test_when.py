"""Words that say when, as periods."""

from __future__ import annotations

from datetime import date

import pytest

from store.model import Span
from store.parse.facts.when import period
from store.parse.times.periods import find_periods

PUBLISHED = date(2024, 5, 20)
ROWS = (
    ("in March 2023", False, "2023-03", "2023-03"),
    ("in June", False, "2023-06", "2023-06"),
    ("in June", True, "2024-06", "2024-06"),
    ("by 2026", True, None, "2026"),
    ("earlier", False, None, None),
    ("the first quarter", False, "2024-Q1", "2024-Q1"),
)


@pytest.mark.parametrize(("words", "ahead", "start", "end"), ROWS)
def test_periods(words: str, ahead: bool, start: str | None, end: str | None) -> None:
    text = f"It opened {words} in Graz."
    span = Span(10, 10 + len(words))
    found = period(span, text, find_periods(text, PUBLISHED), PUBLISHED, ahead=ahead)
    assert (found.start, found.end, found.text) == (start, end, words)
