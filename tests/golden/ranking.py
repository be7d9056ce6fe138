"""Fitting what picks one of several candidates: the right one is to score above each wrong one, with a ridge.

A logistic regression on the differences between the right and the wrong candidates of a choice, by Newton's steps.
Candidates have few of many features, so the differences are kept as lists of what is not zero.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from store.parse.logistic import Features

Array = np.ndarray[Any, np.dtype[Any]]
_STEPS = 12
_CONJUGATES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Candidates with their features, which of them are right, and the passage that they are from."""

    source: str
    candidates: tuple[Features, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Differences:
    """A sparse table: the row, the column and the value of each entry that is not zero."""

    rows: Array
    columns: Array
    values: Array
    height: int
    width: int

    def times(self, weights: Array) -> Array:
        return np.bincount(self.rows, self.values * weights[self.columns], self.height)

    def turned(self, of_rows: Array, power: int = 1) -> Array:
        return np.bincount(self.columns, self.values**power * of_rows[self.rows], self.width)


def fit(choices: Sequence[Choice], ridge: float, least: int) -> dict[str, float]:
    """The weight of each feature that at least `least` candidates have."""
    counts = Counter(name for choice in choices for one in choice.candidates for name, value in one.items() if value)
    names = sorted(name for name, count in counts.items() if count >= least)
    table = _differences(choices, {name: column for column, name in enumerate(names)})
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table.times(weights), -30, 30)))
        step = _newton_step(table, chance * (1 - chance), ridge, table.turned(1 - chance) - ridge * weights)
        weights = weights + step
        if np.abs(step).max() < 1e-3:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _differences(choices: Sequence[Choice], at: dict[str, int]) -> _Differences:
    rows, columns, values, row = [], [], [], 0
    for choice in choices:
        first = next((one for one, right in zip(choice.candidates, choice.right, strict=True) if right), None)
        for other, right in zip(choice.candidates, choice.right, strict=True):
            if first is None or right:
                continue
            for name in (first.keys() | other.keys()) & at.keys():
                difference = float(first.get(name, 0)) - float(other.get(name, 0))
                if difference:
                    rows.append(row)
                    columns.append(at[name])
                    values.append(difference)
            row += 1
    return _Differences(np.array(rows), np.array(columns), np.array(values), row, len(at))


def _newton_step(table: _Differences, curve: Array, ridge: float, slope: Array) -> Array:
    scale = table.turned(curve, 2) + ridge
    step, left = np.zeros_like(slope), slope.copy()
    towards = near = left / scale
    size = float(left @ near)
    for _ in range(_CONJUGATES):
        if size < 1e-8:
            break
        bent = table.turned(curve * table.times(towards)) + ridge * towards
        length = size / float(towards @ bent)
        step, left = step + length * towards, left - length * bent
        near = left / scale
        before, size = size, float(left @ near)
        towards = near + (size / before) * towards
    return step


def picked(choice: Choice, weights: dict[str, float]) -> bool:
    """Whether the candidate that scores best is right."""
    scores = [sum(weights.get(name, 0.0) * float(value) for name, value in one.items()) for one in choice.candidates]
    return choice.right[scores.index(max(scores))]


def in_folds(choices: Sequence[Choice], ridge: float, least: int, count: int = 5) -> float:
    """How often the right one is picked by what the other folds taught; the choices of one passage are in one fold."""
    fold = [hashlib.sha256(choice.source.encode()).digest()[0] % count for choice in choices]
    hits = 0
    for number in range(count):
        weights = fit([choice for choice, own in zip(choices, fold, strict=True) if own != number], ridge, least)
        hits += sum(picked(choice, weights) for choice, own in zip(choices, fold, strict=True) if own == number)
    return hits / len(choices)
