"""The unit that follows a number: percent, symbols, words, "a year", currencies written after the sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from store.frozen import Frozen, replace
from store.parse.lexicon.numbers import (
    AREA_WORDS,
    BASIS_POINT_WORDS,
    CROWNS,
    CURRENCY_NOUNS,
    MINOR_UNITS,
    PER_NOUNS,
    PERCENT_WORDS,
    POINT_WORDS,
    SCALED_SYMBOLS,
    SCALES,
    SPACE_WORDS,
    UNIT_SYMBOLS,
    UNIT_WORDS,
    WEIGHT_KINDS,
    currency_codes,
    currency_names,
)
from store.parse.quantities.numerals import Number, Token, adjacent, word_at

# Apart from their number these are words or initials more often than units.
_ATTACHED_ONLY = frozenset("A g l L s h x X ha PS mi min m K".split())
_SYMBOL = re.compile(r"°[CF]|[μµ]m\b|km/h|lb-ft|(?:k|mm?)?bb?l?/d\b|[A-Za-z]+[23]?")
_PER_WORDS = ("a", "an", "per", "each", "every")
_PER_LETTERS = {"yr": "year", "y": "year", "d": "day", "mo": "month"}
_PER_PERIODS = {"annually": "year", "yearly": "year", "monthly": "month", "daily": "day", "weekly": "week"}


class Unit(Frozen):
    """A unit's normalised name and dimension, and the token after it; `scale` is what one of it is of the named unit."""

    name: str | None
    dimension: str | None
    after: int
    hyphenated: bool = False
    scale: Decimal = Decimal(1)


NO_UNIT = Unit(None, None, 0)
_OF_MONEY = frozenset(
    "debt debts money cash savings saving tax taxes taxpayers funding funds aid investment investments spending income "
    "profit profits sales revenue credit equity assets shares bonds loans cost costs value worth damage public extra new "
    "additional every each the his her its their our my your".split()
)
"""What follows "pounds of" where they are money."""


