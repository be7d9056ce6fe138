"""What people decide of facts and companies: written down, taken back, looked up, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from store.base.snapshot import Present, Snapshot
from store.base.write import Write
from store.errors import ShardDamaged
from store.model import Decision, Fact, Verb
from store.model.decision import batch_to_redo, batch_to_undo
from store.model.standing import holders
from store.persist.decisions import decision_files, read_decisions
from store.persist.lock import WAIT, Waiting
from store.search.doubt import without_doubtful, without_review
from store.search.query import parse_query
from store.search.syntax import Node, both

_FACTS, _OPEN, _REJECTED = parse_query("-kind:company"), parse_query("review:open"), parse_query("review:rejected")


class Review:
    """Decisions of a base. Writing raises BaseBusy, after `wait` seconds, and BaseNotWritable."""

    def __init__(self, present: Present, write: Write) -> None:
        self._present = present
        self._write = write

    def decide(self, decisions: Sequence[Decision], *, wait: float = WAIT, waiting: Waiting | None = None) -> None:
        """Store what a person said, all of it or, if it fails, nothing; what is written already changes nothing."""
        with self._write.turn(wait, waiting):
            reader = self._present.snapshot.reader
            known = {one.id for one in reader.decisions("id", [one.id for one in decisions])}
            self._write.log([one for key, one in {one.id: one for one in decisions}.items() if key not in known])

    def undo(self, user: str, time: str, *, waiting: Waiting | None = None) -> list[Decision]:
        """Take back what `user` decided last, and give it; nothing when there is nothing. Raises as `decide`."""
        return self._turned("undo", batch_to_undo, user, time, waiting)

    def redo(self, user: str, time: str, *, waiting: Waiting | None = None) -> list[Decision]:
        """Do again what `user` undid last, and give it; nothing when there is nothing. Raises as `decide`."""
        return self._turned("redo", batch_to_redo, user, time, waiting)

    def _turned(
        self, verb: Verb, choose: Callable[[list[Decision], str], str | None], user: str, time: str, waiting: Waiting | None
    ) -> list[Decision]:
        with self._write.turn(WAIT, waiting):
            reader = self._present.snapshot.reader
            batch = choose(reader.decisions("user", [user]), user)
            if batch is None:
                return []
            turned = [one for one in reader.decisions("batch", [batch]) if one.verb not in ("undo", "redo")]
            self._write.log([Decision(verb=verb, batch=batch, user=user, time=time)])
        return turned

    # Asking ----------------------------------------------------------------------------------------------------------

    def of(self, fact: Fact) -> list[Decision]:
        """What was decided of a fact, in order, without what was undone."""
        from store.base.journal import log_of_documents

        log = self._present.ask(lambda now: log_of_documents(now.reader, [fact.document]))
        return [one for one, holder in holders(log) if holder == fact.id]

    def lost(self) -> list[Decision]:
        """What holds but is said of facts that are not in the base: of articles that are gone, or that were parsed again."""
        log = list(holders(self.every()))

        def found(now: Snapshot) -> list[Decision]:
            there = {fact: now.reader.fact(fact) is not None for fact in {fact for _, fact in log}}
            return [one for one, fact in log if not there[fact]]

        return self._present.ask(found)

    @property
    def begun(self) -> bool:
        """Whether anybody decided anything in this base."""
        return self._present.ask(lambda now: now.reader.decision_count()) > 0

    def every(self) -> Iterator[Decision]:
        """All decisions of the base, undone ones too, in the order they were made."""
        for path in decision_files(self._present.folder):
            with suppress(ShardDamaged):
                yield from read_decisions(path)[1]

    def progress(self, query: Node, *, kind: str | None = None, company: str | None = None) -> tuple[int, int] | None:
        """Of how many of the investments and metrics of an answer people said something, and how many of them there are.

        Rejected ones count though they are hidden. What the query asks of review does not: who goes through "review:open"
        wants to know how far that is. None while nobody decided anything, and where there are none.
        """
        asked = both(without_review(query), _FACTS)
        shown = without_doubtful(asked)

        def counted(now: Snapshot) -> tuple[int, int] | None:
            if not now.reader.decision_count():
                return None
            keys = now.keys_of(company)
            undecided = now.reader.count(both(shown, _OPEN), kind=kind, company=keys)
            total = now.reader.count(shown, kind=kind, company=keys)
            total += now.reader.count(both(asked, _REJECTED), kind=kind, company=keys) if shown != asked else 0
            return (total - undecided, total) if total else None

        return self._present.ask(counted)
