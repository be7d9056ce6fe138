"""The folder of a base as the disk lets us have it: made, refused, or held for writing, each failure as one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import NO_ROOM, BaseMissing, BaseNotWritable, BaseUnreadable, IndexDamaged, IndexWithoutRoom
from store.persist.feeds import FEEDS
from store.persist.lock import WAIT, Waiting, writer_lock
from store.persist.manifest import BACKUP, DECISIONS, FACTS, read_manifest
from store.persist.migration import migrate, migrate_locked
from store.persist.originals import ORIGINALS
from store.persist.shards import prepare, shard_files

_NO_ROOM = "no room left"


def known(folder: Path) -> None:
    """Refuse a folder that is no base, or one that is newer than we are."""
    try:
        if read_manifest(folder) is None and not shard_files(folder):
            raise BaseMissing(folder)
    except OSError as error:
        raise BaseUnreadable(folder, error.strerror or "it cannot be read") from error


def make_base(folder: Path) -> None:
    """Make a base in an empty folder or a new one. Raises BaseUnreadable for one that holds something else."""
    try:
        if folder.is_dir() and any(folder.iterdir()) and not (folder / FACTS).is_dir():
            own = {"writer.lock", "writer.pid", "index", "base.json", DECISIONS, BACKUP, ORIGINALS, FEEDS}
            if any(path.name not in own for path in folder.iterdir()):
                raise BaseUnreadable(folder, "it holds something else; name an empty folder or a new one")
        prepare(folder)
    except FileExistsError as error:
        raise BaseUnreadable(folder, "there is a file of that name") from error
    except NotADirectoryError as error:
        raise BaseUnreadable(folder, "a part of its path is a file") from error
    except OSError as error:
        raise BaseNotWritable(folder, _why(error)) from error


def brought_up_to_date(folder: Path) -> list[str]:
    """Migrate a base of an older schema, and say so; one that cannot be written to is read as it is. Raises BaseBusy."""
    try:
        moved = migrate(folder, wait=WAIT)
    except OSError as error:
        return [f"{folder} is of an older schema and could not be brought up to date ({_why(error)}): it is read as it is."]
    return [moved] if moved else []


@contextmanager
def writing(folder: Path, wait: float, waiting: Waiting | None = None) -> Iterator[None]:
    """The writer's lock, and one sentence for whatever the disk says."""
    try:
        with writer_lock(folder, wait=wait, waiting=waiting):
            migrate_locked(folder)
            yield
    except OSError as error:
        raise BaseNotWritable(folder, _why(error)) from error
    except IndexWithoutRoom as error:
        raise BaseNotWritable(folder, _NO_ROOM) from error
    except IndexDamaged as error:
        raise BaseNotWritable(folder, "its search index could not be made, perhaps for want of room") from error


def _why(error: OSError) -> str:
    if error.errno in NO_ROOM:
        return _NO_ROOM
    return (error.strerror or type(error).__name__).lower()
