"""The shipped weights read the test half as well as when they were made: no score falls by more than a point."""

from __future__ import annotations

import pytest

from store.training.score import Kept, kept, score
from tests.golden.passages import load
from tests.golden.score import floor


@pytest.fixture(scope="module")
def now() -> Kept:
    return kept(score(load("test")))


@pytest.mark.parametrize("name", floor())
def test_no_score_falls_by_more_than_a_point(now: Kept, name: str) -> None:
    assert now[name] >= floor()[name] - 1
