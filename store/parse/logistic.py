"""Logistic regressions over named features: what the fitted weights in `store/parse/lexicon` are read with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp

from store.frozen import Frozen

Features = dict[str, float]
"""What is known of something, by name; what is not named is 0."""


class Logistic(Frozen, kw_only=True):
    """A weight for each feature, and the `bias`: the score of something that has none of them."""

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """The logarithm of the odds."""
        weights = self.weights
        return self.bias + sum(
            [weights[feature] * value for feature, value in features.items() if value and feature in weights]
        )

    def chance(self, features: Features) -> float:
        """The probability, between 0 and 1."""
        return chance(self.score(features))


def chance(score: float) -> float:
    """The probability, between 0 and 1, that a score stands for."""
    return 1 / (1 + exp(-max(-60.0, min(60.0, score))))


@lru_cache(maxsize=8)
def fitted(name: str) -> dict[str, Logistic]:
    """The regressions, by what they tell, of the file `name`.json among the words."""
    record = json.loads(files("store.parse.lexicon").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return {key: Logistic(bias=one["bias"], weights=one["weights"]) for key, one in record.items()}
