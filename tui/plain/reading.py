"""What is typed in plain mode: names by their beginnings, and the numbers of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_RANGE = r"([0-9]+)(?:(?:-|\s+to\s+)([0-9]+))?"
_NUMBERS = re.compile(rf"{_RANGE}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_RANGE})*\.?(?:\s+|$)")
_DIGITS = 10
"""Digits of a number that are read: no list is longer."""


def begun(word: str, names: Iterable[str]) -> list[str]:
    """The names that a word stands for: the one that it is, else those that it begins."""
    names, word = list(names), word.lower()
    return [name for name in names if name == word] or [name for name in names if name.startswith(word)]


def could_be(word: str, names: Sequence[str]) -> str:
    """What to say of a word that begins several names."""
    return f"{word} could be {' or '.join(names)}."


def numbers_in(text: str) -> tuple[list[range], str]:
    """The numbers that a text begins with, and what comes after them: "3", "1, 4 and 7", "2 to 5", "2-5".

    Numbers with only a space between them are not taken together: in "3 2023" the second may be the word that is meant.
    """
    match = _NUMBERS.match(text)
    if match is None:
        return [], text
    found = []
    for low, high in re.findall(_RANGE, match[0]):
        first, last = int(low[:_DIGITS]), int((high or low)[:_DIGITS])
        found.append(range(min(first, last), max(first, last) + 1))
    return found, text[match.end() :]
