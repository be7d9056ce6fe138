"""Made-up articles whose facts are known without a parser: for crashes, for crowds of writers, for large bases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from store.base import Stored
from store.model import (
    Amount,
    Company,
    Document,
    Investment,
    InvestmentType,
    Metric,
    Period,
    Span,
    Value,
    text_digest,
)


def article(writer: int, number: int, metrics: int = 3) -> Stored:
    """A made-up article with facts whose spans are right."""
    sentences = [f"Maker {writer} sold {number * 10 + at + 1} cars in 2023." for at in range(metrics)]
    text = " ".join(sentences)
    document = Document(id=text_digest(text), text=text, title=f"Article {writer}/{number}", source="made-up")
    return Stored(document, tuple(_facts(document, sentences, f"Maker {writer}")))


def _facts(document: Document, sentences: list[str], subject: str) -> Iterator[Metric]:
    at = 0
    for sentence in sentences:
        span = Span(at, at + len(sentence))
        value = sentence.split()[3]
        yield Metric(
            **_read(document, span),
            evidence={"subject": Span(at, at + len(subject))},
            subject=subject,
            measure="sales",
            value=Value(value=Decimal(value), value_high=None, unit="unit", qualifier="exact", text=value),
            change=None,
            period=Period(start="2023", end="2023", text="in 2023"),
            place=None,
            rule="made-up",
            confidence=1.0,
        )
        at += len(sentence) + 1


_MEASURES = ("sales", "production", "exports", "revenue", "deliveries")
_CITIES = ("Leeds", "Pune", "Hefei", "Graz", "Turin", "Oslo", "Lima", "Perth", "Lyon", "Osaka")
_KINDS: tuple[InvestmentType, ...] = ("plant", "acquisition", "partnership", "funding_round")


def varied(number: int) -> Stored:
    """A made-up article of ten facts: two companies, three investments, five metrics; 5,000 makers, 20 years.

    Of the first hundred thousand no two tell of one maker in one year: what agrees or differs is what is told again on purpose.
    """
    maker, rival, year = f"Maker {number % 5000}", f"Rival {number * 7 % 3000}", 2005 + (number + number // 5000) % 20
    period = Period(start=str(year), end=str(year), text=f"in {year}")
    deals = [f"{maker} invested {number % 997 + at + 1} million euros in {city}." for at, city in enumerate(_cities(number))]
    figures = [f"Its {measure} came to {number % 9973 * 10 + at + 1} units in {year}." for at, measure in enumerate(_MEASURES)]
    sentences = [f"{maker} and {rival} met in {_CITIES[number % 10]} for the {number}th time.", *deals, *figures]
    text = " ".join(sentences)
    document = Document(id=text_digest(text), text=text, title=f"Article {number}", source=f"{number}.txt")
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    companies = [_company(document, spans[0], maker, 0), _company(document, spans[0], rival, len(maker) + 5)]
    investments = [
        Investment(
            type=_KINDS[(number + at) % 4],
            status="planned",
            investors=(maker,),
            target=rival if at else None,
            amount=Amount(value=Decimal((number % 997 + at + 1) * 1_000_000), currency="EUR", text="euros"),
            place=city,
            date=period,
            **_read(document, spans[1 + at]),
            rule="made-up",
            confidence=0.9,
        )
        for at, city in enumerate(_cities(number))
    ]
    metrics = [
        Metric(
            subject=maker,
            measure=measure,
            value=Value(value=Decimal(number % 9973 * 10 + at + 1), unit="unit", text="units"),
            period=period,
            **_read(document, spans[4 + at]),
            rule="made-up",
            confidence=0.95,
        )
        for at, measure in enumerate(_MEASURES)
    ]
    return Stored(document, (*companies, *investments, *metrics))


def _company(document: Document, sentence: Span, name: str, start: int) -> Company:
    read = _read(document, sentence, start)
    return Company(name=name, mentions=(Span(start, start + len(name)),), **read, rule="made-up", confidence=0.9)


def _cities(number: int) -> list[str]:
    return [_CITIES[(number + at) % 10] for at in range(3)]


def _read(document: Document, sentence: Span, start: int | None = None) -> dict[str, Any]:
    """Where a made-up fact stands."""
    span = sentence if start is None else Span(start, start + 7)
    return {
        "document": document.id,
        "source": document.source,
        "published": document.published,
        "span": span,
        "quote": span.of(document.text),
        "sentence_span": sentence,
        "sentence": sentence.of(document.text),
    }
