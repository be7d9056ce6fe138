"""What a quantity measures: the noun or verb of its sentence that names the measure, and the measure's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from store.parse.anchored import Anchored
from store.parse.lexicon.business import COMPANY_NOUNS
from store.parse.lexicon.change import CHANGE_ADVERBS, CHANGE_NOUNS, CHANGE_VERBS
from store.parse.lexicon.investment import FACILITY_NOUNS
from store.parse.lexicon.measures import (
    DIMENSION_NAMES,
    HANDLE_VERBS,
    KEPT_SPECIFIC,
    LEVEL_VERBS,
    MEASURE_NOUNS,
    MEASURE_VERBS,
    MONEY_VERBS,
    PRESENCE,
    PROCESS_NOUNS,
    QUALIFIED,
    REACH_VERBS,
    REPORT_VERBS,
    UNNAMED,
)
from store.parse.syntax import SUBJECTS, children, conjuncts, is_verb, lemma, subject
from store.parse.units import singular

_NO_MEASURES = UNNAMED | COMPANY_NOUNS
Sort = Literal["noun", "verb", "thing", "open", "held", "valued"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as a sentence names it: its normalised `name`, and the `token` that names it.

    `sort` tells how to find whose it is: a "noun" has owners, a "verb" has a subject, and a "thing" is described by a
    physical quantity ("a range of 200 km"); an "open" one is a noun that no table knows; what is "held" is
    counted by its own name; "valued" is a verb whose object is worth something.
    """

    name: str
    token: Token
    sort: Sort


def is_measure_noun(token: Token) -> bool:
    """Whether a token is a noun that names a measure."""
    return token.pos_ in ("NOUN", "PROPN") and singular(token.lower_) in MEASURE_NOUNS


def noun_measure(token: Token) -> str:
    """The name of the measure that a noun names, with the words before it that make it another one."""
    noun = singular(token.lower_)
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod") and (child.lower_, noun) in KEPT_SPECIFIC:
            return KEPT_SPECIFIC[child.lower_, noun]
    if noun in ("profit", "loss") and token.doc.text[max(0, token.idx - 8) : token.idx].lower() == "pre-tax ":
        return f"pretax_{noun}"  # three tokens, which hang on each other in many ways
    if noun in QUALIFIED:
        words = [child.lower_ for child in token.lefts if child.dep_ in ("compound", "amod") and child.text.islower()]
        if words and words[-1].isalpha():
            return f"{words[-1]}_{noun}"
    return MEASURE_NOUNS[noun]


def find_measures(entry: Anchored) -> list[Measure]:
    """What a quantity measures; several when its sentence says it of several ("sales and profit rose 5%")."""
    if entry.quantity.hyphenated and entry.quantity.dimension == "count":
        return []  # "a three-factory complex" is a complex, not a measure
    for reading in (_counted, _described, _capacity, _inner, _outer, _held, _valued):
        found = reading(entry)
        if found:
            return found
    return []


def _counted(entry: Anchored) -> list[Measure]:
    """The counted noun is the measure: "100,000 sales", "28 countries"."""
    noun = entry.head
    if entry.quantity.counted is None or not is_measure_noun(noun) or entry.quantity.hyphenated:
        return []
    name = noun_measure(noun)
    if name == "jobs":
        return [Measure(name, noun, "noun")] if _has(noun, _JOB_VERBS) or _comes(noun) else []
    if name in PRESENCE:
        own = bool(children(noun, "poss")) or (noun.dep_ == "pobj" and noun.head.lower_ == "with")
        return [Measure(name, noun, "noun")] if own or _has(noun, REACH_VERBS) else []
    if noun.lower_ in ("shares", "share", "bonds", "models", "model", "accounts", "funds", "prices", "rates", "deposits"):
        return []
    return [Measure(name, noun, "noun")]


_JOB_VERBS = frozenset("create add cut axe shed bring support generate".split())


def _comes(noun: Token) -> bool:
    """Jobs that are created, or follow, or go."""
    return noun.dep_ in ("nsubj", "nsubjpass") and lemma(noun.head) in _JOB_VERBS | {"follow", "go", "come", "result"}


def _has(noun: Token, verbs: frozenset[str]) -> bool:
    """Whether somebody has what is counted: "reaches 28 countries", "operates in 28 countries"."""
    token = noun
    while token.dep_ in ("pobj", "prep", "conj", "dobj", "attr") and token.head != token:
        token = token.head
        if is_verb(token):
            return lemma(token) in verbs and (lemma(token) != "be" or subject(token) is not None)
    return False


