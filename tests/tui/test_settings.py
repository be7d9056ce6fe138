"""The settings file: what is read from it, what is said of what is wrong, and that nothing in it can stop the program."""

from __future__ import annotations

import json
import math
import os
import re
import time
from collections.abc import Mapping
from datetime import UTC, date
from datetime import time as time_of_day
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commands.config import config
from tui.keymap import ACTIONS, Action, Place, actions_of
from tui.keynames import key_name, shown_keys
from tui.settings import Settings, keys_of, look_of, mouse_of, settings_path, written_keys
from tui.settings_file import Problem, default_file, parse_settings, read_settings

IDS = tuple(action.id for action in ACTIONS)
PLACES: tuple[Place, ...] = tuple(dict.fromkeys(place for action in ACTIONS for place in action.places))
KEYMAPS = (Settings(keymap="both"), Settings(keymap="vim"), Settings(keymap="arrows"))
ARROWS = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown"}
WRITTEN = ("s", "S", "j", "q", "/", "[", "^d", "ctrl+t", "x", "down", "enter", "escape", "f5", "alt+x", "b", "nonsense", "\x1b")


def problem_of(text: str) -> Problem:
    """The only problem of a text."""
    (problem,) = parse_settings(text)[1]
    return problem


def action_of(name: str) -> Action:
    return next(action for action in ACTIONS if action.id == name)


def shared(settings: Settings) -> set[tuple[str, str]]:
    """Places and keys that more than one action has."""
    having = [(place, key) for place in PLACES for action in actions_of(place) for key in keys_of(action, settings)]
    return {one for one in having if having.count(one) > 1}


