"""The one door to the store: read sources, parse, and a base of facts to add to and to ask."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from store.base.companies import Companies
from store.base.compare import Compare
from store.base.deals import Deals
from store.base.facts import Facts
from store.base.feeds import Feeds
from store.base.folder import brought_up_to_date, known, make_base, writing
from store.base.index_files import index_stamp
from store.base.index_sync import current_index, fresh_index, ready_index
from store.base.parsing import annotation_line, foreign_language, parse_document, parse_documents
from store.base.review import Review
from store.base.revision import revision
from store.base.snapshot import Present
from store.base.write import Added, Write
from store.errors import BaseMissing, BaseUnreadable, OriginalMissing
from store.exchange.archive import archive_lines, read_archive
from store.exchange.csv import csv_lines
from store.exchange.jsonl import jsonl_lines, row_lines
from store.exchange.markdown import markdown_lines
from store.model import Document
from store.model.subscription import Subscription
from store.persist.lock import WAIT, Waiting, writer_lock
from store.persist.manifest import SCHEMA_VERSION, Manifest, read_manifest, schema_version
from store.persist.originals import Spool, read_original
from store.persist.shards import Stored, shard_files
from store.search.answers import CompanyCount, Corroboration, Dossier, Facet, Frequency, Page, Revision, Row, Sort, Sum, Total
from store.search.answers import Deals as CompanyDeals
from store.search.doubt import without_doubtful
from store.search.fields import DATE_FIELDS, NUMBER_FIELDS, SORT_COLUMNS, TEXT_FIELDS
from store.search.query import QueryContext, parse_query
from store.search.schema import FACET_FIELDS
from store.search.syntax import Everything, FieldText, Node, Not, both, query_parts, render
from store.sources import Keep, Network, Remark, Source, count_articles, expand, nothing_kept, read, read_article, settled

if TYPE_CHECKING:
    from store.base.check import Checked, Progress, Repaired
    from store.sources.polling import Poller

__all__ = [
    "FACET_FIELDS",
    "QUERY_FIELDS",
    "SORT_COLUMNS",
    "Added",
    "Base",
    "CompanyCount",
    "CompanyDeals",
    "Corroboration",
    "Dossier",
    "Everything",
    "Facet",
    "FieldText",
    "Frequency",
    "Network",
    "Node",
    "Not",
    "Page",
    "QueryContext",
    "Remark",
    "Revision",
    "Row",
    "Sort",
    "Source",
    "Spool",
    "Stored",
    "Subscription",
    "Sum",
    "Total",
    "annotation_line",
    "archive_lines",
    "both",
    "check_base",
    "count_articles",
    "country_name",
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
    "poller",
    "query_parts",
    "read",
    "read_archive",
    "read_article",
    "read_opml",
    "render",
    "repair_base",
    "row_lines",
    "settled",
    "without_doubtful",
    "write_opml",
]


QUERY_FIELDS = (*TEXT_FIELDS, *NUMBER_FIELDS, *DATE_FIELDS)
"""The fields of the query language."""


def default_folder() -> Path:
    """Where a base is when nobody says: in the user's data directory."""
    return Path(platformdirs.user_data_dir("factdeck", appauthor=False)) / "base"


