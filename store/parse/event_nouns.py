"""What a noun names when it names an investment: a plant, a laboratory, a venture, a stake, a round, a purchase, a loan."""

from __future__ import annotations

from spacy.tokens import Token

from store.model import InvestmentType
from store.parse.lexicon.investment import (
    ACTION_VERBS,
    BID_NOUNS,
    BUSINESS_PARTS,
    DEBT_NOUNS,
    DISPOSAL_NOUNS,
    ENDING_VERBS,
    FACILITY_NOUNS,
    GENERAL_FACILITIES,
    INVENTIVE_WORDS,
    INVEST_VERBS,
    LABORATORIES,
    MAKING_WORDS,
    OPENED_IN_NUMBERS,
    PARTNERSHIP_NOUNS,
    PURCHASE_NOUNS,
    RESEARCH_NOUNS,
    RESEARCH_WORDS,
    ROUND_NOUNS,
    STAKE_NOUNS,
    UNIT_NOUNS,
    WORKS_NOUNS,
)
from store.parse.syntax import SUBJECTS, children, clause_verb, conjuncts, is_verb, lemma, prepositional
from store.parse.units import singular

_RAISES = frozenset("build open inaugurate construct establish commission".split())
_MORE = frozenset("second third fourth fifth new another additional extra two three".split())
_PLAIN = frozenset("a an the its their this that his our".split())


_EVENTS = (
    frozenset("project works venture company mou memorandum letter share round merger talk sale facility line".split())
    | WORKS_NOUNS
    | LABORATORIES
    | RESEARCH_NOUNS
    | FACILITY_NOUNS
    | PARTNERSHIP_NOUNS
    | STAKE_NOUNS
    | ROUND_NOUNS
    | PURCHASE_NOUNS
    | BID_NOUNS
    | DISPOSAL_NOUNS
    | DEBT_NOUNS
)
"""The nouns that can name an investment, besides letters ("JV", a Series A): most nouns are none of them."""


