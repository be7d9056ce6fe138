"""HTML left in a text file is read as what it stands for; other text stays as it is."""

from __future__ import annotations

import pytest

from store.base import read_article
from store.sources.markup import without_markup


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Hart &amp; Low paid &pound;30&nbsp;million.", "Hart & Low paid £30\u00a0million."),
        ("<p>Sales rose 5&#37;.</p><p>Costs fell.</p>", "Sales rose 5%.\n\nCosts fell."),
        ("It is <b>bold</b>, said <a href='x'>Lowe</a>.<br/>Then it went.", "It is bold, said Lowe.\n\nThen it went."),
        ("AT&T; R&D and x < y > z &nosuch;", "AT&T; R&D and x < y > z &nosuch;"),
        ("plain\n", "plain\n"),
    ],
)
def test_markup_goes_and_nothing_else(text: str, read: str) -> None:
    assert without_markup(text) == read


def test_a_text_file_is_stored_without_it() -> None:
    assert read_article(b"<p>Hart &amp; Low said so.</p>", "a.txt").text == "Hart & Low said so."
