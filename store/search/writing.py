"""Changes of the index, as tantivy's writer takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import tantivy

from store.model import Decision, Document, Fact, Standing
from store.search.entry import entries_of
from store.search.records import decision_record, document_record, fact_record

Standings = Mapping[str, Standing]
"""What people said of facts, by their ids."""
UNSAID: Standings = MappingProxyType({})
"""Nobody said anything."""


class Writing:
    """The changes of one batch."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def add(self, document: Document, facts: Sequence[Fact], shard: str, order: int, said: Standings = UNSAID) -> None:
        """A document and its facts, with what people said of them; `order` counts up over the base: the reading order."""
        self._writer.add_document(document_record(document, shard, order))
        for position, entry in enumerate(entries_of(document, facts, said)):
            self._writer.add_document(fact_record(entry, shard, order * 100_000 + position))

    def replace(self, document: Document, facts: Sequence[Fact], shard: str, order: int, said: Standings) -> None:
        """A document that is there already, with its facts as they are now."""
        self.forget(document.id)
        self.add(document, facts, shard, order, said)

    def forget(self, document: str) -> None:
        """Take out a document with its facts; what is added afterwards stays."""
        self._writer.delete_documents_by_term("document", document)

    def add_decision(self, decision: Decision, shard: str, order: int) -> None:
        """A decision; `order` counts up over the base."""
        self._writer.add_document(decision_record(decision, shard, order))

    def remove_shards(self, shards: Iterable[str]) -> None:
        """Forget what came from these shards."""
        for shard in shards:
            self._writer.delete_documents_by_term("shard", shard)
