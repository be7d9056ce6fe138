"""What is shown of facts: safe text, figures, fitting columns, an article in lines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.model import Amount, Change, Period, Value
from tui.keymap import ACTIONS, actions_of, hints
from tui.present import figures
from tui.present.article import lay_out
from tui.present.cells import fitted
from tui.present.visible import one_line, visible
from tui.state import History, View, neighbour, next_sort


@given(st.text())
def test_visible_text_is_as_long_as_the_text_and_steers_nothing(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(character >= " " or character in "\t\n" for character in shown)
    assert not set(shown) & set("\x7f\x9b\u202e\u2066\u200f")
    assert not set(one_line(text)) & {"\t", "\n"}


def test_an_escape_is_shown_as_one() -> None:
    assert visible("a\x1b[31mb") == "a␛[31mb"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Amount(value=Decimal("633e6"), currency="USD", text=""), "$633M"),
        (Amount(value=Decimal("1.5e9"), currency="EUR", text="", qualifier="about"), "~€1.5B"),
        (Amount(value=Decimal("3e9"), value_high=Decimal("4e9"), currency="SEK", text="", qualifier="range"), "SEK 3B–4B"),
        (Amount(value=Decimal(36040), currency="USD", text="", shared=True), "$36,040 shared"),
    ],
)
def test_sums_are_short(amount: Amount, shown: str) -> None:
    assert figures.money(amount) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Value(value=Decimal("9.58e6"), unit="unit", text="", qualifier="over"), ">9.58M units"),
        (Value(value=Decimal(28), unit="country", text=""), "28 countries"),
        (Value(value=Decimal(1), unit="country", text=""), "1 country"),
        (Value(value=Decimal(200), unit="km", text=""), "200 km"),
        (Value(value=Decimal("18.5"), unit="percent", text=""), "18.5%"),
        (Value(value=Decimal(80), unit="USD/barrel", text=""), "$80/barrel"),
        (Value(value=Decimal(1), unit=None, text=""), "1"),
    ],
)
def test_values_have_their_units(value: Value, shown: str) -> None:
    assert figures.level(value) == shown


def test_changes_and_periods_are_told_without_colour() -> None:
    assert figures.change(Change(direction="down", percent=Decimal("6.2"), text="")) == "▼ 6.2%"
    assert figures.when(Period(start="2016", end="2023", text="")) == "2016..2023"
    assert figures.when(Period(start=None, end=None, text="earlier")) == "earlier"


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 8)), min_size=1, max_size=7), st.integers(1, 160))
def test_columns_fit_into_any_width(columns: list[tuple[int, int]], available: int) -> None:
    widths = [max(pair) for pair in columns]
    least = [min(pair) for pair in columns]
    assert sum(fitted(widths, least, available)) <= available


@given(st.text(alphabet="ab 日é\n\t", max_size=200), st.integers(4, 30))
def test_an_articles_lines_hold_all_its_words_and_fit(text: str, width: int) -> None:
    layout = lay_out(text, width)
    shown = [layout.text[start:end] for start, end in layout.lines]
    assert all(cell_len(line) <= width for line in shown)
    assert "".join("".join(shown).split()) == "".join(text.split())
    for position in range(len(text)):
        start, end = layout.lines[layout.line_of(position)]
        assert start <= position
        assert position <= end or not text[end:position].strip()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_footer_fits_and_always_ends_in_help(width: int) -> None:
    for place in ("explore", "card", "reader"):
        shown = hints(place, width)
        assert shown[-1] == ("?", "help")
        assert sum(len(key) + len(word) + 3 for key, word in shown) <= width


def test_no_key_means_two_things_in_one_place() -> None:
    for place in ("explore", "card", "reader", "search"):
        keys = [key for action in actions_of(place) for key in action.keys.split(",")]
        assert len(keys) == len(set(keys))


def test_no_key_is_one_that_tmux_or_the_terminal_eats() -> None:
    keys = {key for action in ACTIONS for key in action.keys.split(",")}
    assert not keys & {"ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q"}
    assert not any(key.startswith("alt+") for key in keys)


def test_history_goes_back_forward_and_forgets_what_was_ahead() -> None:
    first, second, third = View(query="a"), View(query="b"), View(query="c")
    history = History().visit(first)
    step = history.back(second)
    assert step is not None
    view, history = step
    assert view == first
    forward = history.forward(first)
    assert forward is not None
    assert forward[0] == second
    assert history.visit(third).forward(third) is None
    assert History().back(first) is None


def test_panes_and_sorts_go_round() -> None:
    assert neighbour(View(pane="metrics"), 1) == "companies"
    assert neighbour(View(pane="companies"), -1) == "metrics"
    assert next_sort(("name", None, "amount"), None) == "name"
    assert next_sort(("name", None, "amount"), "name") == "amount"
    assert next_sort(("name", None, "amount"), "amount") is None
