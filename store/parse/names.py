"""Proper names in a parsed block: candidates for companies, with their boundaries cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from store.frozen import Frozen
from store.model import Span
from store.parse.lexicon.business import COMPANY_NOUNS, LEGAL_FORMS, MEDIA_WORDS, NAME_ENDINGS, PERSON_TITLES, THINGS
from store.parse.lexicon.investment import FACILITY_NOUNS
from store.parse.lexicon.measures import MEASURE_NOUNS
from store.parse.lexicon.numbers import CURRENCY_SYMBOLS
from store.parse.lexicon.places import DEMONYMS, country_of
from store.parse.lexicon.time import MONTHS, WEEKDAYS
from store.parse.lexicon.well_known import is_ambiguous, known_type, may_begin_known
from store.parse.units import singular

_LABELS = frozenset("ORG PERSON GPE PRODUCT FAC NORP LOC WORK_OF_ART EVENT LAW".split())
_QUARTER = re.compile(r"Q[1-4]|H[12]|FY\d\d(?:\d\d)?")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_COMMON = frozenset(MEASURE_NOUNS) | FACILITY_NOUNS | COMPANY_NOUNS | frozenset("target money reservation claim group".split())
_FORMS = LEGAL_FORMS | {"corporation", "incorporated", "company", "limited"}
_AFTER_DEMONYMS = frozenset("airlines airways express oil life telecom gas railways".split())
_INNER = ("&", "of", "and", "-", "'s", "'", ".", "de", "la", "du", "the", "for")


class Name(Frozen):
    """A proper name: tokens `[first, after)` of a block's doc, its span there, and the label spaCy gave it."""

    first: int
    after: int
    span: Span
    text: str
    label: str
    head: Token

    @property
    def key(self) -> str:
        """What two writings of the same name share."""
        return fold(self.text)


def fold(name: str) -> str:
    """A name without case, full stops and doubled white space."""
    return re.sub(r"\s+", " ", name.replace(".", "").strip()).casefold()


def find_names(doc: Doc) -> list[Name]:
    """The proper names of a block in order, without overlaps.

    Names that most readers know, then spaCy's entities, then runs of proper nouns beside them.
    """
    names = list(_known(doc))
    used = {at for name in names for at in range(name.first, name.after)}
    for start, end, label in _entities(doc):
        free = [at for at in range(start, end) if at not in used]
        used.update(range(start, end))
        if label in _LABELS and free:
            # Where a known name is part of an entity, what is beside it is another name ("Acme and Beta").
            for first, after in _stretches(free):
                names.extend(_cleaned(doc, first, after, label))
    for start, end in _runs(doc, used):
        names.extend(_cleaned(doc, start, end, ""))
    return sorted(names, key=lambda name: name.first)


def _known(doc: Doc) -> Iterator[Name]:
    """The longest runs of tokens that are a well-known name, and no part of a longer one."""
    at = 0
    while at < len(doc):
        end = _known_end(doc, at) if may_begin_known(doc[at].lower_) and _capital(doc[at]) else None
        if end is None:
            at += 1
            continue
        span = doc[at:end]
        after = end
        while after < len(doc) and doc[after].text[0].isupper() and doc[after].lower_.rstrip(".") in _FORMS:
            after += 1  # "Acme Power Company's": the form is a part of the mention, though not of the name
        label = "ORG" if span.root.ent_type_ not in ("PERSON", "GPE", "LOC") else span.root.ent_type_
        yield Name(at, after, Span(span.start_char, span.end_char), span.text, label, doc[at:after].root)
        at = after


def _known_end(doc: Doc, start: int) -> int | None:
    for end in range(min(start + 5, len(doc)), start, -1):
        if doc[end - 1].is_punct or known_type(fold(doc[start:end].text)) is None:
            continue
        inside = {token.ent_type_ for token in doc[start:end]} & {"PRODUCT", "FAC", "EVENT", "WORK_OF_ART", "DATE"}
        last = doc[start - 1] if start else None
        plain = last is None or last.lower_ in MONTHS or (last.is_sent_start and last.lower_.endswith("er"))
        before = last is not None and not plain and _proper(last) and last.head in doc[start:end]
        doubtful = inside and end - start == 1 and is_ambiguous(fold(doc[start:end].text))
        return None if _goes_on(doc, end) or doubtful or before else end
    return None


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether a name has more words: "Acme" in "Acme Renewables", "Acme & Sons", but not "Acme Corp" or "Acme CEO"."""
    if end + 1 < len(doc) and doc[end].text == "&" and _capital(doc[end + 1]):
        return True
    if end >= len(doc) or not _proper(doc[end]) or doc[end].text.startswith("-") or doc[end : end + 3].text == "A/S":
        return False
    return doc[end].lower_.rstrip(".") not in LEGAL_FORMS and doc[end].lower_ not in PERSON_TITLES


def _capital(token: Token) -> bool:
    return any(character.isupper() for character in token.text) or (token.text[0].isdigit() and len(token) > 1)


def _stretches(positions: list[int]) -> Iterator[tuple[int, int]]:
    start = positions[0]
    for at, after in zip(positions, [*positions[1:], -1], strict=True):
        if after != at + 1:
            yield start, at + 1
            start = after


def _entities(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """The recogniser's entities, those joined that the parse has as one name, and made whole."""
    open_: tuple[int, int, str] | None = None
    for entity in doc.ents:
        start, end, label = entity.start, entity.end, entity.label_
        if label in _LABELS:
            end = _whole_end(doc, start, end)
        if open_ and _one_name(doc, open_, start, end, label):
            open_ = open_[0], end, label
            continue
        if open_:
            yield open_
        open_ = start, end, label
    if open_:
        yield open_


