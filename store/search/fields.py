"""The fields that can be asked for, counted and sorted by: those declared of facts, and those of every fact's setting."""

from __future__ import annotations

from collections.abc import Iterator

from store.model import KINDS, Declared, declared

EVERY: tuple[Declared, ...] = tuple(dict.fromkeys(one for kind in KINDS.values() for one in declared(kind)))
"""The declared fields of all kinds, in their order."""


def _queries(*shapes: str) -> Iterator[str]:
    return (one.told.query for one in EVERY if one.told.query and one.shape in shapes)


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


TEXT_FIELDS = _once(
    "company", *_queries("text", "name", "names", "choice", "country", "measure"), "region", "currency", "conflict", "doc",
    "source", "tag", "review", "kind",
)  # fmt: skip
"""Fields whose words are looked for."""
NUMBER_FIELDS = _once(*_queries("money", "value", "change", "share"), "confidence", "reports")
"""Fields that are compared as numbers."""
DATE_FIELDS = _once("date", *_queries("period"), "published", "added")
"""Fields that are compared as days."""
SORT_COLUMNS = _once(*(one.told.sort for one in EVERY if one.told.sort), "confidence", "published", "added", "reports")
"""What an answer can be sorted by."""
_TEXTS = ("text", "name", "names", "choice", "country", "measure")
TEXT_SORTS = _once(*(one.told.sort for one in EVERY if one.told.sort and one.shape in _TEXTS))
"""Those of them that are sorted as texts."""
FACETS = _once(
    *(one.told.query for one in EVERY if one.told.facet and one.told.query),
    "region",
    "company",
    "year",
    "source",
    "tag",
    "review",
)
"""What facts are counted by."""
PIVOTS = ("EUR", "USD")
"""The currencies that every sum is kept in too, at the rate of its day."""
