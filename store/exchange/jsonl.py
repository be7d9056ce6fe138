"""JSON Lines: the public contract, one fact a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import orjson

from store.model import Fact
from store.model.codec import Object, fact_object, standing_object
from store.search.answers import Row

# A terminal that shows JSON must not obey it: C1 controls, and what turns the direction of writing, go out escaped.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def line(record: Object) -> str:
    """One JSON object on a line, safe to show."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", orjson.dumps(record).decode())


def jsonl_lines(facts: Iterable[Fact]) -> Iterator[str]:
    """A line for each fact."""
    for fact in facts:
        yield line(fact_object(fact))


def row_lines(rows: Iterable[Row]) -> Iterator[str]:
    """A line for each fact of a base, as people corrected it, with what they said of it under `review`: null for nothing.

    `reports` is how many facts tell of the same, `deal` names the thing that they tell of, `differ` the fields in dispute.
    """
    for row in rows:
        told = row.told
        yield line(
            fact_object(row.fact)
            | {
                "review": standing_object(row.standing),
                "reports": row.reports,
                "deal": told.id if told else None,
                "differ": list(told.differ) if told else [],
            }
        )
