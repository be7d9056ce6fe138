"""The one door to the store: read sources, parse, and a base of facts to add to and to ask."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from store.errors import (
    BaseBusy,
    BaseMissing,
    BaseNotWritable,
    BaseUnreadable,
    FactUnknown,
    ShardDamaged,
)
from store.exchange.csv import csv_lines
from store.exchange.jsonl import jsonl_lines, line
from store.exchange.markdown import markdown_lines
from store.model import Company, Document, Fact, text_digest
from store.persist.files import replace_file
from store.persist.lock import writer_lock
from store.persist.manifest import Manifest, ShardEntry, read_manifest, write_manifest
from store.persist.shards import FACTS, Stored, append, inspect, open_name, prepare, read_shard, shard_files
from store.search.index import CompanyCount, Index, Page, Row, Sort, Writing, built_from, built_record
from store.search.query import parse_query
from store.search.syntax import Everything, Node, render
from store.sources import Source, expand, read, read_article

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
    "csv_lines",
    "default_folder",
    "expand",
    "jsonl_lines",
    "markdown_lines",
    "parse_document",
    "parse_query",
    "read",
    "read_article",
    "render",
]

WAIT = 5.0
"""Seconds that a writer waits for another one."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def default_folder() -> Path:
    """Where a base is when nobody says: in the user's data directory."""
    return Path(platformdirs.user_data_dir("factdeck", appauthor=False)) / "base"


def parse_document(document: Document, pipeline: str | None = None) -> Parsed:
    """Read one document with the named spaCy pipeline, else the default one; loads it at the first call."""
    from store.parse.language import DEFAULT_PIPELINE, load_pipeline
    from store.parse.pipeline import parse

    return parse(document, load_pipeline(pipeline or DEFAULT_PIPELINE))


