"""Made-up articles that tell of deals and figures, so that what tells of the same can be known without a parser."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from store.base import Base, Stored, parse_query
from store.model import Amount, Company, Document, Fact, Investment, Metric, Period, Span, Value, identified, text_digest

Make = Callable[[dict[str, Any]], Fact]
"""Makes a fact of where it stands."""
Said = tuple[str, Make]
"""A sentence, and the fact that it tells."""
_READ: dict[str, Any] = {"rule": "made-up", "confidence": 0.9}


def money(value: int, currency: str = "EUR", *, shared: bool = False) -> Amount:
    """So many millions."""
    return Amount(value=Decimal(value * 1_000_000), currency=currency, text=f"{value} million", shared=shared)


def in_time(iso: str) -> Period:
    """A year, a month, a day."""
    return Period(start=iso, end=iso, text=iso)


def deal(*investors: str, **fields: Any) -> Make:
    """A deal that is done, a purchase unless it is said what else."""
    said: dict[str, Any] = {"type": "acquisition", "status": "completed", "investors": investors, **_READ}
    return lambda where: Investment(**said | where | fields)


def figure(subject: str, value: int, period: str, **fields: Any) -> Make:
    """So many units that somebody sold."""
    sold = Value(value=Decimal(value), unit="unit", text=str(value))
    said: dict[str, Any] = {"subject": subject, "measure": "sales", "value": sold, "period": in_time(period), **_READ}
    return lambda where: Metric(**said | where | fields)


def report(*said: Said, published: str | None = "2024-01-24", source: str = "made-up", **fields: Any) -> Stored:
    """An article of some sentences, with their facts, and the companies in these."""
    text = " ".join(dict.fromkeys(sentence for sentence, _ in said))
    document = Document(id=text_digest(text), text=text, title=text[:20], source=source, published=published, **fields)
    facts = [make(_where(document, sentence)) for sentence, make in said]
    names = dict.fromkeys(name for fact in facts for name in fact.parties if name in text)
    companies = [_company(document, name) for name in names]
    return Stored(document, tuple(identified([*companies, *facts])))


def _where(document: Document, sentence: str, span: Span | None = None) -> dict[str, Any]:
    start = document.text.index(sentence)
    whole = Span(start, start + len(sentence))
    span = span or whole
    at = sentence.find(" million")
    sums = {"amount": Span(start, start + at + len(" million"))} if at >= 0 else {}
    return {
        "document": document.id, "source": document.source, "published": document.published,
        "span": span, "quote": span.of(document.text), "sentence_span": whole, "sentence": sentence, "evidence": sums,
    }  # fmt: skip


def _company(document: Document, name: str) -> Company:
    at = document.text.index(name)
    span = Span(at, at + len(name))
    return Company(name=name, mentions=(span,), **_READ | _where(document, document.text, span) | {"evidence": {}})


def base_of(folder: Path, *articles: Stored) -> Base:
    """A base of these articles, each written on its own."""
    base = Base.open(folder, create=True)
    for one in articles:
        base.write.add([one])
    return base


def ids(base: Base, query: str, **how: Any) -> set[str]:
    """The ids of the facts that a query finds."""
    return {row.fact.id for row in base.facts.every(parse_query(query), **how)}


def facts_of(stored: Stored, kind: str = "investment") -> list[Fact]:
    """The facts of an article of one kind."""
    return [fact for fact in stored.facts if fact.kind == kind]


def at(minute: int) -> str:
    """A time, so many minutes after the first."""
    return f"2024-01-01T00:{minute:02}:00+00:00"
