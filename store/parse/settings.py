"""Where and when: the place and the period that a fact's words stand in."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from store.model import Span
from store.parse.anchored import AnchoredTime
from store.parse.homes import calls_a_company
from store.parse.lexicon.change import CHANGE_VERBS
from store.parse.lexicon.numbers import CURRENCY_NOUNS
from store.parse.lexicon.places import ABROAD, DEMONYMS, country_of
from store.parse.reading import Found, Reading, Sentence, token_span, tree_distance
from store.parse.syntax import below, clause_verb, lemma
from store.parse.units import singular

_PLACE_LABELS = ("GPE", "LOC", "FAC")
_WHERE = frozenset("in at near across throughout within into outside to around from on".split())
_PARTS_OF_COUNTRIES = frozenset("town city province state district region port village county suburb prefecture island".split())
"""What stands before "of" and a place: "the Slovak town of Trnava"."""
_COMPARED = frozenset("compared versus vs against than figures levels".split())
_REPORTING = frozenset("say report announce tell show add publish release state".split())


def place_under(reading: Reading, tokens: Sequence[Token]) -> Found | None:
    """The place named in the subtrees of `tokens`, the first of them that has one: "a Hungarian plant", "in Brazil"."""
    for top in tokens:
        candidates = [token for token in top.subtree if is_place(reading, token)]
        if candidates:
            best = min(candidates, key=lambda token: (not _is_where(token), tree_distance(top, token), token.i))
            return named_place(reading, best)
    return None


def _is_where(token: Token) -> bool:
    if token.dep_ != "pobj":
        return False
    return token.head.lower_ in _WHERE or (token.head.lower_ == "of" and lemma(token.head.head) in _PARTS_OF_COUNTRIES)


def is_place(reading: Reading, token: Token) -> bool:
    """Whether a token names a place where something is, rather than where somebody is from."""
    if reading.cast.at(reading.index, token) or _is_seat(token):
        return False
    if token.dep_ in ("poss", "nsubj") and token.ent_type_ in _PLACE_LABELS:
        return False
    if token.ent_type_ in _PLACE_LABELS:
        return token.ent_type_ != "FAC" or _is_where(token)
    return token.dep_ in ("amod", "compound", "pobj") and token.text[0].isupper() and country_of(token.text) is not None


def _is_seat(token: Token) -> bool:
    """ "the Danish group", "London-listed", "Danish crowns": where somebody is from, or whose money it is."""
    above = token.head
    if token.dep_ in ("amod", "compound", "nmod") and (
        calls_a_company(above) or singular(above.lower_) in CURRENCY_NOUNS or above.lower_ == "crowns"
    ):
        return True
    return above.lower_ in ("based", "listed", "headquartered") and token.dep_ in (
        "npadvmod",
        "compound",
        "nmod",
        "amod",
        "advmod",
    )


def named_place(reading: Reading, token: Token) -> Found:
    """The place that `token` belongs to, as it is called: "Hungarian" is Hungary, "the U.S." the United States."""
    entity = next((ent for ent in reading.doc.ents if ent.start <= token.i < ent.end and ent.label_ in _PLACE_LABELS), None)
    if entity is None:
        return Found(country_of(token.text) or token.text, token_span(token))
    first = entity.start
    while first < entity.end - 1 and reading.doc[first].pos_ in ("DET", "ADP", "PUNCT"):
        first += 1
    span = reading.doc[first : entity.end]
    text = span.text.removesuffix("'s").strip()
    # "Sunderland, England": the nearer of the two.
    text = text.split(",")[0].strip()
    return Found(country_of(text) or text, Span(span.start_char, span.start_char + len(text)))


def abroad(token: Token) -> Found | None:
    """ "overseas vehicles", "sold abroad": what says where without naming a place."""
    for child in token.children:
        if child.lower_ in ABROAD and child.dep_ in ("amod", "advmod"):
            return Found(child.lower_, token_span(child))
    return None


def there(sentence: Sentence, token: Token) -> Found | None:
    """What "there" under `token` means: the last place named before it in the sentence."""
    deictic = next((t for t in token.subtree if t.lower_ == "there" and t.dep_ == "advmod"), None)
    if deictic is None:
        return None
    for index in range(deictic.i - 1, sentence.tokens.start - 1, -1):
        candidate = sentence.reading.doc[index]
        if is_place(sentence.reading, candidate) or candidate.lower_ in DEMONYMS:
            return Found(named_place(sentence.reading, candidate).text, token_span(deictic))
    return None


def attachment(time: AnchoredTime) -> Token:
    """The word that a time expression says when of: the nearest verb or noun above it."""
    token = time.head
    while token.head != token and (token.dep_ in ("pobj", "prep", "pcomp") or token.pos_ in ("ADP", "NUM", "SYM")):
        token = token.head
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "prep":
            return token
        if token.pos_ in ("NOUN", "PROPN") and token != time.head:
            return token
    return token.head if token == time.head or token.dep_ in ("npadvmod", "advmod", "nummod", "compound") else token


def is_baseline(time: AnchoredTime) -> bool:
    """Whether a time is what something is compared with ("compared to 2022", "from a year earlier")."""
    if time.timex.relation == "baseline" or _moved_from(time):
        return True
    token = time.head
    for _ in range(4):
        if token.lower_ in _COMPARED:
            return True
        if token.head == token or (token.pos_ in ("VERB", "AUX") and token.dep_ != "prep"):
            return False
        token = token.head
    return False


def _moved_from(time: AnchoredTime) -> bool:
    """ "rose 1.3% from the September quarter": when it stood where it moved from."""
    if not time.timex.text.lower().startswith("from "):
        return False
    first = time.head.doc.char_span(time.timex.span.start, time.timex.span.end, alignment_mode="expand")
    if first is not None and first.start and first[0].nbor(-1).lower_ in ("percent", "%", "cent", "points", "pct"):
        return True  # "up 8.9 percent from July"
    verb = attachment(time)
    ahead = any(child.tag_ == "MD" for child in verb.children)
    until = any(token.lower_ in ("to", "until", "through") for token in time.head.doc[time.head.i + 1 : time.head.i + 2])
    return lemma(verb) in CHANGE_VERBS and not ahead and not (until and verb.pos_ != "VERB")


def is_day_of_report(time: AnchoredTime, anchor_: Token) -> bool:
    """Whether a time is the day on which somebody said something: "said on Thursday", "said in a filing on Thursday"."""
    exact_day = time.timex.unit is None and (time.timex.stretch.start or "").count("-") == 2
    if exact_day and anchor_.lower_ in ("filing", "statement", "release", "note", "interview"):
        return True
    return exact_day and lemma(anchor_) in _REPORTING


def period_for(
    sentence: Sentence,
    tokens: Sequence[Token],
    *,
    skip_reporting: bool,
    own_clause: bool = False,
    others: Sequence[AnchoredTime | None] = (),
) -> AnchoredTime | None:
    """The time that says when of one of `tokens`: attached to it, to something below it, or to a clause above it.

    With `skip_reporting`, the day on which somebody reported a figure is not the figure's period; with `own_clause`, a
    time that another clause is about says nothing. The times of `others` are taken.
    """
    best: tuple[int, int, AnchoredTime] | None = None
    for time in sentence.times:
        if time.timex.relation in ("streak", "baseline") or is_baseline(time) or time in others:
            continue
        anchor_ = attachment(time)
        if skip_reporting and is_day_of_report(time, anchor_):
            continue
        if own_clause and clause_verb(anchor_) not in [clause_verb(token) for token in tokens]:
            continue
        for token in tokens:
            within = token.pos_ in ("NOUN", "PROPN", "NUM") and below(anchor_, token)
            if token == anchor_ or below(token, anchor_) or within:
                # A figure is rather of a stretch of time than of the day on which it was told.
                day = skip_reporting and (time.timex.stretch.start or "").count("-") == 2 and time.timex.unit is None
                key = (day * 3 + tree_distance(token, anchor_), abs(time.head.i - token.i))
                if best is None or key < best[:2]:
                    best = (*key, time)
    return best[2] if best else None
