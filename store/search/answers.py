"""What the index answers with."""

from __future__ import annotations

from dataclasses import dataclass

from store.model import OPEN, Decision, Document, Fact, Standing

SORT_COLUMNS = (
    "name",
    "type",
    "measure",
    "amount",
    "value",
    "change",
    "stake",
    "when",
    "place",
    "status",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as a list shows it, as people corrected it, with what they said of it and the title of its document.

    `read` is the fact as it was read.
    """

    fact: Fact
    title: str
    read: Fact
    standing: Standing = OPEN


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer, from `offset` on, and how many there are in `total`."""

    rows: tuple[Row, ...]
    offset: int
    total: int


@dataclass(frozen=True, slots=True)
class CompanyCount:
    """A company of an answer: how many facts of each kind name it."""

    name: str
    investments: int
    metrics: int
    facts: int


@dataclass(frozen=True, slots=True)
class Sort:
    """The column that an answer is sorted by; `None` is reading order."""

    column: str | None = None
    descending: bool = False

    def __post_init__(self) -> None:
        if self.column is not None and self.column not in SORT_COLUMNS:
            raise ValueError(f"nothing can be sorted by {self.column!r}")


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Facts of other documents that tell of the same thing: those that say the same, and those that say something else."""

    same: tuple[Row, ...]
    different: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that there is to a fact: its article, the other facts of its sentence, what other documents say, what people said."""

    row: Row
    document: Document | None
    related: tuple[Fact, ...]
    corroboration: Corroboration
    decisions: tuple[Decision, ...]
