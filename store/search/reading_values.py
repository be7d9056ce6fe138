"""What stands behind the colon of a field of numbers or of dates.

    number  = numeral | compare numeral | [ numeral ] ".." [ numeral ]
    date    = day | compare day | [ day ] ".." [ day ]
    compare = ">" | ">=" | "<" | "<=" | "="

These are read from the characters of the query, for an amount has spaces in it: "amount:>= INR 500 crore byd" is an amount
and a word. A value that somebody is still typing, at the end of the query, asks for nothing yet; of a range its other end
holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from store.errors import QueryInvalid
from store.frozen import Frozen, replace
from store.model.numerals import Numeral, is_begun, numeral_at
from store.model.period import days, is_iso_date
from store.search.syntax import Everything, FieldDate, FieldNumber, Node

_COMPARED = re.compile(r"(?P<sign>[<>]=?|=)\s*")
_PIECE = re.compile(r'[^\s()"]*')
_DAY = re.compile(r'(?:(?!\.\.)[^\s()"])*')
_ENDS = re.compile(r'\.\.|[\s()"]|\Z')
_BEGUN_DAY = re.compile(r"\d{0,4}|\d{4}-(?:[QH]|\d|\d\d-\d?)?")
_DAY_WORDS = {"today": 0, "yesterday": 1}
"""The days that have a name, and how long ago each is."""
_EXAMPLES = {"amount": "500M or €1.5bn", "change": "20%", "stake": "5%", "reports": "3", "confidence": "0.9"}
_DATES = "2023, 2023-Q1, 2023-10 or 2023-10-26"

_T = TypeVar("_T")


class QueryContext(Frozen, kw_only=True):
    """What a query leaves to who asks: the `currency` of amounts that name none, and the day that is `today`.

    Without a currency, such amounts are those of any currency, as they are written.
    """

    currency: str | None = None
    today: date | None = None


class ValueReader(Frozen):
    """Reads the values of a query, each from the character it begins at; it gives their node, and where they end."""

    query: str
    typing: bool
    context: QueryContext

    def number(self, name: str, start: int) -> tuple[Node, int]:
        """The number or the range of numbers that a field has."""

        def read(at: int) -> tuple[Numeral | None, int]:
            return self._numeral(name, at)

        if sign := _COMPARED.match(self.query, start):
            number, end = self._one_end(sign.end(), read)
            return (self._compared(name, sign["sign"], number) if number else Everything()), end
        low, high, second, end = self._ends(start, read)
        if second is None:
            return (self._compared(name, "=", low) if low else Everything()), end
        if low is None and high is None:
            return self._unfinished(start, end, f"A range like {name}:1..2 needs a number")
        if low and high and low.currency and high.currency and low.currency != high.currency:
            raise self._error("Both ends of a range are in one currency", second)
        if low and high and low.value > high.value:
            self._unfinished(start, end, "This range runs downwards")
            high = None
        limits = FieldNumber(name, low.value if low else None, high.value if high else None)
        return self._in_currency(limits, *(one.currency for one in (low, high) if one)), end

    def date(self, name: str, start: int) -> tuple[Node, int]:
        """The date or the range of dates that a field has."""
        sign = _COMPARED.match(self.query, start)
        if sign:
            day, end = self._one_end(sign.end(), self._day)
            return (self._beside(name, sign["sign"], day, start) if day else Everything()), end
        low, high, second, end = self._ends(start, self._day)
        if second is None:
            return (FieldDate(name, low, low) if low else Everything()), end
        if low is None and high is None:
            return self._unfinished(start, end, "A range of dates needs a date")
        if low and high and days(low)[0] > days(high)[1]:
            self._unfinished(start, end, "This range runs downwards")
            high = None
        return FieldDate(name, low, high), end

    def _ends(self, start: int, read: Callable[[int], tuple[_T | None, int]]) -> tuple[_T | None, _T | None, int | None, int]:
        """The ends of a range, where its second begins, and where the range ends; of one value, no second."""
        low, at = (None, start) if self.query.startswith("..", start) else read(start)
        if not self.query.startswith("..", at):
            return low, None, None, at
        second = at + 2
        if self._piece_end(second) == second:
            return low, None, second, second
        high, end = self._one_end(second, read)
        return low, high, second, end

    def _one_end(self, start: int, read: Callable[[int], tuple[_T | None, int]]) -> tuple[_T | None, int]:
        value, end = read(start)
        if self.query.startswith("..", end):
            raise self._error("This range has one end too many", end)
        return value, end

    def _numeral(self, name: str, start: int) -> tuple[Numeral | None, int]:
        """The number at a character; None for one that is still being typed."""
        money = name == "amount"
        found = numeral_at(self.query, start, len(self.query) if money else self._piece_end(start))
        if found and _ENDS.match(self.query, found[1]) and not (found[0].percent if money else found[0].currency):
            return found
        if self.typing and is_begun(self.query[start:], money=money):
            return None, len(self.query)
        stop = self._piece_end(found[1] if found else start)
        example = _EXAMPLES.get(name, "5")
        wrong = self.query[start:stop]
        raise self._error(f"{wrong!r} is no number like {example}" if wrong else f"A number like {example} is missing", start)

    def _compared(self, name: str, sign: str, number: Numeral) -> FieldNumber:
        value = number.value
        if sign == "=":
            # "$5bn" is what an article says, not what another sum comes to: the day's rate would meet it by accident only.
            return FieldNumber(name, value, value, currency=number.currency, written=name == "amount")
        if sign.startswith(">"):
            limits = FieldNumber(name, value, None, include_low=sign == ">=")
        else:
            limits = FieldNumber(name, None, value, include_high=sign == "<=")
        return self._in_currency(limits, number.currency)

    def _in_currency(self, limits: FieldNumber, *currencies: str | None) -> FieldNumber:
        """An amount in the currency that one of its ends names, else in that of who asks."""
        if limits.field != "amount":
            return limits
        currency = next(filter(None, currencies), self.context.currency)
        return replace(limits, currency=currency, written=currency is None)

    def _day(self, start: int) -> tuple[str | None, int]:
        """The date at a character, "today" as the day it is; None for one that is still being typed."""
        match = _DAY.match(self.query, start)
        text, end = (match[0], match.end()) if match else ("", start)
        ago = _DAY_WORDS.get(text.casefold())
        if ago is not None:
            if self.context.today is None:
                raise self._error("Which day is today is not known here", start)
            return (self.context.today - timedelta(days=ago)).isoformat(), end
        if is_iso_date(text):
            return text, end
        begun = _BEGUN_DAY.fullmatch(text) or any(word.startswith(text.casefold()) for word in _DAY_WORDS)
        if self.typing and end == len(self.query) and begun:
            return None, end
        raise self._error(f"{text!r} is no date like {_DATES}" if text else f"A date like {_DATES} is missing", start)

    def _beside(self, name: str, sign: str, day: str, start: int) -> FieldDate:
        """The time before or after a date, with it or without; after "=" the date."""
        first, last = days(day)
        one = timedelta(days=1)
        try:
            if sign == ">":
                return FieldDate(name, (last + one).isoformat(), None)
            if sign == "<":
                return FieldDate(name, None, (first - one).isoformat())
        except OverflowError as error:
            raise self._error("The calendar ends there", start) from error
        return FieldDate(name, None if sign == "<=" else day, None if sign == ">=" else day)

    def _unfinished(self, start: int, end: int, why: str) -> tuple[Node, int]:
        """Nothing to ask for, of a range that somebody is still typing; of another it is told what is wrong."""
        if self.typing and end == len(self.query):
            return Everything(), end
        raise self._error(why, start)

    def _piece_end(self, start: int) -> int:
        match = _PIECE.match(self.query, start)
        return match.end() if match else start

    def _error(self, why: str, position: int) -> QueryInvalid:
        return QueryInvalid(self.query, position, why)
