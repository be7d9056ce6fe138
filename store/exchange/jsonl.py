"""JSON Lines: the public contract, one fact a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import orjson

from store.model import Fact, Standing
from store.model.codec import Object, fact_object, standing_object

# A terminal that shows JSON must not obey it: C1 controls, and what turns the direction of writing, go out escaped.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def line(record: Object) -> str:
    """One JSON object on a line, safe to show."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", orjson.dumps(record).decode())


def jsonl_lines(facts: Iterable[Fact]) -> Iterator[str]:
    """A line for each fact."""
    for fact in facts:
        yield line(fact_object(fact))


def reviewed_lines(facts: Iterable[tuple[Fact, Standing]]) -> Iterator[str]:
    """A line for each fact of a base, as people corrected it, with what they said of it under `review`: null for nothing."""
    for fact, standing in facts:
        yield line(fact_object(fact) | {"review": standing_object(standing)})
