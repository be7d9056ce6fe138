"""Names of one company are one company, and names that only look alike are not."""

from __future__ import annotations

import pytest

from store.model import Span
from store.parse.facts.naming import cast_of, same_company, shown_name
from store.parse.reader.decoding import Named

SAME = (
    ("Halden", "Halden Foods"), ("Halden Foods Inc.", "Halden Foods"), ("HFG", "Halden Foods Group"), ("HALDEN FOODS", "Halden Foods"),
    ("HF", "Halden Foods"),
)  # fmt: skip
OTHERS = (
    ("Halden Steel", "Halden Foods"), ("General", "General Cables"), ("Foods", "Halden Foods"), ("First", "First Bank of Osaka"), ("hf", "Halden Foods"),
)  # fmt: skip


@pytest.mark.parametrize(("short", "full"), SAME)
def test_a_form_of_a_name_is_the_same_company(short: str, full: str) -> None:
    assert same_company(short, full)


@pytest.mark.parametrize(("short", "full"), OTHERS)
def test_what_many_names_share_is_no_form_of_one(short: str, full: str) -> None:
    assert not same_company(short, full)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("the Halden Group's", "Halden Group"),
        ("Brisco Co., Ltd.", "Brisco"),
        ("Corrow\nCapital", "Corrow Capital"),
        ("The Inc", "Inc"),
    ],
)
def test_names_are_shown_without_article_and_legal_form(written: str, shown: str) -> None:
    assert shown_name(written) == shown


def test_a_company_has_all_its_mentions_under_its_fullest_name() -> None:
    text = "Halden said HF Foods and Halden Foods PLC grew. Brisco did not; HALDEN FOODS is proud."
    names = ["Halden", "Halden Foods PLC", "Brisco", "HALDEN FOODS"]
    found: list[Named] = []
    for name in names:
        at = text.index(name, found[-1].span.end if found else 0)
        found.append(Named(Span(at, at + len(name)), 0.9, (0.9, 0.1, 0.0, 0.0, 0.0), {}))
    cast = cast_of(text, found)
    assert [(one.name, len(one.mentions), one.type) for one in cast.entities] == [
        ("Halden Foods", 3, "company"),
        ("Brisco", 1, "company"),
    ]
    assert cast.at(found[0].span) == cast.entities[0]
    assert cast.at(Span(0, 1)) == cast.entities[0]
    assert cast.at(Span(7, 11)) is None


def test_the_code_of_a_share_is_no_name_and_what_stands_in_brackets_is_the_name_before() -> None:
    text = "Halden Foods (HLDN) and Orvex ORX.L grew."
    found = [
        Named(Span(text.index(name), text.index(name) + len(name)), 0.9, (1.0, 0, 0, 0, 0), {})
        for name in ("Halden Foods", "HLDN", "Orvex", "ORX.L")
    ]
    assert [(one.name, one.aliases) for one in cast_of(text, found).entities] == [("Halden Foods", ("HLDN",)), ("Orvex", ())]
