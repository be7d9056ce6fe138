"""Facts of pages, PDFs and mails are those of their clean text: what a source wraps an article in costs next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.base import parse_document
from store.frozen import replace
from store.model import Document, Fact
from store.sources.article import read_articles
from tests.conftest import document

HERE = Path(__file__).parent
OF_A_HUNDRED = 95


def pairs() -> Iterator[tuple[str, Document, str]]:
    """Each article that was read from a source, with the text that a person would have copied from it."""
    for clean in sorted([*HERE.glob("pages/*.txt"), *HERE.glob("papers/*.clean.txt")]):
        name = clean.name.removesuffix(".txt").removesuffix(".clean")
        source = next(
            (one for one in clean.parent.glob(f"{name}.*") if one.suffix in (".html", ".pdf", ".eml", ".mbox")), clean
        )
        found = [one for one in read_articles(source.read_bytes(), source.name) if isinstance(one, Document)]
        if len(found) == 1 and clean.read_text(encoding="utf-8").strip():
            yield name, found[0], clean.read_text(encoding="utf-8")


def said(facts: tuple[Fact, ...]) -> set[tuple[object, ...]]:
    """What facts say, wherever they stand."""
    names = ("name", "type", "investors", "target", "amount", "status", "subject", "measure", "value", "change")
    return {(fact.kind, *(str(getattr(fact, name, None)) for name in names)) for fact in facts}


def test_the_facts_are_those_of_the_clean_text() -> None:
    same = there = 0
    differing = []
    for name, one, clean in pairs():
        of_source = said(parse_document(one).facts)
        of_clean = said(parse_document(replace(document(clean), published=one.published)).facts)
        same += 2 * len(of_source & of_clean)
        there += len(of_source) + len(of_clean)
        differing += [(name, *fact) for fact in of_source ^ of_clean]
    assert there > 200
    assert same * 100 >= OF_A_HUNDRED * there, f"{same} of {there}: {differing}"
