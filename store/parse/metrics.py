"""Metrics: from quantities and what they measure to whose, how many, how much it moved, over which period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Token

from store.frozen import Frozen, replace
from store.model import Change, Direction, Outlook, Period, Span, Value
from store.parse.anchored import Anchored
from store.parse.baselines import period_of, time_of
from store.parse.echoes import find_echoes, find_growths
from store.parse.figure_frame import Frame
from store.parse.figure_periods import borrowed_period, compared_period, figure_period
from store.parse.figure_places import at_site, figure_place
from store.parse.figures import Figures, gather
from store.parse.leftovers import Told, find_leftovers
from store.parse.lexicon.change import CHANGE_ADVERBS
from store.parse.namings import called
from store.parse.outlook import outlook_of
from store.parse.period_model import Figure as Asked
from store.parse.period_model import weighed
from store.parse.quantities import Quantity
from store.parse.reading import Found, Sentence, token_span
from store.parse.reference import Memory
from store.parse.settings import is_baseline, named_place
from store.parse.subject_model import likeliest
from store.parse.subjects import Subject, find_subjects
from store.parse.syntax import clause_verb, lemma


class MetricReading(Frozen):
    """A metric as read from one sentence; spans are in the block.

    `borrowed` is a period that an earlier sentence set, `borrowed_place` the place of the plant told of before, each
    with its span in the document.
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
    borrowed_place: Found | None = None
    outlook: Outlook | None = None
    doubts: int = 0


def find_metrics(sentence: Sentence, memory: Memory, frame: Frame, taken: set[int]) -> list[MetricReading]:
    """The metrics that a sentence states, in the `frame` of those before.

    Quantities that begin at a token of `taken` belong to investments.
    """
    free = [entry for entry in sentence.quantities if entry.first not in taken and not _is_conversion(sentence, entry)]
    found: list[MetricReading] = []
    subjects: dict[int, list[Subject]] = {}
    gathered, left = gather(free)
    gathered = [_as_sibling(figures, gathered) for figures in (_as_before(figures, memory) for figures in gathered)]
    for figures in gathered:
        token = figures.measure.token
        if token.i not in subjects:
            subjects[token.i] = find_subjects(sentence.reading, figures.measure, memory)
        owners = likeliest(sentence, figures.measure, _sentence_owners(subjects, token.i), memory)
        for index, level in enumerate(figures.levels or [None]):
            found.extend(_metrics(sentence, figures, level, index, owners, frame))
    for echo in find_echoes(sentence, gathered, left, memory):
        alone = Figures(echo.measure, [echo.level], [], [])
        owner = Subject(Found(echo.party.name, echo.party.span), inferred=True)
        found.append(_reading(sentence, alone, echo.level, None, owner, frame))
    found.extend(_grown(sentence, gathered, left, memory, frame, found))
    found.extend(_expected(sentence, left, found))
    found.extend(_left_over(sentence, free, found, memory, frame))
    levels = [figures for figures in gathered if figures.levels]
    moved = [figures for figures in gathered if figures.deltas]
    memory.moved = moved[-1].measure.name if moved else None if gathered else memory.moved
    memory.measure = (levels[-1].measure.name, levels[-1].levels[-1].quantity.dimension or "count") if levels else None
    return found


def _left_over(
    sentence: Sentence, free: Sequence[Anchored], found: Sequence[MetricReading], memory: Memory, frame: Frame
) -> Iterator[MetricReading]:
    """The figures that nothing else claims, of whoever the clause is about."""
    told = [_told(entry, reading) for reading in found for entry in free if _tells(reading, entry)]
    rest = [entry for entry in free if not any(_tells(reading, entry) for reading in found)]
    leftovers = list(find_leftovers(sentence, rest, told, memory))
    for at, (measure, entry) in enumerate(leftovers):
        level, delta = (None, entry) if entry.quantity.role == "delta" else (entry, None)
        following = leftovers[at + 1][1] if at + 1 < len(leftovers) else None
        if level is not None and following is not None and following.quantity.role == "delta":
            delta = following  # "took £60m over the holidays, 9% more"
        elif level is None and at and leftovers[at - 1][1].quantity.role == "level":
            continue
        alone = Figures(measure, [level] if level else [], [delta] if delta else [], [])
        for owner in likeliest(sentence, measure, find_subjects(sentence.reading, measure, memory)[:1], memory):
            yield _reading(sentence, alone, level, delta, owner, frame)


