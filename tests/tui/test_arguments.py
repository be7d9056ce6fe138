"""What is an option and what a word, and where `--base` may stand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store.base import Base, parse_query
from tests.conftest import SEED, STORED, Run
from tui.cli import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --base there is no base, and never the person's own."""
    monkeypatch.setenv("FACTDECK_BASE", str(tmp_path / "nowhere"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What commands were asked for, each a query and its options, instead of being run."""
    said: list[tuple[str, Any]] = []

    def command(_base: Path, query: str, *_format: str, **options: object) -> int:
        said.append((query, {name: value for name, value in options.items() if value}))
        return 0

    for name in ("explore.explore", "find.find", "transfer.export", "compare.conflicts", "reparse.reparse"):
        monkeypatch.setattr(f"tui.commands.{name}", command)
    return said


# Where --base may stand ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [["--base", "BASE"], ["--base=BASE"]], ids=["apart", "joined"])
@pytest.mark.parametrize(
    "line",
    [
        "HERE find byd",
        "find HERE byd",
        "find byd HERE",
        "find byd HERE hungary",
        "find byd --limit 5 HERE -rumoured",
        "find HERE HERE byd",
        "HERE find byd HERE",
        "info HERE",
        "export byd HERE",
        "conflicts byd HERE",
        "check HERE",
        "config HERE",
        "review HERE log",
        "review log HERE --lost",
        "HERE review HERE log HERE",
    ],
)
def test_base_may_stand_anywhere(seed_folder: Path, capsys: Captured, named: list[str], line: str) -> None:
    args = [word for part in line.split() for word in (named if part == "HERE" else [part])]
    assert run([word.replace("BASE", str(seed_folder)) for word in args]) == 0
    assert "no base" not in capsys.readouterr().err


def test_of_base_and_its_variable_base_is_taken(seed_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run(["find", "byd"]) == 1
    assert run(["find", "byd", "--base", str(seed_folder)]) == 0
    monkeypatch.setenv("FACTDECK_BASE", str(seed_folder))
    assert run(["find", "byd"]) == 0
    assert run(["find", "byd", "--base", str(tmp_path / "nowhere")]) == 1


def test_the_variable_is_one_folder_whatever_is_in_its_name(
    seed_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a:b").symlink_to(seed_folder)
    monkeypatch.setenv("FACTDECK_BASE", str(tmp_path / "a:b"))
    assert run(["find", "byd"]) == 0


@pytest.mark.parametrize(
    "line", ["--base a --base b find", "--base a find --base b", "find --base a byd --base=b", "--base a review --base b log"]
)
def test_two_bases_are_refused(capsys: Captured, line: str) -> None:
    assert run(line.split()) == 2
    assert capsys.readouterr().err.endswith("Error: --base names two folders, a and b: give one.\n")


@pytest.mark.parametrize("line", ["--base", "find --base", "find byd --base", "byd --base", "review log --base"])
def test_base_without_a_folder_is_refused(capsys: Captured, line: str) -> None:
    assert run(line.split()) == 2
    assert "Option '--base' requires an argument." in capsys.readouterr().err


def test_the_base_of_a_command_that_writes_may_stand_behind_it(tmp_path: Path) -> None:
    program = str(Path(sys.executable).with_name("factdeck"))
    added = subprocess.run(
        [program, "add", "--base", "x", str(SEED)], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert added.returncode == 0
    assert re.fullmatch(STORED + r"\.\n", added.stderr)
    (deal,) = [row.fact for row in Base.open(tmp_path / "x").facts.every(parse_query("kind:investment leapmotor"))]
    assert run(["review", "accept", deal.id, "--base", str(tmp_path / "x")]) == 0
    assert [said.verb for said in Base.open(tmp_path / "x").review.of(deal)] == ["accept"]


# Options that there are not ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("find --limt 5 byd", ["No such option", "--limt", "Did you mean", "--limit"]),
        ("find byd --limt=5", ["No such option", "--limt", "Did you mean", "--limit"]),
        ("find --xyz --", ["No such option", "--xyz"]),
        ("export --forma csv", ["No such option", "--forma", "Did you mean", "--format"]),
        ("conflicts --x", ["No such option", "--x"]),
        ("reparse --xyz", ["No such option", "--xyz"]),
        ("reparse -j0", ["0 is not in the range"]),
        ("reparse byd -j", ["Option '-j' requires an argument."]),
        ("explore --foo", ["No such option", "--foo"]),
        ("--foo", ["No such option", "--foo"]),
        ("--foo find byd", ["No such option", "--foo"]),
        ("byd --foo", ["No such option", "--foo"]),
        ("--versoin", ["No such option", "--versoin", "Did you mean", "--version"]),
        ("--plian byd", ["No such option", "--plian", "Did you mean", "--plain"]),
        ("--bsae=x find", ["No such option", "--bsae", "Did you mean", "--base"]),
        ("add --foo a.txt", ["No such option", "--foo"]),
        ("add -x a.txt", ["No such option", "-x"]),
        ("review --foo log", ["No such option", "--foo"]),
        ("review log --lst", ["No such option", "--lst", "Did you mean", "--lost"]),
        ("review correct ID amount --5", ["No such option", "--5"]),
        ("review correct ID amount -x", ["No such option '-x'; after -- it is a word like any other."]),
        ("find -x", ["No such option '-x'; after -- it is a word like any other."]),
        ("find byd -j", ["No such option '-j'; after -- it is a word like any other."]),
        ("-x", ["No such option '-x'; after -- it is a word like any other."]),
        ("byd -x", ["No such option '-x'; after -- it is a word like any other."]),
    ],
)
def test_an_option_that_there_is_not_is_refused(capsys: Captured, line: str, says: list[str]) -> None:
    assert run(line.split()) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("Error: ")
    assert [part for part in says if part not in last] == []


# Words that begin with a minus ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [["find"], ["export"], ["conflicts"], ["reparse"], ["explore"], []], ids=" ".join)
@pytest.mark.parametrize(
    ("args", "query"),
    [
        (["-rumoured", "type:plant"], "-rumoured type:plant"),
        (["-kind:company"], "-kind:company"),
        (["-(byd OR saic)"], "-(byd OR saic)"),
        (['-"strategic shareholder"'], '-"strategic shareholder"'),
        (["-rumoured"], "-rumoured"),
        (["-rumoured type:plant"], "-rumoured type:plant"),
        (["byd", "-hungary"], "byd -hungary"),
        (["-limit"], "-limit"),
        (["-jaguar"], "-jaguar"),
        (["-5"], "-5"),
        (["-é"], "-é"),
        (["byd", "-"], "byd -"),
        (["--", "-x"], "-x"),
        (["byd", "--", "-x", "--limit", "--"], "byd -x --limit --"),
        (["--", "find"], "find"),
        (["-kind:company", "--base", "a", "--", "--base"], "-kind:company --base"),
    ],
)
def test_a_query_may_begin_with_a_minus(asked: list[tuple[str, Any]], before: list[str], args: list[str], query: str) -> None:
    assert run([*before, *args]) == 0
    assert [words for words, _options in asked] == [query]


@pytest.mark.parametrize(
    ("line", "query", "options"),
    [
        ("find -hungary --limit 5 byd --descending", "-hungary byd", {"limit": 5, "descending": True}),
        ("find --company -x byd", "byd", {"company": "-x"}),
        ("find byd --company=-x", "byd", {"company": "-x"}),
        ("reparse -j4 -hungary", "-hungary", {"jobs": 4}),
        ("reparse -hungary -j 4 byd", "-hungary byd", {"jobs": 4}),
        ("reparse byd --jobs 4", "byd", {"jobs": 4}),
        ("--resume", "", {"resume": True}),
        ("byd --resume -hungary", "byd -hungary", {"resume": True}),
        ("--base a --resume find", "find", {"resume": True}),
        ("", "", {}),
        ("--base a", "", {}),
    ],
)
def test_options_stand_between_words(asked: list[tuple[str, Any]], line: str, query: str, options: dict[str, Any]) -> None:
    assert run(line.split()) == 0
    ((words, taken),) = asked
    assert words == query
    assert {name: value for name, value in taken.items() if (name, value) != ("jobs", 1)} == options


@pytest.mark.parametrize(
    ("args", "value"),
    [
        (["-5"], "-5"),
        (["-5%"], "-5%"),
        (["-€1.5bn"], "-€1.5bn"),
        (["-bn"], "-bn"),
        ([""], ""),
        (["--", "-x"], "-x"),
        (["--", "--base"], "--base"),
        (["-5", "--base", "a"], "-5"),
    ],
)
def test_a_correction_may_begin_with_a_minus(monkeypatch: pytest.MonkeyPatch, args: list[str], value: str) -> None:
    said = []
    monkeypatch.setattr("tui.commands.review.correct", lambda _base, *words: said.append(words))
    assert run(["review", "correct", "ID", "amount", *args]) == 0
    assert said == [("ID", "amount", value)]


# Help ----------------------------------------------------------------------------------------------------------------


def test_the_help_names_the_exit_codes(capsys: Captured) -> None:
    assert run(["--help"]) == 0
    assert capsys.readouterr().out.endswith("Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.\n")


@pytest.mark.parametrize("line", ["find", "add", "config", "review", "review correct"])
def test_the_help_of_each_command_names_base(capsys: Captured, line: str) -> None:
    assert run([*line.split(), "--help"]) == 0
    assert capsys.readouterr().out.count("--base DIR") == 1


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("fi", "find"), ("fe", "feed"), ("find --lim", "--limit"), ("find -x --lim", "--limit"), ("find --foo --lim", "--limit")],
)
def test_the_shell_completes_commands_and_options(factdeck: Run, typed: str, offered: str) -> None:
    words = f"factdeck {typed}"
    at = str(len(typed.split()))
    done = factdeck(_FACTDECK_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=at)
    assert done.stdout == f"plain,{offered}\n"
