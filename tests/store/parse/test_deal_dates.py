"""Whether a time told of an investment is when its latest step was taken, or when it is to be finished."""

from __future__ import annotations

import pytest

from store.model import Investment, Period, Span, Status
from store.parse.deal_dates import timed

PUBLISHED = "2024-01-24"


def plant(status: Status, published: str | None) -> Investment:
    return Investment(
        document="d" * 16,
        source="test.txt",
        published=published,
        span=Span(0, 4),
        quote="them",
        sentence="them",
        sentence_span=Span(0, 4),
        confidence=0.9,
        rule="test",
        type="plant",
        status=status,
    )


@pytest.mark.parametrize(
    ("status", "start", "end", "published", "name"),
    [
        # what is over, or of the day itself, is when the step was taken
        ("planned", "2023-12", "2023-12", PUBLISHED, "date"),
        ("planned", "2024-01-24", "2024-01-24", PUBLISHED, "date"),
        ("agreed", "2024-01-22", "2024-01-22", PUBLISHED, "date"),
        ("started", "2023", "2023", PUBLISHED, "date"),
        # what begins later is when it is to be finished
        ("planned", "2025", "2025", PUBLISHED, "due"),
        ("planned", "2024-02", "2024-02", PUBLISHED, "due"),
        ("agreed", "2024-H2", "2024-H2", PUBLISHED, "due"),
        ("started", "2024-01-25", "2024-01-25", PUBLISHED, "due"),
        # "by 2030", "by last May"
        ("planned", None, "2030", PUBLISHED, "due"),
        ("agreed", None, "2024-09", PUBLISHED, "due"),
        ("planned", None, "2023-05", PUBLISHED, "date"),
        # what has begun and goes on: works need long, a signature does not
        ("planned", "2024", "2024", PUBLISHED, "due"),
        ("started", "2024-Q1", "2024-Q1", PUBLISHED, "due"),
        ("agreed", "2024", "2024", PUBLISHED, "date"),
        ("planned", "2024-01", "2024-01", PUBLISHED, "date"),
        # nothing is to come of these
        ("completed", "2025", "2025", PUBLISHED, "date"),
        ("cancelled", "2025", "2025", PUBLISHED, "date"),
        ("rumoured", "2025", "2025", PUBLISHED, "date"),
        # without a day to compare with, or an end
        ("planned", "2025", "2025", None, "date"),
        ("planned", "2024", None, PUBLISHED, "date"),
        ("planned", None, None, PUBLISHED, "date"),
    ],
)
def test_a_time_is_of_the_step_or_of_the_end(
    status: Status, start: str | None, end: str | None, published: str | None, name: str
) -> None:
    period, span = Period(start=start, end=end, text="then"), Span(1, 3)
    found = timed(plant(status, published), period, span)
    assert (found.date, found.due) == ((period, None) if name == "date" else (None, period))
    assert found.evidence == {name: span}


@pytest.mark.parametrize(
    ("status", "published", "name"),
    [
        ("planned", PUBLISHED, "due"),
        ("agreed", None, "due"),
        ("started", None, "due"),
        ("completed", PUBLISHED, "date"),
        ("cancelled", None, "date"),
    ],
)
def test_when_something_will_run_is_due_whenever_that_is(status: Status, published: str | None, name: str) -> None:
    period = Period(start="2023", end="2023", text="in 2023")
    assert timed(plant(status, published), period, Span(1, 3), starts=True).evidence == {name: Span(1, 3)}


def test_a_second_time_leaves_the_first_where_it_is() -> None:
    told, ready = (
        Period(start="2024-01-23", end="2024-01-23", text="on Tuesday"),
        Period(start="2027", end="2027", text="in 2027"),
    )
    found = timed(timed(plant("planned", PUBLISHED), told, Span(0, 1)), ready, Span(2, 3))
    assert (found.date, found.due, found.when) == (told, ready, told)
    assert found.evidence == {"date": Span(0, 1), "due": Span(2, 3)}
