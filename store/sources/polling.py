"""Feeds that are followed: asked whether anything is new, and what is new read, here or on the pages that it leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from store.errors import SourceAway, SourceRefused, SourceUnreadable
from store.frozen import Frozen, replace
from store.model import Document, text_digest
from store.model.subscription import Subscription
from store.sources.article import kind_of, read_address
from store.sources.feeds import FEWEST_WORDS, Entry, Feed, article_of, feed_of, text_of
from store.sources.fetch.fetcher import Fetched, Fetcher, now
from store.sources.fetch.network import Network
from store.sources.fetch.robots import Robots
from store.sources.remark import Keep, Read, Remark, nothing_kept
from store.sources.text import check_size

SHORT = 120
"""Words of an entry under which it is a teaser: its page is fetched (DESIGN, section 8)."""
_MOST_PAGES = 100
"""Pages fetched for a feed at a time; the entries that are left wait for the next time."""
_MOST_SEEN = 10_000
_BUSY, _GONE = (429, 503), 410
Known = Callable[[str], bool]
"""Whether a base has an article of an address."""


class Polled(Frozen):
    """What a look at a feed came to: what is known of it from now on, and what was read."""

    feed: Subscription
    found: tuple[Read, ...] = ()


class Poller:
    """Looks at feeds, one after the other. `full` says whether the pages of short entries are fetched."""

    def __init__(self, network: Network, *, full: bool = True, keep: Keep = nothing_kept) -> None:
        self._fetcher = Fetcher(network)
        self._robots = Robots(self._fetcher)
        self._full, self._keep = full, keep

    def subscription(self, address: str) -> Subscription:
        """A feed to follow, looked at once; of a page, the first feed that it names. Raises SourceUnreadable."""
        fetched = self._fetcher.get(address)
        content = fetched.content or b""
        if kind_of(content, "") == "feed":
            return Subscription(address=fetched.lasting or address, title=feed_of(content).title)
        from store.sources.html.feeds import feeds_of  # late: what it needs is loaded for pages alone

        named = feeds_of(content, fetched.url)
        if not named:
            raise SourceUnreadable(address, "it is no feed, and names none; add the page itself with `factdeck add`")
        fetched = self._fetcher.get(named[0])
        if kind_of(fetched.content or b"", "") != "feed":
            raise SourceUnreadable(address, f"it names {named[0]} as its feed, and that is none")
        return Subscription(address=fetched.lasting or named[0], title=feed_of(fetched.content or b"").title)

    def poll(self, feed: Subscription, known: Known, stopped: Callable[[], bool] = lambda: False) -> Polled:
        """Look at a feed. What fails, of it or in it, is told in what comes back; what is left when it is `stopped`, waits."""
        feed = replace(feed, polled=now(), after=None, told=None, state="well")
        try:
            fetched = self._fetcher.get(feed.address, feed.validators)
            if fetched.content is None:
                return Polled(feed)
            check_size(len(fetched.content), feed.address)
            return self._read(feed, fetched, known, stopped)
        except SourceRefused as error:
            ended = error.status == _GONE
            why = "it has ended (410), and is not asked any more" if ended else error.why
            return _failed(replace(feed, state="ended" if ended else "failed", after=error.after), why)
        except SourceUnreadable as error:
            return _failed(replace(feed, state="failed"), error.why)
        except Exception as error:  # whatever strangers made: a feed costs itself alone
            return _failed(
                replace(feed, state="failed"), f"it is broken in a way that was not thought of ({type(error).__name__})"
            )

    def _read(self, feed: Subscription, fetched: Fetched, known: Known, stopped: Callable[[], bool]) -> Polled:
        held = feed_of(fetched.content or b"")
        if not held.entries and kind_of(fetched.content or b"", "") != "feed":
            return _failed(replace(feed, state="failed"), "it is no feed, or none that can be read")
        seen, keys = set(feed.seen), [_key(entry) for entry in held.entries]
        fresh = {key: entry for key, entry in zip(keys, held.entries, strict=True) if key not in seen}
        links = Counter(entry.url for entry in held.entries)
        # Where several entries lead to one address, that address says nothing of each.
        news = {key: one for key, one in fresh.items() if one.url is None or links[one.url] > 1 or not known(one.url)}
        reading = _Reading(self._fetcher, self._robots, held, stopped, full=self._full, keep=self._keep)
        found = [one for key, entry in news.items() for one in reading.entry(feed.address, key, entry)]
        done = [key for key in keys if key not in reading.waiting]
        kept = list(dict.fromkeys((*done, *(key for key in feed.seen if key not in reading.waiting))))[:_MOST_SEEN]
        # What waits is looked at again: the host must not say then that nothing changed.
        validators = {} if reading.waiting else dict(fetched.headers)
        address, title = fetched.lasting or feed.address, held.title or feed.title
        feed = replace(feed, address=address, title=title, validators=validators, seen=tuple(kept))
        return Polled(feed, tuple(found))


class _Reading:
    """The new entries of a feed on their way to articles; the keys of those that have to wait."""

    def __init__(
        self, fetcher: Fetcher, robots: Robots, held: Feed, stopped: Callable[[], bool], *, full: bool, keep: Keep
    ) -> None:
        self._fetcher, self._robots, self._held, self._full, self._keep = fetcher, robots, held, full, keep
        self._stopped = stopped
        self._pages = 0
        self._resting: set[str] = set()
        self.waiting: set[str] = set()

    def entry(self, source: str, key: str, entry: Entry) -> Iterator[Read]:
        """An entry as an article: as the feed holds it, or its page where that is a teaser."""
        text = text_of(entry)
        words = len(text.split())
        if self._full and entry.url and words < SHORT:
            yield from self._page(key, entry, entry.url, text if words >= FEWEST_WORDS else "")
        elif words >= FEWEST_WORDS:
            yield self._own(entry, text, entry.url or f"{source}#{key}")

    def _page(self, key: str, entry: Entry, url: str, text: str) -> Iterator[Read]:
        """The page behind an entry; where that cannot be read, the entry's own `text`, if it is one."""
        host = urlsplit(url).netloc
        if self._pages >= _MOST_PAGES or host in self._resting or self._stopped():
            self.waiting.add(key)
            return
        self._pages += 1
        try:
            for one in read_address(url, self._fetcher, keep=self._keep, allowed=self._robots.check):
                yield self._of_feed(one, entry) if isinstance(one, Document) else one
        except SourceUnreadable as error:
            if _may_pass(error):
                self.waiting.add(key)
                if isinstance(error, SourceRefused) and error.status in _BUSY:
                    self._resting.add(host)  # it asks to be left alone: the others of it wait too
            elif text:
                yield Remark(url, f"{error.why}; what the feed holds of it is read")
                yield self._own(entry, text, url)
                return
            yield error

    def _own(self, entry: Entry, text: str, place: str) -> Read:
        try:
            return article_of(self._held, entry, text, place, self._keep)
        except SourceUnreadable as error:
            return error

    def _of_feed(self, page: Document, entry: Entry) -> Document:
        """A page with what its feed says of it where it says nothing itself."""
        return replace(
            page, published=page.published or entry.published, publisher=page.publisher or self._held.title, url=entry.url
        )


def _failed(feed: Subscription, why: str) -> Polled:
    return Polled(replace(feed, told=why), (SourceUnreadable(feed.title or feed.address, why),))


def _may_pass(error: SourceUnreadable) -> bool:
    """Whether it may go well next time: the host was busy, or there was no getting to it."""
    return isinstance(error, SourceAway) or (
        isinstance(error, SourceRefused) and (error.status in _BUSY or error.status >= 500)
    )


def _key(entry: Entry) -> str:
    """What an entry is known by: its id, as far as it has one, and its address."""
    told = f"{entry.id or ''}\n{entry.url or ''}".strip()
    return text_digest(told or f"{entry.title}\n{entry.content}")[:16]
