"""Correcting a field of a fact: what a person types becomes the field's value, or a sentence about why it cannot.

Numbers are written as in the query language: 500M, €1.5 billion, 20%, ranges as 1bn..2bn; before them may stand a sign of
the qualifier, as the tables show it: ~ about, > over, < under, >= at least, <= up to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from store.errors import FactdeckError
from store.frozen import replace
from store.model.amount import Amount, Change, Direction, Qualifier, Value
from store.model.fact import Company, Fact
from store.model.fields import Declared, Shape, declared
from store.model.numerals import Numeral, read_numeral
from store.model.period import Period, days, is_iso_date

_QUALIFIERS: Mapping[str, Qualifier] = {
    "~": "about", ">=": "at_least", "≥": "at_least", "<=": "up_to", "≤": "up_to", ">": "over", "<": "under",
}  # fmt: skip
_QUALIFIED = re.compile(r"(?P<sign>~|>=|<=|≥|≤|>|<)?\s*(?P<rest>.*)", re.DOTALL)
_SIGNED = re.compile(r"(?P<sign>[-+▲▼=−]?)\s*(?P<size>.*)", re.DOTALL)
_MEASURED = re.compile(
    r"(?P<number>(?:[~<>≤≥=]+\s*)?(?:[A-Za-z]{3}\s)?\S*\d\S*(?:\s+(?i:thousand|lakh|million|crore|billion|trillion)(?!\S))?)"
    r"(?:\s+(?P<unit>.+))?"
)
"""A number and its unit; of the scales only those that are no units themselves: "3 t" are tonnes, "3 m" are metres."""
_VALUES = "1.2M vehicles, 35%, $36,040 or 3..5 GWh"
_DIRECTIONS: Mapping[str, Direction] = {"": "up", "+": "up", "▲": "up", "-": "down", "−": "down", "▼": "down", "=": "flat"}


class CorrectionInvalid(FactdeckError):
    """What was typed is no value of the field."""

    exit_code = 2


def correctable(fact: Fact) -> tuple[str, ...]:
    """The fields of a fact that can be corrected, in the order that a form shows them."""
    return tuple(one.name for one in declared(type(fact)) if one.told.correct)


def correctable_in_all(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The fields that can be corrected in each of some facts, in the order that the form of the first shows them."""
    return tuple(field for field in correctable(facts[0]) if all(field in correctable(fact) for fact in facts))


def corrected(fact: Fact, field: str, text: str) -> Fact:
    """The fact with one field as typed; its id stays. CorrectionInvalid when the text is no value of the field."""
    of = next((one for one in declared(type(fact)) if one.name == field and one.told.correct), None)
    if of is None:
        article = "An" if fact.kind == "investment" else "A"
        raise CorrectionInvalid(f"{article} {fact.kind} has no field {field!r}; it has {', '.join(correctable(fact))}.")
    text = " ".join(text.split())
    if not text and not (of.optional or of.shape == "names"):
        raise CorrectionInvalid("This field cannot be empty.")
    value = _READERS[of.shape](of, getattr(fact, field), text) if text or of.shape == "names" else None
    if field == "name" and isinstance(fact, Company) and value != fact.name:
        # Facts of the document go on naming the company as it was read: the old name finds it.
        return replace(fact, name=value, aliases=tuple(dict.fromkeys((*fact.aliases, fact.name))))
    try:
        sure = {name: chance for name, chance in fact.confidence_of.items() if name != field}
        changed: Fact = replace(fact, **{field: value}, confidence_of=sure)
    except ValueError as error:
        raise CorrectionInvalid(f"That leaves a fact that cannot be: {error}.") from error
    return changed


def typed(fact: Fact, field: str) -> str:
    """A field as a person would type it, to start a correction from."""
    value: Any = getattr(fact, field)
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, Amount):
        return f"{_sign(value.qualifier)}{value.currency} {_numbers(value.value, value.value_high)}"
    if isinstance(value, Value):
        return f"{_sign(value.qualifier)}{_numbers(value.value, value.value_high)} {value.unit or ''}".strip()
    if isinstance(value, Change):
        return _typed_change(value)
    if isinstance(value, Period):
        if not (value.start or value.end):
            return ""
        return value.start if value.start and value.start == value.end else f"{value.start or ''}..{value.end or ''}"
    return f"{_plain(value)}%" if isinstance(value, Decimal) else str(value)


def _typed_change(change: Change) -> str:
    sign = {"up": "+", "down": "-", "flat": "="}[change.direction]
    if change.percent is not None:
        return f"{sign}{_plain(change.percent)}%"
    return f"{sign}{_plain(change.absolute)}" if change.absolute is not None else sign


def _sign(qualifier: Qualifier) -> str:
    return {"about": "~", "over": ">", "under": "<", "at_least": ">=", "up_to": "<="}.get(qualifier, "")


def _numbers(value: Decimal, high: Decimal | None) -> str:
    return _short(value) if high is None else f"{_short(value)}..{_short(high)}"


