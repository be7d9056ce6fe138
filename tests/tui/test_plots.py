"""Text charts: exact pictures at small sizes, and that any input gives a picture of the size that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tui.present.axes import number, tick_labels, time_axis, value_axis
from tui.present.bars import bar, sparkline
from tui.present.plots import Event, Reading, shares, timeline, values_plot

_WORDS = st.text(max_size=30) | st.text(alphabet="ab日本☀1\ufe0f\u200d\u0301👩🚗\n\t\x1b ", max_size=30)
_DATES = st.dates()
_RECENT = st.dates(date(2015, 1, 1), date(2024, 12, 31))
_NUMBERS = st.floats() | st.sampled_from([0.0, 1.0, 1e15, -1e15, 1e308, -1e308, 5e-324])
_WIDTHS = st.integers(1, 110)
_HEIGHTS = st.integers(1, 30)
_EVENTS = st.builds(Event, when=_DATES | _RECENT, label=_WORDS, amount=_WORDS, weight=st.none() | _NUMBERS)
_READINGS = st.builds(
    Reading, start=_DATES | _RECENT, end=_DATES | _RECENT, value=_NUMBERS, source=_WORDS | st.sampled_from("abcdefghijkl")
)


def _picture(text: Text) -> str:
    return "\n" + text.plain + "\n"


def _fits(text: Text, width: int, height: int) -> bool:
    lines = text.plain.split("\n")
    return len(lines) <= height and all(cell_len(line) <= width for line in lines)


def _event(when: str, label: str, amount: str = "", weight: float | None = None) -> Event:
    return Event(when=date.fromisoformat(when), label=label, amount=amount, weight=weight)


def _year(year: int, value: float, source: str = "Example Wire") -> Reading:
    return Reading(start=date(year, 1, 1), end=date(year, 12, 31), value=value, source=source)


_DEALS = [
    _event("2023-10-02", "takes 5% of Wonka Batteries", "$700M", 7e8),
    _event("2022-03-14", "builds a plant in Ruritania", "€1.2B", 1.2e9),
    _event("2023-10-09", "lends to Vandelay Freight", "$20M", 2e7),
    _event("2024-01-24", "partnership with Globex"),
]


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, ""), (nan, ""), (-1, ""), (-inf, ""), (1e-9, "▏"), (0.5, "██"), (0.6, "██▍"), (1, "████"), (7, "████"), (inf, "████")],
)
def test_a_bar_is_as_long_as_the_share(share: float, shown: str) -> None:
    assert bar(share, 4) == shown


@given(_NUMBERS, st.integers(0, 300))
def test_a_bar_fits_and_shows_every_share(share: float, width: int) -> None:
    shown = bar(share, width)
    assert len(shown) <= width
    assert bool(shown) == (share > 0 and width > 0)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([], ""),
        ([None], " "),
        ([5.0, 5.0, None], "▄▄ "),
        ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
        ([-1.0, nan, 1.0, inf], "▁ █ "),
        ([1e308, -1e308, 0.0], "█▁▅"),
        ([0.0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7], "▁▂▃▄▅▆▇█"),
    ],
)
def test_a_sparkline_shows_how_values_go(values: list[float | None], shown: str) -> None:
    assert sparkline(values, 8) == shown


@given(st.lists(st.none() | _NUMBERS, max_size=60), st.integers(0, 40))
def test_a_sparkline_has_a_column_for_each_value_that_fits(values: list[float | None], width: int) -> None:
    assert len(sparkline(values, width)) == min(len(values), width)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(1, 40), st.integers(1, 40))
def test_equal_values_are_level_however_they_are_drawn_together(value: float, count: int, width: int) -> None:
    assert set(sparkline([value] * count, width)) == {"▄"}


def test_shares_stand_in_columns() -> None:
    rows = [("dollars", 0.62, "$4.1B"), ("日本円とその他の通貨", 0.3, "¥120B"), ("crowns", 0.001, "SEK 12M")]
    assert (
        _picture(shares(rows, 36, limit=3))
        == """
dollars        ████████        $4.1B
日本円とその…  ███▉            ¥120B
crowns         ▏             SEK 12M
"""
    )


def test_shares_that_are_cut_say_so_and_bars_give_way_to_words() -> None:
    rows = [("dollars", 0.6, "$4.1B"), ("euros", 0.3, "€1.85B"), ("crowns", 0.1, "SEK 12M")]
    assert (
        _picture(shares(rows, 15, limit=2))
        == """
