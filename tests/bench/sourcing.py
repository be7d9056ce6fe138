"""What it costs to take articles out of pages, PDFs, mails and feeds, beside bare libraries and beside reading their facts.

`python -m tests.bench.sourcing`: the best of five runs each, on the pages and papers of the tests.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterable
from email import message_from_bytes
from io import BytesIO
from pathlib import Path

from store.base import parse_document
from store.model import Document
from store.sources.article import read_articles
from tests.store.sources.host import SENTENCE, feed

_HERE = Path(__file__).parent.parent / "store" / "sources"
_REPEATS = 5
_ENTRIES = 20


def main() -> None:
    """Print files (of feeds: entries) a second of each kind, the ratio to the bare library, the share of reading the facts."""
    pages = _files(_HERE / "pages", ".html")
    papers = _files(_HERE / "papers", ".pdf")
    mails = [one for one in _files(_HERE / "papers", ".eml") if one[0] != "attached.eml"]  # a PDF
    feeds = [("feed.xml", feed(("News", f"https://a.example/{n}", SENTENCE * 8))) for n in range(_ENTRIES)]  # of one entry each
    kinds = (
        ("pages", pages, _bare_page),
        ("PDFs", papers, _bare_pdf),
        ("mails", mails, _bare_mail),
        ("feeds", feeds, _bare_feed),
    )
    for kind, files, bare in kinds:
        texts = [one for name, content in files for one in read_articles(content, name) if isinstance(one, Document)]
        own = _best(lambda files=files: [list(read_articles(content, name)) for name, content in files])  # type: ignore[misc]
        library = _best(lambda files=files, bare=bare: [bare(content) for _, content in files])  # type: ignore[misc]
        facts = _best(lambda texts=texts: [parse_document(text) for text in texts])  # type: ignore[misc]
        told = f"{own / library:6.2f} x the bare library, {own / facts:4.2f} x reading the facts"
        print(f"{kind:<6} {len(files) / own:7.1f} a second, {told}")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB, a PDF's own process not counted")


def _files(folder: Path, suffix: str) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob(f"*{suffix}"))]


def _best(work: Callable[[], object]) -> float:
    def timed() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(timed() for _ in range(_REPEATS))


def _bare_page(content: bytes) -> object:
    from trafilatura import extract

    return extract(content)


def _bare_pdf(content: bytes) -> object:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        held: Iterable[str] = [page.get_textpage().get_text_range() for page in PdfDocument(content)]
    except PdfiumError:
        return None
    return list(held)


def _bare_feed(content: bytes) -> object:
    from feedparser import parse

    return parse(BytesIO(content))


def _bare_mail(content: bytes) -> object:
    return message_from_bytes(content)


if __name__ == "__main__":
    main()
