"""A fact as people quote it: the sentence with where it is from, and its cells as a row."""

from __future__ import annotations

from store.base import Row
from store.model import Fact
from tui.present.cells import fact_cells
from tui.present.visible import one_line


def citation(row: Row) -> str:
    """ "“Sentence.” Title, source, date, characters 10–42"; the id finds the fact again."""
    fact = row.fact
    place = ", ".join(part for part in (row.title, fact.source, fact.published or "") if part)
    sentence = " ".join(fact.sentence.split())
    span = fact.span
    return one_line(f"“{sentence}” {place}, characters {span.start}–{span.end} (factdeck {row.fact.id})")


def row_text(fact: Fact) -> str:
    """The cells of a fact with tabs between them."""
    return "\t".join(cell.plain.strip() for cell in fact_cells(fact))
