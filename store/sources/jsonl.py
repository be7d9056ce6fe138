"""JSON Lines: one article a line, with `id`, `text` and optionally `title`, `source`, `publisher`, `published`."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from store.errors import SourceUnreadable
from store.model import Document, text_digest
from store.sources.text import check_size, title_of


def read_lines(lines: Iterable[bytes], source: str) -> Iterator[Document | SourceUnreadable]:
    """The article of each line, or why it is none; blank lines are passed over."""
    for number, raw in enumerate(lines, 1):
        line = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        if line.strip():
            try:
                yield _document(line, f"{source}:{number}")
            except SourceUnreadable as error:
                yield error


def _document(line: bytes, source: str) -> Document:
    check_size(len(line), source)
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise SourceUnreadable(source, f"it is not JSON ({error.msg} at byte {error.pos + 1})") from error
    if not isinstance(record, dict):
        raise SourceUnreadable(source, "it is no JSON object")
    text = _string(record, "text", source)
    if text is None or not text.strip():
        raise SourceUnreadable(source, "it has no text")
    given = record.get("id")
    name = str(given) if isinstance(given, str | int) and str(given) else None
    try:
        return Document(
            id=name or text_digest(text),
            text=text,
            title=_string(record, "title", source) or title_of(text, name or source),
            source=_string(record, "source", source) or source,
            publisher=_string(record, "publisher", source),
            published=_string(record, "published", source),
        )
    except ValueError as error:
        raise SourceUnreadable(source, str(error)) from error


def _string(record: dict[str, Any], key: str, source: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceUnreadable(source, f"its {key!r} is no text")
    return value or None
