"""Facts beside labels, in the three tiers of the labelling rules: found, core right, and each field of the context by itself.

What was read is compared with the labels by the words it was read from: a number is right when it is the number that the label
has its words on, a name when it is a name of the same company, a time or place when its words overlap those of the label.
So the score does not depend on what the normalisers make of the words, which have tests of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from store.model import Company, Fact, Investment, Metric, Span
from store.model.deal_types import family_of
from store.model.measures import MEASURES, measure_name
from store.parse.facts.naming import same_company
from store.training.labels import Example, Labelled, Places

Fields = dict[str, bool]
"""Whether each field agrees; only those that the label or the fact has."""
CONTEXT = ("status", "date", "due", "place", "period", "outlook")
_FAMILIES = ({"funding_round", "holding", "debt"}, {"plant", "research"}, {"joint_venture", "partnership", "holding"})
"""Sorts of deals that two careful readers may call differently: one found for the other is found, not right."""


@dataclass(slots=True)
class Tally:
    """Counts of one kind: labelled, read, found, core right; of the found ones how often each field agrees, of how many."""

    gold: int = 0
    mine: int = 0
    found: int = 0
    core: int = 0
    fields: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    chances: list[tuple[float, bool, bool]] = field(default_factory=list)
    field_chances: list[tuple[str, float, bool]] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * hits / (self.gold + self.mine) if hits else 0.0


@dataclass(slots=True)
class Tiers:
    """The tallies of the three kinds, and what went wrong in words."""

    company: Tally = field(default_factory=Tally)
    investment: Tally = field(default_factory=Tally)
    metric: Tally = field(default_factory=Tally)
    errors: list[str] = field(default_factory=list)

    def tallies(self) -> tuple[tuple[str, Tally], ...]:
        """Kind and tally."""
        return ("company", self.company), ("investment", self.investment), ("metric", self.metric)

    def add(self, example: Example, facts: Iterable[Fact]) -> None:
        """Count one document."""
        facts = list(facts)
        self._companies(example, [fact for fact in facts if isinstance(fact, Company)])
        deals = [fact for fact in facts if isinstance(fact, Investment)]
        figures = [fact for fact in facts if isinstance(fact, Metric)]
        self._facts(example, self.investment, deals, example.deals, _deal)
        self._facts(example, self.metric, figures, example.figures, _figure)

    def _companies(self, example: Example, mine: Sequence[Company]) -> None:
        tally = self.company
        tally.gold += len(example.firms)
        tally.mine += len(mine)
        left = list(example.firms)
        for company in mine:
            at = next(
                (firm for firm in left if _meet(company.mentions, firm.mentions) and _named(company.name, firm.name)), None
            )
            tally.chances.append((company.confidence, at is not None, at is not None))
            if at is None:
                self.errors.append(f"{example.id} company + {company.name}")
                continue
            left.remove(at)
            tally.found += 1
            agreed = {"type": company.type == at.kind} | _words_agree(company, at.roles, {"owner": "owner", "home": "home"})
            tally.core += all(agreed.values())
            _count(tally, agreed, company)
        self.errors.extend(f"{example.id} company - {firm.name}" for firm in left)

    def _facts(
        self, example: Example, tally: Tally, mine: Sequence[Fact], gold: Sequence[Labelled],
        compare: Callable[[Example, Fact, Labelled], Fields | None],
    ) -> None:  # fmt: skip
        tally.gold += len(gold)
        tally.mine += len(mine)
        pairs = [
            (sum(agreed.values()) - 0.1 * _far(fact, label), i, j, agreed)
            for i, fact in enumerate(mine)
            for j, label in enumerate(gold)
            if (agreed := compare(example, fact, label)) is not None
        ]
        used: set[int] = set()
        taken: set[int] = set()
        for _, i, j, agreed in sorted(pairs, key=lambda pair: -pair[0]):
            if i in used or j in taken:
                continue
            used.add(i)
            taken.add(j)
            right = all(same for name, same in agreed.items() if name not in CONTEXT)
            tally.found += 1
            tally.core += right
            tally.chances.append((mine[i].confidence, True, right))
            _count(tally, agreed, mine[i])
            wrong = [name for name, same in agreed.items() if not same]
            if wrong:
                self.errors.append(f"{example.id} ~ {', '.join(wrong)} of {_brief(mine[i])} in {gold[j].at.of(example.text)!r}")
        for i, fact in enumerate(mine):
            if i not in used:
                tally.chances.append((fact.confidence, False, False))
                self.errors.append(f"{example.id} + {_brief(fact)} in {fact.quote!r}")
        for j, label in enumerate(gold):
            if j not in taken:
                self.errors.append(f"{example.id} - {dict(label.classes)} in {label.at.of(example.text)!r}")


def _count(tally: Tally, agreed: Fields, fact: Fact) -> None:
    for name, same in agreed.items():
        tally.fields[name][0] += same
        tally.fields[name][1] += 1
        key = {"stake": "stake_percent"}.get(name, name)
        if key in fact.confidence_of:
            tally.field_chances.append((key, fact.confidence_of[key], same))


def _far(fact: Fact, label: Labelled) -> bool:
    return not fact.sentence_span.overlaps(label.at)


def _deal(example: Example, fact: Fact, label: Labelled) -> Fields | None:
    """Found: the same sort of thing between at least one same party, or with the same amount."""
    assert isinstance(fact, Investment)
    if not _like(fact.type, label.classes["type"]):
        return None
    parties = {
        "investors": _all_named(example, fact.investors, label.roles.get("investor", ())),
        "target": _all_named(example, (fact.target,) if fact.target else (), label.roles.get("target", ())),
        "sellers": _all_named(example, fact.sellers, label.roles.get("seller", ())),
    }
    shared = any(
        _one_named(example, name, places)
        for name in fact.parties
        for role in ("investor", "target", "seller")
        for places in label.roles.get(role, ())
    )
    agreed = {name: same for name, same in parties.items() if same is not None}
    agreed |= _words_agree(fact, label.roles, {"amount": "amount", "stake_percent": "stake"}, names={"stake_percent": "stake"})
    if not shared and not agreed.get("amount"):
        return None
    agreed["type"] = fact.type == label.classes["type"]
    agreed["status"] = fact.status == label.classes.get("status", fact.status)
    return agreed | _words_agree(fact, label.roles, {"place": "place", "date": "date", "due": "due"})


def _like(one: str, other: str) -> bool:
    first, second = family_of(one), family_of(other)
    return first == second or any(first in group and second in group for group in _FAMILIES)


def _figure(example: Example, fact: Fact, label: Labelled) -> Fields | None:
    """Found: the same value, or the same change where there is no value."""
    assert isinstance(fact, Metric)
    role = "value" if "value" in label.roles else "change"
    number = fact.evidence.get("value") or fact.evidence.get("change")
    places = [span for each in label.roles.get(role, ()) for span in each]
    near = min(places, key=lambda span: max(span.start - label.at.end, label.at.start - span.end, 0), default=None)
    if number is None or near is None or not number.overlaps(near):
        return None
    agreed: Fields = {
        "subject": _one_named(example, fact.subject, *label.roles.get("subject", ())),
        "measure": _same_measure(fact, label.classes["measure"]),
        "value": (fact.value is not None) == ("value" in label.roles),
    }
    if fact.change is not None or "change" in label.roles:
        said = fact.evidence.get("change")
        there = [span for each in label.roles.get("change", ()) for span in each]
        numbered = any(letter.isdigit() for span in there[:1] for letter in span.of(example.text))
        both = fact.change is not None and "change" in label.roles
        agreed["change"] = both and (not numbered or (said is not None and _meet([said], there)))
    agreed["outlook"] = fact.outlook == label.classes.get("outlook")
    return agreed | _words_agree(fact, label.roles, {"period": "period", "place": "place"})


def _same_measure(fact: Metric, name: str) -> bool:
    wanted = measure_name(name)
    if fact.measure == wanted:
        return True
    head = fact.measure.rsplit("_", 1)[-1]
    return wanted not in MEASURES and head.rstrip("s") == wanted.rsplit("_", 1)[-1].rstrip("s")


def _words_agree(
    fact: Fact, roles: Mapping[str, tuple[Places, ...]], fields: Mapping[str, str], names: Mapping[str, str] | None = None
) -> Fields:
    """Fields that were read from words which overlap those of the label; a field that only one side has does not agree."""
    agreed: Fields = {}
    for key, role in fields.items():
        said, wanted = fact.evidence.get(key), [span for places in roles.get(role, ()) for span in places]
        if said is not None or wanted:
            agreed[(names or {}).get(key, key)] = said is not None and _meet([said], wanted)
    return agreed


def _meet(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _all_named(example: Example, mine: Sequence[str], gold: Sequence[Places]) -> bool | None:
    """Whether each name has its label and each label its name; None where there is neither."""
    if not mine and not gold:
        return None
    return all(any(_one_named(example, name, places) for places in gold) for name in mine) and all(
        any(_one_named(example, name, places) for name in mine) for places in gold
    )


def _one_named(example: Example, name: str, *each: Places) -> bool:
    return any(_named(name, span.of(example.text)) for places in each for span in places)


def _named(one: str, other: str) -> bool:
    """Whether two writings are of one name or thing: forms of one name, or one holds the other's words."""
    one, other = " ".join(one.split()), " ".join(other.split())
    if same_company(one, other) or same_company(other, one):
        return True
    first, second = (frozenset(_stem(word) for word in said.casefold().split()) - _SMALL for said in (one, other))
    return bool(first and second) and (first <= second or second <= first)


_SMALL = frozenset("the a an its their of new in".split())


def _stem(word: str) -> str:
    return word.strip(".,'’\"").removesuffix("'s").removesuffix("’s").rstrip("s")


def _brief(fact: Fact) -> str:
    if isinstance(fact, Investment):
        amount = fact.amount.text if fact.amount else None
        said = (fact.type, fact.status, fact.investors, fact.target, fact.sellers, amount, fact.place)
        return " ".join(str(one) for one in said if one)
    assert isinstance(fact, Metric)
    moved = f"{fact.change.direction} {fact.change.text}" if fact.change else None
    when = fact.period.text if fact.period else None
    said_ = (fact.subject, fact.measure, fact.value.text if fact.value else None, moved, when, fact.place, fact.outlook)
    return " ".join(str(one) for one in said_ if one)
