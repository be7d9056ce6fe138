"""What the reader saw, rather than what it concluded: sentences, quantities, companies, events."""

from __future__ import annotations

from typing import Any

from store.frozen import number
from store.model import Company, Span
from store.parse.facts.setting import SHOWN, Setting, best
from store.parse.facts.values import unit_in
from store.parse.pipeline import Parsed
from store.parse.quantities.counted import counted
from store.parse.quantities.grammar import Quantity


def annotate(parsed: Parsed) -> dict[str, Any]:
    """One object for the document; spans are in its text, events point at their sentence by number."""
    setting = parsed.setting
    companies = [fact for fact in parsed.facts if isinstance(fact, Company)]
    mentions = sorted((span.start, span.end, company.name) for company in companies for span in company.mentions)
    sentences = setting.anchors.sentences
    units, moves = _units(setting), _moves(setting)
    return {
        "document": setting.document.id,
        "sentences": [_ends(span) for span in sentences],
        "quantities": [
            {
                "span": _ends(one.span),
                "value": number(one.value),
                "value_high": None if one.value_high is None else number(one.value_high),
                "unit": one.unit or _unit(setting, one, units.get(at)),
                "qualifier": one.qualifier,
                "change": one.direction or moves.get(at),
            }
            for at, one in enumerate(setting.anchors.quantities)
            if one.dimension != "rank"
        ],
        "companies": [{"span": [start, end], "name": name} for start, end, name in mentions],
        "events": [
            {"span": _ends(deal.trigger), "type": deal.type, "sentence": sentences.index(setting.sentence(deal.trigger))}
            for deal in setting.seen.deals
            if deal.chance >= SHOWN
        ],
    }


def _units(setting: Setting) -> dict[int, Span]:
    """The words that the network tagged as what a number counts."""
    tagged = ((figure.number, best(figure.roles, "unit", 0.3)) for figure in setting.seen.figures)
    return {at: filler.span for at, filler in tagged if filler is not None}


def _unit(setting: Setting, quantity: Quantity, tagged: Span | None) -> str | None:
    words = tagged or counted(quantity, setting.text, setting.sentence(quantity.span).end)
    return unit_in(words.of(setting.text)) if words else None


def _moves(setting: Setting) -> dict[int, str]:
    """Which way each number went that says how much something moved."""
    found: dict[int, str] = {}
    for figure in setting.seen.figures:
        change = best(figure.roles, "change")
        at = figure.number if figure.moved else change.number if change else None
        if at is not None and figure.chance >= SHOWN and figure.direction in ("up", "down"):
            found[at] = figure.direction
    return found


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]