def _tells(reading: MetricReading, entry: Anchored) -> bool:
    """Whether a metric was read from a quantity."""
    parts = [part[1] for part in (reading.value, reading.change) if part is not None]
    return any(span.overlaps(entry.quantity.full) for span in parts)


def _told(entry: Anchored, reading: MetricReading) -> Told:
    return Told(reading.measure, entry.quantity.dimension or "count", entry.first, entry.quantity.role == "delta")


def _is_conversion(sentence: Sentence, entry: Anchored) -> bool:
    """ "1.21 billion euros ($1.4 billion)": the same sum in another currency."""
    if entry.quantity.dimension != "money":
        return False
    before = [other for other in sentence.quantities if other.last < entry.first]
    near = bool(before) and before[-1].quantity.dimension == "money" and before[-1].quantity.unit != entry.quantity.unit
    between = sentence.reading.block.text[before[-1].quantity.full.end : entry.quantity.full.start] if near else ""
    return near and between.strip() == "("


def _grown(
    sentence: Sentence,
    gathered: Sequence[Figures],
    left: Sequence[Anchored],
    memory: Memory,
    frame: Frame,
    found: Sequence[MetricReading],
) -> Iterator[MetricReading]:
    """The changes of what was named before, of other companies or of regions of the same one."""
    for growth in find_growths(sentence, gathered, left, memory):
        if growth.party is not None:
            owner = Subject(Found(growth.party.name, growth.party.span), inferred=True)
        elif growth.region is not None:
            place = named_place(sentence.reading, growth.region)
            about = memory.described()
            name = found[-1].subject.found.text if found else about.name if about else place.text
            owner = Subject(Found(name, place.span), place=place if name != place.text else None, inferred=True)
        else:
            continue
        yield _reading(sentence, Figures(growth.measure, [], [growth.delta], []), None, growth.delta, owner, frame)


def _as_before(figures: Figures, memory: Memory) -> Figures:
    """ "Aldi and Lidl now hold 9.9% and 7.4%": after shares of a market, of the market; else of a company."""
    before = memory.measure[0] if memory.measure else None
    if figures.measure.name == "stake" and before == "market_share" and lemma(clause_verb(figures.measure.token)) == "hold":
        return replace(figures, measure=replace(figures.measure, name=before))
    return figures


def _as_sibling(figures: Figures, gathered: Sequence[Figures]) -> Figures:
    """ "a net loss of 12 million, compared with a profit of 3 million": a net profit, for only like is compared with like."""
    measure = figures.measure
    above = measure.token.head
    earlier = [other.measure.name for other in gathered if other.measure.token.i < measure.token.i]
    if measure.name == "margin" and earlier and earlier[-1] in ("operating_profit", "operating_income", "operating_loss"):
        return replace(figures, measure=replace(measure, name="operating_margin"))
    if measure.name not in ("profit", "loss") or above.lower_ not in _COMPARING:
        return figures
    for other in gathered:
        kind, _, name = other.measure.name.partition("_")
        if name in ("profit", "loss") and other.measure.token.i < measure.token.i:
            return replace(figures, measure=replace(measure, name=f"{kind}_{measure.name}"))
    return figures


_COMPARING = frozenset("with to against versus from after".split())


def _expected(sentence: Sentence, left: Sequence[Anchored], found: Sequence[MetricReading]) -> Iterator[MetricReading]:
    """ "…, where analysts had expected 77 cents": the same measure of the same company, as others saw it coming."""
    told = [reading for reading in found if reading.value is not None]
    for entry in left:
        near = sentence.reading.doc[max(sentence.tokens.start, entry.first - 5) : min(sentence.tokens.end, entry.last + 5)]
        if not told or entry.quantity.role == "delta" or not {token.lower_ for token in near} & _ANALYSTS:
            continue
        last = told[-1]
        value = last.value[0] if last.value else None
        full = entry.quantity.full
        if value is None or (entry.quantity.unit or value.unit or "").split("/")[0] != (value.unit or "").split("/")[0]:
            continue
        seen = replace(_value(entry, sentence.reading.block.text, last.measure), unit=value.unit)
        yield replace(
            last, value=(seen, full), change=None, outlook="forecast", span=last.span.cover(full), rule=f"{last.rule}.expected"
        )


