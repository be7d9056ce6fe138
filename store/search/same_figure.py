"""Whether two reports are of one figure: the same subject, measure, scope, place and period."""

from __future__ import annotations

from datetime import timedelta

from store.model import Metric, Value, measure_name
from store.places import agree
from store.search.closeness import close, converted, interval, of_value, overlapping
from store.search.facttimes import Days, apart, length, published_days, spoken_days
from store.search.grouping import Groups
from store.words import words

NEWS = timedelta(days=31)
"""How long after each other two texts may tell a figure of which one of them does not say when it was."""
_EDGE = timedelta(days=3)
"""How far the ends of one period may lie apart in two texts, if it is longer than a few weeks."""
_WEEKS = timedelta(days=20)
_MONTH = timedelta(days=31)
_LAST_DIGIT = 4
"""Digits of a number that is no other figure's by chance."""
_RATES = 0.1
"""Share by which a sum may differ that was converted."""
_COUNTED = frozenset((None, "unit", "vehicle", "car", "person", "employee"))
"""Units that texts use for one another of what is counted."""
_SORTS = frozenset("net gross operating pretax tax underlying".split())
"""Words that make two figures of one measure, where each has another."""
_EVERYDAY = frozenset(
    "a an the of in for its global worldwide world total overall annual yearly quarterly monthly weekly group company revised "
    "reported full carried number figure figures volume volumes level units".split()
)
"""Words beside a measure that say no more than the measure does."""


def same_figure(fact: Metric, other: Metric, groups: Groups) -> tuple[str, ...] | None:
    """The fields in which two reports of one figure cannot both be right; None when they are not surely of one figure."""
    if fact.measure != other.measure or fact.outlook != other.outlook or not groups.same(fact.subject, other.subject):
        return None
    if fact.owner and other.owner and not groups.same(fact.owner, other.owner):
        return None
    scopes, places, times = _same_scope(fact, other), _same_place(fact, other), _same_time(fact, other)
    if scopes is False or places is False or times is False:
        return None
    level, growth = _levels_agree(fact, other), _growth_agrees(fact, other)
    if level is None and growth is None:
        return None
    differ = tuple(name for name, same in (("value", level), ("change", growth)) if same is False)
    if not differ:
        # Of the same words, place and time; else the digits have to say that it is one.
        sure = times or (level is True and _is_telling(fact) and _is_telling(other))
        return () if sure and (scopes or level is True or growth is True) else None
    # Of the world here and of a country there, or foretold by two, figures differ without anybody being wrong.
    return differ if scopes and places and times and fact.outlook is None else None


# Of what and where -----------------------------------------------------------------------------------------------------


def _same_scope(fact: Metric, other: Metric) -> bool | None:
    """Whether both measure the same, by the words beside the measure; None when one may be a part of the other."""
    mine, theirs = _scope(fact), _scope(other)
    if (mine & _SORTS) and (theirs & _SORTS) and (mine & _SORTS) != (theirs & _SORTS):
        return False
    return True if mine == theirs else None


def _scope(fact: Metric) -> frozenset[str]:
    told = {word.removesuffix("s") for word in words(fact.measure_words or "")} - {word.removesuffix("s") for word in _EVERYDAY}
    return frozenset(word for word in told if fact.measure not in (measure_name(word), measure_name(f"{word}s")))


def _same_place(fact: Metric, other: Metric) -> bool | None:
    """Whether both are of one place; None when one names none, or the place that the other's lies in."""
    if fact.place is None and other.place is None:
        return True
    if fact.place is None or other.place is None:
        return None
    if words(fact.place) == words(other.place):
        return fact.country is None or other.country is None or fact.country == other.country
    return None if agree(fact.place, fact.country, other.place, other.country) else False


# When ------------------------------------------------------------------------------------------------------------------


def _same_time(fact: Metric, other: Metric) -> bool | None:
    """Whether both are of the same days: ten months are not eleven. None when one does not say, but was told soon after."""
    mine, theirs = spoken_days(fact), spoken_days(other)
    if mine is not None and theirs is not None:
        return _same_days(mine, theirs)
    first, second = published_days(fact), published_days(other)
    if (mine is None and theirs is None) or first is None or second is None:
        return False
    return None if apart(first, second) <= NEWS else False


def _same_days(mine: Days, theirs: Days) -> bool:
    if min(length(mine), length(theirs)) > _WEEKS:
        return abs(mine[0] - theirs[0]) <= _EDGE and abs(mine[1] - theirs[1]) <= _EDGE
    shorter, longer = sorted((mine, theirs), key=length)
    # "at the end of December", "in December": what a moment is of, the month it ends is of too.
    return mine == theirs or (length(longer) <= _MONTH and length(shorter) == timedelta(0) and shorter[1] == longer[1])


# How much --------------------------------------------------------------------------------------------------------------


def _levels_agree(fact: Metric, other: Metric) -> bool | None:
    """Whether two levels can be the same; None when one is missing, or they cannot be compared."""
    if fact.value is None or other.value is None:
        return None
    mine, theirs, loose = fact.value, other.value, 0.0
    if mine.unit != theirs.unit:
        if _is_money(mine) and _is_money(theirs):
            told = published_days(other)
            value = converted(theirs, mine.unit or "", told[0] if told else None)
            if value is None:
                return None
            theirs, loose = value, _RATES
        elif not _COUNTED.issuperset((mine.unit, theirs.unit)):
            return None
    return overlapping(of_value(mine, loose), of_value(theirs, loose))


def _is_money(value: Value) -> bool:
    return value.unit is not None and len(value.unit) == len("EUR") and value.unit.isupper()


def _is_telling(fact: Metric) -> bool:
    """Whether a number has so many digits that it is hardly another figure's too."""
    return fact.value is not None and len(fact.value.value.normalize().as_tuple().digits) >= _LAST_DIGIT


def _growth_agrees(fact: Metric, other: Metric) -> bool | None:
    """Whether two changes can be the same; None when one is missing, or they are against different times."""
    mine, theirs = fact.change, other.change
    if mine is None or theirs is None or mine.percent is None or theirs.percent is None:
        return None
    if (mine.baseline or "").casefold() != (theirs.baseline or "").casefold():
        return None
    near = overlapping(interval(mine.percent, mine.text), interval(theirs.percent, theirs.text))
    return mine.direction == theirs.direction and (near or close(mine.percent, theirs.percent))
