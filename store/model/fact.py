"""What was read from a document, with the characters it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal, get_args

from store.frozen import Frozen, field
from store.model.amount import Amount, Change, Value
from store.model.digest import text_digest
from store.model.period import Period
from store.model.span import Span

FactKind = Literal["company", "investment", "metric"]
CompanyType = Literal["company", "brand", "fund", "bank", "media", "agency"]
InvestmentType = Literal[
    "acquisition",
    "equity_stake",
    "funding_round",
    "plant",
    "joint_venture",
    "partnership",
    "research",
    "divestment",
    "debt",
    "other",
]
Status = Literal["rumoured", "planned", "announced", "agreed", "started", "completed", "cancelled"]

Outlook = Literal["guidance", "forecast", "target"]

FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)
COMPANY_TYPES: tuple[CompanyType, ...] = get_args(CompanyType)
INVESTMENT_TYPES: tuple[InvestmentType, ...] = get_args(InvestmentType)
STATUSES: tuple[Status, ...] = get_args(Status)
OUTLOOKS: tuple[Outlook, ...] = get_args(Outlook)


class Evidence(Frozen, kw_only=True):
    """Where a fact was read. `fields` has the span of each field that was read from text, by the field's name."""

    document: str
    source: str
    published: str | None
    span: Span
    quote: str
    sentence_span: Span
    sentence: str
    fields: Mapping[str, Span] = field(default_factory=dict)


class Fact(Frozen, kw_only=True):
    """What every fact has: its evidence, the `rule` that read it, and `confidence` in 0..1.

    `known_as` is the id of the fact as it was read, for one that a person has corrected since.
    """

    kind: ClassVar[FactKind]

    evidence: Evidence
    rule: str
    confidence: float
    known_as: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence lies in 0..1, not {self.confidence}")

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of those the fact is about, companies or not, in reading order."""
        raise NotImplementedError

    @property
    def place_name(self) -> str | None:
        """Where it is, as normalised; None for facts without a place."""
        return None

    @property
    def when(self) -> Period | None:
        """The period the fact speaks of; None when the text gives none."""
        return None

    @property
    def id(self) -> str:
        """16 hexadecimal digits that stay the same when the same text is parsed again."""
        if self.known_as is not None:
            return self.known_as
        where = self.evidence
        key = "\x1f".join((where.document, self.kind, str(where.span.start), str(where.span.end), self.identity))
        return text_digest(key)

    @property
    def identity(self) -> str:
        """What tells this fact from others that were read from the same span."""
        return "\x1e".join(self.parties)


class Company(Fact, kw_only=True):
    """A company as one document names it: all its `mentions` together. The evidence is the first of them."""

    kind: ClassVar[FactKind] = "company"

    name: str
    type: CompanyType = "company"
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.name,)


class Investment(Fact, kw_only=True):
    """Who invested in what: how much, for which stake, where, when, and how far it has come."""

    kind: ClassVar[FactKind] = "investment"

    type: InvestmentType
    status: Status
    investors: tuple[str, ...] = ()
    target: str | None = None
    sellers: tuple[str, ...] = ()
    amount: Amount | None = None
    stake_percent: Decimal | None = None
    place: str | None = None
    period: Period | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.investors, *((self.target,) if self.target else ()), *self.sellers]))

    @property
    def place_name(self) -> str | None:
        return self.place

    @property
    def when(self) -> Period | None:
        return self.period

    @property
    def identity(self) -> str:
        return "\x1e".join((self.type, *self.parties))


class Metric(Fact, kw_only=True):
    """What was measured of whom. A growth without a level has a `change` and no `value`.

    `owner` is the company behind a subject that is a product of it; None when the subject stands for itself.
    `outlook` marks what has yet to come true: a company's guidance, somebody's forecast, a target; None for what was.
    """

    kind: ClassVar[FactKind] = "metric"

    subject: str
    measure: str
    value: Value | None = None
    change: Change | None = None
    period: Period | None = None
    place: str | None = None
    owner: str | None = None
    outlook: Outlook | None = None

    def __post_init__(self) -> None:
        # Spelled out: slots make a new class, which the short form of super() does not know.
        Fact.__post_init__(self)
        if self.value is None and self.change is None:
            raise ValueError("a metric has a value, a change, or both")

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.subject, self.owner) if self.owner and self.owner != self.subject else (self.subject,)

    @property
    def place_name(self) -> str | None:
        return self.place

    @property
    def when(self) -> Period | None:
        return self.period

    @property
    def identity(self) -> str:
        return "\x1e".join((self.subject, self.measure))
