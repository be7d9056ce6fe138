"""The articles that tell ten deals between them, with the facts that are known of them: linking needs no reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import orjson

from store.base import Stored
from store.frozen import replace
from store.model import Document, Fact, identified, text_digest
from store.model.codec import fact_from
from tests.deals.pairs import HERE


@cache
def articles() -> dict[str, Stored]:
    """The articles with their facts, by their names in `expected.json`."""
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for line in (HERE / "facts.jsonl").read_bytes().splitlines():
        fact = fact_from(orjson.loads(line))
        facts[fact.document].append(fact)
    records = [orjson.loads(line) for line in (HERE / "articles.jsonl").read_bytes().splitlines()]
    return {record["id"]: _stored(record, facts[record["id"]]) for record in records}


def _stored(record: dict[str, str], facts: Iterable[Fact]) -> Stored:
    article = Document(
        id=text_digest(record["text"]), text=record["text"], title=record["title"], source=record["id"],
        publisher=record["publisher"], published=record["published"],
    )  # fmt: skip
    return Stored(
        article, tuple(identified(replace(fact, id="", document=article.id, source=article.source) for fact in facts))
    )
