"""Make the weights of likely deals and of the parts in them anew: `python -m tests.golden.fit_deals`.

From the dev half of the passages and of the sayings (single sentences, each of which tells one event in a way of its own);
over five folds of passages it prints how often sentences of the others are told apart.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np

from store.base import parse_document
from store.model import Document, InvestmentType
from store.parse import lexicon
from store.parse.event_model import meaning, part, sentence_features
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
_FILES = Path(lexicon.__file__).parent


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
    for saying in load_sayings("dev"):
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


def _fold(source: str) -> int:
    return hashlib.sha256(source.encode()).digest()[0] % _FOLDS


def fit_events(told: Sequence[Told]) -> dict[str, Any]:
    """The regressions of events, as JSON; prints how well the folds do."""
    rows = [_features(one.sentence) for one in told]
    features = logistic.common(rows, _LEAST_COUNT)
    table = logistic.table(rows, features)
    folds = np.array([_fold(one.source) for one in told])
    regressions = {}
    for type_ in get_args(InvestmentType):
        wanted = np.array([any(event["type"] == type_ for event in one.events) for one in told])
        chances = np.zeros(len(told))
        for fold in range(_FOLDS):
            weights = logistic.fit(table[folds != fold], list(wanted[folds != fold]), _EVENT_RIDGE)
            chances[folds == fold] = 1 / (1 + np.exp(-table[folds == fold] @ weights))
        print(f"  {type_:<15} {_prf(chances >= 0.5, wanted)}")
        regressions[type_] = logistic.regression(features, logistic.fit(table, list(wanted), _EVENT_RIDGE))
    return logistic.record(regressions)


def _features(sentence: Sentence) -> Features:
    mean = meaning(sentence)
    parts = {part(at): float(value) for at, value in enumerate(mean)} if mean is not None else {}
    return sentence_features(sentence) | parts


def _prf(mine: Any, wanted: Any) -> str:
    hits = int((mine & wanted).sum())
    precision, recall = hits / max(1, int(mine.sum())), hits / max(1, int(wanted.sum()))
    return f"{int(wanted.sum()):>5} P {precision:5.1%}  R {recall:5.1%}"


def fit_roles(told: Sequence[Told]) -> dict[str, Any]:
    """The regressions of parts, as JSON; prints how well the folds do."""
    rows: list[Features] = []
    parts: list[str | None] = []
    folds: list[int] = []
    for one in told:
        for event in one.events:
            for party, features in mention_features(one.sentence, event["type"]):
                rows.append(features)
                parts.append(_part(party.name, event))
                folds.append(_fold(one.source))
    features_ = logistic.common(rows, _LEAST_COUNT)
    table, where = logistic.table(rows, features_), np.array(folds)
    regressions = {}
    for role in ROLES:
        wanted = np.array([part == role for part in parts])
        chances = np.zeros(len(rows))
        for fold in range(_FOLDS):
            weights = logistic.fit(table[where != fold], list(wanted[where != fold]), _ROLE_RIDGE)
            chances[where == fold] = 1 / (1 + np.exp(-table[where == fold] @ weights))
        print(f"  {role:<15} {_prf(chances >= 0.5, wanted)}")
        regressions[role] = logistic.regression(features_, logistic.fit(table, list(wanted), _ROLE_RIDGE))
    return logistic.record(regressions)


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
    _write("event_weights", fit_events(told))
    print("each part of a company in an event, in folds")
    _write("role_weights", fit_roles(told))


def _write(name: str, weights: dict[str, Any]) -> None:
    path = _FILES / f"{name}.json"
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
