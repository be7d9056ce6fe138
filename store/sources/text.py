"""Plain text: one article a file."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from store.errors import SourceUnreadable
from store.model import Document, text_digest
from store.sources.markup import without_markup

LARGEST = 5_000_000
"""Bytes of one article. The longest reports are a tenth of it; more is a corpus, which JSON Lines are for."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TITLE = 140
_KINDS = (
    (b"%PDF-", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "ZIP, or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x7fELF", "a program"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xfd7zXZ", "xz"),
    (b"BZh91AY&SY", "bzip2"),
)
"""What binary files begin with that are often taken for articles, or named as such."""
_BINARY = "it is a binary file, not text"
# Not what white space there is, nor what terminals and typewriters leave behind: backspace, escape, end of file.
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x19\x7f-\x84\x86-\x9f]")
_SAMPLE = 100_000
_MOST_CONTROLS = 0.05
"""The share of control characters from which on a text is none. Of random bytes it is an eighth."""


def read_text(content: bytes, source: str) -> Document:
    """The article in a text file's bytes. SourceUnreadable when it is empty, binary, too large, or not UTF-8."""
    check_size(len(content), source)
    text = without_markup(decode(content, source))
    if not text.strip():
        raise SourceUnreadable(source, "it is empty")
    return Document(id=text_digest(text), text=text, title=title_of(text, source), source=source)


def check_size(size: int, source: str) -> None:
    """SourceUnreadable for more than an article can be. One byte more says that reading ended there, and nobody counted."""
    if size > LARGEST:
        counted = f"{size / 1e6:.0f} MB, " if size > LARGEST + 1 else ""
        raise SourceUnreadable(
            source,
            f"it has {counted}more than an article's {LARGEST / 1e6:.0f} MB; split it, or give a corpus as JSON Lines",
        )


def decode(content: bytes, source: str) -> str:
    """Text from bytes: UTF-8, or UTF-16 when a byte order mark says so."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    if encoding != "utf-16" and (why := binary_kind(content)):
        raise SourceUnreadable(source, why)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        refuse_controls(content.decode("ascii", "ignore"), source)
        raise SourceUnreadable(
            source, f"it is not UTF-8 text (byte {error.start + 1}); convert it, for instance with iconv"
        ) from error
    if "\0" in text:
        raise SourceUnreadable(source, _BINARY)
    refuse_controls(text, source)
    return text


def binary_kind(content: bytes) -> str | None:
    """Why bytes are no text in any encoding that puts letters where ASCII has them; None when they may be."""
    kind = next((name for mark, name in _KINDS if content.startswith(mark)), None)
    if kind:
        return f"it is a binary file ({kind}), not text"
    return _BINARY if b"\0" in content else None


def refuse_controls(text: str, source: str) -> None:
    """SourceUnreadable for a text that is to a good part control characters: a few strays are in many a real one."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROLS:
        raise SourceUnreadable(source, _BINARY)


def title_of(text: str, source: str) -> str:
    """An article's title: its first line when that is a headline, else the name of where it came from."""
    first = text.strip().splitlines()[0].strip(" #\t")
    headline = first and len(first) <= _TITLE and not re.search(r"[.:;,]$|\. ", first) and "\n" in text.strip()
    return first if headline else PurePath(source).stem.replace("_", " ") or source
