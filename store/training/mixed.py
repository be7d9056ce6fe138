"""The mean of the weights of several runs, of which one went on from another: python -m store.training.mixed OUT RUN=SHARE…

Between weights of one descent the mean is as good on what they know and better on what they do not
(Wortsman and others, 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def main() -> None:
    """Write the mean of runs as a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", nargs="+", metavar="RUN=SHARE")
    args = parser.parse_args()
    parts = [(Path(one.rpartition("=")[0]), float(one.rpartition("=")[2])) for one in args.runs]
    runs: list[dict[str, Any]] = [torch.load(path, weights_only=True) for path, _ in parts]
    nets = mixed([run["net"] for run in runs], [share for _, share in parts])
    torch.save(runs[-1] | {"net": nets}, args.out)


def mixed(nets: Sequence[dict[str, Tensor]], shares: Sequence[float]) -> dict[str, Tensor]:
    """The mean of the weights of nets of one shape, by shares that come to one; what is counted is that of the last.

    Raises ValueError for other shares.
    """
    if abs(sum(shares) - 1) > 1e-6 or len(shares) != len(nets):
        raise ValueError("a share for each run is needed, and they must come to one")
    last = nets[-1]
    return {
        name: sum((share * net[name].float() for net, share in zip(nets, shares, strict=True)), torch.zeros(())).to(held.dtype)
        if held.is_floating_point()
        else held
        for name, held in last.items()
    }


if __name__ == "__main__":
    main()
