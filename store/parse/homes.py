"""Where a company is from, as the words beside its name say: "Kochi-based X", "Finnish recycler X", "X, based in Leeds"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from store.frozen import Frozen
from store.model import Span
from store.parse.lexicon.business import COMPANY_NOUNS
from store.parse.lexicon.places import country_of
from store.parse.syntax import children
from store.parse.units import singular

_BEFORE = 6
"""Tokens before a name in which its home can stand."""
_BASED = ("based", "headquartered")
_PLACES = ("GPE", "LOC")
_OUTSIDE = frozenset("DT IN VBD VBZ VBP PRP PRP$ TO MD WDT WP , . : `` ''".split())
"""Tags of words that don't stand between a home and a name."""


class Home(Frozen):
    """The place that a company is from: its name, and where that was read: block and span in the block."""

    place: str
    block: int
    span: Span


def home_of(doc: Doc, block: int, first: int, head: Token) -> Home | None:
    """The home that the words around a name give; `first` is the name's first token, `head` its head."""
    return _before(doc, block, first) or _after(doc, block, head)


def _before(doc: Doc, block: int, first: int) -> Home | None:
    """ "Hefei-based memory maker X", "Irish ingredients group X", "South Korea's X"."""
    start = max(doc[first].sent.start, first - _BEFORE)
    for at in range(first - 1, start - 1, -1):
        token = doc[at]
        if token.lower_ in _BASED and at > 1 and doc[at - 1].text == "-":
            return _place(doc, block, doc[at - 2])
        if token.tag_ == "POS" and at == first - 1:
            return _place(doc, block, doc[at - 1]) if _is_place(doc[at - 1]) else None
        if token.text[0].isupper():
            demonym = country_of(token.text) is not None or token.ent_type_ in _PLACES
            named = any(calls_a_company(word) for word in doc[at + 1 : first]) or at == first - 1
            if demonym:
                return _place(doc, block, token) if named and token.dep_ != "pobj" else None
            if not (token.text.isupper() or token.tag_ == "NN"):
                return None
        elif token.tag_ in _OUTSIDE:
            return None
    return None


def calls_a_company(token: Token) -> bool:
    """Whether a word calls a company: "maker", "recycler", the end of "start-up"."""
    word = singular(token.lower_)
    started = word == "up" and token.i > 1 and token.nbor(-2).lower_ == "start"
    return word in COMPANY_NOUNS or started or (word.endswith(("er", "or")) and token.pos_ == "NOUN")


def _after(doc: Doc, block: int, head: Token) -> Home | None:
    """ "X, based in Leeds", "X, a Boston-based developer", "X, a start-up in Fresno", "X, a Utrecht firm"."""
    for child in children(head, "acl", "amod", "relcl"):
        if child.lower_ in _BASED and child.i > head.i:
            found = _under(doc, block, child, ("in", "near", "outside"))
            if found is not None:
                return found
    for noun in children(head, "appos"):
        if not calls_a_company(noun):
            continue
        for below in noun.subtree:
            if (
                below.lower_ in _BASED
                and below.tag_ == "VBN"
                and (found := _under(doc, block, below, ("in", "near", "outside")))
            ):
                return found
        for child in noun.lefts:
            if child.lower_ in _BASED and doc[child.i - 1].text == "-":
                return _place(doc, block, doc[child.i - 2])
            if child.dep_ in ("amod", "compound", "nmod") and child.text[0].isupper() and _is_place(child):
                return _place(doc, block, child)
        return _under(doc, block, noun, ("in", "from", "of", "near"))
    return None


def _under(doc: Doc, block: int, token: Token, prepositions: tuple[str, ...]) -> Home | None:
    for prep in children(token, "prep"):
        if prep.lower_ in prepositions:
            for noun in children(prep, "pobj"):
                if _is_place(noun):
                    return _place(doc, block, noun)
    return None


def _is_place(token: Token) -> bool:
    return token.ent_type_ in _PLACES or (token.text[0].isupper() and country_of(token.text) is not None)


def _place(doc: Doc, block: int, token: Token) -> Home | None:
    """The home that a place's token names; the nearer of "Sunderland, England"."""
    if not token.text[0].isupper():
        return None
    entity = next((ent for ent in doc.ents if ent.start <= token.i < ent.end and ent.label_ in _PLACES), None)
    span = entity if entity is not None else doc[token.i : token.i + 1]
    text = span.text.removesuffix("'s").removeprefix("the ").split(",")[0].strip()
    start = span.start_char + span.text.index(text)
    return Home(country_of(text) or text, block, Span(start, start + len(text)))
