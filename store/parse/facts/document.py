"""One document: text -> anchors -> what the network sees -> facts."""

from __future__ import annotations

from store.frozen import Frozen, replace
from store.model import Document, Fact
from store.model.period import days
from store.parse.dateline import published_in
from store.parse.facts.companies import companies
from store.parse.facts.deals import investments
from store.parse.facts.figures import metrics
from store.parse.facts.naming import cast_of
from store.parse.facts.setting import Setting
from store.parse.finishing import finished
from store.parse.reader.decoding import Scores, see
from store.parse.segment.anchors import find_anchors

COMPANY, DEAL, FIGURE = 0.5, 0.35, 0.5
"""Chances from which a fact is made."""


class Read(Frozen):
    """A document, dated, with its facts and what they were made from."""

    setting: Setting
    facts: tuple[Fact, ...]

    @property
    def document(self) -> Document:
        """The document, with the publication date that its own first lines give where its source gave none."""
        return self.setting.document


def read(document: Document, scores: Scores) -> Read:
    """Read a document. Pure: the same document gives the same facts."""
    if document.published is None:
        document = replace(document, published=published_in(document.text))
    published = days(document.published)[1] if document.published else None
    anchors = find_anchors(document.text, published)
    seen = see(document.text, anchors, scores)
    setting = Setting(document, published, anchors, seen, cast_of(document.text, seen.names))
    facts: list[Fact] = [
        *companies(setting, least=COMPANY),
        *investments(setting, least=DEAL),
        *metrics(setting, least=FIGURE),
    ]
    return Read(setting, tuple(finished(facts, document.text, surely=False)))


def facts_of(document: Document, scores: Scores) -> tuple[Fact, ...]:
    """The facts of a document."""
    return read(document, scores).facts
