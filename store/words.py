"""Words of a text as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of `text`, case folded and without accents, in order; punctuation parts words.

    "Leapmotor's" is "leapmotor", "s"; "R&D" is "r", "d"; "Türkiye" is "turkiye".
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _WORD.findall(plain.casefold())
