"""Web pages: the article and nothing else, what the page says of itself, and a sentence where there is no article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SourceUnreadable
from store.model import Document
from store.sources.article import kind_of, read_articles
from store.sources.html import read_page
from store.sources.html.encoding import decoded
from tests.store.sources.mutated import mutated, unforeseen

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
PROSE = "Halden Foods said on Monday that it would buy Brisco Dairy of Norway for 40 million dollars in cash. " * 4


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def read(content: bytes) -> Document:
    return read_page(content, "page.html")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_of_a_page_its_article_is_kept_and_nothing_else(path: Path) -> None:
    words = path.with_suffix(".txt").read_text(encoding="utf-8").strip()
    said: dict[str, Any] = orjson.loads(path.with_suffix(".json").read_bytes())
    found = list(read_articles(path.read_bytes(), path.name))
    if not words:
        assert [str(one) for one in found if isinstance(one, SourceUnreadable)]
        return
    [article] = found
    assert isinstance(article, Document)
    assert article.text.strip() == words
    assert {name: getattr(article, name) for name in said} == said


@pytest.mark.parametrize(
    ("content", "charset", "words"),
    [
        ("£5m".encode("utf-8-sig"), "windows-1252", "£5m"),  # the mark before what the server says
        ("£5m".encode("utf-16"), None, "£5m"),
        ("£5m".encode("cp1252"), "ISO-8859-1", "£5m"),  # as browsers take it
        ("“5m”".encode("cp1252"), "latin1", "“5m”"),
        ('<meta charset="gbk">5亿元'.encode("gbk"), None, "5亿元"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">5 zł'.encode("iso-8859-2"), None, "5 zł"),
        ('<meta charset="iso-8859-1">£5m'.encode(), "utf-8", "£5m"),  # the server before the page
        ('<meta charset="no-such-thing">£5m'.encode(), None, "£5m"),
        ('<meta charset="undefined">£5m'.encode(), "punycode", "£5m"),  # what only Python takes for encodings
        ('<meta charset="utf-16">£5m'.encode(), None, "£5m"),
        ("“Café” is €5m".encode() + b"\xff", None, "“Café” is €5m\ufffd"),
        ("It costs £5m, and “more” than anybody had thought of.".encode("cp1252") + b"\x81", "utf-8", "£5m, and “more” than"),
        ("Стоимость составила пять миллионов рублей, сообщила компания. ".encode("cp1251") * 9, None, "пять миллионов рублей"),
    ],
)
def test_a_page_is_read_in_its_own_letters(content: bytes, charset: str | None, words: str) -> None:
    assert words in decoded(content, charset)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05T23:30:00-05:00"}</script>', "2024-03-05"),
        ('<script type="application/ld+json">[{"@type": ["Thing", "Article"], "dateModified": "2025-01-01"}]</script>', None),
        ('<script type="application/ld+json">{broken</script><meta property="article:published_time" content="2024-03-05">', "2024-03-05"),
        ('<meta name="Date" content="Tue, 5 Mar 2024 10:00:00 GMT">', "2024-03-05"),
        ('<meta property="article:modified_time" content="2025-01-01T00:00:00Z">', None),
        ('<meta name="date" content="2024-05">', "2024-05"),
        ('<time itemprop="dateModified" datetime="2025-01-01"></time>', None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_publication_never_of_a_change(head: str, published: str | None) -> None:
    assert read(page(f"<p>{PROSE}</p>", head)).published == published


def test_lists_rows_and_cells_stay_apart() -> None:
    rows = "<table><tr><th>m €</th><th>2024</th></tr><tr><td><p>Revenue</p></td><td>412.6</td></tr></table>"
    text = read(
        page(f"<p>{PROSE}</p><ul><li>One <b>plant</b></li><li>Two&nbsp;ships &amp; a crane</li></ul>{rows}<p>{PROSE}</p>")
    ).text
    assert "\n\nOne plant\nTwo ships & a crane\n\nm €\t2024\nRevenue\t412.6\n\n" in text


def test_short_paragraphs_leads_and_linked_words_are_the_article_too() -> None:
    short = "".join(f"<p>Maker {n} said that sales of cheese rose by {n} per cent in May.</p>" for n in range(9))
    body = f"<p>Acme buys Zed for $5 million.</p>{short}<p><a href='/x'>Zed agreed to buy Qux</a> for $7m, it said.</p><p>{PROSE}</p>"
    text = read(page(body)).text
    assert text.startswith("Acme buys Zed for $5 million.\n\nMaker 0 said")
    assert "Zed agreed to buy Qux for $7m, it said." in text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<html></html>", "no article"),
        (b"<html><!-- nothing --></html>", "no article"),
        (page("<p>Subscribe to read on.</p>"), "no article"),
        (page("".join(f'<h3><a href="/{n}">Maker number {n} builds a works in the north of it</a></h3><p>{PROSE[:90]}</p>' for n in range(9))),
         "lists articles"),
    ],
)  # fmt: skip
def test_what_holds_no_article_is_refused_with_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(SourceUnreadable, match=why):
        read(content)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"  <!doctype HTML><p>", "saved.txt", "html"),
        (b'<?xml version="1.0"?>\n<html>', "page", "html"),
        (b"Sales <b>rose</b>", "news.txt", "text"),
        (b"Sales rose", "news.HTM", "html"),
        (b"%PDF-1.7", "news.txt", "pdf"),
        (b"MIME-Version: 1.0\r\n", "news", "mail"),
        (b"From a@b.example Tue Mar  5 10:00:00 2024\nSubject: x\n", "news", "mailbox"),
        (b"From Monday on, sales rose", "news.txt", "text"),
    ],
)
def test_a_kind_is_known_by_its_first_bytes_before_its_name(content: bytes, name: str, kind: str) -> None:
    assert kind_of(content, name) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"<html>" + b"<div>" * 60_000 + PROSE.encode(),
        b"<html>" + b"<table><tr><td>" * 3_000 + PROSE.encode(),
        b"<html>" + b"<a href=x>link</a> " * 30_000,
        b"<html><p>" + b"&amp;" * 100_000,
        b'<html><script type="application/ld+json">' + b"[" * 50_000,
        b"<html><!--" * 20_000,
    ],
    ids=["deep", "tables", "links", "entities", "data", "comments"],
)
def test_a_page_that_was_made_to_hurt_is_read_or_refused(content: bytes) -> None:
    assert unforeseen(content, "page.html") == []


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_page_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    assert unforeseen(mutated(data, data.draw(st.sampled_from(PAGES)).read_bytes()), "page.html") == []