def _described(entry: Anchored) -> list[Measure]:
    """A physical quantity before the noun of a process: "a 10-minute charge", "800V charging"."""
    dimension = DIMENSION_NAMES.get(entry.quantity.dimension or "")
    token = entry.head
    if dimension is None or token.dep_ not in ("compound", "nmod", "nummod", "amod", "npadvmod", "appos", "conj"):
        return []
    for _ in range(3):
        token = token.head
        process = PROCESS_NOUNS.get(token.lower_)
        if process:
            return [Measure(f"{process}_{dimension}", token, "thing")]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return []
    return []


def _capacity(entry: Anchored) -> list[Measure]:
    """What a plant can do, before its noun: "a 24 GWh-a-year cell factory", "a 300,000-vehicle-a-year plant"."""
    yearly = (entry.quantity.unit or "").endswith(("/year", "/day", "/month"))
    if not (yearly or entry.quantity.dimension in ("power", "energy")) or entry.quantity.dimension == "money":
        return []
    token = entry.head
    for _ in range(3):
        if token.dep_ not in ("compound", "nmod", "nummod", "amod", "npadvmod", "quantmod"):
            return []
        token = token.head
        if singular(token.lower_) in FACILITY_NOUNS:
            return [Measure("capacity", token, "noun")]
    return []


def _held(entry: Anchored) -> list[Measure]:
    """What a company has or handles, by the name of what is counted: "operates six ferries", "carried 311,000 trailers"."""
    noun = entry.head
    counts = entry.quantity.dimension == "count" and not entry.quantity.hyphenated and noun.tag_ == "NNS"
    if not counts or noun.dep_ != "dobj" or lemma(noun.head) not in HANDLE_VERBS or not noun.text.islower():
        return []
    if singular(noun.lower_) in UNNAMED or noun.ent_type_ in ("DATE", "TIME"):
        return []
    return [Measure(noun_measure(noun) if is_measure_noun(noun) else _snake(noun), noun, "held")]


def _valued(entry: Anchored) -> list[Measure]:
    """ "values the start-up at $780 million"."""
    above = entry.head.head
    at = entry.head.dep_ == "pobj" and above.lower_ == "at" and entry.quantity.dimension == "money"
    return [Measure("valuation", above.head, "valued")] if at and lemma(above.head) == "value" and is_verb(above.head) else []


def _inner(entry: Anchored) -> list[Measure]:
    """A measure below the quantity: "200 km of range", "$5 billion in revenue"."""
    for prep in children(entry.head, "prep"):
        if prep.lower_ in ("of", "in"):
            for noun in children(prep, "pobj"):
                if is_measure_noun(noun) and noun_measure(noun) not in PRESENCE:
                    return [Measure(noun_measure(noun), noun, _sort(entry))]
    return []


def _sort(entry: Anchored) -> Sort:
    physical = entry.quantity.dimension in DIMENSION_NAMES and entry.quantity.dimension not in (
        "mass",
        "volume",
        "energy",
        "power",
    )
    return "thing" if physical else "noun"


def _outer(entry: Anchored) -> list[Measure]:
    """A measure above the quantity in the tree, or the subject of a verb above it."""
    token = entry.head
    for above in _path(entry.head):
        if is_measure_noun(above) and _measures(token, above, entry):
            return [Measure(noun_measure(above), above, _sort(entry))] if noun_measure(above) not in PRESENCE else []
        if lemma(above) in CHANGE_NOUNS and not is_verb(above):
            named = _changed(above)
            if named:
                return [Measure(noun_measure(noun), noun, "noun") for noun in named]
        elif is_verb(above):
            found = _from_verb(token, above, entry)
            if found:
                return found
            if above.dep_ in SUBJECTS or not _continues_above(above):
                return []
        token = above
    return []


def _path(token: Token) -> Iterator[Token]:
    for _ in range(9):
        if token.head == token:
            return
        token = token.head
        yield token


def _measures(token: Token, noun: Token, entry: Anchored) -> bool:
    """Whether what hangs on a measure's noun through `token` is its value: "revenue of $5 billion", "a 5% margin"."""
    if token.dep_ == "prep":
        if token.lower_ in ("of", "at", "to", "from", "by", "with", "between", "above", "below", "around", "near"):
            return not (noun.lower_ in ("share", "shares") and entry.quantity.dimension == "percent" and token.lower_ != "of")
        return False
    return token.dep_ in ("compound", "nummod", "nmod", "amod", "appos", "quantmod", "npadvmod", "advmod", "acl", "prep")


