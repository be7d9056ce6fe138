"""What the reader saw, rather than what it concluded: sentences, quantities, companies, events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from store.frozen import number
from store.model import Company, Span
from store.parse.facts.counting import unit_of
from store.parse.facts.figures import COUNTED
from store.parse.facts.setting import SHOWN, Setting, best, named
from store.parse.facts.values import said_direction
from store.parse.pipeline import Parsed
from store.parse.reader.decoding import Filler

_ONE_OF = re.compile(r"\b[Oo]ne(?=\s+of\s+(?:the|its|his|her|their|our|my|these|those)\b)")
"""A number that no fact is made of: "one of the largest"."""


def annotate(parsed: Parsed) -> dict[str, Any]:
    """One object for the document; spans are in its text, events point at their sentence by number."""
    setting = parsed.setting
    companies = [fact for fact in parsed.facts if isinstance(fact, Company)]
    mentions = sorted((span.start, span.end, company.name) for company in companies for span in company.mentions)
    number_of = {span: at for at, span in enumerate(setting.anchors.sentences)}
    numbers = [*_quantities(setting), *_durations(setting), *_ones(setting.text)]
    return {
        "document": setting.document.id,
        "sentences": [_ends(span) for span in setting.anchors.sentences],
        "quantities": sorted(numbers, key=lambda one: one["span"]),
        "companies": [{"span": [start, end], "name": name} for start, end, name in mentions],
        "events": [
            {"span": _ends(deal.trigger), "type": deal.type, "sentence": number_of[setting.sentence(deal.trigger)]}
            for deal in setting.seen.deals
            if deal.chance >= SHOWN
        ],
    }


def _quantities(setting: Setting) -> Iterator[dict[str, Any]]:
    tagged, moves = _tagged(setting), _moves(setting)
    for at, one in enumerate(setting.anchors.quantities):
        if one.dimension != "rank":
            moved = one.direction or said_direction(setting.text, one.full) or moves.get(at)
            high = None if one.value_high is None else number(one.value_high)
            unit = unit_of(setting, at, tagged.get(at))
            yield _quantity(one.span, number(one.value), unit, one.qualifier, moved) | {"value_high": high}


def _durations(setting: Setting) -> Iterator[dict[str, Any]]:
    """Numbers in times: "over the last three months"."""
    for one in setting.anchors.times:
        if one.relation == "duration" and one.count is not None and one.unit:
            yield _quantity(one.span, one.count, one.unit, "exact", None)


def _ones(text: str) -> Iterator[dict[str, Any]]:
    for match in _ONE_OF.finditer(text):
        yield _quantity(Span(*match.span()), 1, None, "exact", None)


def _quantity(span: Span, value: float, unit: str | None, qualifier: str, change: str | None) -> dict[str, Any]:
    return {
        "span": _ends(span), "value": value, "value_high": None, "unit": unit, "qualifier": qualifier, "change": change
    }  # fmt: skip


def _tagged(setting: Setting) -> dict[int, Filler]:
    """The words that the network tagged as what a number counts."""
    tagged = ((figure.number, named(setting, figure.roles, "unit", COUNTED)) for figure in setting.seen.figures)
    return {at: filler for at, filler in tagged if filler is not None}


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