def annotation_line(parsed: Parsed) -> str:
    """What the parser saw in a document, as a line of JSON."""
    from store.parse.annotations import annotate

    return line(annotate(parsed))


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch came to: documents stored, and documents that were there already."""

    stored: int
    known: int


class Base:
    """A folder with documents and facts, and the index over them. Reading takes no lock.

    `notices` are sentences about what is wrong with the base but does not stop it from working.
    """

    def __init__(self, folder: Path, index: Index, notices: Sequence[str]) -> None:
        self.folder = folder
        self.notices = tuple(notices)
        self._index = index

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
            _create(folder)
            manifest = Manifest()
        manifest = manifest or Manifest()
        index, notices = _current_index(folder, manifest)
        return cls(folder, index, notices)

    # Adding ----------------------------------------------------------------------------------------------------------

    def add(self, batch: Sequence[Stored], *, wait: float = WAIT) -> Added:
        """Store documents with their facts, all of them or, if it fails, none; those already there change nothing.

        Documents are known by their text: a stored document's id is the digest of it. Raises BaseBusy and
        BaseNotWritable.
        """
        with _writing(self.folder, wait):
            prepare(self.folder)
            self._index, notices = _current_index(self.folder, read_manifest(self.folder) or Manifest(), locked=True)
            self.notices = tuple(notices)
            fresh: dict[str, Stored] = {}
            for stored in batch:
                own = _by_digest(stored)
                if own.document.id not in fresh and self._index.document(own.document.id) is None:
                    fresh[own.document.id] = own
            if fresh:
                self._append(list(fresh.values()))
        return Added(len(fresh), len(batch) - len(fresh))

    def _append(self, fresh: list[Stored]) -> None:
        """Shards, then manifest, then index: what the earlier hold, the later can be made from again."""
        manifest = read_manifest(self.folder) or Manifest()
        name = open_name(manifest.shards, shard_files(self.folder))
        try:
            entry = append(self.folder, name, fresh)
        except ShardDamaged as damage:
            manifest = manifest.with_shard(_damaged(self.folder, manifest, name, damage))
            write_manifest(self.folder, manifest)
            name = open_name(manifest.shards, shard_files(self.folder))
            entry = append(self.folder, name, fresh)
        write_manifest(self.folder, manifest.with_shard(entry))
        with self._index.writing() as writing:
            _index_documents(writing, name, fresh, entry.documents - len(fresh))
        _write_built(self.folder, _sizes(self.folder))

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
        return self._index.page(query, kind=kind, company=company, sort=sort, offset=offset, limit=limit)

    def every(self, query: Node, *, kind: str | None = None) -> Iterator[Row]:
        """All facts that a query accepts, in reading order, read page by page."""
        offset, step = 0, 500
        while True:
            page = self.find(query, kind=kind, offset=offset, limit=step)
            yield from page.rows
            offset += step
            if offset >= page.total:
                return

    def count(self, query: Node, *, kind: str | None = None, company: str | None = None) -> int:
        """How many facts a query accepts."""
        return self._index.count(query, kind=kind, company=company)

    def companies(self, query: Node, *, limit: int = 1000) -> list[CompanyCount]:
        """The companies of the facts that a query accepts, those with most facts first."""
        return self._index.companies(query, limit=limit)

    def company(self, name: str) -> Company | None:
        """What is known of a company: its fact in the first document that tells a type or an owner, else in any."""
        facts = [fact for fact in self._index.company_facts(name) if isinstance(fact, Company)]
        return max(facts, key=lambda fact: (fact.owner is not None, fact.type != "company"), default=None)

    def brands(self, owner: str) -> list[str]:
        """The companies that belong to `owner`, by name."""
        query = parse_query(f'kind:company "{owner}"') if owner.strip() else Everything()
        rows = self._index.page(query, kind="company", limit=100).rows
        return sorted({row.fact.name for row in rows if isinstance(row.fact, Company) and row.fact.owner == owner})

    def fact(self, fact_id: str) -> Row:
        """The fact with an id; FactUnknown when there is none."""
        row = self._index.fact(fact_id)
        if row is None:
            raise FactUnknown(fact_id)
        return row

    def document(self, document_id: str) -> Document | None:
        """The article with an id."""
        return self._index.document(document_id)

    def facts_of(self, document_id: str) -> list[Fact]:
        """The facts of an article, in reading order."""
        return self._index.facts_of(document_id)

    def summary(self) -> Mapping[str, Any]:
        """What is in the base: counts of documents and of each kind of fact, shards, and size on disk in bytes."""
        manifest = read_manifest(self.folder) or Manifest()
        everything = Everything()
        return {
            "folder": str(self.folder),
            "documents": self._index.document_count(),
            "companies": self.count(everything, kind="company"),
            "investments": self.count(everything, kind="investment"),
            "metrics": self.count(everything, kind="metric"),
            "shards": len(manifest.shards),
            "bytes": sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()),
        }


def _by_digest(stored: Stored) -> Stored:
    """The same under the document's digest, so that one text is one document whatever its source called it."""
    digest = text_digest(stored.document.text)
    if stored.document.id == digest:
        return stored
    facts = tuple(replace(fact, evidence=replace(fact.evidence, document=digest)) for fact in stored.facts)
    source = f"{stored.document.source} ({stored.document.id})"
    return Stored(replace(stored.document, id=digest, source=source), facts)


def _create(folder: Path) -> None:
    try:
        if folder.is_dir() and any(folder.iterdir()) and not (folder / FACTS).is_dir():
            known = {"writer.lock", "writer.pid", "index", "base.json"}
            if any(path.name not in known for path in folder.iterdir()):
                raise BaseUnreadable(folder, "it holds something else; name an empty folder or a new one")
        prepare(folder)
    except FileExistsError as error:
        raise BaseUnreadable(folder, "there is a file of that name") from error
    except NotADirectoryError as error:
        raise BaseUnreadable(folder, "a part of its path is a file") from error
    except OSError as error:
        raise BaseNotWritable(folder, _why(error)) from error


@contextmanager
def _writing(folder: Path, wait: float) -> Iterator[None]:
    """The writer's lock, and one sentence for whatever the disk says."""
    try:
        with writer_lock(folder, wait=wait):
            yield
    except OSError as error:
        raise BaseNotWritable(folder, _why(error)) from error


def _why(error: OSError) -> str:
    if error.errno in _NO_ROOM:
        return "no room left"
    return (error.strerror or type(error).__name__).lower()


