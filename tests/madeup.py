"""Made-up articles whose facts are known without a parser: for crashes, for crowds of writers, for large bases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from store.base import Stored
from store.model import Document, Evidence, Metric, Period, Span, Value, text_digest


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
        evidence = Evidence(
            document=document.id,
            source=document.source,
            published=None,
            span=span,
            quote=sentence,
            sentence_span=span,
            sentence=sentence,
            fields={"subject": Span(at, at + len(subject))},
        )
        yield Metric(
            subject=subject,
            measure="sales",
            value=Value(value=Decimal(value), value_high=None, unit="unit", qualifier="exact", text=value),
            change=None,
            period=Period(start="2023", end="2023", text="in 2023"),
            place=None,
            evidence=evidence,
            rule="made-up",
            confidence=1.0,
        )
        at += len(sentence) + 1
