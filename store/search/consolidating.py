"""What several reports of one thing come to: its newest step, the figures that most independent sources give, who differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from store.frozen import Frozen, replace
from store.model import STATUSES, Amount, Change, Investment, Metric, Standing, Value, text_digest
from store.model.period import days
from store.search.closeness import close, converted, of_amount, of_value, overlapping
from store.search.entry import Entry
from store.search.indexed import AnyFact, Indexed, Told

T = TypeVar("T")
_RATES = 0.1
MOST = 99
"""Reports that are counted; this number stands for more too, so that a fact told everywhere is not written again each time."""


class Report(Frozen):
    """A fact that tells of a thing, as people corrected it, with where it is from: its publisher, else its document."""

    fact: AnyFact
    source: str


def deal_of(entries: Sequence[Entry], differ: Iterable[str]) -> Indexed:
    """The record of a thing that several facts tell of, each of another document; `differ` are the fields in dispute."""
    ordered = sorted(entries, key=_newest)
    reports = [_report(entry) for entry in ordered]
    lead = ordered[-1].indexed
    fact = _figures(_deal(reports) if isinstance(reports[-1].fact, Investment) else reports[-1].fact, reports)
    standings = [entry.standing for entry in ordered]
    return replace(
        lead,
        fact=fact,
        companies=tuple(dict.fromkeys(name for entry in ordered for name in entry.indexed.companies)),
        standing=Standing(
            verdict="accepted" if any(one.verdict == "accepted" for one in standings) else None,
            tags=tuple(dict.fromkeys(tag for one in standings for tag in one.tags)),
            notes=tuple(dict.fromkeys(note for one in standings for note in one.notes)),
        ),
        told=told_by([entry.fact.id for entry in entries], differ, of_deal=True),
        shares=_shared(fact, ordered),
    )


def told_by(fact_ids: Iterable[str], differ: Iterable[str], *, of_deal: bool = False) -> Told:
    """What is said with each of several facts that tell of one thing; the id follows from theirs, whatever their order."""
    members = tuple(sorted(fact_ids))
    told = Told(
        id=text_digest("\x1f".join(("told", members[0]))), reports=min(len(members), MOST), differ=tuple(sorted(set(differ)))
    )
    return replace(told, members=members) if of_deal else told


def _shared(fact: AnyFact, ordered: Sequence[Entry]) -> str | None:
    """The name of the sum that a deal shares: as the first article called it, whose other deals bear it too."""
    if not isinstance(fact, Investment) or fact.amount is None or not fact.amount.shared:
        return None
    return next((entry.indexed.shares for entry in ordered if entry.indexed.shares), None)


def _report(entry: Entry) -> Report:
    fact = entry.fact
    if not isinstance(fact, Investment | Metric):
        raise TypeError(f"a {fact.kind} is told by no report")
    return Report(fact, (entry.indexed.publisher or fact.document).casefold())


def _newest(entry: Entry) -> tuple[int, int, str, str]:
    """The order of reports: by when their step was taken or told, then by how far it has come."""
    fact = entry.fact
    step = fact.date if isinstance(fact, Investment) else None
    iso = fact.published or ((step.start or step.end) if step else None)
    day = days(iso)[1].toordinal() if iso else 0
    status = STATUSES.index(fact.status) if isinstance(fact, Investment) else 0
    return (day, status, fact.document, fact.id)


def _deal(reports: Sequence[Report]) -> Investment:
    """The newest step of a deal, with what the other reports add to it."""
    deals = [report.fact for report in reports if isinstance(report.fact, Investment)]
    lead = deals[-1]
    places = [one for one in reversed(deals) if one.place]
    finest = next((one for one in places if one.place and not _is_country(one)), places[0] if places else lead)
    return replace(
        lead,
        investors=max((one.investors for one in reversed(deals)), key=len),
        target=lead.target or next((one.target for one in reversed(deals) if one.target), None),
        sellers=max((one.sellers for one in reversed(deals)), key=len),
        place=finest.place,
        country=finest.country or next((one.country for one in reversed(deals) if one.country), None),
        due=lead.due or next((one.due for one in reversed(deals) if one.due), None),
    )


def _is_country(fact: Investment) -> bool:
    from store.places import country_code

    return fact.place is not None and country_code(fact.place) is not None


def _figures(fact: AnyFact, reports: Sequence[Report]) -> AnyFact:
    """The fact with the figures that most independent sources give; where as many give others, the newest."""
    chosen: dict[str, object] = {}
    for name, alike in _ALIKE.items():
        told = [(report.source, value) for report in reports if (value := getattr(report.fact, name, None)) is not None]
        if told:
            chosen[name] = _most_told(told, alike)
    return replace(fact, **chosen) if chosen else fact


def _most_told(told: Sequence[tuple[str, T]], alike: Callable[[T, T], bool]) -> T:
    """Of values with their sources, the newest last, the one that most sources agree with; of these the most exact."""
    best, most = told[-1][1], 0
    for _, value in reversed(told):
        count = len({source for source, other in told if alike(value, other)})
        if count > most or (count == most and alike(value, best) and _exact(value) > _exact(best)):
            best, most = value, count
    return best


def _exact(value: object) -> tuple[bool, int]:
    """How exactly a figure is given: without a qualifier, and with how many digits."""
    number = value if isinstance(value, Decimal) else getattr(value, "value", None)
    digits = len(number.normalize().as_tuple().digits) if isinstance(number, Decimal) else 0
    return getattr(value, "qualifier", "exact") == "exact", digits


def _same_amount(mine: Amount, theirs: Amount) -> bool:
    if mine.currency == theirs.currency:
        return overlapping(of_amount(mine), of_amount(theirs))
    other = converted(theirs, mine.currency, None)
    return other is not None and overlapping(of_amount(mine, _RATES), of_amount(other, _RATES))


def _same_value(mine: Value, theirs: Value) -> bool:
    return mine.unit == theirs.unit and overlapping(of_value(mine), of_value(theirs))


def _same_change(mine: Change, theirs: Change) -> bool:
    return (mine.direction, mine.percent, mine.absolute) == (theirs.direction, theirs.percent, theirs.absolute)


_ALIKE: dict[str, Callable[..., bool]] = {
    "amount": _same_amount,
    "stake_percent": close,
    "value": _same_value,
    "change": _same_change,
}
"""The fields that are figures, and when two reports give the same."""
