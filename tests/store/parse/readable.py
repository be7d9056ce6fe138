"""Facts in the short form that expected facts are written in: every field, and the words it was read from."""

from __future__ import annotations

from typing import Any

import orjson

from store.model import Fact
from store.model.codec import fact_object, json_bytes

_LEFT_OUT = (
    "id",
    "document",
    "source",
    "published",
    "span",
    "sentence_span",
    "confidence",
    "confidence_of",
    "rule",
    "mentions",
    "evidence",
    "sentence",
)


def short_form(fact: Fact, text: str) -> dict[str, Any]:
    """A fact without what depends on its place in a base; its evidence as words instead of numbers."""
    record = orjson.loads(json_bytes(fact_object(fact)))
    kept = {key: value for key, value in record.items() if key not in _LEFT_OUT}
    return kept | {"read_from": {field: span.of(text) for field, span in fact.evidence.items()}}
