"""Fitting logistic regressions with a ridge, by Newton's steps; enough for a few thousand examples."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from store.parse import lexicon
from store.parse.logistic import Features, Logistic

Array = np.ndarray[Any, np.dtype[Any]]

_FILES = Path(lexicon.__file__).parent

_STEPS = 15
_CONJUGATES = 40
_DECIMALS = 2
_LEAST = 0.02
"""Weights nearer to zero are left out."""


def common(rows: Sequence[Features], least: int) -> list[str]:
    """The features that at least `least` examples have, in order."""
    counts = Counter(feature for row in rows for feature, value in row.items() if value)
    return sorted(feature for feature, count in counts.items() if count >= least)


def table(rows: Sequence[Features], features: Sequence[str]) -> Array:
    """The examples as rows, the features as columns, and last a column of ones."""
    at = {feature: column for column, feature in enumerate(features)}
    found = np.zeros((len(rows), len(features) + 1))
    found[:, -1] = 1
    for number, row in enumerate(rows):
        for feature, value in row.items():
            if feature in at:
                found[number, at[feature]] = value
    return found


def fit(rows: Array, wanted: Array, ridge: float, prior: Array | None = None) -> Array:
    """The most likely weights, drawn by the ridge to what is believed before (nothing, by default)."""
    prior = np.zeros(rows.shape[1]) if prior is None else prior
    pull = np.array([ridge] * (rows.shape[1] - 1) + [1e-6])
    weights, goal = prior.copy(), wanted.astype(float)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (goal - chance) - pull * (weights - prior)
        step = _newton_step(rows, chance * (1 - chance), pull, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-3:
            break
    return weights


def _newton_step(rows: Array, weight: Array, pull: Array, slope: Array) -> Array:
    """Solve for Newton's step by conjugate gradients: the matrix of thousands of features is never made."""
    scale = (rows * rows).T @ weight + pull
    step = np.zeros_like(slope)
    left = slope.copy()
    towards = near = left / scale
    size = float(left @ near)
    for _ in range(_CONJUGATES):
        bent = rows.T @ (weight * (rows @ towards)) + pull * towards
        length = size / float(towards @ bent)
        step, left = step + length * towards, left - length * bent
        near = left / scale
        before, size = size, float(left @ near)
        if size < 1e-8:
            break
        towards = near + (size / before) * towards
    return step


def regression(features: Sequence[str], weights: Array) -> Logistic:
    """Fitted weights as the parser reads them."""
    kept = {name: round(float(weight), _DECIMALS) for name, weight in zip(features, weights[:-1], strict=True)}
    return Logistic(bias=round(float(weights[-1]), _DECIMALS), weights={n: w for n, w in kept.items() if abs(w) >= _LEAST})


def folds(sources: Sequence[str], count: int) -> Array:
    """The fold, by a hash of the source, of each example: those of one source are in one."""
    return np.array([hashlib.sha256(source.encode()).digest()[0] % count for source in sources])


def chances(table: Array, wanted: Array, fold_of: Array, ridge: float, prior: Array | None = None) -> Array:
    """The probability of each example, by what the other folds taught."""
    found = np.zeros(len(table))
    for fold in sorted(set(fold_of.tolist())):
        weights = fit(table[fold_of != fold], wanted[fold_of != fold], ridge, prior)
        found[fold_of == fold] = 1 / (1 + np.exp(-table[fold_of == fold] @ weights))
    return found


def prf(mine: Array, wanted: Array) -> str:
    """How many are wanted, and the precision and recall of those taken."""
    hits = int((mine & wanted).sum())
    precision, recall = hits / max(1, int(mine.sum())), hits / max(1, int(wanted.sum()))
    return f"{int(wanted.sum()):>5} P {precision:5.1%}  R {recall:5.1%}"


def write(name: str, regressions: Mapping[str, Logistic]) -> None:
    """Write regressions where the parser reads them."""
    record = {key: {"bias": one.bias, "weights": dict(one.weights)} for key, one in regressions.items()}
    text = json.dumps(record, ensure_ascii=False, indent=0, sort_keys=True)
    (_FILES / f"{name}.json").write_text(text + "\n", encoding="utf-8")
