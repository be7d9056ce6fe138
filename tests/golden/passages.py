"""The golden passages: written for this project and labelled by hand (labelling.md); the test half is never trained on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import orjson

from store.training.labels import Example, of_half

Split = Literal["dev", "test"]
HERE = Path(__file__).parent


def load_sayings() -> list[dict[str, Any]]:
    """Sentences that each tell one investment in a way of their own, or none: text, type, parties and sum."""
    return [orjson.loads(line) for line in (HERE / "sayings.jsonl").read_bytes().splitlines()]


def load(split: Split | None = None) -> list[Example]:
    """The older passages, those of a half or all: of the test half nothing was trained on."""
    return list(of_half(_older(), split))


def _older() -> Iterable[Path]:
    return sorted((HERE / "facts").glob("passages-*.jsonl"))
