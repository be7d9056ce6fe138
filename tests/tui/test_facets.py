"""Facets and frequencies: counted as the view is, included and excluded with a key, drilled into, taken away again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui.screen import NARROW, WIDE, Explorer, explorer
from tui.settings import Settings

BOTH = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


async def to(screen: Explorer, value: str, under: str = "") -> None:
    """Go down the facets to a value, of a field if it is said which."""
    heading = ""
    for _ in range(80):
        lines = [line.partition("│")[2].partition("│")[0] for line in screen.lines]
        at = next((at for at, line in enumerate(lines) if line.startswith(">")), 0)
        heading = next((line.strip() for line in reversed(lines[:at]) if re.match(r"  \S", line)), heading)
        if lines[at].startswith(f">   {value}") and under in heading:
            return
        await screen.press("j")
    raise AssertionError(f"{value!r} is no facet:\n{screen.text}")


@BOTH
async def test_facets_count_what_is_shown_with_bars(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("f")
        assert "╭─ Facets ─" in screen.text
        await to(screen, "plant")
        row = next(line for line in screen.lines if line.startswith("│>   plant"))
        assert row.split("│")[1].split() == [">", "plant", "5", "████████"]
        assert "Companies" not in screen.text or size == NARROW


async def test_a_value_is_included_and_taken_away_again(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("f")
        await to(screen, "plant")
        await screen.press("enter")
        assert "Investments 5" in screen.text
        assert "Metrics 0" in screen.text
        assert "all › type:=plant" in screen.text
        assert "+  type:=plant" in screen.text
        assert "│>+  plant" in screen.text
        await screen.press("enter")
        assert "Investments 8" in screen.text
        assert "›" not in screen.lines[1]


async def test_a_value_is_excluded(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("f")
        await to(screen, "plant")
        await screen.press("minus")
        assert "Investments 3" in screen.text
        assert "all › -type:=plant" in screen.text


async def test_filters_stack_and_the_last_is_dropped_first(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash")
        await screen.type("thai")
        await screen.press("down", "f")
        await to(screen, "plant")
        await screen.press("enter")
        assert "all › thai* › type:=plant" in screen.text
        assert "Investments 3" in screen.text
        await screen.press("backspace")
        assert "all › thai*" in screen.text
        await screen.press("backspace")
        assert "Investments 8" in screen.text
        await screen.press("left_square_bracket")
        assert "all › thai*" in screen.text


async def test_escape_and_f_close_the_facets(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        for close in ("escape", "f"):
            await screen.press("f")
            assert "Facets" in screen.text
            await screen.press(close)
            assert "╭─ Companies" in screen.text


async def test_facets_follow_the_company(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE, query="company:stellantis") as screen:
        await screen.press("f")
        assert "equity s" in screen.text
        assert "plant" not in "".join(line.split("││")[0] for line in screen.lines)


@BOTH
async def test_a_frequency_table_counts_sums_and_drills_down(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("2", "F")
        assert "Type of 8 deals, each once: 3 values" in screen.text
        row = next(line for line in screen.lines if "equity stake" in line)
        assert "25%" in row
        assert "€2.14B" in row
        await screen.press("j", "enter")
        assert "Investments 2" in screen.text
        await screen.press("F", "tab")
        assert "Place of 2 deals, each once" in screen.text
        await screen.press("escape")
        assert "Investments 2" in screen.text


async def test_a_frequency_table_begins_with_the_column_that_is_sorted(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("3", "F")
        assert "Measure of 11 figures, each once" in screen.text
        await screen.press("escape", "s", "F")
        assert "Company of 11 figures, each once" in screen.text


@BOTH
async def test_filters_are_taken_away_and_turned_round_one_by_one(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("slash")
        await screen.type("type:plant thailand")
        await screen.press("down", "d")
        assert "1  without type:plant" in screen.text
        assert "b  with -thailand*" in screen.text
        await screen.press("b")
        assert "› type:plant › -thailand*" in screen.lines[1]
        await screen.press("d", "1")
        assert screen.lines[0] == "/ -thailand*"
        await screen.press("left_square_bracket", "left_square_bracket")
        assert "› type:plant › thailand*" in screen.lines[1]


async def test_the_company_is_a_filter_too_and_nothing_is_none(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("d")
        assert screen.told[-1] == "Nothing filters."
        await screen.press("j", "full_stop", "2", "d")
        assert "0  without " in screen.text
        await screen.press("0")
        assert "Investments 8" in screen.text


async def test_the_query_is_written_anew_from_the_filters(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE, "type:plant") as screen:
        await screen.press("2", "d", "slash")
        await screen.type("hungary")
        assert screen.lines[0] == "/ type:plant hungary"
        assert "Investments 1" in screen.text


# Places, deals, sums -------------------------------------------------------------------------------------------------


async def test_facets_count_each_deal_once_by_country_and_region(told_folder: Path) -> None:
    async with explorer(told_folder, WIDE, query="kind:investment") as screen:
        await screen.press("2", "f")
        await to(screen, "Thailand", under="Country")
        row = next(line for line in screen.lines if line.startswith("│>"))
        assert row.split("│")[1].split()[:3] == [">", "Thailand", "6"], "twelve reports of six deals"
        await screen.press("enter")
        assert "all › kind:investment › country:=thailand" in screen.lines[1]
        assert "Investments 12" in screen.text
        await screen.press("enter")
        await to(screen, "Europe", under="Region")
        await screen.press("enter")
        assert "› region:=europe" in screen.lines[1]
        assert "Investments 3" in screen.text


async def test_a_frequency_table_sums_by_country_each_deal_once(told_folder: Path) -> None:
    async with explorer(told_folder, WIDE, query="kind:investment", settings=Settings(currency="USD")) as screen:
        await screen.press("2", "F", "tab", "tab")
        assert "Country of 18 deals, each once: 4 values" in screen.text
        row = next(line for line in screen.lines if line.startswith("│> Thailand"))
        assert row.split("│")[1].split() == [">", "Thailand", "6", "33%", "█" * 20, "$5.75B"]
        await screen.press("enter")
        assert "› country:=thailand" in screen.lines[1]
        assert "Investments 12" in screen.text


@BOTH
async def test_a_frequency_table_tells_the_sum_of_all_and_what_is_not_in_it(told_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(told_folder, size, query="kind:investment") as screen:
        await screen.press("2", "F")
        told = " ".join(screen.text.split())
        assert "€11B in 15 deals, at the rates of their days" in told
        assert "1 deal cancelled or only rumoured: not in the sums" in told


@BOTH
async def test_a_frequency_table_names_every_field(told_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(told_folder, size, query="kind:investment") as screen:
        await screen.press("2", "F")
        told = screen.text.partition("╭")[0].split()
        assert {"type", "place", "country", "status", "company", "region", "year", "source", "tag", "review"} <= set(told)


async def test_what_is_measured_has_no_sums(told_folder: Path) -> None:
    async with explorer(told_folder, WIDE) as screen:
        await screen.press("3", "F")
        assert "€" not in screen.text
        assert "Measure of 11 figures, each once: 9 values" in screen.text
