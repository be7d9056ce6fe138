"""Markdown for people: a table with the sentence and its place in each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.exchange.columns import row
from store.model import Fact

_COLUMNS = ("kind", "subject", "what", "object", "value", "unit", "change_percent", "start", "place", "sentence", "source",
            "start_offset", "end_offset")  # fmt: skip
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def markdown_lines(facts: Iterable[Fact]) -> Iterator[str]:
    """The header, then a line for each fact."""
    yield "| " + " | ".join(_COLUMNS) + " |"
    yield "|" + " --- |" * len(_COLUMNS)
    for fact in facts:
        cells = row(fact)
        yield "| " + " | ".join(_SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", cells[column])) for column in _COLUMNS) + " |"
