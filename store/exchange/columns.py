"""A fact as a row for people: the same columns for every kind, with sentence, source and offsets."""

from __future__ import annotations

from decimal import Decimal

from store.model import Company, Fact, Investment, Metric

COLUMNS = (
    "id", "kind", "subject", "what", "object", "value", "value_high", "unit", "qualifier", "change_percent", "direction",
    "start", "end", "place", "status", "stake_percent", "sentence", "source", "document", "start_offset", "end_offset",
    "confidence",
)  # fmt: skip


def row(fact: Fact) -> dict[str, str]:
    """The row of a fact; what it does not have is empty."""
    evidence = fact.evidence
    period = fact.when
    common = {
        "id": fact.id,
        "kind": fact.kind,
        "start": (period.start or "") if period else "",
        "end": (period.end or "") if period else "",
        "place": fact.place_name or "",
        "sentence": " ".join(evidence.sentence.split()),
        "source": evidence.source,
        "document": evidence.document,
        "start_offset": str(evidence.span.start),
        "end_offset": str(evidence.span.end),
        "confidence": f"{fact.confidence:.2f}",
    }
    return dict.fromkeys(COLUMNS, "") | common | _own(fact)


def _own(fact: Fact) -> dict[str, str]:
    if isinstance(fact, Company):
        return {"subject": fact.name, "what": fact.type, "object": fact.owner or ""}
    if isinstance(fact, Investment):
        own = {
            "subject": "; ".join(fact.investors),
            "what": fact.type,
            "object": fact.target or "",
            "status": fact.status,
            "stake_percent": plain(fact.stake_percent),
        }
        if fact.amount:
            amount = fact.amount
            own |= {"value": plain(amount.value), "value_high": plain(amount.value_high), "unit": amount.currency}
            own["qualifier"] = amount.qualifier
        return own
    if isinstance(fact, Metric):
        own = {"subject": fact.subject, "what": fact.measure, "object": fact.owner or "", "status": fact.outlook or ""}
        if fact.value:
            value = fact.value
            own |= {"value": plain(value.value), "value_high": plain(value.value_high), "unit": value.unit or ""}
            own["qualifier"] = value.qualifier
        if fact.change:
            own |= {"change_percent": plain(fact.change.signed_percent), "direction": fact.change.direction}
        return own
    return {}


def plain(value: Decimal | None) -> str:
    """A number without an exponent."""
    return "" if value is None else format(value.normalize(), "f")
