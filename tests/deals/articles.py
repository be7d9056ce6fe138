"""The articles that tell ten deals between them, with the facts that are known of them: linking needs no reader."""

from __future__ import annotations

from functools import cache

import orjson

from store.base import Stored
from store.model import Document, text_digest
from tests.deals.pairs import HERE
from tests.known import facts_by_document, stored


@cache
def articles() -> dict[str, Stored]:
    """The articles with their facts, by their names in `expected.json`."""
    facts = facts_by_document(HERE / "facts.jsonl")
    records = [orjson.loads(line) for line in (HERE / "articles.jsonl").read_bytes().splitlines()]
    return {record["id"]: stored(_article(record, record["id"]), facts[record["id"]]) for record in records}


def added_articles() -> list[Stored]:
    """The articles with their facts as `factdeck add articles.jsonl` stores them: each from its line."""
    facts = facts_by_document(HERE / "facts.jsonl")
    path = HERE / "articles.jsonl"
    records = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    return [stored(_article(record, f"{path}:{at}"), facts[record["id"]]) for at, record in enumerate(records, 1)]


def _article(record: dict[str, str], source: str) -> Document:
    return Document(
        id=text_digest(record["text"]) if source == record["id"] else record["id"], text=record["text"], title=record["title"],
        source=source, publisher=record["publisher"], published=record["published"],
    )  # fmt: skip