def noun_type(token: Token) -> InvestmentType | None:
    """What a noun names, by its head word and the words that go with it; None when it is no investment."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV"):
        return None
    noun = _joined(token)
    if noun not in _EVENTS and token.lower_ not in _EVENTS and not token.text.isupper():
        return None
    modifiers = {child.lower_ for child in token.lefts} | {t.lower_ for child in token.lefts for t in child.subtree}
    return _built(token, noun, modifiers) or _agreed(token, noun, modifiers) or _financed(token, noun, modifiers)


def _joined(token: Token) -> str:
    """The noun in the singular, with what a hyphen joins to it before: "tie-up", "buy-out"."""
    noun = singular(token.lower_)
    if len(noun) > 4 or token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_:
        return noun
    return f"{token.nbor(-2).lower_}-{noun}"


def _built(token: Token, noun: str, modifiers: set[str]) -> InvestmentType | None:
    """Laboratories and plants."""
    if noun == "project" and token.dep_ in ("dobj", "pobj", "nsubjpass") and modifiers & MAKING_WORDS | _capitalised(token):
        return "plant"
    if noun in WORKS_NOUNS and any(
        singular(whole.lower_) in FACILITY_NOUNS for whole in prepositional(token, "of", "at", "to")
    ):
        return "plant"
    if noun == "line" and modifiers & _MORE and lemma(token.head) in ("add", "install", "build", "open", "erect"):
        return "plant"
    if noun in LABORATORIES or (noun in RESEARCH_NOUNS and modifiers & (RESEARCH_WORDS | INVENTIVE_WORDS)):
        return "research"
    if token.lower_ == "works" and token.dep_ in ("dobj", "pobj") and modifiers:
        return "plant"
    if noun in FACILITY_NOUNS and token.pos_ != "ADV" and _is_facility(token, noun, modifiers):
        return "plant"
    return None


def _capitalised(token: Token) -> set[str]:
    """The names before a noun: "the Norvane project"."""
    return {child.text for child in token.lefts if child.pos_ == "PROPN"}


def _agreed(token: Token, noun: str, modifiers: set[str]) -> InvestmentType | None:
    """Ventures and partnerships."""
    if (noun == "venture" and "joint" in modifiers) or token.text == "JV":
        return "joint_venture"
    if noun in ("mou", "memorandum"):
        return "partnership"
    if noun == "company" and ("joint" in modifiers or ("owned" in modifiers and modifiers & {"jointly", "equally"})):
        return "joint_venture"
    if noun == "venture" and token.dep_ == "dobj" and (takes(token, "with") or _verb_takes_with(token)):
        return "joint_venture"
    if noun == "letter" and any(child.lower_ == "intent" for prep in children(token, "prep") for child in prep.children):
        return "partnership"
    both = takes(token, "with", "between") or _between_subjects(token) or _verb_takes_with(token)
    return "partnership" if noun in PARTNERSHIP_NOUNS and both else None


def _financed(token: Token, noun: str, modifiers: set[str]) -> InvestmentType | None:
    """Stakes, rounds, purchases, sales and debt."""
    if noun in STAKE_NOUNS or (noun == "share" and takes(token, "in") and token.tag_ == "NNS"):
        held = takes(token, "in") or (token.dep_ == "dobj" and takes(token.head, "in"))
        return "equity_stake" if noun not in ("holding", "interest") or held else None
    if _is_series(token) or (noun == "round" and modifiers & {"series", "funding", "financing", "seed"}):
        return "funding_round"
    if noun in ROUND_NOUNS and noun != "round" and _is_raised(token):
        return "funding_round"
    if noun in PURCHASE_NOUNS and takes(token, "of"):
        return "acquisition"
    if noun == "merger" and takes(token, "with", "between", "of"):
        return "acquisition"
    if noun == "talk" and takes(token, "between", "with") and token.dep_ in SUBJECTS and lemma(token.head) in ENDING_VERBS:
        return "acquisition"
    if (
        noun in BID_NOUNS
        and token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "conj")
        and token.tag_ == "NN"
        and (modifiers & PURCHASE_NOUNS or takes(token, "for", "from"))
        and not _is_tender(token)
    ):
        return "acquisition"
    if noun in DISPOSAL_NOUNS or (noun == "sale" and token.tag_ == "NN" and takes(token, "of") and _is_of_business(token)):
        return "divestment"
    credit = (noun in ("facility", "line") and modifiers & {"credit", "loan"}) or token.lower_ in DEBT_NOUNS
    return "debt" if credit and token.dep_ in ("dobj", "pobj", "conj", "appos") else None


def _is_of_business(token: Token) -> bool:
    """ "the sale of its dairy arm", "a sale of X to Y", and not "sales of cars"."""
    sold = [singular(noun.lower_) for noun in prepositional(token, "of")]
    weighed = lemma(token.head) in _WEIGHED and token.dep_ in ("dobj", "nsubjpass")
    return takes(token, "to") or (weighed and any(noun in BUSINESS_PARTS | UNIT_NOUNS for noun in sold))


_WEIGHED = frozenset("explore consider weigh study plan mull pursue complete agree announce discuss prepare review".split())


def _between_subjects(token: Token) -> bool:
    """ "A and B announced a research collaboration"."""
    doer = next(iter(children(token.head, "nsubj")), None) if token.dep_ == "dobj" else None
    if doer is None:
        return False
    joined = any(t.lower_ == "and" for t in doer.subtree) and any(child.lower_ == "their" for child in token.lefts)
    return len(conjuncts(doer)) > 1 or joined or doer.lower_ == "companies"


def _is_tender(token: Token) -> bool:
    """A bid for a thing rather than a company: "an offer for the job"."""
    return any(noun.pos_ not in ("PROPN", "NOUN") for prep in children(token, "prep") for noun in children(prep, "pobj"))


def _is_series(token: Token) -> bool:
    """ "a Series C", "a pre-Series A"."""
    if len(token) != 1 or not token.text.isupper() or token.i == 0:
        return False
    return bool(token.nbor(-1).lower_ == "series")


def _is_facility(token: Token, noun: str, modifiers: set[str]) -> bool:
    if token.dep_ in ("compound", "nmod") or (token.pos_ == "ADJ" and noun != "complex"):
        return False
    if noun in OPENED_IN_NUMBERS and token.tag_ == "NNS" and token.dep_ in ("dobj", "conj", "pobj", "nsubjpass"):
        opened = lemma(token.head) in ("open", "build", "add", "erect", "launch", "roll", "plan") or token.dep_ == "conj"
        if opened and any(child.pos_ == "NUM" for child in token.lefts):
            return True
    if (
        noun in GENERAL_FACILITIES
        and token.dep_ in ("dobj", "nsubjpass", "conj")
        and lemma(token.head) in _RAISES
        and modifiers - _PLAIN
    ):
        return True
    if noun in GENERAL_FACILITIES and _is_spent_on(token):
        return True
    rated = any(child.lower_ in ("mw", "gw", "megawatt", "gigawatt") for child in token.subtree if child.i < token.i)
    return (
        noun not in GENERAL_FACILITIES
        or rated
        or bool(modifiers & MAKING_WORDS)
        or (noun == "complex" and _of_factories(token))
    )


def _is_spent_on(token: Token) -> bool:
    """ "has earmarked 1,500 crore for greenfield hospitals": something new that a sum goes into."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("on", "in", "into", "for"):
        return False
    new = token.tag_ == "NNS" or any(child.lower_ in ("a", "an") for child in token.lefts)
    verb = clause_verb(token)
    return new and lemma(verb) in INVEST_VERBS | _SET_ASIDE and any(part.ent_type_ == "MONEY" for part in verb.subtree)


_SET_ASIDE = frozenset("earmark set spend lay budget plan".split())


def _of_factories(token: Token) -> bool:
    return any(singular(neighbour.lower_) in ("factory", "plant") for neighbour in token.doc[max(0, token.i - 3) : token.i])


def takes(token: Token, *prepositions: str) -> bool:
    """Whether one of `prepositions` hangs on `token`."""
    return any(child.lower_ in prepositions for child in children(token, "prep", "dative"))


def _verb_takes_with(token: Token) -> bool:
    if token.dep_ == "nsubjpass":
        return takes(token.head, "between", "with")
    return token.dep_ == "dobj" and takes(token.head, "with")


def _is_raised(token: Token) -> bool:
    return any(lemma(above) in ACTION_VERBS["funding_round"] for above in token.ancestors if is_verb(above))
