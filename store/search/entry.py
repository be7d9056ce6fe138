"""What of a fact can be searched: words, fields and numbers. Index and predicate both read this, so they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from store.frozen import Frozen
from store.model import OPEN, Company, Document, Fact, Investment, Metric, Standing
from store.model.naming import words
from store.model.period import days
from store.search.syntax import NumberField, TextField

Interval = tuple[Decimal, Decimal]
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


class Entry(Frozen, kw_only=True):
    """A fact as the query language sees it.

    `fact` is as people corrected it, `read` as it was read. `texts` has each field's values as word lists; "" is what bare
    words look at. `days` are ordinals of the first and the last day that the fact speaks of: its period, else the day it
    was published; None when neither is known.
    """

    fact: Fact
    read: Fact
    standing: Standing
    title: str
    companies: tuple[str, ...]
    texts: Mapping[TextField | str, tuple[tuple[str, ...], ...]]
    numbers: Mapping[NumberField, Interval]
    currency: str | None
    days: tuple[int, int] | None


def entries_of(document: Document, facts: Iterable[Fact], said: Mapping[str, Standing] | None = None) -> list[Entry]:
    """The entries of one document's facts, with what people said of each, by its id.

    Names that the document knows as companies are linked to them; those that people rejected it does not know.
    """
    said = said or {}
    read = list(facts)
    standing = [said.get(fact.id, OPEN) for fact in read]
    facts = [one.applied(fact) for one, fact in zip(standing, read, strict=True)]
    known = {
        alias: fact.name
        for fact, one in zip(facts, standing, strict=True)
        if isinstance(fact, Company) and one.verdict != "rejected"
        for alias in (fact.name, *fact.aliases)
    }
    return [_entry(document, *one, known) for one in zip(facts, read, standing, strict=True)]


def _entry(document: Document, fact: Fact, read: Fact, standing: Standing, known: Mapping[str, str]) -> Entry:
    companies = tuple(dict.fromkeys(known[name] for name in fact.parties if name in known))
    values: dict[TextField | str, list[str]] = {
        "": [*_spoken(fact), *standing.tags, *standing.notes],
        "company": [*companies, *(fact.aliases if isinstance(fact, Company) else ())],
        "type": [fact.type] if isinstance(fact, Company | Investment) else [],
        "place": [fact.place_name] if fact.place_name else [],
        "measure": [fact.measure] if isinstance(fact, Metric) else [],
        "status": _status(fact),
        "doc": [fact.evidence.document, document.title],
        "source": [document.source, document.publisher or ""],
        "tag": list(standing.tags),
        "review": list(standing.words),
        "kind": [fact.kind],
    }
    numbers, currency = _numbers(fact, standing)
    return Entry(
        fact=fact,
        read=read,
        standing=standing,
        title=document.title,
        companies=companies,
        texts={name: tuple(found for value in each if (found := tuple(words(value)))) for name, each in values.items()},
        numbers=numbers,
        currency=currency,
        days=_days(fact, document),
    )


def _status(fact: Fact) -> list[str]:
    """How far an investment has come; whether a metric is a target, a forecast or guidance."""
    if isinstance(fact, Investment):
        return [fact.status]
    return [fact.outlook] if isinstance(fact, Metric) and fact.outlook else []


def _spoken(fact: Fact) -> list[str]:
    """What bare words are looked for in: a company's names; of other facts the sentence and the normalised fields."""
    if isinstance(fact, Company):
        return [fact.name, *fact.aliases, fact.type, fact.owner or ""]
    fields = [*fact.parties, fact.place_name or "", fact.kind]
    if isinstance(fact, Investment):
        fields += [fact.type, fact.status]
    if isinstance(fact, Metric):
        fields += [fact.measure]
    return [fact.evidence.sentence, *fields]


def _numbers(fact: Fact, standing: Standing) -> tuple[dict[NumberField, Interval], str | None]:
    confidence = Decimal(str(round(standing.confidence(fact.confidence), 4)))
    numbers: dict[NumberField, Interval] = {"confidence": (confidence, confidence)}
    currency = None
    if isinstance(fact, Investment):
        if fact.amount:
            numbers["amount"] = (fact.amount.value, fact.amount.value_high or fact.amount.value)
            currency = fact.amount.currency
        if fact.stake_percent is not None:
            numbers["stake"] = (fact.stake_percent, fact.stake_percent)
    if isinstance(fact, Metric):
        unit = fact.value.unit if fact.value else None
        if fact.value and unit and len(unit) == 3 and unit.isupper():
            numbers["amount"] = (fact.value.value, fact.value.value_high or fact.value.value)
            currency = unit
        if fact.change and fact.change.signed_percent is not None:
            numbers["change"] = (fact.change.signed_percent, fact.change.signed_percent)
    return numbers, currency


def _days(fact: Fact, document: Document) -> tuple[int, int] | None:
    period = fact.when
    if period and (period.start or period.end):
        start = days(period.start)[0].toordinal() if period.start else FIRST_DAY
        end = days(period.end)[1].toordinal() if period.end else LAST_DAY
        return start, end
    if document.published:
        first, last = days(document.published)
        return first.toordinal(), last.toordinal()
    return None
