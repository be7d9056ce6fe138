"""Prices, valuations and shares, where the sum or the percentage itself shows what is measured.

"quoted at 72,500 yuan a tonne", "priced from $38,900", "values the start-up at $780 million", "21% of the market",
"jumped 12% after hours".
"""

from __future__ import annotations

from spacy.tokens import Token

from store.parse.anchored import Anchored
from store.parse.lexicon.change import CHANGE_VERBS
from store.parse.lexicon.investment import FACILITY_NOUNS
from store.parse.lexicon.measures import BOURSES, COMMODITIES, OWN_VERBS, PRICE_VERBS, PRICED_BY, TRADING_WORDS
from store.parse.measure import Measure, is_measure_noun, noun_measure
from store.parse.syntax import children, clause_verb, is_verb, lemma, subject
from store.parse.units import singular


def valued(entry: Anchored) -> list[Measure]:
    """ "values the start-up at $780 million", "thought to be worth about €1.8 billion"."""
    if entry.quantity.dimension != "money":
        return []
    above = entry.head.head
    if entry.head.dep_ == "pobj" and above.lower_ == "at" and above.head.lower_ in ("values", "valued", "valuing", "value"):
        return [Measure("valuation", above.head, "valued")]
    for token in (entry.head, above):
        verb = clause_verb(token) if token.head.lower_ == "worth" or token.lower_ == "worth" else None
        if verb is not None and lemma(verb) == "be" and subject(verb) is not None:
            return [Measure("valuation", verb, "worth")]
    return []


def priced(entry: Anchored) -> list[Measure]:
    """A sum per tonne, barrel or kilowatt-hour, and what something costs or sells for."""
    quantity = entry.quantity
    if quantity.dimension != "money" or quantity.role == "baseline":
        return []
    per = (quantity.unit or "").partition("/")[2]
    verb = clause_verb(entry.head)
    if per in PRICED_BY:
        return [Measure("price", verb, "priced")]
    if lemma(verb) in PRICE_VERBS and not per and _costs(entry.head, verb):
        return [Measure("price", verb, "priced")]
    return []


def traded(entry: Anchored) -> list[Measure]:
    """ "U.S. crude lost 1.5% to $59.40", "gold settled at $2,010": what a thing traded under its own name moved to."""
    quantity = entry.quantity
    verb = clause_verb(entry.head)
    if not is_verb(verb) or quantity.dimension not in ("money", "percent") or quantity.role == "baseline":
        return []
    doer = subject(verb)
    moved = lemma(verb) in CHANGE_VERBS or lemma(verb) in ("settle", "close", "trade", "end", "average")
    if doer is None or not moved or singular(doer.lower_) not in COMMODITIES or is_measure_noun(doer):
        return []
    return [Measure("price", verb, "priced")] if "/" not in (quantity.unit or "") or quantity.dimension == "money" else []


def _costs(token: Token, verb: Token) -> bool:
    """ "will cost $38,900", "priced at $38,900", "sells for $38,900"."""
    word = lemma(verb)
    doer = subject(verb)
    if doer is None and not children(verb, "nsubjpass") and verb.dep_ not in ("acl", "advcl", "ROOT"):
        return False
    if doer is not None and (doer.pos_ == "PRON" or singular(doer.lower_) in _OUTLAYS):
        return False
    if word == "cost" and any(child != token for child in children(verb, "dobj", "dative")):
        return False  # "the recall cost the maker $40 million": what somebody loses is no price
    if token.dep_ == "pobj":
        return token.head.lower_ in ("at", "from", "for") and token.head.head == verb and word != "cost"
    return token.head == verb and token.dep_ in ("dobj", "npadvmod", "attr", "advmod") and word == "cost"


_OUTLAYS = frozenset(
    "deal project plant round tariff factory opening closure move plan expansion extension upgrade revamp overhaul strike "
    "delay recall restructuring programme program scheme acquisition purchase takeover settlement work construction".split()
)
"""What costs a sum once: no price that anybody can pay."""


