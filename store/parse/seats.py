"""Where a company is from, told after the deal that it is in: "the London-based company", "the Sydney-based operator"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.model import Investment
from store.parse.homes import calls_a_company
from store.parse.lexicon.investment import DEAL_NOUNS
from store.parse.lexicon.places import country_of
from store.parse.reading import Found, Sentence
from store.parse.reference import Memory, parties
from store.parse.settings import named_place
from store.parse.syntax import clause_verb, subject
from store.parse.units import singular

_BASED = ("based", "headquartered")
_WITH_SEATS = ("acquisition", "equity_stake", "funding_round")


def find_seats(sentence: Sentence, memory: Memory) -> Iterator[tuple[str | None, Found]]:
    """The companies that a sentence calls by where they are from, each with the place; None is what the deal is about."""
    reading = sentence.reading
    for token in sentence.tokens:
        joined = token.i > 1 and reading.doc[token.i - 1].text == "-" and not reading.doc[token.i - 1].whitespace_
        if token.lower_ not in _BASED or not joined:
            continue
        noun = token.head
        the = any(child.lower_ == "the" for child in noun.lefts)
        if not (the and calls_a_company(noun)):
            continue
        place = named_place(reading, reading.doc[token.i - 2])
        doer = subject(clause_verb(noun))
        if doer is not None and singular(doer.lower_) in DEAL_NOUNS | {"round"}:
            yield None, place  # "the deal values the London-based company at …"
            continue
        for party in parties(reading, noun, memory)[:1]:
            yield party.name, place


def seated(fact: Investment, name: str | None, place: Found, base: int) -> Investment | None:
    """The investment with the seat of its target, whose block begins at `base`; None when it adds nothing."""
    told = fact.place is not None and country_of(fact.place) != fact.place
    if fact.type not in _WITH_SEATS or name not in (fact.target, None) or told or fact.place == place.text:
        return None
    evidence = replace(fact.evidence, fields={**fact.evidence.fields, "place": place.span.shift(base)})
    return replace(fact, place=place.text, evidence=evidence)
