"""One article, kept as it was written."""

from __future__ import annotations

from store.frozen import Frozen
from store.model.period import is_iso_date

_DAY = len("2024-01-31")


class Document(Frozen, kw_only=True):
    """An article: `text` is verbatim (never normalised), `id` the digest of the text unless its source gave one.

    `source` says where the text came from (a path, a path and a line, or "-"), `url` the address that readers find it at;
    `published` is an ISO date. `original` is the digest of the bytes that the text was taken from, `media_type` what these
    are ("text/html"), `reader` what took the text from them; `retrieved` and `added`, when they were fetched and when the
    document was stored, are ISO 8601 times in UTC; `revises` is the id of the document that was found at its address before.
    All of these are None where they are not known.
    """

    id: str
    text: str
    title: str
    source: str
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    retrieved: str | None = None
    original: str | None = None
    media_type: str | None = None
    reader: str | None = None
    added: str | None = None
    revises: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a document needs an id")
        if self.published is not None and not is_iso_date(self.published):
            raise ValueError(f"a publication date is an ISO date, not {self.published!r}")
        for time in (self.retrieved, self.added):
            if time is not None and not is_iso_date(time[:_DAY]):
                raise ValueError(f"a time begins with an ISO date, and {time!r} does not")
