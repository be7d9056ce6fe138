"""What encoding a page is in: its mark, what the server said, what the page says, and only then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD = 4096
"""Bytes in which a page says its encoding (the HTML standard has it look through 1,024; not all pages keep to that)."""
_WESTERN = ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii")
"""What browsers take for Windows-1252 (WHATWG Encoding, section 4.2)."""
_GUESSED = 100_000
"""Bytes from which an encoding is guessed."""


def decoded(content: bytes, charset: str | None = None) -> str:
    """A page as text; `charset` is what the server said. Bytes that are of no encoding become U+FFFD."""
    for name in _candidates(content, charset):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode(_guessed(content) or "cp1252", "replace")


def _candidates(content: bytes, charset: str | None) -> Iterator[str]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            yield name
    if charset:
        yield _as_browsers(charset)
    declared = _DECLARED.search(content, 0, _HEAD)
    if declared:
        yield _as_browsers(declared[1].decode("ascii", "ignore"))
    yield "utf-8"


def _as_browsers(name: str) -> str:
    return "cp1252" if name.strip().lower() in _WESTERN else name.strip()


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_GUESSED]).best()
    return best.encoding if best else None
