"""The index's fields."""

from __future__ import annotations

from collections.abc import Mapping

import tantivy

from store.search.fields import DATE_FIELDS, FACETS, NUMBER_FIELDS, PIVOTS, SORT_COLUMNS, TEXT_FIELDS, TEXT_SORTS

INDEX_VERSION = 11
"""Raised when the fields change; an index of another version is built anew."""
DEAL, REPORT = "deal", "report"
"""What the field `part` says: a record that stands for all reports of one thing, and one of several reports."""
TOLD_DAYS = "told_day"
"""The days by which facts are found that may tell of the same."""
_SHOWN_AS_SORTED = ("type", "measure", "status")
"""Facets whose values are those that the facts are sorted by."""


def word_field(field: str) -> str:
    """The index's name for a field of the query language; "" is what bare words look at."""
    return f"w_{field or 'text'}"


def whole_field(field: str) -> str:
    """The index's name for the whole values of a field of the query language."""
    return f"x_{field}"


FACET_FIELDS: Mapping[str, str] = {
    name: f"s_{name}" if name in _SHOWN_AS_SORTED else name if name == "company" else f"f_{name}" for name in FACETS
}
"""What facts are counted by, and the field of the index that holds its values as they are shown."""


def schema() -> tantivy.Schema:
    """The fields: words for queries, ordinals and numbers for ranges, sort keys, and the fact itself as JSON."""
    builder = tantivy.SchemaBuilder()
    for name in ("record", "id", "kind", "document", "shard", "company", "claim", "topic", "currency", "told", "shares"):
        builder.add_text_field(name, stored=name == "id", fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("company_key", "about", "batch", "user", "part", "doubtful"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FACET_FIELDS.values():
        if name.startswith("f_"):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in map(whole_field, TEXT_FIELDS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for field in ("", *TEXT_FIELDS):
        builder.add_text_field(word_field(field), tokenizer_name="whitespace", index_option="position")
    for number in (*NUMBER_FIELDS, *(f"sum_{pivot}" for pivot in PIVOTS)):
        builder.add_float_field(f"{number}_low", indexed=True, fast=True)
        builder.add_float_field(f"{number}_high", indexed=True, fast=True)
    for date in (*DATE_FIELDS, TOLD_DAYS):
        builder.add_integer_field(f"{date}_first", indexed=True, fast=True)
        builder.add_integer_field(f"{date}_last", indexed=True, fast=True)
    sums = (f"{part}_{pivot}" for part in ("counted", "shared") for pivot in PIVOTS)
    for name in (*sums, "left_out", "shared_left_out", "rate_day"):
        builder.add_float_field(name, fast=True)
    for column in SORT_COLUMNS:
        if column in TEXT_SORTS:
            builder.add_text_field(f"s_{column}", fast=True, tokenizer_name="raw", index_option="basic")
        else:
            builder.add_float_field(f"s_{column}", fast=True)
    builder.add_float_field("order", fast=True)
    builder.add_bytes_field("json", stored=True)
    return builder.build()
