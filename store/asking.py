"""What a base answers of facts, documents and decisions; an index that is damaged is made anew on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from store.errors import FactUnknown, IndexDamaged, ShardDamaged
from store.model import Decision, Document, Fact
from store.model.decision import standing_decisions
from store.model.standing import holders
from store.persist.decisions import decision_files, read_decisions
from store.persist.manifest import Manifest, read_manifest
from store.persist.shards import Stored, read_shard, shard_files
from store.search.answers import Page, Row, Sort
from store.search.grouping import Groups
from store.search.index import BEFORE_ALL, Index
from store.search.syntax import Everything, Node
from store.upkeep import INDEX, forget_built, fresh_index, index_stamp

T = TypeVar("T")


class Asking:
    """What can be asked of the facts, documents and decisions of the base in a folder. Reading takes no lock.

    `notices` are sentences about what is wrong with the base but does not stop it from working.
    """

    def __init__(self, folder: Path, index: Index, notices: Sequence[str], *, patient: bool = True) -> None:
        """One that is `patient` waits while a damaged index is made anew; else it answers with nothing, and is `damaged`."""
        self.folder = folder
        self.notices = tuple(notices)
        self.damaged = False
        self._patient = patient
        self._index = index
        self._seen = index_stamp(folder)
        self._groups: Groups | None = None
        self._words: Sequence[str] | None = None

    def _forget(self) -> None:
        """The base has changed: what was asked once is asked again."""
        self._groups = self._words = None

    @property
    def stamp(self) -> tuple[int, int] | None:
        """Changes when another process has added something; a look at one file's name, no more."""
        return index_stamp(self.folder)

    @property
    def has_damage(self) -> bool:
        """Whether a shard of the base cannot be read."""
        return any(shard.damaged for shard in (read_manifest(self.folder) or Manifest()).every().values())

    def news(self) -> int:
        """How many facts and decisions the base has on disk beyond those that this one answers from; 0 while there are none.

        Facts that were read anew without becoming more count as one piece of news.
        """
        if self.stamp == self._seen:
            return 0
        index = Index.readable(self.folder / INDEX)
        try:
            if index is None:
                return 0
            facts = index.fact_count() - self._index.fact_count()
            return max(1, facts + index.decision_count() - self._index.decision_count())
        except IndexDamaged:
            return 0

    def _ask(self, question: Callable[[Index], T]) -> T:
        """Ask the index; one that turns out to be damaged is made anew first, or when the base is opened next."""
        try:
            return question(self._index)
        except IndexDamaged:
            self._forget()
            if self._patient:
                self._index, notices = fresh_index(self.folder)
                self.notices = tuple(notices)
            else:
                with suppress(OSError):
                    forget_built(self.folder)
                self._index, self.damaged = Index.in_memory(), True
            return question(self._index)

    # Asking ----------------------------------------------------------------------------------------------------------

    def find(
        self,
        query: Node,
        *,
        kind: str | None = None,
        company: str | None = None,
        also: Collection[str] = (),
        sort: Sort | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """The facts that a query accepts, of one kind, of the company with a name: a page of them.

        Facts of the kind whose ids are in `also` are among them whatever they say: a list that is being read keeps what
        it has told, though a decision may take it out of the answer.
        """
        keys = self._keys(company)
        return self._ask(
            lambda index: index.page(query, kind=kind, company=keys, also=also, sort=sort, offset=offset, limit=limit)
        )

    def every(self, query: Node, *, company: str | None = None, sort: Sort | None = None) -> Iterator[Row]:
        """All facts that a query accepts, of one company or all, in the order of `sort`, read page by page."""
        if sort is None or sort.column is None:
            yield from self._steps(query, company)
            return
        offset, step = 0, 500
        while True:
            page = self.find(query, company=company, sort=sort, offset=offset, limit=step)
            yield from page.rows
            offset += step
            if offset >= page.total:
                return

    def _steps(self, query: Node, company: str | None) -> Iterator[Row]:
        """All facts that a query accepts in reading order; an index that turns out to be damaged on the way is made anew."""
        keys = self._keys(company)
        after: float | None = BEFORE_ALL
        while after is not None:
            rows, after = self._ask(partial(Index.step, node=query, company=keys, after=after))
            yield from rows

    def entries(self, query: Node) -> Iterator[Stored]:
        """The documents of the facts that a query accepts, each with all its facts as they were read."""
        if isinstance(query, Everything):
            for path in shard_files(self.folder):
                with suppress(ShardDamaged):
                    yield from read_shard(path)[1]
            return
        for document_id, _ in groupby(self.every(query), key=lambda row: row.fact.evidence.document):
            placed = self._ask(partial(Index.placed, document_id=document_id))
            if placed is not None:
                yield Stored(placed[0], tuple(placed[1]))

    def count(self, query: Node, *, kind: str | None = None, company: str | None = None, also: Collection[str] = ()) -> int:
        """How many facts a query accepts, those of `also` among them, as in `find`."""
        keys = self._keys(company)
        return self._ask(lambda index: index.count(query, kind=kind, company=keys, also=also))

    @property
    def groups(self) -> Groups:
        """Which names are one company, as documents and people say; asked of the index once after each change."""
        if self._groups is None:
            said = self._ask(lambda index: index.decisions("kind", ("merge", "split", "undo", "redo")))
            self._groups = Groups(self._ask(Index.claims), standing_decisions(said))
        return self._groups

    def _keys(self, company: str | None) -> Sequence[str]:
        return () if company is None else self.groups.keys_of(company)

    # Facts -----------------------------------------------------------------------------------------------------------

    def fact(self, fact_id: str) -> Row:
        """The fact with an id; FactUnknown when there is none."""
        row = self.look_up(fact_id)
        if row is None:
            raise FactUnknown(fact_id)
        return row

    def look_up(self, fact_id: str) -> Row | None:
        """The fact with an id; None when there is none, perhaps since another process parsed its article again."""
        return self._ask(lambda index: index.fact(fact_id))

    def document(self, document_id: str) -> Document | None:
        """The article with an id."""
        return self._ask(lambda index: index.document(document_id))

    def facts_of(self, document_id: str) -> list[Fact]:
        """The facts of an article, in reading order."""
        return [row.fact for row in self._ask(lambda index: index.facts_of(document_id))]

    def related(self, fact: Fact) -> list[Row]:
        """The other investments and metrics of a fact's sentence."""
        here = fact.evidence.sentence_span
        rows = self._ask(lambda index: index.facts_of(fact.evidence.document))
        others = (row for row in rows if row.fact.id != fact.id and row.fact.kind != "company")
        return [row for row in others if row.fact.evidence.sentence_span == here]

    def summary(self) -> Mapping[str, Any]:
        """What is in the base: counts of documents and of each kind of fact, shards, and size on disk in bytes."""
        manifest = read_manifest(self.folder) or Manifest()
        everything = Everything()
        return {
            "folder": str(self.folder),
            "documents": self._ask(lambda index: index.document_count()),
            "companies": self.count(everything, kind="company"),
            "investments": self.count(everything, kind="investment"),
            "metrics": self.count(everything, kind="metric"),
            "decisions": self._ask(Index.decision_count),
            "shards": len(manifest.shards),
            "bytes": sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()),
        }

    def decisions(self, fact: Fact) -> list[Decision]:
        """What was decided of a fact, in order, without what was undone."""
        from store.journal import log_of_documents

        log = self._ask(lambda index: log_of_documents(index, [fact.evidence.document]))
        return [one for one, holder in holders(log) if holder == fact.id]

    def lost_decisions(self) -> list[Decision]:
        """What holds but is said of facts that are not in the base: of articles that are gone, or that were parsed again."""
        there: dict[str, bool] = {}
        lost = []
        for one, fact in holders(self.every_decision()):
            if fact not in there:
                there[fact] = self._ask(partial(Index.fact, fact_id=fact)) is not None
            if not there[fact]:
                lost.append(one)
        return lost

    @property
    def any_decision(self) -> bool:
        """Whether anybody decided anything in this base."""
        return self._ask(Index.decision_count) > 0

    def every_decision(self) -> Iterator[Decision]:
        """All decisions of the base, undone ones too, in the order they were made."""
        for path in decision_files(self.folder):
            with suppress(ShardDamaged):
                yield from read_decisions(path)[1]
