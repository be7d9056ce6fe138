"""Where sentences end, as a table: "|" stands between two, "~" where there is no space either."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parse.segment.sentences import sentences

TEXTS = (
    "Sales rose.|Profit fell.",
    "Norvik Inc. said on Monday that sales rose.|It gave no reason.",
    "It bought Alder Co.|In March it sold it again.",
    "The deal was signed by Alder Ltd.|The price was not told.",
    "Mr. Hale of U.S. Granite agreed.|Nobody else did.",
    "It is based in the U.S.|The rest is in Asia.",
    "Shares fell 3.5 pct on Jan. 12 in London.|Trading was thin.",
    "It paid Rs. 40 crore.|The rest is due in May.",
    "Revenue came to $4.2 bn.|That was less.",
    "Yippee! Foods buys Alder.|So it said!|Why?|Nobody knows.",
    'He asked: "Will it last?"|She said it would.',
    "“We are done.” said the chief.|He left.",
    "It closed in May.~Sales had fallen by then.|Nothing else.",
    "The firm (No. 4 by sales) grew.|It hired 40 people.",
    "J. P. Wexford bought the rest.|He owns it now.",
    "Growth was 5 p.c. in the year to Sept. 30.|It was 4 before.",
    "See alder.com for more.|Or call.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    whole = text.replace("~", "").replace("|", " ")
    assert [span.of(whole) for span in sentences(whole)] == text.replace("~", "|").split("|")


@given(st.text(max_size=300))
def test_sentences_cover_all_that_is_no_space_and_keep_their_order(text: str) -> None:
    found = list(sentences(text))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))
