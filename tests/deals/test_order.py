"""Articles that tell ten deals between them give the same ten deals, in whatever order and batches they come."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.base import Base, Everything, Row, Stored, parse_query, without_doubtful
from store.model import Investment, family_of
from tests.deals.articles import articles
from tests.deals.pairs import HERE

EXPECTED: list[dict[str, Any]] = orjson.loads((HERE / "expected.json").read_bytes())["deals"]
Told = dict[tuple[str, ...], Row]
"""What a base answers with, each thing once, by the facts that tell of it."""


@pytest.fixture(scope="module")
def read() -> Mapping[str, Stored]:
    return articles()


def base_of(folder: Path, batches: Sequence[Sequence[Stored]]) -> Base:
    base = Base.open(folder, create=True)
    for batch in batches:
        base.write.add(batch)
    return base


def told(base: Base) -> Told:
    """All deals and figures, the doubtful too, with what their reports come to."""
    rows = base.facts.every(Everything(), once=True)
    return {tuple(sorted(one.fact.id for one in base.deals.reports(row))): row for row in rows if row.fact.kind != "company"}


def said(base: Base) -> dict[str, tuple[object, ...]]:
    """What is said with each fact of the things that it tells of."""
    rows = base.facts.every(Everything())
    return {row.fact.id: (row.told.id, row.told.reports, row.told.differ) for row in rows if row.told}


@pytest.fixture(scope="module")
def whole(read: Mapping[str, Stored], tmp_path_factory: pytest.TempPathFactory) -> Base:
    """All articles, added at once in the order they stand."""
    return base_of(tmp_path_factory.mktemp("deals") / "base", [list(read.values())])


@pytest.mark.parametrize("expected", EXPECTED, ids=[one["deal"] for one in EXPECTED])
def test_a_deal_comes_to_what_its_articles_say_together(
    whole: Base, read: Mapping[str, Stored], expected: dict[str, Any]
) -> None:
    documents = {read[name].document.id for name in expected["articles"]}
    rows = [
        row
        for row in whole.facts.every(without_doubtful(Everything()), kind="investment", once=True)
        if documents & {one.fact.document for one in whole.deals.reports(row)}
    ]
    (row,) = rows
    fact = row.fact
    assert isinstance(fact, Investment)
    assert {one.fact.document for one in whole.deals.reports(row)} == documents
    assert row.reports == len(documents)
    # A sale is the seller's divestment and the buyer's acquisition; which of them is said is up to the newest report.
    assert family_of(fact.type) == family_of(expected["type"])
    assert (fact.status, fact.target, fact.place, fact.country) == tuple(
        expected[name] for name in ("status", "target", "place", "country")
    )
    assert set(fact.investors) == set(expected["investors"])
    assert fact.amount is not None
    assert fact.amount.currency == expected["amount"]["currency"]
    assert float(fact.amount.value) == pytest.approx(expected["amount"]["value"], rel=0.01)
    assert row.told is not None
    assert list(row.told.differ) == expected["disputed"]


def test_there_are_ten_deals_and_no_more(whole: Base) -> None:
    assert whole.facts.count(without_doubtful(Everything()), kind="investment", once=True) == len(EXPECTED) == 10


@pytest.mark.parametrize("size", [1, 7, 30])
@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_batches_do_not_matter(whole: Base, read: Mapping[str, Stored], tmp_path: Path, seed: int, size: int) -> None:
    shuffled = random.Random(seed).sample(list(read.values()), len(read))
    base = base_of(tmp_path / "base", [shuffled[at : at + size] for at in range(0, len(shuffled), size)])
    assert told(base) == told(whole)
    assert said(base) == said(whole)


def test_deals_come_back_when_the_index_is_lost(whole: Base, read: Mapping[str, Stored], tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", [[one] for one in reversed(list(read.values()))])
    shutil.rmtree(base.folder / "index")
    again = Base.open(base.folder)
    assert told(again) == told(whole)
    assert said(again) == said(whole)


GONE: dict[str, Callable[[str, int], bool]] = {
    "all articles of a deal": lambda name, at: name.startswith("halden-brisco"),
    "the newest article of each deal": lambda name, at: name.endswith("-3") or name == "halden-brisco-4",
    "the first article of each deal": lambda name, at: name.endswith("-1"),
    "every second article": lambda name, at: at % 2 == 0,
}


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE.keys())
def test_what_was_removed_leaves_no_trace(
    whole: Base, read: Mapping[str, Stored], tmp_path: Path, gone: Callable[[str, int], bool]
) -> None:
    """The deals of a base that articles were taken out of are those of one that never had them."""
    names = [name for at, name in enumerate(read) if gone(name, at)]
    never = base_of(tmp_path / "never", [[one for name, one in read.items() if name not in names]])
    folder = tmp_path / "base"
    shutil.copytree(whole.folder, folder)
    base = Base.open(folder)
    assert base.write.remove([read[name].document.id for name in names]) == len(names)
    assert told(base) == told(never)
    assert said(base) == said(never)
    base.write.add([read[name] for name in names])
    assert told(base) == told(whole)
    assert said(base) == said(whole)


def test_ten_deals_without_one_are_nine(read: Mapping[str, Stored], whole: Base, tmp_path: Path) -> None:
    folder = tmp_path / "base"
    shutil.copytree(whole.folder, folder)
    base = Base.open(folder)
    base.write.remove([one.document.id for name, one in read.items() if name.startswith("torvik-pellan")])
    assert base.facts.count(without_doubtful(Everything()), kind="investment", once=True) == len(EXPECTED) - 1
    assert base.facts.count(parse_query("kind:investment conflict:yes"), once=True) == 0
