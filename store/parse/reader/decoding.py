"""From the network's scores to what was seen: names, figures and deals with the words of their roles, each with its chance.

Chances are those of the network as they come; `store.parse.facts` turns them into how often such a thing is right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from store.frozen import Frozen
from store.model import Direction, Outlook, Span, Status
from store.parse.anchors import Anchors
from store.parse.reader.features import Window, windows
from store.parse.reader.numbers import number_kind, numbered
from store.parse.reader.roles import (
    COMPANY_ROLES,
    DEAL_ROLES,
    DIRECTIONS,
    FIGURE_ROLES,
    MEASURE_NAMES,
    NUMBER_KINDS,
    NUMBER_PARTS,
    OF_TIME,
    OUTLOOK_NAMES,
    STATUS_NAMES,
    TYPES,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

_STARTS = 0.12
"""A word that begins a role's words with less than this is not looked at."""
_GOES_ON = 0.35
"""The least chance that a word goes on with those of a role that has begun: half a name is worse than a word too much."""
_NEAR = 8
"""Words around a trigger that may be one of the same deal."""
_INSIDE, _SPLIT = 0.5, 0.2
_LINKED = {"change", "baseline", "amount", "stake"}
"""Roles that a number has; the words that are tagged lead to it."""
TRIGGER = 0.1
PART = 0.3
"""Chances below which a trigger or a figure is not looked at; what is shown is decided later, by what is right."""
MENTION = 0.35
_DURATION = NUMBER_KINDS.index("duration")
_VALUE, _MOVED = NUMBER_PARTS.index("value"), NUMBER_PARTS.index("moved")


class Scores(Protocol):
    """What the network says, as logits. Shapes are those of `store.training.network`."""

    def encode(self, window: Window) -> Floats: ...
    def words(self, vectors: Floats) -> tuple[Floats, Floats]: ...
    def figures(
        self, vectors: Floats, first: Numbers, last: Numbers, kind: Numbers
    ) -> tuple[Floats, Floats, Floats, Floats, Floats]: ...
    def deals(self, vectors: Floats, at: Numbers, kind: Numbers) -> tuple[Floats, Floats]: ...
    def firms(self, vectors: Floats, first: Numbers, last: Numbers) -> tuple[Floats, Floats]: ...
    def tags(self, name: str, anchors: Floats, at: Numbers, vectors: Floats, sentence: Numbers) -> Floats: ...


class Filler(Frozen):
    """Words that have a role, and the chance of it. `number` is the quantity that they hold, for roles that numbers have."""

    span: Span
    chance: float
    number: int | None = None


Roles = Mapping[str, tuple[Filler, ...]]


class Named(Frozen):
    """A company's name where it stands, with the chance of each kind, and what is said of its company."""

    span: Span
    chance: float
    kinds: tuple[float, ...]
    roles: Roles


class Figure(Frozen):
    """A number that says how much something is, or (`moved`) how much it moved."""

    number: int
    moved: bool
    chance: float
    measure: str
    measure_chance: float
    direction: Direction | None
    direction_chance: float
    outlook: Outlook | None
    outlook_chance: float
    roles: Roles


class Deal(Frozen):
    """A deal where it is told."""

    type: str
    type_chance: float
    chance: float
    trigger: Span
    status: Status
    status_chance: float
    roles: Roles


class Seen(Frozen):
    """All that the network saw in a document, in reading order."""

    names: tuple[Named, ...] = ()
    figures: tuple[Figure, ...] = ()
    deals: tuple[Deal, ...] = ()


def see(text: str, anchors: Anchors, scores: Scores) -> Seen:
    """Read a document by the network, window after window."""
    names: list[Named] = []
    figures: list[Figure] = []
    deals: list[Deal] = []
    for window in windows(text, anchors.sentences, numbered(anchors)):
        reading = _Reading(window, anchors, scores)
        names.extend(reading.names())
        figures.extend(reading.figures())
        deals.extend(reading.deals())
    return Seen(tuple(names), tuple(figures), tuple(deals))