def toml(value: object) -> str:
    """A value as TOML has it in a line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{toml(name)} = {toml(one)}' for name, one in value.items())}}}"
    return value.isoformat() if isinstance(value, date | time_of_day) else str(value)


def file_of(values: Mapping[str, object], *, tables: bool) -> str:
    """A file of values, its tables under headers or in a line."""
    lines = [f"{toml(name)} = {toml(value)}" for name, value in values.items() if not (tables and isinstance(value, dict))]
    for name, value in values.items():
        if tables and isinstance(value, dict):
            lines += [f"[{toml(name)}]", *(f"{toml(key)} = {toml(one)}" for key, one in value.items())]
    return "\n".join(lines)


# What is read


def test_nothing_is_all_defaults() -> None:
    assert parse_settings("") == (Settings(), ())
    assert parse_settings("# theme = 1\n\n[keys]\n") == (Settings(), ())


def test_every_setting_is_read() -> None:
    values = 'theme = "light"\nkeymap = "vim"\nmouse = false\ncurrency = "eur"\nnetwork = "off"\n'
    text = f'{values}[keys]\nsort = ["b", "^t", "b"]\n"help" = "f1"\n'
    settings, problems = parse_settings(text)
    assert problems == ()
    keys = {"sort": ("b", "ctrl+t"), "help": ("f1",)}
    assert settings == Settings(theme="light", keymap="vim", mouse=False, currency="EUR", network=False, keys=keys)


@pytest.mark.parametrize(
    "text", ['keys.sort = "b"', 'keys = {sort = "b"}', '[keys]\r\n"\\u0073ort" = "b"\r\n', "[ 'keys' ]\nsort='b'"]
)
def test_keys_may_be_written_in_all_ways_of_toml(text: str) -> None:
    assert parse_settings(text) == (Settings(keys={"sort": ("b",)}), ())


def test_what_is_not_said_depends_on_where_the_terminal_is() -> None:
    ssh, plain = {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, {"NO_COLOR": "1"}
    assert [look_of(Settings(), env) for env in ({}, ssh, plain, {**ssh, **plain}, {"NO_COLOR": ""})] == [
        "dark",
        "ansi",
        "none",
        "none",
        "dark",
    ]
    assert look_of(Settings(theme="light"), {**ssh, **plain}) == "light"
    assert [mouse_of(Settings(mouse=mouse), env) for mouse in (None, True, False) for env in ({}, ssh)] == [
        True,
        False,
        True,
        True,
        False,
        False,
    ]


# What is wrong


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('\ntheme = "drak"', 2, 'theme must be "auto", "dark", "light", "ansi" or "none", not \'drak\'.'),
        ("theme = 3", 1, "not a number"),
        ("theme = [[]]", 1, "not a list"),
        ("#\n[[theme]]", 2, "not a list"),
        ("[theme.x]\ny = 1", 1, "not a table"),
        ("theme = 2024-01-24", 1, "not a date or a time"),
        ("keymap = true", 1, 'keymap must be "both", "vim" or "arrows", not true or false.'),
        ("network = true", 1, 'network must be "on" or "off", not true or false.'),
        ("mouse = 1", 1, "mouse must be true, false"),
        ('mouse = "true"', 1, "mouse must be true, false"),
        ('currency = "euro"', 1, "three letters"),
        ('currency = "€€€"', 1, "three letters"),
        ('currency = "EUR\\n"', 1, "three letters"),
        ("themes = 1", 1, "There is no setting 'themes': perhaps 'theme' was meant."),
        ('"\\u001b[31m" = 1', None, "There is no setting '\\x1b[31m'."),
        ("\n\nkeys = 1", 3, "keys must be a table of actions and their keys, not a number."),
        ("[[keys]]\nsort = 's'", 1, "not a list"),
        ("[keys]\n\nsrot = 's'", 3, "There is no action 'srot': perhaps 'sort' was meant."),
        ("[keys]\nsort = 1", 2, "sort must be a key"),
        ("[keys]\nsort = []", 2, "a list of 1 to 10 keys"),
        (f"[keys]\nsort = {['x'] * 11}", 2, "a list of 1 to 10 keys"),
        ("[keys]\nsort = ['x', 1]", 2, "sort must be a key"),
        ("[keys.sort]\nx = 1", 1, "sort must be a key"),
        ("[keys]\nsort = ''", 2, "there is no key ''"),
        ("[keys]\nsort = 'pagedwn'", 2, "there is no key 'pagedwn': perhaps 'pagedown' was meant."),
        ("[keys]\nsort = '\\u001b'", 2, "there is no key"),
        ('[keys]\nsort = "\\u001b[A"', 2, "there is no key '\\x1b[A'"),
        ('[keys]\nsort = "\\u200b"', 2, "there is no key '\\u200b'"),
        (f"[keys]\nsort = '{'^' * 900_000}'", 2, "there is no key"),
    ],
)
def test_what_is_wrong_is_left_out_and_said_with_its_line(text: str, line: int | None, says: str) -> None:
    settings, (problem,) = parse_settings(text)
    assert settings == Settings()
    assert (problem.line, problem.fatal) == (line, True)
    assert says in problem.sentence
    assert len(problem.sentence) < 200


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    settings, problems = parse_settings('them = 1\nkeymap = "vim"\ntheme = "x"\n[keys]\nsort = "b"\nfoo = "x"\nhelp = "nokey"')
    assert settings == Settings(keymap="vim", keys={"sort": ("b",)})
    assert [problem.line for problem in problems] == [1, 3, 6, 7]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("theme = 'dark'\nkeys", 2),
        ("a = 1\n[b\nc", 2),
        ("a = 1\n\na = 2", 3),
        ("a = 1\nb = ", 2),
        ("a = '\x1b'", 1),
        ("\ufeffa = 1", 1),
    ],
)
def test_what_is_no_toml_is_said_with_its_line(text: str, line: int) -> None:
    assert parse_settings(text)[0] == Settings()
    assert (problem_of(text).line, problem_of(text).fatal) == (line, True)
    assert problem_of(text).sentence.startswith("This is not TOML (")
    assert "(at" not in problem_of(text).sentence


@pytest.mark.parametrize(
    "text",
    [
        "a." * 400_000 + "a = 1",
        "x = {" + "a." * 400_000 + "a = 1}",
        'x = ["""\n#""", {' + '"#".' * 200_000 + "a = 1}]",
        "[" + "a." * 400_000 + "a]",
        "a = " + "[" * 900_000,
        "a = " + "{a = " * 200_000,
        "a = " + "9" * 900_000,
        "\n".join(f"a{number} = 1" for number in range(90_000)),
        "[keys]\n" + "\n".join(f"a{number} = 1" for number in range(90_000)),
        " " * 900_000 + "x",
        '"' + '\\"' * 400_000,
        '"""' + '\\"""' * 200_000,
        "\n".join(f"{'a.' * 70}b{number} = 1" for number in range(6_000)),
        "[keys]\nsort = [" + "'x', " * 150_000 + "]",
        f"[keys]\nsort = '{'x' * 900_000}'",
        "[[keys]]\n" * 90_000,
    ],
    ids=range(16),
)
def test_a_hostile_file_costs_seconds_at_most(text: str) -> None:
    start = time.process_time()
    settings, problems = parse_settings(text)
    assert time.process_time() - start < 10
    assert settings == Settings()
    assert 0 < len(problems) < 50
    assert all(len(problem.sentence) < 200 for problem in problems)


# Keys that clash, that are typed, that do not arrive


