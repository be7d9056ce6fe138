"""The process that opens a PDF: bytes on standard input, `pieces.Taken` as JSON on standard output. Only this knows pdfium.

pdfium is a large C++ library that reads what strangers made: here it has limits, and when it crashes it does so alone. It is
run as a file and imports nothing of ours, which would take longer to load than most PDFs take to read.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MEMORY = 1 << 30
"""Bytes of address space."""
SECONDS = 60
"""Of computing."""
MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000
_SLANT, _APART = 0.3, 1.0
"""In sizes of the type: how far base lines of one run may differ, and how far its letters may stand apart."""


def main() -> None:
    """Take out what there is, or say what was wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        taken = _taken(sys.stdin.buffer.read())
    except MemoryError:
        taken = {"failure": "memory"}
    json.dump(taken, sys.stdout)


def _taken(content: bytes) -> dict[str, Any]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        return {"failure": "encrypted" if "password" in str(error).lower() else "damaged"}
    if len(document) > MOST_PAGES:
        return {"failure": "pages"}
    told = document.get_metadata_dict()
    pages = []
    size = 0
    for page in _pages(document):
        pages.append(page)
        size += sum(len(piece["text"]) for piece in page["pieces"])
        if size > MOST_CHARACTERS:
            return {"failure": "long"}
    return {"pages": pages, "title": told.get("Title") or None, "created": told.get("CreationDate") or None}


def _pages(document: PdfDocument) -> Iterator[dict[str, Any]]:
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            page = document[number]
            yield {"pieces": list(_pieces(page)), "height": page.get_height(), "pictures": _has_pictures(page)}
            page.close()
        except PdfiumError:  # a page that cannot be drawn costs itself
            continue


def _pieces(page: PdfPage) -> Iterator[dict[str, Any]]:
    """The page's letters, one after another, put together while they run on along one base line."""
    run: list[_Letter] = []
    for letter in _letters(page.get_textpage()):
        if run and not _runs_on(run, letter):
            yield from _piece(run)
            run = []
        run.append(letter)
    yield from _piece(run)


class _Letter(NamedTuple):
    """A letter, where it stands and how large it is, in points; one that pdfium put in, at the end of a line, is nowhere."""

    text: str
    left: float = 0
    right: float = 0
    base: float = 0
    size: float = 0


def _letters(held: PdfTextPage) -> Iterator[_Letter]:
    from ctypes import byref, c_double

    from pypdfium2.raw import FPDFText_GetCharBox, FPDFText_GetCharOrigin, FPDFText_GetFontSize, FPDFText_GetUnicode

    x, y, left, right, bottom, top = (c_double() for _ in range(6))
    for at in range(held.count_chars()):
        text = chr(FPDFText_GetUnicode(held, at))
        if text in "\r\n":
            yield _Letter(text)
            continue
        FPDFText_GetCharBox(held, at, byref(left), byref(right), byref(bottom), byref(top))
        height, size = top.value - bottom.value, FPDFText_GetFontSize(held, at)
        known = FPDFText_GetCharOrigin(held, at, byref(x), byref(y)) and abs(y.value - bottom.value) <= max(height, size)
        yield _Letter(text, left.value, right.value, y.value if known else bottom.value, size if size > height / 2 else height)


def _runs_on(run: Sequence[_Letter], letter: _Letter) -> bool:
    """Whether a letter goes on where the last one that stands somewhere ended."""
    if not letter.text.strip():
        return letter.text not in "\r\n"
    last = next((one for one in reversed(run) if one.text.strip()), letter)
    reach = max(last.size, letter.size)
    return (
        abs(letter.base - last.base) <= reach * _SLANT and last.left - reach / 2 <= letter.left <= last.right + reach * _APART
    )


def _piece(run: Sequence[_Letter]) -> Iterator[dict[str, Any]]:
    drawn = [one for one in run if one.text.strip()]
    if drawn:
        # pdfium counts in UTF-16: a letter beyond its first plane comes as two halves.
        text = "".join(one.text for one in run).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        size = max(one.size for one in drawn)
        yield {"text": text, "left": drawn[0].left, "right": drawn[-1].right, "base": drawn[0].base, "size": size}


def _has_pictures(page: PdfPage) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2), None) is not None


if __name__ == "__main__":
    main()
