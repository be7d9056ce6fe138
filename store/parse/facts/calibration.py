"""From the network's chances to how often such a thing is right: a logistic curve for each kind of fact and each field.

The curves were fitted on passages that the network was not trained on (`store.training.calibrate`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CURVES = Path(__file__).parent.parent / "reader" / "weights" / "calibration.json"
_EDGE = 1e-4
"""Chances nearer to 0 or 1 are taken for this: the network is never that sure with reason."""
Curve = tuple[float, float]
"""Slope and offset over the log odds."""


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance."""
    held = min(1 - _EDGE, max(_EDGE, chance))
    return math.log(held / (1 - held))


def on_curve(curve: Curve, chance: float) -> float:
    """A chance as its curve has it."""
    slope, offset = curve
    return 1 / (1 + math.exp(-(slope * log_odds(chance) + offset)))


@cache
def curves() -> Mapping[str, Curve]:
    """The curves by name: "metric", "metric.subject", …; none where they were not fitted."""
    if not CURVES.exists():
        return {}
    held: dict[str, list[float]] = json.loads(CURVES.read_bytes())
    return {name: (slope, offset) for name, (slope, offset) in held.items()}


def calibrated(name: str, chance: float) -> float:
    """How often a thing of a sort is right of which the network is that sure; as it is where there is no curve."""
    curve = curves().get(name)
    return round(on_curve(curve, chance) if curve else min(1.0, chance), 3)
