"""The file that a person's settings are written in. Whatever it holds, reading it gives settings.

What is wrong in it is left out, so that its default holds, and said in a sentence with its line.
"""

from __future__ import annotations

import difflib
import json
import re
import stat
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from store.frozen import Frozen
from tui.keymap import ACTIONS, Place, actions_of
from tui.keynames import doubt_of, is_character, key_name, key_names, shown_key
from tui.settings import Feeding, Keymap, Settings, Theme, keys_of, table_keys

_Lines = Mapping[tuple[str, ...], int]
_ALLOWED = {
    "theme": '"auto", "dark", "light", "ansi" or "none"',
    "keymap": '"both", "vim" or "arrows"',
    "mouse": 'true, false or "auto"',
    "currency": 'a code of three letters such as "EUR", or "none"',
    "network": '"on" or "off"',
    "originals": '"keep" or "none"',
    "feeds": '"full" or "entries"',
}
"""The settings beside the keys, and what each may be."""
_CHOICES: Mapping[str, Mapping[str | bool, str | bool | None]] = {
    "theme": {theme: theme for theme in get_args(Theme)},
    "keymap": {keymap: keymap for keymap in get_args(Keymap)},
    "mouse": {"auto": None, True: True, False: False},
    "network": {"on": True, "off": False},
    "originals": {"keep": True, "none": False},
    "feeds": {feeding: feeding for feeding in get_args(Feeding)},
}
_CURRENCY = re.compile("[A-Za-z]{3}|none")
_LARGEST = 1_000_000
"""Bytes of a file that we still read."""
_MOST_DOTS = 80
"""Dots in a line: what tomllib takes grows with the square of a name's parts, and 200 KB of "a.a.a" would take all memory."""
_MOST_KEYS = 10
_MOST_UNKNOWN = 20
"""Unknown names said one by one: finding what each may mean takes time."""
_LONGEST = 60
"""Characters of a name or a text that we look closer at, or quote."""
_EDITING = frozenset(("backspace", "delete", "left", "right", "home", "end"))
_NAME = r"""("[^"]*+"|'[^']*+'|[\w-]++)\s*+"""
_ENTRY = re.compile(rf"\s*+(?:{_NAME}(?:\.\s*+{_NAME})?[.=]|\[{{1,2}}+\s*+{_NAME}(?:\.\s*+{_NAME})?[^]]*+\]{{1,2}}\s*+(?:#|$))")
"""A line that begins an entry or a table, and the first two parts of its name."""