def _changed(change: Token) -> list[Token]:
    """What moved, by a noun of change: "a 5% rise in sales", "sales growth of 5%"."""
    for child in change.lefts:
        if child.dep_ in ("compound", "nmod") and is_measure_noun(child):
            return [child]
    for prep in children(change, "prep"):
        if prep.lower_ in ("in", "of", "to", "on", "for"):
            for noun in children(prep, "pobj"):
                if is_measure_noun(noun):
                    return [token for token in conjuncts(noun) if is_measure_noun(token)]
    return []


def _from_verb(token: Token, verb: Token, entry: Anchored) -> list[Measure]:
    word = lemma(verb)
    quantity = entry.quantity
    delta = quantity.role != "level"
    counted = token.dep_ in ("dobj", "nsubjpass", "nummod") and quantity.dimension not in ("money", "percent", "time")
    aside = token.dep_ == "prep" and token.lower_ in ("for", "in", "at", "on")
    if word in MEASURE_VERBS and (delta or counted) and not aside:
        return [Measure(MEASURE_VERBS[word], verb, "verb")]
    if word in MONEY_VERBS and quantity.dimension == "money" and token.dep_ == "dobj":
        return [Measure(MONEY_VERBS[word], verb, "verb")]
    reaches = word in LEVEL_VERBS or word in CHANGE_VERBS or word in REPORT_VERBS
    doer = subject(verb)
    if (
        reaches
        and doer is not None
        and is_measure_noun(doer)
        and (noun_measure(doer) not in PRESENCE or _is_mass(doer) or word in CHANGE_VERBS)
    ):
        return [Measure(noun_measure(noun), noun, "noun") for noun in conjuncts(doer) if is_measure_noun(noun)]
    moved = word in CHANGE_VERBS or (word in LEVEL_VERBS and (word != "be" or quantity.dimension in ("percent", "money")))
    if moved and doer is not None and quantity.dimension in ("percent", "points", "money", "count", None):
        named = _open_measure(doer)
        if named:
            return named
    if delta or quantity.direction is not None:
        # As in "reported sales of $5 billion, up 3%" and "raised output by 5%".
        for noun in children(verb, "dobj"):
            if is_measure_noun(noun) and noun.i != entry.head.i and noun_measure(noun) not in PRESENCE:
                return [Measure(noun_measure(noun), noun, "noun")]
    return []


def _is_mass(noun: Token) -> bool:
    """Whether a noun is itself the count of those in it: "its workforce grew to 42,000"."""
    return noun.lower_ in ("workforce", "headcount", "personnel", "staff")


def _open_measure(doer: Token) -> list[Measure]:
    """A measure by the name that the text gives it: "utilization was 96%", "the number of users rose to 5 million"."""
    if doer.lower_ in ("number", "total", "volume", "value"):
        for prep in children(doer, "prep"):
            for noun in children(prep, "pobj") if prep.lower_ == "of" else []:
                if noun.pos_ == "NOUN":
                    return [Measure(noun_measure(noun) if is_measure_noun(noun) else _snake(noun), noun, "noun")]
    if (
        doer.pos_ != "NOUN"
        or (not doer.text.islower() and not doer.is_sent_start)
        or doer.ent_type_
        or is_measure_noun(doer)
        or singular(doer.lower_) in _NO_MEASURES
    ):
        return []
    return [Measure(_snake(doer), doer, "open")]


def _snake(noun: Token) -> str:
    """The words of a noun and of those that modify it, joined: "container_throughput"."""
    words = [child.lower_ for child in noun.lefts if child.dep_ == "compound" and child.text.islower() and child.text.isalpha()]
    return "_".join([*words, noun.lower_])


def _continues_above(verb: Token) -> bool:
    """Whether a participle's value may belong to the clause above: "…, reaching 1.2 million", "…, up 18.8%"."""
    tells = lemma(verb) in LEVEL_VERBS or lemma(verb) in CHANGE_VERBS or lemma(verb) in REPORT_VERBS
    above = verb.dep_ in ("advcl", "xcomp", "acl", "conj", "pcomp", "prep")
    return tells and above and not children(verb, *SUBJECTS)


def says_change(token: Token) -> bool:
    """Whether a word is one of change: rose, increase, up."""
    return lemma(token) in CHANGE_VERBS or lemma(token) in CHANGE_NOUNS or token.lower_ in CHANGE_ADVERBS
