"""Dates and periods, resolved against the publication date."""

from __future__ import annotations

from datetime import date

import pytest

from store.parse.segment.dateline import published_in
from store.parse.times.patterns import PATTERNS
from store.parse.times.periods import find_periods
from tests.golden.passages import load

PUBLISHED = date(2024, 1, 24)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in 2023", "2023", "2023"),
        ("last year", "2023", "2023"),
        ("this year", "2024", "2024"),
        ("In December", "2023-12", "2023-12"),
        ("in January", "2024-01", "2024-01"),
        ("in the third quarter of 2023", "2023-Q3", "2023-Q3"),
        ("3Q23", "2023-Q3", "2023-Q3"),
        ("the first half of last year", "2023-H1", "2023-H1"),
        ("the first nine months of 2022", "2022-01", "2022-09"),
        ("by 2030", None, "2030"),
        ("since May", "2023-05", "2024-01"),
        ("the year to March", "2022-04", "2023-03"),
        ("in the three months ended June 30, 2023", "2023-04", "2023-06"),
        ("on Tuesday", "2024-01-23", "2024-01-23"),
        ("by the end of 2025", None, "2025-12"),
        ("between 2021 and 2023", "2021", "2023"),
        ("over the past five years", "2019", "2023"),
        ("in FY24", "2024", "2024"),
        ("the September quarter", "2023-07", "2023-09"),
        ("April to June 2023", "2023-04", "2023-06"),
        ("Jan. 5, 2022", "2022-01-05", "2022-01-05"),
    ],
)
def test_a_period_is_resolved_and_kept_as_written(text: str, start: str | None, end: str | None) -> None:
    (timex,) = find_periods(text, PUBLISHED)
    assert (timex.stretch.start, timex.stretch.end) == (start, end)
    assert timex.text == text


def test_without_a_publication_date_relative_periods_keep_only_their_words() -> None:
    (timex,) = find_periods("sales rose last year", None)
    assert timex.period().start is None
    assert timex.text == "last year"


@pytest.mark.parametrize("text", ["2,023 units", "May I", "they march on", "2030%", "the 2023A model"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_periods(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (" date 2024-01-24 BEIJING - In 2023, China", "2024-01-24"),
        ("January 5, 2023\n\nAcme said", "2023-01-05"),
        ("Acme buys Beta\nPublished: 5 March 2024\n\nAcme has", "2024-03-05"),
        ("LONDON, 5 March 2025 - Drinks", "2025-03-05"),
        ("NEW YORK (AP) — Acme", None),
        ("Acme was founded on 5 March 1999 by two brothers.", None),
        ("31 February 2024\n\nAcme", None),
    ],
)
def test_an_article_is_dated_by_its_first_lines(text: str, published: str | None) -> None:
    assert published_in(text) == published


def test_what_a_way_of_writing_times_needs_stands_wherever_it_matches() -> None:
    """Those whose words a text lacks are not looked for."""
    texts = [passage.text for passage in load()]
    for one in PATTERNS:
        matches = [match.group() for text in texts for match in one.pattern.finditer(text)]
        assert [match for match in matches if not any(word in match.lower() for word in one.needs)] == []
