"""What a person sets: theme, keys, mouse, currency, network; and what follows from it. `settings_file` reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import platformdirs

from store.frozen import Frozen, field
from tui.keymap import Action
from tui.keynames import ARROWS, key_name, shown_keys

Look = Literal["dark", "light", "ansi", "none"]
Theme = Literal["auto", "dark", "light", "ansi", "none"]
Keymap = Literal["both", "vim", "arrows"]
Feeding = Literal["full", "entries"]
_LETTERS = frozenset(("j", "k", "h", "l", "g", "G", "ctrl+d", "ctrl+u"))


class Settings(Frozen, kw_only=True):
    """What is set. `keys` has the actions, by id, that were given other keys; None and "auto" are for `look_of`, `mouse_of`.

    `originals` says whether the bytes of articles are kept, `feeds` whether the pages of short entries are fetched.
    """

    theme: Theme = "auto"
    keymap: Keymap = "both"
    mouse: bool | None = None
    currency: str | None = "EUR"
    network: bool = True
    originals: bool = True
    feeds: Feeding = "full"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def settings_path(environ: Mapping[str, str]) -> Path:
    """Where the file is: what FACTDECK_CONFIG names, else config.toml in the user's configuration directory."""
    if not (named := environ.get("FACTDECK_CONFIG")):
        return platformdirs.user_config_path("factdeck", appauthor=False) / "config.toml"
    try:
        return Path(named).expanduser()
    except RuntimeError:  # "~nobody/x", of a user who is not there
        return Path(named)


def look_of(settings: Settings, environ: Mapping[str, str]) -> Look:
    """The theme in effect. One that was set wins over NO_COLOR, as https://no-color.org has it."""
    if settings.theme != "auto":
        return settings.theme
    if environ.get("NO_COLOR"):
        return "none"
    return "ansi" if environ.get("SSH_CONNECTION") else "dark"


def mouse_of(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Whether the mouse is reported: over SSH only when asked for, as each of its moves costs kilobytes."""
    return not environ.get("SSH_CONNECTION") if settings.mouse is None else settings.mouse


def network_of(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Whether addresses may be fetched: never with FACTDECK_OFFLINE set to anything but 0."""
    return settings.network and environ.get("FACTDECK_OFFLINE", "0") in ("", "0")


def keys_of(action: Action, settings: Settings) -> tuple[str, ...]:
    """The keys that an action has, as Textual names them: those it was given, else what the keymap leaves of the table's.

    No keymap takes an action's last key. Letters go only where they move, which is where arrows do too.
    """
    if given := settings.keys.get(action.id):
        return given
    keys = table_keys(action)
    if settings.keymap == "both" or ARROWS.isdisjoint(keys):
        return keys
    dropped = ARROWS if settings.keymap == "vim" else _LETTERS
    return tuple(key for key in keys if key not in dropped) or keys


def written_keys(action: Action, settings: Settings) -> str:
    """How the keys that an action has are written for people.

    Unchanged keys are written as the table has them, whose order may tell which one to press first.
    """
    keys = keys_of(action, settings)
    return action.shown if keys == table_keys(action) else shown_keys(keys)


def table_keys(action: Action) -> tuple[str, ...]:
    """The keys that the table gives an action, as Textual names them."""
    return tuple(key_name(key) or key for key in action.keys.split(","))
