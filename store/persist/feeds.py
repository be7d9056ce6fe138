"""The feeds that a base follows: one small file, replaced whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from store.errors import FeedsDamaged
from store.frozen import Frozen, NotJson, NotOfType, Reading, json_of
from store.model.subscription import Subscription
from store.persist.files import replace_file

FEEDS = "feeds.json"


class _Followed(Frozen):
    feeds: tuple[Subscription, ...] = ()


_READING: Reading[_Followed] = Reading(_Followed)


def read_feeds(folder: Path) -> tuple[Subscription, ...]:
    """The feeds in the order they were added. Raises FeedsDamaged, OSError."""
    path = folder / FEEDS
    try:
        return _READING.json(path.read_bytes()).feeds
    except FileNotFoundError:
        return ()
    except (NotJson, NotOfType) as error:
        raise FeedsDamaged(path) from error


def write_feeds(folder: Path, feeds: Iterable[Subscription]) -> None:
    """Replace the list. The writer's lock is held; raises OSError."""
    replace_file(folder / FEEDS, json_of(_Followed(tuple(feeds))))
