"""Deals that a verb tells by its frame: who does it, to what, and what goes with it.

"take X private", "pay 57 million for 80% of X", "lend X 150 million", "order ships from X", "win a contract to supply X",
"invest in X", "spend 28 million on fitting out the site", "bid for X".
"""

from __future__ import annotations

from spacy.tokens import Token

from store.model import InvestmentType
from store.parse.lexicon.change import CHANGE_VERBS
from store.parse.lexicon.investment import (
    BUILDING_VERBS,
    BUSINESS_PARTS,
    CONTRACT_NOUNS,
    CONTRACT_VERBS,
    DISPOSE_VERBS,
    FACILITY_NOUNS,
    INVEST_VERBS,
    ORDER_VERBS,
    PURCHASE_VERBS,
    RESEARCH_WORDS,
    STAKE_NOUNS,
    SUPPLY_VERBS,
)
from store.parse.reading import Sentence
from store.parse.syntax import children, conjuncts, lemma, prepositional
from store.parse.units import singular


def frame_type(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """The investment that a verb tells with what it governs; None for most verbs."""
    for reading in _FRAMES:
        found = reading(sentence, verb)
        if found:
            return found
    return None


def is_company(sentence: Sentence, token: Token) -> bool:
    """Whether a token is of a company's name."""
    return sentence.reading.cast.at(sentence.reading.index, token) is not None


def money_below(sentence: Sentence, verb: Token) -> bool:
    """Whether a sum of money is the verb's object or in its phrase."""
    objects = {token.i for token in children(verb, "dobj", "nsubjpass", "npadvmod", "dative")}
    return any(
        entry.quantity.dimension == "money" and (entry.head.i in objects or entry.head.head.i in objects)
        for entry in sentence.quantities
    )


def _private(sentence: Sentence, verb: Token) -> InvestmentType | None:
    if lemma(verb) != "take":
        return None
    window = sentence.reading.doc[verb.i + 1 : min(verb.i + 18, sentence.tokens.end)]
    private = next((token for token in window if token.lower_ == "private" and token.nbor(-1).lower_ not in ("a", "the")), None)
    return "acquisition" if private is not None and children(verb, "dobj", "nsubjpass") else None


def _paid(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "pay $57 million for 80% of X", "pay 1.1 million for the title"."""
    if lemma(verb) != "pay" or not money_below(sentence, verb):
        return None
    for noun in _for_what(verb):
        if is_company(sentence, noun):
            return "acquisition"
        if any(entry.head == noun and entry.quantity.dimension == "percent" for entry in sentence.quantities):
            return "equity_stake"
    return None


def _splashed(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "is shelling out 92 billion yen on X", "has won control of X", "gets full ownership of X"."""
    word = lemma(verb)
    if word in ("shell", "splash", "fork", "lash"):
        on = [*prepositional(verb, "on"), *(noun for sum_ in children(verb, "dobj") for noun in prepositional(sum_, "on"))]
        return "acquisition" if any(is_company(sentence, noun) or _of_company(sentence, noun) for noun in on) else None
    if word in ("win", "gain", "take", "get", "secure", "seize", "assume"):
        for noun in children(verb, "dobj"):
            held = noun.lower_ in ("control", "ownership") and list(prepositional(noun, "of"))
            if held and any(is_company(sentence, other) or _of_company(sentence, other) for other in held):
                return "acquisition"
    return None


def _awarded(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "awarded X a 600-million-euro contract", "X was selected by Y to modernise its network"."""
    word = lemma(verb)
    if word in ("award", "hand", "give"):
        contract = any(singular(noun.lower_) in CONTRACT_NOUNS for noun in children(verb, "dobj"))
        return "partnership" if contract and any(is_company(sentence, noun) for noun in children(verb, "dative")) else None
    if word in ("select", "choose", "pick", "hire", "tap", "appoint", "contract"):
        chosen = [*children(verb, "dobj"), *children(verb, "nsubjpass")]
        task = any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in verb.children)
        return "partnership" if task and any(is_company(sentence, noun) for noun in chosen) else None
    return None


def _offered(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "has offered $175 million for the X brand"."""
    if lemma(verb) != "offer" or not money_below(sentence, verb):
        return None
    found = [noun for noun in _for_what(verb) if is_company(sentence, noun) or _of_company(sentence, noun)]
    return "acquisition" if found else None


def _of_company(sentence: Sentence, noun: Token) -> bool:
    """ "the X brand", "X's bus unit"."""
    return any(is_company(sentence, child) for child in children(noun, "compound", "nmod", "poss", "appos"))


def _on_sale(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "is looking for a buyer for its 35% interest in X", "has put its radio arm up for sale", "on the block"."""
    word = lemma(verb)
    if word in ("look", "seek"):
        buyers = [*prepositional(verb, "for"), *children(verb, "dobj")]
        return (
            "divestment"
            if any(singular(noun.lower_) == "buyer" and list(prepositional(noun, "for")) for noun in buyers)
            else None
        )
    if word == "put" and children(verb, "dobj"):
        window = sentence.reading.doc[verb.i : min(verb.i + 14, sentence.tokens.end)].text.lower()
        return "divestment" if "up for sale" in window or "on the block" in window or "on the market" in window else None
    return None


def _for_what(verb: Token) -> list[Token]:
    found = list(prepositional(verb, "for"))
    for sum_ in children(verb, "dobj"):
        found += prepositional(sum_, "for")
    return found


def _lent(sentence: Sentence, verb: Token) -> InvestmentType | None:
    return "debt" if lemma(verb) == "lend" and money_below(sentence, verb) else None


def _ordered(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "ordered eight ships from X", "agreed to buy 18,000 tonnes a year from X": goods, not a company."""
    word = lemma(verb)
    if word not in ORDER_VERBS and word not in PURCHASE_VERBS:
        return None
    for goods in children(verb, "dobj"):
        plain = goods.pos_ == "NOUN" and singular(goods.lower_) not in _BUSINESSES
        if is_company(sentence, goods) or not (plain or _is_counted(sentence, goods)):
            continue
        sources = [*prepositional(verb, "from"), *prepositional(goods, "from")]
        below = [noun for prep in goods.subtree if prep.lower_ == "from" for noun in children(prep, "pobj")]
        if any(is_company(sentence, noun) for noun in [*sources, *below]):
            return "partnership"
    return None


_BUSINESSES = BUSINESS_PARTS | FACILITY_NOUNS | STAKE_NOUNS | frozenset("share land right asset percent cent %".split())


def _is_counted(sentence: Sentence, goods: Token) -> bool:
    return any(
        entry.head in (goods, goods.head) or entry.head.head == goods
        for entry in sentence.quantities
        if entry.quantity.dimension not in ("money", "percent", "time")
    )


def _supplied(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "won a contract to supply X with", "under a contract signed last week, A will process sales for X"."""
    if lemma(verb) in CONTRACT_VERBS:
        nouns = [noun for noun in children(verb, "dobj", "nsubjpass") if singular(noun.lower_) in CONTRACT_NOUNS]
        nouns = [
            noun for noun in nouns if not any(lemma(act) in _DEALS_BY_THEMSELVES for act in children(noun, "acl", "relcl"))
        ]
        return "partnership" if any(partners_of(sentence, noun) for noun in nouns) else None
    if lemma(verb) in ("supply", "provide", "deliver") and verb.tag_ not in ("VBZ", "VBP"):
        others = [*children(verb, "dobj", "dative"), *prepositional(verb, "to")]
        others += [noun for goods in children(verb, "dobj") for noun in prepositional(goods, "to")]
        if any(is_company(sentence, noun) for noun in others):
            return "partnership"
    if lemma(verb) in SUPPLY_VERBS and any(noun.lower_ in CONTRACT_NOUNS for noun in prepositional(verb, "under")):
        others = [*children(verb, "dobj", "dative"), *prepositional(verb, "for", "to", "with")]
        return "partnership" if others else None
    return None


_DEALS_BY_THEMSELVES = PURCHASE_VERBS | DISPOSE_VERBS | {"merge", "combine", "invest", "form", "create"}
"""What an agreement is about when it is no partnership: the verb tells the deal."""


def partners_of(sentence: Sentence, noun: Token) -> list[Token]:
    """The companies on the other side of a contract: with, from, for them, or what is to be supplied to them."""
    found = list(prepositional(noun, "with", "from", "for", "by", "at"))
    found += [of for prep in noun.subtree if prep.lower_ == "from" for of in children(prep, "pobj")]
    for verb in children(noun, "acl", "relcl"):
        found += [*children(verb, "dobj", "dative"), *prepositional(verb, "for", "to", "with")]
        for goods in children(verb, "dobj"):
            found += prepositional(goods, "for", "to")
    return [token for noun_ in found for token in conjuncts(noun_) if is_company(sentence, token)]


def _invested(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "will invest together in X": in a company, with or without a sum."""
    if lemma(verb) != "invest":
        return None
    into = list(prepositional(verb, "in", "into"))
    for sum_ in children(verb, "dobj"):
        into += prepositional(sum_, "in", "into")
    return "equity_stake" if any(is_company(sentence, noun) for noun in into) else None


def _fitted_out(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "spend 28 million on fitting out the site", "invest 62 million to expand its plant"."""
    if lemma(verb) not in ("spend", "invest", "put") or not money_below(sentence, verb):
        return None
    works = [token for prep in children(verb, "prep") for token in children(prep, "pcomp")] + children(verb, "xcomp", "advcl")
    return "plant" if any(lemma(work) in BUILDING_VERBS and built_by(work) is not None for work in works) else None


def built_by(work: Token) -> Token | None:
    """The facility that a verb of building has for its object."""
    for noun in [*children(work, "dobj"), *(n for prt in children(work, "prep", "prt") for n in children(prt, "pobj"))]:
        for member in (noun, *prepositional(noun, "of", "at")):
            if singular(member.lower_) in FACILITY_NOUNS:
                return member
    return None


def _researched(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "devote a further $95 million to research and development", "raise its research budget to 712 billion yen"."""
    if not any(entry.quantity.dimension == "money" for entry in sentence.quantities):
        return None
    objects = children(verb, "dobj")
    if lemma(verb) in INVEST_VERBS | {"devote", "commit", "earmark"} and money_below(sentence, verb):
        if any(lemma(child) == "research" for child in children(verb, "xcomp", "advcl")):
            return "research"  # "to research into", where the parse takes it for a verb
        to = [noun for source in (verb, *objects) for noun in prepositional(source, "to", "on", "in", "into", "for")]
        return "research" if any(noun.lower_ in RESEARCH_WORDS for noun in to) else None
    budgets = [
        noun for noun in objects if singular(noun.lower_) in ("budget", "spending", "outlay", "expenditure", "investment")
    ]
    about = any({t.lower_ for t in noun.lefts} & RESEARCH_WORDS or _of_research(noun) for noun in budgets)
    return "research" if about and lemma(verb) in CHANGE_VERBS | {"plan": "up"} else None


def _of_research(noun: Token) -> bool:
    below = {token.lower_ for child in noun.lefts for token in child.subtree} | {
        t.lower_ for t in prepositional(noun, "on", "in")
    }
    return bool(below & RESEARCH_WORDS)


def _signed_up(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "has signed up X as a buyer"."""
    up = lemma(verb) == "sign" and any(child.lower_ == "up" for child in verb.children)
    return "partnership" if up and any(is_company(sentence, noun) for noun in children(verb, "dobj")) else None


def _bought_back(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """ "approved a share buyback of up to $400 million"."""
    if lemma(verb) not in ("approve", "announce", "launch", "plan", "complete", "start", "begin", "authorise", "authorize"):
        return None
    back = any(noun.lower_ in ("buyback", "buy-back", "repurchase") for noun in children(verb, "dobj", "nsubjpass"))
    return "other" if back and any(entry.quantity.dimension == "money" for entry in sentence.quantities) else None


def _bid(sentence: Sentence, verb: Token) -> InvestmentType | None:
    if lemma(verb) != "bid":
        return None
    return "acquisition" if any(is_company(sentence, noun) for noun in prepositional(verb, "for")) else None


_FRAMES = (
    _private,
    _paid,
    _splashed,
    _awarded,
    _offered,
    _lent,
    _researched,
    _ordered,
    _supplied,
    _signed_up,
    _invested,
    _fitted_out,
    _bid,
    _on_sale,
    _bought_back,
)
