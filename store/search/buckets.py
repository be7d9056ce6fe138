"""What the index keeps and counts, as the values that it answers with."""

from __future__ import annotations

from decimal import Decimal

from store.model.codec import Object, fact_from, standing_from
from store.search.answers import CompanyCount, Frequency, Row


def company_count(name: str, bucket: Object | None) -> CompanyCount:
    """A company's facts by kind; `bucket` is None where none name it."""
    kinds = {kind["key"]: int(kind["doc_count"]) for kind in bucket["kinds"]["buckets"]} if bucket else {}
    facts = int(bucket["doc_count"]) if bucket else 0
    return CompanyCount(name, kinds.get("investment", 0), kinds.get("metric", 0), facts)


def filled(answer: Object) -> list[Object]:
    """The buckets that stand for a value, not for its absence."""
    return [bucket for bucket in answer["buckets"] if bucket["key"] != ""]


def frequency(bucket: Object) -> Frequency:
    """How many facts have a value, and the sums of their amounts where they were asked for."""
    money = bucket["money"]["buckets"] if "money" in bucket else []
    sums = {str(one["key"]): Decimal(repr(one["sum"]["value"])) for one in money}
    return Frequency(str(bucket["key"]), int(bucket["doc_count"]), sums)


def fact_row(entry: Object) -> Row:
    """A fact as people corrected it, from the record that the index keeps."""
    title, standing = entry.pop("title"), standing_from(entry.pop("review"))
    read = fact_from(entry)
    return Row(standing.applied(read), title, read, standing)
