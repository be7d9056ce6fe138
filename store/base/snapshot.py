"""One moment of a base, which questions are asked of, and how the next one takes its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from store.base.index_files import INDEX, forget_built, index_stamp
from store.base.index_sync import fresh_index
from store.errors import IndexDamaged
from store.model.decision import standing_decisions
from store.search.grouping import Groups
from store.search.index import Index
from store.search.reader import Reader

T = TypeVar("T")


class Snapshot:
    """What the index held at one moment, and which names were one company then: worked out once, when it is first asked."""

    def __init__(self, reader: Reader, stamp: tuple[int, int] | None, groups: Groups | None = None) -> None:
        self.reader = reader
        self.stamp = stamp
        self._groups = groups

    @property
    def groups(self) -> Groups:
        """Which names are one company, as documents and people say."""
        groups = self._groups
        if groups is None:
            said = self.reader.decisions("kind", ("merge", "split", "undo", "redo"))
            groups = self._groups = Groups(self.reader.claims(), standing_decisions(said))
        return groups

    @property
    def known_groups(self) -> Groups | None:
        """The same if it was asked for already."""
        return self._groups

    def keys_of(self, company: str | None) -> Sequence[str]:
        """The keys of all names of a company; none for no company."""
        return () if company is None else self.groups.keys_of(company)


class Present:
    """The folder of a base and its snapshot of now. A write makes a new one and puts it there in a single assignment.

    `notices` are sentences about what is wrong with the base but does not stop it from working.
    """

    def __init__(self, folder: Path, index: Index, notices: Sequence[str], *, patient: bool = True) -> None:
        """One that is `patient` waits while a damaged index is made anew; else it answers with nothing, and is `damaged`."""
        self.folder = folder
        self.notices = tuple(notices)
        self.damaged = False
        self._patient = patient
        self.index = index
        self.snapshot = Snapshot(index.reader, index_stamp(folder))

    def show(self, groups: Groups | None = None) -> None:
        """Ask from now on what the index holds now; `groups` says which names are one company, where that is known."""
        self.snapshot = Snapshot(self.index.reader, index_stamp(self.folder), groups)

    def replace(self, index: Index, notices: Sequence[str]) -> None:
        """Go on with another index, which was brought up to date; what was known of the snapshot is forgotten."""
        self.index, self.notices = index, tuple(notices)
        self.show()

    def told(self, sentence: str) -> None:
        """Add to what is wrong."""
        self.notices = (*self.notices, sentence)

    def ask(self, question: Callable[[Snapshot], T]) -> T:
        """Ask the snapshot; an index that turns out to be damaged is made anew first, or when the base is opened next."""
        try:
            return question(self.snapshot)
        except IndexDamaged:
            self._mend()
            return question(self.snapshot)

    def _mend(self) -> None:
        if self._patient:
            self.replace(*fresh_index(self.folder))
            return
        with suppress(OSError):
            forget_built(self.folder)
        self.damaged = True
        self.replace(Index.in_memory(), self.notices)

    def moment(self) -> Present:
        """The base as it is now, whatever is written meanwhile."""
        return _Moment(self)

    def news(self) -> int:
        """How many facts and decisions the base has on disk beyond those of the snapshot; 0 while there are none.

        Facts that were read anew without becoming more count as one piece of news.
        """
        seen = self.snapshot
        if index_stamp(self.folder) == seen.stamp:
            return 0
        index = Index.readable(self.folder / INDEX)
        try:
            if index is None:
                return 0
            more = index.reader.fact_count() - seen.reader.fact_count()
            return max(1, more + index.reader.decision_count() - seen.reader.decision_count())
        except IndexDamaged:
            return 0


class _Moment(Present):
    """A snapshot that stays; damage is mended where it was taken from."""

    def __init__(self, source: Present) -> None:
        self._source = source
        self.folder, self.notices, self.damaged, self.index = source.folder, source.notices, source.damaged, source.index
        self.snapshot = source.snapshot

    def _mend(self) -> None:
        if self._source.snapshot is self.snapshot:
            self._source._mend()  # noqa: SLF001  # of its own class
        self.snapshot, self.damaged = self._source.snapshot, self._source.damaged

    def moment(self) -> Present:
        return self
