"""The kept original of an article as a file that a browser may open: what is in it runs nothing and loads nothing."""

from __future__ import annotations

import atexit
import codecs
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from store.model import Document

_SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf"}
"""The kinds that browsers show."""
_QUIET = (
    b"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">\n"""
)
"""No scripts, and nothing from the network (https://www.w3.org/TR/CSP3/#meta-element)."""
_REFRESH = re.compile(rb"<meta\b[^>]*\bhttp-equiv\s*=\s*[\"']?\s*refresh\b[^>]*>", re.I)
"""What leads on to another page by itself, which no policy forbids."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def is_shown_by_browsers(document: Document) -> bool:
    """Whether an article was taken from something that a browser shows, and that is kept."""
    return document.original is not None and document.media_type in _SUFFIXES


def kept_page(document: Document, content: bytes) -> str:
    """The address of a copy of an original, in a folder of our own that goes when the program ends. Raises OSError."""
    suffix = _SUFFIXES[document.media_type or ""]
    path = _folder() / f"{document.id[:16]}{suffix}"
    if suffix == ".html":
        content = _quiet(content)
    path.write_bytes(content)
    return path.as_uri()


def _quiet(page: bytes) -> bytes:
    """A page that does nothing by itself; one with a mark of its letters at its head in UTF-8, as the head is ours now."""
    for mark, letters in _MARKS:
        if page.startswith(mark):
            page = codecs.BOM_UTF8 + _QUIET + page.decode(letters, "replace").encode("utf-8")
            break
    else:
        page = _QUIET + page
    return _REFRESH.sub(b"", page)


@cache
def _folder() -> Path:
    own = Path(tempfile.mkdtemp(prefix="factdeck-pages-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    return own
