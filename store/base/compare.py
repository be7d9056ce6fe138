"""What several documents say of the same thing: who agrees, who differs, and a measure over time."""

from __future__ import annotations

from collections.abc import Iterator

from store.base.facts import Facts
from store.base.snapshot import Present, Snapshot
from store.model import Fact, Metric
from store.search.answers import Corroboration, Row
from store.search.buckets import fact_row
from store.search.syntax import FieldText, Node, both

_CONFLICT = FieldText("conflict", "yes", whole=True)


class Compare:
    """Questions about facts that tell of one thing, each answered from one snapshot."""

    def __init__(self, present: Present) -> None:
        self._present = present

    def corroboration(self, fact: Fact) -> Corroboration:
        """What other documents say of the same thing: those that say the same, and those that say something else."""
        from store.search.agreement import compared  # late: the first screen compares nothing

        def found(now: Snapshot) -> Corroboration:
            row = now.reader.fact(fact.id)
            if row is None or row.told is None:
                return Corroboration()
            return compared(fact, [fact_row(one) for one in now.reader.members(row.told.id)], now.groups)

        return self._present.ask(found)

    def conflicts(self, query: Node) -> Iterator[tuple[Row, tuple[Row, ...]]]:
        """The facts that a query accepts and that another document contradicts, each with what that says; each pair once."""
        seen: set[str] = set()
        for row in Facts(self._present).every(both(query, _CONFLICT)):
            if row.fact.id in seen:
                continue
            said = self.corroboration(row.fact)
            seen.update({row.fact.id, *(one.fact.id for one in (*said.same, *said.different))})
            if said.different:
                yield row, said.different

    def history(self, fact: Metric) -> list[Row]:
        """What all documents say of the measure of a metric, of the same subject and in the same unit, over time."""
        from store.search.agreement import topics_for

        rows = self._present.ask(lambda now: now.reader.history(topics_for(fact, now.groups)))
        unit = fact.value.unit if fact.value else None
        return [
            row
            for row in rows
            if isinstance(row.fact, Metric) and row.fact.value is not None and row.fact.value.unit == unit
            and row.standing.verdict != "rejected" and row.fact.outlook == fact.outlook
        ]  # fmt: skip
