"""Bytes changed by chance, and what was read of them: nothing that nobody thought of may come up."""

from __future__ import annotations

from hypothesis import strategies as st

from store.sources.article import read_articles


def mutated(data: st.DataObject, content: bytes) -> bytes:
    """The content with up to twenty stretches put in, taken out or replaced."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 20))):
        at = data.draw(st.integers(0, max(0, len(changed) - 1)))
        changed[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    return bytes(changed)


def unforeseen(content: bytes, name: str) -> list[str]:
    """The failures that no reader has a sentence for."""
    return [str(one) for one in read_articles(content, name) if "not thought of" in str(one)]
