"""The feeds of a base: followed, left, and what each look at one came to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from store.base.folder import writing
from store.base.snapshot import Present
from store.model.subscription import Subscription
from store.persist.feeds import read_feeds, write_feeds
from store.persist.lock import WAIT, Waiting


class Feeds:
    """The feeds that a base follows. Writing raises BaseBusy and BaseNotWritable, all of it FeedsDamaged."""

    def __init__(self, present: Present) -> None:
        self._folder = present.folder

    def all(self) -> tuple[Subscription, ...]:
        """All that are followed, in the order they were added."""
        return read_feeds(self._folder)

    def follow(self, feeds: Sequence[Subscription], waiting: Waiting | None = None) -> list[Subscription]:
        """Follow feeds; those that were not followed before."""
        with writing(self._folder, WAIT, waiting):
            held = {one.address: one for one in read_feeds(self._folder)}
            fresh = {one.address: one for one in feeds if one.address not in held}
            if fresh:
                write_feeds(self._folder, [*held.values(), *fresh.values()])
        return list(fresh.values())

    def leave(self, addresses: Collection[str], waiting: Waiting | None = None) -> list[Subscription]:
        """Follow some feeds no more, named by their addresses; those that were followed. Their articles stay."""
        with writing(self._folder, WAIT, waiting):
            held = read_feeds(self._folder)
            left = [one for one in held if one.address in addresses]
            if left:
                write_feeds(self._folder, [one for one in held if one not in left])
        return left

    def keep(self, address: str, now: Subscription, waiting: Waiting | None = None) -> None:
        """Write down what a look at the feed of an address came to; one that was left meanwhile stays left."""
        with writing(self._folder, WAIT, waiting):
            held = read_feeds(self._folder)
            others = {one.address for one in held if one.address != address}
            # A feed that has moved to where another one is followed already is one feed.
            renewed = [
                now if one.address == address else one for one in held if one.address != address or now.address not in others
            ]
            write_feeds(self._folder, renewed)
