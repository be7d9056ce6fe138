"""Word vectors of the pipeline, scaled to length 1, so that a product of two is how alike they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.vocab import Vocab


@lru_cache(maxsize=20_000)
def unit_vector(vocab: Vocab, word: str) -> Any:
    """The vector of a word, of length 1; None for a word without one."""
    lexeme = vocab[word]
    return scaled(lexeme.vector) if lexeme.has_vector else None


def scaled(vector: Any) -> Any:
    """The vector with length 1; None for one of zeros."""
    length = float(vector @ vector) ** 0.5
    return vector / length if length else None
