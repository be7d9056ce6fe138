"""The articles that tell ten deals between them, read once."""

from __future__ import annotations

from functools import cache

import orjson

from store.base import Stored, parse_document
from store.model import Document, text_digest
from tests.deals.pairs import HERE


@cache
def articles() -> dict[str, Stored]:
    """The articles with the facts that were read in them, by their names in `expected.json`."""
    return {one.document.source: one for one in map(_article, (HERE / "articles.jsonl").read_bytes().splitlines())}


def _article(line: bytes) -> Stored:
    record = orjson.loads(line)
    parsed = parse_document(
        Document(
            id=text_digest(record["text"]), text=record["text"], title=record["title"], source=record["id"],
            publisher=record["publisher"], published=record["published"],
        )
    )  # fmt: skip
    return Stored(parsed.document, parsed.facts)
