"""The manifest: which shards a base has, and how large and whole they were when they were last written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import orjson

from store.errors import BaseTooNew, BaseUnreadable
from store.frozen import Frozen, field, plain_object, replace
from store.persist.files import replace_file

SCHEMA_VERSION = 3
MANIFEST = "base.json"
FACTS, DECISIONS, BACKUP = "facts", "decisions", "backup"
"""Folders of a base: shards of articles with their facts, shards of decisions, what was before a migration."""


class ShardEntry(Frozen, kw_only=True):
    """A shard: its file's name, size in bytes and SHA-256; `records` are its documents, of a shard of decisions these.

    `damaged` says what is wrong with it.
    """

    name: str
    size: int
    checksum: str
    records: int
    damaged: str | None = None


class Manifest(Frozen, kw_only=True):
    """The shards of documents with their facts, and those of decisions. `generation` goes up with each write."""

    generation: int = 0
    shards: tuple[ShardEntry, ...] = field(default_factory=tuple)
    decisions: tuple[ShardEntry, ...] = field(default_factory=tuple)

    def part(self, part: str) -> tuple[ShardEntry, ...]:
        """The shards of one folder of the base, `facts` or `decisions`."""
        return self.decisions if part == DECISIONS else self.shards

    def with_shard(self, entry: ShardEntry, part: str = FACTS) -> Manifest:
        """The manifest of the next generation, with a shard of one folder added or replaced."""
        changed = _with(self.part(part), entry)
        generation = self.generation + 1
        if part == DECISIONS:
            return replace(self, generation=generation, decisions=changed)
        return replace(self, generation=generation, shards=changed)

    def every(self) -> dict[str, ShardEntry]:
        """All shards by their file's place in the base: "facts/0001.json", "decisions/0001.json"."""
        return {f"{FACTS}/{shard.name}": shard for shard in self.shards} | {
            f"{DECISIONS}/{shard.name}": shard for shard in self.decisions
        }

    def shard(self, name: str) -> ShardEntry | None:
        """The entry of a shard of facts."""
        return next((shard for shard in self.shards if shard.name == name), None)


def _with(shards: tuple[ShardEntry, ...], entry: ShardEntry) -> tuple[ShardEntry, ...]:
    others = (shard for shard in shards if shard.name != entry.name)
    return tuple(sorted((*others, entry), key=lambda shard: shard.name))


def _count_records(record: Mapping[str, Any]) -> dict[str, Any]:
    """From 1 to 2: there are shards of decisions too, so that what a shard counts is its records."""
    shards = [{("records" if key == "documents" else key): value for key, value in one.items()} for one in record["shards"]]
    return {**record, "schema": 2, "shards": shards, "decisions": []}


def _as_it_is(record: Mapping[str, Any]) -> dict[str, Any]:
    """From 2 to 3: records in the shards have other fields (`store.upgrade`), the manifest has the same."""
    return {**record, "schema": 3}


_UPGRADES: Mapping[int, Callable[[Mapping[str, Any]], dict[str, Any]]] = {1: _count_records, 2: _as_it_is}
"""From each schema version to the next one."""


def schema_version(folder: Path) -> int | None:
    """The schema version that a base was written with; None when its manifest is missing or damaged."""
    try:
        version = orjson.loads((folder / MANIFEST).read_bytes())["schema"]
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError):
        return None
    return version if isinstance(version, int) else None


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a base; None when it has none or a damaged one (it can be made again from the shards).

    One of an older schema is read as the present one; on the disk it stays as it is. Raises BaseTooNew for a schema of the
    future, BaseUnreadable when the file may not be read.
    """
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BaseUnreadable(folder, f"{MANIFEST} cannot be read ({error.strerror})") from error
    try:
        record = orjson.loads(content)
        if record["schema"] not in range(1, SCHEMA_VERSION + 1):
            raise BaseTooNew(folder, record["schema"])
        while record["schema"] != SCHEMA_VERSION:
            record = _UPGRADES[record["schema"]](record)
        return Manifest(
            generation=int(record["generation"]),
            shards=tuple(ShardEntry(**shard) for shard in record["shards"]),
            decisions=tuple(ShardEntry(**shard) for shard in record["decisions"]),
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest."""
    record = {
        "schema": SCHEMA_VERSION,
        "generation": manifest.generation,
        "shards": [plain_object(shard) for shard in manifest.shards],
        "decisions": [plain_object(shard) for shard in manifest.decisions],
    }
    replace_file(folder / MANIFEST, orjson.dumps(record, option=orjson.OPT_INDENT_2))
