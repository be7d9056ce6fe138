"""Whether two reports are of one deal: by its parties, its target, its place, its sum, and how its steps follow each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from store.model import STATUSES, Amount, Investment, deal_type, family_of
from store.model.period import days
from store.places import agree
from store.search.closeness import close, converted, of_amount, overlapping
from store.search.facttimes import Days, apart, length, published_days
from store.search.grouping import Groups
from store.words import words

_NEWS = timedelta(days=92)
"""How long after each other two reports of one step may come: a deal is told again when it closes, often the quarter after."""
_SOON = timedelta(days=31)
"""How far apart two reports may be whose figures differ, or that say little, and that are still of one deal."""
LONGEST = timedelta(days=3 * 365)
"""How long after its first word a deal may come to its end: works are planned, begun and opened over years."""
_LONG = timedelta(days=100)
"""Times that are longer are no dates of a step but budgets: one year's is not the next one's."""
_MANY_TIMES = 3
"""Sums of one deal differ by less than so many times; others are two deals."""
_MAJORITY = 50
"""Percent of a company from which on a stake in it may be told as having bought it."""
_RATES = 0.1
"""Share by which a sum may differ that was converted: nobody says at which day's rate."""
_STEPWISE = ("holding", "plant", "research", "joint_venture")
"""Families whose deals come to their end step by step, over years."""
_REPEATED = ("funding_round", "debt")
"""Families in which one company does the same again within the year."""
_GENERIC = frozenset(
    "a an the new its plant plants factory factories facility facilities site sites complex manufacturing production "
    "project projects unit units works hub centre center r d research development business division arm operation operations "
    "subsidiary venture joint".split()
)
"""Words of a target that do not tell one from another."""
_PARTS = frozenset("second third fourth fifth phase phases stage extension expansion ii iii iv another".split())
"""Words that make of a target something beside what is called by the rest of them."""


def same_deal(fact: Investment, other: Investment, groups: Groups) -> tuple[str, ...] | None:
    """The fields in which two reports of one deal cannot both be right; None when they are not surely of one deal."""
    if family_of(fact.type) != family_of(other.type) or not _same_place(fact, other):
        return None
    if not _same_parties(fact, other, groups) or not _same_target(fact, other, groups):
        return None
    gap = _gap(fact, other)
    steps = _follows(fact, other, groups)
    if gap is None or gap > (LONGEST if steps else _reach(fact, other)):
        return None
    sums, stakes = _sums_agree(fact, other), _stakes_agree(fact, other)
    if sums is None or stakes is None:
        return None
    differ = tuple(name for name, same in (("amount", sums), ("stake_percent", stakes)) if not same)
    if {fact.status, other.status} == {"cancelled", "completed"}:
        differ = (*differ, "status")
    if not differ:
        return ()
    if "rumoured" in (fact.status, other.status) and "status" not in differ:
        return ()  # what was talked about is no figure that could be wrong
    # Figures that differ may as well be those of two rounds, two plants, two bonds.
    near = gap <= _SOON or (steps and not deal_type(fact.type).site)
    return differ if near and _surely_one(fact, other, groups) else None


# When ------------------------------------------------------------------------------------------------------------------


def _gap(fact: Investment, other: Investment) -> timedelta | None:
    """How long after each other two reports' steps were taken, or told where one does not say; None when nothing says."""
    mine, theirs = _step_days(fact), _step_days(other)
    if mine is not None and theirs is not None and max(length(mine), length(theirs)) <= _LONG:
        return apart(mine, theirs)
    if mine is not None and theirs is not None:  # budgets: the same stretch of time, or two
        return timedelta(0) if mine == theirs else LONGEST * 2
    first, second = published_days(fact), published_days(other)
    if first is not None and second is not None:
        return apart(first, second)
    return None if family_of(fact.type) in _REPEATED else timedelta(0)


def _step_days(fact: Investment) -> Days | None:
    period = fact.date
    if period is None or not period.start or not period.end:
        return None
    return days(period.start)[0], days(period.end)[1]


def _reach(fact: Investment, other: Investment) -> timedelta:
    """How long after each other two reports of one step may come, by what is done again when."""
    if family_of(fact.type) in _REPEATED:
        return _SOON
    few = deal_type(fact.type).together and len(fact.parties) != len(other.parties) and not (fact.amount and other.amount)
    vague = _is_stake(fact, other) and (fact.stake_percent is None) != (other.stake_percent is None)
    return _SOON if few or vague or _says_little(fact, other) else _NEWS


def _says_little(fact: Investment, other: Investment) -> bool:
    """Whether two reports of works have nothing in common but who builds: no sum, and no words that tell what."""
    site = deal_type(fact.type).site
    return site and not (fact.amount and other.amount) and not (_telling(fact.target) and _telling(other.target))


def _follows(fact: Investment, other: Investment, groups: Groups) -> bool:
    """Whether the later of two reports tells of a later step of what the earlier one tells of."""
    if family_of(fact.type) not in _STEPWISE or _is_stake(fact, other):
        return False
    first, second = sorted((fact, other), key=lambda one: (_day(one) or date.min, STATUSES.index(one.status)))
    if STATUSES.index(first.status) >= STATUSES.index(second.status) or first.status == "completed":
        return False
    if not (first.investors and second.investors and first.target and second.target):
        return False
    if deal_type(fact.type).together:
        return _covers(fact.parties, other.parties, groups) and _covers(other.parties, fact.parties, groups)
    return not deal_type(fact.type).site or (_has_place(first, second) and bool(_telling(first.target)))


