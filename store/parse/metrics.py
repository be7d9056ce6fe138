"""Metrics: from quantities and what they measure to whose, how many, how much it moved, over which period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from spacy.tokens import Token

from store.model import Change, Direction, Period, Span, Value
from store.parse.anchored import Anchored
from store.parse.lexicon.change import CHANGE_ADVERBS, MULTIPLES
from store.parse.lexicon.measures import FLOWS, STOCKS
from store.parse.measures import Measure, find_measures
from store.parse.reading import Found, Sentence, token_span
from store.parse.reference import Memory
from store.parse.settings import abroad, is_baseline, period_for, place_under, there
from store.parse.subjects import Subject, find_subjects
from store.parse.syntax import clause_verb, is_verb


@dataclass(frozen=True, slots=True)
class MetricReading:
    """A metric as read from one sentence; spans are in the block.

    `borrowed` is a period that an earlier sentence set, with its span in the document.
    """

    subject: Subject
    measure: str
    span: Span
    rule: str
    measure_span: Span
    value: tuple[Value, Span] | None = None
    change: tuple[Change, Span] | None = None
    period: tuple[Period, Span] | None = None
    borrowed: tuple[Period, Span] | None = None
    place: Found | None = None
    doubts: int = 0


@dataclass(slots=True)
class _Figures:
    """What a sentence says of one measure: its levels, its changes, and what it moved from."""

    measure: Measure
    levels: list[Anchored]
    deltas: list[Anchored]
    baselines: list[Anchored]


def find_metrics(sentence: Sentence, memory: Memory, frame: tuple[Period, Span] | None, taken: set[int]) -> list[MetricReading]:
    """The metrics that a sentence states.

    `frame` is the period that the sentences before set ("In 2023, …"), with its span in the document; quantities that
    begin at a token of `taken` belong to investments.
    """
    free = [entry for entry in sentence.quantities if entry.first not in taken]
    found: list[MetricReading] = []
    subjects: dict[int, list[Subject]] = {}
    for figures in _gather(free):
        token = figures.measure.token
        if token.i not in subjects:
            subjects[token.i] = find_subjects(sentence.reading, figures.measure, memory)
        owners = _sentence_owners(subjects, token.i)
        for index, level in enumerate(figures.levels or [None]):
            found.extend(_metrics(sentence, figures, level, index, owners, frame))
    return found


def _sentence_owners(subjects: dict[int, list[Subject]], at: int) -> list[Subject]:
    """A measure's own subjects; where they had to be guessed, those of the measure before it in the sentence."""
    own = subjects[at]
    if own and not all(subject.inferred for subject in own):
        return own
    before = [
        found for index, found in subjects.items() if index < at and found and not found[0].inferred and found[0].owner is None
    ]
    return before[-1] if before and len(before[-1]) == 1 else own


# Which quantity measures what ----------------------------------------------------------------------------------------


def _gather(entries: Sequence[Anchored]) -> list[_Figures]:
    """The figures of each measure of a sentence. Values in a row pair with measures in a row ("respectively")."""
    by_measure: dict[tuple[str, int], _Figures] = {}
    loose: list[Anchored] = []
    rows = _rows(entries)
    for entry in entries:
        measures = _measures_of(entry, rows)
        if not measures:
            loose.append(entry)
            continue
        row, place = rows[entry.first]
        if len(measures) > 1 and len(row) == len(measures):
            measures = [measures[place]]
        for measure in measures:
            figures = by_measure.setdefault((measure.name, measure.token.i), _Figures(measure, [], [], []))
            _sort_in(figures, entry)
    for entry in loose:
        _attach(list(by_measure.values()), entry)
    return [figures for figures in by_measure.values() if figures.levels or figures.deltas]


def _measures_of(entry: Anchored, rows: dict[int, tuple[list[Anchored], int]]) -> list[Measure]:
    """A quantity's own measures, else those of the first in its row ("9.58 million and 9.49 million units")."""
    row, place = rows[entry.first]
    first = find_measures(row[0]) if place else []
    own = find_measures(entry)
    return first if len(first) > 1 or not own else own


