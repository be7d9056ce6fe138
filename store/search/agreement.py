"""Whether two documents tell of the same thing, and whether they say the same of it.

Where it cannot be told, the answer is no: a conflict that is none, or two deals taken for one, cost more trust than one that is
not found. Deals are compared in `store.search.same_deal`, figures in `store.search.same_figure`.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.frozen import Frozen
from store.model import Fact, Investment, Metric, deal_type, family_of
from store.model.naming import base_key
from store.search.answers import Corroboration, Row
from store.search.facttimes import Days, published_days, spoken_days
from store.search.grouping import Groups
from store.search.same_deal import LONGEST, same_deal
from store.search.same_figure import NEWS, same_figure


class SameThing(Frozen):
    """Two facts tell of one thing. `differ` has the fields in which both cannot be right.

    Without these, `confirms` says whether they say the same; else they tell of different steps, as an agreement and its end.
    """

    differ: tuple[str, ...] = ()
    confirms: bool = True


def same_thing(fact: Fact, other: Fact, groups: Groups) -> SameThing | None:
    """What `other`, of another document, says of the thing that `fact` tells of; None when it tells of something else.

    What only one of them says is no disagreement.
    """
    if fact.document == other.document:
        return None
    if isinstance(fact, Investment) and isinstance(other, Investment):
        differ = same_deal(fact, other, groups)
        ended = (fact.status == "cancelled") != (other.status == "cancelled")
        return None if differ is None else SameThing(differ, not differ and not ended)
    if isinstance(fact, Metric) and isinstance(other, Metric):
        differ = same_figure(fact, other, groups)
        return None if differ is None else SameThing(differ, not differ)
    return None


# Where others that tell of the same are found ----------------------------------------------------------------------------


def topics_of(fact: Fact) -> tuple[str, ...]:
    """Words under which other reports of the same thing are found: its family or measure with each of its parties."""
    return tuple(dict.fromkeys(topic(_subject(fact), name) for name in _names(fact)))


def topics_for(fact: Fact, groups: Groups) -> tuple[str, ...]:
    """The topics of a fact under all names of its companies."""
    names = (name for party in _names(fact) for name in (party, *groups.keys_of(party)))
    return tuple(dict.fromkeys(topic(_subject(fact), name) for name in names))


def topic(kind: str, name: str) -> str:
    """The word for a family of deals or a measure with one party."""
    return f"{kind}\t{base_key(name)}"


def _subject(fact: Fact) -> str:
    return family_of(fact.type) if isinstance(fact, Investment) else fact.measure if isinstance(fact, Metric) else ""


def _names(fact: Fact) -> tuple[str, ...]:
    """The parties that a report is found by: of what is built those who build, for its own words are each text's own."""
    if isinstance(fact, Investment):
        return (*fact.investors, *fact.sellers) if deal_type(fact.type).site else fact.parties
    return fact.parties[:1] if isinstance(fact, Metric) else ()


def days_of_topic(fact: Fact) -> Days | None:
    """The days in which other reports of the same thing lie; None for any."""
    own = own_days(fact)
    if own is None:
        return None
    reach = LONGEST if isinstance(fact, Investment) else NEWS
    return own[0] - reach, own[1] + reach


def own_days(fact: Fact) -> Days | None:
    """The days from the first that a fact speaks of or was told on to the last; None where nothing says when.

    Others are found by these, whichever of the two they share: who reaches a fact is reached by it.
    """
    told = [days for days in (spoken_days(fact), published_days(fact)) if days is not None]
    return (min(first for first, _ in told), max(last for _, last in told)) if told else None


# What others say ---------------------------------------------------------------------------------------------------------


def compared(fact: Fact, rows: Iterable[Row], groups: Groups) -> Corroboration:
    """What some facts say of the thing that `fact` tells of, one a document: one that says the same goes before others."""
    said = [(row, what) for row in rows if (what := same_thing(fact, row.fact, groups)) is not None]
    same = _one_a_document(row for row, what in said if what.confirms)
    confirmed = {row.fact.document for row in same}
    different = _one_a_document(row for row, what in said if what.differ)
    return Corroboration(same, tuple(row for row in different if row.fact.document not in confirmed))


def _one_a_document(rows: Iterable[Row]) -> tuple[Row, ...]:
    first: dict[str, Row] = {}
    for row in sorted(rows, key=lambda one: (one.fact.published or "", one.fact.document, one.fact.id)):
        first.setdefault(row.fact.document, row)
    return tuple(first.values())
