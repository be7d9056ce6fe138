"""Who stands where in a sentence, by order alone: for sentences whose tree is wrong, and for words that no table knows."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.parse.reading import Sentence
from store.parse.reference import Memory, Party, parties

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_WITHIN_LISTS = ("CC", ",", "DT", "JJ", "NN", "NNS", "HYPH", "POS", "PRP$", "VBG", "NNP")
_CUTS = (";", ":", "—", "–")
_REACH = 16
"""Tokens on either side of a word within which its parties stand."""
_TO_NAME = 8
"""Tokens between a preposition and the name that it goes with: "for Portuguese gym operator X"."""


def named_before(sentence: Sentence, verb: Token) -> list[Party]:
    """The company or companies in a row that stand nearest before a verb in its own clause."""
    doc, at = sentence.reading.doc, verb.i - 1
    while at >= sentence.tokens.start and verb.i - at <= _REACH:
        token = doc[at]
        if token.text in _CUTS or (token.tag_ in _FINITE and token.head != verb):
            return []
        if token.text == "," and (before := _aside_start(sentence, at)) is not None:
            at = before - 1
            continue
        hit = sentence.reading.cast.at(sentence.reading.index, token)
        if hit is not None:
            return [] if _is_aside(sentence, hit[1].first) else _row_before(sentence, at)
        at -= 1
    return []


def named_after(sentence: Sentence, word: Token, *prepositions: str) -> list[Party]:
    """The company or companies in a row that follow one of `prepositions` behind a word, before the next clause."""
    for token in _behind(sentence, word):
        if token.lower_ in prepositions:
            found = _row_after(sentence, token.i + 1)
            if found:
                return found
    return []


def described_after(sentence: Sentence, word: Token, memory: Memory, *prepositions: str) -> list[Party]:
    """The company that "the retailer", "it" or "the Nevada explorer" behind one of `prepositions` stands for."""
    for token in _behind(sentence, word):
        if token.lower_ in prepositions:
            for noun in (child for child in token.children if child.dep_ == "pobj"):
                found = parties(sentence.reading, noun, memory)
                if found:
                    return found
    return []


def _behind(sentence: Sentence, word: Token) -> Iterator[Token]:
    """The words behind another, up to where a new clause begins."""
    for token in sentence.reading.doc[word.i + 1 : min(word.i + 1 + _REACH, sentence.tokens.end)]:
        clause = token.tag_ in _FINITE and token.i > word.i + 1
        if token.text in _CUTS or clause or token.lower_ in ("which", "while", "after", "but", "whose", "who"):
            return
        yield token


def _aside_start(sentence: Sentence, comma: int) -> int | None:
    """Where the aside that ends with a comma begins, at its own comma: "X, which runs Y, bought"."""
    doc = sentence.reading.doc
    for at in range(comma - 1, max(sentence.tokens.start, comma - 2 * _REACH), -1):
        if doc[at].text == ",":
            opens = doc[at + 1]
            aside = opens.lower_ in ("which", "who", "whose", "a", "an", "the", "based", "owned", "part") or opens.tag_ == "VBN"
            return at if aside else None
    return None


def _is_aside(sentence: Sentence, first: int) -> bool:
    """Whether a name hangs on a preposition or stands in brackets: "the head of X said", "Y (X's parent)"."""
    doc = sentence.reading.doc
    at = first - 1
    while at >= sentence.tokens.start and doc[at].tag_ in ("DT", "JJ", "NN", "HYPH", "NNP", "POS", "PRP$"):
        at -= 1
    return at >= sentence.tokens.start and doc[at].tag_ in ("IN", "TO", "-LRB-") and doc[at].i != sentence.tokens.start


def _row_before(sentence: Sentence, last: int) -> list[Party]:
    doc, found = sentence.reading.doc, dict[str, Party]()
    joined = True
    at = last
    while at >= sentence.tokens.start:
        hit = sentence.reading.cast.at(sentence.reading.index, doc[at])
        if hit is not None:
            if not joined:
                break
            found.setdefault(hit[0].name, Party(hit[0], hit[1].span))
            at, joined = hit[1].first - 1, False
            continue
        if doc[at].tag_ not in _WITHIN_LISTS:
            break
        joined = joined or doc[at].lower_ in ("and", ",", "&")
        at -= 1
    return list(reversed(found.values())) if len(found) > 1 and _has_and(sentence, found) else list(found.values())[:1]


def _has_and(sentence: Sentence, found: dict[str, Party]) -> bool:
    """Whether the names are a row of doers ("A and B") rather than a name and an apposition ("A, B")."""
    spans = sorted((party.span for party in found.values()), key=lambda span: span.start)
    between = sentence.reading.block.text[spans[0].end : spans[-1].start]
    return " and " in between or "&" in between


def _row_after(sentence: Sentence, start: int) -> list[Party]:
    doc, found = sentence.reading.doc, dict[str, Party]()
    last = start
    for at in range(start, min(start + _REACH, sentence.tokens.end)):
        hit = sentence.reading.cast.at(sentence.reading.index, doc[at])
        if hit is not None:
            found.setdefault(hit[0].name, Party(hit[0], hit[1].span))
            last = at
        elif doc[at].tag_ not in _WITHIN_LISTS or at - last > _TO_NAME or doc[at].tag_ == "POS":
            break
    return list(found.values())