def _rows(entries: Sequence[Anchored]) -> dict[int, tuple[list[Anchored], int]]:
    """For each quantity the row of coordinated quantities that it stands in, and its place there."""
    rows: dict[int, tuple[list[Anchored], int]] = {}
    row: list[Anchored] = []
    for entry in entries:
        doc = entry.head.doc
        between = [token.lower_ for token in doc[row[-1].last + 1 : entry.first]] if row else []
        plain = [word for word in between if word not in ("over", "about", "nearly", "almost", "some", "around")]
        same = bool(row) and row[-1].quantity.dimension == entry.quantity.dimension
        if not (same and plain and set(plain) <= {",", "and", "respectively"} and row[-1].quantity.role == entry.quantity.role):
            row = []
        row.append(entry)
        rows[entry.first] = (row, len(row) - 1)
    return rows


def _sort_in(figures: _Figures, entry: Anchored) -> None:
    {"level": figures.levels, "delta": figures.deltas, "baseline": figures.baselines}[entry.quantity.role].append(entry)


def _attach(figures: list[_Figures], entry: Anchored) -> None:
    """A change without a measure of its own moves the figure before it: "sold 1.2 million, up 18.8%"."""
    if entry.quantity.role == "level" or entry.quantity.dimension not in ("percent", "points", "multiple", "money", "count"):
        return
    before = [
        one for one in figures if (one.levels or one.deltas) and min(e.first for e in (*one.levels, *one.deltas)) < entry.first
    ]
    if before:
        _sort_in(max(before, key=lambda one: max(e.first for e in (*one.levels, *one.deltas) if e.first < entry.first)), entry)


# One metric ----------------------------------------------------------------------------------------------------------


def _metrics(
    sentence: Sentence,
    figures: _Figures,
    level: Anchored | None,
    index: int,
    owners: list[Subject],
    frame: tuple[Period, Span] | None,
) -> list[MetricReading]:
    if len(owners) > 1 and len(owners) == len(figures.levels or figures.deltas):
        owners = [owners[index]]
    elif len(owners) > 1 and len(figures.levels) > 1:
        owners = owners[:1]
    delta = _delta_of(figures, level, index)
    return [_reading(sentence, figures, level, delta, owner, frame) for owner in owners]


def _delta_of(figures: _Figures, level: Anchored | None, index: int) -> Anchored | None:
    """The change that belongs to a level: the one between it and the next level; before the first, that one too."""
    if not figures.deltas:
        return None
    if level is None or len(figures.levels) == 1:
        return figures.deltas[0]
    if len(figures.levels) == len(figures.deltas):
        return figures.deltas[index]
    after = figures.levels[index + 1].first if index + 1 < len(figures.levels) else 10**9
    return next((delta for delta in figures.deltas if level.first < delta.first < after), None)


def _reading(
    sentence: Sentence,
    figures: _Figures,
    level: Anchored | None,
    delta: Anchored | None,
    owner: Subject,
    frame: tuple[Period, Span] | None,
) -> MetricReading:
    measure = figures.measure
    text = sentence.reading.block.text
    entry = level or delta
    assert entry is not None  # the caller has one or the other
    change = _change(sentence, figures, level, delta)
    period = _period(sentence, measure, entry)
    borrowed = frame if period is None and _borrows(measure, entry) else None
    place = _place(sentence, measure, entry, owner)
    spans = [token_span(measure.token), owner.found.span]
    spans += [level.quantity.full] if level else []
    spans += [change[1]] if change else []
    spans += [place.span] if place else []
    spans += [period[1]] if period else []
    inside = [span for span in spans if sentence.span.contains(span)]
    return MetricReading(
        subject=owner,
        measure=measure.name,
        measure_span=token_span(measure.token),
        span=inside[0].cover(*inside),
        rule=f"metric.{measure.sort}.{measure.token.lemma_.lower()}",
        value=(_value(level, text, measure.name), level.quantity.full) if level else None,
        change=change,
        period=period,
        borrowed=borrowed,
        place=place if place is None or place.text != owner.found.text else None,
        doubts=owner.inferred + (borrowed is not None) + 2 * (measure.sort == "open"),
    )


