"""Markdown for people: a table with the sentence and its place in each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.exchange.columns import COLUMNS, row
from store.model import Fact

_LEFT_OUT = ("id", "value_high", "qualifier", "direction", "end", "aliases", "published", "document", "confidence")
_COLUMNS = tuple(column for column in COLUMNS if column not in _LEFT_OUT)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def markdown_lines(facts: Iterable[Fact]) -> Iterator[str]:
    """The header, then a line for each fact."""
    yield "| " + " | ".join(_COLUMNS) + " |"
    yield "|" + " --- |" * len(_COLUMNS)
    for fact in facts:
        cells = row(fact)
        yield "| " + " | ".join(_SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", cells[column])) for column in _COLUMNS) + " |"
