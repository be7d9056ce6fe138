"""What may be asked of the network, and how hard. Light: it is known before anything is asked."""

from __future__ import annotations

import re

from store.frozen import Frozen

SECONDS = 30.0
"""For an address, with all its redirects."""
PAUSE = 2.0
"""Seconds between two requests to a host."""
_ADDRESS = re.compile(r"https?://", re.I)


class Network(Frozen):
    """What may be asked of the network. `private` names hosts of private networks that may be."""

    allowed: bool = True
    private: frozenset[str] = frozenset()
    pause: float = PAUSE
    seconds: float = SECONDS


def is_address(name: str) -> bool:
    """Whether what a person names is an address of the web."""
    return _ADDRESS.match(name) is not None
