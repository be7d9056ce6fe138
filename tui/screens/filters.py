"""The filters of a view: the parts of its query, one taken away, one put in, or turned round. Pure."""

from __future__ import annotations

from store.base import FieldText, Node, Not, QueryContext, both, parse_query, query_parts, render
from store.errors import QueryInvalid
from store.frozen import replace
from tui.state import View

_NONE = QueryContext()


def filters_of(view: View, context: QueryContext = _NONE) -> list[Node]:
    """The parts of a view's query that all facts must have, in the order they were put in; none of a query that is wrong."""
    try:
        parts = query_parts(parse_query(view.query, typing=view.prefix, context=context))
    except QueryInvalid:
        return []
    # What facets put in stands before what was typed, whose last word may not be finished; the newest of it first.
    put_in = [one for one in parts if _is_facet(one)]
    return [*(one for one in parts if one not in put_in), *put_in[::-1]]


def _is_facet(node: Node) -> bool:
    """Whether a filter is one that facets put in: of a whole field, or left out."""
    inner = node.operand if isinstance(node, Not) else node
    return isinstance(inner, FieldText) and inner.whole


def crumbs(view: View, context: QueryContext = _NONE) -> list[str]:
    """What filters the panes, a text each: the parts of the query, then the company."""
    filters = filters_of(view, context)
    texts = [render(one) for one in filters] if filters or not view.query.strip() else [view.query]
    return [*texts, view.company] if view.company else texts


def without_last(view: View, context: QueryContext = _NONE) -> View | None:
    """The view without its last filter; None when nothing filters."""
    if view.company:
        return replace(view, company=None)
    filters = filters_of(view, context)
    if not filters and not view.query.strip():
        return None
    return with_filters(view, filters[:-1])


def without(view: View, at: int, context: QueryContext = _NONE) -> View:
    """The view without one of its filters."""
    filters = filters_of(view, context)
    return with_filters(view, filters[:at] + filters[at + 1 :])


def turned_round(view: View, at: int, context: QueryContext = _NONE) -> View:
    """The view with what one of its filters leaves out in the place of what it lets through."""
    filters = filters_of(view, context)
    return with_filters(view, [*filters[:at], opposite(filters[at]), *filters[at + 1 :]])


def opposite(node: Node) -> Node:
    """What lets through what a filter leaves out."""
    return node.operand if isinstance(node, Not) else Not(node)


def turned(view: View, node: Node, *, exclude: bool = False, context: QueryContext = _NONE) -> View:
    """The view with a filter put in, or with the opposite of it; one that is there already is taken away."""
    wanted, opposite = (Not(node), node) if exclude else (node, Not(node))
    filters = filters_of(view, context)
    if wanted in filters:
        return with_filters(view, [one for one in filters if one != wanted])
    return with_filters(view, [*(one for one in filters if one != opposite), wanted])


def with_filters(view: View, filters: list[Node]) -> View:
    """The view of these filters, its panes at their tops, sorted as before."""
    put_in = [one for one in filters if _is_facet(one)]
    query: Node = parse_query("")
    for one in [*put_in[::-1], *(one for one in filters if one not in put_in)]:
        query = both(query, one)
    # Rendered, a word that was typed half carries its star.
    fresh = replace(view, query=render(query), prefix=False)
    for pane, place in view.places.items():
        if pane != "facets":
            fresh = fresh.at(pane, replace(place, key=None, row=0, top=0))
    return fresh
