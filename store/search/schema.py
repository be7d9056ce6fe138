"""The index's fields, and how a fact is written into them."""

from __future__ import annotations

from decimal import Decimal

import orjson
import tantivy

from store.model import Company, Decision, Document, Fact, Investment, Metric
from store.model.codec import decision_object, document_object, fact_object, standing_object
from store.model.naming import name_key
from store.search.agreement import topics_of
from store.search.answers import SORT_COLUMNS
from store.search.doubt import SURE_ENOUGH
from store.search.entry import Entry
from store.search.grouping import claims_of
from store.search.predicate import matches
from store.search.syntax import NUMBER_FIELDS, TEXT_FIELDS

INDEX_VERSION = 4
"""Raised when the fields change; an index of another version is built anew."""


def word_field(field: str) -> str:
    """The index's name for a field of the query language; "" is what bare words look at."""
    return f"w_{field or 'text'}"


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
    builder.add_text_field("sure", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("currency", tokenizer_name="raw", index_option="basic")
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


def fact_record(entry: Entry, shard: str, order: int) -> tantivy.Document:
    """A fact as the index stores it."""
    fact = entry.fact
    record = tantivy.Document()
    record.add_text("record", "fact")
    record.add_text("id", fact.id)
    record.add_text("kind", fact.kind)
    record.add_text("document", fact.evidence.document)
    record.add_text("shard", shard)
    for company in entry.companies:
        record.add_text("company", company)
        record.add_text("company_key", name_key(company))
    for claim in claims_of(fact) if isinstance(fact, Company) and entry.companies else ():
        record.add_text("claim", str(claim))
    for topic in topics_of(fact):
        record.add_text("topic", topic)
    if matches(SURE_ENOUGH, entry):
        record.add_text("sure", "yes")
    if entry.currency:
        record.add_text("currency", entry.currency)
    for field, values in entry.texts.items():
        for value in values:
            record.add_text(word_field(field), " ".join(value))
    for number, (low, high) in entry.numbers.items():
        record.add_float(f"{number}_low", float(low))
        record.add_float(f"{number}_high", float(high))
    if entry.days:
        record.add_integer("first_day", entry.days[0])
        record.add_integer("last_day", entry.days[1])
    for column, key in _sort_keys(entry).items():
        if isinstance(key, str):
            record.add_text(f"s_{column}", key)
        else:
            record.add_float(f"s_{column}", key)
    record.add_float("order", float(order))
    record.add_bytes(
        "json", orjson.dumps(fact_object(entry.read) | {"title": entry.title, "review": standing_object(entry.standing)})
    )
    return record


def document_record(document: Document, shard: str, order: int) -> tantivy.Document:
    """An article as the index stores it: found by its id only."""
    record = tantivy.Document()
    record.add_text("record", "document")
    record.add_text("document", document.id)
    record.add_text("shard", shard)
    record.add_bytes("json", orjson.dumps({"document": document_object(document), "shard": shard, "order": order}))
    return record


def decision_record(decision: Decision, shard: str, order: int) -> tantivy.Document:
    """A decision as the index stores it: found by the document, the batch and the person."""
    record = tantivy.Document()
    record.add_text("record", "decision")
    record.add_text("id", decision.id)
    record.add_text("kind", decision.verb)
    record.add_text("shard", shard)
    record.add_text("batch", decision.batch)
    record.add_text("user", decision.user)
    if decision.document:
        record.add_text("about", decision.document)
    record.add_float("order", float(order))
    record.add_bytes("json", orjson.dumps(decision_object(decision)))
    return record


def _sort_keys(entry: Entry) -> dict[str, str | float]:
    fact = entry.fact
    keys: dict[str, str | float] = {
        "name": (fact.parties[0] if fact.parties else "").casefold(),
        "type": getattr(fact, "type", ""),
        "measure": getattr(fact, "measure", ""),
        "place": (fact.place_name or "").casefold(),
        "status": getattr(fact, "status", ""),
        "confidence": entry.standing.confidence(fact.confidence),
        "when": float(entry.days[0]) if entry.days else 0.0,
    }
    return keys | {column: float(value) for column, value in _numbers(fact).items() if value is not None}


def _numbers(fact: Fact) -> dict[str, Decimal | None]:
    if isinstance(fact, Investment):
        return {"amount": fact.amount.value if fact.amount else None, "stake": fact.stake_percent}
    if isinstance(fact, Metric):
        return {
            "value": fact.value.value if fact.value else None,
            "change": fact.change.signed_percent if fact.change else None,
        }
    return {}
