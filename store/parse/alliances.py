"""Who comes together: partners of alliances and ventures, buyers and makers of orders, both sides of talks."""

from __future__ import annotations

from spacy.tokens import Token

from store.parse.deals import partners_of
from store.parse.lexicon.investment import CONTRACT_VERBS, SUPPLY_VERBS
from store.parse.parts import Roles, as_target, doers, phrase
from store.parse.reading import Sentence
from store.parse.reference import Memory, Party, parties
from store.parse.syntax import children, lemma, prepositional
from store.parse.triggers import Trigger
from store.parse.units import singular


def alliance(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """ "A signed an MoU with B": A comes to B. "A and B formed a venture": both come to the venture."""
    sources = [trigger.token, *prepositional(trigger.token, "of", "on", "for"), *trigger.chain]
    partners = [
        p
        for source in sources
        for noun in prepositional(source, "with", "between")
        for p in parties(sentence.reading, noun, memory)
    ]
    sides = doers(sentence, trigger, memory)
    partners = between(sentence, trigger.token) or partners
    if trigger.type == "partnership" and not partners:
        partners = [p for noun in _contracted(sentence, trigger) for p in parties(sentence.reading, noun, memory)]
    partners = list({p.name: p for p in partners if all(p.name != d.name for d in sides)}.values())
    if trigger.type == "partnership" and len(partners) == 1 and sides and _is_order_received(trigger):
        return Roles(partners, [], as_target(sides[0]))  # who orders invests, who received the order makes
    if trigger.type == "partnership" and sides and partners:
        return Roles(sides, [], as_target(partners[0])) if len(partners) == 1 else Roles([*sides, *partners])
    if len(sides) + len(partners) < 2:
        return Roles()
    project = phrase(sentence, trigger.token) if trigger.type == "joint_venture" else None
    return Roles([*sides, *partners], [], project)


def talks(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """ "merger talks between A and B": both come; "talks between A and B": A is after B."""
    token = trigger.token
    both = between(sentence, token) or [
        p for noun in prepositional(token, "of") for p in parties(sentence.reading, noun, memory)
    ]
    if not both:
        others = [p for noun in prepositional(token, "with") for p in parties(sentence.reading, noun, memory)]
        both = [*doers(sentence, trigger, memory), *others]
    both = list({p.name: p for p in both}.values())
    merger = singular(token.lower_) == "merger" or any(child.lower_ == "merger" for child in token.lefts)
    if len(both) < 2:
        return Roles()
    return Roles(both) if merger or len(both) > 2 else Roles(both[:1], [], as_target(both[1]))


def between(sentence: Sentence, token: Token) -> list[Party]:
    """The companies named after "between", up to the next verb: lists of described names are where parses go wrong."""
    prep = next((child for child in children(token, "prep") if child.lower_ == "between"), None)
    found: dict[str, Party] = {}
    for word in sentence.reading.doc[prep.i + 1 : sentence.tokens.end] if prep is not None else ():
        if word.pos_ in ("VERB", "AUX") or word.text in (";", ":"):
            break
        hit = sentence.reading.cast.at(sentence.reading.index, word)
        if hit:
            found.setdefault(hit[0].name, Party(hit[0], hit[1].span))
    return list(found.values())


def _contracted(sentence: Sentence, trigger: Trigger) -> list[Token]:
    """The other side of an order or a supply contract."""
    token = trigger.token
    if token.pos_ != "VERB":
        return partners_of(sentence, token)
    if lemma(token) in CONTRACT_VERBS:
        return [other for noun in children(token, "dobj", "nsubjpass") for other in partners_of(sentence, noun)]
    if lemma(token) in SUPPLY_VERBS:
        goods_ = children(token, "dobj")
        below = [noun for goods in goods_ for noun in prepositional(goods, "to")]
        return [*goods_, *children(token, "dative"), *prepositional(token, "for", "to", "with"), *below]
    below = [
        noun
        for goods in children(token, "dobj")
        for prep in goods.subtree
        if prep.lower_ == "from"
        for noun in children(prep, "pobj")
    ]
    if lemma(token) == "sign":
        return children(token, "dobj")
    if lemma(token) in ("award", "hand", "give"):
        return children(token, "dative")
    if lemma(token) in ("select", "choose", "pick", "hire", "tap", "appoint", "contract"):
        return children(token, "nsubjpass") or children(token, "dobj")
    return [*prepositional(token, "from"), *below]


def _is_order_received(trigger: Trigger) -> bool:
    """ "received an order for 40 aircraft from X"."""
    nouns = [trigger.token] if trigger.token.pos_ != "VERB" else children(trigger.token, "dobj", "nsubjpass")
    return any(singular(noun.lower_) == "order" and any(c.lower_ == "from" for c in noun.subtree) for noun in nouns) or (
        lemma(trigger.verb) in ("receive", "win", "land", "secure", "lose")
        and any(singular(noun.lower_) == "order" for noun in children(trigger.verb, "dobj"))
    )
