"""Which quantity of a sentence measures what: each measure with its levels, its changes, and what it moved from."""

from __future__ import annotations

from collections.abc import Sequence

from store.frozen import Frozen
from store.parse.anchored import Anchored
from store.parse.lexicon.change import CHANGE_ADVERBS, COMPARATIVES
from store.parse.measure import Measure
from store.parse.measures import find_measures


class Figures(Frozen):
    """What a sentence says of one measure: its levels, its changes, and what it moved from."""

    measure: Measure
    levels: list[Anchored]
    deltas: list[Anchored]
    baselines: list[Anchored]


def gather(entries: Sequence[Anchored]) -> tuple[list[Figures], list[Anchored]]:
    """The figures of each measure of a sentence, and the quantities that measure nothing by themselves.

    Values in a row pair with measures in a row ("respectively").
    """
    by_measure: dict[tuple[str, int], Figures] = {}
    loose: list[Anchored] = []
    rows = _rows(entries)
    for at, entry in enumerate(entries):
        aside = at > 0 and _is_aside(entries[at - 1], entry)
        measures = [] if aside else _measures_of(entry, rows)
        if not measures:
            loose.append(entry)
            continue
        row, place = rows[entry.first]
        if len(measures) > 1 and len(row) == len(measures):
            measures = [measures[place]]
        for measure in measures:
            figures = by_measure.setdefault((measure.name, measure.token.i), Figures(measure, [], [], []))
            _sort_in(figures, entry)
    for entry in loose:
        _attach(list(by_measure.values()), entry)
    return [figures for figures in by_measure.values() if figures.levels or figures.deltas], loose


def _is_aside(before: Anchored, entry: Anchored) -> bool:
    """A change told right after a level, which it is of, whatever the parse makes of it: "of 301 million, up 12%"."""
    if entry.quantity.role != "delta" or before.quantity.role != "level" or before.quantity.dimension == "time":
        return False
    between = entry.head.doc[before.last + 1 : entry.first]
    words = [token.lower_ for token in between]
    comma = "," in words or "(" in words
    said = any(word in CHANGE_ADVERBS for word in words) or _compares(entry)
    return comma and said and len(words) <= _ASIDE and not any(token.pos_ == "VERB" for token in between)


_ASIDE = 9
_MOVING = ("percent", "points", "multiple", "money", "count", None)


def _compares(entry: Anchored) -> bool:
    """ "3.6% fewer", "5,200 more than"."""
    doc = entry.head.doc
    after = doc[entry.last + 1] if entry.last + 1 < len(doc) else None
    return after is not None and (after.lower_ in COMPARATIVES or after.tag_ in ("JJR", "RBR"))


def _measures_of(entry: Anchored, rows: dict[int, tuple[list[Anchored], int]]) -> list[Measure]:
    """A quantity's own measures, else those of the first in its row ("9.58 million and 9.49 million units")."""
    row, place = rows[entry.first]
    first = find_measures(row[0]) if place else []
    own = find_measures(entry)
    return first if len(first) > 1 or not own else own


def _rows(entries: Sequence[Anchored]) -> dict[int, tuple[list[Anchored], int]]:
    """For each quantity the row of coordinated quantities that it stands in, and its place there."""
    rows: dict[int, tuple[list[Anchored], int]] = {}
    row: list[Anchored] = []
    for entry in entries:
        doc = entry.head.doc
        between = [token.lower_ for token in doc[row[-1].last + 1 : entry.first]] if row else []
        plain = [word for word in between if word not in ("over", "about", "nearly", "almost", "some", "around")]
        same = bool(row) and row[-1].quantity.dimension == entry.quantity.dimension
        if not (same and plain and set(plain) <= {",", "and", "respectively"} and row[-1].quantity.role == entry.quantity.role):
            row = []
        row.append(entry)
        rows[entry.first] = (row, len(row) - 1)
    return rows


def _sort_in(figures: Figures, entry: Anchored) -> None:
    {"level": figures.levels, "delta": figures.deltas, "baseline": figures.baselines}[entry.quantity.role].append(entry)


def _attach(figures: list[Figures], entry: Anchored) -> None:
    """A change without a measure of its own moves the figure before it: "sold 1.2 million, up 18.8%"."""
    if entry.quantity.role == "level" or entry.quantity.dimension not in _MOVING:
        return
    before = [
        one for one in figures if (one.levels or one.deltas) and min(e.first for e in (*one.levels, *one.deltas)) < entry.first
    ]
    if before:
        _sort_in(max(before, key=lambda one: max(e.first for e in (*one.levels, *one.deltas) if e.first < entry.first)), entry)
