"""Writing to a base: one writer at a time, shards first, then the manifest, then the index."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.base.folder import writing
from store.base.index_files import index_stamp, write_built
from store.base.index_sync import current_index
from store.base.snapshot import Present
from store.errors import IndexDamaged
from store.frozen import Frozen, replace
from store.model import Company, Decision, Document, Fact, identified, text_digest
from store.persist.lock import WAIT, Waiting
from store.persist.manifest import FACTS
from store.persist.originals import keep_originals
from store.persist.shards import FULL, Stored, append, prepare, shard_files
from store.search.doubt import DOUBTFUL
from store.search.grouping import Claim, Groups, claims_of

if TYPE_CHECKING:
    from store.base.reparse import Reparsed
    from store.search.indexed import Told


Originals = Mapping[str, bytes]
"""What documents were taken from, packed with gzip, by the digests of what it was before."""
_NONE: Originals = {}
_NUMBERED = re.compile(r":\d+$")
"""The end of a source that is a line of a file, an entry of a feed or a message of a mailbox: others stand there next time."""


class Added(Frozen, kw_only=True):
    """What a batch came to: documents stored, those that were there already, and the facts in the first.

    Of these `doubtful` are hidden; `agreeing` and `conflicting` tell of what another article told already.
    """

    stored: int = 0
    known: int = 0
    companies: int = 0
    investments: int = 0
    metrics: int = 0
    doubtful: int = 0
    agreeing: int = 0
    conflicting: int = 0

    @property
    def facts(self) -> int:
        """All facts that were stored."""
        return self.companies + self.investments + self.metrics

    def plus(self, other: Added) -> Added:
        """Both together."""
        return Added(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


class Write:
    """What is written to a base. All of it raises BaseBusy, after `wait` seconds, and BaseNotWritable.

    While another process writes, `waiting` is called once with its pid.
    """

    def __init__(self, present: Present) -> None:
        self._present = present

    @contextmanager
    def turn(self, wait: float = WAIT, waiting: Waiting | None = None) -> Iterator[None]:
        """The writer's lock, with the index as the shards are now; what was written shows when it ends."""
        present, folder = self._present, self._present.folder
        with writing(folder, wait, waiting):
            prepare(folder)
            before = present.snapshot
            same = index_stamp(folder) == before.stamp
            index, notices = current_index(folder, locked=True, known=present.index if same else None)
            present.replace(index, notices)
            if same:
                present.show(before.known_groups)
            yield

    def add(
        self,
        batch: Sequence[Stored],
        *,
        originals: Originals = _NONE,
        time: str | None = None,
        wait: float = WAIT,
        waiting: Waiting | None = None,
    ) -> Added:
        """Store documents with their facts, all of them or, if it fails, none; those already there change nothing.

        Documents are known by their text: a stored document's id is the digest of it. `time` is when, for their `added`;
        `originals` has the packed bytes of what they were taken from, by digest.
        """
        with self.turn(wait, waiting):
            reader = self._present.snapshot.reader
            fresh: dict[str, Stored] = {}
            for stored in batch:
                own = _by_digest(stored, time)
                if own.document.id not in fresh and reader.document(own.document.id) is None:
                    fresh[own.document.id] = _tied(own, reader.documents_from(own.document.url) if own.document.url else ())
            told = self._append(list(fresh.values()), originals) if fresh else {}
        return _added(list(fresh.values()), len(batch) - len(fresh), told)

    def supersede(
        self, batch: Sequence[Stored], user: str, time: str, *, originals: Originals = _NONE, waiting: Waiting | None = None
    ) -> Added:
        """Store documents, each in the place of the older texts of its source; what was decided goes over where it can."""
        from store.base.reparse import supersede

        added = Added()
        with self.turn(WAIT, waiting):
            for stored in batch:
                fresh = _by_digest(stored, time)
                reader = self._present.snapshot.reader
                if reader.document(fresh.document.id) is not None:
                    added = added.plus(Added(known=1))
                    continue
                key = _place_of(fresh.document)
                older = [one.id for one in reader.documents_from(key)] if key else []
                self._append([fresh], originals)
                supersede(self._present, older, fresh, user, time)
                rows = self._present.snapshot.reader.facts_of(fresh.document.id)
                told = {row.read.id: row.told for row in rows if row.told is not None}
                added = added.plus(_added([fresh], 0, told))
        return added

    def remove(self, documents: Sequence[str], *, wait: float = WAIT, waiting: Waiting | None = None) -> int:
        """Take articles out with their facts; what was decided of these stays in the log. How many were there."""
        from store.base.reparse import remove

        with self.turn(wait, waiting):
            return remove(self._present, documents)

    def reparse(self, parsed: Sequence[Stored], user: str, time: str, *, waiting: Waiting | None = None) -> Reparsed:
        """Replace the facts of documents of the base by those that they were parsed into now."""
        from store.base.reparse import reparse

        with self.turn(WAIT, waiting):
            return reparse(self._present, parsed, user, time)

    def log(self, decisions: Sequence[Decision]) -> None:
        """Write decisions down; the turn is held."""
        if not decisions:
            return
        from store.base.journal import append_to_log, index_log

        present = self._present
        about_companies = any(one.verb in ("merge", "split", "undo", "redo") for one in decisions)
        manifest, entry = append_to_log(present.folder, decisions)
        try:
            groups = self._groups_after(decisions) if about_companies else present.snapshot.groups
            index_log(present.folder, present.index, decisions, manifest, entry, groups)
            present.show(groups)
        except (IndexDamaged, OSError) as error:
            present.told(f"Stored, but not yet in the search index: {error}")

    def _groups_after(self, decisions: Sequence[Decision]) -> Groups:
        """Which names are one company once decisions are in the log."""
        from store.model.decision import standing_decisions

        reader = self._present.snapshot.reader
        said = reader.decisions("kind", ("merge", "split", "undo", "redo"))
        return Groups(reader.claims(), standing_decisions([*said, *decisions]))

    def _append(self, fresh: list[Stored], originals: Originals) -> Mapping[str, Told]:
        """Originals, shards, manifest, index: what is named is there, and what the earlier hold, the later is made from."""
        from store.base.index_writing import SHARD_PLACES, Shard, index_documents, link_again
        from store.base.journal import log_of_documents  # late, like all that only who writes needs
        from store.base.shard_writing import append_to_part
        from store.model.standing import standings

        present, folder = self._present, self._present.folder
        keep_originals(folder, originals, (one.document.original for one in fresh if one.document.original))
        manifest, entry = append_to_part(folder, FACTS, shard_files(folder), FULL, lambda name: append(folder, name, fresh))
        # From here on the documents are stored: an index that fails is made again when the base is opened next.
        try:
            reader = present.snapshot.reader
            said = standings(log_of_documents(reader, [one.document.id for one in fresh]))
            groups, changed = self._with_claims(fact for one in fresh for fact in one.facts)
            first = max(entry.records - len(fresh), reader.last_place(f"{FACTS}/{entry.name}") % SHARD_PLACES + 1)
            told = index_documents(present.index, Shard(entry.name, first), fresh, said, groups)
            if changed:
                told |= link_again(present.index, present.index.reader.indexed_of_companies(changed), groups)
            write_built(folder, manifest)
            present.show(groups)
        except (IndexDamaged, OSError) as error:
            present.told(f"Stored, but not yet in the search index: {error}")
            return {}
        return told

    def _with_claims(self, facts: Iterable[Fact]) -> tuple[Groups, Sequence[str]]:
        """Which names are one company with what new facts say, and the keys of those that became one by it."""
        groups = self._present.snapshot.groups
        fresh = {claim for fact in facts if isinstance(fact, Company) for claim in claims_of(fact)}
        if groups.knows(fresh):
            return groups, ()
        now = groups.with_claims(sorted(fresh, key=str))
        return now, _changed(fresh, groups, now)


