"""The one door to the store: read sources, parse, and a base of facts to add to and to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from store.errors import (
    BaseMissing,
    BaseUnreadable,
    IndexDamaged,
)
from store.exchange.archive import archive_lines, read_archive
from store.exchange.csv import csv_lines
from store.exchange.jsonl import jsonl_lines, reviewed_lines
from store.exchange.markdown import markdown_lines
from store.folder import brought_up_to_date, known, make_base, writing
from store.frozen import Frozen, replace
from store.model import Decision, Verb, text_digest
from store.model.decision import batch_to_redo, batch_to_undo
from store.model.standing import standings
from store.parsing import annotation_line, foreign_language, parse_document, parse_documents
from store.persist.lock import WAIT, Waiting, writer_lock
from store.persist.manifest import FACTS, SCHEMA_VERSION, read_manifest, schema_version
from store.persist.shards import FULL, Stored, append, prepare, shard_files
from store.questions import Questions
from store.search.answers import CompanyCount, Corroboration, Deals, Dossier, Facet, Frequency, Page, Row, Sort, Total
from store.search.doubt import without_doubtful
from store.search.query import parse_query
from store.search.schema import FACET_FIELDS
from store.search.syntax import Everything, FieldText, Node, Not, both, query_parts, render
from store.sources import Source, expand, read, read_article
from store.upkeep import append_to_part, current_index, fresh_index, index_documents, index_stamp, ready_index, write_built

if TYPE_CHECKING:
    from store.integrity import Checked, Progress, Repaired
    from store.renewal import Renewed

__all__ = [
    "FACET_FIELDS",
    "Base",
    "CompanyCount",
    "Corroboration",
    "Deals",
    "Dossier",
    "Everything",
    "Facet",
    "FieldText",
    "Frequency",
    "Node",
    "Not",
    "Page",
    "Row",
    "Sort",
    "Source",
    "Stored",
    "Total",
    "annotation_line",
    "archive_lines",
    "both",
    "check_base",
    "csv_lines",
    "default_folder",
    "expand",
    "foreign_language",
    "is_untouched",
    "jsonl_lines",
    "markdown_lines",
    "parse_document",
    "parse_documents",
    "parse_query",
    "query_parts",
    "read",
    "read_archive",
    "read_article",
    "render",
    "repair_base",
    "reviewed_lines",
    "without_doubtful",
]


def default_folder() -> Path:
    """Where a base is when nobody says: in the user's data directory."""
    return Path(platformdirs.user_data_dir("factdeck", appauthor=False)) / "base"


class Added(Frozen):
    """What a batch came to: documents stored, the facts in them, and documents that were there already."""

    stored: int
    facts: int
    known: int


