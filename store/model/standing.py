"""What holds of a fact after all that people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from store.frozen import Frozen, field, replace
from store.model.correction import CorrectionInvalid, corrected
from store.model.decision import Decision, standing_decisions
from store.model.fact import Fact

Verdict = Literal["accepted", "rejected"]


class Standing(Frozen, kw_only=True):
    """A fact's `verdict`, its corrected fields as typed, its tags and its notes, each in the order they were given."""

    verdict: Verdict | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What a query can ask for by `review:`."""
        said: list[str] = [self.verdict] if self.verdict else []
        said += ["corrected"] if self.corrections else []
        said += ["tagged"] if self.tags else []
        said += ["noted"] if self.notes else []
        return tuple(said) or ("open",)

    def confidence(self, read: float) -> float:
        """The confidence to go by: a person's word weighs more than the parser's, who read the fact with confidence `read`."""
        if self.verdict == "accepted":
            return 1.0
        return 0.0 if self.verdict == "rejected" else read

    def applied(self, fact: Fact) -> Fact:
        """The fact with its corrections; one that no longer fits the fact is passed over."""
        for name, value in self.corrections.items():
            try:
                fact = corrected(fact, name, value)
            except CorrectionInvalid:
                continue
        return fact


OPEN = Standing()
"""Nobody has said anything."""


def standings(log: Iterable[Decision]) -> dict[str, Standing]:
    """What holds of each fact that a log speaks of, by the fact's id; the log is in the order it was written."""
    found: dict[str, Standing] = {}
    for decision in standing_decisions(log):
        if decision.fact is None:
            continue
        if decision.verb == "move" and decision.value:
            found[decision.value] = found.pop(decision.fact, OPEN)
        else:
            found[decision.fact] = _after(found.get(decision.fact, OPEN), decision)
    return {fact: standing for fact, standing in found.items() if standing != OPEN}


def holders(log: Iterable[Decision]) -> list[tuple[Decision, str]]:
    """The decisions of a log that hold and are said of facts, each with the id of the fact that it holds of now."""
    held: list[tuple[Decision, str]] = []
    for one in standing_decisions(log):
        if one.verb == "move" and one.value:
            heir = one.value
            held = [(decision, heir if fact == one.fact else fact) for decision, fact in held]
        elif one.fact is not None:
            held.append((one, one.fact))
    return held


def _after(standing: Standing, decision: Decision) -> Standing:
    value = decision.value or ""
    if decision.verb == "accept":
        return replace(standing, verdict="accepted")
    if decision.verb == "reject":
        return replace(standing, verdict="rejected")
    if decision.verb == "correct" and decision.field:
        return replace(standing, corrections={**standing.corrections, decision.field: value})
    if decision.verb == "note":
        return replace(standing, notes=(*standing.notes, value))
    if decision.verb == "tag":
        return replace(standing, tags=tuple(dict.fromkeys((*standing.tags, value))))
    if decision.verb == "untag":
        return replace(standing, tags=tuple(tag for tag in standing.tags if tag != value))
    return standing
