"""Whether two documents tell of the same thing, and whether they say the same of it.

Where it cannot be told, the answer is no: a conflict that is none costs more trust than one that is not found.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from store.frozen import replace
from store.model import Amount, Fact, Investment, Metric
from store.model.naming import base_key, words
from store.model.period import days
from store.search.answers import Corroboration, Row
from store.search.closeness import close, interval, of_amount, of_value, overlapping
from store.search.grouping import Groups

Days = tuple[date, date]
_NEWS = timedelta(days=92)
"""How long after each other two reports of one event may come: a deal is told again when it closes, often the quarter after."""
_SOON = timedelta(days=31)
"""How far apart two reports may be whose figures differ and that are still one event told differently, not two events."""
_EDGE = timedelta(days=3)
"""How far the ends of one period may lie apart in two texts."""
_MANY_TIMES = 3
"""Sums of one event differ by less than so many times; others are two events."""
_MAJORITY = 50
"""Percent of a company from which on a stake in it may be told as having bought it."""
_LONG = timedelta(days=100)
"""Periods that are longer are no dates of an event but budgets: one year's is not the next one's."""
_RATES = 0.1
"""Share by which a sum may differ that was converted: nobody says at which day's rate."""
_SITES = ("plant", "research", "other")
"""Types whose targets every text describes in words of its own."""
_TOGETHER = ("joint_venture", "partnership")
"""Types in which no party comes first."""
_HOLDINGS = ("acquisition", "equity_stake")
"""Two words for buying shares in a company."""
_GENERIC = frozenset(
    "a an the new its plant plants factory factories facility facilities site sites complex manufacturing production "
    "project projects unit units works hub centre center r d research development".split()
)
"""Words of a target that do not tell one site from another."""
_COUNTED = frozenset((None, "unit", "vehicle", "car"))
"""Units that texts use for one another of what a maker sells."""


class Agreement(Enum):
    """What another document says of the same thing."""

    SAME = "same"
    DIFFERENT = "different"


def topics_of(fact: Fact) -> tuple[str, ...]:
    """Words under which other reports of the same thing are found: its type or measure with each of its parties."""
    if isinstance(fact, Investment):
        return tuple(dict.fromkeys(topic(_kind(fact), name) for name in fact.parties))
    return (topic(fact.measure, fact.subject),) if isinstance(fact, Metric) else ()


def topic(kind: str, name: str) -> str:
    """The word for a type or a measure with one party."""
    return f"{kind}\t{base_key(name)}"


def topics_for(fact: Fact, groups: Groups) -> tuple[str, ...]:
    """The topics of a fact under all names of its companies."""
    kind = _kind(fact) if isinstance(fact, Investment) else fact.measure if isinstance(fact, Metric) else ""
    parties = fact.parties if isinstance(fact, Investment) else fact.parties[:1]
    return tuple(dict.fromkeys(topic(kind, name) for party in parties for name in (party, *groups.keys_of(party))))


def days_of_topic(fact: Fact) -> Days | None:
    """The days in which other reports of the same thing lie; None for any."""
    told = _spoken_days(fact) if isinstance(fact, Metric) else None
    return (told[0] - _EDGE, told[1] + _EDGE) if told else None


def compared(fact: Fact, rows: Iterable[Row], groups: Groups) -> Corroboration:
    """What some facts say of the thing that `fact` tells of, one a document: one that says the same goes before others."""
    said = [(row, agreement(fact, row.fact, groups)) for row in rows]
    same = _one_a_document(row for row, what in said if what is Agreement.SAME)
    confirmed = {row.fact.evidence.document for row in same}
    different = _one_a_document(row for row, what in said if what is Agreement.DIFFERENT)
    return Corroboration(same, tuple(row for row in different if row.fact.evidence.document not in confirmed))


def _one_a_document(rows: Iterable[Row]) -> tuple[Row, ...]:
    first: dict[str, Row] = {}
    for row in sorted(rows, key=lambda one: (one.fact.evidence.published or "", one.fact.evidence.document, one.fact.id)):
        first.setdefault(row.fact.evidence.document, row)
    return tuple(first.values())


