"""The README says what is so: its keys are the table's, its commands run, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from store.base import parse_query
from store.search.fields import NUMBER_FIELDS, TEXT_FIELDS
from store.search.query import QueryContext
from tests.store.sources.host import SENTENCE, feed
from tests.store.sources.test_zipped import document, said
from tui.keymap import ACTIONS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def keys_table() -> str:
    """The README's table of keys, from the one table of actions."""
    rows = ["| keys | do | where |", "| --- | --- | --- |"]
    for action in ACTIONS:
        keys = " ".join(f"`{key}`" for key in action.shown.split())
        rows.append(f"| {keys} | {action.does} | {', '.join(action.places)} |")
    return "\n".join(rows)


def block(name: str) -> str:
    """The shell block after a mark."""
    match = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert match is not None
    return match[1]


def test_the_keys_are_those_of_the_keymap() -> None:
    match = re.search(r"<!-- keys: .*? -->\n(.*?)\n<!-- end -->", README, re.DOTALL)
    assert match is not None
    assert match[1] == keys_table()


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> dict[str, subprocess.CompletedProcess[str]]:
    """What came of each line of the tour, taken from top to bottom on a base of its own, beside sources of each kind."""
    place = tmp_path_factory.mktemp("place")
    for name in ("seeds", "tests"):
        (place / name).symlink_to(ROOT / name)
    sources = ROOT / "tests/store/sources"
    shutil.copy(sources / "pages/01_news_jsonld.html", place / "page.html")
    shutil.copy(sources / "papers/release.pdf", place / "report.pdf")
    shutil.copy(sources / "papers/plain.eml", place / "letter.eml")
    (place / "alerts.xml").write_bytes(feed(("Halden buys", "https://trade.example/1", SENTENCE * 4)))
    (place / "notes.docx").write_bytes(document(said("Arbeck Steel will build a mill in Leeds for $40 million.")))
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "FACTDECK_BASE": str(tmp_path_factory.mktemp("tour") / "base"),
    }
    return {
        line: subprocess.run(["bash", "-c", line], cwd=place, env=environment, capture_output=True, text=True, check=False)
        for line in block("tour").splitlines()
    }


@pytest.mark.parametrize("line", block("tour").splitlines())
def test_every_command_of_the_tour_runs_and_says_something(
    tour: dict[str, subprocess.CompletedProcess[str]], line: str
) -> None:
    done = tour[line]
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr
    assert "No fact matches" not in done.stderr


def test_every_query_of_the_readme_is_one() -> None:
    section = README.split("## The query language")[1].split("##")[0]
    for row in re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE):
        for query in re.findall(r"`(.+?)`", row):
            parse_query(query, context=QueryContext(today=date(2024, 1, 31)))


def test_every_field_of_the_query_language_is_in_the_readme() -> None:
    section = README.split("## The query language")[1].split("##")[0]
    assert all(f"{field}" in section for field in (*TEXT_FIELDS, *NUMBER_FIELDS))


def test_every_picture_is_there() -> None:
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (ROOT / picture).is_file()
        assert "cdnjs" not in (ROOT / picture).read_text(encoding="utf-8")


def test_the_top_level_holds_what_it_should() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    top = {line.split("/")[0] for line in listed}
    assert {name for name in top if not name.startswith(".")} <= {
        "LICENSE",
        "README.md",
        "pyproject.toml",
        "seeds",
        "store",
        "tests",
        "tui",
    }


def test_the_lock_names_no_index() -> None:
    lock = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    assert "index-url" not in lock
    assert "://" not in lock
