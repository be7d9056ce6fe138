"""Articles of a feed: "last month" is that of the date that each came with, however that is written."""

from __future__ import annotations

import orjson
import pytest

from store.base import parse_document
from store.model import Document
from store.sources.jsonl import read_lines


def told(published: str, when: str) -> tuple[str | None, str | None, str]:
    line = orjson.dumps({"text": f"Velmora sold 700 tractors {when}, it said.", "published": published})
    (read,) = [one for one in read_lines([line], "feed.jsonl") if isinstance(one, Document)]
    (figure,) = parse_document(read).metrics
    assert figure.period is not None
    return read.published, figure.period.start, figure.period.text


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2023-05-31T22:15:00Z", "2023-05-31"),
        ("2023-05-31T22:15:00+02:00", "2023-05-31"),
        ("Wed, 31 May 2023 22:15:00 GMT", "2023-05-31"),
        ("20230531", "2023-05-31"),
        ("31 May 2023", "2023-05-31"),
    ],
)
@pytest.mark.parametrize(("when", "month"), [("in May", "2023-05"), ("last month", "2023-04"), ("in June", "2022-06")])
def test_a_month_is_told_from_the_date_of_a_feed(published: str, day: str, when: str, month: str) -> None:
    assert told(published, when) == (day, month, when)


def test_without_a_date_that_can_be_read_a_month_keeps_its_words() -> None:
    assert told("31/05/2023", "in May") == (None, None, "in May")


def test_lines_that_are_no_articles_cost_themselves_alone() -> None:
    good = orjson.dumps({"text": "Velmora sold 700 tractors.", "published": "2023-05-31"})
    read = list(read_lines([good, b'{"text": 9}', b"{torn", b'{"body": "y"}', b"", good], "feed.jsonl"))
    assert [one.source for one in read if isinstance(one, Document)] == ["feed.jsonl:1", "feed.jsonl:6"]
    named = [str(one).split(": ")[0] for one in read if not isinstance(one, Document)]
    assert named == ["feed.jsonl:2", "feed.jsonl:3", "feed.jsonl:4"]
