"""What hosts let programs read that nobody sits at: robots.txt (RFC 9309). The only place that knows protego."""

from __future__ import annotations

from urllib.parse import urlsplit

from protego import Protego

from store.errors import SourceAway, SourceRefused, SourceUnreadable
from store.sources.fetch.fetcher import AGENT, Fetcher

_LARGEST = 500_000
"""Bytes of a robots.txt that are read: section 2.5 asks for as many at least."""
_REFUSALS = range(400, 500)


class Robots:
    """The rules of hosts, each asked for once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Protego | None] = {}

    def check(self, url: str) -> None:
        """Raise SourceUnreadable for a page that its host lets no program read, or whose rules cannot be had.

        A host without rules lets everything be read (section 2.3.1.3), one that fails nothing (2.3.1.4).
        """
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._rules:
            self._rules[host] = self._asked(host)
        rules = self._rules[host]
        if rules is None:
            raise SourceAway(url, "its host does not say what programs may read (robots.txt), so it is left alone")
        if not rules.can_fetch(url, AGENT):
            raise SourceUnreadable(
                url, "its host asks programs not to read it (robots.txt); add it by its address if you want it"
            )

    def _asked(self, host: str) -> Protego | None:
        try:
            content = self._fetcher.get(f"{host}/robots.txt").content or b""
        except SourceRefused as error:
            return Protego.parse("") if error.status in _REFUSALS and error.status != 429 else None
        except SourceUnreadable:
            return None
        return Protego.parse(content[:_LARGEST].decode("utf-8", "replace"))
