"""Who decides, and when."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime

USER_VARIABLE = "FACTDECK_USER"


def person() -> str:
    """The name that decisions are signed with: FACTDECK_USER, else the name of the login."""
    named = os.environ.get(USER_VARIABLE, "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        return f"user {os.getuid()}"


def now() -> str:
    """The time, in UTC, as ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat()
