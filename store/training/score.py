"""Score the reader on labelled passages, in three tiers, with the change since the shipped weights were made.

python -m store.training.score PASSAGES… [--half dev|test] [--run RUN.pt] [--errors] [--kept SCORES.json [--keep]]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from store.model import Document
from store.parse.pipeline import parse
from store.parse.reader.decoding import Scores
from store.training.labels import Example, of_half
from store.training.tiers import Tally, Tiers

Kept = Mapping[str, float]
"""F1 in percent by kind and tier: "metric core"."""


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--half", choices=["dev", "test"], help="only this half of the files that are halved")
    parser.add_argument("--run", type=Path, help="weights that have not been exported; else the shipped ones")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--kept", type=Path, help="scores to compare with")
    parser.add_argument("--keep", action="store_true", help="write these scores there")
    args = parser.parse_args()
    examples = of_half(args.passages, args.half)
    tiers = score(examples, args.run)
    before = json.loads(args.kept.read_bytes()) if args.kept and args.kept.exists() else {}
    print(report(tiers, before))
    if args.errors:
        print("\n".join(tiers.errors))
    if args.keep:
        args.kept.write_text(json.dumps(kept(tiers), indent=1) + "\n")


def score(examples: Iterable[Example], run: Path | None = None) -> Tiers:
    """Read passages and compare."""
    scores = scores_from(run)
    tiers = Tiers()
    for one in examples:
        document = Document(id=one.id, text=one.text, title=one.id, source=one.id, published=one.published)
        tiers.add(one, parse(document, scores).facts)
    return tiers


def scores_from(run: Path | None) -> Scores:
    """What the shipped weights say, or those of a run."""
    if run is None:
        from store.parse.reader.session import session

        return session()
    from store.training.scoring import scores_of  # late, like all that needs torch

    return scores_of(run)


def kept(tiers: Tiers) -> Kept:
    """The scores to hold later ones against."""
    return {
        f"{kind} {tier}": round(100 * tally.f1(hits), 1)
        for kind, tally in tiers.tallies()
        for tier, hits in (("found", tally.found), ("core", tally.core))
        if kind != "company" or tier == "found"
    }


def report(tiers: Tiers, before: Kept) -> str:
    """A line for each kind, what changed, and how often each field is right of the facts found."""
    now = kept(tiers)
    lines = []
    for kind, tally in tiers.tallies():
        told = (
            f"{name.split()[1]} {value:.1f}{_moved(value, before.get(name))}" for name, value in now.items() if kind in name
        )
        lines.append(f"{kind:<11} {tally.gold:>5} labelled {tally.mine:>5} read   {'   '.join(told)}")
        lines.append(_fields(tally))
    return "\n".join(lines)


def _moved(value: float, before: float | None) -> str:
    return "" if before is None else f" ({value - before:+.1f})"


def _fields(tally: Tally) -> str:
    return "    " + "  ".join(f"{name} {right / many:.0%} of {many}" for name, (right, many) in sorted(tally.fields.items()))


if __name__ == "__main__":
    main()
