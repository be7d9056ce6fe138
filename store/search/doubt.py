"""Facts that the parser doubts: kept, but shown only to who asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.search.syntax import And, Everything, FieldNumber, FieldText, Node, Not, Or, both, query_parts

DOUBTFUL: Final = Decimal("0.7")
"""Facts of a lower confidence are hidden unless a query speaks of confidence itself ("confidence:>=0").

On the golden passages fewer than four in five of these are stated at all; of the others nine in ten.
"""
SURE_ENOUGH: Final = FieldNumber("confidence", DOUBTFUL, None)
"""What every view asks for; the index keeps a word for its contrary, for a range over all facts is slow."""


def without_doubtful(node: Node) -> Node:
    """The query for facts that are neither doubtful nor rejected; unchanged where it speaks of confidence or review itself."""
    return node if _speaks_of(node, "confidence", "review") else both(node, SURE_ENOUGH)


def without_review(node: Node) -> Node:
    """The query without what it asks of review: of "review:open norvane" it is "norvane"."""
    rest: Node = Everything()
    for part in query_parts(node):
        rest = rest if _speaks_of(part, "review") else both(rest, part)
    return rest


def _speaks_of(node: Node, *fields: str) -> bool:
    return any(isinstance(part, FieldNumber | FieldText) and part.field in fields for part in _parts(node))


def _parts(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Not):
        yield from _parts(node.operand)
    elif isinstance(node, And | Or):
        for operand in node.operands:
            yield from _parts(operand)
