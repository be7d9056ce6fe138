"""What the network should say of a window: the labels of an example, counted in the window's words.

Where a label's words stand several times, the place nearest to the anchor of its fact is meant, in the anchor's sentence
before any other; the other places are neither right nor wrong (`IGNORED`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.model import Direction, Span
from store.model.measures import measure_name
from store.parse.anchors import Anchors
from store.parse.lexicon.movement import SAYS_DOWN, SAYS_FLAT, SAYS_UP
from store.parse.quantities.quantity import Quantity
from store.parse.reader.features import Window, windows
from store.parse.reader.numbers import number_kind, numbered
from store.parse.reader.roles import (
    COMPANY_KINDS,
    COMPANY_ROLES,
    DEAL_ROLES,
    DIRECTIONS,
    FIGURE_ROLES,
    MEASURE_NAMES,
    NUMBER_PARTS,
    OUTLOOK_NAMES,
    STATUS_NAMES,
    TYPES,
)
from store.training.labels import Example, Firm, Labelled, Places

IGNORED = -100
BEGINS, GOES_ON = 1, 2


_OUTLOOKS = tuple(one or "" for one in OUTLOOK_NAMES)
_STATUSES: tuple[str, ...] = STATUS_NAMES


@dataclass(frozen=True, slots=True)
class Frame:
    """A fact of the window: `anchor` its number, or the words of which one is its trigger; classes, and tags of each role by word."""

    anchor: int
    words: tuple[int, int]
    classes: tuple[int, ...]
    tags: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """A window and what is to be said of it. `numbers` are (first word, last word, kind), `parts` by number and NUMBER_PARTS."""

    window: Window
    mentions: tuple[int, ...]
    firms: tuple[Frame, ...]
    numbers: tuple[tuple[int, int, int], ...]
    parts: tuple[tuple[int, ...], ...]
    figures: tuple[Frame, ...]
    deals: tuple[Frame, ...]
    partial: bool


@dataclass(slots=True)
class Lost:
    """What of the labels the grammars and windows do not show; to be kept small."""

    figures: int = 0
    without_number: int = 0
    amounts: int = 0
    without_amount: int = 0


def targets(example: Example, anchors: Anchors, lost: Lost | None = None) -> list[Targets]:
    """The windows of an example with their targets."""
    cut = windows(example.text, anchors.sentences, numbered(anchors))
    return [_Labelling(example, anchors, window, lost or Lost()).targets() for window in cut]


class _Labelling:
    """The targets of one window, as they are gathered."""

    def __init__(self, example: Example, anchors: Anchors, window: Window, lost: Lost) -> None:
        self.example, self.window, self.lost = example, window, lost
        inside = Span(window.spans[1].start, window.spans[-1].end) if len(window.spans) > 1 else Span(0, 0)
        self.inside = inside
        self.quantities = [q for q in anchors.quantities if inside.start <= q.span.start and q.span.end <= inside.end]
        self.places = [self._at(quantity.span) for quantity in self.quantities]

    def _at(self, span: Span) -> tuple[int, int]:
        return self.window.words(span) or (1, 1)

    def targets(self) -> Targets:
        parts = [[0] * len(NUMBER_PARTS) for _ in self.quantities]
        figures = [one for label in self.example.figures if (one := self._figure(label, parts))]
        deals = [one for label in self.example.deals if (one := self._deal(label, parts))]
        return Targets(
            window=self.window,
            mentions=self._mentions(),
            firms=tuple(frame for firm in self.example.firms for frame in self._firm(firm)),
            numbers=tuple((*at, number_kind(q)) for at, q in zip(self.places, self.quantities, strict=True)),
            parts=tuple(map(tuple, parts)),
            figures=tuple(figures),
            deals=tuple(deals),
            partial=self.example.partial,
        )

    def _mentions(self) -> tuple[int, ...]:
        tags = [0] * len(self.window.spans)
        tags[0] = IGNORED
        for firm in self.example.firms:
            self._mark(tags, firm.mentions)
            self._ignore(tags, firm.unsure)
        return tuple(tags)

    def _firm(self, firm: Firm) -> Iterable[Frame]:
        """Every mention is asked for its company's owner and home, which it is to find in its own sentence alone."""
        for span in firm.mentions:
            words = self.window.words(span)
            if words is None or not self._holds(span):
                continue
            sentence = self.window.sentence[words[0]]
            tags = []
            for role in COMPANY_ROLES:
                row = [0] * len(self.window.spans)
                for places in firm.roles.get(role, ()):
                    self._mark(row, tuple(p for p in places if self._sentence(p) == sentence))
                tags.append(tuple(row))
            yield Frame(words[0], words, (COMPANY_KINDS.index(firm.kind),), tuple(tags))

    def _figure(self, label: Labelled, parts: list[list[int]]) -> Frame | None:
        if not self._holds(label.at):
            return None
        self.lost.figures += 1
        value = self._number(label, "value")
        change = self._number(label, "change")
        baseline = self._number(label, "baseline")
        anchor = value if "value" in label.roles else change
        if anchor is None:
            self.lost.without_number += 1
            return None
        parts[anchor][NUMBER_PARTS.index("value" if anchor == value else "moved")] = 1
        if change is not None and change != anchor:
            parts[change][NUMBER_PARTS.index("change")] = 1
        if baseline is not None:
            parts[baseline][NUMBER_PARTS.index("baseline")] = 1
        measure = measure_name(label.classes["measure"])
        classes = (
            MEASURE_NAMES.index(measure) if measure in MEASURE_NAMES else 0,
            DIRECTIONS.index(self._direction(label)),
            _OUTLOOKS.index(label.classes.get("outlook", "")),
        )
        roles = dict(label.roles)
        unit = self._unit(label, self.quantities[anchor])
        if unit is not None:
            roles["unit"] = ((unit,),)
        return Frame(anchor, self.places[anchor], classes, self._tags(roles, FIGURE_ROLES, self.quantities[anchor].span))

    def _unit(self, label: Labelled, quantity: Quantity) -> Span | None:
        """The words of a value behind its number: what is counted."""
        for places in label.roles.get("value", ()):
            for span in places:
                if span.start < quantity.span.end < span.end and span.end - quantity.span.end > 2:
                    return Span(quantity.span.end, span.end)
        return None

    def _direction(self, label: Labelled) -> Direction | None:
        if "change" not in label.roles:
            return None
        text = self.example.text
        said = min(label.roles["change"][0], key=lambda span: abs(span.start - label.at.start))
        for span in (said, label.at):
            words = text[span.start : span.end]
            if SAYS_FLAT.search(words):
                return "flat"
            up, down = SAYS_UP.search(words), SAYS_DOWN.search(words)
            if bool(up) != bool(down):
                return "up" if up else "down"
        return "up"

    def _deal(self, label: Labelled, parts: list[list[int]]) -> Frame | None:
        words = self.window.words(label.at)
        if words is None or not self._holds(label.at):
            return None
        for role in ("amount", "stake"):
            number = self._number(label, role)
            if number is not None:
                parts[number][NUMBER_PARTS.index(role)] = 1
            self.lost.amounts += role in label.roles
            self.lost.without_amount += role in label.roles and number is None
        status = label.classes.get("status")
        classes = (TYPES.index(label.classes["type"]), _STATUSES.index(status) if status else IGNORED)
        tags = list(self._tags(label.roles, DEAL_ROLES, label.at))
        if self.example.partial:
            unknown = tuple([IGNORED] * len(self.window.spans))
            for role in ("place", "date", "due", "stake"):
                tags[DEAL_ROLES.index(role)] = unknown
        return Frame(words[0], words, classes, tuple(tags))

    def _tags(self, roles: Mapping[str, tuple[Places, ...]], names: Sequence[str], anchor: Span) -> tuple[tuple[int, ...], ...]:
        rows = []
        for name in names:
            row = [0] * len(self.window.spans)
            for places in roles.get(name, ()):
                near = self._nearest(places, anchor)
                self._ignore(row, places)
                if near is not None:
                    self._mark(row, (near,))
            rows.append(tuple(row))
        return tuple(rows)

    def _nearest(self, places: Places, anchor: Span) -> Span | None:
        sentence = self._sentence(anchor)
        here = [span for span in places if self._holds(span)]
        return min(
            here,
            key=lambda s: (
                self._sentence(s) != sentence,
                s.start > anchor.end,
                max(s.start - anchor.end, anchor.start - s.end, 0),
            ),
            default=None,
        )

    def _number(self, label: Labelled, role: str) -> int | None:
        """The quantity that a role's words hold: nearest to where the fact is told; a share or percentage for a change."""
        best: tuple[int, int] | None = None
        for places in label.roles.get(role, ()):
            for span in places:
                far = max(span.start - label.at.end, label.at.start - span.end, 0)
                for at, quantity in enumerate(self.quantities):
                    if quantity.span.start < span.end and span.start < quantity.span.end and (best is None or far < best[0]):
                        best = (far, at)
        return best[1] if best else None

    def _sentence(self, span: Span) -> int:
        words = self.window.words(span)
        return self.window.sentence[words[0]] if words else -1

    def _holds(self, span: Span) -> bool:
        return self.inside.start <= span.start and span.end <= self.inside.end

    def _mark(self, row: list[int], places: Iterable[Span]) -> None:
        for span in places:
            words = self.window.words(span) if self._holds(span) else None
            if words is not None:
                row[words[0]] = BEGINS
                row[words[0] + 1 : words[1] + 1] = [GOES_ON] * (words[1] - words[0])

    def _ignore(self, row: list[int], places: Iterable[Span]) -> None:
        for span in places:
            words = self.window.words(span) if self._holds(span) else None
            if words is not None:
                row[words[0] : words[1] + 1] = [IGNORED] * (words[1] - words[0] + 1)
