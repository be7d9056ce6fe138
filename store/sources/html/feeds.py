"""The feeds that a page names (https://www.rssboard.org/rss-autodiscovery)."""

from __future__ import annotations

from urllib.parse import urljoin

from store.sources.html.page import tree_of

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")


def feeds_of(content: bytes, url: str) -> list[str]:
    """The addresses of the feeds that a page names, in its order."""
    found = []
    for link in tree_of(content).iter("link"):
        relations = (link.get("rel") or "").lower().split()
        if "alternate" in relations and (link.get("type") or "").lower() in _TYPES and link.get("href"):
            try:
                found.append(urljoin(url, (link.get("href") or "").strip()))
            except ValueError:  # no address, whatever stands there
                continue
    return list(dict.fromkeys(found))
