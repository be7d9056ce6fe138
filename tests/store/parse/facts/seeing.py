"""What a network might see of a text, by the words that it would point at: facts are made of it without weights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from store.model import Direction, Document, Span, Status
from store.model.fact import COMPANY_TYPES
from store.parse.anchors import Anchors, find_anchors
from store.parse.facts.naming import cast_of
from store.parse.facts.setting import Setting
from store.parse.reader.decoding import Deal, Figure, Filler, Named, Seen

Said = Mapping[str, str | tuple[str, float] | list[tuple[str, float]]]
"""Words by role, alone or with their chance; several have a list."""
NOTHING: Said = {}
PUBLISHED = date(2024, 3, 12)


class Seeing:
    """A text, and what is seen of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.anchors: Anchors = find_anchors(text, PUBLISHED)
        self._names: list[Named] = []
        self._deals: list[Deal] = []
        self._figures: list[Figure] = []

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def _fillers(self, said: Said) -> dict[str, tuple[Filler, ...]]:
        return {role: tuple(self._filler(*one) for one in _listed(words)) for role, words in said.items()}

    def _filler(self, words: str, chance: float) -> Filler:
        span = self.at(words)
        numbers = [at for at, one in enumerate(self.anchors.quantities) if span.overlaps(one.span)]
        return Filler(span, chance, numbers[0] if numbers else None)

    def name(self, words: str, kind: str = "company", roles: Said = NOTHING) -> Seeing:
        kinds = tuple(0.9 if one == kind else 0.02 for one in COMPANY_TYPES)
        self._names.append(Named(self.at(words), 0.95, kinds, self._fillers(roles)))
        return self

    def names(self, *names: str) -> Seeing:
        for words in names:
            self.name(words)
        return self

    def deal(self, type_: str, trigger: str, roles: Said, *, chance: float = 0.9, status: Status = "completed") -> Seeing:
        self._deals.append(Deal(type_, 0.95, chance, self.at(trigger), status, 0.9, self._fillers(roles)))
        return self

    def figure(
        self, number: str, measure: str, roles: Said, *, moved: bool = False, direction: Direction | None = None
    ) -> Seeing:
        at = self._filler(number, 1.0).number
        assert at is not None
        self._figures.append(Figure(at, moved, 0.9, measure, 0.9, direction, 0.9, None, 0.9, self._fillers(roles)))
        return self

    @property
    def setting(self) -> Setting:
        seen = Seen(tuple(self._names), tuple(self._figures), tuple(self._deals))
        document = Document(id="d", text=self.text, title="", source="d.txt", published=PUBLISHED.isoformat())
        return Setting(document, PUBLISHED, self.anchors, seen, cast_of(self.text, seen.names))


def _listed(words: str | tuple[str, float] | list[tuple[str, float]]) -> list[tuple[str, float]]:
    if isinstance(words, list):
        return words
    return [words if isinstance(words, tuple) else (words, 0.95)]
