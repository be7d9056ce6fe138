"""A feed that a base follows, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from store.frozen import Frozen, field


class Subscription(Frozen, kw_only=True):
    """A feed: where it is, what it is called, how the last look at it went.

    `validators` are the headers of its last answer by which a host tells that nothing changed (ETag, Last-Modified);
    `polled` and `after`, before which it is not to be asked again, are ISO 8601 times in UTC; `told` is the sentence of a look
    that failed; `seen` are the keys of its entries that need no second look. One that has `ended` is not asked any more.
    """

    address: str
    title: str | None = None
    state: Literal["fresh", "well", "failed", "ended"] = "fresh"
    told: str | None = None
    polled: str | None = None
    after: str | None = None
    validators: Mapping[str, str] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
