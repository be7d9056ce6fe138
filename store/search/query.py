"""From query text to syntax tree, by recursive descent.

    query   = [ either ]
    either  = both { "OR" both }
    both    = factor { factor }
    factor  = "-" factor | "(" either ")" | field ":" value | phrase | word
    phrase  = '"' characters '"'
    value   = number | date | ["="] ( phrase | word )

Words are matched whole, or with a "*" at their end as the beginning of one; a field's value matches as words in a row,
after "=" as all of the field. Numbers and dates are those of `store.search.reading_values`.
Errors carry the character they are at.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence

from store.errors import QueryInvalid
from store.model import FACT_KINDS
from store.search.reading_values import QueryContext, ValueReader
from store.search.syntax import FIELDS, And, Everything, Fields, FieldText, Node, Not, Or, Phrase, Word
from store.search.tokens import Token, tokens_of
from store.words import words

__all__ = ["LONGEST", "QueryContext", "parse_query"]

LONGEST = 2000
"""Characters of a query; no person types more, and a longer word would make an automaton too large to build."""
_DEEPEST = 50
"""How deep brackets and minus signs may nest."""
_CHOICES: Mapping[str, tuple[Sequence[str], str]] = {
    "kind": (FACT_KINDS, f"There is no kind {{}}; kinds are {', '.join(FACT_KINDS)}"),
    "conflict": (("yes", "no"), "A fact is in conflict or it is not: conflict:yes or conflict:no, not {}"),
}
"""The fields that have a few values only, and what is said of others."""
_NO_CONTEXT = QueryContext()


def parse_query(text: str, *, typing: bool = False, context: QueryContext = _NO_CONTEXT, fields: Fields = FIELDS) -> Node:
    """The tree of a query; QueryInvalid when it has none.

    With `typing`, its last word matches as a prefix, and a value at its end that is not finished asks for nothing yet.
    """
    return _Parser(text, typing, context, fields).parse()


class _Parser:
    def __init__(self, text: str, typing: bool, context: QueryContext, fields: Fields) -> None:
        self._text = text
        self._tokens = tokens_of(text)
        self._at = 0
        self._depth = 0
        self._typing = typing and bool(text) and not text[-1].isspace()
        self._values = ValueReader(text, typing, context)
        self._fields = fields

    def parse(self) -> Node:
        if not self._tokens:
            return Everything()
        if len(self._text) > LONGEST:
            raise QueryInvalid(self._text, LONGEST, f"A query has at most {LONGEST} characters")
        node = self._either()
        if self._at < len(self._tokens):
            raise self._error("This bracket closes nothing", self._tokens[self._at])
        return node

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _error(self, why: str, token: Token | None) -> QueryInvalid:
        return QueryInvalid(self._text, token.position if token else len(self._text), why)

    def _is_or(self, token: Token | None) -> bool:
        return token is not None and token.kind == "word" and token.text == "OR"

    def _either(self) -> Node:
        operands = [self._both()]
        while self._is_or(self._peek()):
            self._at += 1
            operands.append(self._both())
        flat = _flat(Or, operands)
        return flat[0] if len(flat) == 1 else Or(tuple(flat)) if flat else Everything()

    def _both(self) -> Node:
        operands: list[Node] = []
        while (token := self._peek()) is not None and token.kind != "close" and not self._is_or(token):
            operands.append(self._factor())
        if not operands:
            raise self._error("Something to look for is missing", self._peek())
        flat = _flat(And, operands)
        return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else Everything()

    def _factor(self) -> Node:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "minus":
            return self._nested(token, self._negated)
        if token.kind == "open":
            return self._nested(token, lambda: self._bracket(token))
        if token.kind == "field":
            return self._field(token)
        if token.kind == "phrase":
            return self._phrase(token)
        return self._word(token)

    def _nested(self, token: Token, inner: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error("Brackets and minus signs are nested too deep", token)
        node = inner()
        self._depth -= 1
        return node

    def _negated(self) -> Node:
        if self._peek() is None:
            raise self._error("Something to leave out is missing", None)
        operand = self._factor()
        if isinstance(operand, Everything):
            return operand  # what is to be left out is not finished
        return operand.operand if isinstance(operand, Not) else Not(operand)

    def _bracket(self, opening: Token) -> Node:
        node = self._either()
        closing = self._peek()
        if closing is None or closing.kind != "close":
            raise self._error("This bracket is never closed", opening)
        self._at += 1
        return node

    def _last(self) -> bool:
        return self._typing and self._at >= len(self._tokens)

    def _word(self, token: Token) -> Node:
        found = words(token.text)
        if not found:
            raise self._error(f"{token.text!r} holds no letter and no digit to look for", token)
        if self._last() and token.text.endswith(":") and token.text[:-1].lower() in self._fields.names:
            return Everything()
        begun = self._last() or token.text.endswith("*")
        if len(found) > 1:
            # "R&D", "joint-venture": words in a row. While typing, the last of them may not be finished.
            return Phrase(" ".join(found)) if not begun else _typed(found)
        return Word(found[0], prefix=begun)

    def _phrase(self, token: Token) -> Node:
        if not token.is_closed and not self._last():
            raise self._error("This quotation mark is never closed", token)
        found = words(token.text)
        if not found:
            if self._last():
                return Everything()
            raise self._error("There is nothing between the quotation marks", token)
        return Phrase(" ".join(found))

    def _field(self, token: Token) -> Node:
        name = token.text.lower()
        value = self._peek()
        if value is None or value.kind in ("open", "close", "field"):
            raise self._error(f"A value is missing after {name}:", value)
        if name in self._fields.numbers:
            return self._read(self._values.number, name, value)
        if name in self._fields.dates:
            return self._read(self._values.date, name, value)
        if name not in self._fields.texts:
            near = difflib.get_close_matches(name, self._fields.names, n=1)
            hint = f"did you mean {near[0]}:?" if near else f"fields are {', '.join(self._fields.names)}"
            raise self._error(f"There is no field {name!r}; {hint}", token)
        self._at += 1
        if value.kind == "minus":
            raise self._error(f"A minus goes before the field: -{name}:…", value)
        return self._field_text(name, value)

    def _read(self, read: Callable[[str, int], tuple[Node, int]], name: str, value: Token) -> Node:
        """A value of the characters from a token on; what it took is passed over."""
        node, end = read(name, value.position)
        while (token := self._peek()) is not None and token.position < end:
            self._at += 1
        return node

    def _field_text(self, name: str, value: Token) -> Node:
        whole = value.kind == "word" and value.text.startswith("=")
        value = self._behind_equals(value) if whole else value
        if value.kind == "phrase" and not value.is_closed and not self._last():
            raise self._error("This quotation mark is never closed", value)
        found = words(value.text)
        if not found:
            if self._last() and value.text in ("", '"', '""'):
                return Everything()
            raise self._error(f"{value.text!r} holds no letter and no digit to look for", value)
        begun = self._last() or value.text.endswith("*")
        prefix = begun and value.kind == "word" and len(found) == 1 and not whole
        self._check(name, " ".join(found), value, prefix=prefix)
        return FieldText(name, " ".join(found), prefix=prefix, whole=whole)

    def _check(self, name: str, found: str, value: Token, *, prefix: bool) -> None:
        """That a field which has a few values only, or values of one form, can have the one that is asked for."""
        choices, why = _CHOICES.get(name, ((), ""))
        if choices and not any(choice.startswith(found) if prefix else choice == found for choice in choices):
            raise self._error(why.format(repr(value.text)), value)
        if name == "currency" and not re.fullmatch("[a-z]{1,3}" if prefix else "[a-z]{3}", found):
            raise self._error(f"{value.text!r} is no currency like EUR or INR", value)

    def _behind_equals(self, token: Token) -> Token:
        """What stands behind the "=" of a value: the rest of the word, or the phrase that follows at once."""
        rest = Token("word", token.text[1:], token.position + 1)
        following = self._peek()
        if rest.text or following is None or following.kind != "phrase" or following.position != rest.position:
            return rest
        self._at += 1
        return following


def _flat(kind: type[And] | type[Or], operands: Sequence[Node]) -> list[Node]:
    """The operands of one "and" or "or": those of its own kind opened, what asks for nothing yet left out."""
    opened = (inner for node in operands for inner in (node.operands if isinstance(node, kind) else (node,)))
    return [node for node in opened if not isinstance(node, Everything)]


def _typed(found: list[str]) -> Node:
    return And((*(Word(word) for word in found[:-1]), Word(found[-1], prefix=True)))
