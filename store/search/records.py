"""How facts, articles and decisions are written into the index's fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import orjson
import tantivy

from store.model import Company, Decision, Document, Fact, Investment, Metric
from store.model.codec import decision_object, document_object, fact_object, standing_object
from store.model.naming import name_key
from store.model.period import days
from store.rates import convert
from store.search.agreement import topics_of
from store.search.doubt import SURE_ENOUGH
from store.search.entry import LAST_DAY, Entry
from store.search.grouping import claims_of
from store.search.predicate import matches
from store.search.schema import whole_field, word_field

_MOST_YEARS = 30
"""Years of a period that are counted; longer ones ("since 1900") count in the last ones only."""


def fact_record(entry: Entry, shard: str, order: int) -> tantivy.Document:
    """A fact as the index stores it."""
    record = tantivy.Document()
    for name, text in _texts(entry, shard):
        record.add_text(name, text)
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


def _texts(entry: Entry, shard: str) -> Iterator[tuple[str, str]]:
    """Each text of a fact with the index's name for its field."""
    fact = entry.fact
    yield from (("record", "fact"), ("id", fact.id), ("kind", fact.kind), ("shard", shard))
    yield "document", fact.evidence.document
    for company in entry.companies:
        yield from (("company", company), ("company_key", name_key(company)))
    if isinstance(fact, Company) and entry.companies:
        yield from (("claim", str(claim)) for claim in claims_of(fact))
    yield from (("topic", topic) for topic in topics_of(fact))
    if not matches(SURE_ENOUGH, entry):
        yield "doubtful", "yes"
    if entry.currency:
        yield "currency", entry.currency
    for field, values in entry.texts.items():
        yield from ((word_field(field), " ".join(value)) for value in values)
        if field:
            yield from ((whole_field(field), " ".join(value)) for value in values)
    for name, shown in _facets(entry).items():
        yield from ((name, one) for one in shown)


def _facets(entry: Entry) -> dict[str, Sequence[str]]:
    """What a fact is counted under, beside its sort keys."""
    return {
        "place": [entry.fact.place_name] if entry.fact.place_name else [],
        "source": [entry.fact.evidence.source],
        "year": [str(year) for year in _years(*entry.days)] if entry.days else [],
        "tag": entry.standing.tags,
        "review": entry.standing.words,
    }


def _years(first: int, last: int) -> Sequence[int]:
    """The years from one day to another, as ordinals; of a period without an end its first."""
    since = date.fromordinal(first).year
    years = range(since, date.fromordinal(last).year + 1) if last != LAST_DAY else range(since, since + 1)
    return years[-_MOST_YEARS:]


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
        "status": getattr(fact, "status", None) or getattr(fact, "outlook", None) or "",
        "confidence": entry.standing.confidence(fact.confidence),
        "when": float(entry.days[0]) if entry.days else 0.0,
    }
    return keys | {column: float(value) for column, value in _numbers(fact).items() if value is not None}


def _numbers(fact: Fact) -> dict[str, Decimal | None]:
    if isinstance(fact, Investment):
        return {"amount": _in_one_currency(fact), "stake": fact.stake_percent}
    if isinstance(fact, Metric):
        return {
            "value": fact.value.value if fact.value else None,
            "change": fact.change.signed_percent if fact.change else None,
        }
    return {}


def _in_one_currency(fact: Investment) -> Decimal | None:
    """A sum as it sorts among other currencies: in dollars, at the rate of the day it was told; None without a rate."""
    if fact.amount is None:
        return None
    published = fact.evidence.published
    converted = convert(fact.amount.value, fact.amount.currency, "USD", days(published)[0] if published else None)
    return converted.value if converted else None
