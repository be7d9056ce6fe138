"""Chances are bent to how often things are right."""

from __future__ import annotations

import random

from store.parse.facts.calibration import calibrated, on_curve
from store.training.calibrate import error, fit


def overconfident(seed: int, many: int = 4000) -> list[tuple[float, bool]]:
    """Things that are said with a chance and are right less often: with the chance's square."""
    chance = random.Random(seed)
    said = [chance.random() for _ in range(many)]
    return [(one, chance.random() < one**2) for one in said]


def test_a_curve_fitted_on_some_is_right_about_others() -> None:
    curve = fit(overconfident(1))
    others = overconfident(2)
    assert error(others) > 0.1
    assert error([(on_curve(curve, chance), right) for chance, right in others]) < 0.04


def test_few_pairs_bend_a_curve_little() -> None:
    slope, offset = fit([(0.9, False), (0.8, True), (0.7, True)])
    assert abs(slope - 1) < 1
    assert abs(offset) < 1


def test_a_sort_without_a_curve_keeps_its_chance() -> None:
    assert calibrated("nothing of the kind", 0.625) == 0.625


def test_things_that_are_said_with_nearly_one_chance_do_not_throw_the_curve_off() -> None:
    surely = [(0.9999, at % 7 > 0) for at in range(200)] + [(0.6, at % 2 > 0) for at in range(20)]
    slope, offset = fit(surely)
    assert 0 < slope < 3
    assert error([(on_curve((slope, offset), chance), right) for chance, right in surely]) < 0.08
