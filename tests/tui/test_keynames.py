"""Keys by their names: as people write them, as Textual names them, as they are shown, and which may not arrive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys, _character_to_key

from tui.keynames import ARROWS, doubt_of, is_character, key_name, key_names, shown_key, shown_keys

WRITTEN = (
    "s", "S", "/", "[", "^d", "ctrl+t", "down", "enter", "escape", "f5", "alt+x", "nonsense", "\x1b",
    "pageup", "tab", "space", "f12", "backslash", "plus", "section_sign",
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("s", "s"), ("S", "S"), ("shift+s", "S"), ("⇧s", "S"), ("[", "left_square_bracket"), ("/", "slash"), ("+", "plus"),
        ("^", "circumflex_accent"), (",", "comma"), ("-", "minus"), ("_", "underscore"), (" ", "space"), ("é", "é"),
        ("§", "section_sign"), ("section_sign", "section_sign"), ("slash", "slash"), ("SLASH", "slash"), ("ctrl+s", "ctrl+s"),
        ("Ctrl+S", "ctrl+s"), ("control+s", "ctrl+s"), ("^d", "ctrl+d"), ("^D", "ctrl+d"), ("^^", "ctrl+circumflex_accent"),
        ("ctrl++", "ctrl+plus"), ("^]", "ctrl+right_square_bracket"), ("PgDn", "pagedown"), ("pagedown", "pagedown"),
        ("⇧Tab", "shift+tab"), ("shift+TAB", "shift+tab"), ("Esc", "escape"), ("Return", "enter"), ("↓", "down"), ("F5", "f5"),
        ("shift+ctrl+left", "ctrl+shift+left"), ("alt+S", "alt+shift+s"), ("Alt+^x", "alt+ctrl+x"), ("ctrl+ctrl+x", "ctrl+x"),
        ("", None), ("ctlr+s", None), ("ctrl+", None), ("^nope", None), ("f25", None), ("\x1b", None), ("\t", None),
        ("bell", None), ("ss", None), ("⌘", None), ("№", "numero_sign"), ("«", "left_pointing_double_angle_quotation_mark"),
        ("\ud800", None), ("\ud800x", None), ("s,q", None), ("zero_width_space", None), ("x" * 61, None),
    ],
)  # fmt: skip
def test_keys_are_named_as_textual_names_them(written: str, name: str | None) -> None:
    assert key_name(written) == name


def test_characters_have_textuals_names() -> None:
    for code in (*range(0x20, 0x7F), *range(0xA1, 0x100)):
        if chr(code).isprintable():
            name = _character_to_key(chr(code))
            assert key_name(chr(code)) == name
            assert key_name(name) == name
            assert shown_keys([name]) == (chr(code) if code != 0x20 else "Space")


def test_keys_that_every_terminal_sends_are_known_and_not_doubted() -> None:
    eaten = {"ctrl+a", "ctrl+b", "ctrl+c", "ctrl+q", "ctrl+s"}
    for code in {*range(0x01, 0x80)} - {0x1B}:
        (event,) = XTermParser().feed(chr(code))
        assert isinstance(event, Key)
        assert key_name(event.key) == event.key
        assert (doubt_of(event.key) is not None) == (event.key in eaten)


def test_keys_of_escape_sequences_are_known_by_their_names() -> None:
    sent = {keys[0] for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) and len(keys) == 1}
    names = {key.value for key in sent if isinstance(key, Keys) and not key.value.startswith("<")} - {"ctrl+@"}
    assert len(names) > 100
    assert {name for name in names if key_name(name) != name} == set()


@given(
    st.lists(st.sampled_from(("ctrl+", "shift+", "alt+", "super+", "^", "⇧"))).map("".join),
    st.text(max_size=1) | st.sampled_from(WRITTEN),
)
def test_a_key_as_it_is_shown_is_the_same_key(held: str, written: str) -> None:
    name = key_name(held + written)
    if name is not None:
        assert key_name(name) == name
        assert key_name(shown_keys([name])) == name


def test_keys_are_shown_whichever_way_they_are_named() -> None:
    assert {shown_key(key) for key in ("ctrl+d", "^d", "Control+D")} == {"^d"}
    assert {shown_key(key) for key in ("slash", "/")} == {"/"}
    assert shown_keys(("ctrl+d", "pagedown")) == "^d PgDn"
    assert shown_keys(()) == ""


def test_names_to_choose_from_are_names_of_keys() -> None:
    assert {name for name in key_names() if key_name(name) is None} == set()
    assert {"pagedown", "pgdn", "slash", "section_sign"} <= {*key_names()}


def test_characters_are_what_a_line_of_text_takes() -> None:
    assert {key for key in ("a", "é", "slash", "space") if not is_character(key)} == set()
    assert {key for key in (*ARROWS, "enter", "f1", "backspace", "ctrl+a", "shift+tab") if is_character(key)} == set()


@pytest.mark.parametrize(
    "key", [*sorted(ARROWS), "a", "slash", "shift+tab", "ctrl+t", "ctrl+left", "ctrl+shift+delete", "ctrl+f5"]
)
def test_keys_that_arrive_are_not_doubted(key: str) -> None:
    assert doubt_of(key) is None
