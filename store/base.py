"""The one door to the store: read sources, parse, and a base of facts to add to and to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs

from store import integrity
from store.errors import (
    BaseMissing,
    BaseUnreadable,
    FactUnknown,
    IndexDamaged,
    ShardDamaged,
)
from store.exchange.archive import archive_lines, read_archive
from store.exchange.csv import csv_lines
from store.exchange.jsonl import jsonl_lines, line
from store.exchange.markdown import markdown_lines
from store.folder import known, make_base, writing
from store.integrity import Checked, Repaired
from store.model import Company, Document, Fact, text_digest
from store.persist.lock import Waiting, writer_lock
from store.persist.manifest import Manifest, read_manifest, write_manifest
from store.persist.shards import Stored, append, open_name, prepare, read_shard, shard_files
from store.search.doubt import without_doubtful
from store.search.index import BEFORE_ALL, CompanyCount, Index, Page, Row, Sort
from store.search.query import parse_query
from store.search.syntax import Everything, Node, render
from store.sources import Source, expand, read, read_article
from store.upkeep import INDEX, WAIT, current_index, damaged_entry, fresh_index, index_documents, index_stamp, write_built

if TYPE_CHECKING:
    from store.parse.pipeline import Parsed

__all__ = [
    "Base",
    "CompanyCount",
    "Everything",
    "Node",
    "Page",
    "Row",
    "Sort",
    "Source",
    "Stored",
    "annotation_line",
    "archive_lines",
    "check_base",
    "csv_lines",
    "default_folder",
    "expand",
    "foreign_language",
    "jsonl_lines",
    "markdown_lines",
    "parse_document",
    "parse_documents",
    "parse_query",
    "read",
    "read_archive",
    "read_article",
    "render",
    "repair_base",
    "without_doubtful",
]

T = TypeVar("T")


def default_folder() -> Path:
    """Where a base is when nobody says: in the user's data directory."""
    return Path(platformdirs.user_data_dir("factdeck", appauthor=False)) / "base"


def parse_document(document: Document, pipeline: str | None = None) -> Parsed:
    """Read one document with the named spaCy pipeline, else the default one; loads it at the first call."""
    from store.parse.language import DEFAULT_PIPELINE, load_pipeline
    from store.parse.pipeline import parse

    return parse(document, load_pipeline(pipeline or DEFAULT_PIPELINE))


def parse_documents(
    documents: Iterable[Document], pipeline: str | None = None, jobs: int = 1, cluster: str | None = None
) -> Iterator[Stored]:
    """The documents with their facts, in order, ready to `add`; over `jobs` processes, or the Dask `cluster` at an address.

    Raises WorkerLost when one of them ends before it is done, ClusterUnusable.
    """
    from store import workers
    from store.parse.language import DEFAULT_PIPELINE

    name = pipeline or DEFAULT_PIPELINE
    parsed = workers.parse_on_cluster(documents, name, cluster) if cluster else workers.parse_documents(documents, name, jobs)
    for document, facts in parsed:
        yield Stored(document, facts)


def foreign_language(document: Document) -> str | None:
    """The name of the language that a document is in, when it isn't English; None for English and for too few words."""
    from store.parse import tongue

    return tongue.foreign_language(document.text)


