"""What the index answers with."""

from __future__ import annotations

from decimal import Decimal

from store.frozen import Frozen
from store.model import OPEN, Decision, Document, Fact, Investment, Standing
from store.search.fields import SORT_COLUMNS
from store.search.indexed import Told


class Row(Frozen):
    """A fact as a list shows it, as people corrected it, with what they said of it and the title of its document.

    `read` is the fact as it was read. `told` says how many reports there are of the same thing; None when this is the only one.
    `shares` names the sum that it shares with other deals, which counts once.
    """

    fact: Fact
    title: str
    read: Fact
    standing: Standing = OPEN
    told: Told | None = None
    shares: str | None = None

    @property
    def reports(self) -> int:
        """How many facts of all documents tell of the same thing, this one among them."""
        return self.told.reports if self.told else 1


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


class Sum(Frozen, kw_only=True):
    """Money of `deals` in one `currency`, each deal once and at the rate of its day; ranges count with their lower end.

    `left_out` deals have a sum that does not count: they were called off, are only talked about, or have no rate.
    """

    value: Decimal
    currency: str
    deals: int
    left_out: int = 0


class Frequency(Frozen):
    """How many facts of an answer have a value in a column, each deal once, and their money if that was asked for."""

    value: str
    count: int
    sum: Sum | None = None


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


class Revision(Frozen):
    """What became of a page: its text before, the facts that came, those that went, and those that say something else.

    Each of `altered` is a fact as it was and as it is: of the same kind, parties and type or measure. Companies are no part.
    """

    earlier: Document
    fresh: tuple[Fact, ...]
    gone: tuple[Fact, ...]
    altered: tuple[tuple[Fact, Fact], ...]

    @property
    def nothing(self) -> bool:
        """Whether the facts are the same, whatever words they are told in."""
        return not (self.fresh or self.gone or self.altered)


class Dossier(Frozen, kw_only=True):
    """All that there is to a fact: its article, the other facts of its sentence, what other documents say, what people said.

    `revision` says what became of the text that was at the article's address before; `later` is one that came after it.
    """

    row: Row
    document: Document | None
    related: tuple[Row, ...]
    corroboration: Corroboration
    decisions: tuple[Decision, ...]
    revision: Revision | None = None
    later: Document | None = None


class Total(Frozen, kw_only=True):
    """The sum of the amounts in a currency, of so many deals; ranges count with their lower end.

    `converted` is the same in the currency that was asked for, each deal at the rate of its day; None without a rate.
    """

    currency: str
    value: Decimal
    deals: int
    converted: Decimal | None = None


class Deals(Frozen):
    """The different deals of a company, by when they were, and their sums by currency, in `currency` too if one was asked for.

    `told` is how many facts tell of them, `disputed` of how many deals reports differ; `left_out` of the deals have sums that
    do not count, because they were called off or are only talked about.
    """

    deals: tuple[Investment, ...]
    totals: tuple[Total, ...]
    told: int
    disputed: int = 0
    left_out: int = 0
    currency: str | None = None
