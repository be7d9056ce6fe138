"""Documents are read in order and by themselves, whatever is in them."""

from __future__ import annotations

from store.parse.pipeline import Parsed, parse, parse_all
from store.parse.reader.session import session
from tests.conftest import document, parsed

TEXT = "Norvane bought cider maker Jablonka for £48 million in March 2024."


def test_a_document_is_dated_by_its_dateline_unless_its_source_says_when() -> None:
    text = f"LONDON, 5 March 2025 - {TEXT}"
    assert parsed(text, None).document.published == "2025-03-05"
    assert parsed(text, "2024-04-01").document.published == "2024-04-01"


def test_documents_come_in_order_and_as_if_each_were_alone() -> None:
    documents = [document(TEXT), document(""), document("Orlo sold 40 ships.")]
    read = [one for one in parse_all(documents, session()) if isinstance(one, Parsed)]
    assert [one.document.id for one in read] == [one.id for one in documents]
    assert [one.facts for one in read] == [parse(one, session()).facts for one in documents]


def test_kinds_of_facts_are_told_apart() -> None:
    read = parsed(TEXT)
    assert len(read.facts) == len(read.companies) + len(read.investments) + len(read.metrics)
    assert {one.name for one in read.companies} == {"Norvane", "Jablonka"}


def test_white_space_before_a_line_break_and_a_text_of_a_single_line_are_read() -> None:
    for text in (f"{TEXT} \n{TEXT} \r\n", TEXT.replace(" ", "\u00a0"), f"{TEXT}\u2028{TEXT}"):
        assert parsed(text).companies
