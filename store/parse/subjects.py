"""Whose a measure is: the company, country, product or industry that a metric speaks of."""

from __future__ import annotations

from spacy.tokens import Token

from store.frozen import Frozen
from store.parse.lexicon.measures import FINANCIAL, KEPT_SPECIFIC, MEASURE_NOUNS, OF_COUNTRIES, PRESENCE, PROCESS_NOUNS
from store.parse.lexicon.numbers import CURRENCY_NOUNS
from store.parse.lexicon.places import ABROAD, country_of
from store.parse.measure import Measure, is_measure_noun, noun_measure
from store.parse.measures import says_change
from store.parse.reading import Found, Reading, token_span
from store.parse.reference import Memory, Party, parties
from store.parse.settings import named_place
from store.parse.syntax import agent, children, clause_verb, conjuncts, is_passive, is_verb, noun_phrase, prepositional, subject
from store.parse.tellers import only_tells
from store.parse.units import singular


class Subject(Frozen):
    """Whose measure it is: a name and its span; the company behind it when the subject is a thing of a company's.

    `place` is where, when the words that name the subject say so ("China's vehicle exports").
    """

    found: Found
    owner: Party | None = None
    place: Found | None = None
    inferred: bool = False


def find_subjects(reading: Reading, measure: Measure, memory: Memory) -> list[Subject]:
    """The subjects of a measure in reading order; several when they are listed, none when nobody can be named."""
    found = _find(reading, measure, memory)
    country = next((one.found.text for one in found if country_of(one.found.text) == one.found.text), None)
    memory.country = country or memory.country
    theme = next((one.found.text for one in found if _is_theme(one)), None)
    memory.theme = theme or (None if country else memory.theme)
    return found


def _is_theme(subject_: Subject) -> bool:
    """Whether a subject is a product or an industry, which the figures after it are of too."""
    return subject_.owner is None and not subject_.inferred and subject_.found.text.islower()


def note_country(reading: Reading, start: int, end: int, memory: Memory) -> None:
    """Note the country whose exports or output the sentence of tokens `[start, end)` speaks of, without a figure too."""
    for token in reading.doc[start:end]:
        if token.dep_ == "poss" and is_measure_noun(token.head) and noun_measure(token.head) in OF_COUNTRIES:
            name = named_place(reading, token).text if _is_place(reading, token) else None
            memory.country = name if name and country_of(name) == name else memory.country


def _find(reading: Reading, measure: Measure, memory: Memory) -> list[Subject]:
    if measure.sort == "thing":
        return _of_thing(reading, measure, memory)
    if measure.sort == "verb":
        return _of_verb(reading, measure.token, memory)
    if measure.sort == "priced":
        return _of_price(reading, measure.token, memory)
    if measure.sort in ("worth", "able"):
        return _of_clause(reading, measure.token, memory)
    if measure.sort == "valued":
        found = [subject for noun in children(measure.token, "dobj", "nsubjpass") for subject in _doers(reading, noun, memory)]
        return found[:1]
    if measure.name in PRESENCE or measure.name in ("jobs", "capacity") or measure.sort in ("held", "left"):
        owners = [p for owner in children(measure.token, "poss") for p in parties(reading, owner, memory)]
        if owners:
            return [_company(owners[0])]
        found = _of_clause(reading, measure.token, memory)
        return found or (_of_noun(reading, measure, memory) if measure.sort == "left" else [])
    return _of_noun(reading, measure, memory)


def _company(party: Party) -> Subject:
    return Subject(Found(party.name, party.span), inferred=party.inferred)


def _of_noun(reading: Reading, measure: Measure, memory: Memory) -> list[Subject]:
    noun = measure.token
    # "the production and sales of vehicles": what one of them is of, all of them are of.
    row = _coordinated(noun)
    owners = [owner for member in row for owner in children(member, "poss")]
    ties = ("of", "by", "at", "from", "for", *(("in",) if measure.name == "share_price" else ()))  # "shares in Acme"
    owners += [owner for member in row for owner in prepositional(member, *ties)]
    owners += children(noun, "compound", "nmod", "amod")
    where: Found | None = None
    thing: Found | None = None
    for owner in owners:
        companies = parties(reading, owner, memory)
        if companies:
            return [_company(party) for party in companies]
        if _is_place(reading, owner):
            where = where or named_place(reading, owner)
        elif thing is None and not any(owner == entry.head for entry in reading.quantities):
            thing = _thing(reading, noun, owner)
    if measure.name in FINANCIAL:
        thing = None
    elif thing is None and measure.sort != "open":
        thing = _modifiers(reading, noun)
        if thing is not None and where is None and _of_clause(reading, noun, memory):
            thing = None  # somebody is there whose product it is: it does not stand for all of its kind
    if where is None:
        places = [token for member in row for token in prepositional(member, "in") if _is_place(reading, token)]
        where = named_place(reading, places[0]) if places and thing else None
    return _of_thing_or_place(measure, thing, where, memory) or _of_clause(reading, noun, memory)