def _day(fact: Investment) -> date | None:
    told = _step_days(fact) or published_days(fact)
    return told[0] if told else None


# Who and what ----------------------------------------------------------------------------------------------------------


def _is_stake(fact: Investment, other: Investment) -> bool:
    """Whether it is of shares short of control."""
    told = [one for one in (fact, other) if one.type == "equity_stake"]
    return any(one.stake_percent is None or one.stake_percent < _MAJORITY for one in told)


def _surely_one(fact: Investment, other: Investment, groups: Groups) -> bool:
    """Whether two reports with different figures can only be of one thing."""
    row = deal_type(fact.type)
    if row.together:
        return _covers(fact.parties, other.parties, groups) and _covers(other.parties, fact.parties, groups)
    return not row.site or _has_place(fact, other)


def _has_place(fact: Investment, other: Investment) -> bool:
    return fact.place is not None and other.place is not None


def _same_place(fact: Investment, other: Investment) -> bool:
    """Whether both can stand in one place: where one names none, yes; where nobody knows the names, only if they are one."""
    if fact.place is None or other.place is None:
        return True
    return agree(fact.place, fact.country, other.place, other.country) is True


def _same_parties(fact: Investment, other: Investment, groups: Groups) -> bool:
    """Whether those who act have one in common; of those who act together, whether one text names all that the other does."""
    if deal_type(fact.type).together:
        mine, theirs = _partners(fact), _partners(other)
        return _covers(mine, theirs, groups) or _covers(theirs, mine, groups)
    for mine, theirs in ((fact.investors, other.investors), (fact.sellers, other.sellers)):
        if mine and theirs and not _overlap(mine, theirs, groups):
            return False
    return True


def _partners(fact: Investment) -> tuple[str, ...]:
    """Those who act together, without what they set up or work on."""
    generic = fact.target is not None and fact.type == "joint_venture"
    return tuple(name for name in fact.parties if not (generic and name == fact.target))


def _covers(names: tuple[str, ...], others: tuple[str, ...], groups: Groups) -> bool:
    return bool(others) and all(any(groups.same(name, other) for name in names) for other in others)


def _overlap(names: Iterable[str], others: Iterable[str], groups: Groups) -> bool:
    others = tuple(others)
    return any(groups.same(name, other) for name in names for other in others)


def _same_target(fact: Investment, other: Investment, groups: Groups) -> bool:
    """The same target: one company, or what the same words tell of; where one names none, one of the same sum."""
    row = deal_type(fact.type)
    if row.together and fact.type == "joint_venture":
        return True
    mine, theirs = _telling(fact.target), _telling(other.target)
    if row.together:
        return _covers(fact.parties, other.parties, groups) or mine == theirs
    if row.site:
        if (mine & _PARTS) != (theirs & _PARTS):
            return False
        return mine <= theirs or theirs <= mine if mine and theirs else _has_place(fact, other) or mine == theirs
    if fact.target and other.target:
        units = bool(mine) and mine == theirs and bool(fact.sellers or other.sellers)
        return units or groups.same(fact.target, other.target)
    paid = fact.amount is not None and other.amount is not None and _sums_agree(fact, other) is True
    return paid and bool(fact.parties and other.parties)


def _telling(target: str | None) -> set[str]:
    return {word.removesuffix("s") for word in words(target or "")} - _GENERIC


# How much --------------------------------------------------------------------------------------------------------------


def _sums_agree(fact: Investment, other: Investment) -> bool | None:
    """Whether two sums can be one, the missing one too; None when they are so far apart that they are of two things."""
    mine, theirs = fact.amount, other.amount
    if mine is None or theirs is None:
        return True
    if _is_of_many(fact) != _is_of_many(other):
        return None  # one sum for many, and one's own part of it
    loose = 0.0
    if mine.currency != theirs.currency:
        told = published_days(other)
        value = converted(theirs, mine.currency, told[0] if told else _day(other))
        if not isinstance(value, Amount):
            return True
        theirs, loose = value, _RATES
    if overlapping(of_amount(mine, loose), of_amount(theirs, loose)):
        return True
    smaller, larger = sorted((abs(mine.value), abs(theirs.value)))
    return None if larger >= _MANY_TIMES * smaller else False


def _is_of_many(fact: Investment) -> bool:
    """Whether a sum is that of others too, who have facts of their own."""
    return fact.amount is not None and fact.amount.shared and len(fact.investors) == 1


def _stakes_agree(fact: Investment, other: Investment) -> bool | None:
    """Whether two stakes can be one; None for a part of a company here and, as it seems, all of it there."""
    mine, theirs = fact.stake_percent, other.stake_percent
    if mine is not None and theirs is not None:
        return close(mine, theirs)
    one = mine if mine is not None else theirs
    return None if one is not None and one < _MAJORITY and fact.type != other.type else True
