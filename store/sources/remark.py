"""What is told of a source whose articles are read all the same."""

from __future__ import annotations

from store.frozen import Frozen


class Remark(Frozen):
    """A sentence about a source: something in it was left out, but what it comes with is read."""

    source: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.source}: {self.sentence}"
