"""Numbers with their units, currencies, ranges and qualifiers: a grammar over tokens, one pass from left to right.

What a number counts ("28 European countries") and which way it moved is read later, in `store.parse.facts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from store.frozen import replace
from store.model import Qualifier, Span
from store.parse.lexicon.numbers import (
    AFTER_QUALIFIERS,
    CURRENCY_SYMBOLS,
    MONEY_SIGNS,
    ONES,
    PERCENT_WORDS,
    QUALIFIERS,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNIT_SYMBOLS,
    UNIT_WORDS,
    VAGUE_PLURALS,
    currency_codes,
)
from store.parse.quantities.fractions import Share, may_begin_share, read_share
from store.parse.quantities.numerals import Number, Token, adjacent, read_number, tokenize, word_at
from store.parse.quantities.quantity import Quantity
from store.parse.quantities.signs import shared, signed, without_brackets
from store.parse.quantities.units import (
    NO_UNIT,
    LocalMoney,
    Unit,
    local_money,
    read_currency_suffix,
    read_minor_unit,
    read_unit,
    with_per,
)

_LABELS = re.compile(
    r"(?:section|article|chapter|page|phase|level|type|class|grade|tier|flight|route|highway|room|version|"
    r"figure|table|part|step|no|number|model|series|stage|group|formula|act|rule|schedule|annex|clause|psalm|zone|"
    r"gate|platform|line|episode|volume|scope|category|zip|covid)\.?"
)
_NUMBER_WORDS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE_PLURALS) | {"half", "a", "an", "zł", "kr"}
)
_SEPARATORS = ("-", "–", "—", "to")


def find_quantities(text: str, taken: Sequence[Span] = (), money: LocalMoney | None = None) -> list[Quantity]:
    """The quantities in a block's text, in order, without overlaps.

    `taken` are spans that are something else (dates); `money` is what the document means by cents and crowns.
    """
    local = money or local_money(text)
    tokens = tokenize(text)
    tokens, below = without_brackets(tokens)
    starts = {position for span in taken for position in range(span.start, span.end)} | _codes(tokens)
    found = []
    at = 0
    while at < len(tokens):
        share = read_share(tokens, at) if may_begin_share(tokens[at]) and tokens[at].start not in starts else None
        if share is not None:
            found.append(_share(text, tokens, at, share))
            at = share.after
            continue
        if tokens[at].start in starts or not _may_begin(tokens[at]):
            at += 1
            continue
        reading = _read(text, tokens, at, local)
        if reading is None or tokens[reading[1] - 1].start in starts:
            at += 1
            continue
        first, (quantity, at) = at, reading
        if any(tokens[one].start in below for one in range(first, at)):
            quantity = replace(quantity, value=-quantity.value)
        found.append(signed(text, quantity))
    return shared(text, found)


def _codes(tokens: Sequence[Token]) -> set[int]:
    """Where digits stand that count nothing: telephone numbers (three groups in a row) and the time of day."""
    starts: set[int] = set()
    run: list[Token] = []
    for at, token in enumerate([*tokens, Token("symbol", "", 0, 0, "")]):
        if token.kind == "number" and "," not in token.text:
            run.append(token)
            if word_at(tokens, at + 1) in ("am", "pm", "gmt", "o'clock") or (
                word_at(tokens, at + 1) in ("a", "p") and word_at(tokens, at + 2) == "." and word_at(tokens, at + 3) == "m"
            ):
                starts.add(token.start)
        elif not (run and token.text in ("-", "(", ")")):
            if len(run) >= 3:
                starts |= {one.start for one in run}
            run = []
    return starts


def _share(text: str, tokens: Sequence[Token], at: int, share: Share) -> Quantity:
    """The quantity of a share or a multiple in words."""
    span = Span(tokens[at].start, tokens[share.after - 1].end)
    qualifier, begin = _qualifier_before(text, tokens, at)
    return Quantity(
        span=span,
        full=Span(min(begin, span.start), span.end),
        value=share.value,
        unit=share.unit,
        dimension=share.dimension,
        qualifier=qualifier or "exact",
        digits=False,
        direction=share.direction,
        role="delta" if share.direction else "level",
    )


def _may_begin(token: Token) -> bool:
    """Whether a quantity can begin with a token; most words are told apart here, cheaply."""
    if token.kind != "word":
        return token.kind == "number" or token.text in MONEY_SIGNS
    return token.low in _NUMBER_WORDS or (token.text[0].isupper() and len(token.text) <= 4)


def _read(text: str, tokens: Sequence[Token], at: int, local: LocalMoney) -> tuple[Quantity, int] | None:
    """The quantity whose currency or number begins at token `at`, and the token after it."""
    money, start = _currency_prefix(text, tokens, at)
    if start >= len(tokens):
        return None
    number = read_number(tokens, start)
    if number is None or (money is None and _is_part_of_a_name(text, tokens, number)):
        return None
    number, ambiguous = _short_scale(tokens, number, money)
    high, number = _range(text, tokens, number, money)
    after = high.after if high else number.after
    unit = with_per(tokens, Unit(money, "money", after)) if money else _unit(text, tokens, high or number, local)
    if unit is None:
        return None
    if unit is NO_UNIT and not ambiguous and _is_label(tokens, number):
        return None
    return _quantity(text, tokens, at, number, high, unit, after), max(unit.after, after)


def _unit(text: str, tokens: Sequence[Token], number: Number, local: LocalMoney) -> Unit | None:
    after = number.after
    if number.vague and word_at(tokens, after) == "of":
        after += 1
    minor = read_minor_unit(local, tokens, number)
    return minor or read_currency_suffix(local, tokens, after) or read_unit(text, tokens, number)


def _quantity(
    text: str, tokens: Sequence[Token], at: int, number: Number, high: Number | None, unit: Unit, after: int
) -> Quantity:
    last = max(unit.after, after) - 1
    span = Span(tokens[at].start, tokens[last].end)
    qualifier, begin = _qualifier_before(text, tokens, at)
    end = span.end
    if qualifier is None:
        qualifier, end = _qualifier_after(text, tokens, last + 1, span.end)
    if qualifier is None:
        qualifier = "about" if number.vague else "exact"
    if unit.dimension == "time" and word_at(tokens, at - 1) == "over":
        qualifier, begin = "exact", span.start  # "over five years" is during them
    if high is not None:
        qualifier = "range"
    return Quantity(
        span=span,
        full=Span(min(begin, span.start), end),
        value=number.value * unit.scale,
        value_high=high.value * unit.scale if high else None,
        unit=unit.name,
        dimension=unit.dimension,
        qualifier=qualifier,
        hyphenated=unit.hyphenated,
        digits=number.digits,
        direction="up" if unit.name == "times" and word_at(tokens, last) == "fold" else None,
        role="delta" if unit.name == "times" and word_at(tokens, last) == "fold" else "level",
        scaled=number.scaled,
    )


def _currency_prefix(text: str, tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """The currency written before a number ("$", "US $", "R$", "RMB", "EUR"), and the token of the number."""
    for after in range(min(at + 5, len(tokens) - 1), at, -1):
        if tokens[after].kind != "number" and read_number(tokens, after) is None:
            continue
        written = re.sub(r"\s+", "", text[tokens[at].start : tokens[after - 1].end])
        written = written.removesuffix("(")
        code = CURRENCY_SYMBOLS.get(written) or CURRENCY_SYMBOLS.get(written.removesuffix("."))
        if code is None and len(written) == 3 and written.isupper() and written in currency_codes():
            code = written
        if code and (tokens[after].kind == "number" or not written.isalpha()):
            return code, after
    return None, at


def _short_scale(tokens: Sequence[Token], number: Number, money: str | None) -> tuple[Number, bool]:
    """ "$6m", "50k", "2.5M": a letter that scales, when it can't be a unit. Also whether it was read as one."""
    after = number.after
    if after >= len(tokens) or tokens[after].text not in SHORT_SCALES or number.scaled:
        return number, False
    letter = tokens[after].text
    if not money and not (adjacent(tokens, after) and _scales_a_count(tokens, letter, after)):
        return number, False
    value = number.value * SHORT_SCALES[letter]
    return Number(value, number.first, after + 1, number.digits, number.vague, scaled=True), True


