"""JSON Lines: what is left out of an article, and what is no article."""

from __future__ import annotations

import io
from pathlib import Path

import orjson
import pytest

from store.model import Document
from store.sources.jsonl import bounded_lines, read_lines
from store.sources.text import LARGEST
from tests.conftest import Run

ARTICLE = "Norvane bought cider maker Jablonka for £48 million last year."


def test_a_date_that_cannot_be_read_is_told_and_left_out_and_the_article_is_read() -> None:
    remark, document = read_lines([orjson.dumps({"text": ARTICLE, "published": "31.31.2025"})], "a.jsonl")
    assert str(remark) == "a.jsonl:1: its date '31.31.2025' cannot be read and is left out"
    assert isinstance(document, Document)
    assert (document.text, document.published) == (ARTICLE, None)


@pytest.mark.parametrize(
    ("value", "day"),
    [(None, None), ("", None), ("Sat, 01 Mar 2025 23:30:00 GMT", "2025-03-01"), (20240831, "2024-08-31"), (2024, "2024")],
)
def test_a_date_is_read_from_what_json_has(value: object, day: str | None) -> None:
    (document,) = read_lines([orjson.dumps({"text": ARTICLE, "published": value})], "a.jsonl")
    assert isinstance(document, Document)
    assert document.published == day


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1709251200, "'1709251200'"),
        (True, "'true'"),
        (["2025"], """'["2025"]'"""),
        ("soon " * 20, "'soon soon soon soon soon soon soon soon…'"),
    ],
)
def test_what_is_no_date_at_all_is_told(value: object, shown: str) -> None:
    remark, _ = read_lines([orjson.dumps({"text": ARTICLE, "published": value})], "a.jsonl")
    assert str(remark) == f"a.jsonl:1: its date {shown} cannot be read and is left out"


def test_the_command_tells_and_goes_on(factdeck: Run, tmp_path: Path) -> None:
    lines = [
        {"text": ARTICLE, "published": "31.31.2025"},
        {"text": f"{ARTICLE} It was cheap.", "published": "2025-03-01T09:00Z"},
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(map(orjson.dumps, lines)))
    done = factdeck("add", "a.jsonl")
    assert done.returncode == 0
    first, last = done.stderr.splitlines()
    assert first == "factdeck: a.jsonl:1: its date '31.31.2025' cannot be read and is left out"
    assert last.startswith("Stored 2 articles with")
    facts = [orjson.loads(line) for line in factdeck("find", "kind:investment").stdout.splitlines()]
    assert [fact["published"] for fact in facts] == [None, "2025-03-01"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x89PNG\r\n\x1a\n" * 50, "it is a binary file (PNG), not text"),
        (b"\x1f\x8b\x08\x00\n\n\n{\n{\n", "it is a binary file (gzip), not text"),
        ('{"text": "x"}\n{"text": "y"}\n'.encode("utf-16"), "it is UTF-16, and JSON Lines are UTF-8; convert it"),
    ],
)
def test_a_file_that_is_none_is_told_once(content: bytes, why: str) -> None:
    (failure,) = read_lines(bounded_lines(io.BytesIO(content)), "a.jsonl")
    assert str(failure).startswith(f"a.jsonl: {why}")


def test_a_text_of_control_characters_is_refused() -> None:
    (failure,) = read_lines([orjson.dumps({"text": "\x01\x02\x03" * 10})], "a.jsonl")
    assert str(failure) == "a.jsonl:1: it is a binary file, not text"


def test_a_line_without_an_end_is_never_held_in_memory() -> None:
    article = orjson.dumps({"text": ARTICLE})
    lines = list(bounded_lines(io.BytesIO(article + b"\n" + b"x" * (3 * LARGEST) + b"\n" + article)))
    assert [len(line) for line in lines] == [len(article) + 1, LARGEST + 1, len(article)]
    first, second, third = read_lines(lines, "a.jsonl")
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert str(second).startswith("a.jsonl:2: it has more than an article's 5 MB")
