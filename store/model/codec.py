"""Facts and documents as plain objects: the shape of the JSON Lines contract and of the records in a shard.

Numbers become `int` or `float`. That loses nothing: the parser reads no number of more than 15 significant digits,
and each of those survives the way through a double and back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from store.frozen import field_names
from store.model.amount import QUALIFIERS, Amount, Change, Value
from store.model.decision import Decision
from store.model.document import Document
from store.model.fact import (
    COMPANY_TYPES,
    INVESTMENT_TYPES,
    OUTLOOKS,
    STATUSES,
    Company,
    Evidence,
    Fact,
    Investment,
    Metric,
)
from store.model.period import Period
from store.model.span import Span
from store.model.standing import OPEN, Standing

Object = dict[str, Any]

_COMMON = ("id", "kind", "document", "source", "published", "span", "quote", "sentence", "sentence_span")


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that is written for it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def decimal(value: float | None) -> Decimal | None:
    """The Decimal behind a JSON number; TypeError or ValueError when it is none."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    number_ = Decimal(repr(value))
    if not number_.is_finite():
        raise ValueError(f"{value!r} is no number")
    return number_


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(f"{values!r} is no list of texts")
    return tuple(_text(value) for value in values)


def _one_of(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
        return _text(value)

    return check


def span_object(span: Span) -> list[int]:
    """A span as its two ends."""
    return [span.start, span.end]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, Span):
        return span_object(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Amount | Value | Change | Period):
        return {name: _plain(getattr(value, name)) for name in field_names(value)}
    return value


def fact_object(fact: Fact) -> Object:
    """A fact as one object of the contract: every key there, null for what is absent."""
    evidence = fact.evidence
    common = {
        "id": fact.id,
        "kind": fact.kind,
        "document": evidence.document,
        "source": evidence.source,
        "published": evidence.published,
        "span": span_object(evidence.span),
        "quote": evidence.quote,
        "sentence": evidence.sentence,
        "sentence_span": span_object(evidence.sentence_span),
        "confidence": fact.confidence,
        "rule": fact.rule,
        "evidence": {name: span_object(span) for name, span in evidence.fields.items()},
    }
    own = [name for name in field_names(fact) if name not in ("evidence", "rule", "confidence", "known_as")]
    return common | {name: _plain(getattr(fact, name)) for name in own}


def _span(ends: list[int]) -> Span:
    if not all(type(end) is int for end in ends):
        raise ValueError(f"{ends!r} is no span")
    return Span(*ends)


def _amount(entry: Object) -> Amount:
    _checked(entry, texts=("currency", "text"), qualifier=True)
    return Amount(**entry | {key: decimal(entry[key]) for key in ("value", "value_high")})


def _value(entry: Object) -> Value:
    _checked(entry, texts=("text",), optional=("unit",), qualifier=True)
    return Value(**entry | {key: decimal(entry[key]) for key in ("value", "value_high")})


def _change(entry: Object) -> Change:
    _checked(entry, texts=("text",), optional=("baseline",))
    _one_of("up", "down", "flat")(entry["direction"])
    return Change(**entry | {key: decimal(entry[key]) for key in ("percent", "absolute")})


def _period(entry: Object) -> Period:
    _checked(entry, texts=("text",), optional=("start", "end"))
    return Period(**entry)


def _checked(entry: Object, *, texts: tuple[str, ...], optional: tuple[str, ...] = (), qualifier: bool = False) -> None:
    for key in texts:
        _text(entry[key])
    for key in optional:
        if entry[key] is not None:
            _text(entry[key])
    if qualifier:
        _one_of(*QUALIFIERS)(entry["qualifier"])


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "amount": _amount,
    "value": _value,
    "change": _change,
    "period": _period,
    "stake_percent": decimal,
    "investors": _texts,
    "sellers": _texts,
    "aliases": _texts,
    **dict.fromkeys(("name", "owner", "target", "place", "subject", "measure"), _text),
    "status": _one_of(*STATUSES),
    "outlook": _one_of(*OUTLOOKS),
    "mentions": lambda spans: tuple(_span(ends) for ends in spans),
}
_CLASSES: Mapping[str, type[Fact]] = {"company": Company, "investment": Investment, "metric": Metric}


def fact_from(entry: Object) -> Fact:
    """The fact behind an object of the contract; KeyError, TypeError, AttributeError or ValueError when it is none."""
    _checked(entry, texts=("document", "source", "quote", "sentence", "rule"), optional=("published",))
    if "type" in entry:
        _one_of(*COMPANY_TYPES, *INVESTMENT_TYPES)(entry["type"])
    evidence = Evidence(
        document=entry["document"],
        source=entry["source"],
        published=entry["published"],
        span=_span(entry["span"]),
        quote=entry["quote"],
        sentence_span=_span(entry["sentence_span"]),
        sentence=entry["sentence"],
        fields={name: _span(ends) for name, ends in entry["evidence"].items()},
    )
    own = {
        name: _READERS[name](value) if name in _READERS and value is not None else value
        for name, value in entry.items()
        if name not in _COMMON and name not in ("evidence", "rule", "confidence")
    }
    return _CLASSES[entry["kind"]](evidence=evidence, rule=entry["rule"], confidence=entry["confidence"], **own)


def document_object(document: Document) -> Object:
    """A document as a record."""
    return {name: getattr(document, name) for name in field_names(document)}


def document_from(entry: Object) -> Document:
    """The document behind a record; KeyError, TypeError or ValueError when it is none."""
    _checked(entry, texts=("id", "text", "title", "source"), optional=("publisher", "published"))
    return Document(**entry)


def decision_object(decision: Decision) -> Object:
    """A decision as a record."""
    return {name: getattr(decision, name) for name in field_names(decision)}


def decision_from(entry: Object) -> Decision:
    """The decision behind a record; KeyError, TypeError or ValueError when it is none."""
    optional = ("fact", "document", "field", "value", "company")
    _checked(entry, texts=("verb", "batch", "user", "time", "quote"), optional=optional)
    return Decision(**entry)


def standing_object(standing: Standing) -> Object | None:
    """What people said of a fact; None when they said nothing."""
    if standing == OPEN:
        return None
    return {"verdict": standing.verdict, "corrections": dict(standing.corrections), "tags": list(standing.tags),
            "notes": list(standing.notes)}  # fmt: skip


def standing_from(entry: Object | None) -> Standing:
    """What people said of a fact, from its record."""
    if entry is None:
        return OPEN
    return Standing(
        verdict=entry["verdict"], corrections=entry["corrections"], tags=tuple(entry["tags"]), notes=tuple(entry["notes"])
    )
