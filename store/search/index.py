"""The index: what was built from which shards, and the questions it answers. The only place that opens tantivy."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import tantivy
from tantivy import FieldType, Order, Query

from store.model import Decision, Document, Fact
from store.model.codec import Object, decision_from, document_from
from store.search.answers import CompanyCount, Facet, Frequency, Page, Row, Sort
from store.search.buckets import company_count, fact_row, filled, frequency
from store.search.compile import all_of, any_of, facts_query, one_of, touching
from store.search.failures import guarded, tantivy_failures
from store.search.grouping import Claim
from store.search.schema import FACET_FIELDS, INDEX_VERSION, schema
from store.search.syntax import Everything, Node

if TYPE_CHECKING:
    from store.search.writing import Writing

_HEAP = 64_000_000
_MOST_BUCKETS = 10_000
_MOST_CLAIMS = 60_000
"""Claims that two names are one company, and topics of one measure; tantivy counts no more than 65,000 values at once."""
_MOST_DECISIONS = 1_000_000
_STEP = 1000
"""Facts read at once on the way through all of them."""
BEFORE_ALL = -1.0
"""The place before the first fact in reading order."""
_REMEMBERED = 2000
"""Facts that are kept as they were read from the index: some six megabytes."""
_BUILT = "built.json"


class Index:
    """The facts of a base, searchable. Open one with `on_disk` or `in_memory`."""

    def __init__(self, index: tantivy.Index, folder: Path | None) -> None:
        self._index = index
        self._folder = folder
        self._schema = index.schema
        self._query = partial(facts_query, index.schema)
        self._index.config_reader("manual")
        self.reload()

    @classmethod
    def on_disk(cls, folder: Path) -> Index:
        """The index in `folder`, made when there is none; one that cannot be read is replaced by an empty one.

        Raises OSError, IndexDamaged when it cannot be made.
        """
        folder.mkdir(parents=True, exist_ok=True)
        if built_from(folder) is not None:
            try:
                return cls(tantivy.Index(schema(), str(folder), reuse=True), folder)
            except ValueError:
                pass  # tantivy says so of a damaged index and of one with other fields
        _clear(folder)
        with tantivy_failures():
            return cls(tantivy.Index(schema(), str(folder), reuse=False), folder)

    @classmethod
    def readable(cls, folder: Path) -> Index | None:
        """The index in `folder` for reading only; None when there is none that can be read."""
        if built_from(folder) is None:
            return None
        for place in (folder, None):
            try:
                path = place or _linked(folder)
                return cls(tantivy.Index(schema(), str(path), reuse=True), folder)
            except (ValueError, OSError):
                continue  # tantivy takes a lock to open an index: in a folder that it may not write to, it cannot
        return None

    @classmethod
    def in_memory(cls) -> Index:
        """An empty index that is never written to a disk, for a base that cannot be written to."""
        return cls(tantivy.Index(schema()), None)

    def reload(self) -> None:
        """See what was committed since."""
        self._index.reload()
        self._searcher = self._index.searcher()
        self._rows: dict[tuple[int, int], Row] = {}

    # Writing ---------------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A batch of changes, committed together at the end, or not at all; IndexDamaged when that fails."""
        from store.search.writing import Writing  # late, like all that only who writes needs

        with tantivy_failures():
            writer = self._index.writer(_HEAP, 1)
            try:
                yield Writing(writer)
                writer.commit()
            except BaseException:  # an interruption too is rolled back; it goes on
                with suppress(ValueError):  # a writer that a full disk has killed has nothing to roll back
                    writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
            self.reload()

    # Reading ---------------------------------------------------------------------------------------------------------

    @guarded
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
    ) -> Page:
        """The facts that a query accepts, from `offset` on, in the order of `sort`; `company` are the keys of its names.

        Facts of the kind whose ids are in `also` are among them whatever they say.
        """
        query = self._query(node, kind, company, also)
        column = f"s_{sort.column}" if sort and sort.column else "order"
        order = Order.Desc if sort and sort.descending else Order.Asc
        result = self._searcher.search(
            query, limit=max(1, limit), count=True, order_by_field=column, offset=offset, order=order
        )
        rows = tuple(self._row(address) for _, address in result.hits) if limit > 0 else ()
        return Page(rows, offset, _total(result))

    @guarded
    def step(self, node: Node, company: Sequence[str] = (), after: float = BEFORE_ALL) -> tuple[list[Row], float | None]:
        """Facts that a query accepts, in reading order, from the one behind place `after` on: at most a thousand.

        With them comes the place to go on from, None at the end. A step costs what it gives, however far it has come, and
        the places stay what they are when the index is made anew between two steps.
        """
        later = Query.range_query(self._schema, "order", FieldType.Float, after, None, False, True)
        facts = Query.term_query(self._schema, "record", "fact")  # decisions have their order too
        query = self._query(node, None, company, only=[facts, later])
        hits = self._searcher.search(query, limit=_STEP, count=False, order_by_field="order", order=Order.Asc).hits
        rows = [fact_row(self._json(address)) for _, address in hits]
        return rows, float(hits[-1][0]) if len(hits) == _STEP else None

    @guarded
    def count(self, node: Node, *, kind: str | None = None, company: Sequence[str] = (), also: Collection[str] = ()) -> int:
        """How many facts a query accepts, those of `also` among them."""
        return _total(self._searcher.search(self._query(node, kind, company, also), limit=1, count=True))

    @guarded
    def companies(self, node: Node, *, company: Sequence[str] = (), limit: int) -> list[tuple[str, int]]:
        """The companies of the facts that a query accepts with their facts' number, those with most first."""
        names = {"terms": {"field": "company", "size": limit, "order": {"_count": "desc"}}}
        answer = self._searcher.aggregate(self._query(node, None, company), {"names": names})
        found = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer["names"]["buckets"]]
        return sorted(found, key=lambda one: (-one[1], one[0].casefold()))

    @guarded
    def company_counts(self, node: Node, names: Sequence[str]) -> list[CompanyCount]:
        """How many facts of each kind that a query accepts name each of some companies, which are few: a page of them."""
        query = self._query(node, only=[one_of(self._schema, "company", names)])
        kinds = {"kinds": {"terms": {"field": "kind", "size": 5}}}
        # The facts of these companies name others too, each with a bucket of its own.
        terms = {"field": "company", "size": _MOST_BUCKETS, "order": {"_count": "desc"}}
        answer = self._searcher.aggregate(query, {"names": {"terms": terms, "aggs": kinds}})
        found = {bucket["key"]: bucket for bucket in answer["names"]["buckets"]}
        return [company_count(name, found.get(name)) for name in names]

    @guarded
    def company_types(self, names: Sequence[str]) -> dict[str, str]:
        """The type that documents give each of some companies, a page of them: the one most often told beside "company"."""
        query = self._query(Everything(), "company", only=[one_of(self._schema, "company", names)])
        types = {"types": {"terms": {"field": "s_type", "size": 10}}}
        answer = self._searcher.aggregate(
            query, {"names": {"terms": {"field": "company", "size": _MOST_BUCKETS}, "aggs": types}}
        )
        found = {str(one["key"]): [str(kind["key"]) for kind in one["types"]["buckets"]] for one in answer["names"]["buckets"]}
        return {name: next((kind for kind in found.get(name, ()) if kind != "company"), "company") for name in names}

    @guarded
    def company_facts(self, keys: Sequence[str], *, limit: int = 20) -> list[Fact]:
        """The company facts (one a document) of a company with these keys."""
        query = self._query(Everything(), "company", keys)
        return [self._row(address).fact for _, address in self._searcher.search(query, limit=limit).hits]

    @guarded
    def claims(self) -> list[Claim]:
        """What all documents say of which names are one company."""
        terms = {"terms": {"field": "claim", "size": _MOST_CLAIMS}}
        query = self._query(Everything(), "company")
        answer = self._searcher.aggregate(query, {"claims": terms})
        return [Claim.read(str(bucket["key"])) for bucket in answer["claims"]["buckets"]]

    @guarded
    def about(self, topics: Sequence[str], reach: tuple[date, date] | None = None, *, limit: int = 200) -> list[Row]:
        """Facts that tell of one of some topics (`store.search.agreement`) in the days of `reach`, by when they were."""
        when = touching(self._schema, *(day.toordinal() for day in reach)) if reach is not None else []
        query = self._query(Everything(), only=[one_of(self._schema, "topic", topics), *when])
        hits = self._searcher.search(query, limit=limit, order_by_field="s_when", order=Order.Asc).hits
        return [self._row(address) for _, address in hits]

    @guarded
    def topic_counts(self, node: Node | None = None, topics: Sequence[str] = (), *, least: int = 1) -> dict[str, int]:
        """How many facts tell of each topic; of some topics only, if they are named, and of those with `least` facts."""
        query = self._query(node or Everything(), only=[one_of(self._schema, "topic", topics)] if topics else [])
        terms = {"terms": {"field": "topic", "size": _MOST_CLAIMS, "min_doc_count": max(1, least)}}
        answer = self._searcher.aggregate(query, {"topics": terms})
        return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in answer["topics"]["buckets"]}

    @guarded
    def facets(self, node: Node, company: Sequence[str], fields: Sequence[str], *, limit: int) -> list[Facet]:
        """The values of some facets (`store.search.schema.FACET_FIELDS`) that the facts of an answer have most often."""
        terms = {name: {"terms": {"field": FACET_FIELDS[name], "size": limit + 1}} for name in fields}
        answer = self._searcher.aggregate(self._query(node, None, company), terms)
        return [Facet(name, tuple(frequency(bucket) for bucket in filled(answer[name]))[:limit]) for name in fields]

    @guarded
    def frequencies(self, node: Node, kind: str, company: Sequence[str], name: str, *, limit: int) -> list[Frequency]:
        """How often the facts of a kind have each value of a facet, with the sums of their amounts by currency."""
        money = {"terms": {"field": "currency", "size": 200}, "aggs": {"sum": {"sum": {"field": "amount_low"}}}}
        terms = {"field": FACET_FIELDS[name], "size": limit}
        answer = self._searcher.aggregate(self._query(node, kind, company), {name: {"terms": terms, "aggs": {"money": money}}})
        return [frequency(bucket) for bucket in filled(answer[name])]

    @guarded
    def by_year(self, node: Node, names: Sequence[str]) -> dict[str, dict[int, int]]:
        """How many facts of an answer name each of some companies, a page of them, by year."""
        query = self._query(node, only=[one_of(self._schema, "company", names)])
        years = {"years": {"terms": {"field": "year", "size": 100}}}
        terms = {"field": "company", "size": _MOST_BUCKETS, "order": {"_count": "desc"}}
        answer = self._searcher.aggregate(query, {"names": {"terms": terms, "aggs": years}})
        wanted = set(names)
        return {
            bucket["key"]: {int(year["key"]): int(year["doc_count"]) for year in bucket["years"]["buckets"]}
            for bucket in answer["names"]["buckets"]
            if bucket["key"] in wanted
        }

    @guarded
    def decisions(self, field: str, values: Sequence[str]) -> list[Decision]:
        """The decisions with one of some values in `about` (documents), `batch`, `user`, `kind` (verb) or `shard`, in order."""
        return self.decisions_of_any((field, values))

    @guarded
    def decisions_of_any(self, *fields: tuple[str, Sequence[str]]) -> list[Decision]:
        """The decisions that have, in one of some fields, one of its values, in order."""
        wanted = any_of(*(one_of(self._schema, field, values) for field, values in fields))
        query = all_of(Query.term_query(self._schema, "record", "decision"), wanted)
        hits = self._searcher.search(query, limit=_MOST_DECISIONS, order_by_field="order", order=Order.Asc).hits
        return [decision_from(self._json(address)) for _, address in hits]

    @guarded
    def decision_count(self) -> int:
        """How many decisions there are."""
        return self._records("decision")

    @guarded
    def fact(self, fact_id: str) -> Row | None:
        """The fact with an id."""
        query = Query.term_query(self._schema, "id", fact_id)
        hits = self._searcher.search(query, limit=1).hits
        return self._row(hits[0][1]) if hits else None

    @guarded
    def facts_of(self, document_id: str) -> list[Row]:
        """The facts of a document in reading order."""
        return self._rows_of(document_id)

    def _rows_of(self, document_id: str) -> list[Row]:
        query = self._of_document("fact", document_id)
        # The index gives a document's facts 100,000 places.
        hits = self._searcher.search(query, limit=100_000, order_by_field="order", order=Order.Asc).hits
        return [self._row(address) for _, address in hits]

    @guarded
    def document(self, document_id: str) -> Document | None:
        """The document with an id."""
        found = self._placed(document_id)
        return found[0] if found else None

    def _placed(self, document_id: str) -> tuple[Document, str, int] | None:
        """The document with an id, its shard and its place in the reading order."""
        hits = self._searcher.search(self._of_document("document", document_id), limit=1).hits
        if not hits:
            return None
        record = self._json(hits[0][1])
        return document_from(record["document"]), record["shard"], record["order"]

    @guarded
    def placed(self, document_id: str) -> tuple[Document, list[Fact], str, int] | None:
        """All that is needed to write a document again: itself, its facts as they were read, its shard, its place."""
        found = self._placed(document_id)
        if found is None:
            return None
        document, shard, order = found
        return document, [row.read for row in self._rows_of(document_id)], shard, order

    @guarded
    def document_count(self) -> int:
        """How many documents there are."""
        return self._records("document")

    @guarded
    def fact_count(self) -> int:
        """How many facts there are."""
        return self._records("fact")

    def _of_document(self, record: str, document_id: str) -> Query:
        of_kind = Query.term_query(self._schema, "record", record)
        return all_of(of_kind, Query.term_query(self._schema, "document", document_id))

    def _records(self, name: str) -> int:
        return _total(self._searcher.search(Query.term_query(self._schema, "record", name), limit=1, count=True))

    def _json(self, address: tantivy.DocAddress) -> Object:
        record: Object = orjson.loads(bytes(self._searcher.doc(address)["json"][0]))
        return record

    def _row(self, address: tantivy.DocAddress) -> Row:
        """The fact at an address. The last ones are kept: what is asked while somebody types comes back again and again."""
        rows, key = self._rows, (address.segment_ord, address.doc)
        row = rows.get(key)
        if row is None:
            if len(rows) >= _REMEMBERED:
                rows.clear()
            row = rows[key] = fact_row(self._json(address))
        return row


