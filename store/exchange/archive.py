"""A base as JSON Lines, whole: each document, marked `"kind": "document"`, and after it its facts as the contract has them.

What people decided comes at the end, marked `"kind": "decision"`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import orjson

from store.errors import ArchiveInvalid
from store.exchange.jsonl import line
from store.model import Decision, Document, Fact, identified
from store.model.codec import decision_from, decision_object, document_from, document_object, fact_from, fact_object

if TYPE_CHECKING:
    from store.upgrade import Upgrade

DOCUMENT, DECISION = "document", "decision"
Entry = tuple[Document, tuple[Fact, ...]]


def archive_lines(entries: Iterable[Entry], decisions: Iterable[Decision] = ()) -> Iterator[str]:
    """A line for each document, and one for each of its facts after it; then one for each decision."""
    for document, facts in entries:
        yield line({"kind": DOCUMENT} | document_object(document))
        yield from (line(fact_object(fact)) for fact in facts)
    for decision in decisions:
        yield line({"kind": DECISION} | decision_object(decision))


def read_archive(lines: Iterable[bytes]) -> Iterator[Entry | Decision]:
    """The documents with their facts, one in memory at a time, and the decisions.

    Raises ArchiveInvalid, with the line's number, for anything else.
    """
    document: Document | None = None
    facts: list[Fact] = []
    from store.upgrade import Upgrade  # late: who opens a base reads no archive

    upgrade = Upgrade()
    for number, raw in enumerate(chain(lines, [b""]), 1):
        record = _record(number, raw)
        if record is None:
            continue
        if record.get("kind") == DOCUMENT:
            if document is not None:
                yield document, tuple(identified(facts))
            document, facts = _document(number, record), []
            continue
        if record.get("kind") == DECISION:
            yield from _decisions(number, record, upgrade)
            continue
        fact = _fact(number, record, upgrade)
        if document is None or fact.document != document.id:
            raise ArchiveInvalid(number, "its document does not stand right before it")
        if any(span.end > len(document.text) for span in fact.spans):
            raise ArchiveInvalid(number, "it points past the end of its document")
        if (fact.span.of(document.text), fact.sentence_span.of(document.text)) != (fact.quote, fact.sentence):
            raise ArchiveInvalid(number, "its words are not those of its document")
        facts.append(fact)
    if document is not None:
        yield document, tuple(identified(facts))


def _record(number: int, raw: bytes) -> dict[str, object] | None:
    if not raw.strip():
        return None
    try:
        record = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise ArchiveInvalid(number, f"it is not JSON ({error.msg})") from error
    if not isinstance(record, dict):
        raise ArchiveInvalid(number, "it is no JSON object")
    return record


def _document(number: int, record: dict[str, object]) -> Document:
    try:
        return document_from({key: value for key, value in record.items() if key != "kind"})
    except (KeyError, TypeError, ValueError) as error:
        raise ArchiveInvalid(number, "it is no document") from error


def _decisions(number: int, record: dict[str, object], upgrade: Upgrade) -> list[Decision]:
    try:
        return [decision_from(one) for one in upgrade.decision({key: one for key, one in record.items() if key != "kind"})]
    except (KeyError, TypeError, ValueError) as error:
        raise ArchiveInvalid(number, "it is no decision") from error


def _fact(number: int, record: dict[str, object], upgrade: Upgrade) -> Fact:
    try:
        return fact_from(upgrade.fact(record))
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise ArchiveInvalid(number, "it is neither a document nor a fact") from error
