"""Where a figure is of: what its words say, or the plant that was told of before."""

from __future__ import annotations

from store.parse.anchored import Anchored
from store.parse.lexicon.measures import PRESENCE
from store.parse.measure import Measure
from store.parse.reading import Found, Sentence
from store.parse.settings import abroad, place_under, there
from store.parse.subjects import Subject
from store.parse.syntax import children, clause_verb, prepositional
from store.parse.units import singular


def figure_place(sentence: Sentence, measure: Measure, entry: Anchored, owner: Subject) -> Found | None:
    """Where a figure is of; of several places none, and of shares none: where they are listed says nothing of them."""
    if measure.sort == "thing" or measure.name == "share_price":
        return None
    found = _named_place(sentence, measure, entry, owner)
    words = measure.name + measure.token.lower_
    abroad_anyway = found is not None and found.text in ("overseas", "abroad") and "export" in words
    return None if found is None or abroad_anyway or _is_of_several(sentence, found) else found


def _is_of_several(sentence: Sentence, place: Found) -> bool:
    """ "branches across Ohio, Michigan and Indiana"."""
    words = sentence.reading.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return words is not None and any(token.ent_type_ in ("GPE", "LOC") for token in children(words.root, "conj"))


def _named_place(sentence: Sentence, measure: Measure, entry: Anchored, owner: Subject) -> Found | None:
    return (
        there(sentence, measure.token)
        or there(sentence, entry.head)
        or owner.place
        or place_under(sentence.reading, [entry.head, *([measure.token] if measure.token.i != entry.head.i else [])])
        or abroad(entry.head)
        or abroad(measure.token)
        or (_of_clause(sentence, entry) if measure.name in _SOMEWHERE or measure.sort == "held" else None)
    )


_SOMEWHERE = PRESENCE | frozenset("jobs sales capacity production deliveries orders investment".split())
"""Measures of which it is told where by what hangs on the verb: "opened eight stores in Greece"."""


def _of_clause(sentence: Sentence, entry: Anchored) -> Found | None:
    verb = clause_verb(entry.head)
    where = [noun for noun in prepositional(verb, "in", "at", "across", "near") if noun.i > verb.i]
    return place_under(sentence.reading, where)


def at_site(sentence: Sentence, measure: Measure) -> bool:
    """Whether a figure is one of the plant told of before: what it can make, whom it gives work."""
    if measure.name in ("capacity", "jobs"):
        return True
    here = {singular(token.lower_) for token in sentence.tokens} & _SITE_WORDS
    return measure.name in ("employees", "production", "area", "floor_area", "investment") and bool(here)


_SITE_WORDS = frozenset("there plant factory site facility centre center warehouse works mill fab base complex".split())
