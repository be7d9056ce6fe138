"""What the index keeps and counts, as the values that it answers with."""

from __future__ import annotations

from typing import Any

from store.search.answers import CompanyCount, Frequency, Row
from store.search.indexed import Indexed

Bucket = dict[str, Any]


def company_count(name: str, bucket: Bucket | None) -> CompanyCount:
    """A company's facts by kind; `bucket` is None where none name it."""
    kinds = {kind["key"]: int(kind["doc_count"]) for kind in bucket["kinds"]["buckets"]} if bucket else {}
    facts = int(bucket["doc_count"]) if bucket else 0
    return CompanyCount(name, kinds.get("investment", 0), kinds.get("metric", 0), facts)


def filled(answer: Bucket) -> list[Bucket]:
    """The buckets that stand for a value, not for its absence."""
    return [bucket for bucket in answer["buckets"] if bucket["key"] != ""]


def frequency(bucket: Bucket) -> Frequency:
    """How many facts have a value."""
    return Frequency(str(bucket["key"]), int(bucket["doc_count"]))


def fact_row(indexed: Indexed) -> Row:
    """A fact as people corrected it, from what the index keeps of it."""
    fact = indexed.standing.applied(indexed.fact)
    return Row(fact, indexed.title, indexed.fact, indexed.standing, indexed.told, indexed.shares)
