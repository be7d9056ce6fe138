"""What was read from a document, with the characters it was read from. The fields of each kind are declared here only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeVar, get_args

from store.frozen import Frozen, field, replace, settle
from store.model.amount import Amount, Change, Value
from store.model.deal_types import INVESTMENT_TYPES
from store.model.digest import text_digest
from store.model.fields import Told
from store.model.period import Period, days
from store.model.span import Span

FactKind = Literal["company", "investment", "metric"]
InvestmentType = str
"""A name of `store.model.deal_types`."""
CompanyType = Literal["company", "brand", "fund", "bank", "media"]
Status = Literal["rumoured", "planned", "agreed", "started", "completed", "cancelled"]
Outlook = Literal["guidance", "forecast", "target"]

FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)
COMPANY_TYPES: tuple[CompanyType, ...] = get_args(CompanyType)
STATUSES: tuple[Status, ...] = get_args(Status)
"""How far an investment has come, in the order of its steps; the last ends it at any step."""
OUTLOOKS: tuple[Outlook, ...] = get_args(Outlook)


_LIKELY = 0.5


class Fact(Frozen, kw_only=True, tag_field="kind"):
    """What every fact has.

    `document`, `source` and `published` are those of its article. It was read from `span`, whose words are `quote`, in a
    `sentence`; `evidence` has the span of each field that was read from text, by the field's name. `rule` read it, with
    `confidence` in 0..1 that what it is known by is right (parties, type, sum; whose figure, of what, how it moved), and
    `confidence_of` each field that it is right.

    `id` are 16 hexadecimal digits that stay the same when the same text is parsed again. One that is not given follows from
    the document, the kind, the span and the `identity`; of several with the same, `identified` gives each its own.
    """

    kind: ClassVar[FactKind]

    id: str = ""
    document: str
    source: str
    published: str | None
    span: Span
    quote: str
    sentence: str
    sentence_span: Span
    confidence: float
    rule: str
    evidence: Mapping[str, Span] = field(default_factory=dict)
    confidence_of: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for chance in (self.confidence, *self.confidence_of.values()):
            if not 0 <= chance <= 1:
                raise ValueError(f"confidence lies in 0..1, not {chance}")
        if self.published is not None:
            days(self.published)
        if not self.id:
            settle(self, "id", text_digest(self._key))

    def doubts(self, name: str) -> bool:
        """Whether a field is less likely right than not."""
        return self.confidence_of.get(name, 1.0) < _LIKELY

    @property
    def _key(self) -> str:
        return "\x1f".join((self.document, self.kind, str(self.span.start), str(self.span.end), self.identity))

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of those the fact is about, companies or not, in reading order."""
        raise NotImplementedError

    @property
    def place_name(self) -> str | None:
        """Where it is, as the text names it; None for facts without a place."""
        return None

    @property
    def country_code(self) -> str | None:
        """The country that it is in, as ISO 3166-1 alpha-2; None for facts without one."""
        return None

    @property
    def when(self) -> Period | None:
        """The time that the fact speaks of; None when the text gives none."""
        return None

    @property
    def identity(self) -> str:
        """What tells this fact from others that were read from the same span."""
        return "\x1e".join(self.parties)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans of the document that the fact points at."""
        return (self.span, self.sentence_span, *self.evidence.values())


class Company(Fact, kw_only=True, tag="company"):
    """A company as one document names it: all its `mentions` together. The evidence is the first of them."""

    kind: ClassVar[FactKind] = "company"

    name: Annotated[str, Told(label="Name", cells="subject", spoken=True, shape="name")]
    type: Annotated[
        CompanyType, Told(label="Type", query="type", facet=True, sort="type", cells="what", spoken=True, choices=COMPANY_TYPES)
    ] = "company"
    owner: Annotated[str | None, Told(label="Owner", cells="object", spoken=True)] = None
    home: Annotated[str | None, Told(label="Home", query="home", facet=True, cells="country", shape="country")] = None
    aliases: Annotated[tuple[str, ...], Told(label="Aliases", spoken=True)] = ()
    mentions: Annotated[tuple[Span, ...], Told(label="Mentions", correct=False)] = ()

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        _one_of(self.type, COMPANY_TYPES)

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def country_code(self) -> str | None:
        return self.home

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.span, self.sentence_span, *self.evidence.values(), *self.mentions)


class Investment(Fact, kw_only=True, tag="investment"):
    """Who invested in what: how much, for which stake, where, when, and how far it has come.

    `date` is when its latest step was taken, `due` when it is to be finished; `place` is where what is built stands.
    """

    kind: ClassVar[FactKind] = "investment"

    investors: Annotated[
        tuple[str, ...],
        Told(label="Investors", title="Investor", sort="name", column=8, instead="sellers", cells="subject", spoken=True),
    ] = ()
    type: Annotated[
        InvestmentType,
        Told(
            label="Type", query="type", facet=True, sort="type", column=6, cells="what", spoken=True, choices=INVESTMENT_TYPES
        ),
    ]
    target: Annotated[str | None, Told(label="Target", column=8, grows=True, cells="object", spoken=True)] = None
    sellers: Annotated[tuple[str, ...], Told(label="Sellers", spoken=True)] = ()
    amount: Annotated[Amount | None, Told(label="Amount", query="amount", sort="amount", column=6, cells="value")] = None
    stake_percent: Annotated[Decimal | None, Told(label="Stake", query="stake", sort="stake", beside="amount")] = None
    place: Annotated[
        str | None, Told(label="Place", query="place", facet=True, sort="place", column=4, cells="place", spoken=True)
    ] = None
    country: Annotated[str | None, Told(label="Country", query="country", facet=True, cells="country", shape="country")] = None
    date: Annotated[Period | None, Told(label="When", sort="when", column=4, instead="due", cells="start")] = None
    due: Annotated[Period | None, Told(label="Due", query="due", before="due ")] = None
    status: Annotated[
        Status,
        Told(
            label="Status", query="status", facet=True, sort="status", column=6, cells="status", spoken=True, choices=STATUSES
        ),
    ]

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        _one_of(self.type, INVESTMENT_TYPES)
        _one_of(self.status, STATUSES)
        if self.stake_percent is not None and not self.stake_percent.is_finite():
            raise ValueError(f"{self.stake_percent} is no share")

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.investors, *((self.target,) if self.target else ()), *self.sellers]))

    @property
    def place_name(self) -> str | None:
        return self.place

    @property
    def country_code(self) -> str | None:
        return self.country

    @property
    def when(self) -> Period | None:
        return self.date or self.due

    @property
    def identity(self) -> str:
        return "\x1e".join((self.type, *self.parties))


class Metric(Fact, kw_only=True, tag="metric"):
    """What was measured of whom. A growth without a level has a `change` and no `value`.

    `measure` is a name of `store.model.measures` when one fits; `measure_words` are the words as written, with what narrows
    them. `owner` is the company behind a subject that is a product of it; None when the subject stands for itself.
    `outlook` marks what has yet to come true: a company's guidance, somebody's forecast, a target; None for what was.
    """

    kind: ClassVar[FactKind] = "metric"

    subject: Annotated[
        str, Told(label="Subject", sort="name", column=8, grows=True, cells="subject", spoken=True, shape="name")
    ]
    owner: Annotated[str | None, Told(label="Company", cells="object", spoken=True)] = None
    measure: Annotated[
        str,
        Told(
            label="Measure", query="measure", facet=True, sort="measure", column=7, cells="what", spoken=True, shape="measure"
        ),
    ]
    measure_words: Annotated[str | None, Told(label="In words", spoken=True)] = None
    outlook: Annotated[
        Outlook | None, Told(label="Outlook", query="status", facet=True, beside="measure", cells="status", choices=OUTLOOKS)
    ] = None
    value: Annotated[Value | None, Told(label="Value", query="amount", sort="value", column=7, cells="value")] = None
    change: Annotated[Change | None, Told(label="Change", query="change", sort="change", column=6, cells="change")] = None
    period: Annotated[Period | None, Told(label="When", sort="when", column=4, cells="start")] = None
    place: Annotated[
        str | None, Told(label="Place", query="place", facet=True, sort="place", column=4, cells="place", spoken=True)
    ] = None
    country: Annotated[str | None, Told(label="Country", query="country", facet=True, cells="country", shape="country")] = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        _one_of(self.outlook, (None, *OUTLOOKS))
        if self.value is None and self.change is None:
            raise ValueError("a metric has a value, a change, or both")

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.subject, self.owner) if self.owner and self.owner != self.subject else (self.subject,)

    @property
    def place_name(self) -> str | None:
        return self.place

    @property
    def country_code(self) -> str | None:
        return self.country

    @property
    def when(self) -> Period | None:
        return self.period

    @property
    def identity(self) -> str:
        return "\x1e".join((self.subject, self.measure))


KINDS: Mapping[FactKind, type[Fact]] = {"company": Company, "investment": Investment, "metric": Metric}
"""The struct of each kind."""

_Any = TypeVar("_Any", bound=Fact)


def _one_of(value: str | None, allowed: tuple[str | None, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(str(one) for one in allowed)}")


def identified(facts: Iterable[_Any], others: Collection[str] = ()) -> list[_Any]:
    """The facts of a document, each with an id of its own; `others` are ids that facts of other documents have.

    The first that has an id keeps it, so that what was decided of it stays with it; another gets one in which its figures
    count too, and its number among equals where even those are the same.
    """
    taken: set[str] = set()
    found: list[_Any] = []
    for fact in facts:
        one, number = fact, 0
        while one.id in taken or one.id in others:
            spans = sorted((name, span.start, span.end) for name, span in fact.evidence.items())
            one = replace(fact, id=text_digest(f"{fact._key}\x1f{spans}\x1f{number}"))  # noqa: SLF001  # its own kind's
            number += 1
        taken.add(one.id)
        found.append(one)
    return found
