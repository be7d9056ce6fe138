"""What the index keeps of a fact: itself, as it was read, and all that is needed to write it into the index again."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from store.errors import IndexDamaged
from store.frozen import Frozen, Reading, json_of
from store.model import OPEN, Company, Document, Investment, Metric, Standing

AnyFact = Company | Investment | Metric


class Told(Frozen, kw_only=True):
    """How often the thing that a fact tells of is told, by a deal or figure of that `id`; alone, the fact tells it itself.

    `members` are the ids of the reports, of a deal's own record only; `differ` the fields in which they disagree.
    """

    id: str
    reports: int
    differ: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Indexed(Frozen, kw_only=True):
    """A fact with the title and publisher of its document, the companies in it that the document knows, and its place.

    `order` counts up over the base, `shard` is where its document is stored; `added` when, as an ISO 8601 time.
    `shares` names the sum that it shares with other facts of its document: such a sum counts once.
    """

    fact: AnyFact
    title: str
    publisher: str | None
    companies: tuple[str, ...]
    shard: str
    order: float
    added: str | None = None
    standing: Standing = OPEN
    told: Told | None = None
    shares: str | None = None


FACT_PLACES = 100_000
"""Places in the reading order that a document has for its facts."""


class Placed(Frozen):
    """An article as the index keeps it: with its shard, and its place in the reading order."""

    document: Document
    shard: str
    order: int


def deal_key(deal_id: str) -> str:
    """What a deal's own record is found by: no fact has such an id."""
    return f"told {deal_id}"


_READING: Final[Reading[Indexed]] = Reading(Indexed)
_SUM = 4


def packed(indexed: Indexed) -> bytes:
    """Its bytes in the index, with their checksum before them: tantivy keeps none of what it stores."""
    content = json_of(indexed)
    return crc32(content).to_bytes(_SUM, "big") + content


def unpacked(content: bytes) -> Indexed:
    """What was packed; IndexDamaged when it is not what was written."""
    return _READING.json(checked(content))


def checked(content: bytes) -> bytes:
    """The bytes behind a checksum; IndexDamaged when they are others."""
    body = content[_SUM:]
    if crc32(body).to_bytes(_SUM, "big") != content[:_SUM]:
        raise IndexDamaged("a record is not what was written")
    return body


def summed(content: bytes) -> bytes:
    """Bytes with their checksum before them."""
    return crc32(content).to_bytes(_SUM, "big") + content
