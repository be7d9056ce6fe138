"""Facts that the parser doubts, and facts that people rejected: kept, but shown only to who asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.search.syntax import And, Everything, FieldNumber, FieldText, Node, Not, Or, both, query_parts

DOUBTFUL: Final = Decimal("0.5")
"""Facts that are less likely right than not are hidden unless a query speaks of confidence itself ("confidence:>=0")."""
NOT_DOUBTFUL: Final = Or((FieldNumber("confidence", DOUBTFUL, None), FieldText("review", "rejected", whole=True)))
"""What the parser, or a person, is sure enough of; the index keeps a word for its contrary, for a range over all is slow."""
NOT_REJECTED: Final = Not(FieldText("review", "rejected", whole=True))


def without_doubtful(node: Node) -> Node:
    """The query for facts that are neither doubtful nor rejected, but for those that it speaks of itself.

    Who asks for confidence sees both; who asks for review sees what was rejected too, but nothing more that is doubtful.
    """
    if _speaks_of(node, "confidence"):
        return node
    shown = both(node, NOT_DOUBTFUL)
    return shown if _speaks_of(node, "review") else both(shown, NOT_REJECTED)


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
