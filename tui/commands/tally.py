"""What has come of the articles that are taken in, and the sentence about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.base import Added
from tui.commands.narration import count_of


@dataclass(slots=True)
class Tally:
    """Articles that were parsed, those that were known already, and what was stored so far."""

    parsed: int = 0
    known: int = 0
    added: Added = field(default_factory=Added)

    def take(self, added: Added) -> None:
        """Count what a write stored."""
        self.added = self.added.plus(added)
        self.known += added.known

    def sentence(self, failed: int) -> str:
        """The summary that taking in ends with: articles, facts of each kind, and how sure and how new these are."""
        one = self.added
        kinds = (
            count_of(one.companies, "company"), count_of(one.investments, "investment"), count_of(one.metrics, "metric")
        )  # fmt: skip
        parts = [f"Stored {count_of(one.stored, 'article')} with {count_of(one.facts, 'fact')}"]
        if one.facts:
            parts[0] += f": {kinds[0]}, {kinds[1]} and {kinds[2]}"
        notes = ((one.doubtful, "doubtful"), (one.agreeing, "told more than once"), (one.conflicting, "in conflict"))
        told = [f"{number:,} {what}" for number, what in notes if number]
        if told:
            parts[0] += f" ({', '.join(told)})"
        if self.known:
            parts.append(f"{count_of(self.known, 'article')} already there")
        if failed:
            parts.append(f"{failed:,} could not be read")
        return "; ".join(parts) + "."
