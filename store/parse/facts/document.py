"""One document: text -> anchors -> what the network sees -> facts."""

from __future__ import annotations

from store.model import Document, Fact
from store.model.period import days
from store.parse.facts.companies import companies
from store.parse.facts.deals import investments
from store.parse.facts.figures import metrics
from store.parse.facts.naming import cast_of
from store.parse.facts.setting import Setting
from store.parse.finishing import finished
from store.parse.reader.decoding import Scores, see
from store.parse.segment.anchors import find_anchors

COMPANY, DEAL, FIGURE = 0.5, 0.5, 0.5
"""Chances from which a fact is made."""


def facts_of(document: Document, scores: Scores) -> list[Fact]:
    """The facts of a document. Pure: the same document gives the same facts."""
    published = days(document.published)[1] if document.published else None
    anchors = find_anchors(document.text, published)
    seen = see(document.text, anchors, scores)
    setting = Setting(document, published, anchors, seen, cast_of(document.text, seen.names))
    facts: list[Fact] = [*companies(setting, least=COMPANY), *investments(setting, least=DEAL), *metrics(setting, least=FIGURE)]
    return finished(facts, document.text, surely=False)
