"""What later sentences add to an investment: its sum ("the deal is worth …"), and who else put money in."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.frozen import Frozen, replace
from store.model import Amount, Investment, InvestmentType, Period, Span
from store.model.period import days
from store.parse.anchored import Anchored
from store.parse.deal_dates import timed
from store.parse.investments import amount_of
from store.parse.lexicon.investment import DEAL_NOUNS, PROJECT_NOUNS, WORTH_VERBS
from store.parse.reading import Sentence
from store.parse.reference import Memory, Party, parties
from store.parse.syntax import agent, children, is_verb, lemma, prepositional, subject
from store.parse.units import singular

REACH = 3
"""Sentences after an investment in which "the deal" still means it."""
DEALS: frozenset[InvestmentType] = frozenset({"acquisition", "equity_stake", "divestment", "partnership"})
PROJECTS: frozenset[InvestmentType] = frozenset({"plant", "joint_venture", "research", "other"})
_ALLIANCES: frozenset[InvestmentType] = frozenset({"joint_venture", "partnership", "research"})
ROUNDS: frozenset[InvestmentType] = frozenset({"funding_round"})
_THEIRS = frozenset("they partner both side company pair two it".split())


class Sequel(Frozen):
    """What a sentence adds to an investment of one of `types`: a sum, a time, or more investors.

    `first` is the sum's first token; `starts` says that the time is when what is built will run.
    """

    types: frozenset[InvestmentType]
    amount: tuple[Amount, Span] | None = None
    period: tuple[Period, Span] | None = None
    starts: bool = False
    investors: tuple[Party, ...] = ()
    first: int | None = None


def find_sequels(sentence: Sentence, taken: set[int]) -> list[Sequel]:
    """The additions of a sentence; sums that begin at a token of `taken` belong to investments of its own."""
    found = []
    for entry in sentence.quantities:
        quantity = entry.quantity
        if quantity.dimension != "money" or quantity.role != "level" or entry.first in taken or "/" in (quantity.unit or ""):
            continue
        types = _sum_of(entry)
        if types:
            amount = amount_of(sentence, entry, shared=False)
            found.append(Sequel(types, amount=(amount, quantity.full), first=entry.first))
    return found


def find_backers(sentence: Sentence, memory: Memory) -> list[Sequel]:
    """Who a sentence says put money into the round told of in it or before."""
    backers = tuple({party.name: party for party in _backers(sentence, memory)}.values())
    return [Sequel(ROUNDS, investors=backers)] if backers else []


def _sum_of(entry: Anchored) -> frozenset[InvestmentType]:
    """Which investments a sum can be of, by the verb above it and what that verb is about."""
    token = entry.head
    for _ in range(5):
        above = token.head
        if above == token:
            break
        if above.pos_ == "NOUN" and singular(above.lower_) in ("capital",) and token.dep_ in ("prep", "compound", "nmod"):
            return frozenset({"joint_venture"})
        named = above.pos_ == "NOUN" and token.dep_ in ("nmod", "compound", "quantmod", "amod", "nummod")
        if named and any(child.lower_ in ("the", "this") for child in above.lefts):
            # "The $118 million site will cover …", "the £870mn price"
            noun = singular(above.lower_)
            return DEALS if noun in DEAL_NOUNS else PROJECTS if noun in PROJECT_NOUNS else frozenset()
        if above.pos_ == "NOUN" and token.dep_ == "prep" and singular(above.lower_) == "investment" and _is_total(above):
            return PROJECTS
        token = above
        if is_verb(token):
            return _told_by(token)
    return frozenset()


def _is_total(noun: Token) -> bool:
    return any(child.lower_ in ("total", "overall", "combined") for child in noun.lefts)


def _told_by(verb: Token) -> frozenset[InvestmentType]:
    word = lemma(verb)
    if word == "put" and any(noun.lower_ in ("price", "value") for noun in children(verb, "dobj")):
        return DEALS  # "put the value of the order at …"
    if word not in WORTH_VERBS:
        return frozenset()
    doer = next(iter(children(verb, "nsubjpass")), None) or subject(verb)
    if doer is None:
        return frozenset()
    if word == "pay":
        return DEALS if _is_paid_for(verb, doer) else frozenset()
    return _of_subject(word, _spoken_of(doer))


def _spoken_of(doer: Token) -> str:
    """The noun that a sum is of: of "the value of the order" the order."""
    noun = singular(doer.lower_)
    if noun in ("price", "value", "cost", "outlay"):
        of = next(iter(prepositional(doer, "of", "for")), None)
        return singular(of.lower_) if of is not None else noun
    return noun


def _of_subject(word: str, noun: str) -> frozenset[InvestmentType]:
    if word == "fetch" or (noun in DEAL_NOUNS and word == "value"):
        return frozenset({"acquisition", "divestment"})
    if noun in DEAL_NOUNS:
        return DEALS
    if noun in PROJECT_NOUNS:
        return PROJECTS
    theirs = word in ("invest", "contribute", "put", "spend", "commit") and noun in _THEIRS
    return _ALLIANCES if theirs else frozenset()


def _is_paid_for(verb: Token, doer: Token) -> bool:
    """ "it paid 31 million", "the group, which paid 31 million for the shares"."""
    bought = {singular(noun.lower_) for noun in prepositional(verb, "for")}
    bought |= {singular(noun.lower_) for sum_ in children(verb, "dobj") for noun in prepositional(sum_, "for")}
    return singular(doer.lower_) in ("it", "company", "buyer") or bool(bought & _BOUGHT)


_BOUGHT = frozenset("share stake business holding company".split())


def _backers(sentence: Sentence, memory: Memory) -> Iterator[Party]:
    """ "X led the round", "A and B also took part", "with participation from C", "backers include D"."""
    for token in sentence.tokens:
        word = lemma(token)
        if token.pos_ == "VERB" and _takes_part(token, word):
            yield from _named(parties(sentence.reading, subject(token), memory))
            by = agent(token) if token.tag_ == "VBN" else None
            yield from _named(parties(sentence.reading, by, memory))
        elif token.lower_ in ("participation", "participants") or (word == "investor" and token.tag_ == "NNS"):
            for noun in prepositional(token, "from", "by", "including"):
                yield from _named(parties(sentence.reading, noun, memory))
        elif word == "include" and (doer := subject(token)) is not None and singular(doer.lower_) in ("backer", "investor"):
            for noun in children(token, "dobj"):
                yield from _named(parties(sentence.reading, noun, memory))


def _takes_part(verb: Token, word: str) -> bool:
    objects = {singular(noun.lower_) for noun in children(verb, "dobj")}
    if verb.tag_ == "VBG" and word in ("lead", "join") and not objects:
        return True
    if word in ("lead", "join", "colead"):
        return bool(objects & {"round", "financing", "investment", "funding", "deal"}) or (word == "join" and not objects)
    return (
        (word == "take" and "part" in objects)
        or (word == "participate")
        or (word == "write" and bool(objects & {"check", "cheque"}))
    )


def _named(found: list[Party]) -> list[Party]:
    return [party for party in found if not party.inferred]


def apply(fact: Investment, sequel: Sequel, base: int) -> Investment | None:
    """The investment with what a later sentence, whose block begins at `base`, adds to it; None when it adds nothing."""
    if fact.type not in sequel.types:
        return None
    fields = dict(fact.evidence)
    if sequel.amount is not None:
        if fact.amount is not None:
            return None
        amount, span = sequel.amount
        fields["amount"] = span.shift(base)
        shared = len(fact.investors) > 1
        return replace(
            fact, amount=replace(amount, shared=shared), evidence=fields, confidence=round(fact.confidence - 0.06, 2)
        )
    if sequel.period is not None:
        return _timed(fact, sequel, base)
    more = tuple(party for party in sequel.investors if party.name not in (*fact.investors, fact.target))
    if not more:
        return None
    fields.setdefault("investors", more[0].span.shift(base))
    return replace(fact, investors=(*fact.investors, *(party.name for party in more)), evidence=fields)


def _timed(fact: Investment, sequel: Sequel, base: int) -> Investment | None:
    """The investment with a time told later: a plan is of the time it starts, a deal of when it was made, if not known yet."""
    if sequel.period is None:
        return None
    period, span = sequel.period
    published = fact.published
    if sequel.starts and published and period.end and days(period.end)[1] < days(published)[0]:
        return None  # "the plant, which opened in 1987"
    plan = sequel.starts and fact.status in ("planned", "agreed")
    reported = fact.when is None or (fact.when.start or "").count("-") == 2
    if not (reported if plan else fact.when is None):
        return None
    return timed(fact, period, span.shift(base), starts=plan)
