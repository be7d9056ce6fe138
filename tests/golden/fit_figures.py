"""Make the weights of whose figures are, and of when, anew: `python -m tests.golden.fit_figures`.

From the dev half of the passages; over five folds it prints how often what is weighed is the labelled one, beside how
often the grammar's is. The grammar was written with the dev half in sight, so that its own share flatters it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unittest.mock import patch

from store.base import parse_document
from store.model import Document, Period
from store.parse import metrics
from store.parse.figure_frame import Frame, Time
from store.parse.logistic import Logistic
from store.parse.measure import Measure
from store.parse.period_model import Figure, candidates, sorts_of
from store.parse.reading import Sentence
from store.parse.reference import Memory
from store.parse.subject_model import candidates as owners
from store.parse.subjects import Subject
from tests.golden import logistic, ranking
from tests.golden.compare import METRIC_FIELDS, Record, paired, same_name, same_period, told
from tests.golden.passages import Passage, load
from tests.golden.ranking import Choice

_TIME_RIDGE = 2.0
_OWNER_RIDGE = 3.0
_LEAST_COUNT = 3
_LEAST_WEIGHT = 0.02


@dataclass(slots=True)
class Heard:
    """What the parser asked about a passage, by the place of the quantity or of the measure; each before it was answered."""

    times: dict[int, tuple[Figure, Frame, Time | None, bool]] = field(default_factory=dict)
    owners: dict[int, list[tuple[str, dict[str, float]]]] = field(default_factory=dict)

    def time(self, figure: Figure, frame: Frame, ruled: Time | None, *, away: bool) -> tuple[Time | None, bool]:
        """Note what is asked of a time; the grammar's stays."""
        at = figure.entry.quantity.full.start + figure.sentence.reading.block.span.start
        self.times.setdefault(at, (figure, frame, ruled, away))
        return ruled, away

    def owner(self, sentence: Sentence, measure: Measure, ruled: Sequence[Subject], memory: Memory) -> list[Subject]:
        """Note what is asked of an owner; the grammar's stay."""
        at = measure.token.idx + sentence.reading.block.span.start
        if len(ruled) == 1 and ruled[0].owner is None:
            found = owners(sentence, measure, ruled[0], memory)
            self.owners.setdefault(at, [(one.subject.found.text, one.features) for one in found])
        return list(ruled)


@dataclass(slots=True)
class Asked:
    """The choices with a labelled answer, and for each whether the grammar has it."""

    choices: list[Choice] = field(default_factory=list)
    ruled: list[bool] = field(default_factory=list)

    def report(self, name: str, ridge: float) -> None:
        """Print how the folds do."""
        folds = ranking.in_folds(self.choices, ridge, _LEAST_COUNT)
        print(f"{len(self.choices)} {name}; right by the grammar {sum(self.ruled) / len(self.ruled):.1%}, in folds {folds:.1%}")


def listen(passages: Sequence[Passage]) -> tuple[Asked, Asked]:
    """The choices of times and of owners in passages."""
    times, whose = Asked(), Asked()
    for passage in passages:
        heard = Heard()
        with patch.object(metrics, "weighed", heard.time), patch.object(metrics, "likeliest", heard.owner):
            parsed = parse_document(
                Document(id=passage.id, text=passage.text, title=passage.id, source=passage.id, published=passage.published)
            )
        mine = [told(fact) for fact in parsed.metrics]
        for one, label, agreed in paired(mine, passage.metrics, passage.text, METRIC_FIELDS):
            for choice in _times(passage, heard, mine[one], passage.metrics[label]):
                times.choices.append(choice)
                times.ruled.append(agreed["period"])
            for choice in _owners(passage, heard, mine[one], passage.metrics[label]):
                whose.choices.append(choice)
                whose.ruled.append(agreed["subject"])
    return times, whose


def _times(passage: Passage, heard: Heard, fact: Record, label: Record) -> Iterator[Choice]:
    span = fact["evidence"].get("value") or fact["evidence"].get("change")
    hit = next((asked for at, asked in heard.times.items() if span and span[0] <= at < span[1]), None)
    if hit is None or fact["rule"].endswith((".baseline", ".also", ".expected")):
        return
    figure, frame, ruled, away = hit
    sorts = sorts_of(figure)
    found = candidates(figure, frame, ruled, away=away)
    yield Choice(
        source=passage.id,
        candidates=tuple({f"{sort}|{name}": value for sort in sorts for name, value in one.features.items()} for one in found),
        right=tuple(same_period(_ends(one.time[0]) if one.time else None, label["period"]) for one in found),
    )


def _ends(period: Period) -> dict[str, str | None]:
    return {"start": period.start, "end": period.end}


def _owners(passage: Passage, heard: Heard, fact: Record, label: Record) -> Iterator[Choice]:
    span = fact["evidence"].get("measure")
    hit = next((asked for at, asked in heard.owners.items() if span and span[0] <= at < span[1]), None)
    if hit is not None:
        yield Choice(
            source=passage.id,
            candidates=tuple({f"owner|{name}": value for name, value in features.items()} for _, features in hit),
            right=tuple(same_name(name, label["subject"]) for name, _ in hit),
        )


def by_sort(weights: dict[str, float]) -> dict[str, Logistic]:
    """The weights of each sort of choice, as the parser reads them."""
    found: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        sort, _, feature = name.partition("|")
        if abs(weight) >= _LEAST_WEIGHT:
            found.setdefault(sort, {})[feature] = round(weight, 2)
    return {sort: Logistic(bias=0.0, weights=of_sort) for sort, of_sort in found.items()}


def main() -> None:
    """Fit on the dev half and write the weights."""
    times, whose = listen(load("dev"))
    times.report("times of figures", _TIME_RIDGE)
    whose.report("owners of figures", _OWNER_RIDGE)
    logistic.write("period_weights", by_sort(ranking.fit(times.choices, _TIME_RIDGE, _LEAST_COUNT)))
    logistic.write("subject_weights", by_sort(ranking.fit(whose.choices, _OWNER_RIDGE, _LEAST_COUNT)))


if __name__ == "__main__":
    main()
