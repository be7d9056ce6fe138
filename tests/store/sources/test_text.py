"""Plain text: what is text, and what only is named so."""

from __future__ import annotations

import gzip
import random
import sys
import zlib
from pathlib import Path

import pytest

from store.errors import SourceUnreadable
from store.sources.text import LARGEST, read_text

ARTICLE = "Norvane bought cider maker Jablonka for £48 million – its “largest” purchase so far.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
RANDOM = random.Random(1).randbytes(4000)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PNG, "it is a binary file (PNG), not text"),
        (Path(sys.executable).read_bytes()[:4096], "it is a binary file (a program), not text"),
        (gzip.compress(ARTICLE.encode()), "it is a binary file (gzip), not text"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "it is a binary file (PDF), not text"),
        (b"PK\x03\x04\x14\x00", "it is a binary file (ZIP, or an office document), not text"),
        (b"Norvane\x00bought", "it is a binary file, not text"),
        (b"\xef\xbb\xbfNorvane\x00bought", "it is a binary file, not text"),
        (ARTICLE.encode("utf-16-le"), "it is a binary file, not text"),
        (ARTICLE.encode("utf-32"), "it is a binary file, not text"),
        (bytes(range(1, 32)) * 9, "it is a binary file, not text"),
        (zlib.compress(RANDOM).replace(b"\0", b""), "it is a binary file, not text"),
        ("".join(map(chr, range(1, 256))).encode(), "it is a binary file, not text"),
    ],
)
def test_a_binary_file_is_named_as_such_whatever_it_is_called(content: bytes, why: str) -> None:
    with pytest.raises(SourceUnreadable) as failure:
        read_text(content, "a.txt")
    assert failure.value.why == why


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE.encode(),
        ARTICLE.encode("utf-8-sig"),
        ARTICLE.encode("utf-16"),
        (ARTICLE * 3).encode().replace(b"so far", b"so\x0bfar\x0c\x1b[1m!\x1b[0m\x08\x1a"),
        (ARTICLE * 3 + "\x02\x93\x03").encode(),
        b"\x1b[1mN\x1b[0m\x1b[31mo\x1b[0m",
    ],
)
def test_text_with_a_few_strays_is_text(content: bytes) -> None:
    assert read_text(content, "a.txt").text.lstrip("\x1b[1m").startswith("N")


@pytest.mark.parametrize("encoding", ["latin-1", "gbk", "shift-jis"])
def test_text_in_another_encoding_is_no_binary_file(encoding: str) -> None:
    text = "Café group sold for 5 million" if encoding == "latin-1" else "比亚迪 said"
    content = text.encode(encoding, "ignore")
    with pytest.raises(SourceUnreadable, match="it is not UTF-8 text"):
        read_text(content, "a.txt")


def test_what_is_too_large_is_counted_when_it_was() -> None:
    with pytest.raises(SourceUnreadable, match="it has 6 MB, more than an article's 5 MB"):
        read_text(b"x" * 6_000_000, "a.txt")
    with pytest.raises(SourceUnreadable, match="it has more than an article's 5 MB"):
        read_text(b"x" * (LARGEST + 1), "a.txt")
