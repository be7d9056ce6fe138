"""Whether two documents tell of the same thing, and whether they say the same of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum

from store.model import Amount, Fact, Investment, Metric, Value
from store.model.naming import base_key, words
from store.model.period import days
from store.search.answers import Corroboration, Row
from store.search.grouping import Groups

Days = tuple[date, date]
_NEWS = 92
"""Days between two reports of one event: a deal is told again when it closes, often the quarter after."""
_OVERLAP = 0.8
"""Share of the days of two periods that must be common to both: "2023" and "the year to December" are one period."""
_SITES = ("plant", "research", "joint_venture", "other")
"""Types that are told apart by where they are, for every text describes them in words of its own."""


class Agreement(Enum):
    """What another document says of the same thing."""

    SAME = "same"
    DIFFERENT = "different"


def topics_of(fact: Fact) -> tuple[str, ...]:
    """Words under which other reports of the same thing are found: its type or measure with each of its parties."""
    if isinstance(fact, Investment):
        return tuple(dict.fromkeys(topic(fact.type, name) for name in fact.parties))
    return (topic(fact.measure, fact.subject),) if isinstance(fact, Metric) else ()


def topic(kind: str, name: str) -> str:
    """The word for a type or a measure with one party."""
    return f"{kind}\t{base_key(name)}"


def topics_for(fact: Fact, groups: Groups) -> tuple[str, ...]:
    """The topics of a fact under all names of its companies."""
    kind = fact.type if isinstance(fact, Investment) else fact.measure if isinstance(fact, Metric) else ""
    parties = fact.parties if isinstance(fact, Investment) else fact.parties[:1]
    return tuple(dict.fromkeys(topic(kind, name) for party in parties for name in (party, *groups.keys_of(party))))


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


def _of_investments(fact: Investment, other: Investment, groups: Groups) -> Agreement | None:
    if fact.type != other.type or not _overlap(fact.investors, other.investors, groups) or not _near(fact, other):
        return None
    if fact.place and other.place and fact.place != other.place:
        return None
    if not _same_target(fact, other, groups):
        return None
    sums = _sums_agree(fact.amount, other.amount)
    stakes = fact.stake_percent is None or other.stake_percent is None or _rounds_to(fact.stake_percent, other.stake_percent)
    return Agreement.SAME if sums and stakes else Agreement.DIFFERENT


def _same_target(fact: Investment, other: Investment, groups: Groups) -> bool:
    """The same target; of a site, the same place; where one names none, the same sum."""
    if fact.target and other.target:
        mine, theirs = set(words(fact.target)), set(words(other.target))
        if groups.same(fact.target, other.target) or base_key(fact.target) == base_key(other.target):
            return True
        return fact.type in _SITES and (mine <= theirs or theirs <= mine or bool(fact.place and fact.place == other.place))
    if fact.type in _SITES and fact.place and fact.place == other.place:
        return True
    return fact.amount is not None and other.amount is not None and _sums_agree(fact.amount, other.amount)


def _of_metrics(fact: Metric, other: Metric, groups: Groups) -> Agreement | None:
    if fact.measure != other.measure or fact.outlook != other.outlook or not groups.same(fact.subject, other.subject):
        return None
    if fact.place and other.place and fact.place != other.place:
        return None
    mine, theirs = _spoken_days(fact), _spoken_days(other)
    if mine is None or theirs is None or _common_share(mine, theirs) < _OVERLAP:
        return None
    if fact.value and other.value:
        if fact.value.unit != other.value.unit:
            return None
        return Agreement.SAME if _values_agree(fact.value, other.value) else Agreement.DIFFERENT
    if fact.change and other.change and fact.change.percent is not None and other.change.percent is not None:
        same = fact.change.direction == other.change.direction and _rounds_to(fact.change.percent, other.change.percent)
        return Agreement.SAME if same else Agreement.DIFFERENT
    return None


def _overlap(names: Iterable[str], others: Iterable[str], groups: Groups) -> bool:
    """Whether two lists of names have one in common, or one of them is empty."""
    names, others = tuple(names), tuple(others)
    return not names or not others or any(groups.same(name, other) for name in names for other in others)


def _sums_agree(sum_: Amount | None, other: Amount | None) -> bool:
    """Sums in two currencies are not compared: rates are no news."""
    if sum_ is None or other is None or sum_.currency != other.currency:
        return True
    return _ranges_agree((sum_.value, sum_.value_high), (other.value, other.value_high), {sum_.qualifier, other.qualifier})


def _values_agree(value: Value, other: Value) -> bool:
    return _ranges_agree((value.value, value.value_high), (other.value, other.value_high), {value.qualifier, other.qualifier})


def _ranges_agree(mine: tuple[Decimal, Decimal | None], theirs: tuple[Decimal, Decimal | None], qualifiers: set[str]) -> bool:
    """Whether two numbers can be one: they round to each other, or lie within a tenth when one is given as about or over."""
    if mine[1] is not None or theirs[1] is not None:
        return mine[0] <= (theirs[1] or theirs[0]) and theirs[0] <= (mine[1] or mine[0])
    if _rounds_to(mine[0], theirs[0]):
        return True
    largest = max(abs(mine[0]), abs(theirs[0]))
    return qualifiers != {"exact"} and abs(mine[0] - theirs[0]) <= largest / 10


def _rounds_to(value: Decimal, other: Decimal) -> bool:
    """Whether the two are equal when written with as many digits as the shorter of them: 1.2 million and 1,203,456.

    Two digits count at least: noughts may be meant, 100,000 is not 130,000.
    """
    fewest = max(2, min(_digits(value), _digits(other)))
    step = Decimal(1).scaleb(max(value.adjusted(), other.adjusted()) - fewest + 1)
    return abs(value - other) <= step / 2


def _digits(value: Decimal) -> int:
    """Significant digits, without the noughts at the end."""
    return len(value.normalize().as_tuple().digits)


def _near(fact: Fact, other: Fact) -> bool:
    """Whether two events can be one by when they were, or were told of."""
    mine, theirs = _told_days(fact), _told_days(other)
    if mine is None or theirs is None:
        return True
    return (max(mine[0], theirs[0]) - min(mine[1], theirs[1])).days <= _NEWS


def _spoken_days(fact: Fact) -> Days | None:
    """The days of a fact's period, both ends known."""
    period = fact.when
    if period is None or not period.start or not period.end:
        return None
    return days(period.start)[0], days(period.end)[1]


def _told_days(fact: Fact) -> Days | None:
    """The days of a fact's period, else of its publication."""
    published = fact.evidence.published
    return _spoken_days(fact) or (days(published) if published else None)


def _common_share(mine: Days, theirs: Days) -> float:
    common = (min(mine[1], theirs[1]) - max(mine[0], theirs[0])).days + 1
    whole = (max(mine[1], theirs[1]) - min(mine[0], theirs[0])).days + 1
    return common / whole
