"""Whose a figure is, weighed: what the grammar of its clause says, against the other companies and countries told of.

The grammar is right wherever a figure stands by its owner; where it has to follow a pronoun, a description or nothing at
all, there are several that it may mean. The weights are fitted by `python -m tests.golden.fit_figures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from store.frozen import Frozen
from store.model import Span
from store.parse.companies import Cast, Entity, Mention
from store.parse.lexicon.business import COMPANY_NOUNS, OWNED_NOUNS
from store.parse.lexicon.places import country_of
from store.parse.logistic import Features, fitted
from store.parse.measure import Measure
from store.parse.reading import Found, Sentence, token_span
from store.parse.reference import Memory
from store.parse.subjects import Subject, phrase
from store.parse.syntax import SUBJECTS, children, clause_verb, is_verb, lemma, subject
from store.parse.tellers import only_tells
from store.parse.units import singular

_OWN = frozenset("it its itself".split())
_THEIR = frozenset("they their them".split())
_OVER_GUESSED = 0.5
_OVER_READ = 1.0
"""How much likelier another must be than whom the grammar guessed, or read, in logarithms of the odds; seen in folds."""
_DEAL_REACH = 2
"""Sentences for which what a deal is for may be told of."""


class Candidate(Frozen, kw_only=True):
    """Somebody or something that a figure may be of, with what speaks for it and against it."""

    subject: Subject
    features: Features


def likeliest(sentence: Sentence, measure: Measure, ruled: Sequence[Subject], memory: Memory) -> list[Subject]:
    """Whose a measure is: several that the grammar `ruled` stay, the only one stands against those told of around it."""
    if len(ruled) != 1 or ruled[0].owner is not None:
        return list(ruled)  # "the maker's new van" is named so fully that nothing else can be meant
    weights = fitted("subject_weights")["owner"]
    own, *others = ((weights.score(one.features), one.subject) for one in candidates(sentence, measure, ruled[0], memory))
    best = max(others, key=lambda other: other[0], default=own)
    clearly = _OVER_GUESSED if ruled[0].inferred else _OVER_READ
    return [best[1] if best[0] > own[0] + clearly else own[1]]


def candidates(sentence: Sentence, measure: Measure, ruled: Subject, memory: Memory) -> list[Candidate]:
    """Those that a measure may be of, each once by name, the grammar's first."""
    found: dict[str, Candidate] = {}
    for owner, features in _possible(sentence, measure, ruled, memory):
        first = found.get(owner.found.text)
        own, known = (first.subject, first.features) if first is not None else (owner, {})
        found[owner.found.text] = Candidate(subject=own, features=features | known)
    return list(found.values())


def _kind(name: str) -> str:
    if country_of(name) == name:
        return "country"
    return "thing" if name.islower() else "name"


def _possible(sentence: Sentence, measure: Measure, ruled: Subject, memory: Memory) -> Iterator[tuple[Subject, Features]]:
    cast, span = sentence.reading.cast, token_span(measure.token)
    hit = cast.named(ruled.found.text)
    kind = hit.type if hit else _kind(ruled.found.text)
    yield (
        ruled,
        {"ruled": 1.0, f"ruled {kind}": 1.0, "guessed" if ruled.inferred else "read": 1.0, "ruled of": ruled.owner is not None},
    )
    named, called = _mentions(sentence), _called(measure)
    for at, (entity, mention) in enumerate(named.values()):
        features = _here(sentence, measure.token, mention)
        order = {"first": at == 0, "last": at == len(named) - 1, "only": len(named) == 1, f"is {entity.type}": 1.0}
        if hit is None or hit.owner not in (entity.name, *entity.aliases):  # "X's Y brand" is Y
            yield Subject(Found(entity.name, mention.span)), features | order
    for entity, features in _told_of(sentence, memory, called):
        kind_and_place = {f"is {entity.type}": 1.0, "not here": entity.name not in named}
        yield Subject(Found(entity.name, span), inferred=True), features | kind_and_place
    yield from _target(cast, memory, called, span)
    if memory.country is not None:
        yield Subject(Found(memory.country, span), inferred=True), {"the country": 1.0}
    if memory.theme is not None:
        yield Subject(Found(memory.theme, span), inferred=True), {"the theme": 1.0}
    yield from _doer(sentence, measure.token)


def _target(cast: Cast, memory: Memory, called: str, span: Span) -> Iterator[tuple[Subject, Features]]:
    """What the deal told of last is for: "The business has 620 employees"."""
    deal = memory.deal
    if deal is None or deal.target is None or memory.sentence - deal.sentence > _DEAL_REACH:
        return
    entity = next((one for one in cast.entities if deal.target in (one.name, *one.aliases)), None)
    ago = memory.sentence - deal.sentence
    what = "company" if entity else "thing"
    features = ("target", f"target of {deal.type}", f"target {what}", f"target {ago}", f"target, {called}")
    yield Subject(Found(entity.name if entity else deal.target, span), inferred=True), dict.fromkeys(features, 1.0)


