"""Score the parser on a split of the golden passages: `python -m tests.golden.score test` or `dev --errors`."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.base import parse_document
from store.model import Document, Fact
from store.model.codec import fact_object
from store.parse.annotations import annotate
from tests.golden.compare import INVESTMENT_FIELDS, METRIC_FIELDS, Record, Same, fold, paired, same_number, same_unit, told
from tests.golden.passages import Passage, load

_BINS = (0.7, 0.8, 0.9, 1.01)


@dataclass(slots=True)
class Tally:
    """Counts of one kind: labelled, read, found, fully right; and of the found ones, how often each field agrees."""

    gold: int = 0
    mine: int = 0
    found: int = 0
    right: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """Precision, recall and F1, found and fully right."""
        found, right = (_prf(hits, self.mine, self.gold) for hits in (self.found, self.right))
        return f"{name:<12} {self.gold:>5} {self.mine:>5}   {found}   {right}"


def _prf(hits: int, mine: int, gold: int) -> str:
    precision, recall = (hits / mine if mine else 0.0), (hits / gold if gold else 0.0)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"P {precision:5.1%}  R {recall:5.1%}  F1 {f1:5.1%}"


@dataclass(slots=True)
class Score:
    """The tallies of a split, the errors in words, and how right facts of each confidence are."""

    quantities: Tally = field(default_factory=Tally)
    companies: Tally = field(default_factory=Tally)
    investments: Tally = field(default_factory=Tally)
    metrics: Tally = field(default_factory=Tally)
    errors: list[str] = field(default_factory=list)
    reliability: defaultdict[float, list[tuple[bool, bool]]] = field(default_factory=lambda: defaultdict(list))


def score(passages: Sequence[Passage]) -> Score:
    """Parse the passages and compare."""
    result = Score()
    for passage in passages:
        document = Document(id=passage.id, text=passage.text, title=passage.id, source=passage.id, published=passage.published)
        parsed = parse_document(document)
        _quantities(result, passage, annotate(parsed)["quantities"])
        _companies(result, passage, [fact_object(fact) for fact in parsed.companies])
        _facts(result, result.investments, passage, parsed.investments, passage.investments, INVESTMENT_FIELDS)
        _facts(result, result.metrics, passage, parsed.metrics, passage.metrics, METRIC_FIELDS)
    return result


def _quantities(result: Score, passage: Passage, mine: Sequence[Record]) -> None:
    """A quantity is found where it overlaps a label and has its value; fully right with unit and direction too."""
    tally = result.quantities
    if passage.quantities is None:
        return
    tally.gold += len(passage.quantities)
    tally.mine += len(mine)
    used: set[int] = set()
    for label in passage.quantities:
        start, end = label["start"], label["start"] + len(label["text"])
        near = [i for i, one in enumerate(mine) if i not in used and one["span"][0] < end and start < one["span"][1]]
        hit = next((i for i in near if all(same_number(mine[i][key], label[key]) for key in ("value", "value_high"))), None)
        if hit is None:
            seen = [f"{mine[i]['value']}" for i in near]
            result.errors.append(f"{passage.id} quantity - {label['text']!r} {label['value']} {label['unit']} read as {seen}")
            continue
        used.add(hit)
        agreed = {
            "unit": same_unit(mine[hit]["unit"], label["unit"]),
            "qualifier": mine[hit]["qualifier"] == label["qualifier"],
            "change": mine[hit]["change"] == label["change"],
        }
        tally.found += 1
        tally.right += agreed["unit"] and agreed["change"]
        tally.fields.update(name for name, same in agreed.items() if same)
        result.errors.extend(
            f"{passage.id} quantity ~ {name}: {mine[hit][name]!r} for {label[name]!r} of {label['text']!r} "
            f"in {passage.text[max(0, start - 50) : end + 30]!r}"
            for name, same in agreed.items()
            if not same
        )
    result.errors.extend(
        f"{passage.id} quantity + {one['value']} {one['unit']} in "
        f"{passage.text[max(0, one['span'][0] - 30) : one['span'][1] + 30]!r}"
        for i, one in enumerate(mine)
        if i not in used
    )


def _companies(result: Score, passage: Passage, mine: Sequence[Record]) -> None:
    gold = {fold(company["name"]): company for company in passage.companies}
    names = {fold(company["name"]): company for company in mine}
    tally = result.companies
    tally.gold += len(gold)
    tally.mine += len(names)
    for name, company in names.items():
        hit = name in gold
        tally.found += hit
        tally.right += hit and company["type"] == gold[name]["type"] and fold(company["owner"]) == fold(gold[name]["owner"])
        result.reliability[_bin(company["confidence"])].append((hit, hit))
        if not hit:
            result.errors.append(f"{passage.id} company + {company['name']}")
    result.errors.extend(f"{passage.id} company - {company['name']}" for name, company in gold.items() if name not in names)


def _facts(
    result: Score, tally: Tally, passage: Passage, facts: Sequence[Fact], gold: Sequence[Record], fields: Mapping[str, Same]
) -> None:
    mine = [told(fact) for fact in facts]
    pairs = paired(mine, gold, passage.text, fields)
    tally.gold += len(gold)
    tally.mine += len(mine)
    tally.found += len(pairs)
    kind = mine[0]["kind"] if mine else "fact"
    for i, j, agreed in pairs:
        tally.fields.update(name for name, same in agreed.items() if same)
        tally.right += all(agreed.values())
        result.reliability[_bin(mine[i]["confidence"])].append((True, all(agreed.values())))
        for name in (name for name, same in agreed.items() if not same):
            result.errors.append(
                f"{passage.id} {kind} ~ {name}: {mine[i][name]!r} for {gold[j][name]!r} in {gold[j]['quote']!r}"
            )
    for i, fact in enumerate(mine):
        if all(i != one for one, _, _ in pairs):
            result.reliability[_bin(fact["confidence"])].append((False, False))
            result.errors.append(f"{passage.id} {kind} + {_brief(fact, fields)} in {fact['quote']!r}")
    for j, label in enumerate(gold):
        if all(j != other for _, other, _ in pairs):
            result.errors.append(f"{passage.id} {kind} - {_brief(label, fields)} in {label['quote']!r}")


def _brief(fact: Record, fields: Mapping[str, Same]) -> str:
    return ", ".join(f"{name}={fact[name]!r}" for name in fields if fact[name])


def _bin(confidence: float) -> float:
    return next(bound for bound in _BINS if confidence < bound)


def main() -> None:
    """Print the scores of a split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=["dev", "test"])
    parser.add_argument("--errors", action="store_true", help="list what was missed (-), invented (+) and read wrongly (~)")
    asked = parser.parse_args()
    passages = load(asked.split)
    result = score(passages)
    print(f"{len(passages)} passages of the {asked.split} split; found, then fully right")
    for name in ("quantities", "companies", "investments", "metrics"):
        print(getattr(result, name).line(name))
    quantities = result.quantities
    for name in ("unit", "change"):
        print(f"{'  with ' + name:<25}   {_prf(quantities.fields[name], quantities.mine, quantities.gold)}")
    for name, fields in (("investments", INVESTMENT_FIELDS), ("metrics", METRIC_FIELDS)):
        tally: Tally = getattr(result, name)
        print(f"\n{name} found, field by field")
        for one in fields:
            print(f"  {one:<14} {tally.fields[one] / tally.found if tally.found else 0:6.1%}")
    print("\nconfidence     facts   stated   all fields right")
    lowest = 0.0
    for bound, hits in sorted(result.reliability.items()):
        stated, right = (sum(hit[at] for hit in hits) / len(hits) for at in (0, 1))
        print(f"  {lowest:.2f}–{min(bound, 1.0):.2f} {len(hits):>8}   {stated:6.1%}   {right:6.1%}")
        lowest = bound
    if asked.errors:
        print("\n" + "\n".join(sorted(result.errors)))


if __name__ == "__main__":
    main()
