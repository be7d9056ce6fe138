"""Facts in the short form that hand-checked facts are written in: what a fact is known by, and when, where and how far."""

from __future__ import annotations

from typing import Any

from store.frozen import number
from store.model import Company, Fact, Investment, Metric, Period


def short_form(fact: Fact) -> dict[str, Any]:
    """The fields of a fact that a careful reader checks."""
    if isinstance(fact, Company):
        return {"kind": "company", "name": fact.name, "type": fact.type, "owner": fact.owner}
    if isinstance(fact, Investment):
        return {
            "kind": "investment",
            "type": fact.type,
            "status": fact.status,
            "investors": list(fact.investors),
            "target": fact.target,
            "amount": number(fact.amount.value) if fact.amount else None,
            "currency": fact.amount.currency if fact.amount else None,
            "stake": number(fact.stake_percent) if fact.stake_percent else None,
            "country": fact.country,
            "date": _start(fact.date),
            "due": _start(fact.due),
        }
    assert isinstance(fact, Metric)
    return {
        "kind": "metric",
        "subject": fact.subject,
        "measure": fact.measure,
        "value": number(fact.value.value) if fact.value else None,
        "unit": fact.value.unit if fact.value else None,
        "direction": fact.change.direction if fact.change else None,
        "percent": number(fact.change.percent) if fact.change and fact.change.percent else None,
        "period": _start(fact.period),
        "outlook": fact.outlook,
    }


def _start(period: Period | None) -> str | None:
    return period.start if period else None
