"""Metrics by presence, price and capacity; targets and what analysts expected; echoes and what was before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Metric
from tests.conftest import parsed


def figures(text: str) -> list[Metric]:
    return list(parsed(text).metrics)


@pytest.mark.parametrize(
    ("text", "subject", "measure", "value", "unit"),
    [
        ("Norvane Group sells in 14 countries.", "Norvane Group", "countries", "14", "country"),
        ("Norvane Group will create 850 jobs in Leeds.", "Norvane Group", "jobs", "850", "job"),
        ("Norvane Group has a workforce of 260.", "Norvane Group", "employees", "260", "employee"),
        ("Norvane Group's plant will turn out 18,000 wafers a month.", "Norvane Group", "capacity", "18000", "wafer/month"),
        ("Norvane Group's net loss narrowed to 62 cents a share.", "Norvane Group", "loss_per_share", "0.62", "USD/share"),
        ("Norvane Group held 21% of the market.", "Norvane Group", "market_share", "21", "percent"),
        ("U.S. crude lost 1.5% to $59.40 a barrel.", "U.S. crude", "price", "59.4", "USD/barrel"),
        ("Norvane Group is thought to be worth about €1.8 billion.", "Norvane Group", "valuation", "1800000000", "EUR"),
        ("Norvane Group's average revenue per user rose to $40.", "Norvane Group", "revenue_per_user", "40", "USD"),
        ("Norvane Group delivered 5,000 vans. Karvona Ltd's plant covers 24 hectares.", "Karvona", "area", "24", "hectare"),
    ],
)  # fmt: skip
def test_the_count_or_the_sum_itself_says_what_is_measured(
    text: str, subject: str, measure: str, value: str, unit: str
) -> None:
    found = figures(text)[-1]
    assert (found.subject, found.measure) == (subject, measure)
    assert found.value is not None
    assert (found.value.value, found.value.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "outlook"),
    [
        ("Norvane Group's revenue was $5 billion.", None),
        ("Norvane Group expects revenue of $5 billion.", "forecast"),
        ("Norvane Group raised its revenue guidance to $5 billion.", "guidance"),
        ("Norvane Group is targeting revenue of $5 billion.", "target"),
    ],
)
def test_what_has_yet_to_come_true_is_marked(text: str, outlook: str | None) -> None:
    (found,) = figures(text)
    assert (found.measure, found.outlook) == ("revenue", outlook)


def test_what_a_figure_is_compared_with_is_a_figure_of_the_year_before() -> None:
    now, before = figures("Norvane Group's revenue was $5 million in 2023, against $4 million a year earlier.")
    assert now.value is not None
    assert before.value is not None
    assert before.period is not None
    assert (before.value.value, before.period.start) == (Decimal(4_000_000), "2022")


def test_the_same_measure_of_others_is_told_with_the_number_alone() -> None:
    found = figures("Norvane Group had a market share of 22.4%, ahead of Karvona Ltd at 16.9%.")
    assert [(one.subject, one.measure, one.value and one.value.value) for one in found] == [
        ("Norvane Group", "market_share", Decimal("22.4")),
        ("Karvona", "market_share", Decimal("16.9")),
    ]


def test_what_analysts_expected_is_a_forecast_of_the_same() -> None:
    told, expected = figures("Norvane Group's revenue was $957 million, where analysts had expected $941 million.")
    assert told.value is not None
    assert expected.value is not None
    assert (told.outlook, expected.outlook, expected.measure) == (None, "forecast", "revenue")


def test_a_change_beside_a_level_is_the_levels() -> None:
    (found,) = [
        one for one in figures("Norvane Group made a profit on revenue of £301 million, up 12%.") if one.measure == "revenue"
    ]
    assert found.change is not None
    assert found.change.percent == Decimal(12)


def test_jobs_of_a_plant_are_where_the_plant_is() -> None:
    found = figures("Norvane Group will build a battery plant in Leeds. It will create 300 jobs.")[-1]
    assert (found.measure, found.place) == ("jobs", "Leeds")


def test_basis_points_are_hundredths_of_points() -> None:
    (found,) = figures("Norvane Group's gross margin widened by 180 basis points to 27.4%.")
    assert found.change is not None
    assert found.change.absolute == Decimal("1.8")


def test_the_same_half_is_that_of_the_year_before() -> None:
    text = "Norvane Group's revenue was $5 million in the first half of 2024, versus $4 million in the same half a year ago."
    assert [one.period.start for one in figures(text) if one.period] == ["2024-H1", "2023-H1"]


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("sales", "sales"),
        ("global EV sales", "sales"),
        ("comparable-store sales", "sales"),
        ("like-for-like sales", "sales"),
        ("online sales", "sales"),
        ("cloud revenue", "revenue"),
        ("net profit", "profit"),
        ("pre-tax profit", "profit"),
        ("gross margin", "margin"),
    ],
)
def test_a_narrower_measure_is_the_wide_one_and_its_words_say_which(words: str, measure: str) -> None:
    (found,) = figures(f"Norvane Group's {words} rose 5% to $3 million.")
    assert (found.measure, found.measure_words) == (measure, words)
    assert found.evidence["measure"].of(found.sentence) == words


def test_the_words_of_a_measure_are_whole_and_set_apart_by_one_space() -> None:
    told = (
        "Norvane Group tested a model capable of adding 90km of range from an 8-minute, 600V high-voltage\nultra-fast charge."
    )
    words = {one.measure: one.measure_words for one in figures(told)}
    assert words == {
        "range": "range",
        "charging_time": "high-voltage ultra-fast charge",
        "charging_voltage": "high-voltage ultra-fast charge",
    }


@pytest.mark.parametrize(
    "text",
    ["The recall cost Norvane Group $40 million.", "Norvane Group said the closure would cost it €30 million."],
)
def test_what_something_costs_somebody_is_no_price(text: str) -> None:
    assert {figure.measure for figure in figures(text)} <= {"cost"}


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Wexmere sees revenue of €90 million to €95 million and EBITDA of some €4 million in 2026.", ["revenue", "ebitda"]),
        ("Wexmere reported revenue of €90 million and EBITDA of €4 million.", ["revenue", "ebitda"]),
        ("Wexmere posted a loss of €3 million on sales of €40 million.", ["loss", "sales"]),
    ],
)  # fmt: skip
def test_a_number_right_behind_of_is_the_nouns_before_it(text: str, measures: list[str]) -> None:
    found = figures(text)
    assert [one.measure for one in found] == measures
    assert len({one.id for one in found}) == len(measures)
