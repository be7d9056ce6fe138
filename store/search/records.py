"""How facts, articles and decisions are written into the index's fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import tantivy

from store.frozen import json_of
from store.model import Amount, Change, Company, Decision, Investment, Value, declared
from store.model.naming import name_key
from store.places import country_name
from store.search.agreement import own_days, topics_of
from store.search.doubt import NOT_DOUBTFUL
from store.search.entry import Days, Entry, rate_day, regions_of
from store.search.fields import TEXT_SORTS
from store.search.grouping import claims_of
from store.search.indexed import FACT_PLACES, Placed, deal_key, packed, summed
from store.search.predicate import matches
from store.search.ranges import FIRST_DAY, LAST_DAY
from store.search.schema import DEAL, FACET_FIELDS, REPORT, TOLD_DAYS, whole_field, word_field

_MOST_YEARS = 30
"""Years of a period that are counted; longer ones ("since 1900") count in the last ones only."""
_NOT_SUMMED = ("cancelled", "rumoured")
"""Statuses of deals whose sums are no money: what was called off, and what is only talked about."""


def fact_record(entry: Entry) -> tantivy.Document:
    """A fact as the index stores it."""
    record = _searchable(entry)
    fact, indexed = entry.fact, entry.indexed
    record.add_text("id", fact.id)
    record.add_text("document", fact.document)
    record.add_text("shard", indexed.shard)
    if indexed.told is not None:
        record.add_text("part", REPORT)
        record.add_text("told", indexed.told.id)
    if isinstance(fact, Company) and indexed.companies:
        for claim in claims_of(fact):
            record.add_text("claim", str(claim))
    if _links(entry):
        for topic in topics_of(fact):
            record.add_text("topic", topic)
        own = own_days(fact)
        record.add_integer(f"{TOLD_DAYS}_first", own[0].toordinal() if own else FIRST_DAY)
        record.add_integer(f"{TOLD_DAYS}_last", own[1].toordinal() if own else LAST_DAY)
    return record


def deal_record(entry: Entry) -> tantivy.Document:
    """All reports of one thing as the index stores them: one record, found by what any of them says."""
    record = _searchable(entry)
    record.add_text("part", DEAL)
    if entry.indexed.told is not None:
        record.add_text("id", deal_key(entry.indexed.told.id))
    return record


def _links(entry: Entry) -> bool:
    """Whether others are compared with a fact: not with what is doubtful or was rejected."""
    return matches(NOT_DOUBTFUL, entry) and entry.standing.verdict != "rejected"


def _searchable(entry: Entry) -> tantivy.Document:
    """What is found, counted and sorted of a fact or a deal."""
    record = tantivy.Document()
    for name, text in _texts(entry):
        record.add_text(name, text)
    for number, (low, high) in (*entry.numbers.items(), *((f"sum_{pivot}", ends) for pivot, ends in entry.sums.items())):
        record.add_float(f"{number}_low", float(low))
        record.add_float(f"{number}_high", float(high))
    for field, (first, last) in entry.days.items():
        record.add_integer(f"{field}_first", first)
        record.add_integer(f"{field}_last", last)
    for name, value in _summed(entry):
        record.add_float(name, value)
    for column, key in _sort_keys(entry).items():
        if column in TEXT_SORTS:
            record.add_text(f"s_{column}", str(key))
        else:
            record.add_float(f"s_{column}", float(key))
    if entry.indexed.shares:
        record.add_text("shares", entry.indexed.shares)
    record.add_float("order", entry.indexed.order)
    record.add_bytes("json", packed(entry.indexed))
    return record


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each text of a fact with the index's name for its field."""
    fact = entry.fact
    yield from (("record", "fact"), ("kind", fact.kind))
    for company in entry.indexed.companies:
        yield from (("company", company), ("company_key", name_key(company)))
    if not matches(NOT_DOUBTFUL, entry):
        yield "doubtful", "yes"
    if entry.currency:
        yield "currency", entry.currency
    for field, values in entry.texts.items():
        yield from ((word_field(field), " ".join(value)) for value in values)
        if field:
            yield from ((whole_field(field), " ".join(value)) for value in entry.wholes.get(field, values))
    for name, shown in _facets(entry):
        yield from ((name, one) for one in shown)