class Problem(Frozen, kw_only=True):
    """What is wrong at a line of the file (from 1; None where none is known), as a printable sentence.

    One that is not `fatal` is a warning: what is written there holds.
    """

    line: int | None
    sentence: str
    fatal: bool = True


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a file; the defaults when there is none, and with a problem when it cannot be read."""
    try:
        mode = path.stat().st_mode
        # A pipe would keep us waiting for who writes to it; a device is /dev/null, which is how people say "no file".
        if not (stat.S_ISREG(mode) or stat.S_ISCHR(mode)):
            return _nothing(None, "This is no file")
        with path.open("rb") as file:
            held = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return _nothing(None, f"The file cannot be read ({(error.strerror or type(error).__name__).lower()})")
    if len(held) > _LARGEST:
        return _nothing(None, f"The file has more than {_LARGEST // 1_000_000} MB, too much for settings")
    try:
        return parse_settings(held.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _nothing(held.count(b"\n", 0, error.start) + 1, "The file is not UTF-8")


def parse_settings(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that a TOML text holds, and what is wrong in it in the order of its lines. Never raises."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            return _nothing(number, f"The line has more than {_MOST_DOTS} dots")
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _nothing(*_syntax(text, str(error)))
    except (ValueError, RecursionError):  # a number of thousands of digits, a thousand lists in one another
        return _nothing(None, "A number is too long, or a list too deep, to be read")
    lines = _lines(text)
    values, problems = _values(written, lines)
    keys, more = _remapped(written.get("keys", {}), values.get("keymap", "both"), lines)
    return Settings(**values, keys=keys), tuple(sorted((*problems, *more), key=lambda problem: problem.line or 0))


def default_file() -> str:
    """A file with each setting at its default behind a #, which is to be taken away to change it."""
    entries = [(f"#{action.id} = {_toml_keys(table_keys(action))}", action.does) for action in ACTIONS]
    width = max(len(entry) for entry, _ in entries)
    return "\n".join((
        "# Factdeck's settings. A # without a space after it hides a setting at its default: take the # away to change it.",
        "# `factdeck config --check` says what is wrong.",
        "",
        f"# The colours: {_ALLOWED['theme']}.",
        "# ansi are the terminal's own. auto is none when NO_COLOR is set, ansi over SSH, else dark.",
        '#theme = "auto"',
        "",
        f"# The keys that move: {_ALLOWED['keymap']}.",
        "# vim leaves out arrows, Home, End, PgUp and PgDn; arrows leaves out j k h l g G ^d ^u.",
        '#keymap = "both"',
        "",
        f"# The mouse: {_ALLOWED['mouse']}. auto is false over SSH.",
        '#mouse = "auto"',
        "",
        f"# What totals are converted to: {_ALLOWED['currency']}.",
        '#currency = "EUR"',
        "",
        f"# Whether `factdeck add https://...` may fetch: {_ALLOWED['network']}. FACTDECK_OFFLINE=1 turns it off too.",
        '#network = "on"',
        "",
        f"# What articles are taken from (pages, PDFs, mails): {_ALLOWED['originals']}.",
        '#originals = "keep"',
        "",
        f"# Feeds: {_ALLOWED['feeds']}. full fetches the page of an entry of under 120 words, entries reads what feeds hold.",
        '#feeds = "full"',
        "",
        '# The keys of each action, one or a list: "s", "[", "ctrl+t" or "^t", "pagedown" or "PgDn", "shift+tab", "f5".',
        "[keys]",
        *(f"{entry:<{width}}  # {does}" for entry, does in entries),
        "",
    ))  # fmt: skip


def _nothing(line: int | None, why: str) -> tuple[Settings, tuple[Problem, ...]]:
    return Settings(), (Problem(line=line, sentence=f"{why}: the defaults hold."),)


def _syntax(text: str, message: str) -> tuple[int | None, str]:
    """The line that tomllib's message names, and why."""
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if found is None:
        return None, f"This is not TOML ({message})"
    return int(found[1] or text.count("\n") + 1), f"This is not TOML ({message[: found.start()]})"


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The first line of each name of one or two parts, as an eye that runs down the left edge finds it."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if found := _ENTRY.match(line):
            first, second, *heading = (name and name.strip("\"'") for name in found.groups())
            path = tuple(name for name in (heading if heading[0] else (*table, first, second)) if name)
            table = path if heading[0] else table
            for length in (1, 2):
                lines.setdefault(path[:length], number)
    return lines


def _at(lines: _Lines, *path: str) -> int | None:
    return lines.get(path) or lines.get(path[:1])


def _values(written: Mapping[str, object], lines: _Lines) -> tuple[dict[str, Any], list[Problem]]:
    """The settings beside the keys, those that the file has."""
    values: dict[str, Any] = {}
    problems = []
    for name, allowed in _ALLOWED.items():
        value = written.get(name)
        if isinstance(value, str | bool) and value in _CHOICES.get(name, ()):
            values[name] = _CHOICES[name][value]
        elif name == "currency" and isinstance(value, str) and _CURRENCY.fullmatch(value):
            values[name] = None if value == "none" else value.upper()
        elif name in written:
            problems.append(Problem(line=_at(lines, name), sentence=f"{name} must be {allowed}, not {_quoted(value)}."))
    names = {name: (name,) for name in written if name not in _ALLOWED and name != "keys"}
    return values, [*problems, *_unknown("setting", (*_ALLOWED, "keys"), names, lines)]


