"""Feeds: RSS, Atom and JSON Feed, each entry an article as far as the feed holds it. The only place that knows feedparser."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

from store.errors import SourceUnreadable
from store.frozen import Frozen
from store.model import Document, text_digest
from store.sources.dates import published_date
from store.sources.remark import Keep, Read, Remark, nothing_kept
from store.sources.text import check_size, refuse_controls, title_of

MEDIA_TYPE = "application/feed"
FEWEST_WORDS = 25
"""Words of an entry below which it says no more than its headline."""
_MOST = 5_000
_CONTENTS = ("content_html", "content_text", "summary")
_FORWARDING = ("www.google.com", "google.com")
"""Hosts whose alerts lead to an article by an address of their own, with the article's in it."""


class Entry(Frozen):
    """An entry: what it says, as HTML or plain text, and where the whole of it is."""

    title: str | None
    url: str | None
    published: str | None
    content: str
    id: str | None = None


class Feed(Frozen):
    """A feed's name and its entries, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def read_feed(content: bytes, source: str, keep: Keep = nothing_kept) -> Iterator[Read]:
    """The entries of a feed that say more than their headline, and how many do not."""
    check_size(len(content), source)
    feed = feed_of(content)
    if not feed.entries:
        raise SourceUnreadable(source, "it is a feed without entries, or none that can be read")
    short = 0
    for number, entry in enumerate(feed.entries, 1):
        text = text_of(entry)
        if len(text.split()) < FEWEST_WORDS:
            short += 1
            continue
        try:
            yield article_of(feed, entry, text, entry.url or f"{source}:{number}", keep)
        except SourceUnreadable as error:
            yield error
    if short:
        yield Remark(
            source, f"{short} of its {len(feed.entries)} entries hold a headline only; add the pages that they lead to"
        )


def text_of(entry: Entry) -> str:
    """What an entry says, without markup."""
    from store.sources.html.page import chapter  # late: what it needs is loaded for pages alone

    return chapter(f"<html><body>{entry.content}</body></html>".encode("utf-8", "replace"))


def article_of(feed: Feed, entry: Entry, text: str, place: str, keep: Keep) -> Document:
    """An entry and its text as an article; `place` is where it lies. Raises SourceUnreadable."""
    refuse_controls(text, place)
    return Document(
        id=text_digest(text),
        text=text,
        title=entry.title or title_of(text, place),
        source=place,
        publisher=feed.title,
        published=entry.published,
        url=entry.url,
        original=keep(entry.content.encode("utf-8", "replace")),
        media_type=MEDIA_TYPE,
        reader="feed",
    )


def feed_of(content: bytes) -> Feed:
    """What a feed holds; nothing of one that cannot be read."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(content)
    import feedparser  # late: nothing else reads feeds

    held = feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    entries = (
        Entry(_words(one.get("title")), unwrapped(one.get("link")), _day(one), _fullest(one), _text_of(one.get("id")))
        for one in islice(held.entries, _MOST)
    )
    return Feed(_words(held.feed.get("title")), tuple(entries))


def unwrapped(address: object) -> str | None:
    """The address of an article; of an alert's the one that it leads to."""
    if not isinstance(address, str) or not address.startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # no address, whatever it begins with
        return None
    if parts.hostname in _FORWARDING and parts.path == "/url":
        inner = parse_qs(parts.query)
        found = next((inner[name][0] for name in ("url", "q") if inner.get(name)), None)
        return found if found and found.startswith(("http://", "https://")) else address
    return address


def _json_feed(content: bytes) -> Feed:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    try:
        held = orjson.loads(content)
    except orjson.JSONDecodeError:
        return Feed(None, ())
    items = held.get("items") if isinstance(held, dict) else None
    entries = (
        Entry(
            _words(one.get("title")),
            unwrapped(one.get("url")),
            published_date(_text_of(one.get("date_published")) or ""),
            next((held for name in _CONTENTS if (held := _text_of(one.get(name)))), ""),
            _text_of(one.get("id")),
        )
        for one in islice(items if isinstance(items, list) else (), _MOST)
        if isinstance(one, dict)
    )
    return Feed(_words(held.get("title")) if isinstance(held, dict) else None, tuple(entries))


def _text_of(held: object) -> str | None:
    return held if isinstance(held, str) else None


def _fullest(entry: Any) -> str:
    """The longest of what an entry says of itself: its content, or its summary."""
    said = [one.get("value") for one in entry.get("content", ())] + [entry.get("summary")]
    return max((one for one in said if isinstance(one, str)), key=len, default="")


def _day(entry: Any) -> str | None:
    """The day on which an entry was published; when it was changed nobody asks."""
    return published_date(str(entry.get("published") or ""))


def _words(held: object) -> str | None:
    """Words on one line, without markup."""
    if not isinstance(held, str):
        return None
    from store.sources.html.page import chapter

    plain = chapter(f"<html><body>{held}</body></html>".encode("utf-8", "replace")) if "<" in held or "&" in held else held
    return " ".join(plain.split()) or None
