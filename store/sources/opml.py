"""Lists of feeds as other programs give and take them: OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.etree import Element, QName, SubElement, XMLParser, XMLSyntaxError, _Element, fromstring, tostring

from store.errors import SourceUnreadable
from store.model.subscription import Subscription
from store.sources.fetch.network import is_address
from store.sources.text import check_size

_MOST = 5_000
_FEED_ADDRESS = re.compile(r"^feed:(?://)?", re.I)
"""How some programs mark the addresses of feeds: "feed://host", "feed:https://host"."""


def read_opml(content: bytes, source: str) -> list[Subscription]:
    """The feeds of a list, those in groups too. SourceUnreadable when it is no list of feeds."""
    check_size(len(content), source)
    try:
        root = fromstring(content, XMLParser(resolve_entities=False, no_network=True, recover=True))
    except (XMLSyntaxError, ValueError) as error:
        raise SourceUnreadable(source, "it is no list of feeds (OPML)") from error
    if root is None or _name(root) != "opml":
        raise SourceUnreadable(source, "it is no list of feeds (OPML)")
    found: dict[str, Subscription] = {}
    for outline in root.iter("{*}outline"):
        address = _address(outline.get("xmlUrl") or "")
        if is_address(address) and len(found) < _MOST:
            found[address] = Subscription(address=address, title=outline.get("title") or outline.get("text") or None)
    if not found:
        raise SourceUnreadable(source, "it is a list without feeds")
    return list(found.values())


def _address(told: str) -> str:
    return _FEED_ADDRESS.sub(lambda found: "http://" if found[0].endswith("//") else "", told.strip())


def _name(element: _Element) -> str:
    return QName(element).localname.lower()


def write_opml(feeds: Iterable[Subscription]) -> str:
    """A list that other programs take."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Feeds of Factdeck"
    body = SubElement(root, "body")
    for feed in feeds:
        title = _clean(feed.title or feed.address)
        SubElement(body, "outline", type="rss", text=title, title=title, xmlUrl=_clean(feed.address))
    return tostring(root, pretty_print=True, xml_declaration=True, encoding="utf-8").decode("utf-8")


def _clean(text: str) -> str:
    """A text without what no XML may hold."""
    return "".join(letter for letter in text if letter.isprintable())