class _Reading:
    """One window and what the network says of it."""

    def __init__(self, window: Window, anchors: Anchors, scores: Scores) -> None:
        import numpy as np

        self.np = np
        self.window, self.scores, self.vectors = window, scores, scores.encode(window)
        self.sentence = np.array(window.sentence, dtype=np.int64)
        low, high = (window.spans[1].start, window.spans[-1].end) if len(window.spans) > 1 else (0, 0)
        first = bisect_left(anchors.quantities, low, key=lambda one: one.span.start)
        behind = bisect_left(anchors.quantities, high, key=lambda one: one.span.start)
        self.numbers = [at for at in range(first, behind) if anchors.quantities[at].span.end <= high]
        self.kinds = [number_kind(anchors.quantities[at]) for at in self.numbers]
        self.places = [window.words(anchors.quantities[at].span) or (1, 1) for at in self.numbers]
        self.mention, self.trigger = scores.words(self.vectors)

    def names(self) -> Iterator[Named]:
        """The companies' names, each with what it is."""
        chances = _softmax(self.mention)
        found = list(self._stretches(chances))
        if not found:
            return
        first, last = self._ends([(a, b) for a, b, _ in found])
        anchors, kinds = self.scores.firms(self.vectors, first, last)
        kind_chances, tag_chances = _softmax(kinds), self._tags("firm_tags", anchors, first)
        for at, (begin, end, chance) in enumerate(found):
            roles = self._roles(tag_chances[at], COMPANY_ROLES)
            yield Named(self._span(begin, end), chance, tuple(float(one) for one in kind_chances[at]), roles)

    def _stretches(self, chances: Floats) -> Iterator[tuple[int, int, float]]:
        """Runs of words that a name begins with and goes on with."""
        begins, goes_on = chances[:, 1], chances[:, 2]
        inside = begins + goes_on
        at, end = 1, len(chances)
        while at < end:
            if inside[at] < MENTION:
                at += 1
                continue
            stop = at + 1
            while stop < end and goes_on[stop] > max(begins[stop], chances[stop, 0]) and self._together(at, stop):
                stop += 1
            yield at, stop - 1, float(inside[at:stop].mean())
            at = stop

    def figures(self) -> Iterator[Figure]:
        """The numbers that are figures."""
        np = self.np
        if not self.numbers:
            return
        first, last = self._ends(self.places)
        kind = np.array(self.kinds, dtype=np.int64)
        anchors, parts, measure, direction, outlook = self.scores.figures(self.vectors, first, last, kind)
        part_chances = 1 / (1 + np.exp(-parts))
        chosen = [at for at in range(len(self.numbers)) if max(part_chances[at, _VALUE], part_chances[at, _MOVED]) >= PART]
        if not chosen:
            return
        measures, directions, outlooks = _softmax(measure), _softmax(direction), _softmax(outlook)
        of_time = np.array([one in OF_TIME for one in MEASURE_NAMES])
        measures[np.ix_(kind == _DURATION, ~of_time)] = 0  # ten minutes are no range
        tag_chances = self._tags("figure_tags", anchors[chosen], first[chosen])
        for row, at in enumerate(chosen):
            moved = part_chances[at, _MOVED] > part_chances[at, _VALUE]
            measured, directed, looked = int(measures[at].argmax()), int(directions[at].argmax()), int(outlooks[at].argmax())
            yield Figure(
                number=self.numbers[at],
                moved=bool(moved),
                chance=float(part_chances[at, _MOVED if moved else _VALUE]),
                measure=MEASURE_NAMES[measured],
                measure_chance=float(measures[at, measured]),
                direction=DIRECTIONS[directed],
                direction_chance=float(directions[at, directed]),
                outlook=OUTLOOK_NAMES[looked],
                outlook_chance=float(outlooks[at, looked]),
                roles=self._roles(tag_chances[row], FIGURE_ROLES, own=at),
            )

    def deals(self) -> Iterator[Deal]:
        """The words that trigger a deal, with what the deal is."""
        np = self.np
        chances = _softmax(self.trigger)
        kinds = chances[:, 1:].argmax(-1) + 1
        at = np.nonzero(1 - chances[:, 0] >= TRIGGER)[0]
        at = at[at > 0]
        if not len(at):
            return
        at = at.astype(np.int64)
        told = self._gathered(1 - chances[:, 0], at)
        anchors, status = self.scores.deals(self.vectors, at, kinds[at].astype(np.int64))
        statuses, tag_chances = _softmax(status), self._tags("deal_tags", anchors, at)
        for row, word in enumerate(at):
            stated = int(statuses[row].argmax())
            yield Deal(
                type=TYPES[int(kinds[word])],
                type_chance=float(chances[word, kinds[word]] / (1 - chances[word, 0])),
                chance=min(1.0, float(told[row])),
                trigger=self.window.spans[int(word)],
                status=STATUS_NAMES[stated],
                status_chance=float(statuses[row, stated]),
                roles=self._roles(tag_chances[row], DEAL_ROLES),
            )

    def _gathered(self, chances: Floats, at: Numbers) -> Floats:
        """The chance of each trigger with those of the words near it: just one of a deal's words triggers it, and the network
        spreads its doubt of which over all of them.
        """
        told = chances[at].copy()
        for word in range(1, len(chances)):
            nearest = int(self.np.abs(at - word).argmin())
            anchor = int(at[nearest])
            if chances[word] < TRIGGER and word != anchor and abs(anchor - word) <= _NEAR and self._together(anchor, word):
                told[nearest] += chances[word]
        return told

    def _tags(self, name: str, anchors: Floats, at: Numbers) -> Floats:
        return _softmax(self.scores.tags(name, anchors, at, self.vectors, self.sentence))

    def _ends(self, places: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
        np = self.np
        return np.array([a for a, _ in places], dtype=np.int64), np.array([b for _, b in places], dtype=np.int64)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.window.spans[first].start, self.window.spans[last].end)

    def _roles(self, chances: Floats, names: Sequence[str], own: int | None = None) -> dict[str, tuple[Filler, ...]]:
        """The words of each role of a frame, the likeliest first. `chances` are [words, roles, 3]."""
        found: dict[str, tuple[Filler, ...]] = {}
        begins = chances[:, :, 1]
        tagged = begins.max(0)
        for role, name in enumerate(names):
            if name in _LINKED:
                fillers = self._linked(1 - chances[:, role, 0], own)
                if name == "change" and not fillers and tagged[role] >= _STARTS:
                    fillers = self._phrases(chances[:, role], needed=False)  # "rose to 40": a change without a number
            elif tagged[role] >= _STARTS or name == "subject":
                fillers = self._phrases(chances[:, role], needed=name == "subject")
            else:
                continue
            if fillers:
                found[name] = tuple(sorted(fillers, key=lambda one: -one.chance))
        return found

    def _linked(self, inside: Floats, own: int | None) -> list[Filler]:
        """The numbers whose words are tagged."""
        fillers = []
        for at, (first, last) in enumerate(self.places):
            chance = float(inside[first : last + 1].mean())
            if at != own and chance >= _STARTS:
                fillers.append(Filler(self._span(first, last), chance, self.numbers[at]))
        return fillers

    def _phrases(self, chances: Floats, *, needed: bool) -> list[Filler]:
        begins, goes_on = chances[:, 1], chances[:, 2]
        starts = [int(at) for at in self.np.nonzero(begins[1:] >= _STARTS)[0] + 1]
        if not starts and needed and len(begins) > 1:
            starts = [int(begins[1:].argmax()) + 1]
        fillers = []
        for at in starts:
            stop = at + 1
            while stop < len(chances) and self._together(at, stop) and _carries_on(begins[stop], goes_on[stop]):
                stop += 1
            fillers.append(Filler(self._span(at, stop - 1), float(begins[at])))
        return fillers

    def _together(self, first: int, second: int) -> bool:
        """Whether two words are of one sentence: no words of a role and no name go on beyond it."""
        return self.window.sentence[first] == self.window.sentence[second]


def _carries_on(begins: float, goes_on: float) -> bool:
    """Whether a word goes on with a role's words: it is likely one of them, though in doubt whether their first."""
    return goes_on >= max(begins, _GOES_ON) or (goes_on >= _SPLIT and begins + goes_on >= _INSIDE)


def _softmax(logits: Floats) -> Floats:
    import numpy as np

    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)  # type: ignore[no-any-return]  # numpy types this as anything
