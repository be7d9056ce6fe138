"""Work that goes on beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.screen import Screen


def beside(screen: Screen[Any], work: Callable[[], Coroutine[Any, Any, None]], group: str, *, exclusive: bool = False) -> None:
    """Begin a coroutine that the screen does not wait for; an `exclusive` one ends what its group began before.

    The function is handed over, not its coroutine: one that is ended before it began would never be awaited.
    """
    screen.run_worker(work, group=group, exclusive=exclusive, exit_on_error=False)  # type: ignore[arg-type]  # Textual's type leaves out functions of coroutines
