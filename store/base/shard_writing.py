"""Writing to the open shard of a part of a base, and noting one that turns out to be damaged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from store.errors import ShardDamaged
from store.persist.manifest import Manifest, ShardEntry, read_manifest, write_manifest
from store.persist.shards import open_name


def append_to_part(
    folder: Path, part: str, files: Sequence[Path], full: int, write: Callable[[str], ShardEntry]
) -> tuple[Manifest, ShardEntry]:
    """Write to the open shard of a part of the base, and give the new manifest and that shard's entry.

    `write` gets the shard's name. One that turns out to be damaged is noted so, and the next number is taken. The writer's
    lock is held; raises OSError.
    """
    manifest = read_manifest(folder) or Manifest()
    name = open_name(manifest.part(part), files, full)
    try:
        entry = write(name)
    except ShardDamaged as damage:
        key = f"{part}/{name}"
        manifest = manifest.with_shard(damaged_entry(folder, manifest.every().get(key), key, damage), part)
        write_manifest(folder, manifest)
        entry = write(open_name(manifest.part(part), files, full))
    manifest = manifest.with_shard(entry, part)
    write_manifest(folder, manifest)
    return manifest, entry


def damaged_entry(folder: Path, known: ShardEntry | None, key: str, damage: ShardDamaged) -> ShardEntry:
    """The manifest's entry of a shard that cannot be read; `key` is its place in the base."""
    path = folder / key
    return ShardEntry(
        name=path.name,
        size=path.stat().st_size if path.exists() else 0,
        checksum=known.checksum if known else "",
        records=known.records if known else 0,
        damaged=str(damage),
    )
