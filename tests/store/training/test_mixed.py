"""The mean of runs."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the extra [train] is not installed")


def test_weights_are_averaged_and_counts_are_those_of_the_last() -> None:
    from store.training.mixed import mixed

    nets = [{"w": torch.tensor([number, 2.0]), "steps": torch.tensor(int(number))} for number in (1.0, 3.0)]
    mean = mixed(nets, (0.25, 0.75))
    assert (mean["w"].tolist(), int(mean["steps"])) == ([2.5, 2.0], 3)
    with pytest.raises(ValueError, match="come to one"):
        mixed(nets, (0.5, 0.6))