def _value(entry: Anchored, text: str, measure: str) -> Value:
    quantity = entry.quantity
    return Value(
        value=quantity.value,
        value_high=quantity.value_high,
        unit=_unit(quantity.unit, measure),
        qualifier=quantity.qualifier,
        text=quantity.full.of(text),
    )


def _unit(unit: str | None, measure: str) -> str | None:
    """A count of sales or orders has no unit beside its measure; it is counted in units. People who work are employees."""
    if measure == "employees":
        return "employee"
    return "unit" if unit in ("sale", "delivery", "order", "shipment", "registration", "export") else unit


def _change(
    sentence: Sentence, figures: _Figures, level: Anchored | None, delta: Anchored | None
) -> tuple[Change, Span] | None:
    text = sentence.reading.block.text
    baseline = _baseline(sentence, figures, text)
    if delta is not None:
        quantity = delta.quantity
        span = _change_span(sentence, delta)
        relative = quantity.dimension == "percent"
        change = Change(
            direction=quantity.direction or "up",
            percent=quantity.value if relative else None,
            absolute=None if relative else quantity.value,
            baseline=baseline,
            text=span.of(text),
        )
        return change, span
    verb = clause_verb(level.head) if level is not None else None
    if level is not None and verb is not None and verb.lemma_.lower() in MULTIPLES and level.quantity.direction:
        moved, percent = MULTIPLES[verb.lemma_.lower()]
        return Change(direction=moved, percent=Decimal(percent), baseline=baseline, text=verb.text), token_span(verb)
    if level is not None and level.quantity.direction and (figures.baselines or level.quantity.direction != "flat"):
        direction: Direction = level.quantity.direction
        return Change(direction=direction, baseline=baseline, text=level.quantity.full.of(text)), level.quantity.full
    return None


def _change_span(sentence: Sentence, delta: Anchored) -> Span:
    """The number with the word beside it that says which way: "up 18.8%"."""
    full = delta.quantity.full
    start = delta.first
    doc = sentence.reading.doc
    while start > sentence.tokens.start and doc[start - 1].idx >= full.start:
        start -= 1
    if start > sentence.tokens.start and doc[start - 1].lower_ == "by":
        start -= 1
    if start > sentence.tokens.start and doc[start - 1].lower_ in CHANGE_ADVERBS:
        return full.cover(token_span(doc[start - 1]))
    return full


def _baseline(sentence: Sentence, figures: _Figures, text: str) -> str | None:
    """What it moved from, as written: a figure ("from 12%"), or a time ("from 2022", "a year earlier")."""
    if figures.baselines:
        return figures.baselines[0].quantity.full.of(text)
    for time in sentence.times:
        if is_baseline(time):
            words = time.timex.text.split(maxsplit=1)
            return words[1] if words[0].lower() in ("from", "in", "than", "over") and len(words) > 1 else time.timex.text
    for phrase in ("year-on-year", "year on year", "year-over-year", "year over year", "quarter-on-quarter", "month-on-month"):
        if phrase in sentence.tokens.text.lower():
            return phrase
    return None


def _period(sentence: Sentence, measure: Measure, entry: Anchored) -> tuple[Period, Span] | None:
    tokens = [measure.token, entry.head]
    verb = clause_verb(entry.head)
    if is_verb(verb):
        tokens.append(verb)
    time = period_for(sentence, tokens, skip_reporting=True)
    return (time.timex.period(), time.timex.span) if time else None


def _borrows(measure: Measure, entry: Anchored) -> bool:
    """Whether a figure without a period of its own is of the period that the text is in: flows that were told of."""
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


def _place(sentence: Sentence, measure: Measure, entry: Anchored, owner: Subject) -> Found | None:
    if measure.sort == "thing":
        return None
    return (
        there(sentence, measure.token)
        or there(sentence, entry.head)
        or owner.place
        or place_under(sentence.reading, [entry.head, *([measure.token] if measure.token.i != entry.head.i else [])])
        or abroad(entry.head)
        or abroad(measure.token)
    )