dollars  $4.1B
… 2 more
"""
    )


def test_a_timeline_has_marks_by_weight_over_their_dates_and_a_list() -> None:
    assert (
        _picture(timeline(_DEALS, 50, 9))
        == """
                            ∙
   ●                        •   ○
┬───────────────┬───────────────┬───────────────
      2022            2023            2024
2022-03  ● builds a plant in Ruritania · €1.2B
2023-10  • takes 5% of Wonka Batteries · $700M
2023-10  ∙ lends to Vandelay Freight · $20M
2024-01  ○ partnership with Globex
"""
    )


def test_a_timeline_that_is_cut_counts_the_rest() -> None:
    assert (
        _picture(timeline(_DEALS, 34, 6))
        == """
  ●                ⋮  ○
┬──────────┬──────────┬──────────
    2022       2023       2024
2022-03  ● builds a plant… · €1.2B
2023-10  • takes 5% of Wo… · $700M
… 2 more
"""
    )


def test_a_timeline_without_room_is_a_list() -> None:
    assert (
        _picture(timeline(_DEALS, 34, 3))
        == """
2022-03  ● builds a plant… · €1.2B
2023-10  • takes 5% of Wo… · $700M
… 2 more
"""
    )


def test_a_single_event_has_months_around_it() -> None:
    assert (
        _picture(timeline(_DEALS[:1], 30, 6))
        == """
          ●
┬─────────┬─────────┬─────────
  2023-09   2023-10   2023-11
2023-10  ● takes 5% o… · $700M
"""
    )


def test_values_have_a_mark_for_each_source_and_one_where_they_meet() -> None:
    readings = [_year(2020, 8e5), _year(2021, 1e6), _year(2022, 1.2e6), _year(2021, 6e5, "Motor Gazette")]
    readings += [_year(2022, 1.2e6, "Motor Gazette")]
    assert (
        _picture(values_plot(readings, "vehicles", 60, 10))
        == """
vehicles  ● Example Wire  ○ Motor Gazette  ✱ several
1.2M ┤                  ·                 ·        ✱
     │                           ●
800K ┤         ●        ·                 ·
     │                           ○
400K ┤                  ·                 ·
     │
   0 ┤                  ·                 ·
     └──────────────────┬─────────────────┬─────────────────
             2020              2021              2022
"""
    )


def test_values_below_zero_and_a_narrow_picture() -> None:
    quarters = [(1, 3, -3.5), (4, 6, 1.0), (7, 9, 4.0)]
    readings = [Reading(start=date(2023, a, 1), end=date(2023, b, 30), value=v, source="Example Wire") for a, b, v in quarters]
    assert (
        _picture(values_plot(readings, "percent", 32, 8))
        == """
percent  ● Example Wire
 4 ┤         ·        ·   ●
 2 ┤         ·        ·
 0 ┤         ·   ●    ·
-2 ┤         ·        ·
-4 ┤    ●    ·        ·
   └─────────┬────────┬────────
     2023-Q1  2023-Q2  2023-Q3
"""
    )


def test_one_value_stands_between_its_neighbours_above_zero() -> None:
    assert (
        _picture(values_plot([_year(2023, 1.2e6)], "vehicles", 36, 8))
        == """
vehicles  ● Example Wire
1.2M ┤          ·    ●    ·
900K ┤          ·         ·
600K ┤          ·         ·
300K ┤          ·         ·
   0 ┤          ·         ·
     └──────────┬─────────┬─────────
         2022      2023      2024
"""
    )


def test_values_without_room_for_axes_are_listed() -> None:
    readings = [
        _year(2021, 1e6, "Motor Gazette"),
        Reading(start=date(2021, 10, 1), end=date(2021, 12, 31), value=3e5, source="Example Wire"),
        Reading(start=date(2022, 1, 1), end=date(2022, 1, 31), value=1e40, source="Example Wire"),
        _year(2024, nan),
    ]
    assert (
        _picture(values_plot(readings, "", 46, 5))
        == """
