"""The query language: what it accepts, what it means, and where its errors point."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import QueryInvalid
from store.search.fields import DATE_FIELDS, NUMBER_FIELDS, TEXT_FIELDS
from store.search.query import QueryContext, parse_query
from store.search.syntax import (
    And,
    Everything,
    FieldDate,
    FieldNumber,
    Fields,
    FieldText,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    render,
)


def _amount(
    low: str | None,
    high: str | None,
    currency: str | None = None,
    *,
    include_low: bool = True,
    include_high: bool = True,
    written: bool = False,
) -> FieldNumber:
    first, last = (Decimal(end) if end is not None else None for end in (low, high))
    return FieldNumber("amount", first, last, include_low, include_high, currency, written)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        ("byd hungary", And((Word("byd"), Word("hungary")))),
        ('"strategic shareholder"', Phrase("strategic shareholder")),
        ("-rumour", Not(Word("rumour"))),
        ("company:BYD", FieldText("company", "byd")),
        ('place:"Hong Kong"', FieldText("place", "hong kong")),
        ("hung*", Word("hung", prefix=True)),
        ("place:hung*", FieldText("place", "hung", prefix=True)),
        ("place:=China", FieldText("place", "china", whole=True)),
        ('place:="Hong Kong"', FieldText("place", "hong kong", whole=True)),
        ("conflict:yes", FieldText("conflict", "yes")),
        ("currency:INR", FieldText("currency", "inr")),
        ("amount:>500M", _amount("500e6", None, include_low=False, written=True)),
        ("amount:1B..2B", _amount("1e9", "2e9", written=True)),
        ("amount:>=€1.5bn", _amount("1.5e9", None, "EUR")),
        ("amount:$5bn", _amount("5e9", "5e9", "USD", written=True)),
        ("amount:=$5bn", _amount("5e9", "5e9", "USD", written=True)),
        ("amount:$5bn..$5bn", _amount("5e9", "5e9", "USD")),
        ("change:>20%", FieldNumber("change", Decimal(20), None, include_low=False)),
        ("change:<-5%", FieldNumber("change", None, Decimal(-5), include_high=False)),
        ("change:> -5%", FieldNumber("change", Decimal(-5), None, include_low=False)),
        ("stake:5%", FieldNumber("stake", Decimal(5), Decimal(5))),
        ("reports:>=3 m", And((FieldNumber("reports", Decimal(3), None), Word("m")))),
        ("date:2023", FieldDate("date", "2023", "2023")),
        ("date:=2023", FieldDate("date", "2023", "2023")),
        ("due:2023-10..2024-01", FieldDate("due", "2023-10", "2024-01")),
        ("published:>2023", FieldDate("published", "2024-01-01", None)),
        ("published:> 2023 byd", And((FieldDate("published", "2024-01-01", None), Word("byd")))),
        ("(a OR b) c", And((Or((Word("a"), Word("b"))), Word("c")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
    ],
)
def test_a_query_is_read_as_its_tree(text: str, tree: Node) -> None:
    assert parse_query(text) == tree


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("$5 billion", ("5e9", "USD")),
        (" $5bn", ("5e9", "USD")),
        ("US$5m", ("5e6", "USD")),
        ("₹1,000 crore", ("1e10", "INR")),
        (" INR 1,00,000", ("1e5", "INR")),
        ("5 lakh", ("5e5", None)),
        ("500 MN", ("5e8", None)),
        ("1.5 trillion yen", ("1.5e12", "JPY")),
    ],
)
@pytest.mark.parametrize("more", ["", " byd", " -byd", " (byd)", ' "byd"', " place:byd"])
def test_amounts_have_spaces_in_them_and_the_query_goes_on(text: str, limits: tuple[str, str | None], more: str) -> None:
    value, currency = limits
    amount = _amount(value, None, currency, include_low=False, written=currency is None)
    rest = parse_query(more)
    assert parse_query(f"amount:>{text}{more}") == (And((amount, rest)) if more else amount)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("amount:<€1.2 bn", _amount(None, "1.2e9", "EUR", include_high=False)),
        ("amount:>= INR 500 crore", _amount("5e9", None, "INR")),
        ("amount:1 bn..2 bn", _amount("1e9", "2e9", written=True)),
        ("amount:$500 million..$1 billion", _amount("5e8", "1e9", "USD")),
        ("amount:$500 million..1 billion byd", And((_amount("5e8", "1e9", "USD"), Word("byd")))),
        ("amount:>5 byd", And((_amount("5", None, include_low=False, written=True), Word("byd")))),
        ("amount:>5 m thailand", And((_amount("5e6", None, include_low=False, written=True), Word("thailand")))),
        ("amount:>5 (m) thailand", And((_amount("5", None, include_low=False, written=True), Word("m"), Word("thailand")))),
        ("(amount:5 bn OR amount:..$2m) b", parse_query("(amount:=5bn OR amount:<=$2M) b")),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, tree: Node) -> None:
    assert parse_query(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("amount:>500M", _amount("5e8", None, "EUR", include_low=False)),
        ("amount:1B..2B", _amount("1e9", "2e9", "EUR")),
        ("amount:1B..$2B", _amount("1e9", "2e9", "USD")),
        ("amount:<$5", _amount(None, "5", "USD", include_high=False)),
        ("amount:5bn", _amount("5e9", "5e9", None, written=True)),
        ("change:5%", FieldNumber("change", Decimal(5), Decimal(5))),
        ("added:today", FieldDate("added", "2024-03-01", "2024-03-01")),
        ("due:>=Yesterday", FieldDate("due", "2024-02-29", None)),
        ("due:<today", FieldDate("due", None, "2024-02-29")),
        ("date:yesterday..2025", FieldDate("date", "2024-02-29", "2025")),
    ],
)
def test_who_asks_has_a_currency_and_a_day(text: str, tree: Node) -> None:
    assert parse_query(text, context=QueryContext(currency="EUR", today=date(2024, 3, 1))) == tree


def test_the_fields_are_those_that_are_given() -> None:
    fields = Fields(texts=("maker",), numbers=("price",), dates=("sold",))
    tree = And((FieldText("maker", "byd"), FieldNumber("price", Decimal(5), None), FieldDate("sold", "2023", "2023")))
    assert parse_query("maker:byd price:>=5 sold:2023", fields=fields) == tree
    with pytest.raises(QueryInvalid, match="fields are maker, price, sold"):
        parse_query("company:byd", fields=fields)


@pytest.mark.parametrize(
    ("text", "position", "why"),
    [
        ("(byd", 0, "never closed"),
        ("byd)", 3, "closes nothing"),
        ("a OR", 4, "missing"),
        ("comany:x", 0, "company:"),
        ("amount:>much", 8, "no number"),
        ("amount:> much", 9, "'much' is no number like 500M"),
        ("amount:>$5 billion, byd", 8, "'\\$5 billion,' is no number"),
        ("amount:5%", 7, "no number"),
        ("amount:>", 8, "is missing"),
        ("amount:> kind:metric", 9, "no number"),
        ("amount:> (byd)", 9, "is missing"),
        ("amount:$1..€2", 11, "in one currency"),
        ("amount:1..2..3", 11, "one end too many"),
        ("amount:>1..2", 9, "one end too many"),
        ("amount:..", 7, "needs a number"),
        ("stake:>$5", 7, "no number like 5%"),
        ("date:soon", 5, "no date"),
        ("due:2023..soon", 10, "'soon' is no date"),
        ("due:>2023-13", 5, "no date"),
        ("due:2024..2023", 4, "downwards"),
        ("byd added:>yesterday", 11, "today is not known"),
        ("conflict:maybe", 9, "conflict:yes or conflict:no, not 'maybe'"),
        ("currency:rupee", 9, "no currency"),
        ("zzzzz:x", 0, "fields are company, .*, country, .*reports, .*due, published, added"),
        ("publishd:2023", 0, "published:"),
        ("kind:thing", 5, "no kind"),
        ('"', 0, "never closed"),
        ("byd &&", 4, "no letter"),
        ("amount:5..1", 7, "downwards"),
        ("-" * 60 + "a", 50, "too deep"),
        ("date:>9999", 5, "calendar ends"),
        ("date:<0001", 5, "calendar ends"),
        ("company:-byd", 8, "minus goes before"),
        ('company:"byd', 8, "never closed"),
        ("x" * 5000, 2000, "at most"),
    ],
)
def test_a_wrong_query_is_told_at_its_character(text: str, position: int, why: str) -> None:
    with pytest.raises(QueryInvalid, match=why) as raised:
        parse_query(text)
    assert raised.value.position == position


def test_the_last_word_matches_as_a_prefix_while_typing() -> None:
    assert parse_query("byd hun", typing=True) == And((Word("byd"), Word("hun", prefix=True)))
    assert parse_query("byd hun ", typing=True) == And((Word("byd"), Word("hun")))


_UNFINISHED = [
    '"',
    "date:",
    "company:",
    "company:=",
    'company:="',
    "amount:>",
    "amount:> ",
    "amount:>=",
    "amount:>$",
    "amount:>U",
    "amount:> INR ",
    "amount:-",
    "amount:5.",
    "amount:5bil",
    "amount:..",
    "change:<-",
    "published:2",
    "published:2023-",
    "published:2023-1",
    "published:2023-10-",
    "published:>",
    "added:yest",
    "due:2023-Q",
    "-amount:>",
]


@pytest.mark.parametrize("text", _UNFINISHED)
def test_a_value_that_is_being_typed_asks_for_nothing_yet(text: str) -> None:
    assert parse_query(text, typing=True) == Everything()
    assert parse_query(f"byd {text}", typing=True) == Word("byd")
    assert parse_query(f"byd saic OR {text}", typing=True) == And((Word("byd"), Word("saic")))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ('"by', '"by"'),
        ("company:b", "company:b*"),
        ("conflict:y", "conflict:y*"),
        ("currency:in", "currency:in*"),
        ("amount:1bn..", "amount:>=1bn"),
        ("amount:1bn..$", "amount:>=1bn"),
        ("amount:1bn..2", "amount:>=1bn"),
        ("due:2024..20", "due:2024.."),
        ("amount:5 ", "amount:5"),
    ],
)
def test_what_is_finished_of_a_value_is_asked_for_while_typing(text: str, same: str) -> None:
    assert parse_query(text, typing=True) == parse_query(same)


@pytest.mark.parametrize(
    "text", ["amount:much", "amount:5mw", "amount:x ", "published:2023-13", "stake:>$", "amount:> byd hun"]
)
def test_what_can_become_no_value_is_an_error_while_typing(text: str) -> None:
    with pytest.raises(QueryInvalid):
        parse_query(text, typing=True)


_words = st.text(alphabet="abcxyz0189", min_size=1, max_size=5)
_phrases = st.lists(_words, min_size=1, max_size=3).map(" ".join)
_numbers = st.decimals(min_value=-(10**6), max_value=10**12, places=2, allow_nan=False) | st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(-5000, 5000), st.integers(-2, 14)
)
_dates = st.sampled_from(["2023", "2023-Q1", "2023-H2", "2024-01", "2023-10-26"])
_FREE = [field for field in TEXT_FIELDS if field not in ("kind", "conflict", "currency")]


def _number_nodes(currencies: list[str | None]) -> st.SearchStrategy[FieldNumber]:
    """Ranges as the parser makes them: an amount in a currency, or in any as it is written; one amount is as written."""

    def build(field: str, low: Decimal, high: Decimal, shape: str, include: bool, currency: str | None) -> FieldNumber:
        first, second = sorted((low, high))
        money = currency if field == "amount" else None
        written = field == "amount" and money is None
        if shape == "low":
            return FieldNumber(field, first, None, include_low=include, currency=money, written=written)
        if shape == "high":
            return FieldNumber(field, None, second, include_high=include, currency=money, written=written)
        if shape == "one":
            return FieldNumber(field, first, first, currency=money, written=field == "amount")
        return FieldNumber(field, first, second, currency=money, written=written)

    shapes = st.sampled_from(["low", "high", "both", "one"])
    return st.builds(
        build, st.sampled_from(NUMBER_FIELDS), _numbers, _numbers, shapes, st.booleans(), st.sampled_from(currencies)
    )


def _leaves(currencies: list[str | None]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Word, _words | st.sampled_from(["m", "bn", "billion", "crore", "dollars", "won", "eur"]), st.booleans()),
        st.builds(Phrase, _phrases),
        st.builds(FieldText, st.sampled_from(_FREE), _phrases, whole=st.booleans()),
        st.builds(FieldText, st.sampled_from(_FREE), _words, prefix=st.just(True)),
        st.builds(FieldText, st.just("kind"), st.sampled_from(["company", "investment", "metric"])),
        st.builds(FieldText, st.just("conflict"), st.sampled_from(["yes", "no"])),
        st.builds(FieldText, st.just("currency"), st.sampled_from(["usd", "eur"])),
        _number_nodes(currencies),
        st.builds(FieldDate, st.sampled_from(DATE_FIELDS), _dates, st.none()),
        st.builds(FieldDate, st.sampled_from(DATE_FIELDS), st.none(), _dates),
        st.builds(lambda field, one: FieldDate(field, one, one), st.sampled_from(DATE_FIELDS), _dates),
    )


def _several(kind: type[And] | type[Or], nodes: list[Node]) -> Node:
    """And and Or never hold their own kind: the parser flattens them."""
    flat = [inner for node in nodes for inner in (node.operands if isinstance(node, kind) else (node,))]
    return kind(tuple(flat))


def queries(currency: str | None = None) -> st.SearchStrategy[Node]:
    """Trees as the parser makes them, in the context of a currency or of none."""
    return st.recursive(
        _leaves([currency, "EUR", "USD", "INR", "JPY"]),
        lambda inner: st.one_of(
            inner.filter(lambda node: not isinstance(node, Not)).map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda nodes: _several(And, nodes)),
            st.lists(inner, min_size=2, max_size=3).map(lambda nodes: _several(Or, nodes)),
        ),
        max_leaves=6,
    )


@pytest.mark.parametrize("currency", [None, "EUR"])
@given(data=st.data())
def test_a_rendered_query_is_read_as_the_same_tree(currency: str | None, data: st.DataObject) -> None:
    tree = data.draw(queries(currency))
    assert parse_query(render(tree), context=QueryContext(currency=currency)) == tree


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("amount:>=$5 billion", "amount:>=$5bn"),
        ("amount:5 bn", "amount:=5bn"),
        ("amount:<-€1,500,000.50", "amount:<-€1500000.5"),
        ("amount:1.5 lakh crore yen..", "amount:>=JPY1.5tn"),
        ("-amount:>5 (m)", "-amount:>5 (m)"),
        ("change:>1000%", "change:>1000%"),
        ("confidence:0.90", "confidence:0.9"),
        ("due:<2024", "due:..2023-12-31"),
    ],
)
def test_values_are_rendered_as_people_write_them(text: str, rendered: str) -> None:
    assert render(parse_query(text)) == rendered


_PIECES = [
    *"abm50-$€.,%()<>=*:", " ", " ", "..", " OR ", '"', "bn", " million", " crore", "INR ", "JPY", "2023", "-10", "today",
    "R&D", *(f" {field}:" for field in (*NUMBER_FIELDS, *DATE_FIELDS)), "amount:>", "amount:", "company:",
    "conflict:y", "currency:in",
]  # fmt: skip
_CONTEXTS = [QueryContext(), QueryContext(currency="EUR", today=date(2024, 3, 1))]


@pytest.mark.parametrize("context", _CONTEXTS)
@pytest.mark.parametrize("typing", [False, True])
@settings(max_examples=300)
@given(text=st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_every_tree_that_is_read_is_read_again(context: QueryContext, typing: bool, text: str) -> None:
    try:
        tree = parse_query(text, typing=typing, context=context)
    except QueryInvalid:
        return
    assert parse_query(render(tree), context=context) == tree


@pytest.mark.parametrize("typing", [False, True])
@given(text=st.text(max_size=40))
def test_any_text_is_a_query_or_an_error_within_it(typing: bool, text: str) -> None:
    positions = []
    try:
        parse_query(text, typing=typing)
    except QueryInvalid as error:
        positions.append(error.position)
    assert all(0 <= position <= len(text) for position in positions)
