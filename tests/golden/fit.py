"""Make the weights of company names anew from the dev split: `python -m tests.golden.fit`.

A logistic regression with a ridge, fitted by Newton's steps; how well it does is measured over ten folds of passages, each
scored by what the other nine taught. The test split is never read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from store.parse import name_scores
from store.parse.blocks import split_blocks
from store.parse.language import load_pipeline
from store.parse.lexicon import company_weights
from store.parse.name_setting import Features
from store.parse.names import defined_things, find_names, fold, without_legal_form
from tests.golden.passages import Passage, load

_RIDGE = 1.0
_FOLDS = 10
_LEAST = 0.02
"""Weights nearer to zero are left out."""
_STEPS = 30
_PRIOR = {
    "based somewhere": 3.0,
    "brand or unit": 4.0,
    "called a company": 3.0,
    "company noun before": 3.0,
    "introduced as a company": 3.0,
    "legal form": 4.0,
    "ticker": 4.0,
    "public body": -4.0,
    "title": -4.0,
}
"""Where the text says outright what a name is, that is what is believed until passages teach otherwise."""

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a passage: its features, and whether the labels have it for a company."""

    passage: str
    features: Features
    company: bool


def examples(passages: Sequence[Passage]) -> list[Example]:
    """The names of the passages, with the features that the parser sees now."""
    language = load_pipeline()
    found = []
    for passage in passages:
        docs = list(language.pipe(block.text for block in split_blocks(passage.text)))
        features = name_scores.features_of(docs, [find_names(doc) for doc in docs], defined_things(passage.text))
        found += [Example(passage.id, own, _is_company(key, passage)) for key, own in features.items()]
    return found


def _is_company(key: str, passage: Passage) -> bool:
    """Whether a name is a labelled one, a part of it, or has it for a part."""
    words = set(fold(without_legal_form(key)).split())
    labels = [set(fold(company["name"]).split()) for company in passage.companies]
    return any(words <= label or label <= words for label in labels)


def fit(rows: Sequence[Example], features: Sequence[str]) -> Array:
    """The weights of `features`, and last the bias: the most likely ones, drawn by the ridge to what is believed before."""
    table, wanted = _table(rows, features), np.array([float(row.company) for row in rows])
    ridge = np.diag([_RIDGE] * len(features) + [1e-6])
    prior = np.array([*(_PRIOR.get(feature, 0.0) for feature in features), 0.0])
    weights = prior.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - chance) - ridge @ (weights - prior)
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _table(rows: Sequence[Example], features: Sequence[str]) -> Array:
    at = {feature: column for column, feature in enumerate(features)}
    table = np.zeros((len(rows), len(features) + 1))
    table[:, -1] = 1
    for number, row in enumerate(rows):
        for feature, value in row.features.items():
            if feature in at:
                table[number, at[feature]] = value
    return table


def _known_features(rows: Sequence[Example]) -> list[str]:
    """The features that at least five names have."""
    counts: dict[str, int] = {}
    for row in rows:
        for feature, value in row.features.items():
            counts[feature] = counts.get(feature, 0) + (value != 0)
    return sorted(feature for feature, count in counts.items() if count >= 5)


def _report(rows: Sequence[Example]) -> str:
    """Precision, recall and F1 of names that the weights were not made from."""
    fold_of = [hashlib.sha256(row.passage.encode()).digest()[0] % _FOLDS for row in rows]
    right = mine = 0
    for fold_ in range(_FOLDS):
        taught = [row for row, at in zip(rows, fold_of, strict=True) if at != fold_]
        asked = [row for row, at in zip(rows, fold_of, strict=True) if at == fold_]
        features = _known_features(taught)
        accepted = _table(asked, features) @ fit(taught, features) >= name_scores.ACCEPTED
        right += sum(row.company for row, yes in zip(asked, accepted, strict=True) if yes)
        mine += int(accepted.sum())
    gold = sum(row.company for row in rows)
    precision, recall = right / mine, right / gold
    return f"{len(rows)} names: P {precision:.1%}  R {recall:.1%}  F1 {2 * precision * recall / (precision + recall):.1%}"


def _written(features: Sequence[str], weights: Array) -> str:
    lines = [
        f'    "{feature}": {weight:.2f},'
        for feature, weight in zip(features, weights[:-1], strict=True)
        if abs(weight) >= _LEAST
    ]
    return "\n".join(
        [
            '"""What each feature of a name says of its being a company; made by `python -m tests.golden.fit`, not by hand."""',
            "",
            "from __future__ import annotations",
            "",
            "from typing import Final",
            "",
            f"BIAS: Final = {weights[-1]:.2f}",
            "WEIGHTS: Final[dict[str, float]] = {",
            *lines,
            "}",
            "",
        ]
    )


def main() -> None:
    """Fit on the dev split, print how well it does over the folds, and write the weights."""
    rows = examples(load("dev"))
    features = _known_features(rows)
    print(_report(rows))
    Path(company_weights.__file__).write_text(_written(features, fit(rows, features)), encoding="utf-8")


if __name__ == "__main__":
    main()
