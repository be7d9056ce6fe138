"""Figures that no grammar of measures claims, named by what stands nearest."""

from __future__ import annotations

import pytest

from store.model import Metric
from tests.conftest import parsed


def figures(text: str) -> list[Metric]:
    return list(parsed(text).metrics)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Norvane Group has appointed 41 dealers so far.", "dealers", 41),
        ("Norvane Group finished the half with a combined ratio of 91.8%.", "combined_ratio", 91.8),
        ("Norvane Group's vans were good for 46 percent of the market.", "market_share", 46),
        ("Norvane Group burned through $310 million last year.", "cash_burn", 310_000_000),
        ("Norvane Group now aims for a return on tangible equity of around 15%.", "return_on_tangible_equity", 15),
    ],
)
def test_a_figure_is_called_by_its_noun_its_whole_or_its_verb(text: str, measure: str, value: float) -> None:
    (figure,) = figures(text)
    assert figure.value is not None
    assert (figure.subject, figure.measure, float(figure.value.value)) == ("Norvane Group", measure, value)


def test_a_change_behind_others_is_of_the_same_measure() -> None:
    text = "Shares of Norvane Group fell 5%, while Karvona Holdings lost 3%."
    assert {(figure.subject, figure.measure) for figure in figures(text)} == {
        ("Norvane Group", "share_price"),
        ("Karvona Holdings", "share_price"),
    }


def test_shares_in_a_company_are_its_own_whoever_was_told_of_before() -> None:
    text = "Norvane Group said revenue rose 12% to £340 million. Shares in Karvona Holdings fell 4%."
    assert [(figure.subject, figure.measure) for figure in figures(text)] == [
        ("Norvane Group", "revenue"),
        ("Karvona Holdings", "share_price"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Group bought three warehouses for $40 million.",
        "Two people familiar with the matter spoke of Norvane Group.",
        "Norvane Group offered $2 billion for Karvona Holdings.",
    ],
)
def test_sums_of_deals_and_those_who_tell_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_a_forecast_for_a_measure_is_read_whatever_else_it_is_for() -> None:
    """ "guidance for …" was once looked up as if it were an order."""
    (figure,) = figures("Norvane Group raised its guidance for 2025 to sales of $4 billion.")
    assert figure.measure == "sales"
