"""Plain text: one article a file."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from store.errors import SourceUnreadable
from store.model import Document, text_digest

LARGEST = 5_000_000
"""Bytes of one article. The longest reports are a tenth of it; more is a corpus, which JSON Lines are for."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TITLE = 140


def read_text(content: bytes, source: str) -> Document:
    """The article in a text file's bytes. SourceUnreadable when it is empty, binary, too large, or not UTF-8."""
    check_size(len(content), source)
    text = decode(content, source)
    if not text.strip():
        raise SourceUnreadable(source, "it is empty")
    return Document(id=text_digest(text), text=text, title=title_of(text, source), source=source)


def check_size(size: int, source: str) -> None:
    """SourceUnreadable for more than an article can be."""
    if size > LARGEST:
        raise SourceUnreadable(
            source,
            f"it has {size / 1e6:.0f} MB, more than an article's {LARGEST / 1e6:.0f} MB; "
            "split it, or give a corpus as JSON Lines",
        )


def decode(content: bytes, source: str) -> str:
    """Text from bytes: UTF-8, or UTF-16 when a byte order mark says so."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in content:
        raise SourceUnreadable(source, "it is a binary file, not text")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceUnreadable(
            source, f"it is not UTF-8 text (byte {error.start + 1}); convert it, for instance with iconv"
        ) from error


def title_of(text: str, source: str) -> str:
    """An article's title: its first line when that is a headline, else the name of where it came from."""
    first = text.strip().splitlines()[0].strip(" #\t")
    headline = first and len(first) <= _TITLE and not re.search(r"[.:;,]$|\. ", first) and "\n" in text.strip()
    return first if headline else PurePath(source).stem.replace("_", " ") or source
