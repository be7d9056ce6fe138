"""When two reports are of one figure, beside what the pairs of `test_agreement_cases` show: words, places, times, digits."""

from __future__ import annotations

import pytest

from store.model import Metric
from store.search.grouping import Groups
from store.search.same_figure import same_figure
from tests.store.search.telling import figure, moved

CASES: dict[str, tuple[Metric, Metric, tuple[str, ...] | None]] = {
    # Words beside the measure
    "car sales are sales of cars": (
        figure("1.2 million", words="car sales"), figure("1.4 million", words="sales, cars"), ("value",),
    ),
    "what is said every day says nothing": (
        figure("1.2 million", words="its total annual sales"), figure("1.4 million", words="group sales"), ("value",),
    ),
    "net profit is not operating profit": (
        figure("5 million", "EUR", measure="profit", words="net profit"),
        figure("5 million", "EUR", measure="profit", words="operating profit"),
        None,
    ),
    "profit may be net profit, and is where the number is the same": (
        figure("5 million", "EUR", measure="profit", words="net profit"),
        figure("5.02 million", "EUR", measure="profit", words="profit"),
        (),
    ),
    "profit may be net profit, but another number is another figure": (
        figure("5 million", "EUR", measure="profit", words="net profit"),
        figure("9 million", "EUR", measure="profit", words="profit"),
        None,
    ),
    "exports of cars are no part of all that are sold": (
        figure("1.2 million", words="electric car sales"), figure("1.4 million", words="sales"), None,
    ),
    # Places
    "a part of a place is told of the place with the same number": (
        figure("1,234", place="Graz", country="AT"), figure("1,234", place="Austria", country="AT"), (),
    ),
    "a part of a place with another number is another figure": (
        figure("1,234", place="Graz", country="AT"), figure("2,345", place="Austria", country="AT"), None,
    ),
    "one place under one name is one": (
        figure("1,234", place="Graz", country="AT"), figure("2,345", place="Graz", country="AT"), ("value",),
    ),
    "two places of one name are two": (
        figure("1,234", place="Valencia", country="ES"), figure("1,234", place="Valencia", country="VE"), None,
    ),
    # Times
    "who does not say when means the news": (
        figure("1,234", period=None, told="2024-01-25"), figure("1,234", period="2023", told="2024-01-20"), (),
    ),
    "who does not say when tells the same by few digits by chance": (
        figure("1.2 million", period=None, told="2024-01-25"), figure("1.2 million", period="2023", told="2024-01-20"), None,
    ),
    "who does not say when, months later, means something else": (
        figure("1,234", period=None, told="2024-04-25"), figure("1,234", period="2023", told="2024-01-20"), None,
    ),
    "the end of a month is the month": (
        figure("1,234", period="2023-12"), figure("1,235", period="2023-12-31"), ("value",),
    ),
    "the middle of a month is not the month": (figure("1,234", period="2023-12"), figure("1,234", period="2023-12-15"), None),
    "a business year that ends a day apart is one": (
        figure("1,234", period="2022-04-01..2023-03-31"), figure("1,234", period="2022-04-02..2023-03-31"), (),
    ),
    "two weeks are not the weeks after": (
        figure("1,234", period="2023-12-01..2023-12-14"), figure("1,234", period="2023-12-02..2023-12-15"), None,
    ),
    # How much
    "two targets may differ": (figure("1,234", outlook="target"), figure("2,345", outlook="target"), None),
    "growth without a level is growth of the level that grew so": (
        figure("1,234", change=moved("up 12%")), figure(None, change=moved("up 12%")), (),
    ),
    "what only fell and what only rose are told differently": (
        figure(None, change=moved("up 12%")), figure(None, change=moved("down 12%")), ("change",),
    ),
    "tonnes are not cars": (figure("1,234", "t"), figure("1,234", "car"), None),
}  # fmt: skip


@pytest.mark.parametrize(("fact", "other", "expected"), [pytest.param(*case, id=said) for said, case in CASES.items()])
def test_two_reports_of_a_figure(fact: Metric, other: Metric, expected: tuple[str, ...] | None) -> None:
    assert same_figure(fact, other, Groups()) == expected
    assert same_figure(other, fact, Groups()) == expected
