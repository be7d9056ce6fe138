"""Where sentences end: at a full stop, question or exclamation mark that a new sentence follows.

A stop inside a name ("U.S. Trust", "Yippee! Foods"), an abbreviation ("Inc. said") or an initial ends none; one
without a space behind it does where letters go on with a capital ("in May.Sales rose").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model import Span

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+|[A-Z“\"‘(][a-z’'])")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st mt jr sr prof gen gov sen rep capt col lt sgt rev hon messrs no nos vs approx est dept univ "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun "
    "rs bros cos ft sq fig vol ed al etc cf viz i.e e.g a.k.a".split()
)
"""Words whose stop ends no sentence, whatever follows; months and days only before a number."""
_DATES = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun no nos rs ft fig vol".split()
)
_LEGAL = frozenset(
    "inc corp ltd co llc plc cos bros pty pte bhd gmbh s.a n.v a.g s.p.a l.p u.s u.k u.n e.u u.s.a a.m p.m d.c".split()
)
"""Words whose stop may end a sentence: it does where what follows opens one."""
_OPENERS = frozenset(
    "the a an it its he she they we i this that these those in on at by for from with as but and or if when while after before "
    "since under over among however meanwhile last next earlier separately also both shares sales revenue analysts according "
    "there here his her their our some many most more all no not one two three another other each such although though because".split()
)
_LAST_WORD = re.compile(r"([^\s\"'“‘(\[]+)$")
_NEXT = re.compile(r"\s*[\"'“‘(\[]*(\S+)")
_SPEAKS = re.compile(r"\s*[A-Z][\w'’-]+\s+(?:said|says|told|added|noted|declined|wrote|expects)\b")
"""A person by the last name, who speaks: behind a legal form this opens a sentence."""


def sentences(text: str, offset: int = 0) -> Iterator[Span]:
    """The sentences of a block, without outer white space; `offset` is where the block begins in its document."""
    start = 0
    for match in _END.finditer(text):
        if match.start() >= start and _ends(text, start, match):
            yield from _trimmed(text, start, match.end(), offset)
            start = match.end()
    yield from _trimmed(text, start, len(text), offset)


def _trimmed(text: str, start: int, end: int, offset: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        left = start + len(piece) - len(piece.lstrip())
        yield Span(offset + left, offset + left + len(piece.strip()))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    after = following[1]
    glued = not text[match.end()].isspace()
    before = _LAST_WORD.search(text[max(start, match.start() - 30) : match.start()])
    word = before[1].lower() if before else ""
    if glued:
        return match.group()[0] == "." and len(word) > 2 and "." not in word and word.isalpha() and word not in _LEGAL
    if after[0].islower():
        return False
    if match.group()[0] != ".":
        return not (match.group() == "!" and _in_a_name(before, after))
    return _stop_ends(word, after) or (word in _LEGAL and _SPEAKS.match(text, match.end()) is not None)


def _stop_ends(word: str, after: str) -> bool:
    if word in _DATES:
        return not after[0].isdigit()
    if word in _ABBREVIATIONS:
        return False
    if word in _LEGAL:
        return after.strip(",.;:").lower() in _OPENERS or not after[0].isalnum()
    if len(word) == 1 and word.isalpha():
        return word == "i" or after.strip(",.;:").lower() in _OPENERS
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return after.strip(",.;:").lower() in _OPENERS
    return not re.fullmatch(r"\d{1,2}", word) or not after[0].isdigit()


def _in_a_name(before: re.Match[str] | None, after: str) -> bool:
    """Whether "!" is part of a name: a capital before and behind, and what follows opens no sentence."""
    return bool(before and before[1][0].isupper() and after[0].isupper() and after.strip(",.;:").lower() not in _OPENERS)
