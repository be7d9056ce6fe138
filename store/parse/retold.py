"""Deals told of what another deal was about: "Y bought the company in 2019", after X has bought it from Y."""

from __future__ import annotations

from collections.abc import Sequence

from store.frozen import replace
from store.model import Investment, InvestmentType

_OF_COMPANIES: frozenset[InvestmentType] = frozenset({"acquisition", "equity_stake"})

_REACH = 12
"""Deals that are looked back on: "the company" is one that was told of lately."""


def of_the_same(fact: Investment, earlier: Sequence[Investment]) -> Investment:
    """The deal, in which "the company" or "it" is what was bought before rather than who bought it."""
    if fact.type not in _OF_COMPANIES or fact.target is None or not _is_followed(fact):
        return fact
    for other in reversed(earlier[-_REACH:]):
        about = other.type in _OF_COMPANIES and other.target not in (None, fact.target, *fact.investors)
        if about and fact.target in other.investors:
            return _retold(fact, other)
    return fact


def _retold(fact: Investment, other: Investment) -> Investment:
    """The deal with the target of another, and where that is."""
    fields = {name: span for name, span in fact.evidence.items() if name != "place"}
    fields |= {name: span for name, span in other.evidence.items() if name == "place"}
    return replace(fact, target=other.target, place=other.place, evidence=fields)


def _is_followed(fact: Investment) -> bool:
    """Whether the target's words are a pronoun or a description, so that who is meant had to be inferred."""
    span, whole = fact.evidence.get("target"), fact.sentence_span
    if span is None or not whole.contains(span):
        return True
    words = fact.sentence[span.start - whole.start : span.end - whole.start]
    return words[:1].islower() or words in ("It", "They", "Its")
