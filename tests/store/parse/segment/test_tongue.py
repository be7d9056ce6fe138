"""Only English is parsed; other languages are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parse.segment.tongue import foreign_language
from tests.golden.passages import load


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Konzern will im kommenden Jahr drei Milliarden Euro in ein neues Werk investieren.", "German"),
        ("Le groupe a annoncé un investissement de 1,2 milliard d'euros dans son usine de Douai.", "French"),
        ("De fabrikant steekt drie miljard euro in een nieuwe fabriek, meldt het bedrijf maandag.", "Dutch"),
        ("该公司宣布在匈牙利建厂，投资额为十亿欧元。", "Chinese"),
        ("The maker will put three billion euros into a new plant, it said on Monday.", None),
        ("NIO 21,340 +36.1% / XPeng 20,870 / Li Auto 52,610", None),
        ("BYD +5%", None),
        ("", None),
    ],
)
def test_a_language_other_than_english_is_named(text: str, language: str | None) -> None:
    assert foreign_language(text) == language


def test_business_english_is_english() -> None:
    assert [passage.id for passage in load("dev") if foreign_language(passage.text)] == []


@given(st.text(max_size=300))
def test_any_text_has_an_answer_that_can_be_shown(text: str) -> None:
    assert foreign_language(text) != ""
