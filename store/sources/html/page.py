"""The article of a web page, or the sentence that says why there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import ParserError, _Element
from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

from store.errors import SourceUnreadable
from store.model import Document, text_digest
from store.sources.html.article import as_article
from store.sources.html.blocks import Block, as_text, blocks
from store.sources.html.encoding import decoded
from store.sources.html.layout import as_blocks, unfolded
from store.sources.html.told import Told, told
from store.sources.text import check_size, refuse_controls, title_of

FEWEST_WORDS = 60
"""Words of which a page has at least as many when it holds an article (DESIGN, section 8)."""
_HEADED_LINKS, _TEASER = 6, 45
"""A page with as many headings that are links, and no paragraph of more words, lists articles."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no tree may hold (XML 1.0, section 2.2)."""
MEDIA_TYPE = "text/html"


def read_page(content: bytes, source: str, *, url: str | None = None, charset: str | None = None) -> Document:
    """The article in a page's bytes; `url` is where it was found, `charset` what the server said.

    Raises SourceUnreadable for what is too large, holds no article, or is a list of articles.
    """
    check_size(len(content), source)
    markup = _NO_XML.sub(" ", decoded(content, charset))
    refuse_controls(markup, source)
    page = _page(markup)
    said, headings = told(page), _headings(page)
    found = _article(page)
    _refuse(found, headings, said, source)
    text = as_text(found)
    return Document(
        id=text_digest(text),
        text=text,
        title=said.title or title_of(text, source),
        source=source,
        publisher=said.publisher,
        published=said.published,
        url=url or said.url,
        media_type=MEDIA_TYPE,
        reader="html",
    )


def chapter(content: bytes) -> str:
    """The text of a page that is an article as a whole: a chapter of a book."""
    return as_text(blocks(as_blocks(tree_of(content))))


def tree_of(content: bytes) -> HtmlElement:
    """A page as a tree; an empty one of what is none."""
    return _page(_NO_XML.sub(" ", decoded(content)))


def _article(page: HtmlElement) -> list[Block]:
    """The blocks of a page's article: without menus, notices, related links, comments."""
    from trafilatura import bare_extraction

    if unfolded(page):
        return as_article(blocks(as_blocks(page)), whole_page=True)
    found = bare_extraction(page, include_comments=False, include_tables=True, include_links=True, include_formatting=False)
    body: _Element | None = getattr(found, "body", None)
    return as_article(blocks(body), whole_page=False) if body is not None else []


def _page(markup: str) -> HtmlElement:
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):  # nothing in it but white space or comments
        return Element("html")


def _headings(page: HtmlElement) -> int:
    """Headings that are links, as lists of articles have them."""
    return sum(any(link.get("href") for link in heading.iter("a")) for heading in page.iter("h1", "h2", "h3", "h4"))


def _refuse(found: Sequence[Block], headings: int, said: Told, source: str) -> None:
    listed = headings >= _HEADED_LINKS and not said.article and all(block.longest < _TEASER for block in found)
    if listed:
        raise SourceUnreadable(source, "it lists articles and is none itself; add the pages that it leads to")
    if sum(block.words for block in found) < FEWEST_WORDS:
        raise SourceUnreadable(source, f"it holds no article: under {FEWEST_WORDS} words that belong together were found")
