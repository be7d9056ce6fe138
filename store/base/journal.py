"""Writing down what people decide: appended to the shards of decisions first, then to the index."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from store.base.index_files import write_built
from store.base.index_writing import documents_of, index_again, index_decisions
from store.base.shard_writing import append_to_part
from store.model import Decision
from store.model.naming import name_key
from store.model.standing import standings
from store.persist.decisions import FULL, append_decisions, decision_files
from store.persist.manifest import DECISIONS, Manifest, ShardEntry
from store.search.grouping import Groups
from store.search.index import Index
from store.search.linking import write_linked
from store.search.reader import Reader


def append_to_log(folder: Path, decisions: Sequence[Decision]) -> tuple[Manifest, ShardEntry]:
    """Store decisions, and give the manifest and the shard that they went to. The writer's lock is held; raises OSError."""
    return append_to_part(
        folder, DECISIONS, decision_files(folder), FULL, lambda name: append_decisions(folder, name, decisions)
    )


def index_log(
    folder: Path, index: Index, decisions: Sequence[Decision], manifest: Manifest, entry: ShardEntry, groups: Groups
) -> None:
    """Index decisions that were stored, and what they say of the facts. Raises IndexDamaged, OSError.

    `groups` are as they are after them: what companies were called one, or apart, is compared again.
    """
    log = [*_log_of(index.reader, decisions), *decisions]
    said = standings(log)
    with index.writing() as writing:
        index_decisions(writing, entry.name, decisions, entry.records - len(decisions))
        documents, _ = _reached(index.reader, documents_of(decisions, log))
        index_again(index, writing, documents, said, groups)
        names = {name for one in log if one.verb in ("merge", "split") for name in (one.company, one.value) if name}
        keys = sorted({key for name in names for key in (name_key(name), *groups.keys_of(name))})
        if keys:
            write_linked(index.reader, writing, groups, again=index.reader.indexed_of_companies(keys))
    write_built(folder, manifest)


def log_of_documents(reader: Reader, documents: Collection[str]) -> list[Decision]:
    """All that was decided of the facts of some documents, and what was undone of it, in order."""
    documents, batches = _reached(reader, documents)
    return reader.decisions_of_any(("about", documents), ("batch", batches)) if batches else []


def _log_of(reader: Reader, decisions: Sequence[Decision]) -> list[Decision]:
    """What was decided before of the documents that decisions speak of, and in the batches of either."""
    own = {one.batch for one in decisions}
    documents, batches = _reached(reader, documents_of(decisions, reader.decisions("batch", sorted(own))))
    return reader.decisions_of_any(("about", documents), ("batch", sorted({*own, *batches})))


def _reached(reader: Reader, documents: Collection[str]) -> tuple[list[str], list[str]]:
    """Documents with those that decisions went over to from them, and came from; the batches of what is said of all these."""
    reached: set[str] = set()
    batches: set[str] = set()
    beyond = set(documents)
    while beyond:
        reached |= beyond
        about = reader.decisions("about", sorted(beyond))
        batches.update(one.batch for one in about)
        beyond = {document for one in about for document in one.documents} - reached
    return sorted(reached), sorted(batches)
