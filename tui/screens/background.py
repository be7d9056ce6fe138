"""Work that goes on beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode


def beside(node: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], group: str, *, exclusive: bool = False) -> None:
    """Begin a coroutine that nobody waits for; an `exclusive` one ends what its group began before.

    It ends with the node: what a screen begins ends when that is left, what the app begins does not.
    The function is handed over, not its coroutine: one that is ended before it began would never be awaited.
    """
    node.run_worker(work, group=group, exclusive=exclusive, exit_on_error=False)  # type: ignore[arg-type]  # Textual's type leaves out functions of coroutines