_IRREGULAR = {
    "people": "person",
    "buses": "bus",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "men": "man",
    "gas": "gas",
}
_PLURALS = (
    ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"),
    ("ruses", "rus"), ("nuses", "nus"), ("puses", "pus"), ("s", ""),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of a regular English plural; other words unchanged."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word.removesuffix("men") + "man"
    for plural, ending in _PLURALS:
        if word.endswith(plural) and len(word) > len(plural) + 1 and not word.endswith(("ss", "us", "is")):
            return word.removesuffix(plural) + ending
    return word


def read_minor_unit(money: LocalMoney, tokens: Sequence[Token], number: Number) -> Unit | None:
    """Hundredths of a currency: "19 cents", "33.5p", "5.2 sen"; None when it is none."""
    at = number.after
    word = singular(word_at(tokens, at))
    glued = adjacent(tokens, at) and number.digits and (at >= len(tokens) or tokens[at].text == word)
    if word not in MINOR_UNITS or number.scaled or (word in ("p", "c") and not glued):
        return None
    code = MINOR_UNITS[word] or money.cents
    return with_per(tokens, Unit(code, "money", at + 1, scale=Decimal("0.01")))


class LocalMoney(Frozen):
    """What a document means by "cents" and by "crowns", which it names in full once."""

    cents: str = "USD"
    crowns: str | None = None


def local_money(text: str) -> LocalMoney:
    """The dollar or euro that a document writes, the US dollar for want of one; the crown of the country that it names."""
    cents = next((code for mark, code in _DOLLARS if mark.search(text)), None)
    return LocalMoney(cents or ("EUR" if "€" in text and "$" not in text else "USD"), _crowns_of(text))


_DOLLARS = tuple(
    (re.compile(rf"(?<![A-Z]){re.escape(mark)}\s?\d"), code)
    for mark, code in (("A$", "AUD"), ("C$", "CAD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("S$", "SGD"))
)
_CROWNS = re.compile(r"\b(Danish|Swedish|Norwegian|Czech)\s+(?:crowns?|kron[aeou]r?|koruna)\b")


def _crowns_of(text: str) -> str | None:
    match = _CROWNS.search(text)
    if match:
        return CROWNS[match[1].lower()]
    return next((code for code in CROWNS.values() if re.search(rf"\b{code}\b", text)), None)


def read_currency_suffix(money: LocalMoney, tokens: Sequence[Token], at: int) -> Unit | None:
    """ "yuan", "Australian dollars", "U.S. dollars", "USD" after a number; None when it is no money."""
    hyphenated = word_at(tokens, at) == "-"
    at += hyphenated
    for length in (5, 4, 3, 2, 1):
        if at + length > len(tokens):
            continue
        words = "".join(token.low if token.text == "." else " " + token.low for token in tokens[at : at + length]).strip()
        words = words.replace("u. s.", "u.s.")
        last = singular(words)
        if last == "pound" and (word_at(tokens, at + length) == "-" or _is_weighed(tokens, at, at + length)):
            continue  # pound-feet of torque, pounds of butter
        code = currency_names().get(last) or (CURRENCY_NOUNS.get(last) if length == 1 else None)
        if code is None and last.endswith("crown"):
            code = money.crowns if last == "crown" else CROWNS.get(last.removesuffix(" crown"))
        if code is None and length == 1 and tokens[at].text.isupper() and len(tokens[at].text) == 3:
            code = tokens[at].text if tokens[at].text in currency_codes() else None
        if code:
            return with_per(tokens, Unit(code, "money", at + length, hyphenated))
    return None


def _is_weighed(tokens: Sequence[Token], at: int, behind: int) -> bool:
    """Whether pounds are of something that has weight: a few of them, and not of money, nor of what belongs to somebody."""
    plain = at > 0 and word_at(tokens, at - 1) not in SCALES
    return (
        plain and word_at(tokens, behind) == "of" and word_at(tokens, behind + 1) not in _OF_MONEY and behind + 1 < len(tokens)
    )


def read_unit(text: str, tokens: Sequence[Token], number: Number) -> Unit | None:
    """The unit after `number`; NO_UNIT when none is written, None when what follows shows that it is no quantity."""
    at = number.after
    if at >= len(tokens):
        return NO_UNIT
    percent = _percent(text, tokens, at)
    if percent:
        return percent
    hyphenated = word_at(tokens, at) == "-" and adjacent(tokens, at)
    symbol = _symbol(text, tokens, at + hyphenated, number, hyphenated)
    if symbol:
        return with_per(tokens, symbol)
    glued = not hyphenated and adjacent(tokens, at) and tokens[at].kind == "word" and number.digits and not number.scaled
    if glued and tokens[at].low not in ("fold", "sq"):
        return None  # "5G", "21st", "747s"
    word = word_at(tokens, at + hyphenated)
    if word in ("degree", "degrees", "deg") and word_at(tokens, at + hyphenated + 1) in _DEGREES:
        return Unit(_DEGREES[word_at(tokens, at + hyphenated + 1)], "temperature", at + hyphenated + 2, hyphenated)
    if word == "fold":
        return Unit("times", "multiple", at + hyphenated + 1, hyphenated)
    if word in _POWERS:
        words, dimension = _POWERS[word]
        of = at + hyphenated + 1
        of += word_at(tokens, of) in (".", "-")
        size = words.get(word_at(tokens, of)) or words.get(singular(word_at(tokens, of)))
        if size:
            return with_per(tokens, Unit(size, dimension, of + 1, hyphenated))
    if word in WEIGHT_KINDS and singular(word_at(tokens, at + hyphenated + 1)) in ("ton", "tonne"):
        at += 1
        word = word_at(tokens, at + hyphenated)
    compound = f"{word}-{word_at(tokens, at + hyphenated + 2)}" if word_at(tokens, at + hyphenated + 1) == "-" else ""
    for name, width in ((compound, 3), (word, 1)):
        unit = UNIT_WORDS.get(name) or UNIT_WORDS.get(singular(name))
        if unit:
            return with_per(tokens, Unit(unit[0], unit[1], at + hyphenated + width, hyphenated))
    return NO_UNIT


def _percent(text: str, tokens: Sequence[Token], at: int) -> Unit | None:
    at += word_at(tokens, at) == "-"
    if word_at(tokens, at) == "%":
        if word_at(tokens, at + 1) == "-" and word_at(tokens, at + 2) in ("point", "points"):
            return Unit("percentage_point", "points", at + 3)
        if word_at(tokens, at + 1) in ("point", "points"):
            return Unit("percentage_point", "points", at + 2)
        return Unit("percent", "percent", at + 1)
    if word_at(tokens, at) == "pc" and tokens[at].text != "pc":
        return None  # computers
    for words, name, dimension in (
        (POINT_WORDS, "percentage_point", "points"),
        (BASIS_POINT_WORDS, "basis_point", "points"),
        (PERCENT_WORDS, "percent", "percent"),
    ):
        for phrase in words:
            length = phrase.count(" ") + 1
            if [word_at(tokens, at + offset) for offset in range(length)] == phrase.split():
                return Unit(name, dimension, at + length)
            hyphened = f"{word_at(tokens, at)} {word_at(tokens, at + 2)}"
            if length == 2 and word_at(tokens, at + 1) == "-" and hyphened == phrase:
                return Unit(name, dimension, at + 3)
    return None


def _symbol(text: str, tokens: Sequence[Token], at: int, number: Number, hyphenated: bool) -> Unit | None:
    if at >= len(tokens):
        return None
    match = _SYMBOL.match(text, tokens[at].start)
    if match is None:
        return None
    symbol = match.group()
    after = at
    while after < len(tokens) and tokens[after].start < match.end():
        after += 1
    if symbol in SCALED_SYMBOLS:
        name, dimension, scale = SCALED_SYMBOLS[symbol]
        return Unit(name, dimension, after, hyphenated, scale)
    unit = UNIT_SYMBOLS.get(symbol)
    if unit is None or (symbol in _ATTACHED_ONLY and not (adjacent(tokens, at) and number.digits)):
        return None
    if len(symbol) <= 2 and not number.digits:
        return None
    if symbol == "s" and _is_decade(tokens, number):
        return None
    return Unit(unit[0], unit[1], after, hyphenated)


def _is_decade(tokens: Sequence[Token], number: Number) -> bool:
    """ "the 1990s", "in his 20s", "2018s best": no number of seconds."""
    written = tokens[number.first].text
    if not written.isdigit():
        return False
    year = len(written) == 4 and written[:2] in ("18", "19", "20")
    return year or (number.value % 10 == 0 and word_at(tokens, number.first - 1) in _AGES)


_DEGREES = {"celsius": "°C", "centigrade": "°C", "c": "°C", "fahrenheit": "°F", "f": "°F"}
_AGES = frozenset("the in his her their its my our your mid early late - '".split())
_POWERS = dict.fromkeys(("square", "sq"), (AREA_WORDS, "area")) | dict.fromkeys(("cubic", "cu"), (SPACE_WORDS, "volume"))


def _behind_dollars(tokens: Sequence[Token], at: int) -> int | None:
    """ "$75 U.S. per barrel", "$31.20 US": whose dollars, written behind the sum."""
    if at < len(tokens) and tokens[at].text == "US":
        return at + 1
    return at + 4 if [word_at(tokens, at + step) for step in range(4)] == ["u", ".", "s", "."] else None


def _behind_kind(tokens: Sequence[Token], of: int) -> int | None:
    """Where "per day" stands behind what is counted: "barrels of oil equivalent per day"; None where it does not."""
    for at in range(of + 2, of + 2 + _KIND_WORDS):
        if word_at(tokens, at) in _PER_WORDS and UNIT_WORDS.get(word_at(tokens, at + 1), ("", ""))[1] == "time":
            return at
        if at >= len(tokens) or tokens[at - 1].kind != "word":
            return None
    return None


_KIND_WORDS = 4
"""Words at most between "of" and "per"."""


def with_per(tokens: Sequence[Token], unit: Unit) -> Unit:
    """The unit with what it is counted per: "vehicles a year", "dollars per barrel", "kWh/100 km"."""
    at = unit.after
    if unit.name == "USD" and (ours := _behind_dollars(tokens, at)):
        unit = replace(unit, after=ours)
        at = ours
    if word_at(tokens, at) == "-" and word_at(tokens, at + 1) in ("a", "per") and word_at(tokens, at + 2) == "-":
        name = singular(word_at(tokens, at + 3))  # "24 GWh-a-year"
        return replace(unit, name=f"{unit.name}/{name}", after=at + 4, hyphenated=True) if name in UNIT_WORDS else unit
    word = word_at(tokens, at)
    if word == "of" and unit.dimension in ("volume", "mass", "energy", "count"):
        at = _behind_kind(tokens, at) or at
        word = word_at(tokens, at)
    if word in _PER_PERIODS:
        return replace(unit, name=f"{unit.name}/{_PER_PERIODS[word]}", after=at + 1)
    if word not in _PER_WORDS and word != "/":
        return unit
    if word_at(tokens, at + 1) in ("diluted", "basic", "ordinary", "common", "average"):
        at += 1  # "$0.64 per diluted share"
    count = ""
    if at + 1 < len(tokens) and tokens[at + 1].kind == "number":
        count, at = tokens[at + 1].text + " ", at + 1
    if at + 1 >= len(tokens):
        return unit
    symbol, name = UNIT_SYMBOLS.get(tokens[at + 1].text), singular(word_at(tokens, at + 1))
    per = symbol[0] if symbol else UNIT_WORDS[name][0] if name in UNIT_WORDS else None
    if word == "/" and name in _PER_LETTERS:
        per = _PER_LETTERS[name]
    if per is None and (
        name in PER_NOUNS or name == "annum" or (word == "per" and unit.dimension == "money" and name.isalpha())
    ):
        per = "year" if name == "annum" else name
    if per is None or word_at(tokens, at + 2) in ("ago", "earlier", "before", "later"):
        return unit
    return replace(unit, name=f"{unit.name}/{count}{per}", after=at + 2)
