"""Archives of web pages (WARC, ISO 28500): the articles among the pages of a crawl. The only place that knows fastwarc."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from warnings import catch_warnings

from store.errors import SourceUnreadable
from store.frozen import replace
from store.model import Document
from store.sources.remark import Keep, Read, Remark
from store.sources.text import LARGEST

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

SUFFIXES = (".warc", ".warc.gz")
_READ = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_FOUND = 200
_LONGEST_HEADER = 65_536


def is_archive(name: str) -> bool:
    """Whether a file of that name is an archive."""
    return name.lower().endswith(SUFFIXES)


def read_archive(stream: BinaryIO, source: str, keep: Keep) -> Iterator[Read]:
    """The articles of an archive, one page in memory at a time; a crawl has many pages that are none, which are counted.

    Raises SourceUnreadable where the extra is not installed, and for what is no archive.
    """
    try:
        with catch_warnings(action="ignore"):  # it warns of a part of its own
            from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise SourceUnreadable(source, "archives of web pages are read with `pip install 'factdeck[warc]'`") from error
    pages = ArchiveIterator(
        stream,
        record_types=WarcRecordType.response,
        max_content_length=LARGEST,
        auto_decode="transfer",  # not the content: what is not read to its end loses the place of the next record
        max_header_len=_LONGEST_HEADER,
        fsspec_args=False,
    )
    looked, without = 0, Counter[str]()
    try:
        for page in pages:
            looked += 1
            for one in _articles(page, source, keep):
                if isinstance(one, SourceUnreadable):
                    without[one.why] += 1
                else:
                    yield one
    except (OSError, ValueError, RuntimeError):  # what fastwarc raises of broken archives
        yield SourceUnreadable(source, f"it is broken after {looked:,} pages; what is before that is read")
        return
    if not looked:
        raise SourceUnreadable(source, "it is no archive of web pages, or holds none")
    if without:
        why, most = without.most_common(1)[0]
        yield Remark(source, f"{without.total():,} of its {looked:,} pages are no articles ({most:,}: {why})")


def _articles(page: WarcRecord, source: str, keep: Keep) -> Iterator[Read]:
    """What a record holds: a page that was there, with where and when it was found."""
    from store.sources.article import read_articles
    from store.sources.fetch.fetcher import Fetched

    http = page.http_headers
    if http is None or http.status_code != _FOUND or (page.http_content_type or "") not in _READ:
        return
    url = (page.headers.get("WARC-Target-URI") or source).strip("<>")
    held = _unpacked(page.reader.read(), http.get("Content-Encoding") or "")
    if held is None:
        yield SourceUnreadable(url, "it is packed in a way that is not read")
        return
    if len(held) > LARGEST:
        yield SourceUnreadable(url, f"it is larger than an article's {LARGEST / 1e6:.0f} MB")
        return
    at = page.record_date.strftime("%Y-%m-%dT%H:%M:%SZ") if page.record_date else None
    fetched = Fetched(url, held, page.http_content_type or "", page.http_charset, {}, at or "")
    for one in read_articles(held, url, fetched, keep=keep):
        yield replace(one, source=url, url=one.url or url, retrieved=at) if isinstance(one, Document) else one


def _unpacked(content: bytes, encoding: str) -> bytes | None:
    """The bytes of a page, of one that is too large the beginning; None where they cannot be unpacked."""
    if encoding.strip().lower() in ("", "identity"):
        return content
    try:
        if encoding.strip().lower() == "br":
            from brotli import Decompressor  # fastwarc brings it

            return bytes(Decompressor().process(content, output_buffer_limit=LARGEST + 1))
        return zlib.decompressobj(wbits=47).decompress(content, LARGEST + 1)  # zlib's or gzip's head
    except Exception:  # the errors of both
        return None
