"""The golden passages: written for this project, labelled by hand, split by a fixed rule. See labelling.md."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import orjson

Split = Literal["dev", "test"]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its labels, as written; `quantities` is None where they were not labelled."""

    id: str
    style: str
    industry: str
    published: str | None
    text: str
    companies: tuple[dict[str, Any], ...]
    investments: tuple[dict[str, Any], ...]
    metrics: tuple[dict[str, Any], ...]
    quantities: tuple[dict[str, Any], ...] | None

    @property
    def split(self) -> Split:
        """Half and half, by the last bit of the id's SHA-256: a passage never changes sides."""
        return _split(self.id)


def load_sayings() -> list[dict[str, Any]]:
    """Sentences that each tell one investment in a way of their own, or none: text, type, parties and sum."""
    return [orjson.loads(line) for line in (HERE / "sayings.jsonl").read_bytes().splitlines()]


def _split(text: str) -> Split:
    """Half and half, by the last bit of the SHA-256."""
    return "test" if hashlib.sha256(text.encode()).digest()[-1] & 1 else "dev"


def load(split: Split | None = None) -> list[Passage]:
    """The passages of a split, or all of them."""
    found = []
    for path in sorted(HERE.glob("passages-*.jsonl")):
        for line in path.read_bytes().splitlines():
            record = orjson.loads(line)
            lists: dict[str, Any] = {key: tuple(record[key]) for key in ("companies", "investments", "metrics")}
            lists["quantities"] = None if record["quantities"] is None else tuple(record["quantities"])
            found.append(Passage(**record | lists))
    return [passage for passage in found if split in (None, passage.split)]
