"""Values as plain objects: the shape of the JSON Lines contract and of the records in a shard."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

import orjson

from store.frozen import Reading, number, plain_object, plain_record
from store.model.decision import Decision
from store.model.document import Document
from store.model.fact import KINDS, Company, Fact, FactKind, Investment, Metric
from store.model.fields import NUMBERS, declared
from store.model.standing import OPEN, Standing

Object = dict[str, Any]
AnyFact = Company | Investment | Metric

_FACTS: Final[Reading[AnyFact]] = Reading(AnyFact)
_DOCUMENTS: Final[Reading[Document]] = Reading(Document)
_DECISIONS: Final[Reading[Decision]] = Reading(Decision)


def json_bytes(record: object) -> bytes:
    """Plain objects as JSON, Decimals in them as numbers."""
    return orjson.dumps(record, default=number)


def fact_object(fact: Fact) -> Object:
    """A fact as one object of the contract: every key there, null for what is absent, numbers as JSON has them."""
    record = plain_record(fact)
    for name in _numeric(fact.kind):
        record[name] = _numbers(record[name])
    return record


@lru_cache(maxsize=8)
def _numeric(kind: FactKind) -> tuple[str, ...]:
    return tuple(one.name for one in declared(KINDS[kind]) if one.shape in NUMBERS)


def _numbers(value: Any) -> Any:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dict):
        return {name: _numbers(one) for name, one in value.items()}
    return value


def fact_from(record: Object) -> AnyFact:
    """The fact behind an object of the contract, which may have more keys; ValueError when it is none."""
    return _FACTS.record(record)


def document_object(document: Document) -> Object:
    """A document as a record."""
    return plain_object(document)


def document_from(record: Object) -> Document:
    """The document behind a record; ValueError when it is none."""
    return _DOCUMENTS.record(record)


def decision_object(decision: Decision) -> Object:
    """A decision as a record."""
    return plain_object(decision)


def decision_from(record: Object) -> Decision:
    """The decision behind a record; ValueError when it is none."""
    return _DECISIONS.record(record)


def standing_object(standing: Standing) -> Object | None:
    """What people said of a fact; None when they said nothing."""
    return None if standing == OPEN else plain_object(standing)
