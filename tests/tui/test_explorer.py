"""The explorer, driven by keys at both sizes, read as text."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from store.base import Base, Stored
from store.frozen import replace
from tests.conftest import parsed
from tests.tui.screen import NARROW, WIDE, explorer
from tui.settings import Settings

BOTH = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


@BOTH
async def test_the_first_screen_shows_the_companies_and_what_there_is(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        for name in ("BYD", "SAIC", "Leapmotor"):
            assert name in screen.text
        assert "Companies 11" in screen.text
        assert "Investments 8" in screen.text
        assert "Metrics 11" in screen.text
        assert screen.lines[-1].endswith("? help")
        assert max(len(line) for line in screen.lines) <= size[0]


async def test_a_wide_screen_shows_all_panes_and_a_narrow_one_shows_one(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        assert all(f"╭─ {title}" in screen.text for title in ("Companies", "Investments", "Metrics", "Evidence"))
    async with explorer(seed_folder, NARROW) as screen:
        assert "╭─ Companies" in screen.text
        assert "╭─ Investments" not in screen.text
        await screen.press("2")
        assert "╭─ Investments" in screen.text
        assert "╭─ Companies" not in screen.text


@BOTH
async def test_searching_drilling_down_and_coming_back(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("slash")
        await screen.type("leapmotor")
        assert "Investments 1" in screen.text
        assert "Stellantis committed €1.5 billion" in " ".join(screen.text.split())
        await screen.press("enter")
        assert "> Stellantis" in screen.text
        await screen.press("enter")
        assert "exact 1,500,000,000 EUR" in screen.text
        assert "«€1.5 billion»" in screen.text
        await screen.press("enter")
        marked = screen.marked()
        assert "In October, Stellantis committed €1.5 billion" in marked
        assert "Audi signed" not in marked
        await screen.press("escape", "escape")
        assert "Investments 1" in screen.text
        assert "> Stellantis" in screen.text
        await screen.press("escape")
        assert "Investments 8" in screen.text


@BOTH
async def test_n_and_N_go_through_the_facts_of_the_article(seed_folder: Path, size: tuple[int, int]) -> None:  # noqa: N802  # the keys' names
    async with explorer(seed_folder, size) as screen:
        await screen.press("2", "enter", "enter")
        assert "BYD shared plans for a new Hungarian plant." in screen.marked()
        await screen.press("n")
        assert "Earlier, BYD announced" in screen.marked()
        await screen.press("N", "N")
        assert "Changan tested an upcoming model" in screen.marked()


@BOTH
@pytest.mark.parametrize("key", ["enter", "full_stop"])
async def test_a_company_filters_the_other_panes_when_it_is_chosen(seed_folder: Path, size: tuple[int, int], key: str) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("j")
        assert "Investments 8" in screen.text, "moving over companies filters nothing"
        await screen.press(key)
        assert "› SAIC" in screen.text
        assert "Investments 2" in screen.text
        assert "Metrics 3" in screen.text
        await screen.press("escape", "escape")
        assert "Investments 8" in screen.text


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_company_that_is_chosen_is_a_crumb_that_can_be_taken_away(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("j", "full_stop", "full_stop")
        assert "Investments 8" in screen.text
        await screen.press("full_stop", "backspace")
        assert "Investments 8" in screen.text
        await screen.press("left_square_bracket")
        assert "Investments 2" in screen.text


@pytest.mark.parametrize("moves", [(), ("j",), ("2", "j", "j"), ("3", "G"), ("f", "j"), ("j", "j", "plus")])
async def test_a_search_is_of_the_whole_base_wherever_the_cursor_stands(seed_folder: Path, moves: tuple[str, ...]) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press(*moves, "slash")
        await screen.type("leapmotor")
        assert "Investments 1" in screen.text
        assert "Stellantis committed €1.5 billion" in " ".join(screen.text.split())


async def test_a_search_that_is_taken_up_again_goes_on_behind_a_space(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash", *"pla", "enter", "slash", *"hung", "enter")
        assert screen.lines[0] == "/ pla* hung"
        assert "Investments 1" in screen.text
        await screen.press("slash", "enter")
        assert "Investments 1" in screen.text, "what was not changed is not asked anew"


async def test_what_was_looked_for_comes_back_with_up_and_down(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        for query in ("byd", "stell"):
            await screen.press("slash", *query, "enter", "escape")
        await screen.press("slash", "up")
        assert screen.lines[0] == "/ stell"
        await screen.press("up", "up")
        assert screen.lines[0] == "/ byd"
        await screen.press("down", "down")
        assert screen.lines[0].startswith("/ search:")
        await screen.press("up", "enter")
        assert "> Stellantis" in screen.text
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("slash", "up")
        assert screen.lines[0] == "/ stell", "they are kept"


async def test_tab_completes_fields_values_and_companies_with_counts(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash", *"ty", "tab")
        assert screen.lines[0] == "/ type:"
        await screen.press(*"pl", "tab")
        assert screen.lines[0] == "/ type:=plant"
        assert "type:=plant 5" in screen.lines[1]
        assert "Investments 5" in screen.text, "as many as were told"
        await screen.press("escape")
        await screen.press("slash", *"type:", "tab", "tab")
        second = screen.lines[0]
        await screen.press("tab")
        assert screen.lines[0] != second
        await screen.press("escape", "slash", *"xyzzy", "tab")
        assert screen.told[-1] == "Nothing begins like that."


async def test_a_query_that_is_wrong_hinders_nothing(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash", *"byd", "space", "left_parenthesis", "enter", "y")
        assert "command" in screen.text
        await screen.press("escape", "slash", "escape", "2", "j")
        assert screen.lines[0] == "/ byd ("
        await screen.press("1", "j", "enter")
        assert screen.told[-1].startswith("The query is wrong")
        await screen.press("escape")
        assert "Investments 8" in screen.text
        await screen.press("slash", *"date:2023-1", "enter")
        assert "^" in screen.lines[1], "what was not finished is wrong once it is left"


async def test_what_was_typed_comes_back_behind_what_was_looked_for_before(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("slash", *"byd", "enter", "escape", "slash", *"saic", "up")
        assert screen.lines[0] == "/ byd"
        await screen.press("down")
        assert screen.lines[0] == "/ saic"


async def test_a_company_with_metrics_only_leads_to_its_metrics(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW, "mg") as screen:
        await screen.press("j", "enter")
        assert "╭─ Metrics" in screen.text


async def test_completing_goes_on_before_what_stands_behind_the_cursor(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash", *"type:pl hungary", *("left",) * 8, "tab")
        assert screen.lines[0] == "/ type:=plant hungary"
        assert "Investments 1" in screen.text


async def test_every_value_that_is_offered_finds_as_many_facts_as_are_told(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        for field in ("type", "place", "company", "measure", "status"):
            await screen.press("slash", *f"{field}:", "tab")
            told = next(int(word.replace(",", "")) for word in screen.lines[1].split() if word.replace(",", "").isdigit())
            found = sum(int(count) for count in re.findall(r"─ (?:Investments|Metrics) (\d+)", screen.text))
            assert found == told, screen.lines[:2]
            await screen.press("escape")


async def test_marks_and_the_search_come_back_after_escape(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE, "type:plant") as screen:
        await screen.press("2", "space", "space")
        before = screen.text
        await screen.press("slash", *"byd", "escape")
        assert screen.text == before
        await screen.press("slash", "x", "backspace", "enter")
        assert screen.text == before
        await screen.press("slash", *"byd", "enter", "left_square_bracket")
        assert screen.text == before
        await screen.press("escape", "escape")
        assert "Investments 8" in screen.text
        await screen.press("right_square_bracket")
        assert "Investments 5" in screen.text, "what Esc left is one step ahead"


async def test_escape_never_quits(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press(*["escape"] * 5)
        assert screen.app.is_running
        assert "q quits" in screen.text


async def test_control_c_says_how_to_quit(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("ctrl+c")
        assert "q quits." in screen.text
        assert screen.app.is_running


async def test_escape_in_the_search_line_restores_query_pane_and_selection(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("3", "j", "j")
        before = screen.text
        await screen.press("slash")
        await screen.type("byd")
        assert screen.text != before
        await screen.press("escape")
        assert screen.text == before


async def test_a_word_that_is_not_finished_keeps_its_results(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("slash")
        await screen.type("leapmot")
        await screen.press("enter", "enter")
        assert "exact 1,500,000,000 EUR" in screen.text
        await screen.press("escape")
        assert "Investments 1" in screen.text


async def test_escape_out_of_a_search_goes_back_to_selection_and_sort(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("3", "s", "j", "j", "j")
        before = screen.text
        await screen.press("slash")
        await screen.type("byd")
        await screen.press("enter", "escape")
        assert screen.text == before


async def test_reading_again_without_the_base_is_explained(base: Base) -> None:
    async with explorer(base.folder, WIDE) as screen:
        shutil.rmtree(base.folder)
        await screen.press("R")
        assert "There is no base at" in " ".join(screen.text.split())
        assert screen.app.is_running


async def test_the_history_goes_back_and_forward_through_queries(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash")
        await screen.type("audi")
        await screen.press("down")
        assert "Investments 1" in screen.text
        await screen.press("left_square_bracket")
        assert "Investments 8" in screen.text
        await screen.press("right_square_bracket")
        assert "Investments 1" in screen.text


async def test_a_wrong_query_is_explained_and_the_results_stay(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash")
        await screen.type("byd (")
        assert "Something to look for is missing" in screen.text
        assert "> BYD" in screen.text


async def test_a_search_that_finds_nothing_says_so(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("slash")
        await screen.type("zebra")
        assert "Nothing matches. Esc clears the search." in screen.text


async def test_sorting_by_amount_and_turning_it_round(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("2", "s", "s", "s")
        assert "Amount▴" in screen.text
        first = next(line for line in screen.lines if "M" in line and "$" in line)
        assert "$633M" in first
        await screen.press("S")
        assert "Amount▾" in screen.text
        assert "€1.5B" in next(line for line in screen.lines if "€" in line or "$" in line)


async def test_a_query_on_the_command_line_is_there_at_the_start(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE, query="type:partnership") as screen:
        assert "Investments 1" in screen.text
        assert "type:partnership" in screen.text


async def test_zoom_shows_the_pane_alone(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("3", "plus")
        assert "╭─ Investments" not in screen.text
        await screen.press("plus")
        assert "╭─ Investments" in screen.text


@BOTH
async def test_help_lists_the_keys_of_where_one_is(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("question_mark")
        assert "Keys of the explorer" in screen.text
        await screen.press("escape", "2", "enter", "enter", "question_mark")
        assert "Keys of the reader" in screen.text
        assert "the next fact in the article" in screen.text


async def test_the_screen_is_laid_out_anew_when_the_terminal_changes_its_size(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("2")
        await screen.pilot.resize_terminal(*NARROW)
        await screen.settle()
        assert "╭─ Companies" not in screen.text
        assert "╭─ Investments" in screen.text


async def test_a_base_that_does_not_open_is_explained(tmp_path: Path) -> None:
    async with explorer(tmp_path / "none", NARROW) as screen:
        assert "There is no base at" in screen.text
        assert "q quits" in screen.text


async def test_an_empty_base_says_how_facts_get_in(tmp_path: Path) -> None:
    Base.open(tmp_path / "empty", create=True)
    async with explorer(tmp_path / "empty", NARROW) as screen:
        assert "This base has no facts yet" in screen.text


async def test_a_damaged_shard_is_told(seed_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(seed_folder, tmp_path / "base")
    shard = tmp_path / "base" / "facts" / "0001.json"
    shard.write_bytes(shard.read_bytes()[:-9])
    async with explorer(tmp_path / "base", WIDE) as screen:
        assert "0001.json is damaged" in " ".join(screen.text.split())


HOSTILE = (
    "LONDON, 5 March 2025 - Norvane bought cider maker Jablonka for £48 million in January.\n\n"
    "[bold]Markup[/bold] [/x] \x1b[31mred \u202eevil\u202c \x9b31m\x07 [@click=app.exit]and[/] 日本語テスト said Jablo\x1bnka."
)


@BOTH
async def test_markup_and_control_characters_of_an_article_do_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    article = parsed(HOSTILE, published=None)
    titled = replace(article.document, title="[bold]\x1b[2J[/x]")
    Base.open(tmp_path / "base", create=True).write.add([Stored(titled, article.facts)])
    async with explorer(tmp_path / "base", size) as screen:
        for key in ("2", "enter", "enter"):
            await screen.press(key)
            assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(screen.text)
            assert max(len(line) for line in screen.lines) <= size[0]
        assert "[bold]Markup[/bold] [/x] ␛[31mred �evil� �31m␇ [@click=app.exit]and[/]" in " ".join(screen.text.split())


async def test_without_colours_the_selection_is_still_told(seed_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("j")
        assert "SAIC" in screen.marked()
        assert any(line.startswith("│> SAIC") for line in screen.lines)


async def test_what_is_chosen_in_the_help_is_done(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("question_mark", *("j",) * 9, "enter")
        assert "╭─ Investments 8" in screen.text
        assert "> BYD" in screen.text


async def test_the_card_of_a_company_shows_sums_and_a_timeline(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE, query="volkswagen") as screen:
        await screen.press("j", "enter", "1", "enter")
        assert "Company Volkswagen" in screen.text
        assert "$700M in 1 deal ≈ €" in screen.text
        assert "at the ECB's reference rates of each deal's day" in screen.text
        assert "Deals over time" in screen.text
        assert "● Volkswagen · equity stake · Xpeng · $700M" in screen.text


async def test_the_card_of_a_metric_plots_what_all_articles_say(tmp_path: Path) -> None:
    base = Base.open(tmp_path / "base", create=True)
    for year, number in ((2020, 100), (2021, 140), (2022, 190)):
        one = parsed(f"Northwind Motors sold {number},000 vehicles in {year}.", f"{year + 1}-02-01")
        base.write.add([Stored(one.document, one.facts)])
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("3", "enter")
        assert "Northwind Motors: sales over time, 3 values" in screen.text
        assert screen.text.count("●") == 4, "a mark for each value, and the legend"


async def test_agreement_and_conflict_are_told_beside_the_evidence(tmp_path: Path) -> None:
    base = Base.open(tmp_path / "base", create=True)
    for text in ("sold 100,000 vehicles in 2020.", "sold 100,000 vehicles in 2020, it said.", "sold 130,000 vehicles in 2020."):
        one = parsed(f"Northwind Motors {text}")
        base.write.add([Stored(one.document, one.facts)])
    async with explorer(base.folder, WIDE) as screen:
        await screen.press("3")
        assert "✓ 1 more ≠ 1 differ" in screen.text
        await screen.press("enter")
        assert "Other documents say the same" in screen.text
        assert "Other documents differ" in screen.text
        assert "“Northwind Motors sold 130,000 vehicles in 2020.”" in screen.text
        await screen.press("escape", "slash", *"northwind")
        assert "✓ 1 more ≠ 1 differ" in screen.text


@BOTH
async def test_the_sentence_behind_a_sum_is_found_in_under_ten_keys(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        keys = ["slash", *"stell", "enter", "enter", "enter"]
        assert len(keys) < 10
        await screen.press(*keys)
        assert "Stellantis committed €1.5 billion" in screen.marked()


async def test_the_cursor_of_the_terminal_stands_on_the_selected_row(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("2", "j", "j")
        row = screen.app.cursor_position.y
        assert screen.lines[row].startswith("│> Changan")


async def test_every_place_has_a_footer_that_fits_and_ends_in_help(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        for keys in ([], ["2", "F"], ["escape", "enter"], ["enter"]):
            await screen.press(*keys)
            assert screen.lines[-1].endswith("? help")
            assert len(screen.lines[-1]) <= NARROW[0]


async def test_a_selected_fact_marks_its_companies_and_filters_by_them(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE, query="kind:investment") as screen:
        await screen.press("2", *("j",) * 7)
        assert "•Stellantis" in screen.text
        assert "•Leapmotor" in screen.text
        await screen.press("full_stop")
        assert "› Stellantis" in screen.lines[1]
        assert "Investments 1" in screen.text
        await screen.press("full_stop")
        assert "› Leapmotor" in screen.lines[1]
        await screen.press("full_stop")
        assert "Investments 8" in screen.text
        assert "> Stellantis" in screen.text
        await screen.press("left_square_bracket")
        assert "› Leapmotor" in screen.lines[1]


@BOTH
async def test_rows_say_while_one_types_whether_other_articles_agree(told_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(told_folder, size) as screen:
        await screen.press("slash")
        await screen.type("pell")
        assert "Investments 3" in screen.text
        assert screen.text.count("≠Torvik") == 3
        await screen.press("escape", "slash")
        await screen.type("brisc")
        assert screen.text.count("=Halden") == 4
        assert "≠" not in screen.text


async def test_what_may_have_been_meant_is_told_when_typing_rests(told_folder: Path) -> None:
    async with explorer(told_folder, NARROW) as screen:
        await screen.press("slash")
        await screen.type("kestral")
        assert "Perhaps" not in screen.text
        await screen.shows("Perhaps kestrel?")


@BOTH
async def test_crumbs_show_sums_as_people_write_them(told_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(told_folder, size, query="amount:>$1 billion country:TH", settings=Settings(currency="USD")) as screen:
        assert "› amount:>$1bn › country:th" in screen.lines[1]
        assert "Investments 2" in screen.text
        assert screen.lines[0] == "/ amount:>$1 billion country:TH", "the search line is as it was typed"
        await screen.press("d")
        assert "without amount:>$1bn" in screen.text


@pytest.mark.parametrize(("currency", "crumb", "count"), [("EUR", "€700M", 13), ("THB", "THB700M", 29), (None, "700M", 14)])
async def test_a_plain_sum_is_in_the_currency_of_the_settings(
    told_folder: Path, currency: str | None, crumb: str, count: int
) -> None:
    async with explorer(told_folder, WIDE, settings=Settings(currency=currency)) as screen:
        await screen.press("slash")
        await screen.type("amount:>700M")
        assert f"all › amount:>{crumb}" in screen.lines[1]
        assert f"Investments {count}" in screen.text


async def test_the_card_of_an_investment_shows_its_country_and_when_it_is_due(told_folder: Path) -> None:
    async with explorer(told_folder, WIDE, query="kind:investment byd") as screen:
        await screen.press("2", "j", "enter")
        card = [line.strip("│ ") for line in screen.lines]
        labels = [line.split("  ")[0] for line in card[3 : card.index("Sentence") - 1]]
        assert labels == ["Investors", "Type", "Target", "Amount", "Place", "Country", "Due", "Status"]
        assert "Place         Brazil  «Brazil»" in card
        assert "Country       Brazil" in card
        assert "Due           2024  «this year»" in card
        await screen.press("escape", "k", "enter")
        assert "When          2023-12  «In December»" in screen.text
        assert "│ Due" not in screen.text


@BOTH
async def test_a_deal_without_a_day_shows_when_it_is_due(told_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(told_folder, size, query="kind:investment byd") as screen:
        await screen.press("2")
        rows = [line for line in screen.lines if "BYD " in line and "plant" in line]
        assert "2023-12" in rows[0]
        assert "due 2024" in rows[1]


@BOTH
async def test_the_card_of_a_metric_shows_the_words_of_its_measure(told_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(told_folder, size, query="measure:charging_voltage") as screen:
        await screen.press("3", "enter")
        assert "Measure       charging voltage" in screen.text
        assert "In words      high-voltage ultra-fast charge" in screen.text


async def test_the_card_of_a_company_shows_its_home(told_folder: Path) -> None:
    async with explorer(told_folder, WIDE, query="kaluna") as screen:
        await screen.press("j", "enter", "1", "enter")
        assert "Home          Sweden" in screen.text


async def test_the_card_of_a_company_tells_a_deal_once_and_what_is_not_summed(told_folder: Path) -> None:
    async with explorer(told_folder, WIDE, query="halden") as screen:
        await screen.press("j", "enter", "1", "enter")
        assert "1 deal cancelled or only rumoured: not in the sums" in screen.text
        assert screen.text.count("●") == 2, "its place on the timeline, and its line below"
        assert "Halden Foods · acquisition · Brisco Dairy · cancelled · £760M" in screen.text
    async with explorer(told_folder, WIDE, query="pellan", settings=Settings(currency="USD")) as screen:
        await screen.press("j", "enter", "1", "enter")
        assert "Sums of 1 deal by currency  ≠ reports of 1 deal differ: what most sources say counts" in screen.text