def annotation_line(parsed: Parsed) -> str:
    """What the parser saw in a document, as a line of JSON."""
    from store.parse.annotations import annotate

    return line(annotate(parsed))


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch came to: documents stored, the facts in them, and documents that were there already."""

    stored: int
    facts: int
    known: int


class Base:
    """A folder with documents and facts, and the index over them. Reading takes no lock.

    `notices` are sentences about what is wrong with the base but does not stop it from working.
    """

    def __init__(self, folder: Path, index: Index, notices: Sequence[str]) -> None:
        self.folder = folder
        self.notices = tuple(notices)
        self._index = index
        self._seen = index_stamp(folder)

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Base:
        """The base in `folder`; its index is brought up to date with the shards first, if it is not.

        Raises BaseMissing when there is none and `create` is false, BaseUnreadable, BaseTooNew, BaseNotWritable.
        """
        try:
            manifest, files = read_manifest(folder), shard_files(folder)
        except OSError as error:
            raise BaseUnreadable(folder, error.strerror or "it cannot be read") from error
        if manifest is None and not files:
            if not create:
                raise BaseMissing(folder)
            make_base(folder)
        index, notices = current_index(folder)
        return cls(folder, index, notices)

    @property
    def stamp(self) -> tuple[int, int] | None:
        """Changes when another process has added something; a look at one file's name, no more."""
        return index_stamp(self.folder)

    def news(self) -> int:
        """How many facts the base has on disk beyond those that this one answers from; 0 while nobody added any."""
        if self.stamp == self._seen:
            return 0
        index = Index.readable(self.folder / INDEX)
        try:
            return max(0, index.fact_count() - self._index.fact_count()) if index else 0
        except IndexDamaged:
            return 0

    @property
    def untouched(self) -> bool:
        """Whether nothing was ever stored in it."""
        manifest = read_manifest(self.folder)
        return not (manifest and manifest.shards) and not shard_files(self.folder)

    # Adding ----------------------------------------------------------------------------------------------------------

    def add(self, batch: Sequence[Stored], *, wait: float = WAIT, waiting: Waiting | None = None) -> Added:
        """Store documents with their facts, all of them or, if it fails, none; those already there change nothing.

        Documents are known by their text: a stored document's id is the digest of it. While another process writes,
        `waiting` is called once with its pid. Raises BaseBusy, after `wait` seconds, and BaseNotWritable.
        """
        with writing(self.folder, wait, waiting):
            prepare(self.folder)
            self._index, notices = current_index(self.folder, locked=True)
            self.notices = tuple(notices)
            fresh: dict[str, Stored] = {}
            for stored in batch:
                own = _by_digest(stored)
                if own.document.id not in fresh and self._index.document(own.document.id) is None:
                    fresh[own.document.id] = own
            if fresh:
                self._append(list(fresh.values()))
        return Added(len(fresh), sum(len(stored.facts) for stored in fresh.values()), len(batch) - len(fresh))

    def _append(self, fresh: list[Stored]) -> None:
        """Shards, then manifest, then index: what the earlier hold, the later can be made from again."""
        manifest = read_manifest(self.folder) or Manifest()
        name = open_name(manifest.shards, shard_files(self.folder))
        try:
            entry = append(self.folder, name, fresh)
        except ShardDamaged as damage:
            manifest = manifest.with_shard(damaged_entry(self.folder, manifest.shard(name), name, damage))
            write_manifest(self.folder, manifest)
            name = open_name(manifest.shards, shard_files(self.folder))
            entry = append(self.folder, name, fresh)
        manifest = manifest.with_shard(entry)
        write_manifest(self.folder, manifest)
        # From here on the documents are stored: an index that fails is made again when the base is opened next.
        try:
            with self._index.writing() as writing:
                index_documents(writing, name, fresh, entry.documents - len(fresh))
            write_built(self.folder, manifest)
            self._seen = index_stamp(self.folder)
        except (IndexDamaged, OSError) as error:
            self.notices = (*self.notices, f"Stored, but not yet in the search index: {error}")

    def _ask(self, question: Callable[[Index], T]) -> T:
        """Ask the index; one that turns out to be damaged is made anew first."""
        try:
            return question(self._index)
        except IndexDamaged:
            self._index, notices = fresh_index(self.folder)
            self.notices = tuple(notices)
            return question(self._index)

    # Asking ----------------------------------------------------------------------------------------------------------

    def find(
        self,
        query: Node,
        *,
        kind: str | None = None,
        company: str | None = None,
        sort: Sort | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """The facts that a query accepts, a page of them."""
        return self._ask(lambda index: index.page(query, kind=kind, company=company, sort=sort, offset=offset, limit=limit))

    def every(self, query: Node, *, sort: Sort | None = None) -> Iterator[Row]:
        """All facts that a query accepts, in the order of `sort`, read page by page."""
        if sort is None or sort.column is None:
            yield from self._steps(query)
            return
        offset, step = 0, 500
        while True:
            page = self.find(query, sort=sort, offset=offset, limit=step)
            yield from page.rows
            offset += step
            if offset >= page.total:
                return

    def _steps(self, query: Node) -> Iterator[Row]:
        """All facts that a query accepts in reading order; an index that turns out to be damaged on the way is made anew."""
        after: float | None = BEFORE_ALL
        while after is not None:
            rows, after = self._ask(partial(Index.step, node=query, after=after))
            yield from rows

    def entries(self, query: Node) -> Iterator[Stored]:
        """The documents of the facts that a query accepts, each with those facts; all documents for `Everything`."""
        if isinstance(query, Everything):
            for path in shard_files(self.folder):
                with suppress(ShardDamaged):
                    yield from read_shard(path)[1]
            return
        for document_id, rows in groupby(self.every(query), key=lambda row: row.fact.evidence.document):
            document = self.document(document_id)
            if document is not None:
                yield Stored(document, tuple(row.fact for row in rows))

    def count(self, query: Node, *, kind: str | None = None, company: str | None = None) -> int:
        """How many facts a query accepts."""
        return self._ask(lambda index: index.count(query, kind=kind, company=company))

    def companies(self, query: Node, *, limit: int = 1000) -> list[tuple[str, int]]:
        """The companies of the facts that a query accepts with how many of them there are, those with most first."""
        return self._ask(lambda index: index.companies(query, limit=limit))

    def company_counts(self, query: Node, names: Sequence[str]) -> list[CompanyCount]:
        """How many facts of each kind that a query accepts name each of `names`, a page of them."""
        return self._ask(lambda index: index.company_counts(query, names)) if names else []

    def company(self, name: str) -> Company | None:
        """What is known of a company: its fact in the first document that tells a type or an owner, else in any."""
        facts = [fact for fact in self._ask(lambda index: index.company_facts(name)) if isinstance(fact, Company)]
        return max(facts, key=lambda fact: (fact.owner is not None, fact.type != "company"), default=None)

    def brands(self, owner: str) -> list[str]:
        """The companies that belong to `owner`, by name."""
        query = parse_query(f'kind:company "{owner}"') if owner.strip() else Everything()
        rows = self.find(query, kind="company", limit=100).rows
        return sorted({row.fact.name for row in rows if isinstance(row.fact, Company) and row.fact.owner == owner})

    def fact(self, fact_id: str) -> Row:
        """The fact with an id; FactUnknown when there is none."""
        row = self._ask(lambda index: index.fact(fact_id))
        if row is None:
            raise FactUnknown(fact_id)
        return row

    def document(self, document_id: str) -> Document | None:
        """The article with an id."""
        return self._ask(lambda index: index.document(document_id))

    def facts_of(self, document_id: str) -> list[Fact]:
        """The facts of an article, in reading order."""
        return self._ask(lambda index: index.facts_of(document_id))

    def related(self, fact: Fact) -> list[Fact]:
        """The other investments and metrics of a fact's sentence."""
        return [
            other
            for other in self.facts_of(fact.evidence.document)
            if other.id != fact.id and other.kind != "company" and other.evidence.sentence_span == fact.evidence.sentence_span
        ]

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
            "shards": len(manifest.shards),
            "bytes": sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()),
        }


