"""Ranks and streaks: "its number one spot for eight straight years", "ranked third", "the fifth consecutive quarter"."""

from __future__ import annotations

import re
from decimal import Decimal

from spacy.tokens import Token

from store.model import Period, Span, Value
from store.parse.anchored import AnchoredTime
from store.parse.lexicon.time import ORDINALS, SMALL_NUMBERS
from store.parse.metrics import MetricReading
from store.parse.periods import streak_ending
from store.parse.reading import Found, Sentence, token_span
from store.parse.reference import Memory, parties
from store.parse.settings import period_for
from store.parse.subjects import Subject
from store.parse.syntax import children, clause_verb, lemma, subject

_RANK_NOUNS = frozenset("spot position place rank ranking slot seller player producer maker brand supplier exporter".split())
_NUMBERED = re.compile(r"\b(?:number|no\.?)[\s-]+(?P<rank>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I)


def find_standings(sentence: Sentence, memory: Memory) -> list[MetricReading]:
    """The ranks and streaks that a sentence gives a company."""
    found = _ranks(sentence, memory)
    streaks = [time for time in sentence.times if time.timex.relation == "streak" and time.timex.count]
    for time in streaks:
        reading = _streak(sentence, time, memory)
        if reading is not None:
            found.append(reading)
    return found


def _ranks(sentence: Sentence, memory: Memory) -> list[MetricReading]:
    found = []
    for rank, first, noun in _ranked(sentence):
        owner = _owner(sentence, noun, memory)
        if owner is None:
            continue
        span = Span(first.start, max(first.end, noun.idx + len(noun)))
        period = _span_of_rank(sentence, noun)
        found.append(
            MetricReading(
                subject=owner,
                measure="rank",
                measure_span=token_span(noun),
                span=span.cover(owner.found.span, *([period[1]] if period else [])),
                rule="metric.rank",
                value=(Value(value=Decimal(rank), unit=None, text=first.of(sentence.reading.block.text)), first),
                period=period,
                doubts=int(owner.inferred),
            )
        )
    return found


def _ranked(sentence: Sentence) -> list[tuple[int, Span, Token]]:
    """Each rank with its span and the noun or verb that makes it one."""
    found = []
    base, text = sentence.tokens.start_char, sentence.tokens.text
    for match in _NUMBERED.finditer(text):
        rank = int(match["rank"]) if match["rank"].isdigit() else SMALL_NUMBERS[match["rank"].lower()]
        after = [token for token in sentence.tokens if token.idx >= base + match.end()][:2]
        noun = next((token for token in after if token.lower_ in _RANK_NOUNS), None)
        if noun is not None:
            found.append((rank, Span(base + match.start(), base + match.end()), noun))
    for token in sentence.tokens if "rank" in text.lower() else ():
        if lemma(token) == "rank" and token.pos_ == "VERB":
            for child in token.subtree:
                if child.lower_ in ORDINALS and child.lower_ not in ("last", "final") and child.i > token.i:
                    found.append((ORDINALS[child.lower_], token_span(child), token))
                    break
    return found


def _owner(sentence: Sentence, noun: Token, memory: Memory) -> Subject | None:
    """Who holds the rank: its possessor, else who the clause is about."""
    candidates = [*children(noun, "poss")]
    doer = noun if noun.pos_ == "VERB" else clause_verb(noun)
    own = subject(doer)
    if own is not None:
        candidates.append(own)
    candidates += children(noun, "nsubjpass", "nsubj")
    for candidate in candidates:
        for party in parties(sentence.reading, candidate, memory):
            return Subject(Found(party.name, party.span), inferred=False)
    return None


def _span_of_rank(sentence: Sentence, noun: Token) -> tuple[Period, Span] | None:
    """When the rank was held: over a streak that ends with the period the sentence speaks of, else that period."""
    ordinary = period_for(sentence, [noun, clause_verb(noun), sentence.tokens.root], skip_reporting=True)
    streak = next((time for time in sentence.times if time.timex.relation == "streak"), None)
    if streak is not None:
        end = ordinary.timex.stretch.end if ordinary else None
        stretch = streak_ending(streak.timex, end) if end else streak.timex.stretch
        return Period(start=stretch.start, end=stretch.end, text=streak.timex.text), streak.timex.span
    return (ordinary.timex.period(), ordinary.timex.span) if ordinary else None


def _streak(sentence: Sentence, time: AnchoredTime, memory: Memory) -> MetricReading | None:
    """How long something has lasted: "eight straight years"."""
    doer = subject(clause_verb(time.head))
    owner = next(iter(parties(sentence.reading, doer, memory)), None)
    if owner is None or time.timex.count is None:
        return None
    number = _count_span(time)
    text = sentence.reading.block.text
    return MetricReading(
        subject=Subject(Found(owner.name, owner.span), inferred=owner.inferred),
        measure="streak",
        measure_span=time.timex.span,
        span=time.timex.span.cover(owner.span),
        rule="metric.streak",
        value=(Value(value=Decimal(time.timex.count), unit=time.timex.unit, text=number.of(text)), number),
        doubts=int(owner.inferred),
    )


def _count_span(time: AnchoredTime) -> Span:
    """The count alone within "for eight straight years"."""
    match = re.search(rf"\b(?:\d+|{'|'.join(SMALL_NUMBERS)}|{'|'.join(ORDINALS)})\b", time.timex.text, re.I)
    if match is None:
        return time.timex.span
    return Span(time.timex.span.start + match.start(), time.timex.span.start + match.end())