class Base(Questions):
    """A folder with documents, facts and decisions, and the index over them: to add to, to decide in, to ask."""

    @classmethod
    def open(cls, folder: Path, *, create: bool = False, patient: bool = True) -> Base:
        """The base in `folder`; its index is brought up to date with the shards first, if it is not.

        `patient` says whether questions wait while an index that turns out to be damaged is made anew.
        Raises BaseMissing when there is none and `create` is false, BaseUnreadable, BaseTooNew, BaseNotWritable.
        """
        try:
            manifest, files = read_manifest(folder), shard_files(folder)
        except OSError as error:
            raise BaseUnreadable(folder, error.strerror or "it cannot be read") from error
        if manifest is None and not files:
            if not create:
                raise BaseMissing(folder)
            make_base(folder)
        moved = brought_up_to_date(folder)
        index, notices = current_index(folder)
        return cls(folder, index, [*moved, *notices], patient=patient)

    @classmethod
    def ready(cls, folder: Path, *, patient: bool = True) -> Base | None:
        """The base, if nothing has to be made or mended before it can answer; else None, and `open` says or does what is."""
        if schema_version(folder) != SCHEMA_VERSION:
            return None
        found = ready_index(folder)
        return cls(folder, *found, patient=patient) if found else None

    # Adding ----------------------------------------------------------------------------------------------------------

    def add(self, batch: Sequence[Stored], *, wait: float = WAIT, waiting: Waiting | None = None) -> Added:
        """Store documents with their facts, all of them or, if it fails, none; those already there change nothing.

        Documents are known by their text: a stored document's id is the digest of it. While another process writes,
        `waiting` is called once with its pid. Raises BaseBusy, after `wait` seconds, and BaseNotWritable.
        """
        with writing(self.folder, wait, waiting):
            prepare(self.folder)
            self._index, notices = current_index(self.folder, locked=True)
            self.notices = tuple(notices)
            fresh: dict[str, Stored] = {}
            for stored in batch:
                own = _by_digest(stored)
                if own.document.id not in fresh and self._index.document(own.document.id) is None:
                    fresh[own.document.id] = own
            if fresh:
                self._append(list(fresh.values()))
                self._forget()
        return Added(len(fresh), sum(len(stored.facts) for stored in fresh.values()), len(batch) - len(fresh))

    def _append(self, fresh: list[Stored]) -> None:
        """Shards, then manifest, then index: what the earlier hold, the later can be made from again."""
        files = shard_files(self.folder)
        manifest, entry = append_to_part(self.folder, FACTS, files, FULL, lambda name: append(self.folder, name, fresh))
        # From here on the documents are stored: an index that fails is made again when the base is opened next.
        from store.journal import log_of_documents  # late, like all that only who writes needs

        try:
            said = standings(log_of_documents(self._index, [one.document.id for one in fresh]))
            with self._index.writing() as writing:
                index_documents(writing, entry.name, fresh, entry.records - len(fresh), said)
            write_built(self.folder, manifest)
            self._seen = index_stamp(self.folder)
        except (IndexDamaged, OSError) as error:
            self.notices = (*self.notices, f"Stored, but not yet in the search index: {error}")

    # Deciding --------------------------------------------------------------------------------------------------------

    def decide(self, decisions: Sequence[Decision], *, wait: float = WAIT, waiting: Waiting | None = None) -> None:
        """Store what a person said, all of it or, if it fails, nothing; what is written already changes nothing.

        Raises BaseBusy, after `wait` seconds, and BaseNotWritable.
        """
        with writing(self.folder, wait, waiting):
            prepare(self.folder)
            self._index, notices = current_index(self.folder, locked=True)
            self.notices = tuple(notices)
            known = {one.id for one in self._index.decisions("id", [one.id for one in decisions])}
            self._write_down([one for key, one in {one.id: one for one in decisions}.items() if key not in known])

    def _write_down(self, decisions: Sequence[Decision]) -> None:
        if not decisions:
            return
        from store.journal import append_to_log, index_log

        manifest, entry = append_to_log(self.folder, decisions)
        self._forget()
        try:
            index_log(self.folder, self._index, decisions, manifest, entry)
            self._seen = index_stamp(self.folder)
        except (IndexDamaged, OSError) as error:
            self.notices = (*self.notices, f"Stored, but not yet in the search index: {error}")

    def renew(self, parsed: Sequence[Stored], user: str, time: str, *, waiting: Waiting | None = None) -> Renewed:
        """Replace the facts of documents of the base by those that they were parsed into now. Raises as `decide`."""
        from store.renewal import renew

        with writing(self.folder, WAIT, waiting):
            prepare(self.folder)
            self._index, _ = current_index(self.folder, locked=True)
            self._forget()
            renewed = renew(self.folder, self._index, parsed, user, time)
            self._seen = index_stamp(self.folder)
        return renewed

    def undo(self, user: str, time: str, *, waiting: Waiting | None = None) -> list[Decision]:
        """Take back what `user` decided last, and give it; nothing when there is nothing. Raises as `decide`."""
        return self._turn("undo", batch_to_undo, user, time, waiting)

    def redo(self, user: str, time: str, *, waiting: Waiting | None = None) -> list[Decision]:
        """Do again what `user` undid last, and give it; nothing when there is nothing. Raises as `decide`."""
        return self._turn("redo", batch_to_redo, user, time, waiting)

    def _turn(
        self, verb: Verb, choose: Callable[[list[Decision], str], str | None], user: str, time: str, waiting: Waiting | None
    ) -> list[Decision]:
        with writing(self.folder, WAIT, waiting):
            prepare(self.folder)
            self._index, notices = current_index(self.folder, locked=True)
            self.notices = tuple(notices)
            batch = choose(self._index.decisions("user", [user]), user)
            if batch is None:
                return []
            turned = [one for one in self._index.decisions("batch", [batch]) if one.verb not in ("undo", "redo")]
            self._write_down([Decision(verb=verb, batch=batch, user=user, time=time)])
        return turned


def is_untouched(folder: Path) -> bool:
    """Whether nothing was ever stored there. Raises BaseTooNew, BaseUnreadable."""
    manifest = read_manifest(folder)
    return not (manifest and manifest.shards) and not shard_files(folder)


def check_base(folder: Path, progress: Progress = lambda done, total: None) -> Checked:
    """Look at everything in the base in `folder`, without mending anything. Raises BaseMissing, BaseBusy."""
    from store import integrity  # only who checks or repairs needs it

    known(folder)
    brought_up_to_date(folder)
    try:
        with writer_lock(folder, wait=WAIT):
            return integrity.check(folder, progress)
    except OSError:  # a base that may only be read is looked at without the lock
        return integrity.check(folder, progress)


def repair_base(folder: Path, waiting: Waiting | None = None) -> tuple[Repaired, Sequence[str]]:
    """Set damaged shards of the base in `folder` aside, keep what is whole in them, and make its index anew.

    What is still wrong afterwards comes as sentences. Raises BaseMissing, BaseBusy, BaseNotWritable.
    """
    from store import integrity

    known(folder)
    brought_up_to_date(folder)
    with writing(folder, WAIT, waiting):
        repaired = integrity.repair(folder)
        return repaired, fresh_index(folder, locked=True)[1]


def _by_digest(stored: Stored) -> Stored:
    """The same under the document's digest, so that one text is one document whatever its source called it."""
    digest = text_digest(stored.document.text)
    if stored.document.id == digest:
        return stored
    facts = tuple(replace(fact, evidence=replace(fact.evidence, document=digest)) for fact in stored.facts)
    source = f"{stored.document.source} ({stored.document.id})"
    return Stored(replace(stored.document, id=digest, source=source), facts)