_ANALYSTS = frozenset("analysts analyst consensus expectations economists pencilled penciled estimates forecasts".split())


def _sentence_owners(subjects: dict[int, list[Subject]], at: int) -> list[Subject]:
    """A measure's own subjects; where they had to be guessed, those of the measure before it in the sentence."""
    own = subjects[at]
    if own and not all(subject.inferred for subject in own):
        return own
    before = [
        found for index, found in subjects.items() if index < at and found and not found[0].inferred and found[0].owner is None
    ]
    return before[-1] if before and len(before[-1]) == 1 else own


# One metric ----------------------------------------------------------------------------------------------------------


def _metrics(
    sentence: Sentence,
    figures: Figures,
    level: Anchored | None,
    index: int,
    owners: list[Subject],
    frame: Frame,
) -> list[MetricReading]:
    if len(owners) > 1 and len(owners) == len(figures.levels or figures.deltas):
        owners = [owners[index]]
    elif len(owners) > 1 and len(figures.levels) > 1:
        owners = owners[:1]
    delta = _delta_of(figures, level, index)
    if level is None and delta is not None and figures.measure.name == "jobs" and delta.quantity.dimension in ("count", None):
        level, delta = delta, None  # "cut 420 jobs": so many jobs, and fewer
    readings = [_reading(sentence, figures, level, delta, owner, frame) for owner in owners]
    if level is not None and len(figures.levels) == 1:
        readings += [more for reading in readings for more in _also_moved(sentence, figures, delta, reading)]
    if level is not None:
        readings += [found for reading in readings for found in _compared_with(sentence, figures, level, reading)]
    return readings


def _also_moved(
    sentence: Sentence, figures: Figures, first: Anchored | None, reading: MetricReading
) -> Iterator[MetricReading]:
    """ "up 22.8% from a year earlier and down 0.9% from June": the second change is a figure of its own."""
    for delta in figures.deltas:
        if delta != first and delta.quantity.dimension == "percent" and first is not None and delta.first > first.first:
            alone = Figures(figures.measure, [], [delta], [])
            change = _change(sentence, alone, None, delta)
            yield replace(reading, value=None, change=change, rule=f"{reading.rule}.also")


def _compared_with(sentence: Sentence, figures: Figures, level: Anchored, reading: MetricReading) -> Iterator[MetricReading]:
    """What a level is compared with, where the sentence says when that was: a figure of its own."""
    following = [entry.first for entry in figures.levels if entry.first > level.first]
    for baseline in figures.baselines:
        if not level.first < baseline.first < min([10**9, *following]):
            continue
        time = time_of(sentence, baseline)
        own = reading.period or reading.borrowed
        period = period_of(time, own[0] if own else None) if time else None
        if time is None or period is None:
            continue
        full = baseline.quantity.full
        yield replace(
            reading,
            span=reading.span.cover(full, time.timex.span) if sentence.span.contains(reading.span) else reading.span,
            rule=f"{reading.rule}.baseline",
            value=(_value(baseline, sentence.reading.block.text, reading.measure), full),
            change=None,
            period=(period, time.timex.span),
            borrowed=None,
            outlook=None,
        )


def _delta_of(figures: Figures, level: Anchored | None, index: int) -> Anchored | None:
    """The change that belongs to a level: the one between it and the next level; before the first, that one too."""
    if not figures.deltas:
        return None
    if level is None or len(figures.levels) == 1:
        return min(figures.deltas, key=lambda delta: delta.first)
    if len(figures.levels) == len(figures.deltas):
        return figures.deltas[index]
    after = figures.levels[index + 1].first if index + 1 < len(figures.levels) else 10**9
    return next((delta for delta in figures.deltas if level.first < delta.first < after), None)