def test_a_key_of_another_action_in_the_same_place_is_refused() -> None:
    settings, (problem,) = parse_settings("[keys]\nsort = 'q'")
    assert settings.keys == {}
    assert (problem.line, problem.fatal) == (2, True)
    assert problem.sentence == "sort cannot have 'q': that is a key of quit in 'explore'."


def test_actions_may_swap_keys_and_share_one_in_different_places() -> None:
    swapped, problems = parse_settings("[keys]\nsort = 'q'\nquit = 's'\nnext_fact = 'R'")
    assert problems == ()
    assert swapped.keys == {"sort": ("q",), "quit": ("s",), "next_fact": ("R",)}


def test_of_two_that_were_given_the_same_key_the_first_has_it() -> None:
    settings, (problem,) = parse_settings("[keys]\nreload = 'b'\nsort = 'b'")
    assert settings.keys == {"reload": ("b",)}
    assert problem.line == 3


def test_what_relied_on_an_entry_that_is_left_out_is_left_out_too() -> None:
    settings, problems = parse_settings("[keys]\nsort = 'S'\nreverse = 'R'\nreload = 'q'")
    assert settings.keys == {}
    assert [problem.line for problem in problems] == [2, 3, 4]
    assert shared(settings) == set()


def test_keys_that_the_keymap_leaves_out_are_free() -> None:
    assert len(parse_settings("[keys]\nsort = 'j'")[1]) == 1
    assert parse_settings("keymap = 'arrows'\n[keys]\nsort = 'j'") == (Settings(keymap="arrows", keys={"sort": ("j",)}), ())
    assert parse_settings("keymap = 'vim'\n[keys]\nsort = 'end'")[1] == ()


@pytest.mark.parametrize("key", ["b", "space", "?", "backspace", "left", "é"])
def test_no_key_that_is_typed_is_an_action_of_the_search_line(key: str) -> None:
    settings, (problem,) = parse_settings(f"[keys]\nback = ['escape', '{key}']")
    assert settings.keys == {}
    assert "needed for typing in 'search'" in problem.sentence
    assert parse_settings("[keys]\nback = ['escape', 'f4', '^t']")[1] == ()


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("^a", "tmux"), ("^b", "tmux"), ("ctrl+s", "flow control"), ("^q", "flow control"), ("alt+x", "Alt"), ("^i", "Tab"),
        ("ctrl+shift+x", "cannot send"), ("ctrl+enter", "cannot send"), ("^1", "cannot send"), ("super+x", "cannot send"),
        ("shift+f1", "cannot send"), ("shift+1", "cannot send"), ("ctrl+space", "cannot send"), ("^[", "Esc"), ("^c", "leave"),
    ],
)  # fmt: skip
def test_keys_that_may_not_arrive_are_warned_of_and_hold(key: str, why: str) -> None:
    settings, (problem,) = parse_settings(f"[keys]\nsort = '{key}'")
    assert settings.keys == {"sort": (key_name(key),)}
    assert (problem.line, problem.fatal) == (2, False)
    assert why in problem.sentence


def test_keys_of_the_table_are_neither_refused_nor_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    table = (*ACTIONS, Action("erase", "ctrl+b,left", "^b ←", "erase", ("search",)))
    for module in ("tui.keymap", "tui.settings_file"):
        monkeypatch.setattr(f"{module}.ACTIONS", table)
    assert parse_settings("[keys]\nerase = ['left', '^b']") == (Settings(keys={"erase": ("left", "ctrl+b")}), ())


# Keys as they are written


@pytest.mark.parametrize("action", ACTIONS, ids=IDS)
def test_keys_are_shown_as_in_the_table(action: Action) -> None:
    assert set(shown_keys(keys_of(action, Settings())).split()) == set(action.shown.split())
    assert shown_keys(action.keys.split(",")) == shown_keys(keys_of(action, Settings()))


@pytest.mark.parametrize("action", ACTIONS, ids=IDS)
def test_keys_that_nobody_changed_are_written_as_in_the_table(action: Action) -> None:
    assert written_keys(action, Settings()) == action.shown
    assert written_keys(action, Settings(keys={action.id: keys_of(action, Settings())})) == action.shown


def test_keys_that_were_changed_are_written_as_they_are() -> None:
    _, vim, arrows = KEYMAPS
    assert [written_keys(action_of(name), vim) for name in ("down", "next_pane", "later_query")] == ["j", "l Tab", "↓"]
    assert [written_keys(action_of(name), arrows) for name in ("page_up", "next_pane", "sort")] == ["PgUp", "Tab →", "s"]
    remapped = Settings(keymap="vim", keys={"sort": ("b", "ctrl+t"), "down": ("down",), "next_pane": ("tab", "l", "right")})
    assert [written_keys(action_of(name), remapped) for name in ("sort", "down", "next_pane")] == ["b ^t", "↓", "Tab l →"]


