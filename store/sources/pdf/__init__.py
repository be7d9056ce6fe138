"""PDFs: their running text, page by page, taken out by a process of its own that may fail without harm."""

from store.sources.pdf.document import read_pdf

__all__ = ["read_pdf"]