def _of_thing_or_place(measure: Measure, thing: Found | None, where: Found | None, memory: Memory) -> list[Subject]:
    """The product or the place that a measure is of; in a report on a maker, the maker."""
    maker = memory.singular() if thing is not None and where is None and thing.text.islower() else None
    if thing and maker is not None and measure.name not in ("price", "rate", "rent", "freight_rate", "spot_rate"):
        # "Sales of vans stood at 300" in a report on a maker: its sales.
        return [Subject(Found(maker.name, thing.span), inferred=True)]
    if thing:
        return [Subject(thing, place=where)]
    maker = memory.described()
    if where and maker is not None and measure.name in _OF_COMPANIES and country_of(where.text) != memory.country:
        return [Subject(Found(maker.name, where.span), place=where, inferred=True)]  # "orders from China" of the maker told of
    return [Subject(where)] if where else []


_OF_COMPANIES = FINANCIAL | frozenset("orders sales shipments deliveries order_intake backlog volume".split())


def _coordinated(noun: Token) -> list[Token]:
    """The measures that `noun` stands in a row with, itself first."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    return [noun, *(member for member in conjuncts(first) if member.i != noun.i)]


def _is_place(reading: Reading, token: Token) -> bool:
    if reading.cast.at(reading.index, token):
        return False
    return token.ent_type_ in ("GPE", "LOC") or (token.text[0].isupper() and country_of(token.text) is not None)


def _thing(reading: Reading, noun: Token, owner: Token) -> Found | None:
    """A product or an industry: "sales of New Energy Vehicles", "the battery industry's output"."""
    if owner.dep_ in ("compound", "nmod", "amod") or owner.pos_ not in ("NOUN", "PROPN"):
        return None
    if singular(owner.lower_) in CURRENCY_NOUNS or owner.lower_ in ("crowns", "crore", "million", "billion"):
        return None
    if singular(owner.lower_) in MEASURE_NOUNS or owner.ent_type_ in (
        "DATE",
        "MONEY",
        "PERCENT",
        "CARDINAL",
        "QUANTITY",
        "TIME",
    ):
        return None
    if owner.dep_ == "pobj" and owner.head.lower_ in ("at", "from", "for") and owner.pos_ != "PROPN":
        return None
    return phrase(reading, owner)


def _modifiers(reading: Reading, noun: Token) -> Found | None:
    """The product before a measure: "vehicle exports", "new energy vehicle sales"."""
    words = [child for child in noun.lefts if child.dep_ in ("compound", "nmod") and child.pos_ in ("NOUN", "PROPN")]
    words = [child for child in words if (child.lower_, singular(noun.lower_)) not in KEPT_SPECIFIC]
    words = [
        child
        for child in words
        if (
            singular(child.lower_) not in MEASURE_NOUNS
            and child.ent_type_ not in ("DATE", "PERCENT", "MONEY", "CARDINAL", "QUANTITY")
        )
    ]
    words = [
        child
        for child in words
        if child.lower_ not in ("market", "production", "group", "half-year", "quarter", "year", "%", "record", "unit")
    ]
    if not words:
        return None
    first = min(child.left_edge.i for child in words)
    last = max(child.i for child in words)
    while first < last and (
        reading.doc[first].pos_ in ("DET", "PRON", "NUM", "PUNCT", "SYM") or reading.doc[first].dep_ == "poss"
    ):
        first += 1
    span = reading.doc[first : last + 1]
    return Found(span.text, token_span(span[0], span[-1]))


def _of_clause(reading: Reading, noun: Token, memory: Memory) -> list[Subject]:
    """The subject of the clause that the measure's noun stands in: "the maker reported sales of …"."""
    verb = clause_verb(noun)
    seen: set[int] = set()
    while is_verb(verb) and verb.i not in seen:
        seen.add(verb.i)
        doer = agent(verb) if is_passive(verb) and agent(verb) is not None else subject(verb)
        apart = doer is not None and all(member.i != noun.i for member in conjuncts(doer))
        if doer is not None and apart and not only_tells(reading, doer):
            found = _doers(reading, doer, memory)
            if found:
                return found
        if verb.dep_ not in ("ccomp", "advcl", "conj", "xcomp", "acl", "parataxis") or verb.head == verb:
            break
        verb = clause_verb(verb.head)
    followed = memory.described() or memory.protagonist
    if followed is not None:
        return [Subject(Found(followed.name, token_span(noun)), inferred=True)]
    if memory.theme is not None and memory.protagonist is None:
        return [Subject(Found(memory.theme, token_span(noun)), inferred=True)]  # "Sales were 0.4% lower" in a text on homes
    theirs = is_measure_noun(noun) and (noun_measure(noun) in OF_COUNTRIES or memory.protagonist is None)
    if memory.country is not None and theirs:
        return [Subject(Found(memory.country, token_span(noun)), inferred=True)]
    return _in_the_end(reading, noun, memory)


def _in_the_end(reading: Reading, noun: Token, memory: Memory) -> list[Subject]:
    """Where nobody can be named: the thing that the clause is about, else the company named last."""
    doer = subject(clause_verb(noun)) if is_verb(clause_verb(noun)) else None
    if doer is not None and doer.i != noun.i and doer.pos_ == "PROPN" and doer.ent_type_ not in ("PERSON", "DATE", "TIME"):
        return [Subject(phrase(reading, doer), inferred=True)]
    last = memory.other(frozenset())
    return [Subject(Found(last.name, token_span(noun)), inferred=True)] if last is not None else []


