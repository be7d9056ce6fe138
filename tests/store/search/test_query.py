"""The query language: what it accepts, what it means, and where its errors point."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import QueryInvalid
from store.search.query import parse_query
from store.search.syntax import (
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
    render,
)


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
        ("amount:>500M", FieldNumber("amount", Decimal("500e6"), None, include_low=False)),
        ("amount:1B..2B", FieldNumber("amount", Decimal("1e9"), Decimal("2e9"))),
        ("amount:>=€1.5bn", FieldNumber("amount", Decimal("1.5e9"), None, currency="EUR")),
        ("change:>20%", FieldNumber("change", Decimal(20), None, include_low=False)),
        ("change:<-5%", FieldNumber("change", None, Decimal(-5), include_high=False)),
        ("stake:5%", FieldNumber("stake", Decimal(5), Decimal(5))),
        ("date:2023", FieldDate("2023", "2023")),
        ("date:2023-10..2024-01", FieldDate("2023-10", "2024-01")),
        ("date:>2023", FieldDate("2024-01-01", None)),
        ("(a OR b) c", And((Or((Word("a"), Word("b"))), Word("c")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
    ],
)
def test_a_query_is_read_as_its_tree(text: str, tree: Node) -> None:
    assert parse_query(text) == tree


@pytest.mark.parametrize(
    ("text", "position", "why"),
    [
        ("(byd", 0, "never closed"),
        ("byd)", 3, "closes nothing"),
        ("a OR", 4, "missing"),
        ("comany:x", 0, "company:"),
        ("amount:>much", 8, "no number"),
        ("date:yesterday", 5, "no date"),
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


@pytest.mark.parametrize("text", ['"', '"by', "amount:>", "company:b"])
def test_a_query_that_is_being_typed_is_no_error(text: str) -> None:
    parse_query(text, typing=True)


_words = st.text(alphabet="abcxyz0189", min_size=1, max_size=5)
_phrases = st.lists(_words, min_size=1, max_size=3).map(" ".join)
_numbers = st.decimals(min_value=-(10**6), max_value=10**12, places=2, allow_nan=False)
_dates = st.sampled_from(["2023", "2023-Q1", "2023-H2", "2024-01", "2023-10-26"])


def _number_nodes() -> st.SearchStrategy[FieldNumber]:
    def build(field: str, low: Decimal, high: Decimal, shape: str, include: bool, currency: str | None) -> FieldNumber:
        first, second = sorted((low, high))
        money = currency if field == "amount" else None
        if shape == "low":
            return FieldNumber(field, first, None, include_low=include, currency=money)  # type: ignore[arg-type]  # sampled
        if shape == "high":
            return FieldNumber(field, None, second, include_high=include, currency=money)  # type: ignore[arg-type]  # sampled
        return FieldNumber(field, first, second, currency=money)  # type: ignore[arg-type]  # sampled

    shapes = st.sampled_from(["low", "high", "both"])
    currencies = st.sampled_from([None, "USD", "EUR"])
    return st.builds(build, st.sampled_from(NUMBER_FIELDS), _numbers, _numbers, shapes, st.booleans(), currencies)


_leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Word, _words),
    st.builds(Phrase, _phrases),
    st.builds(FieldText, st.sampled_from([field for field in TEXT_FIELDS if field != "kind"]), _phrases, whole=st.booleans()),
    st.builds(FieldText, st.just("kind"), st.sampled_from(["company", "investment", "metric"])),
    _number_nodes(),
    st.builds(FieldDate, _dates, st.none()),
    st.builds(lambda one: FieldDate(one, one), _dates),
)


def _several(kind: type[And] | type[Or], nodes: list[Node]) -> Node:
    """And and Or never hold their own kind: the parser flattens them."""
    flat = [inner for node in nodes for inner in (node.operands if isinstance(node, kind) else (node,))]
    return kind(tuple(flat))


def queries() -> st.SearchStrategy[Node]:
    """Trees as the parser makes them."""
    return st.recursive(
        _leaves,
        lambda inner: st.one_of(
            inner.filter(lambda node: not isinstance(node, Not)).map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda nodes: _several(And, nodes)),
            st.lists(inner, min_size=2, max_size=3).map(lambda nodes: _several(Or, nodes)),
        ),
        max_leaves=6,
    )


@given(queries())
def test_a_rendered_query_is_read_as_the_same_tree(tree: Node) -> None:
    assert parse_query(render(tree)) == tree


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_an_error_within_it(text: str) -> None:
    positions = []
    try:
        parse_query(text)
    except QueryInvalid as error:
        positions.append(error.position)
    assert all(0 <= position <= len(text) for position in positions)
