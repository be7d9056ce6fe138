"""How keys are named and written, and whether they reach a program.

A person writes "^d", Textual says "ctrl+d"; a terminal may take it for itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

_LONGEST = 60
"""Characters of a key that we look closer at."""

_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn",
    "insert": "Ins", "delete": "Del", "backspace": "Backspace", "tab": "Tab", "enter": "Enter", "escape": "Esc",
    "space": "Space",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # fmt: skip
"""Keys that are no character, and how they are written for people."""
_KEYS = {name.lower(): key for key, shown in _SHOWN.items() for name in (key, shown)} | {"return": "enter"}
_MODIFIERS = {**{held: held for held in ("alt", "ctrl", "hyper", "meta", "shift", "super")}, "control": "ctrl"}
_SIGNS = {"^": "ctrl", "⇧": "shift"}
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name of a character is not Unicode's (textual.keys.KEY_NAME_REPLACEMENTS)."""

ARROWS = frozenset(("up", "down", "left", "right", "home", "end", "pageup", "pagedown"))
"""Keys that move, and that are no character."""

_EATEN = {
    "ctrl+a": "GNU screen, and tmux as many set it up, take it for themselves",
    "ctrl+b": "tmux takes it for itself",
    "ctrl+c": "people press it to leave",
    "ctrl+s": "flow control may halt the terminal at it",
    "ctrl+q": "flow control may take it",
    "ctrl+i": "most terminals send Tab for it",
    "ctrl+m": "most terminals send Enter for it",
    "ctrl+h": "most terminals send Backspace for it",
    "ctrl+left_square_bracket": "most terminals send Esc for it",
}
_CONTROL = re.compile(r"[a-z]|backslash|right_square_bracket|circumflex_accent|underscore|f\d+")
"""What terminals can send together with Ctrl."""
_MOVING = ARROWS | {"insert", "delete"}
"""What they can send with Ctrl, Shift, or both."""


def key_name(written: str) -> str | None:
    """Textual's name of a key that a person wrote: "^d", "Ctrl+D", "[", "PgDn", "⇧Tab". None when there is no such key."""
    if not 0 < len(written) <= _LONGEST:
        return None
    rest, held = written, set()
    while len(rest) > 1:
        word, _, after = rest.partition("+")
        if rest[0] in _SIGNS:
            held.add(_SIGNS[rest[0]])
            rest = rest[1:]
        elif after and word.lower() in _MODIFIERS:
            held.add(_MODIFIERS[word.lower()])
            rest = after
        else:
            break
    base = _KEYS.get(rest.lower()) or _character_key(_character(rest))
    if base is None or not held:
        return base
    if len(base) == 1 and base.isascii():
        if held == {"shift"} and base.isalpha():
            return base.upper()
        if base.isupper() and "ctrl" not in held:
            held.add("shift")
        base = base.lower()
    return "+".join((*sorted(held), base))


def key_names() -> tuple[str, ...]:
    """Names that `key_name` reads, for saying which one a person may have meant: not all, as Unicode has thousands."""
    return (*_KEYS, *_punctuation())


def shown_keys(keys: Iterable[str]) -> str:
    """Keys as they are written for people, a space between them: "^d PgDn", "⇧Tab", "[". `key_name` reads each again."""
    return " ".join(shown_key(key) for key in keys)


def shown_key(key: str) -> str:
    """One key as it is written for people, whichever way `key` names it: "ctrl+d" and "^d" are both "^d"."""
    *held, base = (key_name(key) or key).split("+")
    signs = "".join({"ctrl": "^", "shift": "⇧"}.get(one, f"{one.title()}+") for one in held)
    return signs + (_SHOWN.get(base) or _character(base) or base)


def is_character(key: str) -> bool:
    """Whether a key, by Textual's name, types a character into a line of text."""
    return key == "space" or ("+" not in key and key not in _SHOWN)


def doubt_of(key: str) -> str | None:
    """Why a key, by Textual's name, may never reach us; None for those that every terminal sends."""
    *held, base = key.split("+")
    if "alt" in held:
        return "tmux and terminals take keys with Alt for themselves, or send Esc and the other key"
    if key in _EATEN or not held or key == "shift+tab":
        return _EATEN.get(key)
    if (base in _MOVING and {*held} <= {"ctrl", "shift"}) or (held == ["ctrl"] and _CONTROL.fullmatch(base)):
        return None
    return "most terminals cannot send it"


def _character(name: str) -> str | None:
    """The character of a name that Textual or Unicode gives it, or that is it."""
    if len(name) == 1:
        return name
    try:
        found = _punctuation().get(name.lower()) or unicodedata.lookup(name.replace("_", " "))
    except (KeyError, ValueError):
        return None
    # Beyond are arrows, symbols and pictures, which no key is; one of them is called "bell", one "key".
    return found if len(found) == 1 and found < "\u2190" else None


def _character_key(character: str | None) -> str | None:
    """Textual's name of a character; None for one that is not seen, or that its name would not lead back to."""
    if character is None or not character.isprintable():
        return None
    name = _textual_name(character)
    return name if _character(name) == character else None


def _textual_name(character: str) -> str:
    """As textual.keys._character_to_key has it; Textual itself is not for a command line to load."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


@cache
def _punctuation() -> Mapping[str, str]:
    """The signs of ASCII and Latin-1 by name; for many of them, Unicode's differs in a hyphen or in all."""
    characters = (chr(code) for code in range(0x21, 0x100))
    return {_textual_name(one): one for one in characters if one.isprintable() and not one.isalnum()}