def _sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in shard_files(folder)}


def _write_built(folder: Path, sizes: dict[str, int]) -> None:
    name, content = built_record(sizes)
    replace_file(folder / "index" / name, content)


def _damaged(folder: Path, manifest: Manifest, name: str, damage: ShardDamaged) -> ShardEntry:
    known = manifest.shard(name)
    path = folder / FACTS / name
    return ShardEntry(
        name=name,
        size=path.stat().st_size,
        checksum=known.checksum if known else "",
        documents=known.documents if known else 0,
        damaged=str(damage),
    )


# The index, brought up to date ----------------------------------------------------------------------------------------


def _current_index(folder: Path, manifest: Manifest, *, locked: bool = False) -> tuple[Index, list[str]]:
    """The index as the shards are now, and notices of shards that are set aside."""
    notices = [str(shard.damaged) for shard in manifest.shards if shard.damaged]
    sizes = _sizes(folder)
    if built_from(folder / "index") == sizes:
        index = Index.on_disk(folder / "index") if locked else Index.readable(folder / "index")
        if index is not None and (not sizes or _agrees(manifest, sizes)):
            return index, notices
    if locked:
        return _rebuilt(folder, manifest, sizes)
    try:
        with writer_lock(folder, wait=WAIT):
            return _rebuilt(folder, read_manifest(folder) or Manifest(), _sizes(folder))
    except BaseBusy:
        stale = Index.readable(folder / "index")
        if stale is None:
            raise
        return stale, [*notices, "Another process is writing: what it adds is not shown yet."]
    except OSError:
        return _in_memory(folder)


def _agrees(manifest: Manifest, sizes: Mapping[str, int]) -> bool:
    return {shard.name: shard.size for shard in manifest.shards} == sizes


def _rebuilt(folder: Path, manifest: Manifest, sizes: dict[str, int]) -> tuple[Index, list[str]]:
    """Index again the shards that differ from what the index was built from; the writer's lock is held."""
    index = Index.on_disk(folder / "index")
    built = built_from(folder / "index") or {}
    notices: list[str] = []
    changed = [name for name, size in sizes.items() if built.get(name) != size]
    gone = [name for name in built if name not in sizes]
    entries = {shard.name: shard for shard in manifest.shards if shard.name in sizes}
    if changed or gone or not built:
        with index.writing() as writing:
            writing.remove_shards([*changed, *gone])
            for name in changed:
                try:
                    entries[name] = _index_shard(writing, folder, name)
                except ShardDamaged as damage:
                    entries[name] = _damaged(folder, manifest, name, damage)
    for name, size in sizes.items():
        if name not in entries or (entries[name].size != size and not entries[name].damaged):
            try:
                entries[name] = inspect(folder / FACTS / name)
            except ShardDamaged as damage:
                entries[name] = _damaged(folder, manifest, name, damage)
    shards = tuple(sorted(entries.values(), key=lambda shard: shard.name))
    if shards != manifest.shards or read_manifest(folder) is None:
        write_manifest(folder, Manifest(generation=manifest.generation + 1, shards=shards))
    _write_built(folder, sizes)
    notices += [str(shard.damaged) for shard in shards if shard.damaged]
    return index, notices


def _index_shard(writing: Writing, folder: Path, name: str) -> ShardEntry:
    path = folder / FACTS / name
    stored = list(read_shard(path))
    _index_documents(writing, name, stored, 0)
    return inspect(path)


def _index_documents(writing: Writing, name: str, stored: Iterable[Stored], first: int) -> None:
    number = int(Path(name).stem)
    for position, one in enumerate(stored, first):
        writing.add(one.document, one.facts, name, number * 10_000 + position)


def _in_memory(folder: Path) -> tuple[Index, list[str]]:
    """An index for a base that cannot be written to: made anew each time, and gone afterwards."""
    index = Index.in_memory()
    notices = [f"{folder} cannot be written to: its index was made in memory."]
    with index.writing() as writing:
        for path in shard_files(folder):
            try:
                _index_documents(writing, path.name, read_shard(path), 0)
            except ShardDamaged as damage:
                notices.append(str(damage))
    return index, notices