def test_no_two_actions_of_a_place_share_a_key() -> None:
    assert [shared(settings) for settings in KEYMAPS] == [set(), set(), set()]


# Keymaps


@pytest.mark.parametrize("action", ACTIONS, ids=IDS)
def test_no_keymap_takes_the_last_key(action: Action) -> None:
    both, vim, arrows = (keys_of(action, settings) for settings in KEYMAPS)
    assert both == tuple(action.keys.split(","))
    assert vim
    assert arrows
    assert {*vim, *arrows} <= {*both}
    assert not ARROWS & {*vim} or vim == both
    assert ARROWS & {*arrows} == ARROWS & {*both}


def test_keymaps_leave_out_what_the_other_hand_uses() -> None:
    _, vim, arrows = KEYMAPS
    assert [keys_of(action_of(name), vim) for name in ("down", "page_up", "next_pane", "later_query")] == [
        ("j",),
        ("ctrl+u",),
        ("l", "tab"),
        ("down",),
    ]
    assert [keys_of(action_of(name), arrows) for name in ("down", "page_up", "next_pane", "bottom", "sort")] == [
        ("down",),
        ("pageup",),
        ("tab", "right"),
        ("end",),
        ("s",),
    ]


def test_letters_go_only_where_they_move() -> None:
    arrows = Settings(keymap="arrows")
    assert keys_of(Action("graph", "g,v", "g v", "draw", ("explore",)), arrows) == ("g", "v")


def test_given_keys_hold_in_every_keymap() -> None:
    settings, problems = parse_settings("keymap = 'vim'\n[keys]\ndown = ['down', 'j']")
    assert problems == ()
    assert keys_of(action_of("down"), settings) == ("down", "j")


# The file that people start from


def test_the_file_to_start_from_has_no_problems() -> None:
    assert parse_settings(default_file()) == (Settings(), ())


def test_the_file_to_start_from_says_the_defaults() -> None:
    settings, problems = parse_settings(re.sub("(?m)^#(?! )", "", default_file()))
    assert problems == ()
    assert settings == Settings(keys={action.id: keys_of(action, Settings()) for action in ACTIONS})


def test_each_line_of_it_may_be_uncovered_alone() -> None:
    lines = default_file().splitlines()
    hidden = [number for number, line in enumerate(lines) if re.match("#[^ ]", line)]
    assert len(hidden) == 7 + len(ACTIONS)
    for number in hidden:
        text = "\n".join((*lines[:number], lines[number][1:], *lines[number + 1 :]))
        assert parse_settings(text)[1] == ()


# Files


def test_the_file_is_where_the_environment_says() -> None:
    assert settings_path({"FACTDECK_CONFIG": "/x/y.toml"}) == Path("/x/y.toml")
    assert settings_path({"FACTDECK_CONFIG": "~/y.toml"}) == Path.home() / "y.toml"
    assert settings_path({"FACTDECK_CONFIG": "~no-such-user-here/y"}) == Path("~no-such-user-here/y")
    assert settings_path({}).parts[-2:] == ("factdeck", "config.toml")
    assert settings_path({"FACTDECK_CONFIG": ""}) == settings_path({})


def test_a_file_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none" / "config.toml") == (Settings(), ())
    (tmp_path / "dangling").symlink_to(tmp_path / "none")
    assert read_settings(tmp_path / "dangling") == (Settings(), ())
    assert read_settings(Path(os.devnull)) == (Settings(), ())


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "light"', encoding="utf-8-sig")
    assert read_settings(tmp_path / "config.toml") == (Settings(theme="light"), ())


