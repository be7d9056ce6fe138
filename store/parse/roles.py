"""Who plays which part in an investment: investors, sellers, and what is invested in, over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from store.model import Span
from store.parse.companies import Entity
from store.parse.deals import built_by, partners_of
from store.parse.lexicon.investment import BID_NOUNS, BUILDING_VERBS, CONTRACT_VERBS, LENDING_VERBS, SUPPLY_VERBS, UNIT_NOUNS
from store.parse.reading import Found, Sentence, token_span
from store.parse.reference import Memory, Party, parties
from store.parse.syntax import agent, children, is_passive, lemma, prepositional, subject
from store.parse.triggers import Trigger
from store.parse.units import singular

_IN_PHRASE = ("JJ", "NN", "CD", "HYPH", "VBN", "VBG")


_SUMS = frozenset("money fund funds proceed proceeds cash sum rest remainder half construction work".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Who plays which part in an investment."""

    investors: list[Party] = field(default_factory=list)
    sellers: list[Party] = field(default_factory=list)
    target: Found | None = None


def find_roles(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """Who plays which part in an event."""
    if trigger.type in ("acquisition", "equity_stake"):
        return _purchase(sentence, trigger, memory)
    if trigger.type == "divestment":
        return _disposal(sentence, trigger, memory)
    if trigger.type in ("funding_round", "debt"):
        return _fund_raising(sentence, trigger, memory)
    if trigger.type in ("partnership", "joint_venture"):
        return _alliance(sentence, trigger, memory)
    return _construction(sentence, trigger, memory)


def _doers(sentence: Sentence, trigger: Trigger, memory: Memory) -> list[Party]:
    """Those who act; media report what others do, unless they are themselves bought or buy."""
    found = _actors(sentence, trigger, memory)
    told = [party for party in found if party.entity.type != "media"]
    return told if trigger.type in ("funding_round", "plant", "debt", "research", "joint_venture") else told or found


def _actors(sentence: Sentence, trigger: Trigger, memory: Memory) -> list[Party]:
    """Those who act: the subject of the nearest verb in the chain that has one that is a company."""
    reading = sentence.reading
    for verb in (link for link in trigger.chain if link.pos_ in ("VERB", "AUX")):
        if is_passive(verb):
            by = parties(reading, agent(verb), memory)
            if by:
                return by
            continue
        found = parties(reading, subject(verb), memory)
        if found:
            return found
    named = subject(trigger.verb)
    if named is not None and named.pos_ == "PROPN":
        return []  # somebody does it whom we don't know as a company; "its" is theirs, not the last company's
    for owner in children(trigger.token, "poss"):
        found = parties(reading, owner, memory)
        if found:
            return found
    return _those_told_of(sentence, trigger, named, memory)


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


def _first_party(sentence: Sentence, tokens: Iterable[Token], memory: Memory) -> Party | None:
    for token in tokens:
        for party in parties(sentence.reading, token, memory):
            return party
    return None


def _target(party: Party | None, otherwise: Found | None = None) -> Found | None:
    return Found(party.name, party.span) if party else otherwise


def _purchase(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
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
    objects = [whole for token_ in objects for whole in _whole(token_)]
    bought = _first_party(sentence, objects, memory)
    target = _target(bought, phrase(sentence, objects[0]) if objects else None)
    doers = (
        [p for noun in prepositional(token, "by") for p in parties(sentence.reading, noun, memory)]
        if token.pos_ != "VERB"
        else []
    )
    if token.pos_ != "VERB" and singular(token.lower_) in ("talk", "merger"):
        return _talks(sentence, trigger, memory)
    if token.pos_ == "VERB" and lemma(token) in ("merge", "combine") and not objects:
        return Roles(_doers(sentence, trigger, memory))
    if token.pos_ != "VERB" and singular(token.lower_) in BID_NOUNS:
        # A bid is its owner's, or comes from somebody; who rejects it is not the bidder.
        doers += [p for owner in children(token, "poss") for p in parties(sentence.reading, owner, memory)]
        doers += [p for noun in prepositional(token, "from") for p in parties(sentence.reading, noun, memory)]
        sources = []
        if target is None:
            target = _target(next((p for p in _doers(sentence, trigger, memory) if all(p.name != d.name for d in doers)), None))
    doers = doers or _doers(sentence, trigger, memory)
    former: list[Party] = []
    if objects and bought is not None and singular(objects[0].lower_) in UNIT_NOUNS and trigger.type == "acquisition":
        # "took over the bus operations of X": the operations are bought, X sells them.
        former = [
            p
            for o in (*prepositional(objects[0], "of", "from"), *children(objects[0], "poss"))
            for p in parties(sentence.reading, o, memory)
        ]
        former = [p for p in former if all(p.name != d.name for d in doers)]
        target = phrase(sentence, objects[0]) if former else target
    if bought is not None and bought.inferred and any(p.name == bought.name for p in doers):
        target = phrase(sentence, objects[0])  # "the solar firm" is not the buyer itself
    investors = [p for p in doers if target is None or p.name != target.text]
    sellers = [
        p for source in sources for noun in prepositional(source, "from") for p in parties(sentence.reading, noun, memory)
    ]
    sellers = list({p.name: p for p in (*sellers, *former)}.values())
    return Roles(investors, [p for p in sellers if all(p.name != i.name for i in investors)], target)


def _talks(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """ "merger talks between A and B": both come; "talks between A and B": A is after B."""
    token = trigger.token
    both = _between(sentence, token) or [
        p for noun in prepositional(token, "of") for p in parties(sentence.reading, noun, memory)
    ]
    if not both:
        others = [p for noun in prepositional(token, "with") for p in parties(sentence.reading, noun, memory)]
        both = [*_doers(sentence, trigger, memory), *others]
    both = list({p.name: p for p in both}.values())
    merger = singular(token.lower_) == "merger" or any(child.lower_ == "merger" for child in token.lefts)
    if len(both) < 2:
        return Roles()
    return Roles(both) if merger or len(both) > 2 else Roles(both[:1], [], _target(both[1]))


def _between(sentence: Sentence, token: Token) -> list[Party]:
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


def _bought(sentence: Sentence, verb: Token) -> list[Token]:
    """What a verb of buying is about: its object, or what is paid for, bid for, invested in or merged with."""
    word = lemma(verb)
    if word in _FRAMES:
        found = [noun for source in (verb, *children(verb, "dobj")) for noun in prepositional(source, *_FRAMES[word])]
        percents = {entry.head.i for entry in sentence.quantities if entry.quantity.dimension == "percent"}
        parts = [whole for noun in found if noun.i in percents for whole in prepositional(noun, "of")]
        return parts or found
    objects = children(verb, "nsubjpass") if is_passive(verb) else children(verb, "dobj")
    return objects + (list(prepositional(verb, "with")) if word == "merge" else [])


_FRAMES = {"pay": ("for",), "bid": ("for",), "offer": ("for",), "invest": ("in", "into")}


def _whole(token: Token) -> list[Token]:
    """ "a majority of X" is a part of X; of "which", what it stands for."""
    if token.lower_ in ("majority", "minority", "rest", "remainder", "half", "all", "control", "ownership"):
        return list(prepositional(token, "of", "in")) or [token]
    if token.tag_ in ("WDT", "WP"):
        above = next((verb.head for verb in token.ancestors if verb.dep_ == "relcl"), None)
        return [above] if above is not None else []
    return [token]


def _disposal(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    token, verb = trigger.token, trigger.verb
    if token.pos_ == "VERB":
        objects = children(token, "nsubjpass") if is_passive(token) else children(token, "dobj")
        if lemma(token) in ("look", "seek"):
            buyers_ = [*prepositional(token, "for"), *objects]
            objects = [noun for buyer in buyers_ for noun in prepositional(buyer, "for")]
            objects = [whole for noun in objects for whole in (list(prepositional(noun, "in")) or [noun])]
        by = agent(token) if is_passive(token) else None
        sellers = parties(sentence.reading, by, memory) if is_passive(token) else _doers(sentence, trigger, memory)
    else:
        objects = list(prepositional(token, "in", "of"))
        sellers = _doers(sentence, trigger, memory)
    buyers = [
        p
        for source in {token, verb, *objects}
        for noun in prepositional(source, "to")
        for p in parties(sentence.reading, noun, memory)
    ]
    named = _first_party(sentence, objects, memory)
    target = _target(named, phrase(sentence, objects[0]) if objects else None)
    if named and objects and singular(objects[0].lower_) in ("unit", "business", "division", "arm", "operation"):
        target = phrase(sentence, objects[0])
    return Roles(buyers, [p for p in sellers if all(p.name != b.name for b in buyers)], target)


def _fund_raising(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """Who raises is the target; who leads, takes part or lends invests."""
    raiser = _doers(sentence, trigger, memory)
    if trigger.type == "debt" and lemma(trigger.verb) in LENDING_VERBS and not is_passive(trigger.verb):
        to = [*children(trigger.verb, "dative"), *children(trigger.verb, "dobj"), *prepositional(trigger.verb, "to")]
        to += [noun for prep in children(trigger.verb, "dative") for noun in children(prep, "pobj")]
        borrower = _first_party(sentence, to, memory) or _other_than(raiser, memory.singular())
        if borrower is not None and any(party.name == borrower.name for party in raiser):
            borrower = _other_than(raiser, memory.other(frozenset(party.name for party in raiser)))
        return Roles(raiser, [], _target(borrower))
    investors: list[Party] = []
    if any(lemma(link) == "lead" and not is_passive(link) and link.dep_ != "acl" for link in trigger.chain[:1]):
        investors, raiser = raiser, []
    for token in sentence.tokens:
        if lemma(token) == "lead" and token.tag_ == "VBN":
            investors += parties(sentence.reading, agent(token), memory)
        elif (
            token.lower_ in ("from", "including")
            and token.dep_ == "prep"
            and (
                token.head in (trigger.token, trigger.verb)
                or lemma(token.head) in ("participation", "investor", "investment", "backing")
            )
        ):
            investors += [p for noun in children(token, "pobj") for p in parties(sentence.reading, noun, memory)]
    raiser = [party for party in raiser if all(party.name != other.name for other in investors)]
    unique = {party.name: party for party in investors}
    return Roles(list(unique.values()), [], _target(raiser[0]) if raiser else None)


def _other_than(parties_: list[Party], entity: Entity | None) -> Party | None:
    """The company told of before, unless it is one of the parties itself."""
    if entity is None or not parties_ or any(party.name == entity.name for party in parties_):
        return None
    return Party(entity, parties_[0].span, inferred=True)


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
    return [*prepositional(token, "from"), *below]


def _is_order_received(trigger: Trigger) -> bool:
    """ "received an order for 40 aircraft from X"."""
    nouns = [trigger.token] if trigger.token.pos_ != "VERB" else children(trigger.token, "dobj", "nsubjpass")
    return any(singular(noun.lower_) == "order" and any(c.lower_ == "from" for c in noun.subtree) for noun in nouns) or (
        lemma(trigger.verb) in ("receive", "win", "land", "secure", "lose")
        and any(singular(noun.lower_) == "order" for noun in children(trigger.verb, "dobj"))
    )


def _alliance(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    """ "A signed an MoU with B": A comes to B. "A and B formed a venture": both come to the venture."""
    sources = [trigger.token, *prepositional(trigger.token, "of", "on", "for"), *trigger.chain]
    partners = [
        p
        for source in sources
        for noun in prepositional(source, "with", "between")
        for p in parties(sentence.reading, noun, memory)
    ]
    doers = _doers(sentence, trigger, memory)
    partners = _between(sentence, trigger.token) or partners
    if trigger.type == "partnership" and not partners:
        partners = [p for noun in _contracted(sentence, trigger) for p in parties(sentence.reading, noun, memory)]
    partners = list({p.name: p for p in partners if all(p.name != d.name for d in doers)}.values())
    if trigger.type == "partnership" and len(partners) == 1 and doers and _is_order_received(trigger):
        return Roles(partners, [], _target(doers[0]))  # who orders invests, who received the order makes
    if trigger.type == "partnership" and doers and partners:
        return Roles(doers, [], _target(partners[0])) if len(partners) == 1 else Roles([*doers, *partners])
    if len(doers) + len(partners) < 2:
        return Roles()
    project = phrase(sentence, trigger.token) if trigger.type == "joint_venture" else None
    return Roles([*doers, *partners], [], project)


def _construction(sentence: Sentence, trigger: Trigger, memory: Memory) -> Roles:
    investors = _doers(sentence, trigger, memory)
    together = [
        p for noun in prepositional(trigger.verb, "with") for p in parties(sentence.reading, noun, memory) if not p.inferred
    ]
    investors += [p for p in together if investors and all(p.name != other.name for other in investors)]
    if trigger.token.pos_ != "VERB":
        return Roles(investors, [], phrase(sentence, trigger.token))
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
    company = _first_party(sentence, into, memory)
    if company and all(company.name != party.name for party in investors):
        return Roles(investors, [], _target(company))
    return Roles(investors, [], phrase(sentence, into[0]) if into else None)


def _researched(sentence: Sentence, trigger: Trigger) -> Found | None:
    """What research is on: "development of automotive chips", "research into vaccines"; None when it isn't said."""
    for token in trigger.token.subtree:
        if token.i > trigger.token.i and token.lower_ in ("research", "development", "r&d"):
            for noun in prepositional(token, "of", "on", "into", "for"):
                return phrase(sentence, noun)
    return None


def phrase(sentence: Sentence, token: Token) -> Found:
    """The words of the noun phrase that ends with `token`, without articles, sums and capacities.

    Read from the tags rather than the tree: long stacks of nouns are where parses go wrong.
    """
    doc = sentence.reading.doc
    sums = {
        at
        for entry in sentence.quantities
        if entry.quantity.dimension in ("money", "percent", "power", "energy") or "/" in (entry.quantity.unit or "")
        for at in range(entry.first, entry.last + 1)
    }
    first = token.i
    while first > sentence.tokens.start and first - 1 not in sums and doc[first - 1].tag_.startswith(_IN_PHRASE):
        first -= 1
    while doc[first].text == "-":
        first += 1
    span = doc[first : token.i + 1]
    return Found(span.text, Span(span.start_char, span.end_char))
