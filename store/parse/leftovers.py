"""Figures that no grammar of measures claims: named by what stands nearest, so that a number is not lost for want of a word.

The last reading of a sentence's quantities; its facts are less sure than the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from store.frozen import Frozen
from store.parse.anchored import Anchored
from store.parse.baselines import time_of
from store.parse.lexicon.business import COMPANY_NOUNS, SPEECH_VERBS
from store.parse.lexicon.change import CHANGE_VERBS
from store.parse.lexicon.investment import DEAL_NOUNS, FACILITY_NOUNS
from store.parse.lexicon.left_figures import (
    NO_FIGURE_VERBS,
    PEOPLE_AT_WORK,
    SAID_BY,
    SHARE_MOVES,
    SHARE_NAMES,
    SHARED,
    SUMS_OF_VERBS,
    UNCOUNTED,
    WORKING,
)
from store.parse.lexicon.measures import LEVEL_VERBS, UNNAMED
from store.parse.measure import Measure, is_measure_noun, noun_measure, snake
from store.parse.presence import BY_TIME, held_name
from store.parse.reading import Sentence
from store.parse.reference import Memory
from store.parse.syntax import children, clause_verb, is_verb, lemma, prepositional, subject
from store.parse.units import singular

_OF = ("of", "at", "to", "above", "below", "around", "near", "over", "under")


class Told(Frozen):
    """A figure of the sentence that was read already: its measure, the dimension of its quantity, and where that begins."""

    measure: str
    dimension: str
    first: int
    moved: bool


def find_leftovers(
    sentence: Sentence, entries: Sequence[Anchored], told: Sequence[Told], memory: Memory
) -> Iterator[tuple[Measure, Anchored]]:
    """The quantities among `entries`, which nothing has claimed, that measure something after all."""
    for entry in entries:
        measure = _named(sentence, entry, told, memory) if _may_be_a_figure(sentence, entry) else None
        if measure is not None:
            yield measure, entry


def _may_be_a_figure(sentence: Sentence, entry: Anchored) -> bool:
    quantity = entry.quantity
    if quantity.dimension == "time" or quantity.hyphenated:
        return False
    if quantity.role == "baseline":
        return time_of(sentence, entry) is not None  # alone and without a time it would read like today's figure
    verb = clause_verb(entry.head)
    if lemma(verb) in NO_FIGURE_VERBS and (quantity.dimension == "money" or lemma(verb) != "sell") and quantity.role == "level":
        return False
    if quantity.dimension == "money" and _of_a_deal(entry.head):
        return False
    if quantity.dimension not in ("count", None):
        return True
    said = singular(entry.head.lower_) in SAID_BY and lemma(verb) in SPEECH_VERBS
    few = quantity.value < _FEW and not quantity.digits
    return not (said or few or singular(entry.head.lower_) in UNCOUNTED or entry.head.ent_type_ in ("DATE", "TIME", "LAW"))


_FEW = 3


def _of_a_deal(head: Token) -> bool:
    """ "a deal of $3 billion", "the $3 billion order"."""
    above = [head, *head.ancestors][:4]
    return any(singular(token.lower_) in DEAL_NOUNS for token in above if not is_verb(token))


def _named(sentence: Sentence, entry: Anchored, told: Sequence[Told], memory: Memory) -> Measure | None:
    if entry.quantity.role == "delta":
        return _echoed(entry, told, memory, moved=True) or _by_subject(entry) or _of_shares(sentence, entry)
    if entry.quantity.dimension == "count":
        return _by_count(entry) or _echoed(entry, told, memory, moved=False)
    readings = (_share_of, _of_noun, _by_subject)
    found = next((measure for reading in readings if (measure := reading(entry)) is not None), None)
    return found or _echoed(entry, told, memory, moved=False) or _by_verb(entry)


def _share_of(entry: Anchored) -> Measure | None:
    """ "46 percent of the market", "95% of its seats": a share of what it is of."""
    if entry.quantity.dimension != "percent":
        return None
    noun = next(iter(prepositional(entry.head, "of")), None)
    if noun is None or singular(noun.lower_) not in SHARED:
        return None
    word = noun_measure(noun) if is_measure_noun(noun) else singular(noun.lower_)
    return Measure(SHARE_NAMES.get(word, f"{word.removesuffix('s')}_share"), entry.head, "left")


def _of_noun(entry: Anchored) -> Measure | None:
    """ "a combined ratio of 91.8%", "an impairment of £12m": the noun is the measure."""
    prep = entry.head.head
    if entry.head.dep_ != "pobj" or prep.lower_ not in _OF or prep.head.pos_ != "NOUN":
        return None
    return _open(prep.head)


def _open(noun: Token) -> Measure | None:
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "on" else None
    if above is not None and above.lower_ == "return":
        words = [token.lower_ for token in noun.doc[noun.head.i + 1 : noun.i + 1] if token.pos_ in ("ADJ", "NOUN")]
        return Measure("_".join(["return_on", *words]), noun, "left")
    if not noun.text.islower() or singular(noun.lower_) in UNNAMED or noun.ent_type_:
        return None
    return Measure(noun_measure(noun) if is_measure_noun(noun) else snake(noun), noun, "left")


def _by_subject(entry: Anchored) -> Measure | None:
    """ "large deal wins added up to $3.9 billion", "exports contributing 38%"."""
    verb = clause_verb(entry.head)
    doer = subject(verb) if is_verb(verb) else None
    plain = doer is not None and doer.pos_ == "NOUN" and singular(doer.lower_) not in _ACTORS
    if doer is None or not plain or entry.quantity.dimension in ("count", None):
        return None
    tells = lemma(verb) in LEVEL_VERBS or lemma(verb) in CHANGE_VERBS or entry.quantity.dimension == "percent"
    return _open(doer) if tells else None


_ACTORS = PEOPLE_AT_WORK | SAID_BY | COMPANY_NOUNS | FACILITY_NOUNS | {"agency", "family", "model", "crop"}
"""Those who do something, and whose doing is measured rather than they."""


def _echoed(entry: Anchored, told: Sequence[Told], memory: Memory, *, moved: bool) -> Measure | None:
    """The measure of the figure before that is like this one: "…, Acme 10.3%", "and Acme at 52,610"."""
    dimension = entry.quantity.dimension or "count"
    before = [one for one in told if one.first < entry.first]
    alike = [one for one in before if moved or (one.dimension == dimension and not one.moved)]
    if alike:
        return Measure(alike[-1].measure, entry.head, "left")
    if moved and memory.moved is not None:
        return Measure(memory.moved, entry.head, "left")
    if not moved and memory.measure is not None and memory.measure[1] == dimension and entry.quantity.dimension is None:
        return Measure(memory.measure[0], entry.head, "left")
    return None


def _of_shares(sentence: Sentence, entry: Anchored) -> Measure | None:
    """ "Acme dropped 7.9%", where shares are spoken of."""
    verb = clause_verb(entry.head)
    spoken = sentence.reading.block.text.lower()
    moves = lemma(verb) in SHARE_MOVES and entry.quantity.dimension == "percent"
    return Measure("share_price", verb, "left") if moves and (" shares" in spoken or "stock" in spoken) else None


def _by_count(entry: Anchored) -> Measure | None:
    """What is counted is what is measured: "41 dealers"; those who work are employees, what is made a year is output."""
    noun, unit = entry.head, entry.quantity.unit or ""
    if not noun.text.islower() or noun.tag_ not in ("NNS", "NN"):
        return None
    verb = clause_verb(noun)
    if singular(noun.lower_) in PEOPLE_AT_WORK:
        works = lemma(verb) in WORKING or bool(children(noun, "poss")) or lemma(verb) == "have"
        return Measure("employees", noun, "left") if works else None
    if unit.endswith(BY_TIME):
        able = any(child.tag_ == "MD" for child in children(verb, "aux")) or lemma(verb) in ("design", "plan", "build")
        return Measure("capacity" if able else "production", noun, "left")
    return Measure(held_name(noun), noun, "left")


def _by_verb(entry: Anchored) -> Measure | None:
    """ "burned through $310 million": what a sum is by its verb."""
    verb = clause_verb(entry.head)
    named = SUMS_OF_VERBS.get(lemma(verb)) if entry.quantity.dimension == "money" else None
    if entry.quantity.dimension is None and lemma(verb) == "employ":
        named = "employees"
    return Measure(named, verb, "left") if named else None
