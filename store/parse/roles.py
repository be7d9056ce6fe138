"""Who plays which part in an investment: investors, sellers, and what is invested in, over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from store.parse.alliances import alliance, talks
from store.parse.companies import Entity
from store.parse.deals import built_by
from store.parse.framed import framed_roles
from store.parse.lexicon.investment import BID_NOUNS, BUILDING_VERBS, FACILITY_NOUNS, LENDING_VERBS, UNIT_NOUNS, WORKS_NOUNS
from store.parse.parts import Roles, as_target, doers, first_party, phrase
from store.parse.reading import Found, Sentence, token_span
from store.parse.reference import Memory, Party, parties
from store.parse.syntax import agent, children, is_passive, lemma, prepositional, subject
from store.parse.triggers import Trigger
from store.parse.units import singular


def find_roles(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """Who plays which part in an event."""
    if trigger.frame is not None:
        return framed_roles(sentence, trigger, trigger.frame, memory)
    if trigger.type in ("acquisition", "equity_stake"):
        return _purchase(sentence, trigger, memory)
    if trigger.type == "divestment":
        return _disposal(sentence, trigger, memory)
    if trigger.type in ("funding_round", "debt"):
        return _fund_raising(sentence, trigger, memory)
    if trigger.type in ("partnership", "joint_venture"):
        return alliance(sentence, trigger, memory)
    return _construction(sentence, trigger, memory)


def _purchase(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """Who buys what from whom."""
    token = trigger.token
    word = singular(token.lower_) if token.pos_ != "VERB" else ""
    if word in ("talk", "merger"):
        return talks(sentence, trigger, memory)
    objects, sources = _objects(sentence, trigger)
    if token.pos_ == "VERB" and lemma(token) in ("merge", "combine") and not objects:
        return Roles(doers(sentence, trigger, memory))
    bought = first_party(sentence, objects, memory)
    target = as_target(bought, phrase(sentence, objects[0]) if objects else None)
    buyers = [] if token.pos_ == "VERB" else _named(sentence, prepositional(token, "by"), memory)
    if word in BID_NOUNS:
        # A bid is its owner's, or comes from somebody; who rejects it is not the bidder.
        buyers += _named(sentence, (*children(token, "poss"), *prepositional(token, "from")), memory)
        sources = []
        target = target or as_target(next(iter(_others(doers(sentence, trigger, memory), buyers)), None))
    buyers = buyers or doers(sentence, trigger, memory)
    former: list[Party] = []
    if bought is not None and singular(objects[0].lower_) in UNIT_NOUNS and trigger.type == "acquisition":
        # "took over the bus operations of X": the operations are bought, X sells them.
        owners = (*prepositional(objects[0], "of", "from"), *children(objects[0], "poss"))
        former = _others(_named(sentence, owners, memory), buyers)
        target = phrase(sentence, objects[0]) if former else target
    if bought is not None and bought.inferred and any(p.name == bought.name for p in buyers):
        # "the solar firm" is not the buyer itself, but perhaps the company told of besides.
        other = (
            memory.other(frozenset(party.name for party in buyers))
            if objects[0].pos_ != "NOUN" or _is_the(objects[0])
            else None
        )
        told = as_target(Party(other, bought.span, inferred=True)) if other is not None else None
        target = told or phrase(sentence, objects[0])
    investors = [p for p in buyers if target is None or p.name != target.text]
    sellers = _named(sentence, [noun for source in sources for noun in prepositional(source, "from")], memory)
    sellers = list({p.name: p for p in (*sellers, *former)}.values())
    return Roles(investors, _others(sellers, investors), target)


def _is_the(noun: Token) -> bool:
    """ "the company", "the Leeds-based group": one told of before."""
    return any(child.lower_ == "the" for child in noun.lefts)


def _objects(sentence: Sentence, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """What is bought, and the words that "from" whom it is bought may hang on."""
    token = trigger.token
    if token.pos_ == "VERB":
        objects = _bought(sentence, token)
        sources = [token, *objects]
    else:
        objects = list(prepositional(token, "in", "of", "for"))
        sources = [token, trigger.verb]
        if trigger.type == "equity_stake" and not objects:
            objects = list(prepositional(trigger.verb, "in"))
            objects += [child for child in children(token, "poss", "compound") if child.pos_ == "PROPN"]
    return [whole for noun in objects for whole in _whole(noun)], sources


def _named(sentence: Sentence, nouns: Iterable[Token], memory: Memory) -> list[Party]:
    """The companies that `nouns` stand for."""
    return [party for noun in nouns for party in parties(sentence.reading, noun, memory)]


def _others(found: Iterable[Party], than: Iterable[Party]) -> list[Party]:
    """Those of `found` that are not among others."""
    names = {party.name for party in than}
    return [party for party in found if party.name not in names]


def _bought(sentence: Sentence, verb: Token) -> list[Token]:
    """What a verb of buying is about: its object, or what is paid for, bid for, invested in or merged with."""
    word = lemma(verb)
    if word in ("shell", "splash", "fork", "lash"):
        return [noun for source in (verb, *children(verb, "dobj")) for noun in prepositional(source, "on")]
    if word in _FRAMES:
        found = [noun for source in (verb, *children(verb, "dobj")) for noun in prepositional(source, *_FRAMES[word])]
        percents = {entry.head.i for entry in sentence.quantities if entry.quantity.dimension == "percent"}
        parts = [whole for noun in found if noun.i in percents for whole in prepositional(noun, "of")]
        return parts or found
    objects = children(verb, "nsubjpass") if is_passive(verb) else children(verb, "dobj")
    if not objects and verb.dep_ == "acl" and agent(verb) is not None:
        objects = [verb.head]
    if not objects and verb.dep_ == "xcomp" and children(verb, "auxpass"):
        objects = [doer for doer in (subject(verb),) if doer is not None]  # "agreed to be bought by"
    # "take X private": where the parse has "private" for the object, X hangs on it.
    objects = [
        part for noun in objects for part in (children(noun, "compound", "nsubj") if noun.lower_ == "private" else [noun])
    ]
    return objects + (list(prepositional(verb, "with")) if word == "merge" else [])


_FRAMES = {"pay": ("for",), "bid": ("for",), "offer": ("for",), "invest": ("in", "into")}


def _whole(token: Token) -> list[Token]:
    """ "a majority of X" is a part of X; of "which", what it stands for."""
    if token.lower_ in ("ownership", "majority", "minority", "rest", "remainder", "half", "all", "control", "ownership"):
        return list(prepositional(token, "of", "in")) or [token]
    if token.tag_ in ("WDT", "WP"):
        above = next((verb.head for verb in token.ancestors if verb.dep_ == "relcl"), None)
        return [above] if above is not None else []
    return [token]


def _disposal(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    token, verb = trigger.token, trigger.verb
    if token.pos_ == "VERB":
        objects = children(token, "nsubjpass") if is_passive(token) else children(token, "dobj")
        if lemma(token) in ("dispose", "part"):
            objects += prepositional(token, "of", "with")
        if lemma(token) in ("look", "seek"):
            buyers_ = [*prepositional(token, "for"), *objects]
            objects = [noun for buyer in buyers_ for noun in prepositional(buyer, "for")]
            objects = [whole for noun in objects for whole in (list(prepositional(noun, "in")) or [noun])]
        by = agent(token) if is_passive(token) else None
        sellers = parties(sentence.reading, by, memory) if is_passive(token) else doers(sentence, trigger, memory)
    else:
        objects = list(prepositional(token, "in", "of"))
        sellers = doers(sentence, trigger, memory)
        sellers = sellers or _named(sentence, (owner for thing in objects for owner in children(thing, "poss")), memory)
    buyers = [
        p
        for source in {token, verb, *(below for thing in objects for below in thing.subtree)}
        for noun in prepositional(source, "to")
        for p in parties(sentence.reading, noun, memory)
    ]
    named = first_party(sentence, objects, memory)
    target = as_target(named, phrase(sentence, objects[0]) if objects else None)
    if named and objects and singular(objects[0].lower_) in ("unit", "business", "division", "arm", "operation"):
        target = phrase(sentence, objects[0])
    return Roles(buyers, [p for p in sellers if all(p.name != b.name for b in buyers)], target)


def _fund_raising(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """Who raises is the target; who leads, takes part or lends invests."""
    raiser = doers(sentence, trigger, memory)
    if trigger.type == "debt" and lemma(trigger.verb) in LENDING_VERBS and not is_passive(trigger.verb):
        to = [*children(trigger.verb, "dative"), *children(trigger.verb, "dobj"), *prepositional(trigger.verb, "to")]
        to += [noun for prep in children(trigger.verb, "dative") for noun in children(prep, "pobj")]
        borrower = first_party(sentence, to, memory) or _other_than(raiser, memory.singular())
        if borrower is not None and any(party.name == borrower.name for party in raiser):
            borrower = _other_than(raiser, memory.other(frozenset(party.name for party in raiser)))
        return Roles(raiser, [], as_target(borrower))
    investors: list[Party] = []
    leads = trigger.chain[:1] if trigger.token.head.lower_ != "with" else ()  # "led the table with a Series C": who raised it
    if any(lemma(link) == "lead" and not is_passive(link) and link.dep_ != "acl" for link in leads):
        investors, raiser = raiser, []
    for token in sentence.tokens:
        if lemma(token) == "lead" and token.tag_ == "VBN":
            investors += parties(sentence.reading, agent(token), memory)
        elif (
            (token.lower_ in ("from", "including") or (token.lower_ == "with" and trigger.type == "debt"))
            and token.dep_ == "prep"
            and (
                token.head in (trigger.token, trigger.verb)
                or lemma(token.head) in ("participation", "investor", "investment", "backing")
            )
        ):
            investors += [p for noun in children(token, "pobj") for p in parties(sentence.reading, noun, memory)]
    raiser = [party for party in raiser if all(party.name != other.name for other in investors)]
    unique = {party.name: party for party in investors}
    lenders = list(unique.values())
    if trigger.type == "debt" and not raiser and lenders:
        borrower = _other_than(lenders, memory.described())  # "the openings are paid for with a loan from X"
        return Roles(lenders, [], as_target(borrower))
    return Roles(lenders, [], as_target(raiser[0]) if raiser else None)


def _other_than(parties_: list[Party], entity: Entity | None) -> Party | None:
    """The company told of before, unless it is one of the parties itself."""
    if entity is None or not parties_ or any(party.name == entity.name for party in parties_):
        return None
    return Party(entity, parties_[0].span, inferred=True)


def _construction(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    investors = doers(sentence, trigger, memory)
    together = [
        p for noun in prepositional(trigger.verb, "with") for p in parties(sentence.reading, noun, memory) if not p.inferred
    ]
    investors += [p for p in together if investors and all(p.name != other.name for other in investors)]
    if trigger.token.pos_ != "VERB":
        return Roles(investors, [], _worked_on(sentence, trigger.token) or phrase(sentence, trigger.token))
    if trigger.type == "research":
        return Roles(investors, [], _researched(sentence, trigger))
    if trigger.type == "other" and children(trigger.token, "dobj"):
        back = next(
            (noun for noun in children(trigger.token, "dobj") if noun.lower_ in ("buyback", "buy-back", "repurchase")), None
        )
        if back is not None:
            return Roles(investors, [], phrase(sentence, back))
    if trigger.type == "plant":
        works = [token for token in trigger.token.subtree if lemma(token) in BUILDING_VERBS and token.i > trigger.token.i]
        built = next((found for work in works if (found := built_by(work)) is not None), None)
        if built is not None:
            return Roles(investors, [], phrase(sentence, built))
    into = [
        noun
        for source in (trigger.token, *children(trigger.token, "dobj"))
        for noun in prepositional(source, "in", "into", "on")
        if noun.ent_type_ not in ("GPE", "LOC", "DATE", "NORP")
    ]
    into = [whole for noun in into if not any(noun.i == time.head.i for time in sentence.times) for whole in _whole(noun)]
    company = first_party(sentence, into, memory)
    if company and all(company.name != party.name for party in investors):
        return Roles(investors, [], as_target(company))
    return Roles(investors, [], phrase(sentence, into[0]) if into else None)


def _worked_on(sentence: Sentence, noun: Token) -> Found | None:
    """ "an upgrade of its largest dam": what is done, with what it is done to."""
    if singular(noun.lower_) not in WORKS_NOUNS:
        return None
    whole = next((of for of in prepositional(noun, "of", "at", "to") if singular(of.lower_) in FACILITY_NOUNS), None)
    if whole is None or whole.i < noun.i:
        return None
    words = sentence.reading.doc[noun.i : whole.i + 1]
    return Found(words.text, token_span(noun, whole))


def _researched(sentence: Sentence, trigger: Trigger) -> Found | None:
    """What research is on: "development of automotive chips", "research into vaccines"; None when it isn't said."""
    for token in trigger.token.subtree:
        if token.i > trigger.token.i and token.lower_ in ("research", "development", "r&d"):
            for noun in prepositional(token, "of", "on", "into", "for"):
                return phrase(sentence, noun)
    return None
