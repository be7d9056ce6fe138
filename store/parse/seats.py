"""Where a company is from, told after the deal that it is in: "the London-based company", "the Austin startup"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.frozen import replace
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
_WITH_SEATS = ("acquisition", "equity_stake", "funding_round", "divestment")


def find_seats(sentence: Sentence, memory: Memory) -> Iterator[tuple[str | None, Found]]:
    """The companies that a sentence calls by where they are from, each with the place; None is what the deal is about."""
    reading = sentence.reading
    for token in sentence.tokens:
        at, noun = _said_of(token)
        if noun is None or not _is_the_company(noun):
            continue
        doer = subject(clause_verb(noun))
        if doer is not None and singular(doer.lower_) in DEAL_NOUNS | {"round"}:
            yield None, named_place(reading, at)  # "the deal values the London-based company at …"
            continue
        for party in parties(reading, noun, memory)[:1]:
            yield party.name, named_place(reading, at)


def _said_of(token: Token) -> tuple[Token, Token | None]:
    """The place that a token tells, and the noun that it is said of: "the London-based company", "the Austin startup"."""
    doc = token.doc
    joined = token.i > 1 and doc[token.i - 1].text == "-" and not doc[token.i - 1].whitespace_
    if token.lower_ in _BASED:
        return (doc[token.i - 2], token.head) if joined else (token, None)
    if not token.text[0].isupper() or token.dep_ not in ("amod", "compound", "nmod"):
        return token, None
    place = token.ent_type_ in ("GPE", "LOC") or country_of(token.text) is not None
    return token, token.head if place else None


def _is_the_company(noun: Token) -> bool:
    return any(child.lower_ == "the" for child in noun.lefts) and calls_a_company(noun)


def seated(fact: Investment, name: str | None, place: Found, base: int) -> Investment | None:
    """The investment with the seat of its target, whose block begins at `base`; None when it adds nothing."""
    nearer = fact.place is not None and country_of(fact.place) == fact.place and country_of(place.text) != place.text
    told = fact.place is not None and not nearer
    if fact.type not in _WITH_SEATS or name not in (fact.target, None) or told or fact.place == place.text:
        return None
    return replace(fact, place=place.text, evidence={**fact.evidence, "place": place.span.shift(base)})
