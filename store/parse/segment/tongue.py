"""What language a text is in: only English is parsed."""

from __future__ import annotations

from functools import cache

from babel import Locale
from py3langid.langid import MODEL_FILE, LanguageIdentifier

_FEWEST = 40
"""Letters; of fewer nobody can say: names and figures are the same in every language."""
_LONGEST = 20_000
"""Characters that are looked at; the language of an article doesn't change."""
_DOUBT = 0.01
"""A text is foreign when it is less likely than this to be English. All golden passages are above 0.9."""
_WRITTEN_ALIKE = {"wuu": "zh", "yue": "zh"}
"""Languages that news is not told apart in, as ISO 639 codes."""


def foreign_language(text: str) -> str | None:
    """The English name of the language of a text that isn't English; None for English and for what is too short to tell."""
    sample = text[:_LONGEST]
    letters = sum(character.isalpha() for character in sample)
    if letters < _FEWEST and sum(character.isalpha() and ord(character) > 0x2E7F for character in sample) < _FEWEST / 4:
        return None
    identifier = _identifier()
    if identifier is None:
        return None
    likely = identifier.rank(sample)
    if dict(likely).get("en", 0.0) >= _DOUBT:
        return None
    code = _WRITTEN_ALIKE.get(str(likely[0][0]), str(likely[0][0]))
    return str(Locale("en").languages.get(code, "another language"))


@cache
def _identifier() -> LanguageIdentifier | None:
    """The identifier; None where its table, which it unpacks into a temporary file, finds no room."""
    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError:
        return None
