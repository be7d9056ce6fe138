"""A passage in the form of the labels, as the tests of training need it."""

from __future__ import annotations

from datetime import date
from typing import Any

from store.parse.anchors import Anchors, find_anchors
from store.training.labels import Example, example

TEXT = (
    "Halden Foods Inc. said on Monday it would buy Brisco Dairy from Corrow Capital for $40 million. "
    "HF, based in Norway, sold 1.2 million tonnes of milk in 2023, up 5%, after 1.14 million a year earlier.\n\n"
    "Halden will build a second plant in Graz by 2026."
)
RECORD: dict[str, Any] = {
    "id": "p-1",
    "published": "2024-03-12",
    "text": TEXT,
    "companies": [
        {"name": "Halden Foods", "type": "company", "home": "Norway"},
        {"name": "Brisco Dairy", "type": "company"},
        {"name": "Corrow Capital", "type": "fund"},
    ],
    "investments": [
        {"type": "acquisition", "status": "planned", "investors": ["Halden Foods"], "target": "Brisco Dairy",
         "sellers": ["Corrow Capital"], "amount": "$40 million", "at": "would buy Brisco Dairy"},
        {"type": "plant", "status": "planned", "investors": ["Halden Foods"], "target": "second plant", "place": "Graz",
         "due": "by 2026", "at": "will build a second plant"},
    ],
    "metrics": [
        {"subject": "Halden Foods", "measure": "sales", "measure_words": "sold", "value": "1.2 million tonnes of milk", "change": "up 5%",
         "baseline": "1.14 million", "period": "in 2023", "at": "sold 1.2 million tonnes"},
    ],
}  # fmt: skip


def passage(**changes: Any) -> Example:
    """The passage, or another with some keys changed."""
    return example(RECORD | changes)


def anchors_of(one: Example) -> Anchors:
    """What the grammars find in an example."""
    return find_anchors(one.text, date.fromisoformat(one.published) if one.published else None)