def _one_name(doc: Doc, before: tuple[int, int, str], start: int, end: int, label: str) -> bool:
    """ "Emirates" and "NBD": a place right before an organisation that it belongs to is part of its name."""
    if before[1] != start or before[2] != "GPE" or label not in ("ORG", "PRODUCT", "PERSON"):
        return False
    last = doc[start - 1]
    return last.dep_ == "compound" and last.head.i in range(start, end) and last.lower_ not in DEMONYMS and last.tag_ == "NNP"


def _whole_end(doc: Doc, start: int, end: int) -> int:
    """The end of a name that the recogniser cut short: "Okura" where the parse has "Okura Spirits"."""
    while end < len(doc) and _proper(doc[end]) and not doc[end].ent_type_ and doc[end - 1].head == doc[end]:
        end += 1
    if end + 1 < len(doc) and doc[end].text == "&" and _proper(doc[end + 1]) and doc[end - 1].tag_ in ("NNP", "NNPS"):
        return end + 2
    return end


def _runs(doc: Doc, used: set[int]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(doc):
        if at in used or not _proper(doc[at]):
            at += 1
            continue
        start = at
        while at < len(doc) and at not in used and _proper(doc[at]):
            at += 1
        yield start, at


def _proper(token: Token) -> bool:
    if token.text in CURRENCY_SYMBOLS:
        return False
    if token.tag_ in ("NNP", "NNPS"):
        return token.text[0].isalnum() and not token.text.islower()
    # Within a sentence a common noun with a capital is a name that the tagger does not know.
    return token.tag_ in ("NN", "NNS") and token.text[0].isupper() and not token.is_sent_start and len(token) > 2


def _cleaned(doc: Doc, start: int, end: int, label: str) -> Iterator[Name]:
    """The name or names in `[start, end)`: cut at commas, stripped of articles, roles, possessives and places before."""
    piece = start
    for at in range(start, end + 1):
        if at == end or doc[at].text in (",", "(", ")", ";", ":", '"', "–", "—") or _parts_two(doc, start, at, end):
            if at > piece and not _only_legal_form(doc, piece, at):
                name = _stripped(doc, piece, at, label)
                if name:
                    yield name
            piece = at + 1


def _parts_two(doc: Doc, start: int, at: int, end: int) -> bool:
    """ "Acme and Beta Energy" is two names; "Procter and Gamble" would be written with an ampersand by most."""
    return doc[at].lower_ == "and" and start < at < end - 1 and doc[at].dep_ == "cc" and doc[at + 1].text[:1].isupper()


def _only_legal_form(doc: Doc, start: int, end: int) -> bool:
    return all(token.lower_.rstrip(".") in LEGAL_FORMS for token in doc[start:end])


def _stripped(doc: Doc, start: int, end: int, label: str) -> Name | None:
    while start < end and _is_prefix(doc, start, end):
        start += 1
    while end > start and (_is_suffix(doc[end - 1]) or (end - start > 1 and _QUARTER.fullmatch(doc[end - 1].text))):
        end -= 1
    possessive = [at for at in range(start, end - 1) if doc[at].tag_ == "POS" and at - start >= 1]
    if possessive and not doc[possessive[0] + 1].text[:1].isupper():
        end = possessive[0]
    if start >= end:
        return None
    span = doc[start:end]
    text = span.text
    if not _namelike(text) or _is_ticker(doc, start, end) or _opens_a_sentence(doc, start, end):
        return None
    return Name(start, end, Span(span.start_char, span.end_char), text, label, span.root)


def _is_ticker(doc: Doc, start: int, end: int) -> bool:
    """ "(BGRA)", "(NYSE: BGRA)" after a name: what it is traded as, not another company."""
    if end - start > 3 or end >= len(doc) or doc[end].text != ")" or not doc[end - 1].text.isupper():
        return False
    if start > 1 and doc[start - 1].text == ":":
        return any(token.text == "(" for token in doc[max(0, start - 4) : start])
    return (
        start > 1
        and doc[start - 1].text == "("
        and end - start == 1
        and len(doc[start]) <= 5
        and doc[start - 2].text[:1].isupper()
    )


def _opens_a_sentence(doc: Doc, start: int, end: int) -> bool:
    """A common noun that has its capital from standing first: "Warehouse rents fell"."""
    if end - start != 1 or not doc[start].is_sent_start or doc[start].text.isupper():
        return False
    if end < len(doc) and doc[end].text.islower() and singular(doc[end].lower_) in MEASURE_NOUNS:
        # "Tractor sales", "Consolidated revenue": a word of the language, which names of companies mostly are not.
        return doc.vocab[doc[start].lower_].has_vector
    return singular(doc[start].lower_) in _COMMON


def _is_prefix(doc: Doc, at: int, end: int) -> bool:
    token = doc[at]
    if token.pos_ in ("DET", "PUNCT", "SPACE", "ADP", "CCONJ", "PRON") or token.tag_ == "POS" or token.text in ("'", '"'):
        return True
    if at + 1 >= end:
        return False
    calls = token.lower_ in COMPANY_NOUNS or (token.is_sent_start and token.lower_.endswith(("maker", "packer", "seller")))
    if calls and (token.text.islower() or (token.is_sent_start and doc[at + 1].tag_ == "NNP")):
        return True
    if token.text.islower() and token.pos_ in ("ADJ", "NOUN", "VERB", "ADV"):
        return True
    # "German Acme": a demonym is no part of the name that follows, unless the whole ends as names of companies do.
    ends = doc[end - 1].lower_ in NAME_ENDINGS or doc[end - 1].lower_ in MEDIA_WORDS
    return token.lower_ in DEMONYMS and doc[at + 1].tag_ == "NNP" and not ends and doc[at + 1].lower_ not in _AFTER_DEMONYMS


def _is_suffix(token: Token) -> bool:
    if token.tag_ == "POS" or (token.pos_ in ("PUNCT", "SPACE", "ADP", "DET", "CCONJ") and token.text != "."):
        return True
    return token.text.islower() and token.lower_ not in _INNER and token.pos_ in ("NOUN", "VERB", "ADV", "ADJ", "AUX")


def _namelike(text: str) -> bool:
    low = text.casefold()
    if not any(character.isupper() for character in text) or len(text) < 2:
        return False
    if low in THINGS or low.replace(".", "") in THINGS or low in MONTHS or low in WEEKDAYS:
        return False
    if re.fullmatch(r"\d[A-Za-z]{1,2}\.?", text):
        return False  # "5G"
    if low in PERSON_TITLES or low in LEGAL_FORMS or _PLURAL_ACRONYM.fullmatch(text):
        return False
    return country_of(text) is None


def defined_things(text: str) -> set[str]:
    """Folded abbreviations, and what they abbreviate, that a text introduces for a thing rather than a company.

    "new energy vehicle (NEV)": the long form is written in small letters, or is a plural; names of companies are
    neither.
    """
    things: set[str] = set()
    for short, phrase in abbreviations(text).items():
        last = phrase.split()[-1].casefold()
        if phrase.islower() or (last.endswith("s") and last not in NAME_ENDINGS):
            for name in (short, phrase):
                things |= {fold(name), fold(name.removesuffix("s"))}
    return things


def abbreviations(text: str) -> dict[str, str]:
    """Abbreviations introduced in brackets, as written, to the words they stand for ("NEVs": "New Energy Vehicles")."""
    found: dict[str, str] = {}
    for match in re.finditer(r"\(([A-Z][A-Za-z&]{1,6})\)", text):
        letters = [letter for letter in match[1].removesuffix("s").upper() if letter.isalpha()]
        before = text[max(0, match.start() - 90) : match.start()]
        words = re.findall(r"[\w'&]+", before)
        long_form = _long_form(words, letters)
        if long_form:
            found[match[1]] = before[before.rindex(long_form[0], 0, _start_of_last(before, len(long_form))) :].strip()
    return found


def _start_of_last(text: str, count: int) -> int:
    """The end of the first of the last `count` words, so that a search for it finds that one."""
    return [match.end() for match in re.finditer(r"[\w'&]+", text)][-count]


def _long_form(words: list[str], letters: list[str]) -> list[str]:
    """The words before an abbreviation whose initials it is; small words in between may be left out."""
    for extra in (0, 1, 2):
        candidate = words[-(len(letters) + extra) :]
        if len(candidate) < len(letters):
            return []
        initials = [word[0].upper() for word in candidate if word.lower() not in ("of", "and", "the", "for", "in")]
        if initials == letters or (extra == 0 and [word[0].upper() for word in candidate] == letters):
            return candidate
    return []
