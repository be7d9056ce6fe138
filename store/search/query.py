"""From query text to syntax tree, by recursive descent.

    query   = [ either ]
    either  = both { "OR" both }
    both    = factor { factor }
    factor  = "-" factor | "(" either ")" | field ":" ["="] value | phrase | word
    phrase  = '"' characters '"'
    value   = number range | date range | phrase | word
    range   = [">" | ">=" | "<" | "<="] number | number ".." number

Words are matched whole, or with a "*" at their end as the beginning of one; a field's value matches as words in a row,
after "=" as all of the field.
Errors carry the character they are at.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from store.errors import QueryInvalid
from store.frozen import Frozen, replace
from store.model import FACT_KINDS
from store.model.naming import words
from store.model.numerals import read_numeral
from store.model.period import days, is_iso_date
from store.search.syntax import (
    DATE_FIELD,
    NUMBER_FIELDS,
    TEXT_FIELDS,
    And,
    Everything,
    FieldDate,
    FieldNumber,
    FieldText,
    Node,
    Not,
    Or,
    Phrase,
    Word,
)

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=\S))
      | (?P<field>[A-Za-z]+):(?=\S) | (?P<phrase>"[^"]*"?) | (?P<word>[^\s()"]+)""",
    re.VERBOSE,
)
LONGEST = 2000
"""Characters of a query; no person types more, and a longer word would make an automaton too large to build."""
_DEEPEST = 50
"""How deep brackets and minus signs may nest."""


class _Token(Frozen):
    kind: str
    text: str
    position: int


def parse_query(text: str, *, typing: bool = False) -> Node:
    """The tree of a query; QueryInvalid when it has none. With `typing`, its last word matches as a prefix."""
    return _Parser(text, typing=typing).parse()


