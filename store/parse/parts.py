"""The pieces that every investment's roles are made of: who acts, who is meant by a noun, the words of what is built."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from store.frozen import Frozen, field
from store.model import Span
from store.parse.lexicon.investment import PURCHASE_NOUNS
from store.parse.order import named_before
from store.parse.reading import Found, Sentence, token_span
from store.parse.reference import Memory, Party, parties
from store.parse.syntax import agent, children, is_passive, subject
from store.parse.triggers import Trigger
from store.parse.units import singular

_IN_PHRASE = ("JJ", "NN", "CD", "HYPH", "VBN", "VBG")
_SUMS = frozenset("money fund funds proceed proceeds cash sum rest remainder half construction work".split())


class Roles(Frozen):
    """Who plays which part in an investment."""

    investors: list[Party] = field(default_factory=list)
    sellers: list[Party] = field(default_factory=list)
    target: Found | None = None


def doers(sentence: Sentence, trigger: Trigger, memory: Memory) -> list[Party]:
    """Those who act; media report what others do, unless they are themselves bought or buy."""
    found = _actors(sentence, trigger, memory)
    told = [party for party in found if party.entity.type != "media"]
    return told if trigger.type in ("funding_round", "plant", "debt", "research", "joint_venture") else told or found


def _actors(sentence: Sentence, trigger: Trigger, memory: Memory) -> list[Party]:
    """Those who act: the subject of the nearest verb in the chain that has one that is a company, else who owns the event."""
    named = subject(trigger.verb)
    found = _buyer(sentence, trigger, memory) or _subjects(sentence, trigger, memory)
    found = found or _owners(sentence, _planners(trigger, named), memory)
    if found or (named is not None and named.pos_ == "PROPN"):
        return found  # none, when somebody does it whom we don't know as a company: "its" is theirs, not the last company's
    return (
        _owners(sentence, [trigger.token], memory)
        or _those_told_of(sentence, trigger, named, memory)
        or _standing_before(sentence, trigger)
    )


def _standing_before(sentence: Sentence, trigger: Trigger) -> list[Party]:
    """Whoever is named right before an active verb, where the tree has no subject for it."""
    verb = trigger.verb
    return [] if is_passive(verb) or verb.tag_ in ("VBN", "VBG") else named_before(sentence, verb)


def _buyer(sentence: Sentence, trigger: Trigger, memory: Memory) -> list[Party]:
    """ "X's takeover of Y"."""
    bought = trigger.type == "acquisition" and trigger.token.pos_ == "NOUN" and singular(trigger.token.lower_) in PURCHASE_NOUNS
    return _owners(sentence, [trigger.token], memory) if bought else []


def _subjects(sentence: Sentence, trigger: Trigger, memory: Memory) -> list[Party]:
    """The first company or companies that do, or by whom is done, what the verbs of the chain tell."""
    for verb in (link for link in trigger.chain if link.pos_ in ("VERB", "AUX")):
        passive = is_passive(verb) or (verb.tag_ == "VBN" and agent(verb) is not None)
        found = parties(sentence.reading, agent(verb) if passive else subject(verb), memory)
        if found:
            return found
    return []


def _planners(trigger: Trigger, named: Token | None) -> list[Token]:
    """The organ that decides and the plans of the chain: "X's board approved", "X's plan to build"."""
    organ = [named] if named is not None and named.lower_ in _ORGANS else []
    return [*organ, *(link for link in trigger.chain if link.pos_ == "NOUN")]


def _owners(sentence: Sentence, nouns: Iterable[Token], memory: Memory) -> list[Party]:
    """The first company or companies that one of `nouns` belongs to."""
    for owner in (owner for noun in nouns for owner in children(noun, "poss")):
        found = parties(sentence.reading, owner, memory)
        if found:
            return found
    return []


_ORGANS = frozenset("board management directors shareholders holders founders executives".split())
"""Parts of a company that decide for it."""


def _those_told_of(sentence: Sentence, trigger: Trigger, named: Token | None, memory: Memory) -> list[Party]:
    """Whose money "the money will go into a pilot line" is, and whose "a laboratory will open": the text's company."""
    if named is not None and named.lower_ in _ORGANS:
        about = memory.described()
        return [Party(about, token_span(named), inferred=True)] if about else []
    if trigger.type not in ("plant", "research") or named is None:
        return []
    sum_ = singular(named.lower_) in _SUMS or any(named == entry.head for entry in sentence.quantities)
    built = named == trigger.token or any(above == named for above in trigger.token.ancestors)
    told = memory.singular() if sum_ or built else None
    return [Party(told, token_span(named), inferred=True)] if told else []


def first_party(sentence: Sentence, tokens: Iterable[Token], memory: Memory) -> Party | None:
    """The first company that one of `tokens` stands for."""
    for token in tokens:
        for party in parties(sentence.reading, token, memory):
            return party
    return None


def as_target(party: Party | None, otherwise: Found | None = None) -> Found | None:
    """What is invested in: a company by its name, else the words given for it."""
    return Found(party.name, party.span) if party else otherwise


_YET_TO_BE = frozenset("planned proposed".split())


def phrase(sentence: Sentence, token: Token) -> Found:
    """The words of the noun phrase that ends with `token`, without articles, sums and capacities.

    Read from the tags rather than the tree: long stacks of nouns are where parses go wrong.
    """
    doc = sentence.reading.doc
    sums = {
        at
        for entry in sentence.quantities
        if entry.quantity.dimension in ("money", "percent", "power", "energy", "area") or "/" in (entry.quantity.unit or "")
        for at in range(entry.first, entry.last + 1)
    }
    first = token.i
    while first > sentence.tokens.start and first - 1 not in sums and doc[first - 1].tag_.startswith(_IN_PHRASE):
        first -= 1
    while doc[first].text == "-" or (doc[first].lower_ in _YET_TO_BE and first < token.i):
        first += 1
    span = doc[first : token.i + 1]
    return Found(span.text, Span(span.start_char, span.end_char))
