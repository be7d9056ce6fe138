"""How a name looks and where it stands, as numbers: what its words are, what it hangs on, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Token

from store.parse.lexicon.business import BUSINESS_POSSESSIONS, BUSINESS_VERBS, COMPANY_NOUNS, PERSON_TITLES, SPEECH_VERBS
from store.parse.logistic import Features
from store.parse.names import Name
from store.parse.syntax import SUBJECTS, first_of_list, lemma
from store.parse.vectors import scaled, unit_vector

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_BESIDE = frozenset("in at near outside from of for with by to on".split())
_AFTER_A_COMMA = frozenset("the a an which whose who part owned".split())
_MODIFIES = ("compound", "nmod", "amod")


def setting(doc: Doc, name: Name) -> Features:
    """The features of one mention: each between 0 and 1, those that are like something between -1 and 1."""
    return _words(doc, name) | _governed(doc, name) | _before(doc, name) | _after(doc, name)


def _words(doc: Doc, name: Name) -> Features:
    tokens, text = doc[name.first : name.after], name.text
    unknown = [not (token.has_vector or doc.vocab[token.lower_].has_vector) for token in tokens]
    if not doc.vocab.vectors_length:
        unknown = [False] * len(tokens)  # a pipeline without vectors knows no words, which says nothing
    found = {
        "all unknown words": all(unknown),
        "some unknown word": any(unknown),
        "unknown first word": unknown[0],
        "unknown last word": unknown[-1],
        "one word": len(tokens) == 1,
        "two words": len(tokens) == 2,
        "more words": len(tokens) > 2,
        "acronym": text.isupper() and len(text) <= 5,
        "capitals": text.isupper(),
        "digits": any(character.isdigit() for character in text),
        "inner capital": re.search("[a-z][A-Z]", text) is not None,
        "ampersand": "&" in text,
        "hyphen": "-" in text,
        "of": " of " in text,
    }
    return {key: float(value) for key, value in found.items()} | {"last word like a company": _like(tokens[-1], COMPANY_NOUNS)}


def _governed(doc: Doc, name: Name) -> Features:
    head = first_of_list(name.head)
    above = head.head
    found: Features = {f"is {head.dep_}": 1.0}
    if name.head.dep_ == "conj":
        found["listed"] = 1.0
    if head.dep_ in SUBJECTS and above.pos_ in ("VERB", "AUX"):
        found["subject"] = 1.0
        found["does like business"] = _like(above, BUSINESS_VERBS)
        found["says"] = float(lemma(above) in SPEECH_VERBS)
        found["is something"] = float(lemma(above) == "be")
    if head.dep_ == "pobj":
        found[f"below {above.lower_}"] = 1.0
        found["below like a business thing"] = _like(above.head, BUSINESS_POSSESSIONS)
    if name.head.dep_ == "poss" or (name.after < len(doc) and doc[name.after].tag_ == "POS"):
        found["owns"] = 1.0
        found["owns like a business thing"] = _like(name.head.head, BUSINESS_POSSESSIONS)
    if name.head.dep_ in _MODIFIES:
        found["modifies"] = 1.0
        found["modifies like a company"] = _like(name.head.head, COMPANY_NOUNS)
        found["modifies like a business thing"] = _like(name.head.head, BUSINESS_POSSESSIONS)
        found["modifies like a person"] = _like(name.head.head, PERSON_TITLES)
    return found


def _before(doc: Doc, name: Name) -> Features:
    found: Features = {"opens the sentence": 1.0} if name.first == name.head.sent.start else {}
    if not name.first:
        return found
    word = doc[name.first - 1]
    if word.text.islower() and word.tag_ in ("NN", "NNS"):
        found["after a noun"] = 1.0
        found["after like a company"] = _like(word, COMPANY_NOUNS)
        found["after like a person"] = _like(word, PERSON_TITLES)
    if word.lower_ in ("the", "a", "an"):
        found["after an article"] = 1.0
    if word.lower_ in _BESIDE:
        found[f"after {word.lower_}"] = 1.0
    return found


def _after(doc: Doc, name: Name) -> Features:
    if name.after >= len(doc):
        return {}
    word = doc[name.after]
    found: Features = {}
    if word.text in (",", "(", "-"):
        found[f"before {word.text}"] = 1.0
    if word.text == "," and name.after + 1 < len(doc):
        following = doc[name.after + 1]
        if following.lower_ in _AFTER_A_COMMA:
            found[f"before , {following.lower_}"] = 1.0
        elif following.text[:1].isupper():
            found["before , and a name"] = 1.0
    if word.pos_ in ("VERB", "AUX"):
        found["before a verb"] = 1.0
    if word.text[:1].isupper():
        found["before a capital"] = 1.0
    if word.tag_ in ("NN", "NNS"):
        found["before a noun"] = 1.0
        found["before like a business thing"] = _like(word, BUSINESS_POSSESSIONS)
        found["before like a company"] = _like(word, COMPANY_NOUNS)
        found["before like a person"] = _like(word, PERSON_TITLES)
    return found


def _like(token: Token, words: frozenset[str]) -> float:
    """How near a word is to a list of words in meaning: the cosine of its vector with the mean of theirs; 0 for no vector."""
    return _likeness(token.vocab, token.lower_, words)


@lru_cache(maxsize=20_000)
def _likeness(vocab: Vocab, word: str, words: frozenset[str]) -> float:
    vector, mean = unit_vector(vocab, word), _mean(vocab, words)
    return float(vector @ mean) if vector is not None and mean is not None else 0.0


@lru_cache(maxsize=16)
def _mean(vocab: Vocab, words: frozenset[str]) -> Any:
    units = [unit for word in sorted(words) if (unit := unit_vector(vocab, word)) is not None]
    return scaled(sum(units[1:], start=units[0])) if units else None


def strongest(mentions: Iterable[Features]) -> Features:
    """What the mentions of a name come to together: of each feature the highest."""
    pooled: Features = {}
    for features in mentions:
        for key, value in features.items():
            if value > pooled.get(key, -1.0):
                pooled[key] = value
    return pooled
