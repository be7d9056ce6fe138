"""Parsing with the pipeline of one's choice, in one process or many. Imports spaCy when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.exchange.jsonl import line
from store.model import Document
from store.persist.shards import Stored

if TYPE_CHECKING:
    from store.parse.pipeline import Parsed


def parse_document(document: Document, pipeline: str | None = None) -> Parsed:
    """Read one document with the named spaCy pipeline, else the default one; loads it at the first call."""
    from store.parse.language import DEFAULT_PIPELINE, load_pipeline
    from store.parse.pipeline import parse

    return parse(document, load_pipeline(pipeline or DEFAULT_PIPELINE))


def parse_documents(
    documents: Iterable[Document], pipeline: str | None = None, jobs: int = 1, cluster: str | None = None
) -> Iterator[Stored]:
    """The documents with their facts, in order, ready to `add`; over `jobs` processes, or the Dask `cluster` at an address.

    Raises WorkerLost when one of them ends before it is done, ClusterUnusable.
    """
    from store import workers
    from store.parse.language import DEFAULT_PIPELINE

    name = pipeline or DEFAULT_PIPELINE
    parsed = workers.parse_on_cluster(documents, name, cluster) if cluster else workers.parse_documents(documents, name, jobs)
    for document, facts in parsed:
        yield Stored(document, facts)


def foreign_language(document: Document) -> str | None:
    """The name of the language that a document is in, when it isn't English; None for English and for too few words."""
    from store.parse import tongue

    return tongue.foreign_language(document.text)


def annotation_line(parsed: Parsed) -> str:
    """What the parser saw in a document, as a line of JSON."""
    from store.parse.annotations import annotate

    return line(annotate(parsed))
