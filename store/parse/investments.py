"""Investments: from a trigger to who invests how much in what, where and when, over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from spacy.tokens import Token

from store.model import Amount, InvestmentType, Period, Span, Status
from store.parse.anchored import Anchored
from store.parse.lexicon.investment import FACILITY_NOUNS, PLAN_NOUNS, STAKE_NOUNS, SUM_NOUNS, TOGETHER
from store.parse.measures import is_measure_noun
from store.parse.reading import Found, Sentence, token_span, tree_distance
from store.parse.reference import Memory, Party, parties
from store.parse.settings import abroad, period_for, place_under
from store.parse.status import status_of
from store.parse.syntax import agent, below, children, is_passive, lemma, prepositional, subject
from store.parse.triggers import Trigger, find_triggers
from store.parse.units import singular

_IN_PHRASE = ("JJ", "NN", "CD", "HYPH", "VBN", "VBG")


@dataclass(frozen=True, slots=True)
class InvestmentReading:
    """An investment as read from one sentence; spans are in the block."""

    type: InvestmentType
    status: Status
    span: Span
    investors: tuple[Party, ...] = ()
    target: Found | None = None
    sellers: tuple[Party, ...] = ()
    amount: tuple[Amount, Span] | None = None
    stake: tuple[Decimal, Span] | None = None
    place: Found | None = None
    period: tuple[Period, Span] | None = None
    rule: str = ""
    trigger: Span | None = None
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class _Roles:
    """Who plays which part; `partners` are counterparties ("with SAIC")."""

    investors: list[Party] = field(default_factory=list)
    sellers: list[Party] = field(default_factory=list)
    target: Found | None = None


def find_investments(sentence: Sentence, memory: Memory) -> list[InvestmentReading]:
    """The investments that a sentence states."""
    found: list[InvestmentReading] = []
    taken: set[int] = set()
    for trigger in find_triggers(sentence):
        roles = _roles(sentence, trigger, memory)
        if not roles.investors and not (roles.target and (roles.sellers or trigger.type in ("funding_round", "debt"))):
            continue
        money = _money(sentence, trigger, taken)
        if money is not None:
            taken.add(money.first)
        if trigger.type in ("other", "funding_round") and money is None:
            continue
        found.extend(_readings(sentence, trigger, roles, money))
    return found


def _readings(sentence: Sentence, trigger: Trigger, roles: _Roles, money: Anchored | None) -> Iterator[InvestmentReading]:
    stake = _stake(sentence, trigger)
    tokens = (trigger.token, *trigger.chain)
    place = place_under(sentence.reading, _place_heads(trigger)) or abroad(trigger.token)
    time = period_for(sentence, tokens, skip_reporting=False)
    groups = [roles.investors] if not _distributed(trigger, roles) else [[party] for party in roles.investors]
    for investors in groups:
        shared = len(investors) > 1 or (len(groups) > 1 and _given_together(sentence))
        amount = (_amount(sentence, money, shared=shared), money.quantity.full) if money else None
        spans = [token_span(trigger.token), token_span(trigger.verb), *(party.span for party in investors)]
        spans += [entry.span for entry in (roles.target, place) if entry]
        spans += [entry[1] for entry in (amount, stake) if entry]
        spans += [time.timex.span] if time else []
        yield InvestmentReading(
            type=_type(trigger, roles),
            status=status_of(trigger.chain),
            span=spans[0].cover(*spans),
            investors=tuple(investors),
            target=roles.target,
            sellers=tuple(roles.sellers),
            amount=amount,
            stake=stake,
            place=place,
            period=(time.timex.period(), time.timex.span) if time else None,
            rule=f"investment.{trigger.type}.{lemma(trigger.token)}",
            trigger=token_span(trigger.token),
            doubts=sum(party.inferred for party in (*investors, *roles.sellers)),
        )


def _type(trigger: Trigger, roles: _Roles) -> InvestmentType:
    """Money put into a site is a plant, even where no word of building is used."""
    if (
        trigger.type == "other"
        and roles.target is not None
        and singular(roles.target.text.split()[-1].lower()) in FACILITY_NOUNS
    ):
        return "plant"
    return trigger.type


def _distributed(trigger: Trigger, roles: _Roles) -> bool:
    """Whether each investor has plans of its own: "A, B and C revealed plans for factories"."""
    plural = trigger.token.tag_ in ("NNS", "NNPS") or any(
        link.tag_ == "NNS" for link in trigger.chain if lemma(link) in PLAN_NOUNS
    )
    return len(roles.investors) > 1 and plural and trigger.type in ("plant", "research", "other")


def _given_together(sentence: Sentence) -> bool:
    return any(token.lower_ in TOGETHER for token in sentence.tokens)


# Who does what ------------------------------------------------------------------------------------------------------


def _roles(sentence: Sentence, trigger: Trigger, memory: Memory) -> _Roles:
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
    for owner in children(trigger.token, "poss"):
        found = parties(reading, owner, memory)
        if found:
            return found
    return []


def _first_party(sentence: Sentence, tokens: Iterable[Token], memory: Memory) -> Party | None:
    for token in tokens:
        for party in parties(sentence.reading, token, memory):
            return party
    return None


def _target(party: Party | None, otherwise: Found | None = None) -> Found | None:
    return Found(party.name, party.span) if party else otherwise


def _purchase(sentence: Sentence, trigger: Trigger, memory: Memory) -> _Roles:
    token = trigger.token
    if token.pos_ == "VERB":
        objects = children(token, "nsubjpass") if is_passive(token) else children(token, "dobj")
        objects += list(prepositional(token, "with")) if lemma(token) == "merge" else []
        sources = [token, *objects]
    else:
        objects = list(prepositional(token, "in", "of", "for"))
        sources = [token, trigger.verb]
        if trigger.type == "equity_stake" and not objects:
            objects = list(prepositional(trigger.verb, "in"))
            objects += [child for child in children(token, "poss", "compound") if child.pos_ == "PROPN"]
    objects = [whole for token_ in objects for whole in _whole(token_)]
    bought = _first_party(sentence, objects, memory)
    target = _target(bought, _phrase(sentence, objects[0]) if objects else None)
    doers = (
        [p for noun in prepositional(token, "by") for p in parties(sentence.reading, noun, memory)]
        if token.pos_ != "VERB"
        else []
    )
    doers = doers or _doers(sentence, trigger, memory)
    if bought is not None and bought.inferred and any(p.name == bought.name for p in doers):
        target = _phrase(sentence, objects[0])  # "the solar firm" is not the buyer itself
    investors = [p for p in doers if target is None or p.name != target.text]
    sellers = [
        p for source in sources for noun in prepositional(source, "from") for p in parties(sentence.reading, noun, memory)
    ]
    return _Roles(investors, [p for p in sellers if all(p.name != i.name for i in investors)], target)


def _whole(token: Token) -> list[Token]:
    """ "a majority of X" is a part of X; of "which", what it stands for."""
    if token.lower_ in ("majority", "minority", "rest", "remainder", "half", "all", "control", "ownership"):
        return list(prepositional(token, "of", "in")) or [token]
    if token.tag_ in ("WDT", "WP"):
        above = next((verb.head for verb in token.ancestors if verb.dep_ == "relcl"), None)
        return [above] if above is not None else []
    return [token]


def _disposal(sentence: Sentence, trigger: Trigger, memory: Memory) -> _Roles:
    token, verb = trigger.token, trigger.verb
    if token.pos_ == "VERB":
        objects = children(token, "nsubjpass") if is_passive(token) else children(token, "dobj")
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
    target = _target(named, _phrase(sentence, objects[0]) if objects else None)
    if named and objects and singular(objects[0].lower_) in ("unit", "business", "division", "arm", "operation"):
        target = _phrase(sentence, objects[0])
    return _Roles(buyers, [p for p in sellers if all(p.name != b.name for b in buyers)], target)


def _fund_raising(sentence: Sentence, trigger: Trigger, memory: Memory) -> _Roles:
    """Who raises is the target; who leads or takes part invests."""
    raiser = _doers(sentence, trigger, memory)
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
    return _Roles(list(unique.values()), [], _target(raiser[0]) if raiser else None)


def _alliance(sentence: Sentence, trigger: Trigger, memory: Memory) -> _Roles:
    """ "A signed an MoU with B": A comes to B. "A and B formed a venture": both come to the venture."""
    sources = [trigger.token, *prepositional(trigger.token, "of", "on", "for"), *trigger.chain]
    partners = [
        p
        for source in sources
        for noun in prepositional(source, "with", "between")
        for p in parties(sentence.reading, noun, memory)
    ]
    doers = _doers(sentence, trigger, memory)
    partners = list({p.name: p for p in partners if all(p.name != d.name for d in doers)}.values())
    if trigger.type == "partnership" and doers and partners:
        return _Roles(doers, [], _target(partners[0])) if len(partners) == 1 else _Roles([*doers, *partners])
    if len(doers) + len(partners) < 2:
        return _Roles()
    project = _phrase(sentence, trigger.token) if trigger.type == "joint_venture" else None
    return _Roles([*doers, *partners], [], project)


def _construction(sentence: Sentence, trigger: Trigger, memory: Memory) -> _Roles:
    investors = _doers(sentence, trigger, memory)
    if trigger.token.pos_ != "VERB":
        return _Roles(investors, [], _phrase(sentence, trigger.token))
    into = [
        noun
        for noun in prepositional(trigger.token, "in", "into", "on")
        if noun.ent_type_ not in ("GPE", "LOC", "DATE", "NORP")
    ]
    into = [whole for noun in into if not any(noun.i == time.head.i for time in sentence.times) for whole in _whole(noun)]
    company = _first_party(sentence, into, memory)
    if company and all(company.name != party.name for party in investors):
        return _Roles(investors, [], _target(company))
    return _Roles(investors, [], _phrase(sentence, into[0]) if into else None)


def _phrase(sentence: Sentence, token: Token) -> Found:
    """The words of the noun phrase that ends with `token`, without articles and without the sums in it.

    Read from the tags rather than the tree: long stacks of nouns are where parses go wrong.
    """
    doc = sentence.reading.doc
    sums = {
        at
        for entry in sentence.quantities
        if entry.quantity.dimension in ("money", "percent")
        for at in range(entry.first, entry.last + 1)
    }
    first = token.i
    while first > sentence.tokens.start and first - 1 not in sums and doc[first - 1].tag_.startswith(_IN_PHRASE):
        first -= 1
    while doc[first].text == "-":
        first += 1
    span = doc[first : token.i + 1]
    return Found(span.text, Span(span.start_char, span.end_char))


# How much, where ----------------------------------------------------------------------------------------------------


def _money(sentence: Sentence, trigger: Trigger, taken: set[int]) -> Anchored | None:
    """The sum nearest to the trigger in the tree, among those that are not a sales figure, a price or a valuation."""
    links = (trigger.token, *trigger.chain)
    best: tuple[int, int, Anchored] | None = None
    for entry in sentence.quantities:
        quantity = entry.quantity
        if quantity.dimension != "money" or entry.first in taken or quantity.role != "level" or "/" in (quantity.unit or ""):
            continue
        if _measures_something_else(entry.head):
            continue
        distance = min(tree_distance(entry.head, link) for link in links)
        if distance <= 4 and (best is None or (distance, entry.first) < best[:2]):
            best = (distance, entry.first, entry)
    return best[2] if best else None


def _measures_something_else(head: Token) -> bool:
    """ "with revenue of $5 billion", "valued at $2 billion", "$3 in sales"."""
    for above in _above_in_phrase(head):
        apart = above.i > head.i and any(token.text == "," for token in head.doc[head.i : above.i])
        if _is_figure(above) and not apart:
            return True
        if lemma(above) in ("value", "valuation", "capitalisation", "capitalization") and above.tag_ != "NN":
            return True
    nouns = prepositional(head, "in", "of")
    return any(_is_figure(noun) for noun in nouns)


def _is_figure(token: Token) -> bool:
    """Whether a noun names what a company reports, rather than what it plans, builds or spends."""
    noun = singular(token.lower_)
    return is_measure_noun(token) and noun not in SUM_NOUNS | PLAN_NOUNS | FACILITY_NOUNS


def _above_in_phrase(head: Token) -> Iterator[Token]:
    token = head
    for _ in range(4):
        if token.head == token or token.dep_ in ("dobj", "advcl", "conj", "appos"):
            return
        token = token.head
        yield token
        if token.pos_ == "VERB":
            return


def _amount(sentence: Sentence, money: Anchored, *, shared: bool) -> Amount:
    quantity = money.quantity
    return Amount(
        value=quantity.value,
        value_high=quantity.value_high,
        currency=(quantity.unit or "").split("/")[0],
        qualifier=quantity.qualifier,
        shared=shared,
        text=quantity.full.of(sentence.reading.block.text),
    )


def _stake(sentence: Sentence, trigger: Trigger) -> tuple[Decimal, Span] | None:
    """The percentage of a company that changes hands, or is reached ("lifted its stake to 14.7%")."""
    if trigger.type not in ("equity_stake", "divestment", "acquisition", "joint_venture"):
        return None
    for entry in sentence.quantities:
        reached = entry.head.dep_ == "pobj" and entry.head.head.lower_ == "to" and entry.head.head.head == trigger.verb
        if reached and entry.quantity.dimension == "percent" and trigger.type == "equity_stake":
            return entry.quantity.value, entry.quantity.full
    for entry in sentence.quantities:
        if entry.quantity.dimension != "percent" or entry.quantity.role not in ("level",):
            continue
        near = [entry.head, *entry.head.ancestors][:4]
        stake = any(singular(token.lower_) in STAKE_NOUNS for token in near) or any(
            singular(token.lower_) in STAKE_NOUNS for token in entry.head.subtree
        )
        of_target = (
            trigger.token.pos_ == "VERB"
            and entry.head.dep_ in ("dobj", "nmod", "compound")
            and below(entry.head, trigger.token)
        )
        if stake or of_target or entry.head == trigger.token:
            return entry.quantity.value, entry.quantity.full
    return None


def _place_heads(trigger: Trigger) -> Sequence[Token]:
    """Where to look for the place: below what is built, then below the verbs, nearest first."""
    if trigger.type in ("plant", "research", "joint_venture", "other"):
        return (trigger.token, *trigger.chain)
    return (trigger.token,) if trigger.token.pos_ != "VERB" and trigger.type not in ("acquisition", "equity_stake") else ()
