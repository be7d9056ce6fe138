"""Articles with facts that are known of them: what a base and the explorer make of facts is tested without the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import orjson

from store.base import Stored
from store.frozen import replace
from store.model import Document, Fact, identified, text_digest
from store.model.codec import fact_from

TESTS = Path(__file__).parent
SEED = TESTS.parent / "seeds" / "china-electric-cars-2023.txt"


def facts_by_document(path: Path) -> dict[str, list[Fact]]:
    """The facts of a file of JSON Lines, by the document that they are of."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for line in path.read_bytes().splitlines():
        fact = fact_from(orjson.loads(line))
        found[fact.document].append(fact)
    return dict(found)


def stored(article: Document, facts: Iterable[Fact]) -> Stored:
    """An article with facts as if they had been read in it."""
    own = (replace(fact, id="", document=article.id, source=article.source, published=article.published) for fact in facts)
    return Stored(article, tuple(identified(own)))


def seed(source: str = "seeds/china-electric-cars-2023.txt") -> Stored:
    """The seed article with thirty facts of it, some of each kind."""
    text = SEED.read_text(encoding="utf-8")
    article = Document(id=text_digest(text), text=text, title=SEED.stem, source=source, published="2024-01-24")
    (facts,) = facts_by_document(TESTS / "seed_facts.jsonl").values()
    return stored(article, facts)
