"""A small corpus that has every combination of values that matters to a query, and deals that are told two or three times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from store.frozen import Frozen
from store.model import Amount, Change, Company, Document, Fact, Investment, Metric, Period, Span, Standing, Value, identified

_NAMES = ("Abc", "Xyz Abc", "Abc-Xyz", "Zz9", "Bc Ltd", "Ábc")
_PLACES = ((None, None), ("Abc", None), ("Xyz 01", "AT"), ("Graz", "AT"), ("Thailand", "TH"), ("Europe", None), (None, "US"))
_AMOUNTS = (None, "100", "1.5e9", "0.5", "7e5")
_CURRENCIES = ("EUR", "USD", "INR", "JPY", "GBP", "VND")
"""The index keeps each sum in the first two; the last has no rate."""
_STATUSES = ("rumoured", "planned", "agreed", "started", "completed", "cancelled")
_TYPES = ("plant", "equity_stake", "acquisition", "joint_venture")
_PUBLISHED = ("2023-10-26", "2024-01", "2023", None)
_ADDED = ("2023-10-26T08:00:00+00:00", "2024-01-31T23:59:59+00:00", None)
_OUTLOOKS = (None, "guidance", "forecast")
_PERIODS = (
    None,
    Period(start="2023", end="2023", text="2023"),
    Period(start="2023-10", end="2023-10", text="October"),
    Period(start=None, end="2024-01", text="by January"),
    Period(start="2023-H2", end=None, text="since July"),
    Period(start=None, end=None, text="earlier"),
)
_SAID = (
    Standing(),
    Standing(verdict="accepted", tags=("abc",)),
    Standing(verdict="rejected"),
    Standing(corrections={"country": "Japan"}, notes=("xyz 01",)),
    Standing(corrections={"amount": "INR 5 crore", "date": "2024-01"}, tags=("zz9", "abc")),
)


class Article(Frozen):
    """A document, its facts, and what people said of them."""

    document: Document
    facts: tuple[Fact, ...]
    said: dict[str, Standing]


def corpus() -> list[Article]:
    """The articles: six of every combination, and three that tell of the same, with sums, places and steps of their own."""
    numbers = count()
    found = [_article(f"d{at}", at, _varied(numbers, at)) for at in range(6)]
    return [*found, *(_article(f"t{at}", at, list(_told(at))) for at in range(3))]


def _article(name: str, at: int, fields: Sequence[tuple[type[Fact], dict[str, Any]]]) -> Article:
    text = "abc xyz. " * 40
    document = Document(
        id=name, text=text, title=("Xyz abc", "Zz9", "abc01 Bc")[at % 3], source=f"abc/{at:02}.txt",
        publisher=(None, "Xyz", "Bc Wire")[at % 3], published=_PUBLISHED[at % 4], added=_ADDED[at % 3],
    )  # fmt: skip
    facts = identified(kind(**_where(document, number), **each) for number, (kind, each) in enumerate(fields))
    said = {
        fact.id: _SAID[number % 5] for number, fact in enumerate(facts) if fact.kind != "company" and not name.startswith("t")
    }
    return Article(document, tuple(facts), said)


def _where(document: Document, number: int) -> dict[str, Any]:
    span = Span(number, number + 3)
    return {
        "document": document.id, "source": document.source, "published": document.published, "span": span,
        "quote": span.of(document.text), "sentence_span": Span(0, 8), "rule": "r",
        "sentence": ("abc xyz.", "xyz 01 abc", "zzz.")[number % 3],
    }  # fmt: skip


def _varied(numbers: Iterator[int], article: int) -> list[tuple[type[Fact], dict[str, Any]]]:
    found: list[tuple[type[Fact], dict[str, Any]]] = [
        (Company, {"name": name, "confidence": 0.5, "aliases": (f"{name} Co",), "home": (None, "AT", "TH")[at % 3]})
        for at, name in enumerate(_NAMES[article % 2 :: 2])
    ]
    for name, at in zip(_NAMES, numbers, strict=False):
        place, country = _PLACES[at % 7]
        amount = _AMOUNTS[at % 5]
        currency = _CURRENCIES[at % 6]
        high = Decimal(amount) * 3 if amount and at % 2 else None
        found.append(
            (Investment, {
                "type": _TYPES[at % 4], "status": _STATUSES[at % 6], "investors": (name,), "target": _NAMES[(at + 1) % 5],
                "place": place, "country": country, "date": _PERIODS[at % 6], "due": _PERIODS[(at + at // 6) % 6],
                "confidence": 0.5 + at % 40 / 100, "stake_percent": Decimal(at) if at % 2 else None,
                "amount": Amount(value=Decimal(amount), value_high=high, currency=currency, text="x",
                                 qualifier="range" if high else "exact") if amount else None,
            })
        )  # fmt: skip
        found.append(
            (Metric, {
                "subject": name, "measure": "sales" if at % 2 else "abc_xyz", "measure_words": (None, "xyz sales")[at % 2],
                "value": Value(value=Decimal(at), unit=(*_CURRENCIES, None, "abc")[at % 8], text="x"),
                "change": Change(direction="down" if at % 2 else "up", percent=Decimal(at), text="x") if at % 3 else None,
                "place": place, "country": country, "period": _PERIODS[at % 6], "outlook": _OUTLOOKS[at % 3],
                "confidence": 0.9,
            })
        )  # fmt: skip
    return found


def _told(article: int) -> Iterator[tuple[type[Fact], dict[str, Any]]]:
    """What the three last articles tell: of each thing two or three reports, some of which differ."""
    step = Period(start=f"2023-10-{26 + article}", end=f"2023-10-{26 + article}", text="x")
    for name in _NAMES[:3]:
        yield Company, {"name": name, "confidence": 0.9}
    for at, currency in enumerate(_CURRENCIES):
        if at % 3 != article or at < 3:
            value = Decimal(10) ** (6 + at) * (1, 1, 2)[article if at % 2 else 0]
            yield (Investment, {
                "type": "acquisition", "status": _STATUSES[2 + (at + article) % 3], "investors": (_NAMES[at % 3],),
                "target": f"Zz9 {currency}", "date": step, "due": _PERIODS[2] if article else None, "confidence": 0.9,
                "stake_percent": Decimal(60) if article == 1 else None,
                "amount": Amount(value=value, currency=currency, text=str(value)),
            })  # fmt: skip
    for at, (place, country) in enumerate((("Graz", "AT"), ("Austria", "AT"), (None, None))[article:]):
        yield (Investment, {
            "type": "plant", "status": _STATUSES[1 + article], "investors": ("Abc",), "target": f"zzz plant {at}",
            "place": place, "country": country, "date": step, "confidence": 0.9,
        })  # fmt: skip
    for at, measure in enumerate(("sales", "profit", "cars")):
        value = Decimal(1234 + 1000 * (at == 1 and article == 2))
        yield (Metric, {
            "subject": "Abc", "measure": measure, "value": Value(value=value, unit=("USD", "INR", "car")[at], text=str(value)),
            "period": _PERIODS[1], "confidence": 0.9,
            "change": Change(direction="up", percent=Decimal(5), text="5%") if article == 1 else None,
        })  # fmt: skip