def agreement(fact: Fact, other: Fact, groups: Groups) -> Agreement | None:
    """What `other`, of another document, says of the thing that `fact` tells of; None when it tells of something else.

    What only one of them says is no disagreement.
    """
    if fact.evidence.document == other.evidence.document:
        return None
    if isinstance(fact, Investment) and isinstance(other, Investment):
        return _of_investments(fact, other, groups)
    if isinstance(fact, Metric) and isinstance(other, Metric):
        return _of_metrics(fact, other, groups)
    return None


# Investments -----------------------------------------------------------------------------------------------------------


def _of_investments(fact: Investment, other: Investment, groups: Groups) -> Agreement | None:
    if _kind(fact) != _kind(other) or not _within(fact, other, _NEWS):
        return None
    if fact.place and other.place and fact.place != other.place:
        return None
    if not _same_parties(fact, other, groups) or not _same_target(fact, other, groups):
        return None
    sums, stakes = _sums_agree(fact, other), _stakes_agree(fact, other)
    if sums is None or stakes is None:
        return None
    ends = {fact.status, other.status}
    if sums and stakes and ends != {"cancelled", "completed"}:
        # What was agreed and then called off is one story, but neither report confirms the other.
        return None if len(ends) == 2 and "cancelled" in ends else Agreement.SAME
    # Figures that differ may as well be those of two rounds, two plants, two bonds.
    return Agreement.DIFFERENT if _surely_one(fact, other, groups) and _within(fact, other, _SOON) else None


def _surely_one(fact: Investment, other: Investment, groups: Groups) -> bool:
    """Whether two reports with different figures can only be of one thing."""
    if fact.type in _TOGETHER:
        return _covers(fact.parties, other.parties, groups) and _covers(other.parties, fact.parties, groups)
    return fact.type not in _SITES or (fact.place is not None and fact.place == other.place)


def _kind(fact: Investment) -> str:
    return "holding" if fact.type in _HOLDINGS else fact.type


def _same_parties(fact: Investment, other: Investment, groups: Groups) -> bool:
    """Whether those who act have one in common; of those who act together, whether one text names all that the other does."""
    if fact.type in _TOGETHER:
        return _covers(fact.parties, other.parties, groups) or _covers(other.parties, fact.parties, groups)
    for mine, theirs in ((fact.investors, other.investors), (fact.sellers, other.sellers)):
        if mine and theirs and not _overlap(mine, theirs, groups):
            return False
    if fact.type == "divestment":
        return _overlap(fact.sellers or fact.investors, other.sellers or other.investors, groups)
    return True


def _covers(names: tuple[str, ...], others: tuple[str, ...], groups: Groups) -> bool:
    return bool(others) and all(any(groups.same(name, other) for name in names) for other in others)


def _overlap(names: Iterable[str], others: Iterable[str], groups: Groups) -> bool:
    others = tuple(others)
    return any(groups.same(name, other) for name in names for other in others)


def _same_target(fact: Investment, other: Investment, groups: Groups) -> bool:
    """The same target; of a site, one that the same words tell, in the same place; where one names none, the same sum."""
    if fact.type in _TOGETHER:
        return True
    if fact.type in _SITES:
        mine, theirs = _telling_words(fact.target), _telling_words(other.target)
        if mine and theirs:
            return mine <= theirs or theirs <= mine
        return fact.place is not None and fact.place == other.place
    if fact.target and other.target and groups.same(fact.target, other.target):
        return True
    if fact.target and other.target:
        return False
    return fact.amount is not None and other.amount is not None and _sums_agree(fact, other) is True


def _telling_words(target: str | None) -> set[str]:
    return set(words(target or "")) - _GENERIC


def _sums_agree(fact: Investment, other: Investment) -> bool | None:
    """Whether two sums can be one, the missing one too; None when they are so far apart that they are of two things."""
    mine, theirs = fact.amount, other.amount
    if mine is None or theirs is None:
        return True
    if mine.shared != theirs.shared:
        return None  # one sum for many, and one's own part of it
    loose = 0.0
    if mine.currency != theirs.currency:
        theirs_converted = _converted(theirs, mine.currency, other)
        if theirs_converted is None:
            return True
        theirs, loose = theirs_converted, _RATES
    if overlapping(of_amount(mine, loose), of_amount(theirs, loose)):
        return True
    smaller, larger = sorted((abs(mine.value), abs(theirs.value)))
    return None if larger >= _MANY_TIMES * smaller else False