def check_base(folder: Path, progress: integrity.Progress = lambda done, total: None) -> Checked:
    """Look at everything in the base in `folder`, without mending anything. Raises BaseMissing, BaseBusy."""
    known(folder)
    try:
        with writer_lock(folder, wait=WAIT):
            return integrity.check(folder, progress)
    except OSError:  # a base that may only be read is looked at without the lock
        return integrity.check(folder, progress)


def repair_base(folder: Path, waiting: Waiting | None = None) -> tuple[Repaired, Sequence[str]]:
    """Set damaged shards of the base in `folder` aside, keep what is whole in them, and make its index anew.

    What is still wrong afterwards comes as sentences. Raises BaseMissing, BaseBusy, BaseNotWritable.
    """
    known(folder)
    with writing(folder, WAIT, waiting):
        repaired = integrity.repair(folder)
        return repaired, fresh_index(folder, locked=True)[1]


def _by_digest(stored: Stored) -> Stored:
    """The same under the document's digest, so that one text is one document whatever its source called it."""
    digest = text_digest(stored.document.text)
    if stored.document.id == digest:
        return stored
    facts = tuple(replace(fact, evidence=replace(fact.evidence, document=digest)) for fact in stored.facts)
    source = f"{stored.document.source} ({stored.document.id})"
    return Stored(replace(stored.document, id=digest, source=source), facts)