def _remapped(written: object, keymap: Keymap, lines: _Lines) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """The keys that actions were given, in the file's order."""
    if not isinstance(written, dict):
        sentence = f"keys must be a table of actions and their keys, not {_quoted(written)}."
        return {}, [Problem(line=_at(lines, "keys"), sentence=sentence)]
    table = {action.id: table_keys(action) for action in ACTIONS}
    entries = {name: _given(name, value) for name, value in written.items() if name in table}
    keys = {name: given for name, given in entries.items() if not isinstance(given, str)}
    wrong = {name: given for name, given in entries.items() if isinstance(given, str)} | _clashes(keys, keymap)
    problems = [Problem(line=_at(lines, "keys", name), sentence=sentence) for name, sentence in wrong.items()]
    problems += [
        Problem(line=_at(lines, "keys", name), sentence=f"{name}: {shown_key(key)!r} may not reach us: {why}.", fatal=False)
        for name, given in keys.items()
        for key in given
        if key not in table[name] and (why := doubt_of(key))
    ]
    unknown = {name: ("keys", name) for name in written if name not in table}
    return keys, [*problems, *_unknown("action", tuple(table), unknown, lines)]


def _given(name: str, value: object) -> tuple[str, ...] | str:
    """The keys that an entry gives to an action, or the sentence that says why not."""
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not 0 < len(written) <= _MOST_KEYS or not all(isinstance(one, str) for one in written):
        return f'{name} must be a key such as "s", or a list of 1 to {_MOST_KEYS} keys.'
    keys = []
    for one in written:
        if (key := key_name(one)) is None:
            return f"{name}: there is no key {_quoted(one)}{_perhaps(one, key_names())}."
        if place := _needed(name, key):
            return f"{name} cannot have {shown_key(key)!r}: it is needed for typing in {place!r}."
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def _needed(name: str, key: str) -> Place | None:
    """The place of an action where `key` types or edits text, so that it can be no action's unless the table says so."""
    if not (is_character(key) or key in _EDITING):
        return None
    places = (place for action in ACTIONS if action.id == name and key not in table_keys(action) for place in action.places)
    return next((place for place in places if _is_typed_in(place)), None)


def _is_typed_in(place: Place) -> bool:
    """Whether text is typed in a place, which is where the table gives no character to any action."""
    return not any(is_character(key) for action in actions_of(place) for key in table_keys(action))


def _clashes(keys: dict[str, tuple[str, ...]], keymap: Keymap) -> dict[str, str]:
    """Take out of `keys` those that clash, the last first, with a sentence for each.

    An action whose entry is gone has its default again, which another may have been given meanwhile: so until none clash.
    """
    sentences = {}
    while clash := _clash(Settings(keymap=keymap, keys=keys)):
        place, key, pair = clash
        loser = next(name for name in reversed(keys) if name in pair)
        other = next(name for name in pair if name != loser)
        sentences[loser] = f"{loser} cannot have {shown_key(key)!r}: that is a key of {other} in {place!r}."
        del keys[loser]
    return sentences


def _clash(settings: Settings) -> tuple[Place, str, tuple[str, str]] | None:
    """A place, a key, and two actions that have it there, at least one of them because it was given it."""
    for place in dict.fromkeys(place for action in ACTIONS for place in action.places):
        taken: dict[str, str] = {}
        for action in actions_of(place):
            for key in keys_of(action, settings):
                other = taken.setdefault(key, action.id)
                if other != action.id and not settings.keys.keys().isdisjoint((other, action.id)):
                    return place, key, (other, action.id)
    return None


def _toml_keys(keys: tuple[str, ...]) -> str:
    """Keys as the file has them: characters as they are, all others by name."""
    written = [json.dumps(shown_key(key) if is_character(key) and key != "space" else key, ensure_ascii=False) for key in keys]
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]"


def _unknown(noun: str, known: tuple[str, ...], names: Mapping[str, tuple[str, ...]], lines: _Lines) -> Iterator[Problem]:
    """A problem for each of the first names, and one for all others together."""
    for name, path in list(names.items())[:_MOST_UNKNOWN]:
        yield Problem(line=_at(lines, *path), sentence=f"There is no {noun} {_quoted(name)}{_perhaps(name, known)}.")
    if (more := len(names) - _MOST_UNKNOWN) > 0:
        yield Problem(line=None, sentence=f"There are {more:,} more names that are no {noun}.")


def _perhaps(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name[:_LONGEST], known, n=1)
    return f": perhaps {near[0]!r} was meant" if near else ""


def _quoted(value: object) -> str:
    """A value in a sentence: a string cut and printable, anything else by what it is."""
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…")
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return kinds.get(type(value), "a date or a time")