2021  ○ Motor Gazette · 1M
2021-10..2021-12  ● Example Wire · 300K
2022-01  ● Example Wire · 1e+40
"""
    )


def test_sources_beyond_the_eighth_share_a_mark() -> None:
    readings = [_year(2010 + at, at, f"S{at}") for at in range(11)]
    legend = values_plot(readings, "stores", 80, 12).plain.split("\n")[0]
    assert legend == "stores  ● S0  ○ S1  ▲ S2  △ S3  ■ S4  □ S5  ◆ S6  ◇ S7  + and 3 more"
    assert values_plot(readings, "stores", 80, 12).plain.count("+") == 4


def test_what_could_steer_a_terminal_or_be_read_as_markup_is_shown() -> None:
    text = timeline([_event("2023-10-02", "a\x1b[31m [bold]b\nc", "\u202e1")], 60, 10)
    assert "a␛[31m [bold]b c · �1" in text.plain
    readings = [_year(2021, 1, "\x1bx")]
    assert "␛x" in values_plot(readings, "u\n", 60, 10).plain
    assert shares([("a\nb", 1, "\r")], 20, limit=3).plain.startswith("a b ")


def test_nothing_is_an_empty_text() -> None:
    assert not timeline([], 40, 8)
    assert not values_plot([], "", 40, 8)
    assert not values_plot([_year(2020, nan), _year(2021, inf)], "", 40, 8)
    assert not shares([], 40, limit=8)


def test_a_date_is_above_the_name_of_its_interval() -> None:
    axis = time_axis(date(2022, 2, 1), date(2024, 3, 1), 76)
    assert (axis.months, axis.count, axis.cells) == (3, 9, 8)
    assert axis.labels().split()[0] == "2022-Q1"
    assert axis.column(date(2022, 4, 1)) == 8
    assert axis.line()[8] == "┬"


@given(st.lists(_DATES, min_size=1, max_size=8), st.integers(16, 200), st.sampled_from([1, 3, 12]))
def test_any_dates_stand_in_their_order_on_their_axis(days: list[date], columns: int, least: int) -> None:
    axis = time_axis(min(days), max(days), columns, least=least)
    assert len(axis.line()) == len(axis.labels()) <= columns
    stands = [axis.column(day) for day in sorted(days)]
    assert all(earlier <= later for earlier, later in pairwise(stands))
    assert stands[0] >= 0
    assert stands[-1] < axis.count * axis.cells
    assert len(axis.labels().split()) == axis.count


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5), st.integers(3, 60))
def test_any_values_stand_between_three_to_five_ticks(floats: list[float], rows: int) -> None:
    values = [Decimal(str(value)) for value in floats]
    axis = value_axis(min(values), max(values), rows)
    assert all(0 <= axis.row(value) < rows for value in values)
    assert 3 <= len(axis.ticks()) <= 5
    assert all(axis.row(tick) == row for row, tick in axis.ticks())


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", "0"), ("-1.2e6", "-1.2M"), ("-5e5", "-500K"), ("0.05", "0.05"), ("3e40", "3e+40"), ("1e-9", "1e-9")],
)
def test_numbers_of_any_magnitude_are_short(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown


def test_labels_of_ticks_differ() -> None:
    assert tick_labels([Decimal(1_000_000), Decimal(1_000_100)], 10) == ["1,000,000", "1,000,100"]
    assert tick_labels([Decimal(1_000_000), Decimal(1_000_100)], 8) is None


@given(st.lists(_EVENTS, max_size=20), _WIDTHS, _HEIGHTS)
def test_a_timeline_fits(events: list[Event], width: int, height: int) -> None:
    assert _fits(timeline(events, width, height), width, height)


@given(st.lists(_READINGS, max_size=20), _WORDS, _WIDTHS, _HEIGHTS)
def test_a_plot_of_values_fits(readings: list[Reading], unit: str, width: int, height: int) -> None:
    assert _fits(values_plot(readings, unit, width, height), width, height)


@given(st.lists(st.tuples(_WORDS, _NUMBERS, _WORDS), max_size=12), _WIDTHS, _HEIGHTS)
def test_shares_fit(rows: list[tuple[str, float, str]], width: int, limit: int) -> None:
    assert _fits(shares(rows, width, limit=limit), width, limit)


@given(st.lists(_READINGS, min_size=1, max_size=12), st.integers(40, 110), st.integers(8, 30))
def test_every_mark_in_a_plot_of_values_is_in_its_legend(readings: list[Reading], width: int, height: int) -> None:
    legend, *picture = values_plot(readings, "units", width, height).plain.split("\n")
    if legend.startswith("units"):
        marks = set("●○▲△■□◆◇✱") & {cell for line in picture[:-2] for cell in line}
        assert marks <= set(legend)


@pytest.mark.parametrize(
    "draw",
    [
        lambda size: timeline(_DEALS, size, size),
        lambda size: values_plot([_year(2020, 1)], "u", size, size),
        lambda size: shares([("a", 1, "b")], size, limit=size),
    ],
)
def test_no_room_at_all_shows_nothing(draw: Callable[[int], Text]) -> None:
    assert not draw(0)
    assert _fits(draw(1), 1, 1)
