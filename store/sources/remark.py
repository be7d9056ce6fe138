"""What comes of a source: articles, what is told of it, why there are none; and what becomes of the bytes."""

from __future__ import annotations

from collections.abc import Callable

from store.errors import SourceUnreadable
from store.frozen import Frozen
from store.model import Document


class Remark(Frozen):
    """A sentence about a source: something in it was left out, but what it comes with is read."""

    source: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.source}: {self.sentence}"


Read = Document | Remark | SourceUnreadable
"""What comes of a source: an article, what is told of it, or why it is none."""
Keep = Callable[[bytes], str | None]
"""Is given the bytes that an article was taken from, and gives the digest that they are kept by; None where they are not."""


def nothing_kept(content: bytes) -> None:
    """Keeps no originals."""
