"""The syntax tree of a query: frozen nodes, and the text that each of them is written as."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from store.frozen import Frozen

TextField = Literal["company", "type", "place", "measure", "status", "doc", "source", "tag", "review", "kind"]
NumberField = Literal["amount", "change", "stake", "confidence"]

TEXT_FIELDS: tuple[TextField, ...] = get_args(TextField)
NUMBER_FIELDS: tuple[NumberField, ...] = ("amount", "change", "stake", "confidence")
DATE_FIELD = "date"


class Word(Frozen):
    """A word anywhere in a fact, or with `prefix` the beginning of one, as while it is still being typed: `hung*`."""

    text: str
    prefix: bool = False


class Phrase(Frozen):
    """Words in a row."""

    text: str


class FieldText(Frozen):
    """Words in a row in one field: `company:byd`, `place:"hong kong"`; with `whole` they are all of it: `place:=china`."""

    field: TextField
    text: str
    prefix: bool = False
    whole: bool = False


class FieldNumber(Frozen):
    """A range of numbers, each end open (None) or closed; `currency` limits an amount to one."""

    field: NumberField
    low: Decimal | None
    high: Decimal | None
    include_low: bool = True
    include_high: bool = True
    currency: str | None = None


class FieldDate(Frozen):
    """A stretch of time that a fact's period has to touch; ISO dates of any precision, either end open."""

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
    """The query as text; parsing it gives the tree again."""
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
        return f"{DATE_FIELD}:{node.low}" if node.low == node.high else f"{DATE_FIELD}:{node.low or ''}..{node.high or ''}"
    if isinstance(node, Not):
        return "-" + (f"({render(node.operand)})" if isinstance(node.operand, And) else render(node.operand))
    if isinstance(node, Or):
        return "(" + " OR ".join(_operand(operand) for operand in node.operands) + ")"
    return " ".join(f"({render(operand)})" if isinstance(operand, And) else render(operand) for operand in node.operands)


def _operand(node: Node) -> str:
    return render(node)


def _plain(text: str) -> bool:
    return bool(text) and not any(character.isspace() or character in '"()' for character in text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'


def _number_range(node: FieldNumber) -> str:
    unit = "%" if node.field in ("change", "stake") else ""
    money = node.currency or ""

    def written(value: Decimal) -> str:
        return f"{money}{format(value.normalize(), 'f')}{unit}"

    if node.low is not None and node.low == node.high:
        return written(node.low)
    if node.low is not None and node.high is not None:
        return f"{written(node.low)}..{written(node.high)}"
    if node.low is not None:
        return (">=" if node.include_low else ">") + written(node.low)
    if node.high is not None:
        return ("<=" if node.include_high else "<") + written(node.high)
    raise ValueError("a range of numbers has one end at least")
