"""What a company has, handles, employs or can make, where the count itself says what is measured.

"operates 21 hospitals with 4,300 beds", "in 28 countries", "will create 850 jobs", "to turn out 18,000 wafers a month".
"""

from __future__ import annotations

from spacy.tokens import Token

from store.parse.anchored import Anchored
from store.parse.lexicon.investment import FACILITY_NOUNS
from store.parse.lexicon.measures import (
    FLEET_NOUNS,
    HANDLE_VERBS,
    HIRE_VERBS,
    JOB_VERBS,
    LAYOFF_VERBS,
    MAKE_VERBS,
    MEASURE_VERBS,
    PEOPLE_HIRED,
    PLACES_COUNTED,
    PRESENCE,
    REACH_VERBS,
    TRADE_VERBS,
    UNNAMED,
    WIN_VERBS,
)
from store.parse.measure import Measure, is_measure_noun, noun_measure, snake
from store.parse.syntax import children, clause_verb, is_verb, lemma, subject
from store.parse.units import singular

BY_TIME = ("/year", "/day", "/month", "/week", "/hour")
_NO_COUNTS = frozenset("share bond model account fund price rate deposit".split())


def counted(entry: Anchored) -> list[Measure]:
    """The counted noun is the measure: "100,000 sales", "28 countries"."""
    noun = entry.head
    if entry.quantity.counted is None or not is_measure_noun(noun) or entry.quantity.hyphenated:
        return []
    name = noun_measure(noun)
    if name == "jobs":
        return [Measure(name, noun, "noun")] if _done(noun, JOB_VERBS) or _comes(noun) else []
    if name in PRESENCE:
        own = bool(children(noun, "poss")) or (noun.dep_ == "pobj" and noun.head.lower_ == "with")
        return [Measure(name, noun, "noun")] if own or _done(noun, REACH_VERBS | WIN_VERBS) or _used(noun) else []
    if singular(noun.lower_) in _NO_COUNTS:
        return []
    return [Measure(name, noun, "noun")]


def _done(noun: Token, verbs: frozenset[str]) -> bool:
    """Whether somebody does one of `verbs` to what is counted: "reaches 28 countries", "operates in 28 countries"."""
    token = noun
    while token.dep_ in ("pobj", "prep", "conj", "dobj", "attr") and token.head != token:
        token = token.head
        if is_verb(token):
            return lemma(token) in verbs and (lemma(token) != "be" or subject(token) is not None)
    return False


def _used(noun: Token) -> bool:
    """ "240 million customers now use its app"."""
    return noun.dep_ == "nsubj" and lemma(noun.head) in ("use", "subscribe", "visit", "own") and noun.tag_ == "NNS"


def _comes(noun: Token) -> bool:
    """Jobs that are created, or follow, or go."""
    verbs = JOB_VERBS | {"follow", "go", "come", "result", "promise", "expect"}
    if any(lemma(child) in JOB_VERBS for child in children(noun, "relcl", "acl")):
        return True  # "160 jobs to be filled"
    return noun.dep_ in ("nsubj", "nsubjpass") and lemma(noun.head) in verbs


def jobs(entry: Anchored) -> list[Measure]:
    """People hired or laid off, and those that a new place gives work: "recruit 1,400 engineers", "1,100 will work there"."""
    noun, quantity = entry.head, entry.quantity
    if quantity.dimension not in ("count", None) or quantity.hyphenated:
        return []
    verb = clause_verb(noun)
    word = lemma(verb)
    people = noun.tag_ == "NNS" and singular(noun.lower_) in PEOPLE_HIRED
    bare = quantity.unit is None
    if word in LAYOFF_VERBS and noun.dep_ in ("dobj", "nummod", "nsubjpass") and (people or bare):
        off = word not in ("lay", "let") or any(child.lower_ in ("off", "go") for child in verb.children)
        return [Measure("jobs", noun, "noun")] if off else []
    if not people:
        return []
    if word in HIRE_VERBS and noun.dep_ in ("dobj", "nsubjpass"):
        return [Measure("jobs", noun, "noun")]
    if word not in ("work", "employ") or noun.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return []
    ahead = any(child.tag_ == "MD" for child in verb.children)
    return [Measure("jobs" if ahead else "employees", noun, "noun")]


def held(entry: Anchored) -> list[Measure]:
    """What a company has or handles, by the name of what is counted: "operates six ferries", "carried 311,000 trailers"."""
    noun = entry.head
    counts = entry.quantity.dimension == "count" and not entry.quantity.hyphenated
    capital = noun.text.removesuffix("s").isupper()  # "TEUs"
    if not counts or not (noun.tag_ == "NNS" or singular(noun.lower_) in FLEET_NOUNS or capital):
        return []
    if singular(noun.lower_) in UNNAMED or noun.ent_type_ in ("DATE", "TIME") or not (noun.text.islower() or capital):
        return []
    holder = _holder(noun)
    if holder is None:
        return []
    return [Measure(held_name(noun), noun, "held")]


def _holder(noun: Token) -> Token | None:
    """The verb by which somebody has what is counted, directly, in a row, or along with something else that it has."""
    token = noun
    for _ in range(4):
        above = token.head
        if token.dep_ in ("dobj", "attr") and is_verb(above):
            return above if lemma(above) in HANDLE_VERBS else None
        rides = token.dep_ in ("conj", "prep") or (token.dep_ == "pobj" and above.lower_ in ("with", "of"))
        if not rides or above == token:
            return None
        token = above
    return None


