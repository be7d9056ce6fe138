"""The syntax tree of a query: frozen nodes, and the text that each of them is written as."""

from __future__ import annotations

from decimal import Decimal

from store.frozen import Frozen
from store.model.numerals import goes_on, plain_number, written_amount
from store.search.fields import DATE_FIELDS, NUMBER_FIELDS, TEXT_FIELDS


class Fields(Frozen, kw_only=True):
    """The fields that a query may speak of, by what stands in them."""

    texts: tuple[str, ...] = TEXT_FIELDS
    numbers: tuple[str, ...] = NUMBER_FIELDS
    dates: tuple[str, ...] = DATE_FIELDS

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.texts, *self.numbers, *self.dates)


FIELDS = Fields()
"""The fields of facts."""


class Word(Frozen):
    """A word anywhere in a fact, or with `prefix` the beginning of one, as while it is still being typed: `hung*`."""

    text: str
    prefix: bool = False


class Phrase(Frozen):
    """Words in a row."""

    text: str


class FieldText(Frozen):
    """Words in a row in one field: `company:byd`, `place:"hong kong"`; with `whole` they are all of it: `place:=china`."""

    field: str
    text: str
    prefix: bool = False
    whole: bool = False


class FieldNumber(Frozen):
    """A range of numbers, each end open (None) or closed.

    An amount has a `currency`: of any other it is converted, unless it is to be compared as `written`. None is any currency.
    """

    field: str
    low: Decimal | None
    high: Decimal | None
    include_low: bool = True
    include_high: bool = True
    currency: str | None = None
    written: bool = False


class FieldDate(Frozen):
    """A stretch of time that the days of a field have to touch; ISO dates of any precision, either end open."""

    field: str
    low: str | None
    high: str | None


class Not(Frozen):
    """What must not be."""

    operand: Node


class And(Frozen):
    """All of them; at least two."""

    operands: tuple[Node, ...]


class Or(Frozen):
    """One of them at least; at least two."""

    operands: tuple[Node, ...]


class Everything(Frozen):
    """The empty query."""


Node = Word | Phrase | FieldText | FieldNumber | FieldDate | Not | And | Or | Everything


def both(node: Node, other: Node) -> Node:
    """The query for what each of two accepts."""
    parts = [*query_parts(node), *query_parts(other)]
    if len(parts) > 1:
        return And(tuple(parts))
    return parts[0] if parts else Everything()


def query_parts(node: Node) -> list[Node]:
    """The queries that a query accepts all of: none for everything."""
    if isinstance(node, Everything):
        return []
    return list(node.operands) if isinstance(node, And) else [node]


def words_of(node: Node) -> list[str]:
    """The words that a query looks for, those that it leaves out not among them."""
    if isinstance(node, Word | Phrase | FieldText):
        return node.text.split()
    if isinstance(node, And | Or):
        return [word for operand in node.operands for word in words_of(operand)]
    return []


def render(node: Node) -> str:
    """The query as text; parsing it in the same context gives the tree again."""
    if isinstance(node, Everything):
        return ""
    if isinstance(node, Word):
        return node.text + "*" * node.prefix
    if isinstance(node, Phrase):
        return _quoted(node.text)
    if isinstance(node, FieldText):
        value = node.text if _plain(node.text) else _quoted(node.text)
        return f"{node.field}:{'=' * node.whole}{value}{'*' * node.prefix}"
    if isinstance(node, FieldNumber):
        return f"{node.field}:{_number_range(node)}"
    if isinstance(node, FieldDate):
        return f"{node.field}:{node.low}" if node.low == node.high else f"{node.field}:{node.low or ''}..{node.high or ''}"
    if isinstance(node, Not):
        return "-" + (f"({render(node.operand)})" if isinstance(node.operand, And) else render(node.operand))
    if isinstance(node, Or):
        return "(" + " OR ".join(render(operand) for operand in node.operands) + ")"
    return " ".join(map(_operand, node.operands, (None, *node.operands)))


def _operand(node: Node, before: Node | None) -> str:
    """One of the operands of "and": a word that an amount before it would take for its scale or its currency is in brackets."""
    amount = before.operand if isinstance(before, Not) else before
    taken = isinstance(amount, FieldNumber) and isinstance(node, Word) and goes_on(node.text)
    return f"({render(node)})" if taken or isinstance(node, And) else render(node)


def _plain(text: str) -> bool:
    return bool(text) and not any(character.isspace() or character in '"()' for character in text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'


def _number_range(node: FieldNumber) -> str:
    low, high = (None if end is None else _number(node, end) for end in (node.low, node.high))
    if low is not None and high is not None:
        if node.field == "amount":
            # Without a sign between them, one amount is meant as it is written.
            return f"={low}" if node.written and node.low == node.high else f"{low}..{high}"
        return low if node.low == node.high else f"{low}..{high}"
    if low is not None:
        return (">=" if node.include_low else ">") + low
    if high is not None:
        return ("<=" if node.include_high else "<") + high
    raise ValueError("a range of numbers has one end at least")


def _number(node: FieldNumber, value: Decimal) -> str:
    if node.field == "amount":
        return written_amount(value, node.currency)
    return plain_number(value) + "%" * (node.field in ("change", "stake"))