@pytest.mark.parametrize(
    ("held", "line", "says"),
    [
        (b'theme = "light"\n# \xff', 2, "not UTF-8"),
        ('theme = "light"'.encode("utf-16"), 1, "not UTF-8"),
        (b"#" * 1_000_001, None, "more than 1 MB"),
    ],
)
def test_a_file_that_holds_no_text_is_a_problem(held: bytes, line: int | None, says: str, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(held)
    settings, (problem,) = read_settings(tmp_path / "config.toml")
    assert settings == Settings()
    assert (problem.line, problem.fatal) == (line, True)
    assert says in problem.sentence


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    for path in (
        tmp_path,
        tmp_path / "pipe",
        tmp_path / "loop",
        tmp_path / "file" / "x",
        tmp_path / ("x" * 300),
        Path("/dev/zero"),
    ):
        settings, (problem,) = read_settings(path)
        assert settings == Settings()
        assert (problem.line, problem.fatal) == (None, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "config.toml").touch(0)
    assert "permission denied" in read_settings(tmp_path / "config.toml")[1][0].sentence


# Whatever the file holds

scalars = (
    st.text(max_size=20) | st.sampled_from(WRITTEN) | st.booleans() | st.integers() | st.floats() | st.dates() | st.times()
) | st.datetimes(timezones=st.just(UTC))
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4), max_leaves=8
)
names = st.sampled_from(("theme", "keymap", "mouse", "currency", "keys")) | st.text(max_size=8)
entries = st.dictionaries(st.sampled_from(IDS) | st.text(max_size=5), trees | st.lists(st.sampled_from(WRITTEN), max_size=3))


def holds(text: str) -> Settings:
    """The settings of any text, which are whole, with problems that can be written on a terminal."""
    settings, problems = parse_settings(text)
    assert all(problem.sentence.isprintable() for problem in problems)
    assert all(problem.line is None or 1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert {*settings.keys} <= {*IDS}
    assert all(key_name(key) == key for keys in settings.keys.values() for key in keys)
    assert all(keys_of(action, settings) for action in ACTIONS)
    assert shared(settings) == set()
    return settings


@given(st.text() | st.text(alphabet="theme=keys[]{}.\"'#\\\n01 \x1b"))
def test_any_text_gives_settings(text: str) -> None:
    holds(text)


@given(st.dictionaries(names, trees | entries), st.booleans())
def test_any_toml_gives_settings(values: dict[str, object], tables: bool) -> None:
    holds(file_of(values, tables=tables))


@given(
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(WRITTEN) | st.lists(st.sampled_from(WRITTEN)), min_size=1),
    st.sampled_from(KEYMAPS),
)
def test_each_entry_is_in_the_settings_or_in_a_problem_with_its_line(written: dict[str, object], base: Settings) -> None:
    text = file_of({"keymap": base.keymap, "keys": written}, tables=True)
    settings = holds(text)
    left_out = {problem.line for problem in parse_settings(text)[1] if problem.fatal}
    assert left_out == {line for line, name in enumerate(written, 3) if name not in settings.keys}
    assert settings.keymap == base.keymap


# The command


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are looked for."""
    for name in ("NO_COLOR", "SSH_CONNECTION", "FACTDECK_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTDECK_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


def test_config_writes_what_is_in_effect(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert config(check=False, example=False) == 0
    out, err = capsys.readouterr()
    assert (
        out
        == f"path\t{file}\ntheme\tdark\nkeymap\tboth\nmouse\ttrue\ncurrency\tEUR\nnetwork\ton\noriginals\tkeep\nfeeds\tfull\n"
    )
    assert err.startswith("There is no such file")
    file.write_text("theme = 'ansi'\ncurrency = 'USD'\n[keys]\nsort = ['b', 'ctrl+t']\nx = 1\n")
    assert config(check=False, example=False) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1:] == [
        "theme\tansi",
        "keymap\tboth",
        "mouse\ttrue",
        "currency\tUSD",
        "network\ton",
        "originals\tkeep",
        "feeds\tfull",
        "keys.sort\tb ^t",
    ]
    assert err == "1 problem in this file: `factdeck config --check` says more.\n"


def test_config_check_says_what_is_wrong(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("themes = 1\n[keys]\nsort = '^s'\n")
    assert config(check=True, example=False) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{file}:1: There is no setting 'themes': perhaps 'theme' was meant.",
        f"{file}:3: sort: '^s' may not reach us: flow control may halt the terminal at it.",
    ]
    assert err.startswith("1 problem:")
    file.write_text("[keys]\nsort = '^s'\n")
    assert config(check=True, example=False) == 0
    assert capsys.readouterr().err.startswith("All is well")


def test_config_check_of_a_good_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(default_file())
    assert config(check=True, example=False) == 0
    assert capsys.readouterr() == ("", "All is well.\n")


def test_config_check_of_what_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "a\x1b[31m\udcff"
    named.mkdir()
    monkeypatch.setenv("FACTDECK_CONFIG", str(named))
    assert config(check=True, example=False) == 1
    assert capfd.readouterr().out == f"{tmp_path}/a␛[31m�: This is no file: the defaults hold.\n"


def test_config_example_is_a_file_to_start_from(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert config(check=False, example=True) == 0
    file.write_text(capsys.readouterr().out)
    assert file.read_text() == default_file()
    assert read_settings(file) == (Settings(), ())
