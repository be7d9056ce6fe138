"""Feeds in files: each entry an article, with the address that it leads to; headlines alone are told of."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SourceUnreadable
from store.model import Document
from store.sources.article import kind_of, read_articles
from store.sources.feeds import unwrapped
from store.sources.remark import Remark
from tests.store.sources.mutated import mutated, unforeseen

PROSE = "Halden Foods said on Monday that it would buy Brisco Dairy of Norway, a maker of cheese and of butter, for 40 million dollars in cash. "
RSS = f"""<?xml version="1.0"?><?xml-stylesheet href="a.css"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Trade &amp; Market</title>
<item><title>Halden buys &lt;b&gt;Brisco&lt;/b&gt;</title><link>https://a.example/1</link><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{PROSE}</p><ul><li>Sales: &pound;5m</li></ul>]]></content:encoded></item>
<item><title>More to come</title><link>https://a.example/2</link><description>Read it there.</description></item>
</channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Alert - dairies</title><entry><title type="html">Halden buys</title>
<link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://a.example/3%3Fx%3D1&amp;ct=ga"/><published>2024-03-05T10:00:00Z</published>
<updated>2025-01-01T00:00:00Z</updated><content type="html">{PROSE}</content></entry></feed>""".encode()
JSON = orjson.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Trade", "items": [
        {"id": "1", "url": "https://a.example/4", "title": "Halden", "date_published": "2024-03-05T10:00:00Z", "content_html": f"<p>{PROSE}</p>"},
        7,
    ]}
)  # fmt: skip


def read(content: bytes) -> list[Document]:
    return [one for one in read_articles(content, "a.xml") if isinstance(one, Document)]


@pytest.mark.parametrize(
    ("content", "title", "url", "publisher"),
    [
        (RSS, "Halden buys Brisco", "https://a.example/1", "The Trade & Market"),
        (ATOM, "Halden buys", "https://a.example/3?x=1", "Alert - dairies"),
        (JSON, "Halden", "https://a.example/4", "Trade"),
    ],
    ids=["rss", "atom", "json"],
)
def test_an_entry_is_an_article(content: bytes, title: str, url: str, publisher: str) -> None:
    assert kind_of(content, "saved") == "feed"
    [article] = read(content)
    assert article.text.startswith(PROSE.strip())
    assert (article.title, article.url, article.publisher, article.published) == (title, url, publisher, "2024-03-05")


def test_lists_stay_lists_and_headlines_alone_are_told_of() -> None:
    assert read(RSS)[0].text.endswith("\n\nSales: £5m\n")
    assert [str(one) for one in read_articles(RSS, "a.xml") if isinstance(one, Remark)] == [
        "a.xml: 1 of its 2 entries hold a headline only; add the pages that they lead to"
    ]


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://www.google.com/url?q=https://a.example/", "https://a.example/"),
        ("https://www.google.com/url?q=javascript:1", "https://www.google.com/url?q=javascript:1"),
        ("https://a.example/url?url=https://b.example/", "https://a.example/url?url=https://b.example/"),
        ("file:///etc/passwd", None),
        (None, None),
    ],
)
def test_an_alert_leads_to_the_article(address: str | None, leads_to: str | None) -> None:
    assert unwrapped(address) == leads_to


@pytest.mark.parametrize(
    "content",
    [
        b"<rss></rss>",
        b"<feed",
        b'{"version": "https://jsonfeed.org/version/1"',
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss>&b;</rss>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>',
    ],
)
def test_a_feed_without_entries_that_say_something_is_refused(content: bytes) -> None:
    assert not read(content)
    assert all(isinstance(one, SourceUnreadable | Remark) for one in read_articles(content, "a.xml"))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_feed_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    assert unforeseen(mutated(data, data.draw(st.sampled_from((RSS, ATOM, JSON)))), "a.xml") == []
