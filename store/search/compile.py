"""From a syntax tree to tantivy's query: the same facts as `store.search.predicate` accepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import tantivy
from tantivy import FieldType, Occur, Query

from store.search.doubt import NOT_DOUBTFUL
from store.search.ranges import converted_bounds, day_range
from store.search.schema import DEAL, REPORT, whole_field, word_field
from store.search.syntax import And, Everything, FieldDate, FieldNumber, FieldText, Node, Not, Or, Phrase, Word

Clause = tuple[Occur, Query]


def compile_query(node: Node, schema: tantivy.Schema, *filters: Query, once: bool = False) -> Query:
    """The index query for the facts that a tree and all `filters` accept; each of these must speak of facts only.

    With `once`, what is told several times is answered by one record, that of the deal; without, by each of its reports.
    What must not hold is taken from what must: tantivy passes over a few facts faster than it looks for the many others.
    """
    other = Query.term_query(schema, "part", REPORT if once else DEAL)
    clauses = [*((Occur.Must, query) for query in filters), *_clauses(node, schema)]
    if all(occur == Occur.MustNot for occur, _ in clauses):  # only facts have what is asked for, but what else lacks it?
        clauses.append((Occur.Must, Query.term_query(schema, "record", "fact")))
    return Query.boolean_query([*clauses, (Occur.MustNot, other)])


def _clauses(node: Node, schema: tantivy.Schema) -> list[Clause]:
    """What must and what must not hold of a fact, so that a tree accepts it."""
    if isinstance(node, Everything):
        return []
    if isinstance(node, And):
        return [clause for operand in node.operands for clause in _clauses(operand, schema)]
    if isinstance(node, Not):
        return [(Occur.MustNot, _alone(node.operand, schema))]
    if node == NOT_DOUBTFUL:
        return [(Occur.MustNot, Query.term_query(schema, "doubtful", "yes"))]
    return [(Occur.Must, _one(node, schema))]


def _alone(node: Node, schema: tantivy.Schema) -> Query:
    """The query of a part of a tree, which is among others."""
    clauses = _clauses(node, schema)
    if all(occur == Occur.MustNot for occur, _ in clauses):
        clauses.append((Occur.Must, Query.term_query(schema, "record", "fact")))
    return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)


def _one(node: Or | FieldNumber | FieldDate | Word | Phrase | FieldText, schema: tantivy.Schema) -> Query:
    if isinstance(node, Or):
        return any_of(*(_alone(operand, schema) for operand in node.operands))
    if isinstance(node, FieldNumber):
        return _number(node, schema)
    if isinstance(node, FieldDate):
        return all_of(*touching(schema, node.field, *day_range(node)))
    return _words(node, schema)


def fact_filter(schema: tantivy.Schema, kind: str | None, company: Sequence[str]) -> list[Query]:
    """The filters of a view: facts of one kind, of one company, given by the keys of its names."""
    filters = [Query.term_query(schema, "kind", kind)] if kind is not None else []
    return [*filters, one_of(schema, "company_key", company)] if company else filters


def facts_query(
    schema: tantivy.Schema,
    node: Node,
    kind: str | None = None,
    company: Sequence[str] = (),
    also: Collection[str] = (),
    *,
    only: Sequence[Query] = (),
    once: bool = False,
) -> Query:
    """The facts that a query accepts, of one kind, of one company, with those of the ids `also`; `only` are more filters."""
    asked = compile_query(node, schema, *fact_filter(schema, kind, company), *only, once=once)
    return any_of(asked, all_of(*fact_filter(schema, kind, ()), one_of(schema, "id", also))) if also else asked


def all_of(*queries: Query) -> Query:
    """What each of the queries accepts."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def touching(schema: tantivy.Schema, field: str, low: int, high: int) -> list[Query]:
    """The filters for facts whose days of a field touch those from one ordinal to another."""
    return [
        Query.range_query(schema, f"{field}_first", FieldType.Integer, None, high),
        Query.range_query(schema, f"{field}_last", FieldType.Integer, low, None),
    ]


def any_of(*queries: Query) -> Query:
    """What one of the queries accepts."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def one_of(schema: tantivy.Schema, field: str, values: Iterable[str]) -> Query:
    """What has one of some values in a field."""
    return any_of(*(Query.term_query(schema, field, value) for value in values))


def _words(node: Word | Phrase | FieldText, schema: tantivy.Schema) -> Query:
    field = word_field(node.field if isinstance(node, FieldText) else "")
    row = node.text.split()
    if isinstance(node, FieldText) and node.whole:
        return Query.term_query(schema, whole_field(node.field), node.text)
    if len(row) > 1:
        return Query.phrase_query(schema, field, list(row))
    if not isinstance(node, Phrase) and node.prefix:
        # Words are letters and digits only, so nothing in them means anything to a regular expression.
        return Query.regex_query(schema, field, row[0] + ".*")
    return Query.term_query(schema, field, row[0])


def _number(node: FieldNumber, schema: tantivy.Schema) -> Query:
    written = _range(schema, node.field, node)
    if node.field != "amount" or node.currency is None:
        return all_of(*written)
    own = Query.term_query(schema, "currency", node.currency)
    bounds = converted_bounds(node)
    if bounds is None:
        return all_of(own, *written)
    other = [(Occur.Must, query) for query in _range(schema, f"sum_{bounds.pivot}", bounds.range)]
    return any_of(all_of(own, *written), Query.boolean_query([*other, (Occur.MustNot, own)]))


def _range(schema: tantivy.Schema, field: str, node: FieldNumber) -> list[Query]:
    parts = []
    if node.low is not None:
        parts.append(Query.range_query(schema, f"{field}_high", FieldType.Float, float(node.low), None, node.include_low, True))
    if node.high is not None:
        parts.append(
            Query.range_query(schema, f"{field}_low", FieldType.Float, None, float(node.high), True, node.include_high)
        )
    return parts
