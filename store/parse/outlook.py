"""Whether a figure was, or is yet to come: guidance, a forecast, a target."""

from __future__ import annotations

from spacy.tokens import Token

from store.model import Outlook
from store.parse.lexicon.measures import OUTLOOK_NOUNS, OUTLOOK_VERBS
from store.parse.syntax import children, clause_verb, is_verb, lemma
from store.parse.units import singular

_MODALS = frozenset("will would shall should may might could 'll".split())
_UP = 6


def outlook_of(measure: Token, figure: Token) -> Outlook | None:
    """How a figure is marked as not yet true by the nouns and verbs above it; None for what was told as a fact."""
    for start in (figure, measure):
        token = start
        for _ in range(_UP):
            named = OUTLOOK_NOUNS.get(singular(token.lower_))
            if named is not None and token.pos_ == "NOUN":
                return named
            if is_verb(token) or token.head == token:
                break
            token = token.head
    return _said_by(clause_verb(figure))


def _said_by(verb: Token) -> Outlook | None:
    for _ in range(3):
        found = OUTLOOK_VERBS.get(lemma(verb)) if verb.pos_ == "VERB" else None
        if found is not None and not (lemma(verb) == "see" and verb.tag_ == "VBD"):
            return found
        if any(child.lower_ in _MODALS for child in children(verb, "aux")):
            return "forecast"
        if verb.dep_ not in ("xcomp", "ccomp", "advcl", "conj") or not is_verb(verb.head):
            return None
        if verb.dep_ in ("advcl", "conj") and verb.tag_ not in ("VB", "VBG"):
            return None
        verb = verb.head
    return None
