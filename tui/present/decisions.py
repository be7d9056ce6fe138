"""Decisions in words: what somebody said, of how many, and what was taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.model import Decision, Verb
from tui.present.visible import one_line

_VERBS: Mapping[Verb, str] = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "note": "noted", "tag": "tagged", "untag": "untagged",
    "move": "moved here from", "merge": "merged with", "split": "split from", "undo": "undid", "redo": "redid",
}  # fmt: skip


def decision_line(decision: Decision) -> str:
    """What was decided, in a few words."""
    value = "nothing" if decision.verb == "correct" and not decision.value else f"“{decision.value}”" if decision.value else ""
    return one_line(" ".join(part for part in (_VERBS[decision.verb], (decision.field or "").replace("_", " "), value) if part))


def decided_line(decisions: Sequence[Decision], fact: str | None) -> str:
    """What was decided just now, and of what; `fact` is how it is told where it is one."""
    done = decision_line(decisions[0])
    return f"{done[0].upper()}{done[1:]}: {_of_what(decisions, fact)}."


def turned_line(verb: Verb, turned: Sequence[Decision], fact: str | None = None) -> str:
    """What an undo or a redo did, and of what; `fact` is how it is told where it is one."""
    if not turned:
        return f"There is nothing to {verb}."
    return f"{'Undone' if verb == 'undo' else 'Done again'}: {decision_line(turned[0])}, {_of_what(turned, fact)}."


def _of_what(decisions: Sequence[Decision], fact: str | None) -> str:
    if len(decisions) > 1:
        return f"{len(decisions):,} facts"
    return decisions[0].company or fact or "1 fact"