def _short(value: Decimal) -> str:
    """A number with the letter of its scale, where that makes it shorter and loses nothing."""
    for exponent, letter in ((9, "bn"), (6, "M")):
        if abs(value) >= Decimal(1).scaleb(exponent) and value == round(value, 2 - exponent):
            return _plain(value.scaleb(-exponent)) + letter
    return _plain(value)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _text(_: Declared, old: object, text: str) -> str:
    return text


def _names(_: Declared, old: object, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in text.split(",") if (name := part.strip())))


def _choice(of: Declared, old: object, text: str) -> str:
    word = text.replace(" ", "_").lower()
    if word not in of.told.choices:
        raise CorrectionInvalid(f"{text!r} is none of {', '.join(of.told.choices)}.")
    return word


def _measure(_: Declared, old: object, text: str) -> str:
    return text.replace(" ", "_").lower()


def _country(_: Declared, old: object, text: str) -> str:
    from store.places import country_code  # late: few people correct a country

    code = country_code(text) or country_code(text.upper())
    if code is None:
        raise CorrectionInvalid(f"{text!r} is no country like Thailand or TH.")
    return code


def _range(text: str, example: str) -> tuple[Numeral, Decimal | None, Qualifier]:
    """A number or a range of them with its qualifier."""
    match = _QUALIFIED.fullmatch(text)
    sign, rest = (match["sign"] or "", match["rest"]) if match else ("", text)
    low, dots, high = rest.partition("..")
    first = read_numeral(low.strip())
    second = read_numeral(high.strip()) if dots else None
    if first is None or (dots and second is None):
        raise CorrectionInvalid(f"{text!r} is no number like {example}.")
    if second is None:
        return first, None, _QUALIFIERS.get(sign, "exact")
    if second.value < first.value:
        raise CorrectionInvalid("This range runs downwards.")
    return first, second.value, "range"


def _amount(_: Declared, old: Amount | None, text: str) -> Amount:
    number, high, qualifier = _range(text, "€1.5bn, USD 300M or 1bn..2bn")
    currency = number.currency or (old.currency if old else None)
    if currency is None:
        raise CorrectionInvalid("An amount needs a currency, as in €1.5bn or SEK 300M.")
    shared = old.shared if old else False
    return Amount(value=number.value, value_high=high, currency=currency, qualifier=qualifier, shared=shared, text=text)


def _value(_: Declared, old: Value | None, text: str) -> Value:
    match = _MEASURED.fullmatch(text)
    number, high, qualifier = _range(match["number"] if match else text, _VALUES)
    unit = match["unit"] if match else None
    if number.currency and unit:
        # Behind a sum stands no unit: "€1.5 m" are millions, and "€1 bn..€2 bn" is one range.
        number, high, qualifier = _range(text, _VALUES)
    if number.percent:
        unit = "percent"
    elif number.currency:
        unit = number.currency
    elif unit is None and old is not None:
        unit = old.unit
    return Value(value=number.value, value_high=high, unit=unit, qualifier=qualifier, text=text)


def _change(_: Declared, old: Change | None, text: str) -> Change:
    match = _SIGNED.fullmatch(text)
    sign, size = (match["sign"], match["size"].strip()) if match else ("", text)
    baseline = old.baseline if old else None
    if not size and sign:
        return Change(direction=_DIRECTIONS[sign], text=text, baseline=baseline)
    number = read_numeral(size)
    if number is None or number.value < 0:
        raise CorrectionInvalid(f"{text!r} is no change like +18.8%, -5% or = for none.")
    sizes = {"percent": number.value} if number.percent else {"absolute": number.value}
    return Change(direction=_DIRECTIONS[sign], text=text, baseline=baseline, **sizes)


def _percent(_: Declared, old: object, text: str) -> Decimal:
    number = read_numeral(text)
    if number is None or number.currency or not 0 <= number.value <= 100:
        raise CorrectionInvalid(f"{text!r} is no share like 5% or 33.3%.")
    return number.value


def _period(_: Declared, old: object, text: str) -> Period:
    low, dots, high = (part.strip() for part in text.partition(".."))
    for part in (low, high):
        if part and not is_iso_date(part):
            raise CorrectionInvalid(f"{part!r} is no date like 2023, 2023-Q1, 2023-10 or 2023-10-26.")
    start, end = low or None, (high or None) if dots else low
    if start and end and days(start)[0] > days(end)[1]:
        raise CorrectionInvalid("This period ends before it starts.")
    return Period(start=start, end=end, text=text)


_READERS: Mapping[Shape, Callable[[Declared, Any, str], Any]] = {
    "text": _text,
    "name": _text,
    "names": _names,
    "choice": _choice,
    "country": _country,
    "measure": _measure,
    "money": _amount,
    "value": _value,
    "change": _change,
    "share": _percent,
    "period": _period,
}
"""What a field of each shape becomes, of its declaration, what it held before, and what was typed, which is not empty."""
