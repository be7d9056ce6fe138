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
_NO_LETTERS = frozenset("punycode idna undefined unicode-escape raw-unicode-escape utf-7 mbcs oem rot13 rot-13".split())
"""What Python knows beside the encodings of pages. A page that says in ASCII that it is UTF-16 is UTF-8 (HTML, 13.2.3.2)."""
_FOREIGN = 0.2
"""Share of bytes beyond ASCII from which on a page is not in Latin letters."""
_GUESSED = 100_000
"""Bytes from which an encoding is guessed."""


def decoded(content: bytes, charset: str | None = None) -> str:
    """A page as text; `charset` is what the server said. Bytes that are of no encoding become U+FFFD."""
    for name in _candidates(content, charset):
        try:
            return content.decode(name)
        except (ValueError, LookupError):
            continue
    return _with_holes(content)


def _with_holes(content: bytes) -> str:
    """A page with bytes that are of no encoding: in UTF-8 where most of it is, else in what it most looks like."""
    text = content.decode("utf-8", "replace")
    holes, letters = text.count("\ufffd"), sum(not letter.isascii() for letter in text)
    if holes * 2 < letters:
        return text
    foreign = sum(byte > 127 for byte in content[:_GUESSED]) > len(content[:_GUESSED]) * _FOREIGN
    return content.decode((foreign and _guessed(content)) or "cp1252", "replace")


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
    known = name.strip().lower().replace("_", "-")
    if known in _WESTERN:
        return "cp1252"
    return "utf-8" if known.startswith("utf-16") or known in _NO_LETTERS else known


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_GUESSED]).best()
    return best.encoding if best else None
