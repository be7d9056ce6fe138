"""Facts of several documents: which tell of the same thing, and whether they say the same of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.base import Base, Stored, parse_query
from store.model import Fact
from tests.conftest import Run, parsed

BUY = "Northwind Motors took a 5% stake in Quillon Robotics for $700 million in July 2023."
SALES = "Brightwater said it sold 1.2 million vehicles in 2023."


def base_of(folder: Path, *texts: str, published: str = "2023-08-01") -> Base:
    base = Base.open(folder, create=True)
    for text in texts:
        one = parsed(text, published)
        base.write.add([Stored(one.document, one.facts)])
    return base


def sides(base: Base, kind: str) -> list[tuple[int, int]]:
    """For each fact of a kind, how many other documents say the same, and something else."""
    found = [base.compare.corroboration(row.fact) for row in base.facts.every(parse_query(f"kind:{kind}"))]
    return [(len(one.same), len(one.different)) for one in found]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Northwind Motors acquired a 5% stake in Quillon Robotics for $700 million in July 2023, sources said.", (1, 0)),
        ("Northwind Motors AG bought 5% of Quillon Robotics in July 2023.", (1, 0)),
        ("Northwind Motors took a 5% stake in Quillon Robotics for $900 million in July 2023.", (0, 1)),
        ("Northwind Motors took a 9% stake in Quillon Robotics for $700 million in July 2023.", (0, 1)),
        ("Northwind Motors took a 5% stake in Quillon Robotics for about $720 million in July 2023.", (1, 0)),
        ("Northwind Motors took a 5% stake in Quillon Robotics for €640 million in July 2023.", (1, 0)),
        ("Northwind Motors took a 5% stake in Tavistock Robotics for $700 million in July 2023.", (0, 0)),
        ("Northwind Motors took a 5% stake in Quillon Robotics for $300 million in March 2019.", (0, 0)),
        ("Hazel Foods took a 5% stake in Quillon Robotics for $100 million in July 2023.", (0, 0)),
    ],
)
def test_deals_of_two_documents(tmp_path: Path, other: str, expected: tuple[int, int]) -> None:
    assert sides(base_of(tmp_path / "base", BUY, other), "investment") == [expected, expected]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Brightwater sold 1,203,456 vehicles in 2023, up 4%.", (1, 0)),
        ("Brightwater sold 1.4 million vehicles in 2023.", (0, 1)),
        ("Brightwater sold over 1.2 million vehicles in 2023.", (1, 0)),
        ("Brightwater sold 1 million vehicles in 2023.", (0, 1)),
        ("Brightwater sold 1.4 million vehicles in 2022.", (0, 0)),
        ("Larch Motors sold 1.4 million vehicles in 2023.", (0, 0)),
    ],
)
def test_figures_of_two_documents(tmp_path: Path, other: str, expected: tuple[int, int]) -> None:
    assert sides(base_of(tmp_path / "base", SALES, other), "metric") == [expected, expected]


def test_one_document_confirms_nothing_by_saying_it_twice(tmp_path: Path) -> None:
    assert set(sides(base_of(tmp_path / "base", f"{BUY} {SALES}\n\nAgain: {BUY}"), "investment")) == {(0, 0)}


def test_a_document_that_confirms_does_not_also_differ(tmp_path: Path) -> None:
    """Other facts of a document that says the same are about something else."""
    both = "Brightwater sold 1.2 million vehicles in 2023. Brightwater sold 0.3 million vehicles in 2023."
    first = sides(base_of(tmp_path / "base", SALES, both), "metric")
    assert first[0] == (1, 0)


def test_conflicts_are_listed_with_both_sources(tmp_path: Path, factdeck: Run) -> None:
    base_of(tmp_path / "base", BUY, BUY.replace("$700", "$900"), SALES, "Brightwater sold 1,203,456 vehicles in 2023, it said.")
    done = factdeck("conflicts", "--format", "table")
    assert done.stderr == "1 conflict; 2 facts confirmed by another document.\n"
    assert "$700M" in done.stdout
    assert "≠ Northwind Motors" in done.stdout
    assert "$900M" in done.stdout
    assert factdeck("conflicts", "kind:metric").stderr.startswith("0 conflicts; 2 facts ")


def test_the_card_shows_what_other_documents_say(tmp_path: Path, factdeck: Run) -> None:
    base = base_of(tmp_path / "base", BUY, BUY.replace("$700", "$900"))
    fact: Fact = next(base.facts.every(parse_query("kind:investment"))).fact
    shown = factdeck("show", fact.id, "--format", "table").stdout
    assert "Other documents differ" in shown
    assert "≠ Northwind Motors" in shown
