"""The reading order of the whole package: date, anchors, what the network sees, names, then facts."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from store.frozen import Frozen, replace
from store.model import Company, Document, Fact, Investment, Metric
from store.model.period import days
from store.parse.anchors import find_anchors
from store.parse.facts.companies import companies
from store.parse.facts.deals import investments
from store.parse.facts.figures import metrics
from store.parse.facts.finishing import finished
from store.parse.facts.naming import cast_of
from store.parse.facts.setting import Setting
from store.parse.reader.decoding import Scores, see
from store.parse.segment.dateline import published_in

COMPANY, DEAL, FIGURE = 0.5, 0.35, 0.5
"""Chances from which a fact is made."""


class Parsed(Frozen):
    """A document, dated, with its facts and what they were made from."""

    setting: Setting
    facts: tuple[Fact, ...]

    @property
    def document(self) -> Document:
        """The document, with the publication date that its own first lines give where its source gave none."""
        return self.setting.document

    @property
    def companies(self) -> tuple[Company, ...]:
        """The companies, in reading order."""
        return tuple(fact for fact in self.facts if isinstance(fact, Company))

    @property
    def investments(self) -> tuple[Investment, ...]:
        """The investments, in reading order."""
        return tuple(fact for fact in self.facts if isinstance(fact, Investment))

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics, in reading order."""
        return tuple(fact for fact in self.facts if isinstance(fact, Metric))


class Failed(Frozen):
    """A document that could not be parsed, and why: a mistake of ours that others need not suffer from."""

    document: Document
    why: str


def parse(document: Document, scores: Scores) -> Parsed:
    """Read one document. Pure: the same document gives the same facts."""
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
    return Parsed(setting, tuple(finished(facts, document.text)))


def parse_all(documents: Iterable[Document], scores: Scores) -> Iterator[Parsed | Failed]:
    """Read documents in order. What fails for one fails for that one alone; running out of memory is raised."""
    for document in documents:
        try:
            parsed = parse(document, scores)
        except MemoryError:
            raise
        except Exception as error:  # whatever it is, it costs this document only
            yield Failed(document, failure_of(error))
        else:
            yield parsed


def failure_of(error: Exception) -> str:
    """Why a document could not be parsed: what was raised, and where, for whoever is to mend it."""
    *_, frame = traceback.extract_tb(error.__traceback__) or [None]
    where = f" in {PurePath(frame.filename).name}, line {frame.lineno}" if frame else ""
    said = str(error).partition("\n")[0]
    return f"it could not be parsed ({type(error).__name__}{where}{': ' if said else ''}{said})"
