"""When a figure is of: its own time, the time it is compared with, or the time that the sentences before set."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from store.model import Period, Span
from store.parse.anchored import Anchored
from store.parse.baselines import period_of, time_of
from store.parse.figure_frame import Frame
from store.parse.lexicon.change import CHANGE_VERBS
from store.parse.lexicon.measures import FLOWS, STOCKS
from store.parse.measure import Measure
from store.parse.reading import Sentence
from store.parse.settings import is_baseline, period_for
from store.parse.syntax import clause_verb, is_verb, lemma


def figure_period(
    sentence: Sentence, measure: Measure, entry: Anchored, compared: Sequence[Anchored]
) -> tuple[Period, Span] | None:
    """The time of a figure, which is not the time of those that it is `compared` with."""
    tokens = [measure.token, entry.head]
    verb = clause_verb(entry.head)
    if is_verb(verb):
        tokens.append(verb)
    others = [time_of(sentence, baseline) for baseline in compared if baseline != entry]
    time = period_for(sentence, tokens, skip_reporting=True, own_clause=measure.name in STOCKS, others=others)
    return (time.timex.period(), time.timex.span) if time else None


def compared_period(sentence: Sentence, measure: Measure, entry: Anchored, frame: Frame) -> tuple[Period, Span] | None:
    """ "a loss of 17 million a year ago": so long before the period of the sentence's other figures, or of those before."""
    time = time_of(sentence, entry)
    if time is None or time.timex.relation != "baseline" or entry.quantity.role == "delta":
        return None
    first = sentence.reading.doc.char_span(time.timex.span.start, time.timex.span.end, alignment_mode="expand")
    if (
        first is None
        or first[0].i == 0
        or sentence.reading.doc[first[0].i - 1].lower_ in _AGAINST
        or first[0].lower_ in _AGAINST
    ):
        return None
    others = [t for t in sentence.times if t.timex.relation == "in" and not is_baseline(t) and t.timex.stretch.start]
    own = others[0].timex.period() if others else frame.period[0] if frame.period else None
    period = period_of(time, own)
    return (period, time.timex.span) if period else None


def borrowed_period(sentence: Sentence, measure: Measure, entry: Anchored, frame: Frame) -> tuple[Period, Span] | None:
    """The time of the sentences before, for a figure that names none: of a price that moved, the day of the report."""
    if measure.name == "price" and _quoted(sentence, measure, entry):
        return frame.day
    return frame.period if _borrows(measure, entry) else None


def _quoted(sentence: Sentence, measure: Measure, entry: Anchored) -> bool:
    """ "U.S. crude lost 0.8% to $69.40": what markets told that day, in the past."""
    verb = clause_verb(entry.head)
    moved = lemma(verb) in CHANGE_VERBS or lemma(verb) in ("close", "settle", "end", "trade", "be")
    return measure.sort == "priced" and moved and verb.tag_ in ("VBD", "VBN", "VBG") and not _looks_ahead(verb)


_AGAINST = frozenset("than from over with to on against versus".split())
_WHOLE_YEAR = frozenset("annual yearly full".split())


def _borrows(measure: Measure, entry: Anchored) -> bool:
    """Whether a figure without a period of its own is of the period that the text is in: flows that were told of."""
    if measure.sort == "noun" and any(token.lower_ in _WHOLE_YEAR for left in measure.token.lefts for token in left.subtree):
        return False  # "its full-year profit" is of no quarter
    average = any(child.lower_ in ("average", "averaged", "realised", "realized") for child in measure.token.children)
    flows = measure.name in FLOWS or (measure.sort in ("noun", "verb") and (measure.name not in STOCKS or average))
    return flows and not _looks_ahead(clause_verb(entry.head))


def _looks_ahead(verb: Token) -> bool:
    """ "will sell", "expects sales of": not in the period that was told of before."""
    return any(child.tag_ == "MD" for child in verb.children) or verb.lemma_.lower() in (
        "expect",
        "forecast",
        "target",
        "plan",
        "aim",
    )