def _reading(
    sentence: Sentence,
    figures: Figures,
    level: Anchored | None,
    delta: Anchored | None,
    owner: Subject,
    frame: Frame,
) -> MetricReading:
    measure = figures.measure
    text = sentence.reading.block.text
    entry = level or delta
    assert entry is not None  # the caller has one or the other
    change = _change(sentence, figures, level, delta)
    ahead = outlook_of(measure.token, entry.head)
    ruled = compared_period(sentence, measure, entry, frame) or figure_period(sentence, measure, entry, figures.baselines)
    away = borrowed_period(sentence, measure, entry, frame) if ruled is None else None
    asked = Asked(sentence=sentence, measure=measure, entry=entry, outlook=ahead)
    time, before = weighed(asked, frame, ruled or away, away=away is not None)
    period, borrowed = (None, time) if before else (time, None)
    place = figure_place(sentence, measure, entry, owner)
    site = frame.site if place is None and at_site(sentence, measure) else None
    told = (level and level.quantity.full, change and change[1], place and place.span, period and period[1])
    spans = (token_span(measure.token), owner.found.span, *told)
    inside = [span for span in spans if span and sentence.span.contains(span)]
    return MetricReading(
        subject=owner,
        measure=called(measure, entry, owner.found.text),
        measure_span=_words_of(measure.token),
        span=inside[0].cover(*inside),
        rule=f"metric.{measure.sort}.{measure.token.lemma_.lower()}",
        value=(_value(level, text, measure.name), level.quantity.full) if level else None,
        change=change,
        period=period,
        borrowed=borrowed,
        place=place if place is None or place.text != owner.found.text else None,
        borrowed_place=site,
        outlook=ahead,
        doubts=owner.inferred + (borrowed is not None) + (site is not None),
    )


def _words_of(measure: Token) -> Span:
    """The words that name a measure, with those right before it that narrow it: "net profit", "global EV sales"."""
    first = measure
    while first.i > measure.sent.start and _narrows(before := first.nbor(-1), first, measure):
        first = before
    span = token_span(first).cover(token_span(measure))
    text, start = measure.doc.text, span.start
    while start and text[start - 1] == "-":  # "ultra-fast" is two words to the parser, and one to people
        start = text.rfind(" ", 0, start) + 1
    return Span(start, span.end)


def _narrows(word: Token, first: Token, measure: Token) -> bool:
    """Whether a word is one of those that narrow a measure; what a hyphen joins has a place of its own in the tree."""
    joined = first is measure and word.i > measure.sent.start and word.nbor(-1).text == "-"
    return joined or (word.head in (measure, first) and word.dep_ in _NARROWING)


_NARROWING = ("compound", "amod", "nmod")


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


def _change(sentence: Sentence, figures: Figures, level: Anchored | None, delta: Anchored | None) -> tuple[Change, Span] | None:
    text = sentence.reading.block.text
    baseline = _baseline(sentence, figures, text)
    if delta is not None:
        quantity = delta.quantity
        span = _change_span(sentence, delta)
        percent = quantity.value if quantity.dimension == "percent" else None
        if quantity.dimension == "multiple":
            percent = (quantity.value - 1) * 100  # "tripled" is 200% up
        change = Change(
            direction=quantity.direction or "up",
            percent=percent,
            absolute=_size(quantity) if percent is None else None,
            baseline=baseline,
            text=span.of(text),
        )
        return change, span
    if level is not None and level.quantity.direction:
        direction: Direction = level.quantity.direction
        return Change(direction=direction, baseline=baseline, text=level.quantity.full.of(text)), level.quantity.full
    return None


def _size(quantity: Quantity) -> Decimal:
    """A change in the unit of what changed: basis points are hundredths of the points that rates move by."""
    return quantity.value / 100 if quantity.unit == "basis_point" else quantity.value


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


_YEAR_ON_YEAR = ("year-on-year", "year on year", "year-over-year", "year over year", "quarter-on-quarter", "month-on-month")


def _baseline(sentence: Sentence, figures: Figures, text: str) -> str | None:
    """What it moved from, as written: a figure ("from 12%"), or a time ("from 2022", "a year earlier")."""
    if figures.baselines:
        return figures.baselines[0].quantity.full.of(text)
    for time in sentence.times:
        if is_baseline(time):
            words = time.timex.text.split(maxsplit=1)
            return words[1] if words[0].lower() in ("from", "in", "than", "over") and len(words) > 1 else time.timex.text
    small = sentence.span.of(text).lower()
    return next((phrase for phrase in _YEAR_ON_YEAR if phrase in small), None)
