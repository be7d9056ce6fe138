"""From readings to facts: spans placed in the document, repeats dropped, confidence given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from store.frozen import replace
from store.model import Company, Document, Fact, Investment, Metric, Period, Span, measure_name
from store.parse.blocks import plain
from store.parse.companies import Cast, Entity
from store.parse.deal_dates import timed
from store.parse.investments import InvestmentReading
from store.parse.logistic import chance
from store.parse.metrics import MetricReading
from store.parse.reading import Reading, Sentence
from store.places import country_code
from store.places import resolve as resolve_place

_DOUBT = 0.03
"""What each follow-up (a pronoun, a borrowed period or place) takes from the confidence."""
_METRIC: Mapping[str, float] = {
    "noun": 0.93,
    "verb": 0.96,
    "held": 0.94,
    "thing": 0.93,
    "able": 0.92,
    "priced": 0.91,
    "open": 0.62,
    "left": 0.8,
}
_METRIC_OTHERWISE = 0.92
_INVESTMENT = 0.95
_WEIGHED = (0.35, 0.55)
"""What a likely deal's chance comes to, lowest and rise: a curve through how often such deals were stated."""
"""How often facts of each way of reading are stated by the text, as measured on the dev split of the golden passages."""

_SUREST = 0.98

F = TypeVar("F", bound=Fact)
_Read = dict[str, Any]


def _read(document: Document, sentence: Sentence, span: Span, confidence: float, fields: Mapping[str, Span | None]) -> _Read:
    """What every fact has, of one that was read from a span of a block; `fields` are spans in the block."""
    base = sentence.reading.block.span.start
    placed, whole = span.shift(base), sentence.span.shift(base)
    evidence = {name: at.shift(base) for name, at in fields.items() if at is not None}
    return {
        "document": document.id,
        "source": document.source,
        "published": document.published,
        "span": placed,
        "quote": placed.of(document.text),
        "sentence": whole.of(document.text),
        "sentence_span": whole,
        "confidence": confidence,
        "evidence": evidence,
    }


def investment(
    document: Document, sentence: Sentence, reading: InvestmentReading, reported: tuple[Period, Span] | None = None
) -> Investment:
    """The fact of an investment's reading; without a time of its own it is of the day that it was `reported` on."""
    text, base = document.text, sentence.reading.block.span.start
    fields: dict[str, Span | None] = {
        "type": reading.trigger,
        "investors": _first(party.span for party in reading.investors),
        "target": reading.target.span if reading.target else None,
        "sellers": _first(party.span for party in reading.sellers),
        "amount": reading.amount[1] if reading.amount else None,
        "stake_percent": reading.stake[1] if reading.stake else None,
        "place": reading.place.span if reading.place else None,
    }
    fact = Investment(
        **_read(document, sentence, reading.span, _investment_confidence(reading), fields),
        rule=reading.rule,
        type=reading.type,
        status="planned" if reading.status == "announced" else reading.status,
        investors=tuple(party.name for party in reading.investors),
        target=_written(text, base, reading.target.text, reading.target.span) if reading.target else None,
        sellers=tuple(party.name for party in reading.sellers),
        amount=reading.amount[0] if reading.amount else None,
        stake_percent=reading.stake[0] if reading.stake else None,
        place=reading.place.text if reading.place else None,
    )
    if reading.period is not None:
        return timed(fact, reading.period[0], reading.period[1].shift(base))
    return timed(fact, *reported) if reported is not None else fact


def metric(document: Document, sentence: Sentence, reading: MetricReading, long_forms: Mapping[str, str]) -> Metric:
    """The fact of a metric's reading; an abbreviation that the document explains is called by its `long_forms`."""
    owner, text = reading.subject.owner, document.text
    fields: dict[str, Span | None] = {
        "subject": reading.subject.found.span,
        "owner": owner.span if owner else None,
        "measure": reading.measure_span,
        "value": reading.value[1] if reading.value else None,
        "change": reading.change[1] if reading.change else None,
        "place": reading.place.span if reading.place else None,
        "period": reading.period[1] if reading.period else None,
    }
    place, period = reading.place or reading.borrowed_place, reading.period or reading.borrowed
    fact = Metric(
        **_read(document, sentence, reading.span, _metric_confidence(reading), fields),
        rule=reading.rule,
        subject=long_forms.get(reading.subject.found.text, reading.subject.found.text),
        owner=owner.name if owner else None,
        measure=measure_name(reading.measure),
        measure_words=" ".join(reading.measure_span.shift(sentence.reading.block.span.start).of(text).split()),
        value=reading.value[0] if reading.value else None,
        change=reading.change[0] if reading.change else None,
        period=period[0] if period else None,
        place=place.text if place else None,
        outlook=reading.outlook,
    )
    away = {"period": reading.borrowed and reading.borrowed[1], "place": reading.borrowed_place and reading.borrowed_place.span}
    return replace(fact, evidence={**fact.evidence, **{name: span for name, span in away.items() if span}})


def companies(document: Document, readings: Iterable[Reading], cast: Cast) -> list[Company]:
    """A fact for each company of the document, with all its mentions; the evidence is the first."""
    by_index = {reading.index: reading for reading in readings}
    sentences = {index: list(reading.sentences()) for index, reading in by_index.items()}
    return [_company(document, by_index, sentences, entity) for entity in cast.entities]


