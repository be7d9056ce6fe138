"""One article, kept as it was written."""

from __future__ import annotations

from store.frozen import Frozen
from store.model.period import is_iso_date


class Document(Frozen, kw_only=True):
    """An article: `text` is verbatim (never normalised), `id` the digest of the text unless its source gave one.

    `source` says where the text came from (a path, a path and a line, or "-"); `published` is an ISO date or None.
    """

    id: str
    text: str
    title: str
    source: str
    publisher: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a document needs an id")
        if self.published is not None and not is_iso_date(self.published):
            raise ValueError(f"a publication date is an ISO date, not {self.published!r}")
