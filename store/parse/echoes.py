"""Figures whose measure was named before: "Apple had 22.4%, ahead of Samsung at 16.9%", "… and Acme's at 52,610"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from store.frozen import Frozen
from store.parse.anchored import Anchored
from store.parse.figures import Figures
from store.parse.lexicon.change import CHANGE_VERBS
from store.parse.lexicon.places import country_of
from store.parse.measure import Measure
from store.parse.reading import Sentence
from store.parse.reference import Memory, Party, parties
from store.parse.syntax import clause_verb, lemma, subject

_PLACING = frozenset("come rank finish lead follow place".split())
_BEFORE = ("at", "with", "on")


class Echo(Frozen):
    """A level of a measure that was named before, and whose it is."""

    measure: Measure
    level: Anchored
    party: Party


def find_echoes(sentence: Sentence, figures: Sequence[Figures], left: Sequence[Anchored], memory: Memory) -> Iterator[Echo]:
    """The echoes among the quantities that measure nothing by themselves."""
    rows = _rows(sentence, left)
    for row in rows:
        owners = _owners(sentence, row[0], memory)
        if len(owners) != len(row):
            continue
        for entry, party in zip(row, owners, strict=True):
            name = _measure(figures, entry, memory)
            if name is not None:
                yield Echo(Measure(name, entry.head, "noun"), entry, party)


class Growth(Frozen):
    """A change of a measure that was named before: of a company, or of a region of the one told of."""

    measure: Measure
    delta: Anchored
    party: Party | None
    region: Token | None


def find_growths(sentence: Sentence, figures: Sequence[Figures], left: Sequence[Anchored], memory: Memory) -> Iterator[Growth]:
    """ "…, while the Americas grew 3%", "its shares slid 5.6%, while X gained 9%"."""
    for entry in left:
        verb = clause_verb(entry.head)
        doer = subject(verb)
        relative = entry.quantity.role == "delta" and entry.quantity.dimension == "percent"
        own = doer is not None and doer.head == verb
        if not (relative and own and doer is not None and (lemma(verb) in CHANGE_VERBS or lemma(verb) == "be")):
            continue
        moved = [one for one in figures if one.deltas and one.deltas[0].first < entry.first]
        name = moved[-1].measure.name if moved else memory.moved
        found = parties(sentence.reading, doer, memory) if doer.pos_ == "PROPN" else []
        region = doer if not found and (doer.ent_type_ in ("GPE", "LOC") or country_of(doer.text)) else None
        if name is not None and (found or region is not None):
            yield Growth(Measure(name, entry.head, "noun"), entry, found[0] if found else None, region)


def _rows(sentence: Sentence, left: Sequence[Anchored]) -> list[list[Anchored]]:
    """Levels in a row: "24,200 and 21,600"."""
    doc = sentence.reading.doc
    rows: list[list[Anchored]] = []
    for entry in left:
        if entry.quantity.role != "level" or entry.quantity.dimension == "time" or entry.quantity.hyphenated:
            continue
        if rows:
            between = {token.lower_ for token in doc[rows[-1][-1].last + 1 : entry.first]}
            if between and between <= {",", "and"}:
                rows[-1].append(entry)
                continue
        rows.append([entry])
    return rows


def _owners(sentence: Sentence, entry: Anchored, memory: Memory) -> list[Party]:
    """The companies right before "at 16.9%", or whose place is told: "X came second with 16.5%"."""
    doc = sentence.reading.doc
    at = entry.first
    while at > sentence.tokens.start and doc[at - 1].idx >= entry.quantity.full.start:
        at -= 1
    at -= 1
    if at <= sentence.tokens.start or doc[at].lower_ not in _BEFORE:
        return []
    named = _named_before(sentence, at - 1)
    if named:
        return named
    verb = clause_verb(entry.head)
    return parties(sentence.reading, subject(verb), memory) if lemma(verb) in _PLACING else []


def _named_before(sentence: Sentence, at: int) -> list[Party]:
    """The companies of the list that ends at token `at`."""
    doc, found = sentence.reading.doc, []
    while at >= sentence.tokens.start:
        token: Token = doc[at]
        hit = sentence.reading.cast.at(sentence.reading.index, token)
        if hit is not None:
            found.append(Party(hit[0], hit[1].span))
            at = hit[1].first - 1
            continue
        if token.lower_ not in ("and", ",", "'s", "third", "second", "fourth", "fifth") or (
            not found and token.lower_ in ("and", ",")
        ):
            break
        if token.lower_ == "," and at and not sentence.reading.cast.at(sentence.reading.index, doc[at - 1]):
            break
        at -= 1
    return found[::-1]


def _measure(figures: Sequence[Figures], entry: Anchored, memory: Memory) -> str | None:
    """The measure named last that goes with such a quantity: in the sentence, else in the one before."""
    alike = [one for one in figures if one.levels and _alike(one.levels[-1], entry) and one.levels[0].first < entry.first]
    if alike:
        return alike[-1].measure.name
    if memory.measure is not None and memory.measure[1] == (entry.quantity.dimension or "count"):
        return memory.measure[0]
    return None


def _alike(level: Anchored, entry: Anchored) -> bool:
    return (level.quantity.dimension or "count") == (entry.quantity.dimension or "count")
