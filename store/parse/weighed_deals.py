"""Deals that no grammar reads, where the words of a sentence and its companies make one likely enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from store.model import InvestmentType
from store.parse.event_model import event_chances
from store.parse.event_nouns import noun_type
from store.parse.lexicon.investment import (
    BUILDING_VERBS,
    BUSINESS_PARTS,
    CLOSING_VERBS,
    FACILITY_NOUNS,
    LABORATORIES,
    RESEARCH_NOUNS,
    UNIT_NOUNS,
    WORKS_NOUNS,
)
from store.parse.parts import Roles, as_target, phrase
from store.parse.reading import Found, Sentence
from store.parse.reference import Party
from store.parse.role_model import role_chances
from store.parse.syntax import children, clause_verb, first_of_list, is_verb, lemma
from store.parse.triggers import Trigger, chain_of
from store.parse.units import singular

LIKELY = 0.2
"""From which probability on a sentence is taken to tell of an investment."""
_PLAYS = 0.5
_BOUGHT: tuple[InvestmentType, ...] = ("acquisition", "equity_stake", "divestment")
_OF_COMPANIES: tuple[InvestmentType, ...] = (*_BOUGHT, "funding_round", "debt", "partnership")
_LONE: tuple[InvestmentType, ...] = ("funding_round", "debt")
"""Types of which who raises the money is enough."""


def find_weighed_deals(sentence: Sentence, known: Sequence[InvestmentType]) -> Iterator[tuple[Trigger, Roles, float]]:
    """The likely deals of a sentence but those of the types that are `known`, each with its probability."""
    if not any(sentence.reading.cast.at(sentence.reading.index, token) for token in sentence.tokens):
        return
    chances = sorted(event_chances(sentence).items(), key=lambda one: -one[1])
    told = set(known)
    for type_, chance in chances:
        if chance < LIKELY:
            return
        if type_ in told or (type_ in _BOUGHT and told & set(_BOUGHT)):
            continue
        roles = _roles(sentence, type_) if type_ != "plant" or not _is_closed(sentence) else None
        if roles is not None:
            told.add(type_)
            yield _trigger(sentence, type_, roles), roles, chance


def _is_closed(sentence: Sentence) -> bool:
    """Whether a sentence tells of a plant's end: "plans to close two breweries"."""
    verbs = {lemma(token) for token in sentence.tokens if token.pos_ == "VERB"}
    return bool(verbs & (CLOSING_VERBS | {"close"})) and not verbs & BUILDING_VERBS


def _trigger(sentence: Sentence, type_: InvestmentType, roles: Roles) -> Trigger:
    """The verb that tells of a deal: the one that its target hangs on, or whoever acts, else the sentence's own."""
    root = sentence.tokens.root
    named = [found.span for found in (roles.target, *roles.investors) if found and sentence.span.contains(found.span)]
    words = [sentence.reading.doc.char_span(span.start, span.end, alignment_mode="expand") for span in named]
    verbs = [clause_verb(first_of_list(word.root)) for word in words if word is not None]
    verb = next((verb for verb in verbs if verb.pos_ == "VERB"), root)
    verb = verb if is_verb(verb) else next((t for t in sentence.tokens if t.pos_ == "VERB"), root)
    return Trigger(type_, verb, verb, chain_of(verb) if is_verb(verb) else ())


def _roles(sentence: Sentence, type_: InvestmentType) -> Roles | None:
    chosen: dict[str, list[tuple[float, Party]]] = {"investor": [], "target": [], "seller": []}
    for party, chances in role_chances(sentence, type_):
        role = max(chances, key=lambda one: chances[one])
        if chances[role] >= _PLAYS and party.entity.type != "media":
            chosen[role].append((chances[role], party))
    investors = [party for _, party in chosen["investor"]]
    best = max(chosen["target"], key=lambda one: one[0], default=None)
    target = as_target(best[1] if best and type_ in _OF_COMPANIES else None) or _thing(sentence, type_)
    sellers = [party for _, party in chosen["seller"]]
    if type_ in _OF_COMPANIES and target is None and type_ != "partnership":
        return None
    enough = investors or sellers or (type_ in _LONE and target is not None)
    if type_ in ("partnership", "joint_venture") and len(investors) + (target is not None and best is not None) < 2:
        return None
    return Roles(investors, sellers, target) if enough else None


def _thing(sentence: Sentence, type_: InvestmentType) -> Found | None:
    """What is built, founded or sold, where it is no company: the surest of the nouns that name such things, then the first."""
    nouns = [token for token in sentence.tokens if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod")]
    named = [token for token in nouns if noun_type(token) == type_]
    kind = _KINDS.get(type_, frozenset())
    named = named or [token for token in nouns if singular(token.lower_) in kind]
    named = named or (list(_made(sentence)) if type_ == "plant" else [])
    return phrase(sentence, named[0]) if named else None


def _made(sentence: Sentence) -> Iterator[Token]:
    """What is built or set up, whatever it is called: "is building a second pad"."""
    for verb in sentence.tokens:
        if verb.pos_ == "VERB" and lemma(verb) in BUILDING_VERBS | _SETTING_UP:
            yield from (noun for noun in children(verb, "dobj") if noun.pos_ == "NOUN" and noun.ent_type_ != "MONEY")


_SETTING_UP = frozenset("set commission erect establish convert".split())


_KINDS = {
    "plant": FACILITY_NOUNS | WORKS_NOUNS,
    "research": RESEARCH_NOUNS | LABORATORIES,
    "joint_venture": frozenset({"venture", "jv"}),
    "divestment": UNIT_NOUNS | BUSINESS_PARTS | FACILITY_NOUNS,
    "acquisition": UNIT_NOUNS | FACILITY_NOUNS,
}
"""Nouns of what an investment of each type is in."""
