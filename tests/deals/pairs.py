"""The labelled pairs of reports as facts of the model."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson

from store.frozen import Frozen
from store.model import Amount, Change, Fact, Investment, Metric, Period, Span, Value

HERE = Path(__file__).parent


class Pair(Frozen):
    """Two reports of two articles, whether they tell of the same thing ("same", "not", "unclear"), and where they differ."""

    id: str
    answer: str
    why: str
    first: Fact
    second: Fact
    differ: tuple[str, ...]


def pairs() -> list[Pair]:
    """All labelled pairs."""
    return [_pair(orjson.loads(line)) for line in (HERE / "pairs.jsonl").read_bytes().splitlines()]


def _pair(record: dict[str, Any]) -> Pair:
    first, second = _fact(record["a"], "a"), _fact(record["b"], "b")
    return Pair(record["id"], record["answer"], record["why"], first, second, tuple(sorted(record.get("differ", ()))))


def _fact(record: dict[str, Any], document: str) -> Fact:
    record = dict(record)
    kind = record.pop("kind")
    record.pop("publisher", None)
    common: dict[str, Any] = {
        "document": document, "source": document, "span": Span(0, 1), "quote": "x", "sentence": "x",
        "sentence_span": Span(0, 1), "confidence": 0.9, "rule": "labelled",
    }  # fmt: skip
    for name, read in (("amount", Amount), ("value", Value), ("change", Change)):
        if record.get(name):
            record[name] = read(**{key: _number(key, one) for key, one in record[name].items()})
    for name in ("date", "due", "period"):
        if record.get(name):
            record[name] = Period(**record[name])
    for name in ("investors", "sellers"):
        if name in record:
            record[name] = tuple(record[name])
    if record.get("stake_percent") is not None:
        record["stake_percent"] = Decimal(str(record["stake_percent"]))
    fact: Fact = (Investment if kind == "investment" else Metric)(**common, **record)
    return fact


def _number(key: str, value: Any) -> Any:
    return Decimal(str(value)) if key in ("value", "value_high", "percent", "absolute") and value is not None else value
