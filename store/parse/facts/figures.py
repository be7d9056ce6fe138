"""Metrics from the figures that were seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.frozen import replace
from store.model import Change, Metric, Span, Value
from store.model.measures import MEASURES, measure_name
from store.parse.facts.counting import unit_of
from store.parse.facts.respectively import respective
from store.parse.facts.setting import SHOWN, Party, Setting, best, named, place_called, unsaid
from store.parse.facts.streaks import Streaks
from store.parse.facts.values import both_ways, change, is_converted, said_direction, value
from store.parse.quantities.quantity import Quantity
from store.parse.quantities.units import singular
from store.parse.reader.decoding import Figure, Filler
from store.parse.reader.numbers import number_kind
from store.parse.reader.roles import NUMBER_KINDS, OF_TIME

_FLOWS = ("sales", "deliveries", "shipments", "exports", "imports", "orders", "registrations")
"""Measures whose own name counts nothing in particular."""
_DURATION = NUMBER_KINDS.index("duration")
_SURE = 0.6
"""The chance from which the network's name of a measure holds against the noun of its words."""
COUNTED = 0.3
"""The chance from which words that the network tags are what a number counts."""
_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"\s+(?:of|in|for|at|from|per)\s+")


def metrics(setting: Setting, *, least: float) -> Iterator[Metric]:
    """The metrics of a document whose figure is at least that likely to be one; what is told twice is one."""
    told: set[object] = set()
    streaks = Streaks(setting)
    for seen in setting.seen.figures:
        figure = respective(setting, seen)
        subjects = setting.parties(figure.roles, "subject")
        if figure.chance >= least and subjects and not is_converted(setting.anchors.quantities, figure.number, setting.text):
            metric = _metric(setting, figure, subjects[0])
            if _said(metric) not in told:
                told.add(_said(metric))
                yield metric
                yield from streaks.of(metric)


def _said(metric: Metric) -> object:
    """What a metric says, but for where: another that says it again tells nothing new."""
    held, moved, when = metric.value, metric.change, metric.period
    return (
        metric.subject.casefold(), metric.measure, held and (held.value, held.value_high, held.unit),
        moved and (moved.percent, moved.absolute, moved.direction), when and (when.start, when.end), metric.place,
    )  # fmt: skip


def _metric(setting: Setting, figure: Figure, subject: Party) -> Metric:
    quantity = setting.anchors.quantities[figure.number]
    words = named(setting, figure.roles, "measure_words", 0.2)
    measure = _measure(figure, words, setting.text, of_time=number_kind(quantity) == _DURATION)
    moved = _change(setting, figure, quantity)
    held = None if figure.moved else _held(_value(setting, figure, quantity), measure)
    place, when = best(figure.roles, "place"), setting.headed(figure.number) or setting.when(figure.roles, "period")
    number = best(figure.roles, "change")
    fields: dict[str, Span | None] = {
        "subject": subject.span,
        "measure": words.span if words else None,
        "value": quantity.span if held else None,
        "change": (quantity.span if figure.moved else number.span if number else None) if moved else None,
        "period": when.span if when else None,
        "place": place.span if place else None,
    }
    chances = {
        "subject": subject.chance,
        "measure": figure.measure_chance,
        "value": figure.chance,
        "change": figure.direction_chance,
        "period": when.chance if when else 0.0,
        "place": place.chance if place else 0.0,
    }
    return Metric(
        **setting.read("metric", _span(setting, quantity, words), _core(figure, subject, moved), fields, chances),
        subject=subject.name,
        measure=measure,
        measure_words=" ".join(words.span.of(setting.text).split()) if words else None,
        value=held,
        change=moved,
        period=setting.period(when, ahead=figure.outlook is not None),
        place=place_called(place.span.of(setting.text)) if place else None,
        outlook=figure.outlook,
    )


def _held(value: Value, measure: str) -> Value:
    """A value as its measure is counted: a loss above zero, sales in units, a rank in nothing."""
    if measure == "loss" and value.value < 0:
        return replace(value, value=-value.value)  # a loss of $(4.7) million
    if measure in _FLOWS and value.unit == singular(measure):
        return replace(value, unit="unit")  # "100,000 sales"
    return replace(value, unit=None) if measure == "rank" else value  # "the number two position"


def _core(figure: Figure, subject: Party, moved: Change | None) -> float:
    """The network's chance that the figure is one and all that it is known by is right: whose, of what, how it moved."""
    chance = figure.chance * subject.chance * figure.measure_chance * figure.direction_chance
    if figure.moved:
        return chance
    return chance * (1 if moved else unsaid(figure.roles, "change"))


def _span(setting: Setting, quantity: Quantity, words: Filler | None) -> Span:
    """Where the figure stands: its number, and the words of its measure where they are in the sentence."""
    whole = setting.sentence(quantity.full)
    if words is not None and whole.contains(words.span) and whole.contains(quantity.full):
        return quantity.full.cover(words.span)
    return quantity.full


def _value(setting: Setting, figure: Figure, quantity: Quantity) -> Value:
    return value(quantity, setting.text, unit_of(setting, figure.number, named(setting, figure.roles, "unit", COUNTED)))


def _change(setting: Setting, figure: Figure, quantity: Quantity) -> Change | None:
    direction = figure.direction
    against = best(figure.roles, "baseline")
    baseline = " ".join(against.span.of(setting.text).split()) if against else None
    number = best(figure.roles, "change")
    at = figure.number if figure.moved else number.number if number is not None else None
    if at is not None:
        moved = setting.anchors.quantities[at]
        said = said_direction(setting.text, moved.full) or direction or "up"
        found = change(moved, setting.text, said, baseline)
        return both_ways(found, setting.anchors.quantities, at, setting.text)
    if direction is not None and figure.direction_chance >= SHOWN:
        words = number.span if number is not None else quantity.full
        return Change(direction=direction, text=" ".join(words.of(setting.text).split()), baseline=baseline)
    return None


def _measure(figure: Figure, words: Filler | None, text: str, *, of_time: bool) -> str:
    """The measure's name: of the list, else the noun of its words. Minutes and years are only of what takes time."""
    said = _WORD.findall(_OF.split(words.span.of(text))[0]) if words else []
    noun = said[-1].lower() if said else ""
    listed = next((name for name in map(measure_name, (noun, singular(noun), noun[:-1], noun[:-2])) if name in MEASURES), None)
    if of_time and listed not in OF_TIME:
        listed = None
    if figure.measure and (figure.measure_chance >= _SURE or listed is None):
        return figure.measure
    return listed or singular(noun) or "amount"
