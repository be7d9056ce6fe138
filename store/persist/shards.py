"""Shards: TinyDB files of about 2,000 documents each, so that writing costs what is written, not what is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from store.errors import ShardDamaged
from store.frozen import Frozen
from store.model import Document, Fact, identified
from store.model.codec import document_from, document_object, fact_from, fact_object
from store.persist.files import remove_leftovers
from store.persist.manifest import BACKUP, DECISIONS, FACTS, ShardEntry
from store.persist.originals import ORIGINALS
from store.persist.storage import AtomicStorage, checksum, decode_tables

if TYPE_CHECKING:
    from store.upgrade import Upgrade

FULL = 200
"""Documents from which on a shard is closed."""
_NAME = re.compile(r"\d{4,}\.json")
_TABLES = {"company": "companies", "investment": "investments", "metric": "metrics"}


class Stored(Frozen):
    """A document with its facts, as a shard holds it."""

    document: Document
    facts: tuple[Fact, ...]


def shard_files(folder: Path) -> list[Path]:
    """The shards' files in order."""
    return numbered_files(folder / FACTS)


def numbered_files(folder: Path) -> list[Path]:
    """The files of a folder that are named as shards are, in order."""
    return sorted(path for path in folder.glob("*.json") if _NAME.fullmatch(path.name)) if folder.is_dir() else []


def prepare(folder: Path) -> None:
    """Make the folder of a base; what a killed writer left half-written goes."""
    (folder / FACTS).mkdir(parents=True, exist_ok=True)
    remove_leftovers(folder)
    for part in (FACTS, DECISIONS, BACKUP):
        remove_leftovers(folder / part)
    for digests in (folder / ORIGINALS).glob("??"):
        remove_leftovers(digests)


def open_name(entries: Sequence[ShardEntry], files: Sequence[Path], full: int = FULL) -> str:
    """The shard that new records go to: the last one while it has room and is whole, else the next number."""
    if entries and entries[-1].damaged is None and entries[-1].records < full:
        return entries[-1].name
    taken = [int(Path(name).stem) for name in (*(entry.name for entry in entries), *(path.name for path in files))]
    return f"{max(taken, default=0) + 1:04}.json"


def append(folder: Path, name: str, batch: Iterable[Stored]) -> ShardEntry:
    """Add documents to a shard in one write, and give its new entry; ShardDamaged when it cannot be read."""
    tables = _tables(batch)
    size, sum_, counts = append_records(folder / FACTS / name, tables)
    return ShardEntry(name=name, size=size, checksum=sum_, records=counts["documents"])


def write_shard(folder: Path, name: str, content: Iterable[Stored]) -> ShardEntry:
    """Replace a shard by one with these documents and facts, and give its entry."""
    tables = {
        table: {str(number): record for number, record in enumerate(records, 1)}
        for table, records in _tables(content).items()
        if records
    }
    storage = AtomicStorage(folder / FACTS / name)
    storage.write(tables)
    return ShardEntry(name=name, size=storage.size, checksum=storage.checksum, records=len(tables.get("documents", ())))


def _tables(content: Iterable[Stored]) -> dict[str, list[Mapping[str, object]]]:
    tables: dict[str, list[Mapping[str, object]]] = {name: [] for name in ("documents", *_TABLES.values())}
    for stored in content:
        tables["documents"].append(document_object(stored.document))
        for fact in stored.facts:
            tables[_TABLES[fact.kind]].append(fact_object(fact))
    return tables


def append_records(path: Path, tables: Mapping[str, Sequence[Mapping[str, object]]]) -> tuple[int, str, Mapping[str, int]]:
    """Add records to tables of a TinyDB file in one write: its new size, its checksum, how many each table holds now."""
    from tinydb import TinyDB
    from tinydb.middlewares import CachingMiddleware

    storage = AtomicStorage(path)
    cache = CachingMiddleware(lambda: storage)  # type: ignore[no-untyped-call]  # TinyDB leaves it unannotated
    cache.WRITE_CACHE_SIZE = 10**9  # one write for the whole batch, when it is closed
    database = TinyDB(storage=cache)
    for table, records in tables.items():
        if records:
            database.table(table).insert_multiple(records)
    counts = {table: len(database.table(table)) for table in tables}
    database.close()
    return storage.size, storage.checksum, counts


def read_shard(path: Path, upgrade: Upgrade | None = None) -> tuple[ShardEntry, list[Stored]]:
    """A shard's entry, and its documents with their facts in the order they were added; ShardDamaged when unreadable.

    Each fact of a document has an id of its own, whatever was stored.
    Records of an older schema are read as those of the present one, which `upgrade` takes note of.
    """
    entry, documents, every = read_records(path, upgrade)
    facts: dict[str, list[Fact]] = {}
    for fact in every:
        facts.setdefault(fact.document, []).append(fact)
    return entry, [Stored(document, tuple(identified(facts.get(document.id, ())))) for document in documents]


def read_records(path: Path, upgrade: Upgrade | None = None) -> tuple[ShardEntry, list[Document], list[Fact]]:
    """A shard's entry, its documents, and its facts, whatever document they name; ShardDamaged when unreadable."""
    content = read_bytes(path)
    tables, up = decode_tables(path, content), upgrade or _upgrade()
    try:
        facts: list[Fact] = [
            fact_from(up.fact(record)) for table in _TABLES.values() for record in tables.get(table, {}).values()
        ]
        documents = [document_from(record) for record in tables.get("documents", {}).values()]
    except NOT_RECORDS as error:
        raise ShardDamaged(path, "its records are not facts") from error
    return ShardEntry(name=path.name, size=len(content), checksum=checksum(content), records=len(documents)), documents, facts


def whole_records(path: Path) -> tuple[list[Document], list[Fact]]:
    """Of a shard whose records are not all whole, those that are; none of one that is no tables at all."""
    try:
        tables = decode_tables(path, read_bytes(path))
    except ShardDamaged:
        return [], []
    up = _upgrade()
    facts: list[Fact] = []
    for table in _TABLES.values():
        facts.extend(whole(tables.get(table, {}).values(), lambda record: fact_from(up.fact(record))))
    return list(whole(tables.get("documents", {}).values(), document_from)), facts


NOT_RECORDS = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What is raised by a record that is not what it should be."""
T = TypeVar("T")


def whole(records: Iterable[Any], read: Callable[[Any], T]) -> Iterator[T]:
    """What can be read of some records."""
    for record in records:
        with suppress(*NOT_RECORDS):
            yield read(record)


def read_bytes(path: Path) -> bytes:
    """What is in a shard's file; ShardDamaged when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ShardDamaged(path, error.strerror or "unreadable") from error


def _upgrade() -> Upgrade:
    from store.upgrade import Upgrade  # late: who only asks the index reads no shard

    return Upgrade()
