"""What of a fact can be searched: words, fields, numbers and days. Index and predicate both read this, so they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from store.frozen import Frozen
from store.model import OPEN, Amount, Change, Company, Document, Fact, Investment, Metric, Period, Standing, Value, declared
from store.model.period import days
from store.places import WORLD_REGIONS, around, country_name, world_region
from store.search.fields import PIVOTS
from store.search.indexed import AnyFact, Indexed
from store.search.ranges import FIRST_DAY, LAST_DAY
from store.words import words

Interval = tuple[Decimal, Decimal]
Days = tuple[int, int]
_TEXTS = ("text", "name", "names", "choice", "country", "measure")


class Entry(Frozen, kw_only=True):
    """A fact as the query language sees it.

    `fact` is as people corrected it. `texts` has each field's values as word lists; "" is what bare words look at. `wholes`
    has the values that are matched whole, where those are fewer: a place is found by what it lies in, but is only itself.
    `sums` are its sum of money in other currencies, at the rate of its day. `days` has the ordinals of the first and the last
    day for each field of dates that it has.
    """

    indexed: Indexed
    fact: Fact
    texts: Mapping[str, tuple[tuple[str, ...], ...]]
    wholes: Mapping[str, tuple[tuple[str, ...], ...]]
    numbers: Mapping[str, Interval]
    currency: str | None
    sums: Mapping[str, Interval]
    days: Mapping[str, Days]

    @property
    def standing(self) -> Standing:
        """What people said of the fact."""
        return self.indexed.standing

    @property
    def confidence(self) -> float:
        """The confidence to go by."""
        return self.standing.confidence(self.fact.confidence)


def indexed_of(
    document: Document,
    facts: Iterable[Fact],
    said: Mapping[str, Standing] | None = None,
    *,
    shard: str = "",
    order: float = 0.0,
) -> list[Indexed]:
    """What the index keeps of one document's facts, with what people said of each, by its id.

    Names that the document knows as companies are linked to them; those that people rejected it does not know.
    """
    said = said or {}
    read: list[AnyFact] = [fact for fact in facts if isinstance(fact, AnyFact)]
    standing = [said.get(fact.id, OPEN) for fact in read]
    corrected = [one.applied(fact) for one, fact in zip(standing, read, strict=True)]
    known = {
        alias: fact.name
        for fact, one in zip(corrected, standing, strict=True)
        if isinstance(fact, Company) and one.verdict != "rejected"
        for alias in (fact.name, *fact.aliases)
    }
    return [
        Indexed(
            fact=fact,
            title=document.title,
            publisher=document.publisher,
            companies=tuple(dict.fromkeys(known[name] for name in now.parties if name in known)),
            shard=shard,
            order=order + position,
            added=document.added,
            standing=one,
            shares=_shared_sum(now),
        )
        for position, (fact, now, one) in enumerate(zip(read, corrected, standing, strict=True))
    ]


def _shared_sum(fact: Fact) -> str | None:
    """The name of the sum that a fact shares with others, after where it stands; None for one of its own."""
    span = fact.evidence.get("amount")
    if not isinstance(fact, Investment) or fact.amount is None or not fact.amount.shared or span is None:
        return None
    return f"{fact.document}:{span.start}-{span.end}"


def entries_of(document: Document, facts: Iterable[Fact], said: Mapping[str, Standing] | None = None) -> list[Entry]:
    """The entries of one document's facts."""
    return [entry_of(one) for one in indexed_of(document, facts, said)]


def entry_of(indexed: Indexed, others: Sequence[Entry] = ()) -> Entry:
    """The entry of a fact; of a deal, whose reports are `others`, what is searched is what any of them says."""
    fact = indexed.standing.applied(indexed.fact)
    numbers, money = _numbers(fact, indexed)
    texts = _texts(fact, indexed)
    for other in others:
        for name, values in other.texts.items():
            if name == "conflict":
                continue  # said of all reports together
            texts[name] = tuple(dict.fromkeys((*texts.get(name, ()), *values)))
    return Entry(
        indexed=indexed,
        fact=fact,
        texts=texts,
        wholes={"place": _words([fact.place_name] if fact.place_name else [])},
        numbers=numbers,
        currency=_currency(money),
        sums=_sums(money, rate_day(fact)),
        days=_days(fact, indexed),
    )


