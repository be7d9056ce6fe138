"""What all screens of one session share: the base, the settings, the views that are kept, and the turn to write."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from store.base import Base, QueryContext
from tui.asking import context_of
from tui.session import Views
from tui.settings import Settings


@dataclass(slots=True)
class Desk:
    """Reading the base again replaces `base` for every screen; `turns` keeps decisions in the order they were made.

    `notices` are sentences that the person should read once the screen is there.
    """

    base: Base
    views: Views
    settings: Settings = field(default_factory=Settings)
    notices: tuple[str, ...] = ()
    turns: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def context(self) -> QueryContext:
        """What queries are read by: the person's currency, and today."""
        return context_of(self.settings)
