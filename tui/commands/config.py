"""`factdeck config`: which settings are in effect, what is wrong with their file, and a file to start from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from tui.commands.narration import count_of, say
from tui.keynames import shown_keys
from tui.present.visible import one_line
from tui.settings import Settings, look_of, mouse_of, network_of, settings_path
from tui.settings_file import Problem, default_file, read_settings


def config(*, check: bool, example: bool) -> int:
    """Write the settings in effect, a name and a value a line. With `check` what is wrong instead, with `example` a file.

    The code is 1 when a check finds something that was left out, else 0.
    """
    if example:
        click.echo(default_file(), nl=False)
        return 0
    path = settings_path(os.environ)
    settings, problems = read_settings(path)
    if check:
        return _check(path, problems)
    for name, value in _in_effect(path, settings):
        click.echo(f"{one_line(name)}\t{one_line(value)}")
    if problems:
        say(f"{count_of(len(problems), 'problem')} in this file: `factdeck config --check` says more.")
    elif not path.exists():
        say("There is no such file, so these are the defaults: `factdeck config --example` prints one to start from.")
    return 0


def _check(path: Path, problems: Sequence[Problem]) -> int:
    for problem in problems:
        where = _named(path) if problem.line is None else f"{_named(path)}:{problem.line}"
        click.echo(one_line(f"{where}: {problem.sentence}"))
    if fatal := sum(problem.fatal for problem in problems):
        say(f"{count_of(fatal, 'problem')}: what is wrong was left out, so that its default holds.")
        return 1
    say("All is well, but for keys that may not reach us." if problems else "All is well.")
    return 0


def _in_effect(path: Path, settings: Settings) -> list[tuple[str, str]]:
    return [
        ("path", _named(path)),
        ("theme", look_of(settings, os.environ)),
        ("keymap", settings.keymap),
        ("mouse", "true" if mouse_of(settings, os.environ) else "false"),
        ("currency", settings.currency or "none"),
        ("network", "on" if network_of(settings, os.environ) else "off"),
        ("originals", "keep" if settings.originals else "none"),
        ("feeds", settings.feeds),
        *((f"keys.{name}", shown_keys(keys)) for name, keys in settings.keys.items()),
    ]


def _named(path: Path) -> str:
    """A path that can be written, whatever bytes its name has."""
    return click.format_filename(path)
