"""A measure as a sentence names it: its normalised name and the word that names it."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from store.frozen import Frozen
from store.parse.lexicon.measures import KEPT_SPECIFIC, MEASURE_NOUNS, OUTLOOK_NOUNS, QUALIFIED
from store.parse.syntax import SUBJECTS, children, prepositional
from store.parse.units import singular

Sort = Literal["noun", "verb", "thing", "open", "held", "valued", "worth", "priced", "able", "left"]


class Measure(Frozen):
    """A measure as a sentence names it: its normalised `name`, and the `token` that names it.

    `sort` tells how to find whose it is: a "noun" has owners, a "verb" has a subject, and a "thing" is described by a
    physical quantity ("a range of 200 km"); an "open" one is a noun that no table knows; what is "held" is
    counted by its own name; "valued" is a verb whose object is worth something, "worth" and "priced" one whose subject
    is; what is "able" makes so much a year; a figure "left" is one that no grammar claims.
    """

    name: str
    token: Token
    sort: Sort


def is_measure_noun(token: Token) -> bool:
    """Whether a token is a noun that names a measure."""
    if token.pos_ not in ("NOUN", "PROPN") and not (token.is_sent_start and token.dep_ in SUBJECTS):
        return False
    noun = singular(token.lower_)
    return noun in MEASURE_NOUNS or _specific(token, noun) is not None


def _specific(token: Token, noun: str) -> str | None:
    """What the word before makes of a noun: an order book, a price target."""
    for child in reversed(list(token.lefts)):  # the nearest word says most: of "net interest income", "interest"
        if child.dep_ in ("compound", "amod", "nmod") and (child.lower_, noun) in KEPT_SPECIFIC:
            return KEPT_SPECIFIC[child.lower_, noun]
    before = token.doc[token.i - 1] if token.i else None
    hyphened = before is not None and before.i > 0 and before.nbor(-1).text == "-"  # "like-for-like sales"
    if before is not None and (hyphened or before.pos_ in ("ADJ", "NOUN", "VERB", "PROPN")):
        return KEPT_SPECIFIC.get((before.lower_, noun))
    return None


def figure_noun(token: Token) -> Token | None:
    """The noun that names a measure: `token` itself, or what a forecast or a target is of ("its profit forecast")."""
    if token.head.lower_ == "per":
        return None  # "earnings per share": no price of a share
    if is_measure_noun(token):
        return token
    if singular(token.lower_) not in OUTLOOK_NOUNS:
        return None
    for child in token.lefts:
        if child.dep_ in ("compound", "nmod") and is_measure_noun(child):
            return child
    return next((noun for noun in prepositional(token, "for", "of", "on") if is_measure_noun(noun)), None)


def noun_measure(token: Token) -> str:
    """The name of the measure that a noun names, with the words before it that make it another one."""
    noun = singular(token.lower_)
    specific = _specific(token, noun)
    if specific is not None:
        return specific
    said = [name for (word, after), name in _WITH_AFTER.items() if word == noun and _words_after(token).startswith(after)]
    if said:
        return said[0]
    for prep in children(token, "prep"):
        if prep.lower_ == "per" and noun in ("revenue", "cost", "profit", "sale", "yield", "income", "earnings"):
            per = next((singular(word.lower_) for word in children(prep, "pobj")), "cent")
            if per not in ("cent", "%"):
                return f"{MEASURE_NOUNS[noun]}_per_{per}"
    after = [child.lower_ for child in token.rights]
    if noun in ("profit", "loss") and ("attributable" in after or _after_tax(token)):
        return f"net_{noun}"
    if noun == "ebit" or (noun in ("profit", "loss") and _before_interest(token)):
        return "operating_profit"
    if noun in ("profit", "loss") and token.doc.text[max(0, token.idx - 8) : token.idx].lower() == "pre-tax ":
        return f"pretax_{noun}"  # three tokens, which hang on each other in many ways
    if noun in QUALIFIED:
        words = [child.lower_ for child in token.lefts if child.dep_ in ("compound", "amod") and child.text.islower()]
        words = [word for word in words if word not in _PLAIN_WORDS]
        if words and words[-1].isalpha():
            before = token.doc[max(0, token.i - 3) : token.i]
            if len(before) == 3 and before[1].text == "-" and before[2].lower_ == words[-1]:
                return f"{before[0].lower_}_{words[-1]}_{noun}"  # "cost-income ratio"
            return f"{words[-1]}_{noun}"
    return MEASURE_NOUNS[noun]


_PLAIN_WORDS = frozenset(
    "annual quarterly total average overall its full-year operating cash group underlying higher lower".split()
)
"""Words before a rate or a cost that make no other measure of it."""


_WITH_AFTER = {("earning", "per share"): "earnings_per_share", ("asset", "under management"): "assets_under_management"}
"""Nouns that the words after them make another measure of."""


def _words_after(token: Token) -> str:
    return token.doc[token.i + 1 : token.i + 6].text.lower()


def _after_tax(token: Token) -> bool:
    return _words_after(token).startswith("after tax")


def _before_interest(token: Token) -> bool:
    return _words_after(token).startswith("before interest")


def snake(noun: Token) -> str:
    """The words of a noun and of those that modify it, joined: "container_throughput"."""
    words = [child.lower_ for child in noun.lefts if child.dep_ == "compound" and child.text.islower() and child.text.isalpha()]
    return "_".join([*words, noun.lower_])
