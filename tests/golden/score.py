"""Score the shipped weights on a half of the golden passages: `python -m tests.golden.score test` or `dev --errors`.

Nothing was trained on the test half. `scores.json` holds the scores of its weights; `--keep` writes it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from store.training.score import Kept, kept, report, score
from tests.golden.passages import load

SCORES = Path(__file__).with_name("scores.json")


def floor() -> Kept:
    """The scores of the test half when the weights were made."""
    found: Kept = json.loads(SCORES.read_bytes())
    return found


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=["dev", "test"])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    tiers = score(load(args.half))
    print(report(tiers, floor() if args.half == "test" and SCORES.exists() else {}))
    if args.errors:
        print("\n".join(tiers.errors))
    if args.keep:
        SCORES.write_text(json.dumps(kept(tiers), indent=1) + "\n")


if __name__ == "__main__":
    main()
