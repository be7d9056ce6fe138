"""Made-up reports of deals and figures, as short as a test's table needs them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from store.model import (
    Amount,
    Change,
    Company,
    Decision,
    Direction,
    Investment,
    InvestmentType,
    Metric,
    Outlook,
    Period,
    Qualifier,
    Span,
    Status,
    Value,
)
from store.search.grouping import Groups, claims_of

CURRENCIES = {"$": "USD", "€": "EUR"}
SCALES = {"": 1, "million": 10**6, "billion": 10**9}
QUALIFIERS: tuple[Qualifier, ...] = ("about", "over", "under", "at_least", "up_to")
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: (million|billion))?")
TOLD = "2024-01-20"
"""When a report was published, if nothing else is said."""


def read(document: str = "d", published: str | None = TOLD, at: int = 0) -> dict[str, Any]:
    """Where a made-up fact was read."""
    return {
        "document": document, "source": f"{document}.txt", "published": published, "span": Span(at, at + 3), "quote": "abc",
        "sentence_span": Span(at, at + 3), "sentence": "abc", "rule": "r", "confidence": 0.9,
    }  # fmt: skip


def numbers(text: str) -> tuple[Decimal, Decimal | None, Qualifier]:
    """The number that is written in `text`, the upper end of a range, and how exact it is."""
    low, *high = [Decimal(digits.replace(",", "")) * SCALES[scale] for digits, scale in NUMBER.findall(text)]
    if high:
        return low, high[0], "range"
    said = (one for one in QUALIFIERS if text.startswith(one.replace("_", " ")))
    return low, None, next(said, "exact")


def money(text: str, *, shared: bool = False) -> Amount:
    """A sum like "about $1.2 billion"."""
    value, high, qualifier = numbers(text)
    currency = next(code for sign, code in CURRENCIES.items() if sign in text)
    return Amount(value=value, value_high=high, qualifier=qualifier, currency=currency, text=text, shared=shared)


def measured(text: str, unit: str | None) -> Value:
    """A value like "1.2 million"."""
    value, high, qualifier = numbers(text)
    return Value(value=value, value_high=high, qualifier=qualifier, unit=unit, text=text)


def moved(text: str, against: str | None = None) -> Change:
    """A change like "up 62%"."""
    direction: Direction = "down" if text.startswith("down") else "up"
    return Change(direction=direction, percent=numbers(text)[0], text=text, baseline=against)


def days(text: str | None) -> Period | None:
    """A period like "2023" or "2023-01..2023-10"."""
    if text is None:
        return None
    start, _, end = text.partition("..")
    return Period(start=start, end=end or start, text=text)


def deal(
    kind: InvestmentType, investors: str, target: str | None = None, amount: Amount | None = None, *, sellers: str = "",
    stake: str | None = None, place: str | None = None, country: str | None = None, date: str | None = None,
    due: str | None = None, status: Status = "planned", told: str | None = TOLD, document: str = "d", at: int = 0,
) -> Investment:  # fmt: skip
    """An investment; several investors or sellers are written with commas between them."""
    return Investment(
        type=kind, status=status, target=target, amount=amount, place=place, country=country, date=days(date), due=days(due),
        investors=tuple(investors.split(", ")) if investors else (), sellers=tuple(sellers.split(", ")) if sellers else (),
        stake_percent=Decimal(stake) if stake else None, **read(document, told, at),
    )  # fmt: skip


def figure(
    value: str | None, unit: str | None = "vehicle", period: str | None = "2023", *, change: Change | None = None,
    subject: str = "Brightwater", measure: str = "sales", words: str | None = None, owner: str | None = None,
    place: str | None = None, country: str | None = None, outlook: Outlook | None = None, told: str | None = TOLD,
    document: str = "d", at: int = 0,
) -> Metric:  # fmt: skip
    """What was measured, of Brightwater's sales of vehicles in 2023 if nothing else is said."""
    return Metric(
        subject=subject, measure=measure, measure_words=words, owner=owner, value=measured(value, unit) if value else None,
        change=change, period=days(period), place=place, country=country, outlook=outlook, **read(document, told, at),
    )  # fmt: skip


def company(name: str, *aliases: str, document: str = "d", at: int = 0) -> Company:
    """A company as a document names it."""
    return Company(name=name, aliases=aliases, **read(document, None, at))


def names(*companies: tuple[str, ...], said: tuple[Decision, ...] = ()) -> Groups:
    """The groups of companies that documents name so, each with its aliases."""
    return Groups([claim for name, *more in companies for claim in claims_of(company(name, *more))], said)
