"""Facts are copied, exported, opened; views are kept, found by name, and come back in another process."""

from __future__ import annotations

import asyncio
import csv
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import orjson
import pytest

from store.base import Base, Row, Spool, Stored, parse_query
from store.frozen import replace
from tests.conftest import Known, Run
from tests.tui.screen import NARROW, WIDE, Explorer, explorer
from tui.screens.explore import ExploreScreen
from tui.session import Views, view_from, view_object
from tui.settings import Settings
from tui.state import Place, View

SENTENCE = "In December, NEV leader BYD shared plans for a new Hungarian plant."


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("TMUX", "STY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)


def kept(tmp_path: Path) -> str:
    return (tmp_path / "cache" / "factdeck" / "copied.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "expected"),
    [("s", SENTENCE), ("i", "3d4fcf679c1f477c"), ("r", "BYD\tplant\tnew Hungarian plant\t\tHungary\t2023-12\tplanned")],
)
async def test_copying_keeps_the_text_in_a_file_and_says_so(seed_folder: Path, tmp_path: Path, key: str, expected: str) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("2", "y")
        assert "sentence" in screen.text
        await screen.press(key)
        assert screen.told[-1].startswith(f"{len(expected)} characters sent; if pasting fails: ")
    assert kept(tmp_path) == expected


async def test_a_citation_says_where_the_sentence_is_from(seed_folder: Path, tmp_path: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("2", "y", "c")
    text = kept(tmp_path)
    assert text.startswith(f"“{SENTENCE}” china-electric-cars-2023, seeds/china-electric-cars-2023.txt, 2024-01-24")
    assert re.search(r"characters \d+–\d+ \(factdeck 3d4fcf679c1f477c\)$", text)


async def test_marked_facts_are_copied_together(seed_folder: Path, tmp_path: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("2", "space", "space", "y", "j")
    assert len([orjson.loads(line) for line in kept(tmp_path).splitlines()]) == 2


async def test_the_command_that_is_copied_prints_what_is_listed(seed_folder: Path, tmp_path: Path, factdeck: Run) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("slash")
        await screen.type("bil")
        await screen.press("down", "s", "s", "s", "S", "y", "f")
        shown = int(re.search(r"Investments (\d+)", screen.text)[1])  # type: ignore[index]  # it is there
    command = shlex.split(kept(tmp_path))
    assert command[:3] == ["factdeck", "find", "bil* kind:investment"]
    done = factdeck(*command[1:], "--format", "jsonl", base=seed_folder)
    assert len(done.stdout.splitlines()) == shown > 0


async def test_what_is_listed_is_exported_after_a_look_at_it(
    seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = Path("out.csv")
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("2", "x")
        assert "8 facts, to .csv, .md or .jsonl:" in screen.text
        await screen.press(*("backspace",) * 9)
        await screen.type(str(target.with_suffix(".pdf")))
        await screen.press("enter")
        assert "The name must end in .csv, .md, .jsonl." in screen.text
        await screen.press(*("backspace",) * 4)
        await screen.type(".csv")
        await screen.press("enter")
        assert screen.told[-1] == f"8 facts written to {target}."
        await screen.press("x", *("backspace",) * 9)
        await screen.type(str(target))
        await screen.press("enter")
        assert "exists already" in screen.text
    assert len(list(csv.DictReader(target.read_text(encoding="utf-8").splitlines()))) == 8


async def test_escape_stops_an_export_and_leaves_no_half_of_a_file(seed_folder: Path, tmp_path: Path) -> None:
    target, begun, stopped = tmp_path / "out.jsonl", Event(), Event()
    row = Base.open(seed_folder).facts.find(parse_query("kind:metric")).rows[0]

    def slow() -> Iterator[Row]:
        yield row
        begun.set()
        stopped.wait()
        while True:
            yield row

    async with explorer(seed_folder, WIDE) as screen:
        explore = screen.app.screen
        assert isinstance(explore, ExploreScreen)
        explore.export_rows(slow, 1_000_000, [row.fact])
        await screen.pilot.press(*("backspace",) * 9, *str(target), "enter")
        await asyncio.to_thread(begun.wait)
        assert target.exists()
        await screen.pilot.press("escape")
        stopped.set()
        while f"Stopped: there is no {target}." not in screen.told:
            await screen.pilot.pause()
        assert not target.exists()
        await screen.press("escape")
        assert screen.told[-1] == "This is the first view; q quits."


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_the_palette_finds_actions_companies_and_articles(seed_folder: Path, size: tuple[int, int]) -> None:
    async with explorer(seed_folder, size) as screen:
        await screen.press("colon")
        await screen.type("stell")
        assert "Stellantis" in screen.text
        await screen.press("enter")
        assert "Stellantis" in screen.text
        await screen.press("2")
        assert "Investments 1" in screen.text
        await screen.press("ctrl+p")
        await screen.type("often each value")
        await screen.press("enter")
        assert " By  type " in screen.text
        await screen.press("escape", "colon")
        await screen.type("electric")
        assert "article" in screen.text
        await screen.press("enter")
        assert "china-electric-cars-2023 · 2024-01-24" in screen.lines[0]


async def test_a_view_is_kept_under_a_name_and_forgotten(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE, query="thailand") as screen:
        await screen.press("2", "w")
        await screen.press("enter")
        assert "A name is needed." in screen.text
        await screen.type("in thailand")
        await screen.press("enter", "backspace")
        assert "Investments 8" in screen.text
    async with explorer(seed_folder, WIDE) as screen:
        await find(screen, "in thail")
        assert "Investments 3" in screen.text
        await find(screen, "forget the view")
        await screen.press("colon")
        await screen.type("in thailand")
        assert "saved view" not in screen.text


async def find(screen: Explorer, name: str) -> None:
    await screen.press("colon")
    await screen.type(name)
    await screen.press("enter")


async def test_the_view_that_was_left_comes_back(seed_folder: Path, tmp_path: Path) -> None:
    views = Views(seed_folder.with_name("views.json"), seed_folder)
    async with explorer(seed_folder, WIDE, query="billion") as screen:
        await screen.press("2", "j", "s", "q")
    left = views.last()
    assert left is not None
    assert (left.query, left.pane, left.places["investments"].sort) == ("billion", "investments", "name")


def test_views_survive_what_is_wrong_in_their_file(tmp_path: Path) -> None:
    view = View(query="byd", pane="metrics", company="BYD", faceted=True).at("metrics", Place(key="x", row=3, sort="value"))
    assert view_from(orjson.loads(orjson.dumps(view_object(view)))) == view
    path = tmp_path / "views.json"
    for content in (
        b"",
        b"{",
        b"[]",
        b'{"/x": 1}',
        b"\xff\xfe",
        orjson.dumps({str(tmp_path): {"last": {"pane": 3, "places": []}}}),
    ):
        path.write_bytes(content)
        found = Views(path, tmp_path)
        assert found.last() in (None, View())
        assert found.saved() == {}
        found.save("one", view)
        assert found.saved() == {"one": view}


async def test_the_article_is_searched_for_words_and_its_facts_are_listed(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("2", "enter", "enter", "slash")
        await screen.type("billion")
        await screen.press("enter")
        assert re.search(r"\d/\d+ +“billion”", screen.text)
        first = screen.marked()
        await screen.press("n")
        assert screen.marked() != first
        await screen.press("escape")
        assert "investment:" in screen.text
        await screen.press("f")
        await screen.type("leapmotor")
        await screen.press("enter")
        assert "Stellantis committed €1.5 billion" in screen.marked()


async def test_keys_can_be_given_to_other_actions(seed_folder: Path) -> None:
    settings = Settings(keys={"facets": ("b",), "next_pane": ("l",)})
    async with explorer(seed_folder, WIDE, settings=settings) as screen:
        assert "b facets" in screen.lines[-1]
        await screen.press("f")
        assert "Facets" not in screen.text
        await screen.press("b")
        assert "╭─ Facets" in screen.text


async def test_a_terminal_that_cannot_be_given_to_a_pager_says_so(seed_folder: Path) -> None:
    async with explorer(seed_folder, NARROW) as screen:
        await screen.press("2", "o")
        assert screen.told[-1].startswith("This terminal cannot be given away")


@pytest.fixture
def from_a_page(seed: Known, tmp_path: Path) -> Path:
    """A base with the seed as it would be from a page."""
    folder = tmp_path / "page"
    document = replace(seed.document, url="https://news.example/cars")
    Base.open(folder, create=True).write.add([Stored(document, seed.facts)])
    return folder


PAGE = "https://news.example/cars#:~:text=In%20December%2C%20NEV%20leader%20BYD%20shared%20plans%20for%20a%20new%20Hungarian%20plant."


async def test_over_ssh_the_address_of_the_sentence_is_copied(
    from_a_page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    async with explorer(from_a_page, WIDE) as screen:
        await screen.press("2", "o")
        assert screen.told[-1].startswith("Over SSH no browser can be opened, so the address is copied: ")
    assert kept(tmp_path) == PAGE


@pytest.fixture
def from_a_saved_page(seed: Known, tmp_path: Path) -> Path:
    """A base with the seed as it would be from a page that somebody saved, with the page."""
    spool = Spool()
    digest = spool.keep(b"<!doctype html><p>The page.</p>")
    document = replace(seed.document, original=digest, media_type="text/html")
    folder = tmp_path / "saved"
    Base.open(folder, create=True).write.add([Stored(document, seed.facts)], originals=spool.packed())
    return folder


async def test_the_kept_page_is_given_to_the_browser_where_there_is_no_address_and_when_asked(
    from_a_saved_page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "no-such-browser")
    async with explorer(from_a_saved_page, WIDE) as screen:
        for key in ("o", "O"):
            await screen.press("2", key)
            assert screen.told[-1] == "There is no program no-such-browser; PAGER and BROWSER name others."
    monkeypatch.delenv("BROWSER")
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    async with explorer(from_a_saved_page, WIDE) as screen:
        await screen.press("2", "O")
        assert "factdeck original" in screen.told[-1], "the browser over there sees no file of ours"


async def test_without_a_kept_page_it_is_told(seed_folder: Path) -> None:
    async with explorer(seed_folder, WIDE) as screen:
        await screen.press("2", "O")
        assert screen.told[-1].startswith("No original of this article is kept")
