"""Articles from the bytes of a file: which reader they are for is told by how they begin, and only then by the file's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from store.errors import SourceUnreadable
from store.frozen import replace
from store.model import Document
from store.sources.remark import Keep, Read, Remark, nothing_kept
from store.sources.text import read_text

if TYPE_CHECKING:
    from store.sources.fetch.fetcher import Fetched, Fetcher

Kind = Literal["text", "html", "pdf", "mail", "mailbox", "zipped", "feed"]
_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "text": (".txt", ".text", ".md"),
    "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "mail": (".eml",),
    "mailbox": (".mbox",),
    "zipped": (".docx", ".epub"),
    "feed": (".xml", ".rss", ".atom"),
}
SUFFIXES = tuple(suffix for suffixes in _SUFFIXES.values() for suffix in suffixes)
"""What the names of articles in a folder end in."""
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?[^>]{0,300}\?>|<!--.{0,1000}?-->)\s*){0,6}<(?:rss|feed|rdf:RDF|(?:atom|a):feed)\b"
    rb"|\s*\{[^{}]{0,400}\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org",
    re.I | re.S,
)
_BEGINNINGS: tuple[tuple[Kind, re.Pattern[bytes]], ...] = (
    ("pdf", re.compile(rb"(?:.{0,1000}?)%PDF-\d", re.S)),
    ("zipped", re.compile(rb"PK\x03\x04")),
    ("html", _PAGE),
    ("feed", _FEED),
    ("mailbox", re.compile(rb"From \S+ +\w{3} \w{3} [ \d]\d \d\d:\d\d")),
    ("mail", re.compile(rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|DKIM-Signature):", re.I)),
)
BEGINNING = 4096
"""Bytes by which a kind is known."""


def read_article(content: bytes, source: str) -> Document:
    """The article in bytes, the first of several. Raises SourceUnreadable, with the sentence that says why there is none."""
    first = next((one for one in read_articles(content, source) if not isinstance(one, Remark)), None)
    if first is None:
        raise SourceUnreadable(source, "it is empty")
    if isinstance(first, SourceUnreadable):
        raise first
    return first


def read_articles(content: bytes, source: str, fetched: Fetched | None = None, *, keep: Keep = nothing_kept) -> Iterator[Read]:
    """The articles in bytes, each or why it is none; `fetched` is what their host said of them."""
    return netted(_articles(content, source, fetched, keep), source)


def netted(found: Iterator[Read], source: str) -> Iterator[Read]:
    """What is found in a source, and what goes wrong with it: whatever strangers made, it costs itself alone, and is named."""
    try:
        yield from found
    except SourceUnreadable as error:
        yield error
    except Exception as error:
        yield SourceUnreadable(source, f"it is broken in a way that was not thought of ({type(error).__name__})")


def _articles(content: bytes, source: str, fetched: Fetched | None, keep: Keep) -> Iterator[Read]:
    """What reads a kind, and what that needs, is loaded for that kind alone."""
    match _told(fetched) or kind_of(content, urlsplit(fetched.url).path if fetched else source):
        case "html":
            from store.sources.html import read_page

            charset = fetched.charset if fetched else None
            page = read_page(content, source, url=fetched.url if fetched else None, charset=charset)
            yield replace(page, original=keep(content))
        case "pdf":
            from store.sources.pdf import read_pdf

            yield replace(read_pdf(content, source), original=keep(content))
        case "mail":
            from store.sources.mail import read_mail

            yield from read_mail(content, source, keep)
        case "mailbox":
            from store.sources.mail import read_mailbox

            yield from read_mailbox(BytesIO(content), source, keep)
        case "zipped":
            from store.sources.zipped import read_zipped

            yield replace(read_zipped(content, source), original=keep(content))
        case "feed":
            from store.sources.feeds import read_feed

            yield from read_feed(content, source, keep)
        case "text":
            yield read_text(_in_utf8(content, fetched), source)


def _in_utf8(content: bytes, fetched: Fetched | None) -> bytes:
    """A text whose host says what letters it is in, in ours."""
    if fetched is None or not fetched.charset:
        return content
    from store.sources.html.encoding import decoded

    return decoded(content, fetched.charset).encode("utf-8", "replace")


def _told(fetched: Fetched | None) -> Kind | None:
    """What a host says that it sends, where bytes alone would not tell."""
    said_page = fetched is not None and fetched.media_type in ("text/html", "application/xhtml+xml")
    return "html" if fetched and said_page and not knows(fetched.content or b"", "") else None


def read_address(
    address: str, fetcher: Fetcher, *, keep: Keep = nothing_kept, allowed: Callable[[str], None] | None = None
) -> Iterator[Read]:
    """The articles at an address, with where and when they were found; `allowed` is asked as `Fetcher.get` has it."""
    fetched = fetcher.get(address, allowed=allowed)
    for one in read_articles(fetched.content or b"", address, fetched, keep=keep):
        if isinstance(one, Document):
            yield replace(one, source=address, url=one.url or fetched.url, retrieved=fetched.at)
        else:
            yield one


def kind_of(content: bytes, source: str) -> Kind:
    """Which kind of article bytes are, that come from a file of that name."""
    beginning = content[:BEGINNING]
    told = next((kind for kind, pattern in _BEGINNINGS if pattern.match(beginning)), None)
    return told or _by_name(source) or "text"


def knows(content: bytes, name: str) -> bool:
    """Whether bytes with that name are of a kind that is read: what is attached to a mail often is not."""
    return any(pattern.match(content[:BEGINNING]) for _, pattern in _BEGINNINGS) or _by_name(name) is not None


def _by_name(name: str) -> Kind | None:
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind, suffixes in _SUFFIXES.items() if suffix in suffixes), None)
