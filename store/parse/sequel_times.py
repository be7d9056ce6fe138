"""When what was told of happens or happened, as the same or later words say of the deal, the contract, the output.

"Production is to start in 2027", "first output is pencilled in for early 2028", "under a pact signed on Tuesday".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from store.parse.anchored import AnchoredTime
from store.parse.lexicon.investment import DEAL_NOUNS, PROJECT_NOUNS
from store.parse.reading import Sentence
from store.parse.sequels import DEALS, PROJECTS, ROUNDS, Sequel
from store.parse.syntax import children, clause_verb, is_verb, lemma, subject
from store.parse.units import singular

_OUTCOMES = frozenset("production output operation completion commissioning opening delivery".split())
"""What is only awaited of something that will run: "output is expected in 2028" says when it starts."""
_RUNNING = PROJECT_NOUNS | _OUTCOMES | frozenset("construction work it".split())
_MADE = DEAL_NOUNS | frozenset("completion closing sheet pact accord memorandum mou".split())
_BEGINNING = frozenset("start begin open operate complete commission finish run go come launch ready".split())
_AWAITING = frozenset("expect schedule slate pencil plan target".split())
_SETTLING = frozenset("close complete sign ink announce agree settle conclude finalise finalize".split())
_OVER = frozenset("through done".split())


def find_times(sentence: Sentence) -> Iterator[Sequel]:
    """The times that a sentence gives for investments told of in it or before."""
    for time in sentence.times:
        known = time.timex.stretch.start or time.timex.stretch.end
        if time.timex.relation not in ("in", "by") or not known:
            continue
        verb = _verb_of(time)
        doer = _spoken_of(verb)
        if doer is None:
            continue
        told = (time.timex.period(), time.timex.span)
        if _starts(verb, doer):
            yield Sequel(PROJECTS, period=told, starts=True)
        elif _settles(verb, doer):
            yield Sequel(DEALS | ROUNDS, period=told)


def _verb_of(time: AnchoredTime) -> Token:
    verb = clause_verb(time.head)
    while verb.dep_ == "xcomp" and is_verb(verb.head) and lemma(verb) not in _BEGINNING | _SETTLING | _AWAITING:
        verb = verb.head
    return verb


def _spoken_of(verb: Token) -> Token | None:
    """What a verb says something of: its subject, or the noun that it hangs on ("a contract signed in May")."""
    if verb.dep_ in ("acl", "relcl"):
        noun = verb.head
        while noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head
        return noun
    doer = next(iter(children(verb, "nsubjpass")), None)
    if doer is not None or verb.tag_ != "VBN" or verb.dep_ != "advcl" or children(verb, "aux", "auxpass", "nsubj"):
        return doer or subject(verb)
    first = verb.left_edge.i
    # "Under the pact, signed Tuesday in Oslo, …": the parser hangs it on the sentence's verb.
    return verb.doc[first - 2] if first > 1 and verb.doc[first - 1].text == "," else None


def _words(verb: Token) -> set[str]:
    return {lemma(token) for token in verb.subtree if token.pos_ == "VERB"} | {lemma(verb)}


def _is_new(verb: Token, doer: Token) -> bool:
    """Whether a noun is told of for the first time, and so is nothing told of before."""
    return verb.dep_ != "acl" and any(child.lower_ in ("a", "an") for child in doer.lefts)


def _starts(verb: Token, doer: Token) -> bool:
    noun, words = singular(doer.lower_), _words(verb)
    first = any(child.lower_ == "first" for child in doer.lefts)  # "first wafers", "first ore"
    if not (noun in _RUNNING or first) or _is_new(verb, doer):
        return False
    return bool(words & _BEGINNING or (words & _AWAITING and (first or noun in _OUTCOMES)))


def _settles(verb: Token, doer: Token) -> bool:
    words = _words(verb)
    if singular(doer.lower_) not in _MADE or _is_new(verb, doer):
        return False
    return bool(words & (_SETTLING | {"expect"})) or any(child.lower_ in _OVER for child in verb.children)
