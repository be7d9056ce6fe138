"""Archives of web pages, made by a writer of such archives: the articles in them, and what is no archive."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SourceUnreadable
from store.model import Document
from store.sources import Network, expand, read
from store.sources.article import netted
from store.sources.remark import Read, Remark, nothing_kept
from store.sources.warc import read_archive
from tests.store.sources.host import SENTENCE, page
from tests.store.sources.mutated import mutated


def record(url: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """A response in an archive (ISO 28500)."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def read_file(path: Path) -> list[Read]:
    [source] = expand([str(path)])
    assert not isinstance(source, SourceUnreadable)
    return list(read(source, io.BytesIO(), Network()))


CRAWL = [
    record("https://a.example/1", page("Halden buys")),
    record("https://a.example/gone", page("Gone"), status="404 Not Found"),
    record("https://a.example/2", page("Halden buys again", SENTENCE * 9)),
    record("https://a.example/logo", b"\x89PNG", kind="image/png"),
    record("https://a.example/login", page("Log in", "Your name")),
]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_the_articles_of_a_crawl_are_read_with_where_and_when_they_were_found(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"".join(map(gzip.compress, CRAWL) if name.endswith(".gz") else CRAWL))
    *found, rest = read_file(path)
    assert [(one.title, one.url, one.retrieved) for one in found if isinstance(one, Document)] == [
        ("Halden buys", "https://a.example/1", "2024-03-05T10:00:00Z"),
        ("Halden buys again", "https://a.example/2", "2024-03-05T10:00:00Z"),
    ]
    assert isinstance(rest, Remark)
    assert rest.sentence.startswith("1 of its 5 pages are no articles (1: it holds no article")


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00", gzip.compress(b"0" * 50_000_000)])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(content)
    [one] = read_file(path)
    assert isinstance(one, SourceUnreadable)


def test_a_page_that_unfolds_to_more_than_one_may_have_is_passed_over(tmp_path: Path) -> None:
    bomb = record("https://a.example/bomb", gzip.compress(b"0" * 90_000_000)).replace(
        b"Content-Type: text/html", b"Content-Encoding: gzip\r\nContent-Type: text/html", 1
    )
    length = bomb.index(b"HTTP/1.1")
    head, http = bomb[:length], bomb[length:].removesuffix(b"\r\n\r\n")
    old = head[head.rindex(b"Content-Length: ") :]
    head = head.replace(old, f"Content-Length: {len(http)}\r\n\r\n".encode())
    path = tmp_path / "crawl.warc"
    path.write_bytes(head + http + b"\r\n\r\n" + CRAWL[0])
    titles = [one.title for one in read_file(path) if isinstance(one, Document)]
    assert titles == ["Halden buys"]


def test_an_archive_that_breaks_off_costs_what_is_behind_that(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    whole = [gzip.compress(one) for one in CRAWL[:3:2]]
    path.write_bytes(whole[0] + whole[1][: len(whole[1]) // 2])
    assert [one.title for one in read_file(path) if isinstance(one, Document)][:1] == ["Halden buys"]


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_an_archive_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    content = mutated(data, b"".join(CRAWL))
    found = list(netted(read_archive(io.BytesIO(content), "crawl.warc", nothing_kept), "crawl.warc"))
    assert not [one for one in found if "not thought of" in str(one)]


def test_an_archive_in_a_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(CRAWL[0]))
    (tmp_path / "other.gz").write_bytes(b"")
    assert [getattr(one, "name", None) for one in expand([str(tmp_path)])] == [str(tmp_path / "crawl.warc.gz")]