def held_name(noun: Token) -> str:
    """What the number of things that somebody has or handles is called."""
    word = singular(noun.lower_)
    if word in FLEET_NOUNS:
        return "fleet"
    if noun.text.removesuffix("s").isupper():
        return "volume"
    carried = lemma(noun.head) in ("carry", "fly", "transport")
    return noun_measure(noun) if is_measure_noun(noun) and not carried else snake(noun)


def covered(entry: Anchored) -> list[Measure]:
    """ "covers 24 hectares", "the 420,000 sq ft building": how large a place is."""
    if entry.quantity.dimension != "area" or entry.quantity.role != "level":
        return []
    verb = clause_verb(entry.head)
    if lemma(verb) in ("cover", "span", "occupy", "spread", "extend") and entry.head.dep_ in ("dobj", "pobj"):
        return [Measure(_area(entry, subject(verb)), verb, "able")]
    token = entry.head
    for _ in range(3):
        if token.dep_ not in ("nmod", "compound", "nummod", "amod", "npadvmod"):
            return []
        token = token.head
        if singular(token.lower_) in FACILITY_NOUNS | {"building", "space", "plot", "campus"}:
            return [Measure(_area(entry, token), token, "able")]
    return []


def _area(entry: Anchored, place: Token | None) -> str:
    """Land is measured in hectares; square feet are those of a building's floors, unless the word says that it is land."""
    land = place is not None and singular(place.lower_) in ("site", "plot", "land", "campus", "park", "estate", "farm")
    small = entry.quantity.unit in ("square foot", "square yard", "m2")
    return "floor_area" if small and not land else "area"


def reached(entry: Anchored) -> list[Measure]:
    """ "sells in 14 countries", "hotels in 85 cities": how many places somebody is in."""
    noun = entry.head
    name = PLACES_COUNTED.get(singular(noun.lower_))
    if name is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "across") or entry.quantity.hyphenated:
        return []
    verb = clause_verb(noun)
    return [Measure(name, noun, "held")] if is_verb(verb) and subject(verb) is not None else []


def capacity(entry: Anchored) -> list[Measure]:
    """What a plant can do: "a 24 GWh-a-year cell factory", "to make 30,000 tonnes a year", "designed for 720 MW"."""
    quantity = entry.quantity
    yearly = (quantity.unit or "").endswith(BY_TIME)
    if quantity.dimension == "money" or quantity.role != "level":
        return []
    yearly = yearly or _by_time_after(entry)
    if yearly or quantity.dimension in ("power", "energy"):
        return _plant_of(entry) or (_able(entry) if yearly else [])
    return _holds(entry)


def _by_time_after(entry: Anchored) -> bool:
    """ "40,000 tonnes of scrap a year": what is counted stands between the number and the time."""
    after = entry.head.doc[entry.last + 1 : entry.last + 8]
    words = [token.lower_ for token in after]
    if entry.head.i + 1 < len(entry.head.doc) and "of" not in words[:2]:
        return False
    for at, word in enumerate(words[1:], 1):
        if word in ("annually", "daily", "yearly"):
            return True
        if word in ("a", "per", "each") and at + 1 < len(words) and words[at + 1] in ("year", "day", "month", "week", "hour"):
            return True
        if word in (",", ".", ";") or after[at].pos_ == "VERB":
            return False
    return False


def _holds(entry: Anchored) -> list[Measure]:
    """ "ships able to carry 9,000 containers", "a hall that can seat 12,000 people"."""
    verb = clause_verb(entry.head)
    if lemma(verb) not in _HOLDING or not _is_below_object(entry.head, verb):
        return []
    able = verb.head.lower_ in ("able", "capable") or any(child.lower_ in ("can", "could") for child in children(verb, "aux"))
    return [Measure("capacity", verb, "able")] if able else []


_HOLDING = frozenset("carry hold seat accommodate store".split())


def _plant_of(entry: Anchored) -> list[Measure]:
    token = entry.head
    for _ in range(3):
        if token.dep_ not in ("compound", "nmod", "nummod", "amod", "npadvmod", "quantmod"):
            return []
        token = token.head
        if singular(token.lower_) in FACILITY_NOUNS:
            return [Measure("capacity", token, "noun")]
    return []


def _able(entry: Anchored) -> list[Measure]:
    """A rate that something is to make or can handle."""
    verb = clause_verb(entry.head)
    if lemma(verb) not in MAKE_VERBS or not _is_below_object(entry.head, verb):
        return []
    told = ("VBG",) if lemma(verb) in MEASURE_VERBS else ("VBG", "VBZ", "VBP")  # "makes 7 million a year" is what it makes
    ahead = any(child.dep_ == "aux" and child.tag_ in ("MD", "TO") for child in verb.children) or verb.tag_ in told
    return [Measure("capacity", verb, "able")] if ahead else []


def _is_below_object(token: Token, verb: Token) -> bool:
    for _ in range(4):
        if token.head == verb:
            return token.dep_ in ("dobj", "npadvmod")
        if token.dep_ not in ("nummod", "compound", "nmod", "quantmod", "appos", "npadvmod", "pobj", "prep"):
            return False
        token = token.head
    return False


def rated(entry: Anchored) -> list[Measure]:
    """Megawatts without another measure: what was built or planned can give so much."""
    if entry.quantity.role != "level" or entry.quantity.unit not in ("MW", "GW", "kW", "MWp", "GWp", "TW"):
        return []
    verb = clause_verb(entry.head)
    if lemma(verb) in TRADE_VERBS or entry.head.dep_ in ("compound", "nmod", "amod"):
        return []
    return [Measure("capacity", entry.head, "able")]