def _doers(reading: Reading, doer: Token, memory: Memory) -> list[Subject]:
    companies = parties(reading, doer, memory)
    companies = companies or [p for owner in children(doer, "poss") for p in parties(reading, owner, memory)]
    if companies:
        return [_company(party) for party in companies]
    if _is_place(reading, doer):
        place = named_place(reading, doer)
        owner = memory.described() if country_of(place.text) is None else None
        # "Emden employs 7,800 people": the company's works there, where a company is told of.
        return [Subject(Found(owner.name, place.span), place=place, inferred=True)] if owner else [Subject(place)]
    return []


def _of_verb(reading: Reading, verb: Token, memory: Memory) -> list[Subject]:
    doer = agent(verb) if is_passive(verb) else subject(verb)
    if doer is not None:
        found = _doers(reading, doer, memory)
        if found:
            return found
    for thing in children(verb, "nsubjpass"):
        if thing.pos_ in ("NOUN", "PROPN"):
            return [Subject(phrase(reading, thing))]
    makers = doer is not None and doer.tag_ == "NNS" and doer.text[1:].islower()
    if makers and memory.theme is not None and memory.protagonist is None:
        return [Subject(Found(memory.theme, token_span(verb)), inferred=True)]  # "Mills had produced …" in a text on sugar
    return []


def _of_price(reading: Reading, verb: Token, memory: Memory) -> list[Subject]:
    """What costs or fetches so much: the thing that the clause is about, with the company whose thing it is."""
    doer = subject(verb) if is_verb(verb) else None
    goods = [*children(verb, "nsubjpass"), *([doer] if doer is not None else []), *prepositional(verb, "for")]
    for noun in goods:
        if noun.pos_ in ("NOUN", "PROPN") and not reading.cast.at(reading.index, noun):
            thing = _measured(noun)
            owner = next((p for token in children(thing, "poss") for p in parties(reading, token, memory)), None)
            return [Subject(phrase(reading, thing), owner=owner)]
    followed = memory.singular()
    return [Subject(Found(followed.name, token_span(verb)), inferred=True)] if followed else []


def _measured(noun: Token) -> Token:
    """ "the price of Hass fruit": fruit."""
    if singular(noun.lower_) in MEASURE_NOUNS:
        return next(iter(prepositional(noun, "of", "for")), noun)
    return noun


def _of_thing(reading: Reading, measure: Measure, memory: Memory) -> list[Subject]:
    """The thing that a physical quantity describes, and the company whose thing it is."""
    noun = _described_noun(measure.token)
    if noun is None:
        return []
    companies = parties(reading, noun, memory)
    if companies:
        return [_company(party) for party in companies]
    found = phrase(reading, noun)
    owner = next((p for token in children(noun, "poss") for p in parties(reading, token, memory)), None)
    if owner is None and noun.dep_ in ("dobj", "attr", "pobj"):
        doer = subject(clause_verb(noun))
        owner = next(iter(parties(reading, doer, memory)), None) if doer is not None and doer.i != noun.i else None
    name = f"{owner.name} {found.text}" if owner and owner.name.lower() not in found.text.lower() else found.text
    return [Subject(Found(name, found.span), owner=owner)]


def _described_noun(token: Token) -> Token | None:
    """The first noun above a physical measure that is not itself a measure: the car that has the range."""
    above = token
    for _ in range(10):
        if above.head == above:
            return None
        came, above = above, above.head
        if is_verb(above):
            own = next(iter(children(above, "nsubj", "nsubjpass")), None)
            if own is not None and own.tag_ not in ("WDT", "WP") and own.i != came.i:
                return own if own.pos_ in ("NOUN", "PROPN", "PRON") else None
        elif above.pos_ in ("NOUN", "PROPN") and not _is_figure(above):
            return above
    return None


def _is_figure(token: Token) -> bool:
    noun = singular(token.lower_)
    measured = noun in MEASURE_NOUNS and noun not in ("model", "plant", "factory", "store")
    return (
        measured
        or noun in PROCESS_NOUNS
        or says_change(token)
        or token.ent_type_ in ("QUANTITY", "TIME", "CARDINAL", "PERCENT")
    )


def phrase(reading: Reading, noun: Token) -> Found:
    """The words of a noun phrase up to its head, without articles, numbers, and words that say where."""
    first, last = noun_phrase(noun)
    doc = reading.doc
    while first < last and (
        doc[first].pos_ in ("DET", "PRON", "NUM", "PUNCT", "SYM", "ADP", "PART", "ADV")
        or doc[first].lower_ in ABROAD
        or doc[first].dep_ in ("poss", "case", "quantmod")
        or (doc[first].dep_ == "compound" and doc[first].head.pos_ == "NUM")
    ):
        first += 1
    return Found(doc[first : last + 1].text, token_span(doc[first], doc[last]))