def _facets(entry: Entry) -> Iterator[tuple[str, Sequence[str]]]:
    """What a fact is counted under, beside its sort keys."""
    days = entry.days.get("date")
    held: dict[str, Sequence[str]] = {
        "region": regions_of(entry.fact),
        "year": [str(year) for year in _years(days)] if days else [],
        "source": [entry.fact.source],
        "tag": entry.standing.tags,
        "review": entry.standing.words,
    }
    for one in declared(type(entry.fact)):
        if one.told.facet and one.told.query:
            value = getattr(entry.fact, one.name)
            held[one.told.query] = [country_name(value) if one.shape == "country" else value] if value else []
    return ((FACET_FIELDS[name], shown) for name, shown in held.items() if FACET_FIELDS[name].startswith("f_"))


def _years(days: Days) -> Sequence[int]:
    """The years from one day to another; of a period without an end its first."""
    since = date.fromordinal(days[0]).year
    years = range(since, date.fromordinal(days[1]).year + 1) if days[1] != LAST_DAY else range(since, since + 1)
    return years[-_MOST_YEARS:]


def _summed(entry: Entry) -> Iterator[tuple[str, float]]:
    """What a deal adds to sums: its money in each currency that these are made in, or that it is left out of them.

    A sum that it shares is kept apart: of those of one name, one counts.
    """
    fact, shared = entry.fact, entry.indexed.shares is not None
    if not isinstance(fact, Investment) or fact.amount is None:
        return
    if fact.status in _NOT_SUMMED or not entry.sums:
        yield "shared_left_out" if shared else "left_out", 1.0
        return
    for pivot, (low, _) in entry.sums.items():
        yield f"{'shared' if shared else 'counted'}_{pivot}", float(low)
    day = rate_day(fact)
    yield "rate_day", float(day.toordinal()) if day else 0.0


def original_key(digest: str) -> str:
    """What the articles are found by that were taken from the same bytes."""
    return f"original {digest}"


def document_record(placed: Placed) -> tantivy.Document:
    """An article as the index stores it: found by its id, its address and its source."""
    record = tantivy.Document()
    record.add_text("record", "document")
    record.add_text("document", placed.document.id)
    record.add_text("shard", placed.shard)
    record.add_float("order", float(placed.order * FACT_PLACES))
    document = placed.document
    told = (document.url, document.source, original_key(document.original) if document.original else None)
    for key in dict.fromkeys(key for key in told if key):
        record.add_text("about", key)
    record.add_bytes("json", summed(json_of(placed)))
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
    for document in decision.documents:
        record.add_text("about", document)
    record.add_float("order", float(order))
    record.add_bytes("json", summed(json_of(decision)))
    return record


def _sort_keys(entry: Entry) -> dict[str, str | float]:
    """The keys of a fact in each column that it has something in: texts are there for all, so that none is lost."""
    fact = entry.fact
    keys: dict[str, str | float] = {**dict.fromkeys(TEXT_SORTS, ""), "name": (fact.parties or ("",))[0].casefold()}
    for one in declared(type(fact)):
        held, column = getattr(fact, one.name), one.told.sort
        if column and column != "name" and held is not None:
            key = _key(entry, held)
            keys |= {column: key.casefold() if column == "place" and isinstance(key, str) else key} if key is not None else {}
    if not keys["status"] and (outlook := getattr(fact, "outlook", None)):
        keys["status"] = outlook
    for column, days in (("when", "date"), ("published", "published"), ("added", "added")):
        keys[column] = float(entry.days[days][0]) if days in entry.days else 0.0
    reports = entry.numbers.get("reports", (Decimal(1),))[0]
    return keys | {"confidence": entry.confidence, "reports": float(reports)}


def _key(entry: Entry, held: object) -> str | float | None:
    """What a field sorts by: a sum among other currencies in dollars, at the rate of its day."""
    if isinstance(held, Amount):
        return float(entry.sums["USD"][0]) if "USD" in entry.sums else None
    if isinstance(held, Value):
        return float(held.value)
    if isinstance(held, Change):
        return float(held.signed_percent) if held.signed_percent is not None else None
    if isinstance(held, Decimal):
        return float(held)
    return held if isinstance(held, str) else None
