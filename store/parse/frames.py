"""Verb frames: which row of the table fits a verb with what goes with it, and what fills its slots."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.parse.deals import is_company
from store.parse.lexicon.business import DESCRIPTIONS
from store.parse.lexicon.frames import FRAMES, Frame
from store.parse.lexicon.investment import FACILITY_NOUNS
from store.parse.reading import Sentence
from store.parse.syntax import agent, children, conjuncts, is_passive, lemma, prepositional, subject
from store.parse.units import singular


def fitting(sentence: Sentence, verb: Token) -> Frame | None:
    """The first frame that a verb fits; None for most verbs."""
    word = lemma(verb)
    for frame in FRAMES:
        verbal = word in frame.verbs and _has_particle(verb, frame.particle)
        if verbal and all(_filled(sentence, verb, slot, kind) for slot, kind in frame.needs.items()):
            return frame
    return None


def _has_particle(verb: Token, particle: str) -> bool:
    if not particle or any(child.lower_ == particle for child in children(verb, "prt", "advmod", "prep")):
        return True
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == particle


def _filled(sentence: Sentence, verb: Token, slot: str, kind: str | frozenset[str]) -> bool:
    return any(_is(sentence, token, kind) for token in slot_tokens(verb, slot))


def slot_tokens(verb: Token, slot: str) -> Iterator[Token]:
    """What fills a slot of a verb, in the active voice: "was awarded a contract by X" has X for its subject."""
    passive = is_passive(verb)
    objects = children(verb, "dobj")
    first = _passive_subject(verb) if passive else []
    if slot == "subject":
        doer = agent(verb) if passive else subject(verb)
        if doer is not None:
            yield from conjuncts(doer)
        elif passive:
            yield from (noun for thing in objects for noun in prepositional(thing, "by"))
    elif slot == "object":
        yield from objects or first
    elif slot == "dative":
        yield from children(verb, "dative") if not passive else first if objects else []
        yield from (noun for prep in children(verb, "dative") for noun in children(prep, "pobj"))
    elif slot == "attr":
        yield from children(verb, "attr")
    elif slot == "owner":
        for noun in children(verb, "attr"):
            yield from (*children(noun, "poss"), *prepositional(noun, "of", "in"))
    else:
        for source in (verb, *(below for thing in (*objects, *first, *children(verb, "attr")) for below in thing.subtree)):
            yield from prepositional(source, *slot.split())
        for whole in prepositional(verb, *slot.split()):
            yield from (below for part in whole.subtree for below in prepositional(part, *slot.split()))


def _passive_subject(verb: Token) -> list[Token]:
    """What a passive verb is done to: its own subject, or that of the verb above ("agreed to be bought")."""
    own = children(verb, "nsubjpass")
    doer = subject(verb) if not own else None
    return own or ([doer] if doer is not None else [])


def _is(sentence: Sentence, token: Token, kind: str | frozenset[str]) -> bool:
    if isinstance(kind, frozenset):
        return singular(token.lower_) in kind
    if kind == "company":
        return any(is_company(sentence, part) for part in with_owners(token)) or _is_described(token)
    if kind == "facility":
        return singular(token.lower_) in FACILITY_NOUNS
    last = sentence.reading.doc
    near = [entry for entry in sentence.quantities if token in (entry.head, entry.head.head, last[entry.last])]
    dimensions = {entry.quantity.dimension for entry in near}
    if kind in ("money", "percent"):
        return kind in dimensions
    return bool(dimensions - {"money", "percent", "time"})


def _is_described(token: Token) -> bool:
    """ "the business", "the carmaker": a company told of before."""
    the = any(child.lower_ == "the" for child in children(token, "det"))
    return the and (singular(token.lower_) in DESCRIPTIONS or token.lower_ == "business")


def with_owners(token: Token) -> list[Token]:
    """A noun and the names that stand with it: "the X brand", "X's park", "the plant of X"."""
    return [token, *children(token, "compound", "nmod", "poss", "appos"), *prepositional(token, "of")]
