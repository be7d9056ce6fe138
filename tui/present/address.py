"""Where a sentence stands on the page that its article was read from."""

from __future__ import annotations

from urllib.parse import quote

from store.model import Document, Span

_WHOLE, _ENDS = 12, 5
"""Words of a sentence that are named whole; of a longer one so many at each end."""
_PDF = "application/pdf"


def address_of(document: Document, sentence: Span) -> str | None:
    """The address of an article, leading to a sentence of it where its kind lets it; None when it has none.

    In a page the words are named (https://wicg.github.io/scroll-to-text-fragment/), in a PDF the page (RFC 8118, section 3).
    """
    address = next((one for one in (document.url, document.source) if one and one.startswith(("http://", "https://"))), None)
    return at_sentence(address, document, sentence) if address else None


def at_sentence(address: str, document: Document, sentence: Span) -> str:
    """An address of an article, leading to a sentence of it."""
    if document.media_type == _PDF:
        return f"{address.partition('#')[0]}#page={document.text.count(chr(12), 0, sentence.start) + 1}"
    return f"{address}{'' if '#' in address else '#'}:~:text={_named(sentence.of(document.text))}"


def _named(sentence: str) -> str:
    """A sentence as a text directive: whole, or its first and last words."""
    words = sentence.split("\n", maxsplit=1)[0].split()
    if len(words) <= _WHOLE:
        return _encoded(words)
    return f"{_encoded(words[:_ENDS])},{_encoded(words[-_ENDS:])}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
