"""How far an investment has come, from the verbs that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from store.parse.lexicon.investment import (
    CONSENT_NOUNS,
    DISPOSE_VERBS,
    PLAN_NOUNS,
    PURCHASE_VERBS,
    STATUS_ORDER,
    STATUS_WORDS,
    TALK_NOUNS,
    Step,
)
from store.parse.syntax import children, is_negated, is_verb, lemma

_RUMOUR = ("reportedly", "rumored", "rumoured")
_GROUND = "ground"
_HEARSAY = re.compile(
    r"\b(?:people|persons?|sources?|bankers?|executives)\s+(?:\w+\s+)?(?:familiar|close|aware|with\s+(?:direct\s+)?knowledge|briefed)\b"
    r"|\baccording to sources\b|\b(?:is|are) (?:said|understood|believed|rumou?red) to\b|\breportedly\b"
)
"""What makes of a plan or an agreement something that is only heard of."""
_DONE: frozenset[Step] = frozenset({"agreed", "started", "completed"})
"""What sources tell of as a fact, rather than as something that may come."""
_MAYBE = frozenset("may might could".split())


def status_of(chain: Iterable[Token]) -> Step:
    """The status that a chain of verbs says, from the lowest to the highest."""
    links = list(chain)
    seen: set[Step] = set()
    for position, link in enumerate(links):
        if lemma(link) in ("agreement", "deal", "accord", "pact"):
            seen.add("agreed")
            continue
        if lemma(link) in PLAN_NOUNS and not is_verb(link):
            seen.add("rumoured" if lemma(link) in TALK_NOUNS else "planned")
            continue
        if any(child.lower_ in _RUMOUR for child in link.children):
            seen.add("rumoured")
        if is_negated(link) and position == 0:
            return "cancelled"
        seen |= _verb_status(link, lowest=position == 0)
    if links and not seen & _DONE and _HEARSAY.search(links[0].sent.text):
        seen -= {"announced"}
        seen.add("rumoured")
    for status in STATUS_ORDER:
        if status in seen:
            return _refined(status, seen)
    return "announced"


def _verb_status(verb: Token, *, lowest: bool) -> set[Step]:
    word = lemma(verb)
    found: set[Step] = set()
    if lowest and verb.dep_ == "conj" and verb.tag_ == "VB" and is_verb(verb.head) and not children(verb, "aux"):
        return _verb_status(verb.head, lowest=True)  # "would buy X and spend more on a line"
    modals = {child.lower_ for child in children(verb, "aux") if child.tag_ == "MD"}
    if modals & _MAYBE:
        found.add("rumoured")
    elif modals:
        found.add("announced")
    if (
        lowest
        and verb.tag_ == "VBG"
        and (
            word in PURCHASE_VERBS
            or word in DISPOSE_VERBS
            or (word == "take" and any(c.lower_ == "over" for c in verb.children))
        )
        and any(lemma(child) == "be" for child in children(verb, "aux"))
    ):
        return {"agreed"}  # "X is buying Y": the deal is made, the buying goes on
    if lowest and verb.tag_ == "VBN" and any(child.lower_ == "being" for child in verb.children):
        return {"agreed"}  # "is being acquired by"
    status = _word_status(verb, lowest=lowest)
    infinite = verb.tag_ in ("VB", "VBG") or (verb.tag_ == "VBN" and bool(children(verb, "auxpass")))  # "is to be taken over"
    unreal = infinite and any(child.tag_ in ("TO", "MD") for child in children(verb, "aux"))
    if status in ("completed", "started") and (unreal or not lowest):
        # "to build", "will open": not done yet. "is building": under way.
        if lowest and not modals:
            found.add("planned")
    elif status == "completed" and verb.tag_ == "VBG" and any(lemma(child) == "be" for child in children(verb, "aux")):
        found.add("started")
    elif status:
        found.add(status)
    return found


def gives_up(verb: Token) -> bool:
    """Whether a verb says that somebody no longer wants to: "pulled out", "walked away", "bowed out"."""
    return lemma(verb) in ("pull", "back", "walk", "bow", "drop") and any(
        child.lower_ in ("out", "away") for child in verb.children
    )


def _word_status(verb: Token, *, lowest: bool) -> Step | None:
    """What a verb by itself, with its particle and its object, says."""
    word = lemma(verb)
    past = verb.tag_ == "VBD" or any(lemma(child) == "have" for child in children(verb, "aux"))
    if gives_up(verb):
        return "cancelled"
    if word in _OBTAINED and any(lemma(noun) in CONSENT_NOUNS for noun in children(verb, "dobj")):
        return "announced"  # "won approval for a plant"
    if word == "break" and any(child.lower_ == _GROUND for child in verb.children):
        return "started"
    # "mopped up 34 crore": what is told in the past is done.
    return STATUS_WORDS.get(word) or ("completed" if lowest and past else None)


_OBTAINED = frozenset("win get receive secure obtain take clear".split())


def _refined(status: Step, seen: set[Step]) -> Step:
    """ "agreed to buy" is agreed though the buying is to come; so is "announced it has agreed"."""
    if status == "planned" and "agreed" in seen:
        return "agreed"
    if status == "announced" and "agreed" in seen:
        return "agreed"
    if status == "announced" and seen & {"completed"}:
        return "completed"
    return status