def _doer(sentence: Sentence, token: Token) -> Iterator[tuple[Subject, Features]]:
    """What the clause says something of, where that is no company: a product, an industry, a plant."""
    verb = clause_verb(token)
    doer = subject(verb) if is_verb(verb) else None
    if doer is None or doer.i == token.i or doer.pos_ not in ("NOUN", "PROPN"):
        return
    if not sentence.reading.cast.at(sentence.reading.index, doer):
        told = ("the doer", f"the doer {doer.pos_}", f"the doer {doer.ent_type_}")
        yield Subject(phrase(sentence.reading, doer)), dict.fromkeys(told, 1.0)


def _called(measure: Measure) -> str:
    """How the clause calls whom it is about, where it does not name them: "it", "the company", "the business"."""
    token = measure.token
    doer = subject(clause_verb(token)) if is_verb(clause_verb(token)) else None
    owner = next(iter(children(token, "poss")), None)
    for word in (owner, doer):
        if word is None or word.i == token.i:
            continue
        if word.pos_ == "PRON":
            return "it" if word.lower_ in _OWN else "they" if word.lower_ in _THEIR else "pronoun"
        if word.pos_ == "NOUN" and any(child.lower_ in ("the", "this") for child in children(word, "det")):
            noun = singular(word.lower_)
            return "the unit" if noun in OWNED_NOUNS else "the company" if noun in COMPANY_NOUNS else "the thing"
        if word.pos_ in ("PROPN", "NOUN"):
            return word.pos_
    return "nobody"


def _told_of(sentence: Sentence, memory: Memory, called: str) -> list[tuple[Entity, Features]]:
    """The companies that the sentences before were about, or named, each with how lately and how often."""
    found: dict[str, tuple[Entity, Features]] = {}
    lately = memory.lately()
    most = max((len(entity.mentions) for entity, *_ in lately.values()), default=0)
    homed = any(entity.home is not None for entity, *_ in lately.values())
    homes = {country_of(token.text) for token in sentence.tokens if token.text[0].isupper()} if homed else set()
    for name, (entity, ago, about) in lately.items():
        side, times = "about" if about else "aside", len(entity.mentions)
        told = (f"ago {min(ago, 3)}", f"{side} ago {min(ago, 3)}", side, f"{side}, {called}", f"named {min(times, 4)}")
        home = entity.home is not None and entity.home.place in homes
        found[name] = entity, {**dict.fromkeys(told, 1.0), "most named": times == most, "from there": home}
    for entity, features in _followed(memory, called):
        found.setdefault(entity.name, (entity, {}))[1].update(features)
    return list(found.values())


def _followed(memory: Memory, called: str) -> list[tuple[Entity, Features]]:
    """The companies that a pronoun or a description may mean."""
    ways = {
        "told": memory.singular(),
        "described": memory.described(),
        "protagonist": memory.protagonist,
        "named last": memory.other(frozenset()),
    }
    return [(entity, {way: 1.0, f"{way}, {called}": 1.0}) for way, entity in ways.items() if entity is not None]


def _mentions(sentence: Sentence) -> dict[str, tuple[Entity, Mention]]:
    """The companies of a sentence, each at its first mention."""
    found: dict[str, tuple[Entity, Mention]] = {}
    cast, index = sentence.reading.cast, sentence.reading.index
    for token in sentence.tokens:
        hit = cast.at(index, token)
        if hit is not None:
            found.setdefault(hit[0].name, hit)
    return found


def _here(sentence: Sentence, token: Token, mention: Mention) -> Features:
    """Where a company's mention stands to the word that names the measure."""
    doc, head = sentence.reading.doc, mention.head
    verb = clause_verb(token)
    above = head.head
    side = "before" if mention.first < token.i else "after"
    lowest, highest = min(mention.after, token.i), max(mention.first, token.i)
    between = [other for other in doc[lowest:highest] if other.i != token.i]
    words = {other.lower_ for other in between}
    does = head.dep_ in SUBJECTS
    after = doc[mention.after] if mention.after < sentence.tokens.end else None
    return {
        "here": 1.0,
        side: 1.0,
        f"as {head.dep_}": 1.0,
        f"{side} {_far(len(between))}": 1.0,
        "does": does and clause_verb(head).i == verb.i,
        "does above": does and any(other.i == above.i for other in verb.ancestors),
        "does the whole": does and above.dep_ == "ROOT",
        "says": does and only_tells(sentence.reading, head),
        "says verb": does and lemma(above) in ("say", "estimate", "report", "write", "expect"),
        "owns it": head.dep_ == "poss" and above.i == token.i,
        "owns": after is not None and after.tag_ == "POS",
        "hangs on it": above.i == token.i or above.head.i == token.i,
        f"by {above.lower_}" if head.dep_ == "pobj" else "by none": 1.0,
        f"past its {side}": bool(words & _OWN),
        "past their": bool(words & _THEIR),
        "past a verb": any(other.pos_ == "VERB" for other in between),
        "past a stop": bool(words & {";", "—", "–"}),
        "past and": bool(words & {"and", "while", "but"}),
        f"past its, {side}, {head.dep_}": bool(words & _OWN),
        "past which": bool(words & {"which", "whose", "where", "that"}),
    }


def _far(steps: int) -> str:
    return next((f"within {most}" for most in (0, 2, 5, 10, 20) if steps <= most), "far")
