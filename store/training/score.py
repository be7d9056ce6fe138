"""Score a run on labelled passages, in three tiers: python -m store.training.score RUN.pt PASSAGES… [--half dev|test] [--errors]."""

from __future__ import annotations

import argparse
from pathlib import Path

from store.model import Document
from store.parse.facts.document import facts_of
from store.training.labels import half_of, passages
from store.training.tiers import Tally, Tiers


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--half", choices=["dev", "test"], help="only the passages of a half")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    from store.training.scoring import scores_of  # late, like all that needs torch

    scores = scores_of(args.run)
    tiers = Tiers()
    for one in passages(args.passages):
        if args.half in (None, half_of(one.id)):
            document = Document(id=one.id, text=one.text, title=one.id, source=one.id, published=one.published)
            tiers.add(one, facts_of(document, scores))
    for kind in ("company", "investment", "metric"):
        print(line(kind, getattr(tiers, kind)))
    if args.errors:
        print("\n".join(tiers.errors))


def line(kind: str, tally: Tally) -> str:
    """F1 found and core right, and how often each field is right of those found."""
    fields = "  ".join(f"{name} {right / many:.0%} of {many}" for name, (right, many) in sorted(tally.fields.items()))
    return f"{kind:<11} {tally.gold:>5} {tally.mine:>5}  found {tally.f1(tally.found):.1%}  core {tally.f1(tally.core):.1%}\n    {fields}"


if __name__ == "__main__":
    main()
