"""Bringing a base of an older schema up to date: a backup first, then each step, the version last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from store.errors import ShardDamaged
from store.persist.decisions import decision_files, read_decisions, write_decisions
from store.persist.files import sync_folder
from store.persist.lock import writer_lock
from store.persist.manifest import (
    BACKUP,
    DECISIONS,
    MANIFEST,
    SCHEMA_VERSION,
    Manifest,
    read_manifest,
    schema_version,
    write_manifest,
)
from store.persist.shards import read_bytes, read_shard, shard_files, write_shard
from store.persist.storage import decode_tables

_BEFORE = 2


def migrate(folder: Path, *, wait: float) -> str | None:
    """Write the base in the present schema, and give a sentence about it; None when it has it already.

    The manifest with the new version is replaced last and at once, so a migration that was interrupted starts again.
    Raises OSError for a base that cannot be written (it is read as it is), BaseBusy.
    """
    if not is_of_older_schema(folder):
        return None
    with writer_lock(folder, wait=wait):
        return migrate_locked(folder)


def migrate_locked(folder: Path) -> str | None:
    """The same for who holds the writer's lock: nothing may be written into a base of an older schema."""
    if not is_of_older_schema(folder):
        return None
    manifest = read_manifest(folder) or Manifest()
    old = schema_version(folder) or _BEFORE
    backup = _back_up(folder, f"schema-{old}-generation-{manifest.generation}")
    write_manifest(folder, _rewritten(folder, manifest))
    return f"The base was of schema version {old} and is of version {SCHEMA_VERSION} now; as it was, it is in {backup}."


def _rewritten(folder: Path, manifest: Manifest) -> Manifest:
    """The manifest of the shards, each written anew in the present schema; what is damaged is left as it is.

    Facts come first, for what was decided is understood by them. Records that are of the present schema already stay as they
    are, so that a migration that was interrupted goes on where it was.
    """
    from store.upgrade import Upgrade  # late: most bases are of the present schema

    upgrade = Upgrade()
    for path in shard_files(folder):
        with suppress(ShardDamaged):
            _, content = read_shard(path, upgrade)
            manifest = manifest.with_shard(write_shard(folder, path.name, content))
    for path in decision_files(folder):
        with suppress(ShardDamaged):
            _, log = read_decisions(path, upgrade)
            manifest = manifest.with_shard(write_decisions(folder, path.name, log), DECISIONS)
    return manifest


def is_of_older_schema(folder: Path) -> bool:
    """Whether a base has to be migrated; one without a manifest shows it in its records."""
    version = schema_version(folder)
    return version != SCHEMA_VERSION if version is not None else any(map(_has_older_records, shard_files(folder)))


def _has_older_records(path: Path) -> bool:
    with suppress(ShardDamaged, AttributeError):
        tables = decode_tables(path, read_bytes(path))
        facts = (fact for name, records in tables.items() if name != "documents" for fact in records.values())
        return any("confidence_of" not in fact for fact in facts if isinstance(fact, dict))
    return False


def _back_up(folder: Path, name: str) -> Path:
    """Keep the base's files as they are now. Files are replaced, never written into, so a second name for each is enough."""
    backup = folder / BACKUP / name
    if backup.exists():
        return backup
    temporary = backup.with_name(f".{name}.{os.getpid()}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    for path in _files(folder):
        copy = temporary / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            copy.hardlink_to(path)
        except OSError:  # a file system without second names
            shutil.copy2(path, copy)
        sync_folder(copy.parent)
    temporary.rename(backup)
    sync_folder(backup.parent)
    return backup


def _files(folder: Path) -> Iterator[Path]:
    if (folder / MANIFEST).exists():
        yield folder / MANIFEST
    yield from shard_files(folder)
    yield from decision_files(folder)
