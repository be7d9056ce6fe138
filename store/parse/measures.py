"""What a quantity measures: the noun or verb of its sentence that names the measure, and the measure's name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.parse.anchored import Anchored
from store.parse.lexicon.business import COMPANY_NOUNS
from store.parse.lexicon.change import CHANGE_ADVERBS, CHANGE_NOUNS, CHANGE_VERBS, HOLD_VERBS
from store.parse.lexicon.investment import DEAL_NOUNS, FACILITY_NOUNS
from store.parse.lexicon.measures import (
    COUNTING_VERBS,
    DIMENSION_NAMES,
    LEVEL_VERBS,
    MEASURE_VERBS,
    MONEY_VERBS,
    PRESENCE,
    PROCESS_NOUNS,
    REPORT_VERBS,
    UNNAMED,
)
from store.parse.measure import Measure, Sort, figure_noun, is_measure_noun, noun_measure, snake
from store.parse.presence import capacity, counted, covered, held, jobs, rated, reached
from store.parse.pricing import part_of, priced, refined, share_move, traded, valued
from store.parse.syntax import SUBJECTS, children, conjuncts, is_verb, lemma, subject
from store.parse.units import singular

_NO_MEASURES = UNNAMED | COMPANY_NOUNS | DEAL_NOUNS


def find_measures(entry: Anchored) -> list[Measure]:
    """What a quantity measures; several when its sentence says it of several ("sales and profit rose 5%")."""
    if entry.quantity.dimension == "time" and _is_when(entry):
        return []  # "sales rose over the 12 weeks"
    if entry.quantity.hyphenated and entry.quantity.dimension == "count":
        return []  # "a three-factory complex" is a complex, not a measure
    for reading in _READINGS:
        found = reading(entry)
        if found:
            return refined(entry, found)
    return []


_TERMED = frozenset("mortgage bond note loan yield rate low high".split())
"""What has a term: "a 30-year mortgage"."""


def _is_when(entry: Anchored) -> bool:
    """Whether a duration says over which time something was, rather than how long something takes."""
    prep = entry.head.head
    hyphened = entry.quantity.hyphenated and entry.head.head.lower_ in _TERMED
    return hyphened or (entry.head.dep_ == "pobj" and prep.lower_ in ("over", "in", "for", "during", "within"))


def _of_noun(entry: Anchored) -> list[Measure]:
    """ "revenue of $140 million": a noun right before "of" and the number has it, wherever the parse hangs the number."""
    doc = entry.head.doc
    at = entry.first
    while at > 0 and doc[at - 1].idx >= entry.quantity.full.start:
        at -= 1
    if at < 2 or doc[at - 1].lower_ != "of" or entry.quantity.role != "level":
        return []
    noun = doc[at - 2]
    if not is_measure_noun(noun) or _counts_members(noun):
        return []
    return [Measure(noun_measure(noun), noun, _sort(entry))]


def _described(entry: Anchored) -> list[Measure]:
    """A physical quantity before the noun of a process: "a 10-minute charge", "800V charging"."""
    dimension = DIMENSION_NAMES.get(entry.quantity.dimension or "")
    token = entry.head
    if dimension is None or token.dep_ not in ("compound", "nmod", "nummod", "amod", "npadvmod", "appos", "conj"):
        return []
    for _ in range(3):
        token = token.head
        process = PROCESS_NOUNS.get(token.lower_) if token.pos_ != "VERB" else None
        if process:
            return [Measure(f"{process}_{dimension}", token, "thing")]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return []
    return []


def _inner(entry: Anchored) -> list[Measure]:
    """A measure below the quantity: "200 km of range", "$5 billion in revenue"."""
    for prep in children(entry.head, "prep"):
        if prep.lower_ in ("of", "in", "for"):
            for noun in children(prep, "pobj"):
                outlay = prep.lower_ != "for" or (is_measure_noun(noun) and noun_measure(noun) in _OUTLAYS)
                if is_measure_noun(noun) and not _counts_members(noun) and outlay:
                    return [Measure(noun_measure(noun), noun, _sort(entry))]
    return []


_OUTLAYS = frozenset("capital_expenditure rd_spending dividend".split())
"""What sums are set aside for: "$1.2 billion for capital expenditure"."""


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
        noun = figure_noun(above)
        if above.lower_ == "range" and entry.quantity.dimension != "length":
            noun = None  # "a range of $310 million to $350 million" is of something else
        if noun is not None and _measures(token, above, entry):
            return [Measure(noun_measure(noun), noun, _sort(entry))] if not _counts_members(noun) else []
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


def _moved(entry: Anchored) -> list[Measure]:
    """ "sales doubled", "doubling its output": the number is the verb itself."""
    verb = entry.head
    if entry.quantity.role != "delta" or not is_verb(verb):
        return []
    doer = subject(verb)
    for noun in [*children(verb, "dobj"), *([doer] if doer is not None else [])]:
        if is_measure_noun(noun) and not _counts_members(noun):
            return [Measure(noun_measure(member), member, "noun") for member in conjuncts(noun) if is_measure_noun(member)]
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
        if token.lower_ == "in" and any(child.lower_ == "range" for child in children(token, "pobj")):
            return True
        if token.lower_ == "per":
            return True  # "earnings per share of 84 cents", where the parse hangs the sum on "share"
        ordered = token.lower_ == "for" and is_measure_noun(noun) and noun_measure(noun) in ("orders", "backlog")
        if ordered and entry.quantity.dimension != "time":
            return True
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
    ranged = token.dep_ == "prep" and any(child.lower_ == "range" for child in children(token, "pobj"))
    for noun in children(verb, "dobj") if quantity.role != "level" or quantity.direction is not None or ranged else []:
        # As in "reported sales of $5 billion, up 3%" and "raised output by 5%".
        named_ = figure_noun(noun)
        if named_ is not None and noun.i != entry.head.i and not _counts_members(named_):
            return [Measure(noun_measure(named_), named_, "noun")]
    name = _named_by(token, verb, entry)
    if name is not None:
        return [Measure(name, verb, "verb")]
    moves = token.dep_ == "prep" and token.lower_ in ("to", "at", "below", "above", "by") and quantity.dimension != "time"
    reaches = word in LEVEL_VERBS or word in CHANGE_VERBS or word in REPORT_VERBS or word in HOLD_VERBS or moves
    doer = subject(verb)
    doer = (figure_noun(doer) or doer) if doer is not None else None
    if (
        reaches
        and doer is not None
        and is_measure_noun(doer)
        and (not _counts_members(doer) or word in CHANGE_VERBS or word in COUNTING_VERBS)
    ):
        return [Measure(noun_measure(noun), noun, "noun") for noun in conjuncts(doer) if is_measure_noun(noun)]
    moved = (
        word in CHANGE_VERBS
        or word in HOLD_VERBS
        or (moves and token.lower_ == "to")
        or (word in LEVEL_VERBS and (word != "be" or quantity.dimension in ("percent", "money")))
    )
    if moved and doer is not None and quantity.dimension in ("percent", "points", "money", "count", None):
        named = _open_measure(doer)
        if named:
            return named
    return []


def _named_by(token: Token, verb: Token, entry: Anchored) -> str | None:
    """The measure that a verb names with its object: "sold 5 million", "earned $1 million", "wrote off $1 million"."""
    word, quantity = lemma(verb), entry.quantity
    counted = token.dep_ in ("dobj", "nsubjpass", "nummod") and quantity.dimension not in ("money", "percent", "time")
    aside = token.dep_ == "prep" and token.lower_ in ("for", "in", "at", "on")
    built = counted and singular(token.lower_) in FACILITY_NOUNS  # "to build two wind farms" is no production
    if word in MEASURE_VERBS and (quantity.role != "level" or counted) and not aside and not built:
        return MEASURE_VERBS[word]
    if quantity.dimension != "money":
        return None
    if word in MONEY_VERBS and token.dep_ == "dobj":
        return _earned(MONEY_VERBS[word], entry)
    off = word == "write" and any(child.lower_ in ("off", "down") for child in verb.children)
    return "write_down" if off else None


def _earned(name: str, entry: Anchored) -> str:
    """ "earned $1.6 billion before interest and taxes": which profit it is."""
    after = entry.head.doc[entry.last + 1 : entry.last + 5].text.lower()
    if name not in ("profit", "loss") or not after.startswith("before"):
        return name
    if after.startswith(("before interest, tax, dep", "before interest, taxes, dep")):
        return "ebitda"
    return f"operating_{name}" if "interest" in after or "items" in after else f"pretax_{name}" if "tax" in after else name


def _counts_members(noun: Token) -> bool:
    """Whether a noun names those who are counted ("customers") rather than, like "workforce", how many there are."""
    return noun_measure(noun) in PRESENCE and noun.lower_ not in ("workforce", "headcount", "personnel", "staff", "payroll")


def _open_measure(doer: Token) -> list[Measure]:
    """A measure by the name that the text gives it: "utilization was 96%", "the number of users rose to 5 million"."""
    if doer.lower_ in ("number", "total", "volume", "value"):
        for prep in children(doer, "prep"):
            for noun in children(prep, "pobj") if prep.lower_ == "of" else []:
                if noun.pos_ == "NOUN":
                    return [Measure(noun_measure(noun) if is_measure_noun(noun) else snake(noun), noun, "noun")]
    if (
        doer.pos_ != "NOUN"
        or (not doer.text.islower() and not doer.is_sent_start)
        or doer.ent_type_
        or is_measure_noun(doer)
        or singular(doer.lower_) in _NO_MEASURES
    ):
        return []
    return [Measure(snake(doer), doer, "open")]


def _continues_above(verb: Token) -> bool:
    """Whether a participle's value may belong to the clause above: "…, reaching 1.2 million", "…, up 18.8%"."""
    tells = lemma(verb) in LEVEL_VERBS or lemma(verb) in CHANGE_VERBS or lemma(verb) in REPORT_VERBS
    above = verb.dep_ in ("advcl", "xcomp", "acl", "conj", "pcomp", "prep")
    return tells and above and not children(verb, *SUBJECTS)


def says_change(token: Token) -> bool:
    """Whether a word is one of change: rose, increase, up."""
    return lemma(token) in CHANGE_VERBS or lemma(token) in CHANGE_NOUNS or token.lower_ in CHANGE_ADVERBS


_READINGS = (
    jobs,
    counted,
    _described,
    part_of,
    capacity,
    _inner,
    valued,
    traded,
    covered,
    _of_noun,
    _outer,
    _moved,
    held,
    reached,
    share_move,
    priced,
    rated,
)
"""How a measure can be named, the surest first."""
