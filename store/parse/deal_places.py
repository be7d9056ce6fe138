"""Where an investment is: where it is built, where what is bought or funded stands or is from, else the place named next."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from store.model import InvestmentType
from store.parse.lexicon.business import SPEECH_VERBS
from store.parse.lexicon.investment import FACILITY_NOUNS, WORKS_NOUNS
from store.parse.lexicon.places import country_of
from store.parse.parts import Roles
from store.parse.reading import Found, Sentence, token_span
from store.parse.settings import abroad, is_place, named_place, place_under
from store.parse.syntax import children, lemma
from store.parse.triggers import Trigger
from store.parse.units import singular

_BUILT: tuple[InvestmentType, ...] = ("plant", "research", "joint_venture", "other")
_TARGETED: tuple[InvestmentType, ...] = ("acquisition", "equity_stake", "divestment", "funding_round", "debt")
_BEFORE_PLACES = frozenset("in at near outside off around across".split())
_WITHIN_NAMES = 4
"""Tokens between a preposition and the place that it goes with: "at the old works at X", "off the west coast of X"."""


def deal_place(sentence: Sentence, trigger: Trigger, roles: Roles) -> Found | None:
    """The place of an investment; None when its sentence names none."""
    return (
        place_under(sentence.reading, _heads(trigger))
        or _site_name(sentence, trigger)
        or abroad(trigger.token)
        or _opening(sentence, trigger)
        or _of_target(sentence, trigger, roles)
        or _named_next(sentence, trigger, roles)
        or _in_words_of(sentence, trigger, roles)
        or _of_allies(sentence, trigger)
    )


def _heads(trigger: Trigger) -> Sequence[Token]:
    """Where to look for the place: below what is built, then below the verbs, nearest first."""
    if trigger.type in _BUILT:
        return (trigger.token, *(link for link in trigger.chain if lemma(link) not in SPEECH_VERBS))
    return (trigger.token,) if trigger.token.pos_ != "VERB" and trigger.type not in ("acquisition", "equity_stake") else ()


def _site_name(sentence: Sentence, trigger: Trigger) -> Found | None:
    """ "its Norvale plant": a name before what is built, that is no company's, is where it stands."""
    if trigger.type != "plant" or trigger.token.pos_ == "VERB":
        return None
    for child in trigger.token.lefts:
        named = child.pos_ == "PROPN" and child.dep_ in ("compound", "nmod") and child.text.isalpha() and child.text.istitle()
        if (
            named
            and not sentence.reading.cast.at(sentence.reading.index, child)
            and child.ent_type_ not in ("PRODUCT", "NORP", "DATE")
        ):
            return Found(child.text, token_span(child))
    return None


def _in_words_of(sentence: Sentence, trigger: Trigger, roles: Roles) -> Found | None:
    """ "retool its Norvale plant", "the Norvale repair yard": a name in what is built or bought, that is no company's."""
    if roles.target is None or not sentence.span.contains(roles.target.span):
        return None
    reading = sentence.reading
    words = reading.doc.char_span(roles.target.span.start, roles.target.span.end, alignment_mode="expand")
    for token in words or ():
        named = _is_plain_name(token) and singular(token.head.lower_) in _SITES
        if named and token.dep_ in ("compound", "nmod") and not reading.cast.at(reading.index, token):
            return Found(token.text, token_span(token))
    return None


def _of_allies(sentence: Sentence, trigger: Trigger) -> Found | None:
    """ "team up on a pipeline in X": the first place behind the words of a partnership."""
    if trigger.type != "partnership":
        return None
    reading = sentence.reading
    for token in sentence.tokens:
        if (
            token.i > trigger.token.i
            and is_place(reading, token)
            and token.dep_ == "pobj"
            and token.head.lower_ in ("in", "at", "near")
        ):
            return named_place(reading, token)
    return None


def _is_unknown_town(sentence: Sentence, token: Token) -> bool:
    """ "build a furnace in Norvale": a name that no recogniser knows, behind a preposition of place."""
    where = token.dep_ == "pobj" and token.head.lower_ in _BESIDE and token.head.i == token.i - 1
    known = token.ent_type_ in ("DATE", "TIME", "PRODUCT", "EVENT") or sentence.reading.cast.at(sentence.reading.index, token)
    return where and _is_plain_name(token) and not known


def _is_plain_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.isalpha() and token.text.istitle()


_BESIDE = frozenset("in at near outside".split())


_SITES = FACILITY_NOUNS | WORKS_NOUNS


def _opening(sentence: Sentence, trigger: Trigger) -> Found | None:
    """ "In Brazil, the group has agreed to pay …": what the sentence begins with holds for all of it."""
    first = sentence.tokens[0]
    if first.lower_ not in ("in", "across", "at") or first.head not in trigger.chain:
        return None
    return place_under(sentence.reading, children(first, "pobj"))


def _of_target(sentence: Sentence, trigger: Trigger, roles: Roles) -> Found | None:
    """Where what is bought, funded or lent to is: where the unit or plant stands, else where the company is from."""
    if roles.target is None or trigger.type not in _TARGETED:
        return None
    reading = sentence.reading
    words = reading.doc.char_span(roles.target.span.start, roles.target.span.end, alignment_mode="expand")
    if words is not None and sentence.tokens.start <= words.root.i < sentence.tokens.end:
        hit = reading.cast.at(reading.index, words.root)
        if hit is None and words.root.pos_ != "PRON":
            own = next((child for child in words.root.lefts if country_of(child.text) and child.text[0].isupper()), None)
            if own is not None:
                return named_place(reading, own)
            within = place_under(reading, [words.root])
            if within is not None:
                return within
    entity = reading.cast.named(roles.target.text)
    home = entity.home if entity is not None else None
    return Found(home.place, home.span) if home is not None and home.block == reading.index else None


def _named_next(sentence: Sentence, trigger: Trigger, roles: Roles) -> Found | None:
    """The first place behind what is built, wherever the tree hangs it ("build a furnace in X for 900 crore"); of what is
    bought or funded only one right behind it.
    """
    reading = sentence.reading
    target = roles.target.span if roles.target else token_span(trigger.token)
    if trigger.type not in (*_BUILT, *_TARGETED) or not sentence.span.contains(target):
        return None
    for token in sentence.tokens:
        if token.idx < target.start:
            continue
        if token.text in (",", ";") or (trigger.type in _TARGETED and token.idx > target.end + 1):
            return None
        if token.lower_ not in _BEFORE_PLACES:
            continue
        for place in reading.doc[token.i + 1 : min(token.i + 1 + _WITHIN_NAMES, sentence.tokens.end)]:
            if place.pos_ in ("VERB", "AUX") or place.text == ",":
                break
            if is_place(reading, place) and place.dep_ in ("pobj", "compound", "appos", "conj", "nmod"):
                return named_place(reading, place)
            if trigger.type in _BUILT and _is_unknown_town(sentence, place):
                return Found(place.text, token_span(place))
    return None
