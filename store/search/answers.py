"""What the index answers with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from store.frozen import Frozen, field
from store.model import OPEN, Decision, Document, Fact, Investment, Standing

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


class Row(Frozen):
    """A fact as a list shows it, as people corrected it, with what they said of it and the title of its document.

    `read` is the fact as it was read.
    """

    fact: Fact
    title: str
    read: Fact
    standing: Standing = OPEN


class Page(Frozen):
    """Some rows of an answer, from `offset` on, and how many there are in `total`."""

    rows: tuple[Row, ...]
    offset: int
    total: int


class CompanyCount(Frozen):
    """A company of an answer: how many facts of each kind name it."""

    name: str
    investments: int
    metrics: int
    facts: int


class Frequency(Frozen):
    """How many facts of an answer have a value in a column, and the sums of their amounts by currency."""

    value: str
    count: int
    sums: Mapping[str, Decimal] = field(default_factory=dict)


class Facet(Frozen):
    """A field that facts are counted by, and its values with most facts, those first."""

    field: str
    values: tuple[Frequency, ...]


class Sort(Frozen):
    """The column that an answer is sorted by; `None` is reading order."""

    column: str | None = None
    descending: bool = False

    def __post_init__(self) -> None:
        if self.column is not None and self.column not in SORT_COLUMNS:
            raise ValueError(f"nothing can be sorted by {self.column!r}")


class Corroboration(Frozen):
    """Facts of other documents that tell of the same thing: those that say the same, and those that say something else."""

    same: tuple[Row, ...] = ()
    different: tuple[Row, ...] = ()


class Dossier(Frozen, kw_only=True):
    """All that there is to a fact: its article, the other facts of its sentence, what other documents say, what people said."""

    row: Row
    document: Document | None
    related: tuple[Row, ...]
    corroboration: Corroboration
    decisions: tuple[Decision, ...]


class Total(Frozen, kw_only=True):
    """The sum of the amounts in a currency, of so many deals; ranges count with their lower end."""

    currency: str
    value: Decimal
    deals: int


class Deals(Frozen):
    """The different deals of a company, by when they were, and their sums.

    `told` is how many facts tell of them, `disputed` of how many deals reports differ.
    """

    deals: tuple[Investment, ...]
    totals: tuple[Total, ...]
    told: int
    disputed: int = 0
