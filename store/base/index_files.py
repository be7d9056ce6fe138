"""The files of a base's index: what it was built from, whether that is what the shards are, and when it was written last."""

from __future__ import annotations

from pathlib import Path

from store.persist.decisions import decision_files
from store.persist.files import replace_file
from store.persist.manifest import DECISIONS, FACTS, MANIFEST, Manifest
from store.persist.shards import shard_files
from store.search.index import built_from, built_record

INDEX = "index"


def notices_of(manifest: Manifest) -> list[str]:
    """What is wrong with the shards of a manifest."""
    return [shard.damaged for shard in manifest.every().values() if shard.damaged]


def sizes_of(folder: Path) -> dict[str, int]:
    """The shards' files, by their place in the base, with their sizes in bytes."""
    paths = {FACTS: shard_files(folder), DECISIONS: decision_files(folder)}
    return {f"{part}/{path.name}": path.stat().st_size for part, found in paths.items() for path in found}


def write_built(folder: Path, manifest: Manifest, *, without: str | None = None) -> None:
    """Note that the index holds the whole shards of a manifest, all or all but one."""
    name, content = built_record({key: size for key, size in _whole(manifest).items() if key != without})
    replace_file(folder / INDEX / name, content)


def index_stamp(folder: Path) -> tuple[int, int] | None:
    """What changes with each write of the index: when its last file was written, and its size; None when there is none."""
    try:
        status = (folder / INDEX / built_record({})[0]).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def forget_built(folder: Path) -> None:
    """Note that nobody knows what the index holds, so that it is made anew."""
    (folder / INDEX / built_record({})[0]).unlink(missing_ok=True)


def is_current(folder: Path, manifest: Manifest) -> bool:
    """Whether the index was built from the shards as they are, and the damaged ones are as they were."""
    sizes = sizes_of(folder)
    damaged = {key: shard.size for key, shard in manifest.every().items() if shard.damaged}
    if any(_touched(folder, key, size) for key, size in damaged.items()):
        return False
    whole = {name: size for name, size in sizes.items() if name not in damaged}
    return built_from(folder / INDEX) == whole == _whole(manifest)


def _whole(manifest: Manifest) -> dict[str, int]:
    return {key: shard.size for key, shard in manifest.every().items() if not shard.damaged}


def _touched(folder: Path, key: str, size: int) -> bool:
    """Whether a damaged shard was changed, or put back, since the manifest was written."""
    try:
        now = (folder / key).stat()
        return now.st_size != size or now.st_mtime_ns > (folder / MANIFEST).stat().st_mtime_ns
    except FileNotFoundError:
        return size != 0