def _converted(amount: Amount, currency: str, fact: Fact) -> Amount | None:
    """A sum in another currency, at the rate of the day that the fact was told; None where there is none."""
    told = _told_days(fact)
    day = told[0] if told else None
    from store.rates import convert  # late, for few sums are told in two currencies

    value = convert(amount.value, amount.currency, currency, day)
    high = convert(amount.value_high, amount.currency, currency, day) if amount.value_high is not None else None
    if value is None:
        return None
    return replace(amount, value=value.value, value_high=high.value if high else None, currency=currency, text="")


def _stakes_agree(fact: Investment, other: Investment) -> bool | None:
    """Whether two stakes can be one; None for a part of a company here and, as it seems, all of it there."""
    mine, theirs = fact.stake_percent, other.stake_percent
    if mine is not None and theirs is not None:
        return close(mine, theirs)
    one = mine if mine is not None else theirs
    return None if one is not None and one < _MAJORITY and fact.type != other.type else True


# Metrics ---------------------------------------------------------------------------------------------------------------


def _of_metrics(fact: Metric, other: Metric, groups: Groups) -> Agreement | None:
    if fact.measure != other.measure or fact.outlook != other.outlook or not groups.same(fact.subject, other.subject):
        return None
    if fact.owner and other.owner and not groups.same(fact.owner, other.owner):
        return None
    if fact.place and other.place and fact.place != other.place:
        return None
    if not _same_period(_spoken_days(fact), _spoken_days(other)):
        return None
    said = _figures_agree(fact, other)
    if said is None or said:
        return Agreement.SAME if said else None
    # Of the world here and of a country there, or foretold by two, figures differ without anybody being wrong.
    return Agreement.DIFFERENT if fact.place == other.place and fact.outlook is None else None


def _figures_agree(fact: Metric, other: Metric) -> bool | None:
    """Whether level and growth can be the same; None when the two cannot be compared."""
    if fact.value and other.value:
        if fact.value.unit != other.value.unit and not _COUNTED.issuperset((fact.value.unit, other.value.unit)):
            return None
        level = overlapping(of_value(fact.value), of_value(other.value))
        return level and _growth_agrees(fact, other) is not False
    return _growth_agrees(fact, other)


def _growth_agrees(fact: Metric, other: Metric) -> bool | None:
    """Whether two changes can be the same; None when one is missing, or they are against different times."""
    mine, theirs = fact.change, other.change
    if mine is None or theirs is None or mine.percent is None or theirs.percent is None:
        return None
    if (mine.baseline or "").casefold() != (theirs.baseline or "").casefold():
        return None
    near = overlapping(interval(mine.percent, mine.text), interval(theirs.percent, theirs.text))
    return mine.direction == theirs.direction and near


# Time ------------------------------------------------------------------------------------------------------------------


def _same_period(mine: Days | None, theirs: Days | None) -> bool:
    """Whether both speak of the same days: ten months are not eleven."""
    if mine is None or theirs is None:
        return False
    return abs(mine[0] - theirs[0]) <= _EDGE and abs(mine[1] - theirs[1]) <= _EDGE


def _within(fact: Fact, other: Fact, reach: timedelta) -> bool:
    """Whether two events can be one by when they were; where a text does not say, by when they were told."""
    mine, theirs = _spoken_days(fact), _spoken_days(other)
    if mine is None or theirs is None:
        mine, theirs = _published_days(fact), _published_days(other)
    elif max(mine[1] - mine[0], theirs[1] - theirs[0]) > _LONG:
        reach = timedelta(0)
    if mine is None or theirs is None:
        return True
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1]) <= reach


def _spoken_days(fact: Fact) -> Days | None:
    """The days of a fact's period, both ends known."""
    period = fact.when
    if period is None or not period.start or not period.end:
        return None
    return days(period.start)[0], days(period.end)[1]


def _published_days(fact: Fact) -> Days | None:
    published = fact.evidence.published
    return days(published) if published else None


def _told_days(fact: Fact) -> Days | None:
    """The days of a fact's publication, else of its period."""
    return _published_days(fact) or _spoken_days(fact)
