"""How likely a sentence is to tell of each type of investment, by its words and by who and what is in it.

A logistic regression a type, fitted on the golden passages and sayings by `python -m tests.golden.fit_deals`. It reads what
the grammars of verbs and nouns leave: news has more ways of saying that somebody buys something than a table can hold.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from store.model import INVESTMENT_TYPES, InvestmentType
from store.parse.lexicon.investment import FACILITY_NOUNS, STAKE_NOUNS
from store.parse.logistic import Features, chance, fitted
from store.parse.reading import Sentence
from store.parse.units import singular
from store.parse.vectors import unit_vector

_CONTENT = ("NOUN", "VERB", "ADJ", "ADV", "ADP", "PART")
_MEANING = ("NOUN", "VERB", "ADJ")
_LENGTH = 300
TYPES: tuple[InvestmentType, ...] = INVESTMENT_TYPES
_SCALE = 5.0
"""Puts the parts of a vector of length 1 on the scale of the other features, which the ridge of the fit treats alike."""


def event_chances(sentence: Sentence) -> dict[InvestmentType, float]:
    """The probability of each type of investment being told of in a sentence."""
    by_word, by_meaning, scores = _table()
    scores = scores.copy()
    for feature, value in sentence_features(sentence).items():
        weights = by_word.get(feature)
        if weights is not None:
            scores += weights * value
    mean = meaning(sentence)
    if mean is not None:
        scores += by_meaning @ mean
    return {type_: chance(float(score)) for type_, score in zip(TYPES, scores, strict=True)}


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, Any], Any, Any]:
    """The fitted weights turned round: of each feature, those of all types; those of the parts of a vector; the biases."""
    import numpy as np

    regressions = [fitted("event_weights")[type_] for type_ in TYPES]
    names = {feature for regression in regressions for feature in regression.weights}
    by_word = {name: np.array([one.weights.get(name, 0.0) for one in regressions]) for name in names}
    by_meaning = np.array([[one.weights.get(part(at), 0.0) for at in range(_LENGTH)] for one in regressions])
    return by_word, by_meaning, np.array([one.bias for one in regressions])


def part(at: int) -> str:
    """The name of a part of the mean vector among the features."""
    return f"v{at}"


def sentence_features(sentence: Sentence) -> Features:
    """What a sentence has: its words, its companies, sums, percentages and buildings."""
    return _words(sentence) | _things(sentence)


def _named(sentence: Sentence, token: Token) -> bool:
    return sentence.reading.cast.at(sentence.reading.index, token) is not None


def _words(sentence: Sentence) -> Features:
    """The words, and each with the one before, where companies, sums and places stand for themselves, whichever they are."""
    found: Features = {}
    last = ""
    for token in sentence.tokens:
        word = _kind(sentence, token)
        if word is None or (word == last and word.isupper()):
            continue
        if not word.isupper() and token.pos_ in _CONTENT:
            found[f"w {word}"] = 1.0
        if last:
            found[f"w {last} {word}"] = 1.0
        last = word
    return found


def _kind(sentence: Sentence, token: Token) -> str | None:
    """A word as it counts: its lemma, or what it is a part of, in capitals; None for what says nothing."""
    if _named(sentence, token):
        return "COMPANY"
    if token.ent_type_ in ("MONEY", "PERCENT", "GPE", "DATE", "NORP"):
        return str(token.ent_type_)
    if token.pos_ == "NUM" or token.is_punct or token.tag_ in ("DT", "POS", "SYM") or token.ent_type_ == "CARDINAL":
        return None
    return token.lemma_.lower() if token.text.islower() or token.is_sent_start else "NAME"


def _things(sentence: Sentence) -> Features:
    names = {hit[0].name: hit[0] for t in sentence.tokens if (hit := sentence.reading.cast.at(sentence.reading.index, t))}
    kinds = [entity.type for entity in names.values()]
    levels = [entry.quantity for entry in sentence.quantities if entry.quantity.role == "level"]
    nouns = {singular(token.lower_) for token in sentence.tokens if token.pos_ in ("NOUN", "PROPN")}
    found = {
        "one company": len(names) == 1,
        "two companies": len(names) == 2,
        "more companies": len(names) > 2,
        "fund": "fund" in kinds,
        "bank": "bank" in kinds,
        "sum": any(quantity.dimension == "money" for quantity in levels),
        "percentage": any(quantity.dimension == "percent" for quantity in levels),
        "count": any(quantity.dimension == "count" for quantity in levels),
        "change": any(entry.quantity.role == "delta" for entry in sentence.quantities),
        "building": bool(nouns & FACILITY_NOUNS),
        "stake": bool(nouns & STAKE_NOUNS),
    }
    counted: Features = {key: float(value) for key, value in found.items()}
    return counted | {"sum of two": counted["sum"] * counted["two companies"]}


def meaning(sentence: Sentence) -> Any:
    """The scaled mean of the vectors of the words that mean something, each of length 1; None where no word has one."""
    vocab = sentence.reading.doc.vocab
    units = [
        unit
        for token in sentence.tokens
        if token.pos_ in _MEANING and not token.ent_type_ and (unit := unit_vector(vocab, token.lower_)) is not None
    ]
    if not units or len(units[0]) != _LENGTH:
        return None
    return sum(units[1:], start=units[0]) * (_SCALE / len(units))