def _scales_a_count(tokens: Sequence[Token], letter: str, after: int) -> bool:
    if letter in ("k", "K", "M", "B", "b"):
        return True
    following = word_at(tokens, after + 1)
    if letter != "m":
        return False
    unit = following in UNIT_WORDS or (after + 1 < len(tokens) and tokens[after + 1].text in UNIT_SYMBOLS)
    return following in ("people", "sq", "square") or unit or (len(following) > 3 and following.endswith("s"))


def _range(text: str, tokens: Sequence[Token], number: Number, money: str | None) -> tuple[Number | None, Number]:
    """The upper end of a range that `number` begins, and `number` with the scale that the upper end lends it."""
    at = _after_own_unit(tokens, number.after)
    joint = word_at(tokens, at)
    before = word_at(tokens, number.first - (2 if money else 1))
    between = before == "between"
    if not (joint in _SEPARATORS or (joint == "and" and between)) or at + 1 >= len(tokens):
        return None, number
    if (
        joint == "to"
        and before in (("from", "by") if money or at != number.after else ("from",))
        and word_at(tokens, number.first - (3 if money else 2))
        not in (
            "range",
            "ranging",
            "ranges",
            "ranged",
            "anywhere",
        )
    ):
        return None, number
    second = at + 1
    if money:
        code, second = _currency_prefix(text, tokens, at + 1)
        if code not in (None, money):
            return None, number
    high = read_number(tokens, second) if second < len(tokens) else None
    if high is None or (second == at + 1 and _glued_after(tokens, high)):
        return None, number
    high, _ = _short_scale(tokens, high, money)
    low = number
    plain = read_plain(tokens, high)
    if high.scaled and not number.scaled and plain and number.value < plain:
        scale = high.value / plain
        low = Number(number.value * scale, number.first, number.after, number.digits, scaled=True)
    if high.value <= low.value or (number.after != at and not _same_unit(text, tokens, number, at, high)):
        return None, number
    return high, low


