"""The questions that the index answers, all of one moment: what is written afterwards, another reader sees."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

import tantivy
from tantivy import Order, Query

from store.frozen import Reading
from store.model import Company, Decision, Document
from store.search.answers import CompanyCount, Facet, Page, Row, Sort
from store.search.buckets import company_count, fact_row, filled, frequency
from store.search.compile import all_of, any_of, facts_query, one_of, touching
from store.search.failures import tantivy_failures
from store.search.grouping import Claim
from store.search.indexed import FACT_PLACES, Indexed, Placed, checked, deal_key, unpacked
from store.search.schema import FACET_FIELDS, REPORT, TOLD_DAYS
from store.search.syntax import Everything, Node

_MOST_BUCKETS = 10_000
_MOST_CLAIMS = 60_000
"""Claims that two names are one company; tantivy counts no more than 65,000 values at once."""
_MOST_DECISIONS = 1_000_000
_MOST_TOLD = 2000
"""Facts under a few topics: more are of names that say too little."""
_STEP = 1000
"""Facts read at once on the way through all of them."""
BEFORE_ALL = -1.0
"""The place before the first fact in reading order."""
_REMEMBERED = 2000
"""Facts that are kept as they were read from the index: some six megabytes."""
_PLACED: Final[Reading[Placed]] = Reading(Placed)
_DECISIONS: Final[Reading[Decision]] = Reading(Decision)
_Answer = dict[str, Any]


class Reader:
    """What the index held at one moment. Any number of threads may ask one reader: nothing in it changes but what it keeps."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher = searcher
        self._schema = schema
        self._query = partial(facts_query, schema)
        self._rows: dict[tuple[int, int], Row] = {}
        self._most: tuple[int, list[tuple[str, int]]] | None = None

    # Facts -----------------------------------------------------------------------------------------------------------

    def page(
        self,
        node: Node,
        *,
        kind: str | None = None,
        company: Sequence[str] = (),
        also: Collection[str] = (),
        sort: Sort | None = None,
        offset: int = 0,
        limit: int = 50,
        once: bool = False,
    ) -> Page:
        """The facts that a query accepts, from `offset` on, in the order of `sort`; `company` are the keys of its names.

        Facts of the kind whose ids are in `also` are among them whatever they say. With `once`, what several tell is one row.
        """
        query = self._query(node, kind, company, self._kept(also, once=once), once=once)
        column = f"s_{sort.column}" if sort and sort.column else "order"
        order = Order.Desc if sort and sort.descending else Order.Asc
        result = self._search(query, limit=max(1, limit), count=True, order_by_field=column, offset=offset, order=order)
        rows = tuple(self._row(address) for _, address in result.hits) if limit > 0 else ()
        return Page(rows, offset, _total(result))

    def step(
        self, node: Node, company: Sequence[str] = (), after: float = BEFORE_ALL, *, kind: str | None = None, once: bool = False
    ) -> tuple[list[Row], float | None]:
        """Facts that a query accepts, in reading order, from the one behind place `after` on: at most a thousand.

        With them comes the place to go on from, None at the end. A step costs what it gives, however far it has come, and
        the places stay what they are when the index is made anew between two steps.
        """
        later = Query.range_query(self._schema, "order", tantivy.FieldType.Float, after, None, False, True)
        facts = Query.term_query(self._schema, "record", "fact")  # decisions have their order too
        query = self._query(node, kind, company, only=[facts, later], once=once)
        hits = self._search(query, limit=_STEP, count=False, order_by_field="order", order=Order.Asc).hits
        rows = [fact_row(self._indexed(address)) for _, address in hits]
        return rows, float(hits[-1][0]) if len(hits) == _STEP else None

    def count(
        self,
        node: Node,
        *,
        kind: str | None = None,
        company: Sequence[str] = (),
        also: Collection[str] = (),
        once: bool = False,
    ) -> int:
        """How many facts a query accepts, those of `also` among them."""
        query = self._query(node, kind, company, self._kept(also, once=once), once=once)
        return _total(self._search(query, limit=1, count=True))

    def _kept(self, also: Collection[str], *, once: bool) -> Collection[str]:
        """The ids of what stays in a list: of a fact that several tell, where each deal is one row, the deal's."""
        if not also or not once:
            return also
        return [deal_key(row.told.id) if row.told is not None else row.read.id for row in self.facts(list(also))]

    def fact(self, fact_id: str) -> Row | None:
        """The fact with an id."""
        hits = self._search(Query.term_query(self._schema, "id", fact_id), limit=1).hits
        return self._row(hits[0][1]) if hits else None

    def facts(self, fact_ids: Sequence[str]) -> list[Row]:
        """The facts with some ids, as far as there are any."""
        if not fact_ids:
            return []
        hits = self._search(one_of(self._schema, "id", fact_ids), limit=len(fact_ids)).hits
        return [self._row(address) for _, address in hits]

    def facts_of(self, document_id: str) -> list[Row]:
        """The facts of a document in reading order."""
        return [fact_row(one) for one in self.indexed_of(document_id)]

    def indexed_of(self, document_id: str) -> list[Indexed]:
        """What the index keeps of a document's facts, in reading order."""
        query = self._of_document("fact", document_id)
        hits = self._search(query, limit=FACT_PLACES, order_by_field="order", order=Order.Asc).hits
        return [self._indexed(address) for _, address in hits]

    def indexed_of_companies(self, keys: Sequence[str]) -> list[Indexed]:
        """What the index keeps of the investments and metrics of companies with these keys: of the first of them."""
        query = self._query(Everything(), None, keys)
        hits = self._search(query, limit=_MOST_TOLD, order_by_field="order", order=Order.Asc).hits if keys else []
        return [one for _, address in hits if (one := self._indexed(address)).fact.kind != "company"]

    def last_place(self, shard: str) -> int:
        """The place in the reading order of the last document of a shard; 0 where there is none."""
        query = all_of(Query.term_query(self._schema, "shard", shard), Query.term_query(self._schema, "record", "document"))
        hits = self._search(query, limit=1, order_by_field="order", order=Order.Desc).hits
        return int(hits[0][0]) // FACT_PLACES if hits else 0

    # Companies -------------------------------------------------------------------------------------------------------

    def companies(self, node: Node, *, company: Sequence[str] = (), limit: int) -> list[tuple[str, int]]:
        """The companies of the facts that a query accepts with their facts' number, those with most first.

        Those of all facts are kept: they take longest, and are asked for again whenever a query is cleared.
        """
        everything = isinstance(node, Everything) and not company
        if everything and self._most is not None and self._most[0] == limit:
            return self._most[1]
        names = {"terms": {"field": "company", "size": limit, "order": {"_count": "desc"}}}
        answer = self._aggregate(self._query(node, None, company), {"names": names})
        found = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer["names"]["buckets"]]
        found.sort(key=lambda one: (-one[1], one[0].casefold()))
        if everything:
            self._most = (limit, found)
        return found

    def company_counts(self, node: Node, names: Sequence[str]) -> list[CompanyCount]:
        """How many facts of each kind that a query accepts name each of some companies, which are few: a page of them."""
        query = self._query(node, only=[one_of(self._schema, "company", names)])
        kinds = {"kinds": {"terms": {"field": "kind", "size": 5}}}
        # The facts of these companies name others too, each with a bucket of its own.
        terms = {"field": "company", "size": _MOST_BUCKETS, "order": {"_count": "desc"}}
        answer = self._aggregate(query, {"names": {"terms": terms, "aggs": kinds}})
        found = {bucket["key"]: bucket for bucket in answer["names"]["buckets"]}
        return [company_count(name, found.get(name)) for name in names]

    def company_types(self, names: Sequence[str]) -> dict[str, str]:
        """The type that documents give each of some companies, a page of them: the one most often told beside "company"."""
        query = self._query(Everything(), "company", only=[one_of(self._schema, "company", names)])
        types = {"types": {"terms": {"field": "s_type", "size": 10}}}
        answer = self._aggregate(query, {"names": {"terms": {"field": "company", "size": _MOST_BUCKETS}, "aggs": types}})
        found = {str(one["key"]): [str(kind["key"]) for kind in one["types"]["buckets"]] for one in answer["names"]["buckets"]}
        return {name: next((kind for kind in found.get(name, ()) if kind != "company"), "company") for name in names}

    def company_facts(self, keys: Sequence[str], *, limit: int = 20) -> list[Company]:
        """The company facts (one a document) of a company with these keys."""
        hits = self._search(self._query(Everything(), "company", keys), limit=limit).hits
        facts = [self._row(address).fact for _, address in hits]
        return [fact for fact in facts if isinstance(fact, Company)]

    def claims(self) -> list[Claim]:
        """What all documents say of which names are one company."""
        terms = {"terms": {"field": "claim", "size": _MOST_CLAIMS}}
        answer = self._aggregate(self._query(Everything(), "company"), {"claims": terms})
        return [Claim.read(str(bucket["key"])) for bucket in answer["claims"]["buckets"]]

    # Deals -----------------------------------------------------------------------------------------------------------

    def told_about(self, topics: Sequence[str], reach: tuple[date, date] | None = None) -> list[Indexed]:
        """Facts that tell of one of some topics (`store.search.agreement`) in the days of `reach`, by when they were."""
        when = touching(self._schema, TOLD_DAYS, *(day.toordinal() for day in reach)) if reach is not None else []
        query = self._query(Everything(), only=[one_of(self._schema, "topic", topics), *when])
        hits = self._search(query, limit=_MOST_TOLD + 20 * len(topics), order_by_field="s_when", order=Order.Asc).hits
        return [self._indexed(address) for _, address in hits]

    def deal(self, deal_id: str) -> Row | None:
        """The record of a deal or figure that several facts tell of."""
        return self.fact(deal_key(deal_id))

    def members(self, deal_id: str) -> list[Indexed]:
        """What the index keeps of the facts that tell of a deal or figure."""
        hits = self._search(Query.term_query(self._schema, "told", deal_id), limit=_MOST_BUCKETS).hits
        return [self._indexed(address) for _, address in hits]

    def history(self, topics: Sequence[str]) -> list[Row]:
        """The facts that tell of some topics, whatever their days."""
        return [fact_row(one) for one in self.told_about(topics)]

    def deals_of_shards(self, shards: Sequence[str]) -> list[str]:
        """The deals that facts of some shards tell of together with others."""
        query = all_of(one_of(self._schema, "shard", shards), Query.term_query(self._schema, "part", REPORT))
        answer = self._aggregate(query, {"told": {"terms": {"field": "told", "size": _MOST_CLAIMS}}})
        return [str(bucket["key"]) for bucket in answer["told"]["buckets"]]

    # Counting --------------------------------------------------------------------------------------------------------

    def facets(
        self, node: Node, company: Sequence[str], fields: Sequence[str], *, limit: int, once: bool = False
    ) -> list[Facet]:
        """The values of some facets (`store.search.schema.FACET_FIELDS`) that the facts of an answer have most often."""
        terms = {name: {"terms": {"field": FACET_FIELDS[name], "size": limit + 1}} for name in fields}
        answer = self._aggregate(self._query(node, None, company, once=once), terms)
        return [Facet(name, tuple(frequency(bucket) for bucket in filled(answer[name]))[:limit]) for name in fields]

    def frequencies(
        self, node: Node, kind: str, company: Sequence[str], name: str, *, limit: int, sums: _Answer, once: bool = False
    ) -> list[_Answer]:
        """How often the facts of a kind have each value of a facet, with what `sums` asks of each, as the index counts it."""
        terms = {"field": FACET_FIELDS[name], "size": limit}
        query = self._query(node, kind, company, once=once)
        answer = self._aggregate(query, {name: {"terms": terms, "aggs": sums}})
        return filled(answer[name])

    def summed(self, node: Node, company: Sequence[str], sums: _Answer) -> _Answer:
        """What `sums` asks of the deals of an answer, each once, as the index counts it."""
        return self._aggregate(self._query(node, "investment", company, once=True), sums)

    def by_year(self, node: Node, names: Sequence[str]) -> dict[str, dict[int, int]]:
        """How many facts of an answer name each of some companies, a page of them, by year."""
        query = self._query(node, only=[one_of(self._schema, "company", names)])
        years = {"years": {"terms": {"field": FACET_FIELDS["year"], "size": 100}}}
        terms = {"field": "company", "size": _MOST_BUCKETS, "order": {"_count": "desc"}}
        answer = self._aggregate(query, {"names": {"terms": terms, "aggs": years}})
        wanted = set(names)
        return {
            bucket["key"]: {int(year["key"]): int(year["doc_count"]) for year in bucket["years"]["buckets"]}
            for bucket in answer["names"]["buckets"]
            if bucket["key"] in wanted
        }

    # Documents and decisions -----------------------------------------------------------------------------------------

    def decisions(self, field: str, values: Sequence[str]) -> list[Decision]:
        """The decisions with one of some values in `about` (documents), `batch`, `user`, `kind` (verb) or `shard`, in order."""
        return self.decisions_of_any((field, values))

    def decisions_of_any(self, *fields: tuple[str, Sequence[str]]) -> list[Decision]:
        """The decisions that have, in one of some fields, one of its values, in order."""
        wanted = any_of(*(one_of(self._schema, field, values) for field, values in fields))
        query = all_of(Query.term_query(self._schema, "record", "decision"), wanted)
        hits = self._search(query, limit=_MOST_DECISIONS, order_by_field="order", order=Order.Asc).hits
        return [_DECISIONS.json(checked(self._json(address))) for _, address in hits]

    def decision_count(self) -> int:
        """How many decisions there are."""
        return self._records("decision")

    def document(self, document_id: str) -> Document | None:
        """The document with an id."""
        found = self.placed(document_id)
        return found.document if found else None

    def placed(self, document_id: str) -> Placed | None:
        """The document with an id, its shard and its place in the reading order."""
        hits = self._search(self._of_document("document", document_id), limit=1).hits
        return _PLACED.json(checked(self._json(hits[0][1]))) if hits else None

    def documents_from(self, key: str) -> list[Document]:
        """The documents that come from an address or a source."""
        query = all_of(Query.term_query(self._schema, "record", "document"), Query.term_query(self._schema, "about", key))
        hits = self._search(query, limit=_MOST_BUCKETS).hits
        return [_PLACED.json(checked(self._json(address))).document for _, address in hits]

    def document_count(self) -> int:
        """How many documents there are."""
        return self._records("document")

    def fact_count(self) -> int:
        """How many facts there are."""
        return self.count(Everything())

    def _of_document(self, record: str, document_id: str) -> Query:
        of_kind = Query.term_query(self._schema, "record", record)
        return all_of(of_kind, Query.term_query(self._schema, "document", document_id))

    def _records(self, name: str) -> int:
        return _total(self._search(Query.term_query(self._schema, "record", name), limit=1, count=True))

    # What tantivy is asked -------------------------------------------------------------------------------------------

    def _search(self, query: Query, **how: Any) -> tantivy.SearchResult:
        with tantivy_failures():
            return self._searcher.search(query, **how)

    def _aggregate(self, query: Query, asked: _Answer) -> _Answer:
        with tantivy_failures():
            answer: _Answer = self._searcher.aggregate(query, asked)
        return answer

    def _json(self, address: tantivy.DocAddress) -> bytes:
        with tantivy_failures():
            return bytes(self._searcher.doc(address)["json"][0])

    def _indexed(self, address: tantivy.DocAddress) -> Indexed:
        return unpacked(self._json(address))

    def _row(self, address: tantivy.DocAddress) -> Row:
        """The fact at an address. The last ones are kept: what is asked while somebody types comes back again and again."""
        rows, key = self._rows, (address.segment_ord, address.doc)
        row = rows.get(key)
        if row is None:
            if len(rows) >= _REMEMBERED:
                rows = self._rows = {}
            row = rows[key] = fact_row(self._indexed(address))
        return row


def _total(result: tantivy.SearchResult) -> int:
    count: int = result.count  # type: ignore[attr-defined]  # there at run time, missing from tantivy's stub
    return count
