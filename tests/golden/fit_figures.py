"""Make the weights of the times of figures anew: `python -m tests.golden.fit_figures`.

From the dev half of the passages; over five folds it prints how often the time of a figure is the labelled one, beside how
often the grammar's is. The grammar was written with the dev half in sight, so that its own share flatters it.
"""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

from store.base import parse_document
from store.model import Document, Period
from store.model.codec import fact_object
from store.parse import metrics
from store.parse.figure_frame import Frame, Time
from store.parse.logistic import Logistic
from store.parse.period_model import Figure, candidates, sorts_of
from tests.golden import logistic, ranking
from tests.golden.compare import METRIC_FIELDS, paired, same_period
from tests.golden.passages import Passage, load
from tests.golden.ranking import Choice

_RIDGE = 2.0
_LEAST_COUNT = 3
Asked = tuple[Figure, Frame, Time | None, bool]


def choices_of(passage: Passage) -> Iterator[tuple[Choice, bool]]:
    """The choices of a time in a passage whose right answer is labelled, each with whether the grammar is right."""
    asked: dict[int, Asked] = {}

    def listen(figure: Figure, frame: Frame, ruled: Time | None, *, away: bool) -> tuple[Time | None, bool]:
        at = figure.entry.quantity.full.start + figure.sentence.reading.block.span.start
        asked.setdefault(at, (figure, frame, ruled, away))
        return ruled, away

    with patch.object(metrics, "weighed", listen):
        parsed = parse_document(
            Document(id=passage.id, text=passage.text, title=passage.id, source=passage.id, published=passage.published)
        )
    mine = [fact_object(fact) for fact in parsed.metrics]
    for one, label, agreed in paired(mine, passage.metrics, passage.text, METRIC_FIELDS):
        span = mine[one]["evidence"].get("value") or mine[one]["evidence"].get("change")
        hit = next((asked[at] for at in asked if span and span[0] <= at < span[1]), None)
        reckoned = mine[one]["rule"].endswith((".baseline", ".also", ".expected"))
        if hit is not None and not reckoned:
            yield _choice(passage, hit, passage.metrics[label]["period"]), agreed["period"]


def _choice(passage: Passage, asked: Asked, label: dict[str, str | None] | None) -> Choice:
    figure, frame, ruled, away = asked
    sorts = sorts_of(figure)
    found = candidates(figure, frame, ruled, away=away)
    return Choice(
        source=passage.id,
        candidates=tuple({f"{sort}|{name}": value for sort in sorts for name, value in one.features.items()} for one in found),
        right=tuple(same_period(_ends(one.time[0]) if one.time else None, label) for one in found),
    )


def _ends(period: Period) -> dict[str, str | None]:
    return {"start": period.start, "end": period.end}


def by_sort(weights: dict[str, float]) -> dict[str, Logistic]:
    """The weights of each sort of figure, as the parser reads them."""
    found: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        sort, _, feature = name.partition("|")
        if abs(weight) >= _LEAST_WEIGHT:
            found.setdefault(sort, {})[feature] = round(weight, 2)
    return {sort: Logistic(bias=0.0, weights=of_sort) for sort, of_sort in found.items()}


_LEAST_WEIGHT = 0.02


def main() -> None:
    """Fit on the dev half and write the weights."""
    asked = [one for passage in load("dev") for one in choices_of(passage)]
    choices = [choice for choice, _ in asked]
    ruled = sum(agreed for _, agreed in asked) / len(asked)
    print(f"{len(choices)} figures; right time by the grammar {ruled:.1%}, ", end="", flush=True)
    print(f"weighed, in folds {ranking.in_folds(choices, _RIDGE, _LEAST_COUNT):.1%}")
    logistic.write("period_weights", by_sort(ranking.fit(choices, _RIDGE, _LEAST_COUNT)))


if __name__ == "__main__":
    main()