def _words(values: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(found for value in values if (found := tuple(words(value))))


def _texts(fact: Fact, indexed: Indexed) -> dict[str, tuple[tuple[str, ...], ...]]:
    aliases = fact.aliases if isinstance(fact, Company) else ()
    code, standing = fact.country_code, indexed.standing
    values: dict[str, list[str]] = {
        "": [*_spoken(fact), *standing.tags, *standing.notes],
        "company": [*indexed.companies, *aliases],
        "region": regions_of(fact),
        "currency": [found] if (found := _currency(_money(fact))) else [],
        "conflict": _conflict(fact, indexed),
        "doc": [fact.document, indexed.title],
        "source": [fact.source, indexed.publisher or ""],
        "tag": list(standing.tags),
        "review": list(standing.words),
        "kind": [fact.kind],
    }
    for one in declared(type(fact)):
        if one.told.query and one.shape in _TEXTS:
            held = getattr(fact, one.name)
            found_ = list(held) if isinstance(held, tuple) else [held] if held else []
            values.setdefault(one.told.query, []).extend(_named(one.told.query, found_, code))
    return {name: _words(each) for name, each in values.items()}


def regions_of(fact: Fact) -> list[str]:
    """The part of the world that a fact is in, by its country, or because that is its place."""
    if fact.country_code:
        return [world_region(fact.country_code)]
    return [fact.place_name] if fact.place_name in WORLD_REGIONS else []


def _named(field: str, held: list[str], code: str | None) -> list[str]:
    """What a field's values are found by: a country by its code and its name, a place by what it lies in too."""
    if field in ("country", "home"):
        return [*held, *(country_name(one) for one in held)]
    return [*held, *_around(held[0], code)] if field == "place" and held else held


@lru_cache(maxsize=20_000)
def _around(place: str, code: str | None) -> tuple[str, ...]:
    return around(place, code)


def _conflict(fact: Fact, indexed: Indexed) -> list[str]:
    if isinstance(fact, Company):
        return []
    return ["yes" if indexed.told and indexed.told.differ else "no"]


def _spoken(fact: Fact) -> list[str]:
    """What bare words are looked for in: the fields that are spoken of, and of other facts than companies the sentence."""
    found = [fact.kind, fact.sentence] if not isinstance(fact, Company) else []
    for one in declared(type(fact)):
        held = getattr(fact, one.name) if one.told.spoken else None
        found += held if isinstance(held, tuple) else [held] if held else []
    code = fact.country_code
    return [*found, country_name(code)] if code else found


def _money(fact: Fact) -> Amount | Value | None:
    """The sum of money that a fact tells; None where it tells none."""
    if isinstance(fact, Investment):
        return fact.amount
    if isinstance(fact, Metric) and fact.value and (unit := fact.value.unit) and len(unit) == len("EUR") and unit.isupper():
        return fact.value
    return None


def _currency(money: Amount | Value | None) -> str | None:
    return money.currency if isinstance(money, Amount) else money.unit if money else None


def _sums(money: Amount | Value | None, day: date | None) -> dict[str, Interval]:
    """A sum in each of the currencies that sums are kept in, at the rate of a day; none where there is no rate."""
    currency = _currency(money)
    if money is None or currency is None:
        return {}
    from store.rates import convert  # late: who only reads converts nothing

    sums = {}
    for pivot in PIVOTS:
        low = convert(money.value, currency, pivot, day)
        high = convert(money.value_high, currency, pivot, day) if money.value_high is not None else low
        if low and high:
            sums[pivot] = (low.value, high.value)
    return sums


def rate_day(fact: Fact) -> date | None:
    """The day at whose rate the sum of a fact is converted: when its step was taken, else when it was told."""
    step = fact.date if isinstance(fact, Investment) else fact.when
    iso = (step.start or step.end) if step else None
    iso = iso or fact.published
    return days(iso)[0] if iso else None


def _numbers(fact: Fact, indexed: Indexed) -> tuple[dict[str, Interval], Amount | Value | None]:
    confidence = Decimal(str(round(indexed.standing.confidence(fact.confidence), 4)))
    numbers = {"confidence": (confidence, confidence)}
    if not isinstance(fact, Company):
        reports = Decimal(indexed.told.reports if indexed.told else 1)
        numbers["reports"] = (reports, reports)
    for one in declared(type(fact)):
        held = getattr(fact, one.name) if one.told.query else None
        if isinstance(held, Decimal) and one.told.query:
            numbers[one.told.query] = (held, held)
        elif isinstance(held, Change) and one.told.query and held.signed_percent is not None:
            numbers[one.told.query] = (held.signed_percent, held.signed_percent)
    money = _money(fact)
    if money is not None:
        numbers["amount"] = (money.value, money.value_high if money.value_high is not None else money.value)
    return numbers, money


def _days(fact: Fact, indexed: Indexed) -> dict[str, Days]:
    found: dict[str, Days | None] = {
        "published": _iso_days(fact.published),
        "added": _iso_days(indexed.added[:10]) if indexed.added else None,
        "date": _period_days(fact.when) or _iso_days(fact.published),
    }
    for one in declared(type(fact)):
        if one.shape == "period" and one.told.query:
            found[one.told.query] = _period_days(getattr(fact, one.name))
    return {name: ends for name, ends in found.items() if ends is not None}


def _iso_days(iso: str | None) -> Days | None:
    if not iso:
        return None
    first, last = days(iso)
    return first.toordinal(), last.toordinal()


def _period_days(period: Period | None) -> Days | None:
    if period is None or not (period.start or period.end):
        return None
    start = days(period.start)[0].toordinal() if period.start else FIRST_DAY
    end = days(period.end)[1].toordinal() if period.end else LAST_DAY
    return start, end