class Base:
    """A folder with documents, facts and decisions, and the index over them: to ask of, to add to, to decide in.

    Its parts ask one snapshot, which a write replaces: `facts`, `companies`, `deals`, `compare`, `review`, `write`, `feeds`.
    """

    def __init__(self, present: Present) -> None:
        self._present = present
        self.facts = Facts(present)
        self.companies = Companies(present)
        self.deals = Deals(present)
        self.compare = Compare(present)
        self.write = Write(present)
        self.review = Review(present, self.write)
        self.feeds = Feeds(present)

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
        return cls(Present(folder, index, [*moved, *notices], patient=patient))

    @classmethod
    def ready(cls, folder: Path, *, patient: bool = True) -> Base | None:
        """The base, if nothing has to be made or mended before it can answer; else None, and `open` says or does what is."""
        if schema_version(folder) != SCHEMA_VERSION:
            return None
        found = ready_index(folder)
        return cls(Present(folder, *found, patient=patient)) if found else None

    def moment(self) -> Base:
        """The base as it is now: several questions of one moment, whatever is written meanwhile."""
        return Base(self._present.moment())

    @property
    def folder(self) -> Path:
        """Where the base is."""
        return self._present.folder

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with the base but does not stop it from working, in sentences."""
        return self._present.notices

    @property
    def damaged(self) -> bool:
        """Whether the index turned out to be damaged, and nobody waited for a new one."""
        return self._present.damaged

    @property
    def stamp(self) -> tuple[int, int] | None:
        """Changes when another process has added something; a look at one file's name, no more."""
        return index_stamp(self.folder)

    @property
    def has_damage(self) -> bool:
        """Whether a shard of the base cannot be read."""
        return any(shard.damaged for shard in (read_manifest(self.folder) or Manifest()).every().values())

    def news(self) -> int:
        """How many facts and decisions the base has on disk beyond those that this one answers from; 0 while there are none."""
        return self._present.news()

    def dossier(self, row: Row) -> Dossier:
        """All that there is to a fact."""
        fact, document = row.fact, self.facts.document(row.fact.document)
        return Dossier(
            row=row,
            document=document,
            related=tuple(self.facts.related(fact)),
            corroboration=self.compare.corroboration(fact),
            decisions=tuple(self.review.of(fact)),
            revision=self._revision(document) if document and document.revises else None,
            later=self._later(document) if document and document.url else None,
        )

    def _revision(self, document: Document) -> Revision | None:
        """What became of the text that a document takes up; None when that is not in the base any more."""
        earlier = self.facts.document(document.revises or "")
        return revision(earlier, self.facts.of(earlier.id), self.facts.of(document.id)) if earlier else None

    def _later(self, document: Document) -> Document | None:
        """The document that takes up the text of this one."""
        return next((one for one in self.facts.documents_from(document.url or "") if one.revises == document.id), None)

    def original(self, document: Document) -> bytes:
        """What a document was taken from, as it came. Raises OriginalMissing where that is not kept."""
        if document.original is None:
            raise OriginalMissing("its article is plain text, or was added without it")
        return read_original(self.folder, document.original)


def country_name(code: str) -> str:
    """The usual English name of a country: "TH" is "Thailand"."""
    from store.places import country_name as named  # late: the gazetteer's tables

    return named(code)


def is_untouched(folder: Path) -> bool:
    """Whether nothing was ever stored there. Raises BaseTooNew, BaseUnreadable."""
    manifest = read_manifest(folder)
    return not (manifest and manifest.shards) and not shard_files(folder)


def poller(network: Network, *, full: bool = True, keep: Keep = nothing_kept) -> Poller:
    """What looks at feeds; `full` says whether the pages of short entries are fetched, `keep` is given their bytes."""
    from store.sources.polling import Poller  # late: what asks the network is loaded when there is something to ask

    return Poller(network, full=full, keep=keep)


def read_opml(content: bytes, source: str) -> list[Subscription]:
    """The feeds of a list that another program wrote. Raises SourceUnreadable."""
    from store.sources.opml import read_opml as run

    return run(content, source)


def write_opml(feeds: Iterable[Subscription]) -> str:
    """A list of feeds that other programs take."""
    from store.sources.opml import write_opml as run

    return run(feeds)


def check_base(folder: Path, progress: Progress = lambda done, total: None) -> Checked:
    """Look at everything in the base in `folder`, without mending anything. Raises BaseMissing, BaseBusy."""
    from store.base import check  # only who checks or repairs needs it

    known(folder)
    brought_up_to_date(folder)
    try:
        with writer_lock(folder, wait=WAIT):
            return check.check(folder, progress)
    except OSError:  # a base that may only be read is looked at without the lock
        return check.check(folder, progress)


def repair_base(folder: Path, waiting: Waiting | None = None) -> tuple[Repaired, tuple[str, ...]]:
    """Set damaged shards of the base in `folder` aside, keep what is whole in them, and make its index anew.

    What is still wrong afterwards comes as sentences. Raises BaseMissing, BaseBusy, BaseNotWritable.
    """
    from store.base import check

    known(folder)
    brought_up_to_date(folder)
    with writing(folder, WAIT, waiting):
        repaired = check.repair(folder)
        return repaired, tuple(fresh_index(folder, locked=True)[1])
