"""Fit the curves of `store.parse.facts.calibration`: python -m store.training.calibrate PASSAGES… [--half test] [--write].

It prints how often facts and fields of each chance are right, before and after. The passages must be others than those of the
training.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from store.model import Document
from store.parse.facts.calibration import CURVES, Curve, curves, log_odds, on_curve
from store.parse.pipeline import parse
from store.parse.reader.decoding import Scores
from store.training.labels import Example, of_half
from store.training.score import scores_from
from store.training.tiers import Tiers

Pairs = list[tuple[float, bool]]
"""What the network says, and whether it was so."""
_BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_FEWEST = 40
"""Pairs of which a curve can be made; of fewer the chance stays as it is."""
_LONGEST = 0.25
"""The longest step of the fit."""
_FIRM = 2.0
"""How strongly a curve is held to the straight line."""


def main() -> None:
    """Print the tables, and write the curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--half", choices=["dev", "test"], help="only this half of the files that are halved")
    parser.add_argument("--run", type=Path, help="weights that have not been exported; else the shipped ones")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    held = {} if args.write else dict(curves())
    if args.write:
        CURVES.unlink(missing_ok=True)
        curves.cache_clear()
    examples = of_half(args.passages, args.half)
    pairs = measured(examples, scores_from(args.run))
    fitted = {name: fit(found) for name, found in sorted(pairs.items()) if len(found) >= _FEWEST} if args.write else held
    for name, found in sorted(pairs.items()):
        print(f"\n{name}: {len(found)}, error {error(found):.3f}")
        after = [(on_curve(fitted[name], chance), right) for chance, right in found] if name in fitted and args.write else found
        print(table(after), f"\n  expected calibration error {error(after):.3f}")
    if args.write:
        CURVES.write_text(json.dumps({name: [round(one, 4) for one in curve] for name, curve in fitted.items()}, indent=1))


def measured(examples: Iterable[Example], scores: Scores) -> dict[str, Pairs]:
    """What is said of facts and fields with which chance, and whether it is so."""
    tiers = Tiers()
    for one in examples:
        document = Document(id=one.id, text=one.text, title=one.id, source=one.id, published=one.published)
        tiers.add(one, parse(document, scores).facts)
    pairs: defaultdict[str, Pairs] = defaultdict(list)
    for kind in ("company", "investment", "metric"):
        tally = getattr(tiers, kind)
        pairs[kind] = [(chance, right) for chance, _, right in tally.chances]
        for name, chance, right in tally.field_chances:
            pairs[f"{kind}.{name}"].append((chance, right))
    return dict(pairs)


def fit(pairs: Pairs) -> Curve:
    """The logistic curve of pairs, by Newton's method, held to slope 1 and offset 0."""
    x = np.array([[log_odds(chance), 1.0] for chance, _ in pairs])
    y = np.array([float(right) for _, right in pairs])
    at, prior = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(200):
        p = 1 / (1 + np.exp(-x @ at))
        slope = x.T @ (p - y) + _FIRM * (at - prior)
        bend = (x * (p * (1 - p))[:, None]).T @ x + _FIRM * np.eye(2)
        step = np.clip(np.linalg.solve(bend, slope), -_LONGEST, _LONGEST)  # from afar it would jump over the goal
        at = at - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return float(at[0]), float(at[1])


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error over ten bins of equal width."""
    total = 0.0
    for low in range(10):
        here = [(chance, right) for chance, right in pairs if low <= min(chance * 10, 9.99) < low + 1]
        if here:
            total += abs(sum(chance for chance, _ in here) - sum(right for _, right in here))
    return total / max(1, len(pairs))


def table(pairs: Sequence[tuple[float, bool]]) -> str:
    """How often things of each chance are right."""
    lines = []
    for low, high in pairwise(_BINS):
        here = [right for chance, right in pairs if low <= chance < high or (high == 1.0 and chance == 1.0)]
        if here:
            lines.append(f"  {low:.2f}–{high:.2f} {len(here):>6}   {sum(here) / len(here):6.1%}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
