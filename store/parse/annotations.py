"""What the parser saw, rather than what it concluded: sentences, quantities, companies, events. For debugging."""

from __future__ import annotations

from typing import Any

from store.frozen import number
from store.model import Span
from store.parse.pipeline import Parsed


def annotate(parsed: Parsed) -> dict[str, Any]:
    """One object for the document; spans are in its text, events point at their sentence by number."""
    sentences: list[Span] = []
    quantities: list[dict[str, Any]] = []
    for reading in parsed.readings:
        base = reading.block.span.start
        sentences.extend(sentence.span.shift(base) for sentence in reading.sentences())
        for entry in reading.quantities:
            quantity = entry.quantity
            quantities.append(
                {
                    "span": _ends(quantity.span.shift(base)),
                    "value": number(quantity.value),
                    "value_high": None if quantity.value_high is None else number(quantity.value_high),
                    "unit": quantity.unit,
                    "qualifier": quantity.qualifier,
                    "change": quantity.direction,
                }
            )
    companies = sorted((span.start, span.end, company.name) for company in parsed.companies for span in company.mentions)
    return {
        "document": parsed.document.id,
        "sentences": [_ends(span) for span in sentences],
        "quantities": quantities,
        "companies": [{"span": [start, end], "name": name} for start, end, name in companies],
        "events": [_event(parsed, event, sentences) for event in range(len(parsed.events))],
    }


def _event(parsed: Parsed, event: int, sentences: list[Span]) -> dict[str, Any]:
    _, sentence, reading = parsed.events[event]
    base = sentence.reading.block.span.start
    trigger = reading.trigger or reading.span
    return {
        "span": _ends(trigger.shift(base)),
        "type": reading.type,
        "sentence": sentences.index(sentence.span.shift(base)),
    }


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]
