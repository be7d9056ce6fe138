"""Dates and periods, resolved against the publication date."""

from __future__ import annotations

from datetime import date

import pytest

from store.parse.segment.dateline import published_in
from store.parse.times.fiscal import fiscal_year_of
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


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("the half-year ended 30 September 2023", "2023-04", "2023-09"),
        ("the six-month period ended June 30, 2023", "2023-01", "2023-06"),
        ("the last three months of last year", "2023-10", "2023-12"),
        ("the first six months of the year", "2024-01", "2024-06"),
        ("2H23", "2023-H2", "2023-H2"),
        ("H1 2023", "2023-H1", "2023-H1"),
        ("9M 2023", "2023-01", "2023-09"),
        ("in the 1990s", "1990", "1999"),
    ],
)
def test_parts_of_a_year_as_reports_write_them(text: str, start: str, end: str) -> None:
    (timex,) = find_periods(text, PUBLISHED)
    assert (timex.stretch.start, timex.stretch.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "written", "start", "end"),
    [
        ("Its fiscal year ends in June. Sales in Q2 FY24 rose.", "Q2 FY24", "2023-10", "2023-12"),
        ("Sales in Q3 FY24, the quarter ended December, rose.", "Q3 FY24", "2023-10", "2023-12"),
        ("Nine months to December brought 5; H1 FY24 brought 3.", "H1 FY24", "2023-04", "2023-09"),
        ("Its fiscal year ends in December. It sold 5 in fiscal 2023.", "fiscal 2023", "2023", "2023"),
        ("It earned Rs 4 crore in 9MFY24.", "9MFY24", "2023-04", "2023-12"),
        ("It earned $4 million in Q3 FY24.", "Q3 FY24", None, None),
        ("In Q3 25% of it was sold.", "Q3", "2023-Q3", "2023-Q3"),
    ],
)
def test_a_business_year_is_the_one_that_the_text_tells(text: str, written: str, start: str | None, end: str | None) -> None:
    found = find_periods(text, PUBLISHED, fiscal_year_of(text))
    (timex,) = [one for one in found if one.text.endswith(written)]
    assert (timex.stretch.start, timex.stretch.end) == (start, end)


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
        ("Mill to close\n\nBERGEN, Oct 3, 2024 (Newsline) - Acme", "2024-10-03"),
        ("AUSTIN, Texas, Feb. 4, 2025 /PRNewswire/ -- Acme Inc.", "2025-02-04"),
        ("Salem, Ore., March 18, 2025 (Wire) -- Acme", "2025-03-18"),
        ("TULSA – March 18, 2025 – Acme", "2025-03-18"),
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
