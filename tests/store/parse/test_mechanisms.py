"""Single mechanisms of the parser, on sentences of our own; and facts that a sentence only seems to state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Investment, Metric
from tests.conftest import parsed


def investment(text: str) -> Investment:
    (one,) = parsed(text).investments
    return one


def metric(text: str) -> Metric:
    (one,) = parsed(text).metrics
    return one


@pytest.mark.parametrize(
    ("text", "type_", "investors", "target", "status"),
    [
        ("Norvane Group agreed to buy brewer Karvona Ltd for $2.5 billion.", "acquisition", ("Norvane",), "Karvona", "agreed"),
        ("The acquisition of Karvona Ltd by Norvane Group was abandoned.", "acquisition", ("Norvane",), "Karvona", "cancelled"),
        ("Norvane Group rejected Karvona Holdings' $39 billion takeover offer.", "acquisition", ("Karvona",), "Norvane", "cancelled"),
        ("Norvane Group raised $1.2 billion in a funding round led by Karvona Capital.", "funding_round", ("Karvona Capital",), "Norvane", "completed"),
        ("Norvane Group is in talks to buy a 51% stake in Karvona Ltd.", "equity_stake", ("Norvane",), "Karvona", "rumoured"),
        ("Norvane Group broke ground on a $15 billion chip factory in Boise.", "plant", ("Norvane",), "chip factory", "started"),
        ("Norvane Group and Karvona Ltd formed a joint venture to build battery plants in Kentucky.", "joint_venture", ("Norvane", "Karvona"), "joint venture", "completed"),
        ("Norvane Group borrowed $500 million from Karvona Bank.", "debt", ("Karvona Bank",), "Norvane", "completed"),
    ],
)  # fmt: skip
def test_an_investment_has_its_parties_and_its_status(
    text: str, type_: str, investors: tuple[str, ...], target: str, status: str
) -> None:
    found = investment(text)
    assert (found.type, found.status) == (type_, status)
    assert [name.removesuffix(" Group").removesuffix(" Holdings") for name in found.investors] == list(investors)
    assert (found.target or "").removesuffix(" Group") == target


def test_a_sum_for_several_investors_is_shared() -> None:
    found = investment("Norvane Group and Karvona Ltd will invest $4 billion in a battery plant in Zaragoza.")
    assert len(found.investors) == 2
    assert found.amount is not None
    assert found.amount.shared
    assert found.place == "Zaragoza"


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Group plans to close two breweries in Vietnam.",
        "Shares of Norvane Group fell on Friday after it shut a plant in Ohio.",
        "Acme Widgets China sold its stake in Karvona Holdings, which Norvane Group once owned.",
    ],
)
def test_what_only_looks_like_an_investment_of_a_company_is_none(text: str) -> None:
    assert not [one for one in parsed(text).investments if "Norvane Group" in one.investors or one.type == "plant"]


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit", "percent"),
    [
        ("Norvane Group's revenue rose 8% to $94.9 billion.", "revenue", "94900000000", "USD", "8"),
        (
            "Norvane Group sold 10.3 million vehicles in 2023, down 3.7% from a year earlier.",
            "sales",
            "10300000",
            "vehicle",
            "3.7",
        ),
        (
            "Norvane Group said its net profit fell 17.8% to 10.9 billion Swiss francs.",
            "profit",
            "10900000000",
            "CHF",
            "17.8",
        ),
        ("Norvane Group lost $27 million last year.", "loss", "27000000", "USD", None),
        ("Norvane Group's pre-tax profit doubled to £19 million.", "profit", "19000000", "GBP", "100"),
        ("Norvane Group operates six ferries.", "fleet", "6", "ferry", None),
    ],
)
def test_a_metric_has_its_measure_level_and_change(text: str, measure: str, value: str, unit: str, percent: str | None) -> None:
    found = metric(text)
    assert found.subject == "Norvane Group"
    assert found.measure == measure
    assert found.value is not None
    assert (found.value.value, found.value.unit) == (Decimal(value), unit)
    assert (found.change.percent if found.change else None) == (Decimal(percent) if percent else None)


def test_a_sum_in_another_clause_is_not_the_measures_level() -> None:
    found = metric("Shares of Norvane Group fell 10% on Friday, wiping $212 billion off its market value.")
    assert found.value is None


def test_figures_go_on_with_the_period_of_the_ones_before() -> None:
    first, second = parsed(
        "Norvane Group's revenue was $4 billion in the third quarter. Its net profit was $1 billion."
    ).metrics
    assert first.period is not None
    assert second.period is not None
    assert (first.period.start, second.period.start) == ("2023-Q3", "2023-Q3")
    assert second.confidence < first.confidence


def test_a_text_of_any_length_is_read_in_bounded_pieces() -> None:
    long = "Norvane Group sold 5 million vehicles in 2023. " * 2000
    assert parsed(long).metrics
