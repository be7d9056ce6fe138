"""The manifest: which shards a base has, and how large and whole they were when they were last written."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

import orjson

from store.errors import BaseTooNew, BaseUnreadable
from store.persist.files import replace_file

SCHEMA_VERSION = 1
MANIFEST = "base.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardEntry:
    """A shard: its file's name, size in bytes, SHA-256, number of documents; `damaged` says what is wrong with it."""

    name: str
    size: int
    checksum: str
    documents: int
    damaged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`generation` goes up with each write."""

    generation: int = 0
    shards: tuple[ShardEntry, ...] = field(default_factory=tuple)

    def with_shard(self, entry: ShardEntry) -> Manifest:
        """The manifest of the next generation, with a shard added or replaced."""
        others = tuple(shard for shard in self.shards if shard.name != entry.name)
        return Manifest(generation=self.generation + 1, shards=tuple(sorted((*others, entry), key=lambda shard: shard.name)))

    def shard(self, name: str) -> ShardEntry | None:
        """The entry of a shard."""
        return next((shard for shard in self.shards if shard.name == name), None)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a base; None when it has none or a damaged one (it can be made again from the shards).

    Raises BaseTooNew for a schema of the future, BaseUnreadable when the file may not be read.
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
        version = record["schema"]
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise BaseTooNew(folder, version)
        return Manifest(
            generation=int(record["generation"]),
            shards=tuple(ShardEntry(**shard) for shard in record["shards"]),
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest."""
    record = {
        "schema": SCHEMA_VERSION,
        "generation": manifest.generation,
        "shards": [asdict(shard) for shard in manifest.shards],
    }
    replace_file(folder / MANIFEST, orjson.dumps(record, option=orjson.OPT_INDENT_2))
