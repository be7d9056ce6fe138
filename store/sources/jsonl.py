"""JSON Lines: one article a line, with `id`, `text` and optionally `title`, `source`, `publisher`, `published`."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from store.errors import SourceUnreadable
from store.model import Document, text_digest
from store.sources.dates import published_date
from store.sources.remark import Read, Remark
from store.sources.text import LARGEST, binary_kind, check_size, refuse_controls, title_of

_SHOWN = 40
"""Characters of a date that are shown when it cannot be read."""


def read_lines(lines: Iterable[bytes], source: str) -> Iterator[Read]:
    """The article of each line, or why it is none, or what was left out of it; blank lines are passed over."""
    for number, raw in enumerate(lines, 1):
        if number == 1 and (why := _no_lines(raw)):
            yield SourceUnreadable(source, why)  # once, not for each of its thousand lines
            return
        line = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        if line.strip():
            place = f"{source}:{number}"
            try:
                record = _record(line, place)
                published, remark = _published(record.get("published"), place)
                document = _document(record, published, place)
            except SourceUnreadable as error:
                yield error
                continue
            if remark:
                yield remark
            yield document


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream. One that is longer than an article can be is cut right behind that, so that it is refused."""
    while line := stream.readline(LARGEST + 1):
        yield line
        while len(line) > LARGEST and not line.endswith(b"\n"):
            line = stream.readline(LARGEST + 1)  # the rest of it is read, a piece at a time, and forgotten


def _no_lines(first: bytes) -> str | None:
    """Why a file that begins like this holds no JSON Lines at all."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it is UTF-16, and JSON Lines are UTF-8; convert it, for instance with iconv"
    return binary_kind(first)


def _record(line: bytes, source: str) -> dict[str, Any]:
    check_size(len(line), source)
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise SourceUnreadable(source, f"it is not JSON ({error.msg} at byte {error.pos + 1})") from error
    if not isinstance(record, dict):
        raise SourceUnreadable(source, "it is no JSON object")
    return record


def _document(record: dict[str, Any], published: str | None, source: str) -> Document:
    text = _string(record, "text", source)
    if text is None or not text.strip():
        raise SourceUnreadable(source, "it has no text")
    refuse_controls(text, source)
    given = record.get("id")
    name = str(given) if isinstance(given, str | int) and str(given) else None
    try:
        return Document(
            id=name or text_digest(text),
            text=text,
            title=_string(record, "title", source) or title_of(text, name or source),
            source=_string(record, "source", source) or source,
            publisher=_string(record, "publisher", source),
            published=published,
        )
    except ValueError as error:
        raise SourceUnreadable(source, str(error)) from error


def _published(value: object, source: str) -> tuple[str | None, Remark | None]:
    """The date of publication, or None and, when there is something that is no date, what is told of it."""
    if value is None or value == "":
        return None, None
    written = value if isinstance(value, str) else orjson.dumps(value).decode("utf-8")
    if isinstance(value, str | int) and (day := published_date(written)):
        return day, None
    shown = written if len(written) <= _SHOWN else f"{written[: _SHOWN - 1]}…"
    return None, Remark(source, f"its date {shown!r} cannot be read and is left out")


def _string(record: dict[str, Any], key: str, source: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceUnreadable(source, f"its {key!r} is no text")
    return value or None
