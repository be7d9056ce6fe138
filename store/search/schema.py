"""The index's fields."""

from __future__ import annotations

from collections.abc import Mapping

import tantivy

from store.search.answers import SORT_COLUMNS
from store.search.syntax import NUMBER_FIELDS, TEXT_FIELDS

INDEX_VERSION = 7
"""Raised when the fields change; an index of another version is built anew."""


def word_field(field: str) -> str:
    """The index's name for a field of the query language; "" is what bare words look at."""
    return f"w_{field or 'text'}"


def whole_field(field: str) -> str:
    """The index's name for the whole values of a field of the query language."""
    return f"x_{field}"


FACET_FIELDS: Mapping[str, str] = {
    "type": "s_type", "place": "place", "year": "year", "company": "company", "measure": "s_measure", "status": "s_status",
    "source": "source", "tag": "tag", "review": "review",
}  # fmt: skip
"""What facts are counted by, and the field of the index that holds its values as they are shown."""


def schema() -> tantivy.Schema:
    """The fields: words for queries, ordinals and numbers for ranges, sort keys, and the fact itself as JSON."""
    builder = tantivy.SchemaBuilder()
    for name in ("record", "id", "kind", "document", "shard"):
        builder.add_text_field(name, stored=name == "id", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("company", fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("company_key", "about", "batch", "user"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("claim", "topic"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("doubtful", tokenizer_name="raw", index_option="basic")
    for name in ("currency", "place", "source", "year", "tag", "review"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in map(whole_field, TEXT_FIELDS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for field in ("", *TEXT_FIELDS):
        builder.add_text_field(word_field(field), tokenizer_name="whitespace", index_option="position")
    for number in NUMBER_FIELDS:
        builder.add_float_field(f"{number}_low", indexed=True, fast=True)
        builder.add_float_field(f"{number}_high", indexed=True, fast=True)
    builder.add_integer_field("first_day", indexed=True, fast=True)
    builder.add_integer_field("last_day", indexed=True, fast=True)
    for column in SORT_COLUMNS:
        if column in ("name", "type", "measure", "place", "status"):
            builder.add_text_field(f"s_{column}", fast=True, tokenizer_name="raw", index_option="basic")
        else:
            builder.add_float_field(f"s_{column}", fast=True)
    builder.add_float_field("order", fast=True)
    builder.add_bytes_field("json", stored=True)
    return builder.build()
