"""Deals told by a noun whatever its verb: "a binding offer from X for Y has been accepted", "dropped its pursuit of Y".

The second reading of a sentence, for what the grammars of verbs leave: its places are found by order rather than by the tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.parse.lexicon.told_by_nouns import NOUN_DEALS, NounDeal
from store.parse.order import described_after, named_after, named_before
from store.parse.parts import Roles, as_target, doers
from store.parse.reading import Sentence
from store.parse.reference import Memory, Party, parties
from store.parse.syntax import children, clause_verb, is_verb
from store.parse.triggers import Trigger, chain_of
from store.parse.units import singular

_ROWS = {word: tuple(row for row in NOUN_DEALS if word in row.nouns) for row in NOUN_DEALS for word in row.nouns}


def find_noun_deals(sentence: Sentence, memory: Memory) -> Iterator[tuple[Trigger, Roles]]:
    """The deals that nouns of a sentence tell, with who plays which part."""
    for noun in sentence.tokens:
        if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "nmod"):
            continue
        for row in _ROWS.get(singular(noun.lower_), ()):
            if not _goes_with(sentence, noun, row):
                continue
            trigger = _trigger(noun, row)
            roles = _roles(sentence, trigger, row, memory) if trigger else None
            if trigger and roles:
                yield trigger, roles
                break


def _trigger(noun: Token, row: NounDeal) -> Trigger | None:
    verb = clause_verb(noun)
    return Trigger(row.type, noun, verb, chain_of(verb, noun)) if is_verb(verb) else None


def _goes_with(sentence: Sentence, noun: Token, row: NounDeal) -> bool:
    """Whether the words that a noun needs stand with it."""
    before = {token.lower_ for token in sentence.reading.doc[max(sentence.tokens.start, noun.i - 3) : noun.i]}
    if row.before and not before & row.before:
        return False
    if not row.money:
        return True
    sums = [entry for entry in sentence.quantities if entry.quantity.dimension == "money" and entry.quantity.role == "level"]
    return any(-_NEAR <= entry.first - noun.i <= _NEAR for entry in sums)


_NEAR = 8
"""Tokens between a noun and the sum that it goes with."""


def _roles(sentence: Sentence, trigger: Trigger, row: NounDeal, memory: Memory) -> Roles | None:
    target = next((found for place in row.target if (found := _at(sentence, trigger, place, memory))), [])[:1]
    names = {party.name for party in target}
    investors: list[Party] = []
    for place in row.investors:
        investors = [party for party in _at(sentence, trigger, place, memory) if party.name not in names]
        if investors:
            break
    if not investors or (row.target and not target):
        return None
    return Roles(investors, [], as_target(target[0]) if target else None)


def _at(sentence: Sentence, trigger: Trigger, place: str, memory: Memory) -> list[Party]:
    """Who stands at a place of a noun."""
    noun = trigger.token
    if place == "owner":
        return _owner(sentence, noun, memory)
    if place == "subject":
        return doers(sentence, trigger, memory) or named_before(sentence, trigger.verb)
    if place == "led by":
        return _led(sentence, noun)
    prepositions = place.split()
    return named_after(sentence, noun, *prepositions) or described_after(sentence, noun, memory, *prepositions)


def _owner(sentence: Sentence, noun: Token, memory: Memory) -> list[Party]:
    """ "X's bid", "its pursuit", "the X offer"."""
    for child in reversed(children(noun, "poss", "compound", "nmod")):
        found = parties(sentence.reading, child, memory)
        if found:
            return found
    return []


def _led(sentence: Sentence, noun: Token) -> list[Party]:
    """ "a round led by X"."""
    for token in sentence.reading.doc[noun.i + 1 : min(noun.i + 12, sentence.tokens.end - 1)]:
        if token.lower_ in ("led", "backed", "provided") and token.nbor(1).lower_ == "by":
            return named_after(sentence, token, "by")
    return []
