"""Where `o` leads: to the sentence on the page, to the page of a PDF."""

from __future__ import annotations

import pytest

from store.model import Document, Span
from tui.present.address import address_of

TEXT = "Halden - the maker - buys, it said.\n\f\nSales rose 5% & more, to 10, in the year that ended in June of 2023, it said on Monday.\n"
SHORT, LONG = Span(0, 35), Span(38, len(TEXT) - 1)


def article(**fields: str) -> Document:
    return Document(**{"id": "1", "text": TEXT, "title": "", "source": "a.html"} | fields)


@pytest.mark.parametrize(
    ("document", "sentence", "address"),
    [
        (article(url="https://a.example/n"), SHORT, "https://a.example/n#:~:text=Halden%20%2D%20the%20maker%20%2D%20buys%2C%20it%20said."),
        (article(url="https://a.example/n#top"), LONG, "https://a.example/n#top:~:text=Sales%20rose%205%25%20%26%20more%2C,2023%2C%20it%20said%20on%20Monday."),
        (article(source="https://a.example/n"), Span(0, 6), "https://a.example/n#:~:text=Halden"),
        (article(url="https://a.example/n.pdf#x", media_type="application/pdf"), LONG, "https://a.example/n.pdf#page=2"),
        (article(url="mid:1@a.example"), SHORT, None),
        (article(), SHORT, None),
    ],
)  # fmt: skip
def test_an_address_leads_to_the_sentence(document: Document, sentence: Span, address: str | None) -> None:
    assert address_of(document, sentence) == address
