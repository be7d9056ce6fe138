"""Who only tells a figure: research firms, associations, brokers. What they say is of others."""

from __future__ import annotations

from spacy.tokens import Token

from store.parse.lexicon.business import SOURCE_NAMES, SOURCE_NOUNS, SPEECH_VERBS
from store.parse.reading import Reading
from store.parse.syntax import lemma
from store.parse.units import singular

_TELLING = SPEECH_VERBS | frozenset("show report estimate expect forecast predict project see publish release reckon".split())
_REACH = 4
"""Tokens before a name in which it is said what somebody is: "market research firm X", "industry association X"."""


def only_tells(reading: Reading, doer: Token) -> bool:
    """Whether the subject of a verb of telling is somebody who watches an industry, by its name or the words before it."""
    if lemma(doer.head) not in _TELLING:
        return False
    hit = reading.cast.at(reading.index, doer)
    if hit is None:
        return False
    first = hit[1].first
    words = {word.lower() for word in hit[0].name.split()}
    before = {singular(token.lower_) for token in reading.doc[max(doer.sent.start, first - _REACH) : first]}
    acronym = doer.text.isupper() and first > 0 and reading.doc[first - 1].lower_ == "the"
    return bool(words & SOURCE_NAMES or before & SOURCE_NOUNS) or acronym
