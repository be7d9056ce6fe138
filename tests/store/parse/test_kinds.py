"""Kinds of text that readers of news go wrong on, each in words of our own, with what a careful reader takes from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.conftest import parsed

Figure = tuple[str | None, str, Decimal | None, str | None, str | None]
"""Subject, measure, value, unit, and the period's start."""


def figures(text: str) -> set[Figure]:
    return {
        (
            one.subject,
            one.measure,
            one.value.value if one.value else None,
            one.value.unit if one.value else None,
            one.period.start if one.period else None,
        )
        for one in parsed(text, None).metrics
    }


def deals(text: str) -> set[tuple[str, tuple[str, ...], str | None, Decimal | None, str | None]]:
    return {
        (
            one.type,
            one.investors,
            one.target,
            one.amount.value if one.amount else None,
            one.amount.currency if one.amount else None,
        )
        for one in parsed(text, None).investments
    }


def moves(text: str) -> set[tuple[str, str, Decimal | None]]:
    return {(one.measure, one.change.direction, one.change.percent) for one in parsed(text, None).metrics if one.change}


def million(number: str) -> Decimal:
    return Decimal(number) * 1_000_000


def test_codes_of_currencies_glued_to_numbers_and_a_company_that_nobody_knows() -> None:
    text = (
        "HANOI, 4 March 2025 - Bien Dong Timber said revenue rose to USD18.4 million in 2024 from USD12.2 million in 2023. "
        "It will spend MYR 95m on a sawmill in Kuching."
    )
    assert ("Bien Dong Timber", "revenue", million("18.4"), "USD", "2024") in figures(text)
    assert ("Bien Dong Timber", "revenue", million("12.2"), "USD", "2023") in figures(text)
    assert ("plant", ("Bien Dong Timber",), "sawmill", million("95"), "MYR") in deals(text)
    (mill,) = parsed(text, None).investments
    assert (mill.place, mill.country) == ("Kuching", "MY")


def test_losses_in_brackets_and_flows_below_zero() -> None:
    text = (
        "Orrick Lenses Inc. posted a net loss of $(6.1) million for the second quarter of 2024, compared with net income of "
        "$2.4 million a year earlier. Operating cash flow was -€2.2 million."
    )
    assert ("Orrick Lenses", "loss", million("6.1"), "USD", "2024-Q2") in figures(text)
    assert any(one[2:4] == (million("-2.2"), "EUR") for one in figures(text))


def test_the_columns_of_a_table_are_of_their_years() -> None:
    text = (
        "Halvard plc - results for the year ended 30 June 2025\n\n                     2025      2024    Change\n"
        "Revenue            £312.6m   £288.1m     +9%\nNet debt            £18.0m    £27.2m\n"
    )
    found = figures(text)
    assert ("Halvard", "revenue", million("312.6"), "GBP", "2025") in found
    assert ("Halvard", "revenue", million("288.1"), "GBP", "2024") in found
    assert ("Halvard", "debt", million("27.2"), "GBP", "2024") in found


def test_full_stops_in_names_end_no_sentence() -> None:
    text = "Calder Steam Inc. said on Friday it would buy Roan & Sons Co. Ltd. for $410 million."
    assert ("acquisition", ("Calder Steam",), "Roan & Sons", million("410"), "USD") in deals(text)


def test_names_of_odd_shapes() -> None:
    text = (
        "PARIS, 6 June 2024 - easyFreight opened a depot in Metz. Whoopee! Snacks Ltd raised $14 million from Delta+Ventures. "
        "bud.ai bought K&R+T Logistics for €31m."
    )
    names = {one.name for one in parsed(text, None).companies}
    assert {"easyFreight", "Whoopee! Snacks", "bud.ai", "K&R+T Logistics"} <= names


def test_thousands_by_spaces_and_soft_hyphens() -> None:
    text = (
        "VIENNA, 9 September 2024 — Hartl AG will invest €\u00a0240\u00a0million in a paper mill in Graz. Sales rose 6.5\u202f% to "
        "€2\u00a0340\u00a0million in 2023. It made 61\u00a0000 pal\u00adlets in 2023."
    )
    assert ("plant", ("Hartl",), "paper mill", million("240"), "EUR") in deals(text)
    assert ("Hartl", "revenue", million("2340"), "EUR", "2023") in figures(text)
    assert ("Hartl", "production", Decimal(61_000), "pallet", "2023") in figures(text)


IN_CAPITALS = (
    "OAKFORD STEEL TO BUILD $3 BILLION MILL, CREATE 1,700 JOBS\n\n"
    "DAYTON, Ohio (Wire) -- OAKFORD STEEL SAID ON MONDAY IT WILL INVEST $3 BILLION IN A MILL IN OHIO."
)


@pytest.mark.parametrize(
    ("text", "name", "sum_"),
    [("CORBETT FOODS TO OPEN $90 MILLION PLANT IN TEXAS", "CORBETT FOODS", "90"), (IN_CAPITALS, "OAKFORD STEEL", "3000")],
)
def test_a_text_in_capitals(text: str, name: str, sum_: str) -> None:
    (mill, *_) = parsed(text, None).investments
    assert (mill.type, mill.status, mill.investors, mill.amount and mill.amount.value) == (
        "plant",
        "planned",
        (name,),
        million(sum_),
    )


