"""The process that opens a PDF: bytes on standard input, `pieces.Taken` as JSON on standard output. Only this knows pdfium.

pdfium is a large C++ library that reads what strangers made: here it has limits, and when it crashes it does so alone. It is
run as a file and imports nothing of ours, which would take longer to load than most PDFs take to read.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MEMORY = 1 << 30
"""Bytes of address space."""
SECONDS = 60
"""Of computing."""
MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000


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
    held = page.get_textpage()
    for number in range(held.count_rects()):
        left, bottom, right, top = held.get_rect(number)
        text = held.get_text_bounded(left, bottom, right, top)
        if text.strip():
            base, size = _type(held, left, bottom, top)
            yield {"text": text, "left": left, "right": right, "base": base, "size": size}


def _type(held: PdfTextPage, left: float, bottom: float, top: float) -> tuple[float, float]:
    """Base line and size of the type of the first letter in a box; by the box where pdfium does not know them."""
    from ctypes import c_double

    from pypdfium2.raw import FPDFText_GetCharIndexAtPos, FPDFText_GetCharOrigin, FPDFText_GetFontSize

    at = FPDFText_GetCharIndexAtPos(held, left + 0.5, (bottom + top) / 2, 4, 4)
    x, y = c_double(), c_double()
    if at < 0 or not FPDFText_GetCharOrigin(held, at, x, y) or not bottom - 2 <= y.value <= top:
        return bottom, top - bottom
    return y.value, _scaled(FPDFText_GetFontSize(held, at), top - bottom)


def _scaled(size: float, height: float) -> float:
    """The size of type, or the height of its box where the page is drawn to another scale."""
    return size if height * 0.6 < size < height * 3 else height


def _has_pictures(page: PdfPage) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2), None) is not None


if __name__ == "__main__":
    main()
