"""Changes of the index, as tantivy's writer takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import tantivy

from store.model import Decision, Document, Fact, Standing
from store.search.entry import Entry, entry_of, indexed_of
from store.search.indexed import FACT_PLACES, Indexed, Placed, deal_key
from store.search.records import deal_record, decision_record, document_record, fact_record

Standings = Mapping[str, Standing]
"""What people said of facts, by their ids."""
UNSAID: Standings = MappingProxyType({})
"""Nobody said anything."""


def prepared(document: Document, facts: Sequence[Fact], shard: str, order: int, said: Standings = UNSAID) -> list[Indexed]:
    """What the index keeps of a document's facts, with what people said of them."""
    return indexed_of(document, facts, said, shard=shard, order=float(order * FACT_PLACES))


class Writing:
    """The changes of one batch."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def document(self, document: Document, shard: str, order: int) -> None:
        """A document, without its facts; `order` counts up over the base: the reading order."""
        self._writer.add_document(document_record(Placed(document, shard, order)))

    def put(self, indexed: Indexed) -> None:
        """A fact that is not there, or not any more."""
        self._writer.add_document(fact_record(entry_of(indexed)))

    def forget(self, document: str) -> None:
        """Take out a document with its facts; what is added afterwards stays."""
        self._writer.delete_documents_by_term("document", document)

    def retell(self, indexed: Indexed) -> None:
        """Write a fact again that is there, for something else is known of it now."""
        self._writer.delete_documents_by_term("id", indexed.fact.id)
        self.put(indexed)

    def tell(self, deal: Indexed, reports: Sequence[Entry]) -> None:
        """The record of a deal that several reports tell of."""
        self._writer.add_document(deal_record(entry_of(deal, reports)))

    def untell(self, deal_id: str) -> None:
        """Take out a deal's own record; what is added afterwards stays."""
        self._writer.delete_documents_by_term("id", deal_key(deal_id))

    def add_decision(self, decision: Decision, shard: str, order: int) -> None:
        """A decision; `order` counts up over the base."""
        self._writer.add_document(decision_record(decision, shard, order))

    def remove_shards(self, shards: Iterable[str]) -> None:
        """Forget what came from these shards."""
        for shard in shards:
            self._writer.delete_documents_by_term("shard", shard)
