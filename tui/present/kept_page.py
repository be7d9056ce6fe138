"""The kept original of an article as a file that a browser may open: what is in it runs nothing and asks nobody."""

from __future__ import annotations

import atexit
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
_MARK = b"\xef\xbb\xbf"


def is_shown_by_browsers(document: Document) -> bool:
    """Whether an article was taken from something that a browser shows, and that is kept."""
    return document.original is not None and document.media_type in _SUFFIXES


def kept_page(document: Document, content: bytes) -> str:
    """The address of a copy of an original, in a folder of our own that goes when the program ends. Raises OSError."""
    suffix = _SUFFIXES[document.media_type or ""]
    path = _folder() / f"{document.id[:16]}{suffix}"
    if suffix == ".html":
        content = _MARK + _QUIET + content.removeprefix(_MARK) if content.startswith(_MARK) else _QUIET + content
    path.write_bytes(content)
    return path.as_uri()


@cache
def _folder() -> Path:
    own = Path(tempfile.mkdtemp(prefix="factdeck-pages-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    return own
