"""What a query on the command line is read by: the person's currency, and today."""

from __future__ import annotations

import os
from datetime import date, datetime

from store.base import QueryContext
from tui.settings import Settings, settings_path


def settings() -> Settings:
    """The person's settings; what is wrong in their file is for `factdeck config` to say."""
    path = settings_path(os.environ)
    if not path.exists():
        return Settings()
    from tui.settings_file import read_settings  # late, for most people have set nothing

    return read_settings(path)[0]


def context_of(own: Settings, today: date | None = None) -> QueryContext:
    """What queries of somebody with these settings are read by."""
    return QueryContext(currency=own.currency, today=today or datetime.now().astimezone().date())