def read_plain(tokens: Sequence[Token], number: Number) -> Decimal | None:
    """The value of a number's first token, before its scale."""
    alone = read_number(tokens[: number.first + 1], number.first)
    return alone.value if alone else None


def _after_own_unit(tokens: Sequence[Token], at: int) -> int:
    """ "3% to 5%": the unit may be written at both ends."""
    if word_at(tokens, at) in ("%", "percent", "pct"):
        return at + 1
    return at + 2 if (word_at(tokens, at), word_at(tokens, at + 1)) == ("per", "cent") else at


def _same_unit(text: str, tokens: Sequence[Token], number: Number, joint: int, high: Number) -> bool:
    return word_at(tokens, high.after) == word_at(tokens, number.after) and word_at(tokens, joint) != "-"


def _qualifier_before(text: str, tokens: Sequence[Token], at: int) -> tuple[Qualifier | None, int]:
    for length in (4, 3, 2, 1):
        first = at - length
        if first < 0:
            continue
        begin = tokens[first].start
        phrase = re.sub(r"\s+", " ", text[begin : tokens[at - 1].end]).lower()
        qualifier = QUALIFIERS.get(phrase)
        if qualifier:
            return qualifier, begin
    return None, tokens[at].start


def _qualifier_after(text: str, tokens: Sequence[Token], at: int, end: int) -> tuple[Qualifier | None, int]:
    for length in (2, 1):
        last = at + length - 1
        if last >= len(tokens):
            continue
        phrase = re.sub(r"\s+", " ", text[tokens[at].start : tokens[last].end]).lower()
        if phrase in AFTER_QUALIFIERS and (phrase[-1] not in "+s" or tokens[at].start == end):
            return AFTER_QUALIFIERS[phrase], tokens[last].end
    return None, end


def _is_part_of_a_name(text: str, tokens: Sequence[Token], number: Number) -> bool:
    """Codes and names: "A380", "F-150", "5G", "737-800", "+86 10 1234", "3.2.1" and the like hold no quantity."""
    first, token = number.first, tokens[number.first]
    if token.kind != "number":
        before = word_at(tokens, first - 1)
        return before == "-" or (token.low == "one" and number.after == first + 1 and not _one_counts(tokens, first))
    if adjacent(tokens, first):
        previous = tokens[first - 1]
        if previous.kind == "word" or previous.text in "_@#":
            return True
        if previous.text == "-" and word_at(tokens, first - 2) in ("sub", "minus", "plus"):
            return False
        if previous.text in "-–:/." and _glued_before(tokens, first):
            return True
    following = word_at(tokens, number.after)
    return following in ("-", ":", "/") and adjacent(tokens, number.after) and _glued_after(tokens, number)


def _one_counts(tokens: Sequence[Token], at: int) -> bool:
    following = word_at(tokens, at + 1)
    if following == "per":
        return word_at(tokens, at + 2) == "cent"
    return following in UNIT_WORDS or following in PERCENT_WORDS or following == "-"


def _glued_before(tokens: Sequence[Token], first: int) -> bool:
    """A letter or digit on the other side of a hyphen: "F-150", "737-800" (a range is read from its lower end)."""
    return adjacent(tokens, first - 1) and tokens[first - 2].kind in ("word", "number")


def _glued_after(tokens: Sequence[Token], number: Number) -> bool:
    """ "3-1", "12:30", "9/11", "555-666-777": digits glued to digits that are no upper end of a range."""
    at = number.after + 1
    if word_at(tokens, number.after) not in ("-", ":", "/"):
        return False
    if at >= len(tokens) or tokens[at].kind != "number" or not adjacent(tokens, at):
        return False
    other = read_number(tokens, at)
    if tokens[number.after].text in ":/" or other is None:
        return True
    more = word_at(tokens, other.after)
    return other.value <= number.value or (more == "-" and adjacent(tokens, other.after))


def _is_label(tokens: Sequence[Token], number: Number) -> bool:
    """ "Section 5", "Model 3", "Boeing 787": a bare whole number after a label or a capitalised word."""
    token = tokens[number.first]
    if number.scaled or number.first == 0 or number.value != number.value.to_integral_value():
        return False
    previous = tokens[number.first - 1]
    if _LABELS.fullmatch(previous.low) or previous.text == "#":
        return previous.low != "number" or token.kind == "number"
    opens = number.first < 2 or tokens[number.first - 2].text in '.!?"'
    capitalised = previous.kind == "word" and not previous.text.islower() and not opens
    return capitalised and token.kind == "number" and "," not in token.text and previous.low not in QUALIFIERS
