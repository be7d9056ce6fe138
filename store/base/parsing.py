"""Parsing in one process or many. Loads the network when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.errors import SourceUnreadable
from store.exchange.jsonl import line
from store.model import Document, text_digest
from store.persist.shards import Stored

if TYPE_CHECKING:
    from store.parse.pipeline import Parsed


def parse_document(document: Document) -> Parsed:
    """Read one document. Raises SourceUnreadable when it cannot be parsed."""
    from store.parse.pipeline import failure_of, parse
    from store.parse.reader.session import session

    scores = session()
    try:
        return parse(document, scores)
    except MemoryError:
        raise
    except Exception as error:  # whatever it is, it costs this document only
        raise SourceUnreadable(_name_of(document), failure_of(error)) from error


def parse_documents(
    documents: Iterable[Document], jobs: int = 1, cluster: str | None = None
) -> Iterator[Stored | SourceUnreadable]:
    """The documents with their facts, in order, ready to `add`; over `jobs` processes, or the Dask `cluster` at an address.

    One that cannot be parsed comes as the sentence that says so; the others are not the worse for it.
    Raises WorkerLost when one of them ends before it is done, ClusterUnusable.
    """
    from store.base import workers
    from store.parse.pipeline import Failed

    parsed = workers.parse_on_cluster(documents, cluster) if cluster else workers.parse_documents(documents, jobs)
    for one in parsed:
        yield SourceUnreadable(_name_of(one.document), one.why) if isinstance(one, Failed) else Stored(*one)


def _name_of(document: Document) -> str:
    """What a document is told by: its source, and its own id where a source gave it one, for a source may hold many."""
    return document.source if document.id == text_digest(document.text) else f"{document.source} ({document.id})"


def foreign_language(document: Document) -> str | None:
    """The name of the language that a document is in, when it isn't English; None for English and for too few words."""
    from store.parse.segment import tongue

    return tongue.foreign_language(document.text)


def annotation_line(parsed: Parsed) -> str:
    """What the parser saw in a document, as a line of JSON."""
    from store.parse.annotations import annotate

    return line(annotate(parsed))
