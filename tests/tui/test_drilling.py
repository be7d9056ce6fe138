"""What was open is open again, as deep as it was; what the base has no longer is left out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

import orjson
import pytest

from tests.tui.screen import NARROW, WIDE, Explorer, explorer
from tui.app import FactdeckApp
from tui.screens.drilling import screen_at
from tui.screens.explore import ExploreScreen
from tui.session import Views, view_from, view_object
from tui.state import Deeper, View

BOTH = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


@asynccontextmanager
async def resumed(folder: Path, size: tuple[int, int], view: View | None = None) -> AsyncIterator[Explorer]:
    """The explorer as `--resume` opens it, on the view that was left or on another."""
    views = Views(folder.with_name("views.json"), folder)
    view = view or views.last()
    assert view is not None
    app = FactdeckApp(folder, view, views=views)
    async with app.run_test(size=size, notifications=True) as pilot:
        running = Explorer(app, pilot)
        await running.settle()
        yield running


@BOTH
async def test_an_article_that_was_open_is_open_again_above_its_card_and_its_list(
    seed_folder: Path, size: tuple[int, int]
) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("2", "j", "enter", "enter", "n")
        left = screen.marked()
        await screen.press("q")
    async with resumed(seed_folder, size) as screen:
        assert screen.marked() == left
        await screen.press("escape")
        assert "╭─ Investment ─" in screen.lines[0]
        assert "BYD · plant" in screen.lines[1]
        await screen.press("escape")
        assert "│>" in screen.text
        assert "Investments 8" in screen.text


async def test_a_companys_card_comes_back(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("j", "enter", "1", "enter")
        title = screen.lines[0]
        assert "Company" in title
        await screen.press("q")
    async with resumed(seed_folder, WIDE) as screen:
        assert screen.lines[0] == title


@BOTH
async def test_an_article_is_scrolled_as_it_was_and_the_word_in_it_is_marked(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("2", "enter", "enter", "slash", *"sales", "enter", "n", "j", "j")
        left = screen.text
        assert "“sales”" in left
        await screen.press("q")
    async with resumed(seed_folder, size) as screen:
        assert screen.lines[:-3] == left.splitlines()[:-3]
        assert "“sales”" in screen.text
        await screen.press("escape")
        assert "“sales”" not in screen.text


async def test_a_card_is_scrolled_as_it_was(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("j", "enter", "j", "j", "j")
        left = screen.text
        await screen.press("q")
    async with resumed(seed_folder, NARROW) as screen:
        assert screen.text == left


@pytest.mark.parametrize("kind", ["company", "fact", "article"])
async def test_what_is_only_being_opened_comes_back_too(seed_folder: Path, kind: Literal["company", "fact", "article"]) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        front = screen.app.screen
        assert isinstance(front, ExploreScreen)
        key = "BYD" if kind == "company" else front.table("investments").key_at(0)
        opened = screen_at(front._desk, Deeper(kind=kind, key=str(key)))
        assert opened is not None
        screen.app.push_screen(opened)
        screen.app.exit()
    async with resumed(seed_folder, WIDE) as screen:
        assert type(screen.app.screen) is type(opened)


@pytest.mark.parametrize(
    "gone",
    [Deeper(kind="fact", key="0" * 16), Deeper(kind="company", key="Nobody Ltd"), Deeper(kind="article", key="")],
    ids=lambda gone: gone.kind,
)
async def test_what_the_base_has_no_longer_is_left_out(seed_folder: Path, gone: Deeper) -> None:
    view = View(pane="investments", drilled=(gone, Deeper(kind="article", key="3d4fcf679c1f477c")))
    async with resumed(seed_folder, WIDE, view) as screen:
        assert "Investments 8" in screen.text


def test_what_was_open_is_kept_in_the_file_of_views() -> None:
    view = View(drilled=(Deeper(kind="company", key="Norvik"), Deeper(kind="article", key="a1", at=40, word="sales")))
    assert view_from(orjson.loads(orjson.dumps(view_object(view)))) == view


@pytest.mark.parametrize(
    "written", [None, 3, [3], [["fact"]], [{"kind": "shell", "key": "rm"}], [{"kind": "fact", "key": 1}], {"fact": "a"}]
)
def test_whatever_the_file_says_is_open_never_breaks_the_start(written: object) -> None:
    assert view_from(view_object(View()) | {"drilled": written}) == View()
