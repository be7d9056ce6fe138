"""A PDF as an article, or the sentence that says why it is none."""

from __future__ import annotations

import re
import signal
import subprocess
import sys

from store.errors import SourceUnreadable
from store.frozen import NotJson, NotOfType, Reading
from store.model import Document, text_digest
from store.sources.dates import published_date
from store.sources.pdf import child
from store.sources.pdf.child import MOST_PAGES, SECONDS
from store.sources.pdf.lines import lines_of
from store.sources.pdf.paragraphs import text_of
from store.sources.pdf.pieces import Taken
from store.sources.text import LARGEST, check_size, title_of

MEDIA_TYPE = "application/pdf"
_LONGEST = SECONDS + 10
"""Seconds until the child is stopped, whatever it waits for."""
_WHY = {
    "encrypted": "it is encrypted; save it without its password, and add that",
    "damaged": "it is no whole PDF: what is there cannot be opened",
    "memory": "it is a PDF that needs more memory than one may",
    "pages": f"it has more than {MOST_PAGES:,} pages; split it",
    "long": f"it has more than an article's {LARGEST / 1e6:.0f} MB of text; split it",
    "slow": f"it is a PDF that took more than {SECONDS} seconds to open",
    "pictures": "it holds pictures of pages and no text; have the text recognised (OCR) first",
    "empty": "it is empty",
}
_TAKEN = Reading[Taken](Taken)
_SLOW = (signal.SIGXCPU, signal.SIGKILL)
"""How the system ends a process that computed for too long."""
_MADE_BY = re.compile(r"^(?:Microsoft (?:Word|PowerPoint) - |untitled$)|\.(?:docx?|indd|pptx?|pdf)$", re.I)
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(content: bytes, source: str) -> Document:
    """The article in a PDF's bytes. Raises SourceUnreadable."""
    check_size(len(content), source)
    taken = _taken(content)
    text = text_of(lines_of(taken.pages)) if not taken.failure else ""
    failure = taken.failure or (_textless(taken) if not text.strip() else None)
    if failure:
        raise SourceUnreadable(source, _WHY[failure])
    return Document(
        id=text_digest(text),
        text=text,
        title=_title(taken) or title_of(text, source),
        source=source,
        published=_created(taken),
        media_type=MEDIA_TYPE,
        reader="pdf",
    )


def _taken(content: bytes) -> Taken:
    command = [sys.executable, "-P", child.__file__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return Taken(failure="slow")
    if done.returncode:
        return Taken(failure="slow" if -done.returncode in _SLOW else "damaged")
    try:
        return _TAKEN.json(done.stdout)
    except (NotJson, NotOfType):  # letters that are none, numbers that are none
        return Taken(failure="damaged")


def _textless(taken: Taken) -> str:
    return "pictures" if any(page.pictures for page in taken.pages) else "empty"


def _title(taken: Taken) -> str | None:
    title = " ".join((taken.title or "").split())
    return title if title and not _MADE_BY.search(title) else None


def _created(taken: Taken) -> str | None:
    """The day that a PDF was made on, as its information has it."""
    found = _CREATED.match(taken.created or "")
    return published_date("-".join(found.groups())) if found else None
