"""Make the weights of likely deals and of the parts in them anew: `python -m tests.golden.fit_deals`.

From the dev half of the passages and all sayings (single sentences that each tell one event in a way of their own, or none);
over five folds it prints how often sentences of the others are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from store.base import parse_document
from store.model import Document
from store.parse.event_model import TYPES, meaning, part, sentence_features
from store.parse.logistic import Features
from store.parse.reading import Sentence
from store.parse.role_model import ROLES, mention_features
from tests.golden import logistic
from tests.golden.compare import same_name
from tests.golden.passages import load, load_sayings

_FOLDS = 5
_EVENT_RIDGE = 0.5
_ROLE_RIDGE = 1.0
_LEAST_COUNT = 3
_TAKEN = 0.3
"""The probability from which on the folds are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the labelled events that it tells; `source` is the passage."""

    source: str
    sentence: Sentence
    events: tuple[dict[str, Any], ...]


def sentences() -> Iterator[Told]:
    """The sentences of the dev half."""
    for passage in load("dev"):
        yield from _told(passage.id, passage.text, passage.published, passage.investments)
    for saying in load_sayings():
        events = (saying | {"quote": saying["text"]},) if saying["type"] else ()
        yield from _told(saying["text"], saying["text"], None, events)


def _told(source: str, text: str, published: str | None, events: Sequence[dict[str, Any]]) -> Iterator[Told]:
    parsed = parse_document(Document(id=source, text=text, title=source, source=source, published=published))
    for reading in parsed.readings:
        base = reading.block.span.start
        for sentence in reading.sentences():
            start, end = sentence.span.start + base, sentence.span.end + base
            here = [one for one in events if (at := text.find(one["quote"])) < end and start < at + len(one["quote"])]
            yield Told(source, sentence, tuple(here))


def fit_events(told: Sequence[Told]) -> None:
    """Write the regressions of events; prints how well the folds do."""
    rows = [_features(one.sentence) for one in told]
    wanted = {str(type_): [any(event["type"] == type_ for event in one.events) for one in told] for type_ in TYPES}
    _fit("event_weights", rows, wanted, [one.source for one in told], _EVENT_RIDGE)


def _features(sentence: Sentence) -> Features:
    mean = meaning(sentence)
    parts = {part(at): float(value) for at, value in enumerate(mean)} if mean is not None else {}
    return sentence_features(sentence) | parts


def fit_roles(told: Sequence[Told]) -> None:
    """Write the regressions of parts; prints how well the folds do."""
    named = [
        (features, _part(party.name, event), one.source)
        for one in told
        for event in one.events
        for party, features in mention_features(one.sentence, event["type"])
    ]
    wanted = {role: [own == role for _, own, _ in named] for role in ROLES}
    _fit("role_weights", [features for features, _, _ in named], wanted, [source for _, _, source in named], _ROLE_RIDGE)


def _fit(
    name: str, rows: Sequence[Features], wanted: Mapping[str, Sequence[bool]], sources: Sequence[str], ridge: float
) -> None:
    features = logistic.common(rows, _LEAST_COUNT)
    table, folds = logistic.table(rows, features), logistic.folds(sources, _FOLDS)
    regressions = {}
    for key, given in wanted.items():
        goal = np.array(given)
        print(f"  {key:<15} {logistic.prf(logistic.chances(table, goal, folds, ridge) >= _TAKEN, goal)}")
        regressions[key] = logistic.regression(features, logistic.fit(table, goal, ridge))
    logistic.write(name, regressions)


def _part(name: str, event: dict[str, Any]) -> str | None:
    if any(same_name(name, other) for other in event["investors"]):
        return "investor"
    if event["target"] and same_name(name, event["target"]):
        return "target"
    return "seller" if any(same_name(name, other) for other in event["sellers"]) else None


def main() -> None:
    """Fit both on the dev half and write the weights."""
    told = list(sentences())
    print(f"{len(told)} sentences; each type of event, in folds")
    fit_events(told)
    print("each part of a company in an event, in folds")
    fit_roles(told)


if __name__ == "__main__":
    main()
