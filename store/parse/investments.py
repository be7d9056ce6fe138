"""Investments: from a trigger to who invests how much in what, where and when, over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Token

from store.frozen import Frozen, replace
from store.model import Amount, InvestmentType, Period, Span
from store.parse.anchored import Anchored
from store.parse.deal_places import deal_place
from store.parse.deal_status import deal_status
from store.parse.lexicon.investment import DEAL_NOUNS, FACILITY_NOUNS, PLAN_NOUNS, STAKE_NOUNS, SUM_NOUNS, TOGETHER, Step
from store.parse.loose_deals import find_loose_deals
from store.parse.measure import is_measure_noun
from store.parse.noun_deals import find_noun_deals
from store.parse.parts import Roles
from store.parse.reading import Found, Sentence, token_span, tree_distance
from store.parse.reference import Memory, Party
from store.parse.roles import find_roles
from store.parse.settings import period_for
from store.parse.syntax import below, lemma, prepositional
from store.parse.triggers import Trigger, find_triggers
from store.parse.units import singular
from store.parse.weighed_deals import find_weighed_deals


class InvestmentReading(Frozen):
    """An investment as read from one sentence; spans are in the block."""

    type: InvestmentType
    status: Step
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
    chance: float | None = None
    """How likely it is that the sentence tells of it, where no grammar says so."""


def find_investments(sentence: Sentence, memory: Memory) -> list[InvestmentReading]:
    """The investments that a sentence states."""
    found: list[InvestmentReading] = []
    taken: set[int] = set()
    told = [(trigger, find_roles(sentence, trigger, memory)) for trigger in find_triggers(sentence)]
    for trigger, roles in told:
        found.extend(_stated(sentence, trigger, roles, taken))
    for trigger, roles in (*find_noun_deals(sentence, memory), *find_loose_deals(sentence, memory)):
        if not any(_same_deal(reading, trigger, roles) for reading in found):
            found.extend(_stated(sentence, trigger, roles, taken))
    for trigger, roles, chance in find_weighed_deals(sentence, [reading.type for reading in found]):
        likely = [reading for reading in found if _same_parties(reading, roles)]
        if not likely:
            more = _stated(sentence, trigger, roles, taken)
            found.extend(replace(reading, chance=chance, rule=f"investment.weighed.{reading.type}") for reading in more)
    return found


def _same_parties(reading: InvestmentReading, roles: Roles) -> bool:
    """Whether an event has been read already, as another type: between the same companies."""
    return (
        len(_named(reading.investors, reading.sellers, reading.target) & _named(roles.investors, roles.sellers, roles.target))
        > 1
    )


def _named(investors: Sequence[Party], sellers: Sequence[Party], target: Found | None) -> set[str]:
    return {party.name for party in (*investors, *sellers)} | ({target.text} if target else set())


def _stated(sentence: Sentence, trigger: Trigger, roles: Roles, taken: set[int]) -> Iterator[InvestmentReading]:
    """The investments that an event states; `taken` are the sums of others, to which its own is added."""
    merger = len(roles.investors) > 1 and trigger.type == "acquisition"
    raised = roles.target and (roles.sellers or trigger.type in ("funding_round", "debt"))
    if not (merger or roles.investors or raised):
        return
    money = _money(sentence, trigger, taken)
    if money is not None:
        taken.add(money.first)
    if trigger.type in ("other", "funding_round") and money is None:
        return
    if not _is_sum_so_far(sentence, trigger) and not _is_vague(roles):
        yield from _readings(sentence, trigger, roles, money)


def _same_deal(reading: InvestmentReading, trigger: Trigger, roles: Roles) -> bool:
    """Whether an event has been read already: of the same sort, or of the same parties."""
    if reading.type == trigger.type or {reading.type, trigger.type} <= _PURCHASES:
        return True
    return _same_parties(reading, roles)


_PURCHASES = frozenset({"acquisition", "equity_stake", "divestment"})


def _is_sum_so_far(sentence: Sentence, trigger: Trigger) -> bool:
    """ "has raised $61 million to date": all rounds together, none by itself."""
    text = sentence.tokens.text.lower()
    return trigger.type == "funding_round" and any(words in text for words in ("to date", "in total", "a total of", "so far"))


def _is_vague(roles: Roles) -> bool:
    """ "an offer for the rest", "stakes in a dozen developers": nobody that one could name."""
    return roles.target is not None and roles.target.text.split()[-1].lower() in ("rest", "remainder", "developers", "others")


def _readings(sentence: Sentence, trigger: Trigger, roles: Roles, money: Anchored | None) -> Iterator[InvestmentReading]:
    stake = _stake(sentence, trigger)
    tokens = (trigger.token, *trigger.chain)
    place = deal_place(sentence, trigger, roles)
    time = period_for(sentence, tokens, skip_reporting=True) or period_for(sentence, tokens, skip_reporting=False)
    groups = [roles.investors] if not _distributed(trigger, roles) else [[party] for party in roles.investors]
    for investors in groups:
        shared = len(investors) > 1 or (len(groups) > 1 and _given_together(sentence))
        amount = (amount_of(sentence, money, shared=shared), money.quantity.full) if money else None
        spans = [token_span(trigger.token), token_span(trigger.verb), *(party.span for party in investors)]
        spans += [entry.span for entry in (roles.target, place) if entry]
        spans += [entry[1] for entry in (amount, stake) if entry]
        spans += [time.timex.span] if time else []
        spans = [span for span in spans if sentence.span.contains(span)]
        yield InvestmentReading(
            type=_type(trigger, roles),
            status=deal_status(trigger),
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


def _type(trigger: Trigger, roles: Roles) -> InvestmentType:
    """Money put into a site is a plant, even where no word of building is used."""
    if (
        trigger.type == "other"
        and roles.target is not None
        and singular(roles.target.text.split()[-1].lower()) in FACILITY_NOUNS
    ):
        return "plant"
    return trigger.type


def _distributed(trigger: Trigger, roles: Roles) -> bool:
    """Whether each investor has plans of its own: "A, B and C revealed plans for factories"."""
    plural = trigger.token.tag_ in ("NNS", "NNPS") or any(
        link.tag_ == "NNS" for link in trigger.chain if lemma(link) in PLAN_NOUNS
    )
    return len(roles.investors) > 1 and plural and trigger.type in ("plant", "research", "other")


def _given_together(sentence: Sentence) -> bool:
    return any(token.lower_ in TOGETHER for token in sentence.tokens)


# How much, where ----------------------------------------------------------------------------------------------------


def _money(sentence: Sentence, trigger: Trigger, taken: set[int]) -> Anchored | None:
    """The sum nearest to the trigger in the tree, among those that are not a sales figure, a price or a valuation."""
    links = (trigger.token, *trigger.chain)
    best: tuple[int, int, Anchored] | None = None
    for entry in sentence.quantities:
        quantity = entry.quantity
        if quantity.dimension != "money" or entry.first in taken or quantity.role != "level" or "/" in (quantity.unit or ""):
            continue
        if _measures_something_else(entry.head, trigger):
            continue
        distance = min(tree_distance(entry.head, link) for link in links)
        if distance <= (7 if _is_price(sentence, entry) else 4) and (best is None or (distance, entry.first) < best[:2]):
            best = (distance, entry.first, entry)
    return best[2] if best else None


def _is_price(sentence: Sentence, entry: Anchored) -> bool:
    """ "for 1.9 billion", "worth 1.9 billion": a sum that says outright what something goes for, however far it stands."""
    start = entry.first
    doc = sentence.reading.doc
    while start > sentence.tokens.start and doc[start - 1].idx >= entry.quantity.full.start:
        start -= 1
    return start > sentence.tokens.start and doc[start - 1].lower_ in ("for", "worth", "costing", "at", "of")


def _measures_something_else(head: Token, trigger: Trigger) -> bool:
    """ "with revenue of $5 billion", "valued at $2 billion", "$3 in sales"."""
    for above in _above_in_phrase(head):
        if above == trigger.token or (lemma(above) == "value" and _is_of_deal(above, trigger)):
            return False  # "the $120 million sale", "a transaction valued at 2 billion"
        if above.lower_ in _OUTLAYS and any(child.lower_ in ("a", "an", "total", "combined") for child in above.lefts):
            return False  # "at a cost of 900 million"
        apart = above.i > head.i and any(token.text == "," for token in head.doc[head.i : above.i])
        if _is_figure(above) and not apart:
            return True
        if lemma(above) in ("value", "valuation", "capitalisation", "capitalization") and above.tag_ != "NN":
            return True
    nouns = [noun for noun in prepositional(head, "in", "of") if singular(noun.lower_) not in _PAID_IN]
    return any(_is_figure(noun) for noun in nouns)


def _is_of_deal(valued: Token, trigger: Trigger) -> bool:
    """Whether what is "valued at" so much is the deal, or what was ordered."""
    thing = valued.head
    return valued.tag_ == "VBN" and (singular(thing.lower_) in DEAL_NOUNS or trigger.type == "partnership")


_PAID_IN = frozenset(
    "funding financing investment equity capital cash stock share transaction deal debt note instalment installment".split()
)
"""What a price is paid in: "$88 million in cash and stock"."""
_OUTLAYS = frozenset("cost price outlay expense consideration".split())


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


def amount_of(sentence: Sentence, money: Anchored, *, shared: bool) -> Amount:
    """The sum that a quantity of money is."""
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
