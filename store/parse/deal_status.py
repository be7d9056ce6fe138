"""How far an investment has come, by its type: what the verbs say, read as news of deals and of works uses them."""

from __future__ import annotations

from spacy.tokens import Token

from store.model import InvestmentType
from store.parse.lexicon.investment import Step
from store.parse.status import gives_up, status_of
from store.parse.syntax import SUBJECTS, ancestors, children, is_verb, lemma
from store.parse.triggers import Trigger
from store.parse.units import singular

_TWO_SIDED: frozenset[InvestmentType] = frozenset({"acquisition", "equity_stake", "divestment", "partnership", "debt"})
_ONE_SIDED: frozenset[InvestmentType] = frozenset({"plant", "research", "other"})
_CONSENTING = frozenset("approve clear okay greenlight".split())
_DEFERRING = frozenset("postpone delay defer".split())
_PUT_BY = frozenset({("put", "off"), ("set", "aside"), ("line", "up"), ("lay", "aside")})


def deal_status(trigger: Trigger) -> Step:
    """How far it has come: a partnership that was signed, ordered or won is agreed, not done."""
    status = "cancelled" if _is_given_up(trigger) else status_of(trigger.chain)
    if trigger.frame is not None and trigger.frame.status and status != "cancelled":
        return trigger.frame.status
    if trigger.type in _ONE_SIDED:
        return _of_works(trigger.chain[0], status) if trigger.chain else status
    if status == "announced" and trigger.type == "funding_round" and (not trigger.chain or _is_closing(trigger.token)):
        return "completed"  # "€2m of seed money from X", "announced the closing of a Series C"
    promised = any(child.lower_ in ("will", "would", "'ll") for link in trigger.chain for child in link.children)
    if status == "announced" and promised and trigger.type in _TWO_SIDED:
        return "agreed"  # "said it would buy": the other side has said yes
    if trigger.type == "partnership" and status in ("completed", "announced"):
        return "agreed"
    if trigger.type == "divestment" and status == "completed" and lemma(trigger.verb) in ("put", "look"):
        return "planned"
    return status


def _is_given_up(trigger: Trigger) -> bool:
    """ "X, which had weighed an offer, walked away": the sentence's verb says what became of it."""
    top = trigger.chain[-1] if trigger.chain else None
    if top is None or top.dep_ != "relcl" or top.head.dep_ not in SUBJECTS:
        return False
    return is_verb(top.head.head) and gives_up(top.head.head)


def _is_closing(token: Token) -> bool:
    return any(singular(above.lower_) in ("closing", "completion", "close") for above in ancestors(token, 3))


def _of_works(verb: Token, status: Step) -> Step:
    """What a company does by itself: "is building" has started, a board's yes is news of a plan, money set aside is one."""
    word = lemma(verb)
    if status == "announced" and _goes_on(verb):
        return "started"
    if status in ("agreed", "completed") and word in _CONSENTING:
        return "announced"
    put_by = word in _DEFERRING or any((word, child.lower_) in _PUT_BY for child in verb.children)
    return "planned" if status == "completed" and put_by else status


def _goes_on(verb: Token) -> bool:
    """ "is building", "are spending"."""
    now = any(child.lower_ in ("is", "are", "'s", "'re") for child in children(verb, "aux"))
    return verb.tag_ == "VBG" and now