class _Parser:
    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text
        self._tokens = [
            _Token(match.lastgroup or "", match[match.lastgroup or 0], match.start())
            for match in _TOKEN.finditer(text)
            if match.lastgroup != "space"
        ]
        self._at = 0
        self._depth = 0
        self._typing = typing and bool(text) and not text[-1].isspace()

    def parse(self) -> Node:
        if not self._tokens:
            return Everything()
        if len(self._text) > LONGEST:
            raise QueryInvalid(self._text, LONGEST, f"A query has at most {LONGEST} characters")
        node = self._either()
        if self._at < len(self._tokens):
            raise self._error("This bracket closes nothing", self._tokens[self._at])
        return node

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _error(self, why: str, token: _Token | None) -> QueryInvalid:
        return QueryInvalid(self._text, token.position if token else len(self._text), why)

    def _is_or(self, token: _Token | None) -> bool:
        return token is not None and token.kind == "word" and token.text == "OR"

    def _either(self) -> Node:
        operands = [self._both()]
        while self._is_or(self._peek()):
            self._at += 1
            operands.append(self._both())
        flat = [inner for node in operands for inner in (node.operands if isinstance(node, Or) else (node,))]
        return flat[0] if len(flat) == 1 else Or(tuple(flat))

    def _both(self) -> Node:
        operands: list[Node] = []
        while (token := self._peek()) is not None and token.kind != "close" and not self._is_or(token):
            operands.append(self._factor())
        if not operands:
            raise self._error("Something to look for is missing", self._peek())
        flat = [inner for node in operands for inner in (node.operands if isinstance(node, And) else (node,))]
        return flat[0] if len(flat) == 1 else And(tuple(flat))

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

    def _nested(self, token: _Token, inner: Callable[[], Node]) -> Node:
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
        return operand.operand if isinstance(operand, Not) else Not(operand)

    def _bracket(self, opening: _Token) -> Node:
        node = self._either()
        closing = self._peek()
        if closing is None or closing.kind != "close":
            raise self._error("This bracket is never closed", opening)
        self._at += 1
        return node

    def _last(self) -> bool:
        return self._typing and self._at >= len(self._tokens)

    def _word(self, token: _Token) -> Node:
        found = words(token.text)
        if not found:
            raise self._error(f"{token.text!r} holds no letter and no digit to look for", token)
        begun = self._last() or token.text.endswith("*")
        if len(found) > 1:
            # "R&D", "joint-venture": words in a row. While typing, the last of them may not be finished.
            return Phrase(" ".join(found)) if not begun else _typed(found)
        return Word(found[0], prefix=begun)

    def _phrase(self, token: _Token) -> Node:
        closed = len(token.text) > 1 and token.text.endswith('"')
        if not closed and not self._last():
            raise self._error("This quotation mark is never closed", token)
        found = words(token.text)
        if not found:
            if self._last():
                return Everything()
            raise self._error("There is nothing between the quotation marks", token)
        return Phrase(" ".join(found))

    def _field(self, token: _Token) -> Node:
        name = token.text.lower()
        value = self._peek()
        if value is None or value.kind in ("open", "close", "field"):
            raise self._error(f"A value is missing after {name}:", value)
        self._at += 1
        if value.kind == "minus" and name not in (*NUMBER_FIELDS, DATE_FIELD):
            raise self._error(f"A minus goes before the field: -{name}:…", value)
        if value.kind == "phrase" and not (len(value.text) > 1 and value.text.endswith('"')) and not self._last():
            raise self._error("This quotation mark is never closed", value)
        if value.kind == "minus" and (number := self._peek()) is not None:
            self._at += 1
            value = _Token("word", "-" + number.text, value.position)
        if name in NUMBER_FIELDS:
            return self._number(name, value)
        if name == DATE_FIELD:
            return self._date(value)
        if name not in TEXT_FIELDS:
            near = difflib.get_close_matches(name, (*TEXT_FIELDS, *NUMBER_FIELDS, DATE_FIELD), n=1)
            hint = (
                f"; did you mean {near[0]}:?"
                if near
                else f"; fields are {', '.join((*TEXT_FIELDS, *NUMBER_FIELDS, DATE_FIELD))}"
            )
            raise self._error(f"There is no field {name!r}{hint}", token)
        whole = value.kind == "word" and value.text.startswith("=")
        value = self._behind_equals(value) if whole else value
        found = words(value.text)
        if not found:
            raise self._error(f"{value.text!r} holds no letter and no digit to look for", value)
        begun = self._last() or value.text.endswith("*")
        prefix = begun and value.kind == "word" and len(found) == 1 and not whole
        if name == "kind" and not any(kind.startswith(found[0]) if prefix else kind == found[0] for kind in FACT_KINDS):
            raise self._error(f"There is no kind {value.text!r}; kinds are {', '.join(FACT_KINDS)}", value)
        return FieldText(name, " ".join(found), prefix=prefix, whole=whole)

    def _behind_equals(self, token: _Token) -> _Token:
        """What stands behind the "=" of a value: the rest of the word, or the phrase that follows at once."""
        rest = _Token("word", token.text[1:], token.position + 1)
        following = self._peek()
        if rest.text or following is None or following.kind != "phrase" or following.position != rest.position:
            return rest
        self._at += 1
        return following

    def _number(self, name: str, token: _Token) -> Node:
        text, position = token.text, token.position
        low, dots, high = text.partition("..")
        if dots:
            first = self._value(name, low, position) if low else (None, None)
            second = self._value(name, high, position + len(low) + 2) if high else (None, None)
            if first[0] is None and second[0] is None:
                raise self._error(f"A range like {name}:1..2 needs a number", token)
            if first[0] is not None and second[0] is not None and first[0] > second[0]:
                raise self._error("This range runs downwards", token)
            return FieldNumber(name, first[0], second[0], currency=first[1] or second[1])  # type: ignore[arg-type]
        sign = re.match(r"[<>]=?|=", text)
        skip = len(sign.group()) if sign else 0
        if skip == len(text) and self._last():
            return Everything()
        value, currency = self._value(name, text[skip:], position + skip)
        operator = sign.group() if sign else "="
        whole = FieldNumber(name, value, value, currency=currency)  # type: ignore[arg-type]  # one of NUMBER_FIELDS
        if operator.startswith(">"):
            return replace(whole, high=None, include_low=operator == ">=")
        if operator.startswith("<"):
            return replace(whole, low=None, include_high=operator == "<=")
        return whole

    def _value(self, name: str, text: str, position: int) -> tuple[Decimal, str | None]:
        number = read_numeral(text)
        if number is None or (number.currency and name != "amount"):
            example = {"amount": "500M or €1.5bn", "change": "20%", "stake": "5%", "confidence": "0.9"}[name]
            raise QueryInvalid(self._text, position, f"{text!r} is no number like {example}")
        return number.value, number.currency

    def _date(self, token: _Token) -> Node:
        text = token.text
        sign = re.match(r"[<>]=?", text)
        if sign:
            bound = text[len(sign.group()) :]
            self._check_date(bound, token)
            first, last = days(bound)
            one = timedelta(days=1)
            try:
                if sign.group() == ">":
                    return FieldDate((last + one).isoformat(), None)
                if sign.group() == "<":
                    return FieldDate(None, (first - one).isoformat())
            except OverflowError as error:
                raise self._error("The calendar ends there", token) from error
            return FieldDate(bound, None) if sign.group() == ">=" else FieldDate(None, bound)
        low, dots, high = text.partition("..")
        for part in (low, high):
            if part:
                self._check_date(part, token)
        if dots and not low and not high:
            raise self._error("A range of dates needs a date", token)
        return FieldDate(low or None, (high or None) if dots else low)

    def _check_date(self, text: str, token: _Token) -> None:
        if not is_iso_date(text):
            raise self._error(f"{text!r} is no date like 2023, 2023-Q1, 2023-10 or 2023-10-26", token)


def _typed(found: list[str]) -> Node:
    return And((*(Word(word) for word in found[:-1]), Word(found[-1], prefix=True)))