def test_every_bullet_is_of_the_company_and_the_quarter_above() -> None:
    text = (
        "Osprey Mobility second-quarter 2024 highlights:\n\n• Revenue of $2.31 billion, up 9% year-over-year\n"
        "• Deliveries of 51,200 vehicles, down 4%\n- Opened a €70 million plant in Cluj, Romania\n"
    )
    assert ("Osprey Mobility", "revenue", million("2310"), "USD", "2024-Q2") in figures(text)
    assert ("Osprey Mobility", "deliveries", Decimal(51_200), "vehicle", "2024-Q2") in figures(text)
    assert moves(text) == {("revenue", "up", Decimal(9)), ("deliveries", "down", Decimal(4))}
    assert ("plant", ("Osprey Mobility",), "plant", million("70"), "EUR") in deals(text)


def test_a_press_release_of_a_deal() -> None:
    text = (
        'AUSTIN, Texas, Feb. 4, 2025 (Wire) -- Delmar Health, Inc. (Nasdaq: DLMR) ("Delmar"), a maker of clinic software, today '
        "announced that it has entered into a definitive agreement to acquire all of the outstanding shares of Quillmark Systems, "
        "LLC from Arden Capital Partners for total consideration of approximately $210 million, consisting of $150 million in cash "
        "and $60 million in stock. The transaction is expected to close in the third quarter of 2025."
    )
    deal = next(one for one in parsed(text, None).investments if one.type == "acquisition")
    assert (deal.investors, deal.target, deal.sellers) == (("Delmar Health",), "Quillmark Systems", ("Arden Capital Partners",))
    assert (deal.status, deal.amount and deal.amount.value) == ("agreed", million("210"))
    assert deal.due is not None
    assert deal.due.start == "2025-Q3"


def test_sentences_without_a_space_between() -> None:
    text = (
        "ROME, 12 November 2024 - Sarvo posted record sales of €710 million in 2023.The group's exports rose 8% to €250 million."
        '"We are growing," it said.In October it bought Belmar for €21 million.'
    )
    assert ("Sarvo", "exports", million("250"), "EUR", "2023") in figures(text)
    assert ("acquisition", ("Sarvo",), "Belmar", million("21"), "EUR") in deals(text)


def test_what_was_dropped_is_cancelled() -> None:
    text = (
        "LONDON, 18 November 2024 - Ashcombe Group has walked away from its £1.8 billion takeover of Fern Vale plc.\n\n"
        "Sundvik scrapped plans to build a €700 million battery plant in Boden."
    )
    assert {one.status for one in parsed(text, None).investments} == {"cancelled"}


def test_funding_so_far_is_no_round() -> None:
    text = (
        "BOSTON, 19 November 2024 - Robotics startup Kestrix has raised $95 million in a Series B round headed by Maple Ventures, with "
        "participation from Rowan Fund. The round values the company at $700 million. It brings total funding to $140 million."
    )
    assert deals(text) == {("funding_round", ("Maple Ventures", "Rowan Fund"), "Kestrix", million("95"), "USD")}
    assert {one[1] for one in figures(text)} == {"valuation", "funding"}


def test_two_figures_of_one_sentence_have_ids_of_their_own() -> None:
    found = parsed(
        "Kestrix expects revenue of $160 million to $170 million and adjusted EBITDA of about $7 million in 2025."
    ).metrics
    assert {one.measure for one in found} == {"revenue", "ebitda"}
    assert {one.outlook for one in found} == {"guidance"}
    assert len({one.id for one in found}) == 2


def test_the_subject_of_a_sentence_is_not_the_company_before() -> None:
    text = "LONDON, 4 June 2024 - Norvane sold 510 pumps. Ilka Brandt said revenue rose 5% to $30 million."
    assert {one[0] for one in figures(text) if one[1] == "revenue"} == {"Ilka Brandt"}


def test_comparatives_in_brackets_are_of_their_year() -> None:
    text = "Brackwell plc\n\n• Revenue up 8% to £512.6m (2023: £474.1m)\n• Operating profit down 5% to £61.3m (2023: £64.9m)\n"
    found = figures(text)
    assert ("Brackwell", "revenue", million("512.6"), "GBP", "2023") not in found
    assert ("Brackwell", "revenue", million("474.1"), "GBP", "2023") in found
    assert ("Brackwell", "profit", million("64.9"), "GBP", "2023") in found


def test_a_fall_and_a_rise_of_different_things_are_not_mixed_up() -> None:
    text = "TORONTO, 11 November 2024 - Revenue at Hollis Electric fell to C$310 million from C$355 million a year earlier, a drop of 12.7%."
    assert ("revenue", "down", Decimal("12.7")) in moves(text)
    assert ("Hollis Electric", "revenue", million("310"), "CAD", None) in figures(text)
