"""Shards of decisions: small TinyDB files of their own, so that a decision costs a decision, not a shard of articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.errors import ShardDamaged
from store.model import Decision
from store.model.codec import decision_from, decision_object
from store.persist.manifest import DECISIONS, ShardEntry
from store.persist.shards import NOT_RECORDS, append_records, numbered_files, read_bytes, whole
from store.persist.storage import checksum, decode_tables

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


def read_decisions(path: Path) -> tuple[ShardEntry, list[Decision]]:
    """A shard's entry and its decisions in the order they were made; ShardDamaged when unreadable."""
    content = read_bytes(path)
    tables = decode_tables(path, content)
    try:
        found = [decision_from(record) for record in tables.get(DECISIONS, {}).values()]
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


def read_log(folder: Path) -> tuple[dict[str, list[Decision]], dict[str, ShardEntry], dict[str, ShardDamaged]]:
    """All decisions by shard, in order; the shards' entries; and what is wrong with those that cannot be read."""
    log: dict[str, list[Decision]] = {}
    entries: dict[str, ShardEntry] = {}
    damages: dict[str, ShardDamaged] = {}
    for path in decision_files(folder):
        try:
            entries[path.name], log[path.name] = read_decisions(path)
        except ShardDamaged as damage:
            damages[path.name] = damage
    return log, entries, damages
