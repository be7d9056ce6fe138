"""What is told of a source whose articles are read all the same."""

from __future__ import annotations

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
