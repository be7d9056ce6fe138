"""The golden passages: written for this project, labelled by hand, split by a fixed rule. See labelling.md.

Their labels have the older, finer names; they are loaded by those that facts have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import orjson

from store.model import measure_name
from store.training.labels import half_of

Split = Literal["dev", "test"]
HERE = Path(__file__).parent
_STATUSES = {"announced": "planned"}
_COMPANY_TYPES = {"agency": "media"}
"""Names of labels that facts have not, and what facts are called instead."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its labels; `quantities` is None where they were not labelled."""

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
        return half_of(self.id)


def load_sayings() -> list[dict[str, Any]]:
    """Sentences that each tell one investment in a way of their own, or none: text, type, parties and sum."""
    return [orjson.loads(line) for line in (HERE / "sayings.jsonl").read_bytes().splitlines()]


def load(split: Split | None = None) -> list[Passage]:
    """The passages of a split, or all of them."""
    found = []
    for path in sorted(HERE.glob("passages-*.jsonl")):
        for line in path.read_bytes().splitlines():
            record = orjson.loads(line)
            lists: dict[str, Any] = {
                "companies": tuple(_renamed(label, "type", _COMPANY_TYPES) for label in record["companies"]),
                "investments": tuple(_renamed(label, "status", _STATUSES) for label in record["investments"]),
                "metrics": tuple(label | {"measure": measure_name(label["measure"])} for label in record["metrics"]),
            }
            lists["quantities"] = None if record["quantities"] is None else tuple(record["quantities"])
            found.append(Passage(**record | lists))
    return [passage for passage in found if split in (None, passage.split)]


def _renamed(label: dict[str, Any], key: str, names: Mapping[str, str]) -> dict[str, Any]:
    return label | {key: names.get(label[key], label[key])}
