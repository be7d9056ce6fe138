"""Asking a person for a line of text, or for one of a few things. The screens for it load when something is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from store.frozen import Frozen

Check = Callable[[str], str | None]
"""What is wrong with a text, as a sentence; None when nothing is."""
Then = Callable[[str | None], None]
"""What is done with the answer; None when the person went back."""


class Choice(Frozen):
    """One of a menu's entries: the key that takes it, what it gives, what is written, and what stands beside that."""

    key: str
    value: str
    label: str
    beside: str = ""


def ask(
    screen: Screen[Any], title: str, then: Then, *, start: str = "", check: Check = lambda text: None, about: str = ""
) -> None:
    """Ask for a line of text, which `start` begins; `check` says what is wrong with it, `about` what it is for."""
    from tui.screens.prompt import PromptScreen

    screen.app.push_screen(PromptScreen(title, start, check=check, about=about), then)


def choose(screen: Screen[Any], title: str, choices: Sequence[Choice], then: Then) -> None:
    """Let one of a few things be chosen."""
    from tui.screens.prompt import MenuScreen

    screen.app.push_screen(MenuScreen(title, choices), then)