def _linked(folder: Path) -> Path:
    """A folder of our own with links to the files of an index, for as long as the program runs."""
    own = Path(tempfile.mkdtemp(prefix="factdeck-index-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    for path in folder.iterdir():
        if not path.name.startswith("."):
            (own / path.name).symlink_to(path.resolve())
    return own


def _clear(folder: Path) -> None:
    """Empty a folder at once: threads of an index that was open may still write to the old one while it is removed."""
    old = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    shutil.rmtree(old, ignore_errors=True)
    folder.rename(old)
    folder.mkdir()
    shutil.rmtree(old, ignore_errors=True)


def _total(result: tantivy.SearchResult) -> int:
    count: int = result.count  # type: ignore[attr-defined]  # there at run time, missing from tantivy's stub
    return count


def built_from(folder: Path) -> dict[str, int] | None:
    """The shards, with their sizes in bytes, that the index was built from; None when that is not known."""
    try:
        record = orjson.loads((folder / _BUILT).read_bytes())
        if record["version"] != INDEX_VERSION:
            return None
        return {str(name): int(size) for name, size in record["shards"].items()}
    except (OSError, ValueError, TypeError, KeyError):
        return None


def built_record(shards: dict[str, int]) -> tuple[str, bytes]:
    """The file in the index's folder that says what it was built from, and its content."""
    return _BUILT, orjson.dumps({"version": INDEX_VERSION, "shards": shards})
