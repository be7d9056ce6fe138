"""Word documents and books: their words in order, and a sentence for ZIP files that are neither, broken, or bombs."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SourceUnreadable
from store.model import Document
from store.sources.article import read_articles
from tests.store.sources.mutated import mutated, unforeseen

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"'


def zipped(**parts: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def said(words: str, style: str = "") -> str:
    return f"<w:p>{style}<w:r><w:t>{words}</w:t></w:r></w:p>"


def document(body: str) -> bytes:
    core = f"<c {CORE}><dc:title>Halden buys</dc:title><t:created>2024-03-05T10:00:00Z</t:created></c>"
    return zipped(
        **{"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>", "docProps/core.xml": core}
    )


def read(content: bytes) -> Document | SourceUnreadable:
    [found] = read_articles(content, "a.docx")
    assert isinstance(found, Document | SourceUnreadable)
    return found


def test_of_a_word_document_paragraphs_lists_and_tables_are_kept_apart() -> None:
    listed = "<w:pPr><w:numPr/></w:pPr>"
    cells = "".join(f"<w:tc>{said(words)}</w:tc>" for words in ("Revenue", "412.6"))
    deleted = "<w:p><w:r><w:t>Yes.</w:t></w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del></w:p>"
    body = (
        said("Halden &amp; Sons buys.")
        + said("One", listed)
        + said("Two", listed)
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{deleted}"
    )
    found = read(document(body))
    assert isinstance(found, Document)
    assert found.text == "Halden & Sons buys.\n\nOne\nTwo\n\nRevenue\t412.6\n\nYes.\n"
    assert (found.title, found.published) == ("Halden buys", "2024-03-05")


def test_boxes_moved_words_and_tables_in_tables_are_not_told_twice() -> None:
    box = f"<w:p><w:r><w:t>Anchor.</w:t><w:txbxContent>{said('Box.')}</w:txbxContent></w:r></w:p>"
    moved = "<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>"
    inner = f"<w:tbl><w:tr><w:tc>{said('In.')}</w:tc></w:tr></w:tbl>"
    found = read(document(f"{box}{moved}<w:tbl><w:tr><w:tc>{said('Out.')}{inner}</w:tc></w:tr></w:tbl>"))
    assert isinstance(found, Document)
    assert found.text.split() == ["Anchor.", "Moved.", "Out.", "In."]


def test_of_a_book_the_chapters_come_in_the_order_of_its_spine() -> None:
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" {CORE}>'
        "<metadata><dc:title>Makers</dc:title><dc:date>2024</dc:date></metadata>"
        '<manifest><item id="b" href="two%20.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>'
    )
    found = read(
        zipped(
            **{
                "META-INF/container.xml": '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
                "in/book.opf": package,
                "in/one.xhtml": "<html><body><h1>First</h1><p>Sales rose.</p></body></html>",
                "in/two .xhtml": "<html><body><p>They fell.</p></body></html>",
            }
        )
    )
    assert isinstance(found, Document)
    assert (found.text, found.title, found.published) == ("First\n\nSales rose.\n\f\nThey fell.\n", "Makers", "2024")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (zipped(**{"notes.txt": "Sales rose."}), "no document"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (zipped(**{"word/document.xml": "<w:document"}), "damaged|empty"),
        (zipped(**{"word/document.xml": f"<w:document {WORD}>" + " " * 60_000_000}), "unpacks to more"),
        (zipped(**{f"part{n}": "" for n in range(5_001)}), "parts"),
        (document(""), "empty"),
    ],
    ids=["other", "cut", "open", "bomb", "many", "empty"],
)
def test_what_is_no_document_is_refused_with_a_sentence(content: bytes, why: str) -> None:
    found = read(content)
    assert isinstance(found, SourceUnreadable)
    assert any(one in str(found) for one in why.split("|"))


def test_nothing_outside_of_a_document_is_looked_up() -> None:
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]>'
    body = f"<w:document {WORD}><w:body>{said('Sales &x;&m; rose.')}</w:body></w:document>"
    found = read(zipped(**{"word/document.xml": outside + body}))
    assert isinstance(found, Document)
    assert "lol" not in found.text


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_document_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    assert unforeseen(mutated(data, document(said("Halden Foods buys.") * 9)), "a.docx") == []