def _changed(claims: Collection[Claim], before: Groups, now: Groups) -> list[str]:
    keys = {key for claim in claims for key in (claim.key, claim.other)}
    return sorted(key for key in keys if before.keys_of(key) != now.keys_of(key))


def _added(fresh: Sequence[Stored], known: int, told: Mapping[str, Told]) -> Added:
    facts = [fact for one in fresh for fact in one.facts]
    kinds = {kind: sum(fact.kind == kind for fact in facts) for kind in ("company", "investment", "metric")}
    own = [told[fact.id] for fact in facts if fact.id in told]
    return Added(
        stored=len(fresh),
        known=known,
        companies=kinds["company"],
        investments=kinds["investment"],
        metrics=kinds["metric"],
        doubtful=sum(fact.confidence < DOUBTFUL for fact in facts),
        agreeing=sum(not one.differ for one in own),
        conflicting=sum(bool(one.differ) for one in own),
    )


def _place_of(document: Document) -> str | None:
    """What an article's texts have in common: its address, or its file; None where it only has a place in one of several."""
    by_place = document.source == "-" or _NUMBERED.search(document.source)
    return document.url or (None if by_place else document.source)


def _tied(stored: Stored, before: Sequence[Document]) -> Stored:
    """A document that takes up another text of its address, tied to the last of those that were found there before."""
    if not before or stored.document.revises is not None:
        return stored
    last = max(before, key=lambda one: (one.added or "", one.retrieved or ""))
    return Stored(replace(stored.document, revises=last.id), stored.facts)


def _by_digest(stored: Stored, time: str | None) -> Stored:
    """The same under the document's digest, so that one text is one document whatever its source called it."""
    document = stored.document
    digest = text_digest(document.text)
    added = document.added or time
    if document.id == digest:
        return stored if added == document.added else Stored(replace(document, added=added), stored.facts)
    facts = tuple(replace(fact, document=digest, id="") for fact in stored.facts)
    source = f"{document.source} ({document.id})"
    return Stored(replace(document, id=digest, source=source, added=added), tuple(identified(facts)))
