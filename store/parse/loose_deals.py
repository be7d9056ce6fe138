"""Deals that a sum or a building tells by what stands around it, whatever the verb: the last reading of a sentence.

"€21m from X and Y", "pocketed €2m of seed money from X", "a 12.6 billion yuan complex in Z", "pay $720 million for all of
the company".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.parse.anchored import Anchored
from store.parse.event_nouns import noun_type
from store.parse.lexicon.investment import DEBT_NOUNS, RAISE_VERBS
from store.parse.lexicon.told_by_nouns import FUNDING_WORDS, NO_BUILDING_VERBS, RECEIVING_VERBS, WORK_IN_HAND
from store.parse.order import described_after, named_after, named_before
from store.parse.parts import Roles, as_target, doers, phrase
from store.parse.reading import Sentence, token_span
from store.parse.reference import Memory, Party
from store.parse.syntax import clause_verb, is_passive, is_verb, lemma
from store.parse.triggers import Trigger, chain_of

Deal = tuple[Trigger, Roles]

_NEWS_ARTICLES = frozenset("a an new another second third fourth two three four".split())


def find_loose_deals(sentence: Sentence, memory: Memory) -> Iterator[Deal]:
    """The deals of a sentence that sums and buildings tell."""
    for entry in sentence.quantities:
        if entry.quantity.dimension == "money" and entry.quantity.role == "level":
            deal = _backed(sentence, entry, memory) or _paid_for(sentence, entry, memory)
            if deal:
                yield deal
    for token in sentence.tokens:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod") and noun_type(token) == "plant":
            built = _built(sentence, token, memory) or _worked_on(sentence, token)
            if built:
                yield built


def _backed(sentence: Sentence, entry: Anchored, memory: Memory) -> Deal | None:
    """A sum that comes "from X", or is "led by X": X puts it into whoever has it."""
    behind = sentence.reading.doc[entry.last + 1 : min(entry.last + 14, sentence.tokens.end)]
    source = next((token for token in behind if _is_source(token)), None)
    if source is None:
        return None
    words = [token for token in behind if token.i < source.i]
    if any(token.pos_ in ("VERB", "AUX") or token.tag_ == "POS" for token in words):
        return None
    kinds = {token.lower_ for token in words} | {
        token.lower_ for token in sentence.reading.doc[max(sentence.tokens.start, entry.first - 2) : entry.first]
    }
    verb = clause_verb(entry.head)
    received = is_verb(verb) and lemma(verb) in RAISE_VERBS | RECEIVING_VERBS
    verbless = not is_verb(verb) or entry.head.head.lower_ in ("with", "(") or source.lower_ == "led"
    if not (received or verbless or kinds & FUNDING_WORDS):
        return None
    backers = named_after(sentence, sentence.reading.doc[entry.last], "from", "by")
    names = {party.name for party in backers}
    trigger = Trigger("funding_round", entry.head, verb, chain_of(verb) if is_verb(verb) else ())
    raisers = doers(sentence, trigger, memory) if is_verb(verb) else []
    raisers = raisers or named_before(sentence, sentence.reading.doc[entry.first])
    target = [party for party in raisers if party.name not in names][:1]
    if not backers or not target:
        return None
    lent = kinds & DEBT_NOUNS or all(party.entity.type == "bank" for party in backers)
    if lent:
        trigger = Trigger("debt", entry.head, verb, trigger.chain)
    return trigger, Roles(backers, [], as_target(target[0]))


def _is_source(token: Token) -> bool:
    return token.lower_ == "from" or (token.lower_ == "led" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "by")


def _paid_for(sentence: Sentence, entry: Anchored, memory: Memory) -> Deal | None:
    """ "pay $720 million for all of the company", "paid £9m upfront for X"."""
    verb = clause_verb(entry.head)
    if not is_verb(verb) or lemma(verb) not in ("pay", "offer", "bid") or is_passive(verb):
        return None
    start = sentence.reading.doc[entry.last]
    bought = named_after(sentence, start, "for") or described_after(sentence, start, memory, "for", "of")
    trigger = Trigger("acquisition", verb, verb, chain_of(verb))
    buyers = [party for party in doers(sentence, trigger, memory) if not bought or party.name != bought[0].name]
    return (trigger, Roles(buyers, [], as_target(bought[0]))) if bought and buyers else None


def _built(sentence: Sentence, token: Token, memory: Memory) -> Deal | None:
    """Something new that is built or priced: "had postponed a 12.6 billion yuan complex"."""
    if token.dep_ == "poss" or not _is_new(sentence, token):
        return None
    verb = _governing(token)
    if verb is None or lemma(verb) in NO_BUILDING_VERBS:
        return None
    trigger = Trigger("plant", token, verb, chain_of(verb, token))
    builders = doers(sentence, trigger, memory) or _told_of(sentence, token, memory)
    return (trigger, Roles(builders, [], phrase(sentence, token))) if builders else None


def _worked_on(sentence: Sentence, token: Token) -> Deal | None:
    """A building in a sentence about one company that speaks of work, whatever the words: "Turbines for X's park go up"."""
    named = {
        hit[0].name: Party(hit[0], hit[1].span)
        for word in sentence.tokens
        if (hit := sentence.reading.cast.at(sentence.reading.index, word))
    }
    words = {word.lower_ for word in sentence.tokens}
    verb = clause_verb(token)
    if len(named) != 1 or not words & WORK_IN_HAND or not is_verb(verb) or lemma(verb) in NO_BUILDING_VERBS:
        return None
    return Trigger("plant", token, verb, chain_of(verb, token)), Roles(list(named.values()), [], phrase(sentence, token))


def _governing(token: Token) -> Token | None:
    """The verb that something is built, planned or put off by; none where it is only where or after what something is."""
    above = token
    while not is_verb(above):
        if above.head == above or (above.dep_ == "prep" and above.lower_ in ("at", "from", "near", "since", "than", "like")):
            return None
        above = above.head
    return above


def _is_new(sentence: Sentence, token: Token) -> bool:
    """Whether a building is told of for the first time or with its price."""
    first = min([token.i, *(child.left_edge.i for child in token.lefts)])
    priced = any(entry.quantity.dimension == "money" and first <= entry.first <= token.i for entry in sentence.quantities)
    return priced or any(child.lower_ in _NEWS_ARTICLES for child in token.lefts)


def _told_of(sentence: Sentence, token: Token, memory: Memory) -> list[Party]:
    """The text's company, where a building is the subject and nobody else is named."""
    about = memory.described() if token.dep_ in ("nsubj", "nsubjpass") else None
    return [Party(about, token_span(token), inferred=True)] if about else []