def refined(entry: Anchored, found: list[Measure]) -> list[Measure]:
    """The measures by what the figure itself shows: a profit "a share" is earnings per share, a share in percent no price."""
    return [Measure(_refined(entry, one), one.token, one.sort) for one in found]


def _refined(entry: Anchored, measure: Measure) -> str:
    unit = entry.quantity.unit or ""
    if unit.endswith("/share") or (measure.sort == "verb" and _in_cents(entry)):
        return _PER_SHARE.get(measure.name, measure.name)
    if entry.quantity.dimension in ("percent", "points"):
        if measure.name == "share_price" and measure.token.lower_ == "share":
            return "market_share"
        if measure.name == "premiums" and measure.token.lower_ == "premium" and entry.quantity.role == "level":
            return "premium"  # "a 42% premium" is what is paid above the market's price, and nothing that insurers take
    if measure.name == "rate" and unit.partition("/")[2].casefold() in _FREIGHTS:
        return "freight_rate"
    return measure.name


_FREIGHTS = frozenset("container box feu teu".split())


def _in_cents(entry: Anchored) -> bool:
    """ "earned 487 cents": nobody counts all that a company earns in cents, only what falls on a share."""
    last = entry.head.doc[entry.last]
    return entry.quantity.dimension == "money" and last.lower_ in ("cents", "cent", "pence", "p", "paise", "sen")


_PER_SHARE = dict.fromkeys(("profit", "income", "net_income", "net_profit"), "earnings_per_share") | dict.fromkeys(
    ("loss", "net_loss"), "loss_per_share"
)


def part_of(entry: Anchored) -> list[Measure]:
    """A percentage of something: of a market a share of it, of revenue the part of it, of a company a stake."""
    if entry.quantity.dimension != "percent" or entry.quantity.role != "level":
        return []
    for prep in children(entry.head, "prep"):
        for noun in children(prep, "pobj") if prep.lower_ == "of" else []:
            word = singular(noun.lower_)
            if word in ("market", "segment"):
                return [Measure("market_share", entry.head, "held")]
            if is_measure_noun(noun) and noun_measure(noun) in ("revenue", "sales", "exports", "production", "profit"):
                return [Measure(f"{noun_measure(noun)}_share", noun, "noun")]
            held = word in ("venture", "company", "share", "stock", "firm", "business", "project") or word in FACILITY_NOUNS
            if held and lemma(clause_verb(entry.head)) in OWN_VERBS:
                return [Measure("stake", entry.head, "held")]
            return []
    verb = clause_verb(entry.head)
    if lemma(verb) in OWN_VERBS and entry.head.dep_ == "dobj":
        of_market = any(token.lower_ in ("market", "share", "registrations", "sales") for token in verb.sent)
        return [Measure("market_share" if of_market and lemma(verb) != "own" else "stake", entry.head, "held")]
    above = entry.head.head
    if above.lower_ in ("stake", "holding", "shareholding") and lemma(clause_verb(above)) in (
        "keep",
        "retain",
        "leave",
        "hold",
        "own",
        "have",
    ):
        return [Measure("stake", above, "held")]
    return []


def share_move(entry: Anchored) -> list[Measure]:
    """ "Acme jumped 12% after hours", "Acme rose 0.4% in Seoul": of a company traded, the move of its shares."""
    verb = clause_verb(entry.head)
    percent = entry.quantity.dimension == "percent" and entry.quantity.role == "delta"
    if not percent or lemma(verb) not in CHANGE_VERBS or verb.tag_ in ("VBG", "VB"):
        return []
    doer = subject(verb)
    if doer is None or doer.pos_ != "PROPN" or (children(verb, "dobj") and children(verb, "dobj")[0].pos_ == "NOUN"):
        return []
    words = {token.lower_ for token in verb.sent}
    traded = words & TRADING_WORDS or any(
        noun.lower_ in BOURSES for prep in children(verb, "prep") if prep.lower_ == "in" for noun in children(prep, "pobj")
    )
    return [Measure("share_price", verb, "verb")] if traded else []
