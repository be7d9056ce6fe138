"""Shards of decisions: small TinyDB files of their own, so that a decision costs a decision, not a shard of articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import ShardDamaged
from store.model import Decision
from store.model.codec import decision_from, decision_object
from store.persist.manifest import DECISIONS, ShardEntry
from store.persist.shards import NOT_RECORDS, append_records, numbered_files, read_bytes, whole
from store.persist.storage import AtomicStorage, checksum, decode_tables

if TYPE_CHECKING:
    from store.upgrade import Upgrade

FULL = 1000
"""Decisions from which on a shard of them is closed."""


def decision_files(folder: Path) -> list[Path]:
    """The shards of decisions in order."""
    return numbered_files(folder / DECISIONS)


def append_decisions(folder: Path, name: str, batch: Sequence[Decision]) -> ShardEntry:
    """Add decisions to a shard in one write, and give its new entry; ShardDamaged when it cannot be read."""
    (folder / DECISIONS).mkdir(exist_ok=True)
    size, sum_, counts = append_records(folder / DECISIONS / name, {DECISIONS: [decision_object(one) for one in batch]})
    return ShardEntry(name=name, size=size, checksum=sum_, records=counts[DECISIONS])


def write_decisions(folder: Path, name: str, log: Sequence[Decision]) -> ShardEntry:
    """Replace a shard by one with these decisions, and give its entry."""
    storage = AtomicStorage(folder / DECISIONS / name)
    storage.write({DECISIONS: {str(number): decision_object(one) for number, one in enumerate(log, 1)}})
    return ShardEntry(name=name, size=storage.size, checksum=storage.checksum, records=len(log))


def read_decisions(path: Path, upgrade: Upgrade | None = None) -> tuple[ShardEntry, list[Decision]]:
    """A shard's entry and its decisions in the order they were made; ShardDamaged when unreadable.

    Those of an older schema are read as what they say now, which `upgrade` knows once it has seen the facts.
    """
    content = read_bytes(path)
    tables, up = decode_tables(path, content), upgrade or _upgrade()
    try:
        found = [decision_from(one) for record in tables.get(DECISIONS, {}).values() for one in up.decision(record)]
    except NOT_RECORDS as error:
        raise ShardDamaged(path, "its records are not decisions") from error
    return ShardEntry(name=path.name, size=len(content), checksum=checksum(content), records=len(found)), found


def whole_decisions(path: Path) -> list[Decision]:
    """Of a shard whose records are not all whole, those that are; none of one that is no tables at all."""
    try:
        tables = decode_tables(path, read_bytes(path))
    except ShardDamaged:
        return []
    return list(whole(tables.get(DECISIONS, {}).values(), decision_from))


Log = tuple[dict[str, list[Decision]], dict[str, ShardEntry], dict[str, ShardDamaged]]


def read_log(folder: Path, upgrade: Upgrade | None = None) -> Log:
    """All decisions by shard, in order; the shards' entries; and what is wrong with those that cannot be read."""
    log: dict[str, list[Decision]] = {}
    entries: dict[str, ShardEntry] = {}
    damages: dict[str, ShardDamaged] = {}
    for path in decision_files(folder):
        try:
            entries[path.name], log[path.name] = read_decisions(path, upgrade)
        except ShardDamaged as damage:
            damages[path.name] = damage
    return log, entries, damages


def _upgrade() -> Upgrade:
    from store.upgrade import Upgrade  # late: who only asks the index reads no shard

    return Upgrade()