def _company(
    document: Document, readings: Mapping[int, Reading], sentences: Mapping[int, list[Sentence]], entity: Entity
) -> Company:
    first = entity.mentions[0]
    if entity.owner_span:
        first = next((m for m in entity.mentions if m.block == entity.owner_span[0]), first)
    sentence = next(s for s in sentences[first.block] if s.tokens.start <= first.first < s.tokens.end)
    fields: dict[str, Span | None] = {"name": first.span, "owner": entity.owner_span[1] if entity.owner_span else None}
    fact = Company(
        **_read(document, sentence, first.span, round(min(_SUREST, chance(entity.score)), 2), fields),
        rule="company.name",
        name=entity.name,
        aliases=entity.aliases,
        type=entity.type,
        owner=entity.owner,
        mentions=tuple(m.span.shift(readings[m.block].block.span.start) for m in entity.mentions),
    )
    home = entity.home
    code = _country(home.place) if home else None
    if home is None or code is None:
        return fact
    return replace(fact, home=code, evidence={**fact.evidence, "home": home.span.shift(readings[home.block].block.span.start)})


def _country(place: str) -> str | None:
    """The country that a place is, or lies in."""
    found = None if country_code(place) else resolve_place(place)
    return country_code(place) or (found.country if found else None)


def without_repeats(facts: Iterable[F]) -> list[F]:
    """The facts, each once: what says the same of the same span is one, and a repeat within a sentence says nothing new.

    Of two readings of one deal, where none gives another sum than the other, the one stays that says more.
    """
    seen: dict[object, list[F]] = {}
    for fact in facts:
        key: object = (fact.kind, fact.span, fact.identity)
        if isinstance(fact, Metric):
            value = fact.value.value if fact.value else None
            percent = fact.change.percent if fact.change else None
            key = (fact.subject, fact.measure, value, percent, fact.sentence_span)
        kept = seen.setdefault(key, [])
        at = next((at for at, one in enumerate(kept) if _says_no_other(one, fact)), None)
        if at is None:
            kept.append(fact)
        elif _says_more(fact, kept[at]):
            kept[at] = fact
    return [fact for kept in seen.values() for fact in kept]


def _says_no_other(one: Fact, other: Fact) -> bool:
    """Whether two readings of one span give no sums that differ."""
    if not isinstance(one, Investment) or not isinstance(other, Investment):
        return True
    pairs = ((one.amount, other.amount), (one.stake_percent, other.stake_percent))
    return all(first is None or second is None or first == second for first, second in pairs)


def _says_more(one: Fact, other: Fact) -> bool:
    return isinstance(one, Investment) and isinstance(other, Investment) and _fullness(one) > _fullness(other)


def told_once(investments: Iterable[Investment]) -> list[Investment]:
    """The investments, those of a headline and a later sentence that say the same as one: the one that says more."""
    kept: list[Investment] = []
    for fact in investments:
        at = next((at for at, other in enumerate(kept) if _same_event(other, fact)), None)
        if at is None:
            kept.append(fact)
        elif _fullness(fact) > _fullness(kept[at]):
            kept[at] = fact
    return kept


def _same_event(one: Investment, other: Investment) -> bool:
    """Whether two investments of a document are one event: the same parties and type, and no field in which they differ."""
    if (
        (one.type, one.investors, one.sellers) != (other.type, other.investors, other.sellers)
        or not one.target
        or not other.target
    ):
        return False
    if one.sentence_span == other.sentence_span or one.target.casefold() != other.target.casefold():
        return False
    pairs = (
        (one.amount and (one.amount.value, one.amount.currency), other.amount and (other.amount.value, other.amount.currency)),
        (one.stake_percent, other.stake_percent),
        (one.place, other.place),
        (one.when and one.when.start, other.when and other.when.start),
    )
    return all(first is None or second is None or first == second for first, second in pairs)


def _fullness(fact: Investment) -> tuple[int, bool]:
    """How much a fact says, and whether it is of a sentence rather than a headline."""
    told = sum(value is not None for value in (fact.amount, fact.stake_percent, fact.place, fact.when))
    return told, fact.sentence.rstrip().endswith((".", '"', "”"))


def _first(spans: Iterable[Span]) -> Span | None:
    """One span over all of a list's members that were read, from the first to the last."""
    found = list(spans)
    return found[0].cover(*found) if found else None


def _written(text: str, base: int, name: str, span: Span) -> str:
    """A phrase as the document has it (the block's text is plainer), unless it is a name that was resolved."""
    placed = span.shift(base).of(text)
    return placed if plain(placed) == name else name


def _metric_confidence(reading: MetricReading) -> float:
    """The chance that the text states such a metric: how its measure was named, and how much had to be followed up."""
    sort = reading.rule.split(".")[1]
    without_level = 0.0 if reading.value else 0.06
    return _between(_METRIC.get(sort, _METRIC_OTHERWISE) - without_level - _DOUBT * reading.doubts)


def _investment_confidence(reading: InvestmentReading) -> float:
    """The chance that the text states such an investment; one without a sum or investors is surer to be something else."""
    less = 0.03 * (reading.amount is None) + 0.1 * (not reading.investors) + 0.05 * (reading.type == "other")
    surest = _INVESTMENT if reading.chance is None else _WEIGHED[0] + _WEIGHED[1] * reading.chance**2
    return _between(surest - less - _DOUBT * reading.doubts)


def borne_out(companies: Iterable[Company], investments: Iterable[Investment]) -> list[Company]:
    """The companies, those surer of which a sure deal tells: what raises money or is bought is one."""
    told: dict[str, float] = {}
    for deal in investments:
        for name in (*deal.investors, *deal.sellers, *([deal.target] if deal.target else [])):
            told[name] = max(told.get(name, 0.0), deal.confidence)
    return [
        replace(company, confidence=_PARTY) if company.confidence < _PARTY and told.get(company.name, 0.0) >= _SURE else company
        for company in companies
    ]


_SURE = 0.85
_PARTY = 0.8


def _between(confidence: float) -> float:
    return round(min(0.98, max(0.3, confidence)), 2)
