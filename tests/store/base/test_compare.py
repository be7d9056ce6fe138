"""What several articles say of one thing: who agrees, who differs, each conflict once, a measure over the years."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.base import Base, Everything, Stored, parse_query
from store.model import Metric, said_of, said_of_companies
from tests.store.base.reports import at, base_of, deal, facts_of, figure, ids, money, report


def bought(millions: int, words: str, published: str = "2024-01-24") -> Stored:
    """An article that says for how much Alder bought Birch."""
    text = f"{words} for {millions} million euros."
    return report((text, deal("Alder", target="Birch", amount=money(millions))), published=published)


FORTY, FORTY_TOO = bought(40, "Alder bought Birch", "2024-01-10"), bought(40, "Birch went to Alder", "2024-01-11")
FIFTY = bought(50, "Alder has bought Birch", "2024-01-12")
SOLD = report(("Alder sold 70 cars in 2023.", figure("Alder", 70, "2023")))


@pytest.fixture
def disputed(tmp_path: Path) -> Base:
    """Three reports of a deal, of which one differs, and a figure that nobody else tells."""
    return base_of(tmp_path / "base", FORTY, FORTY_TOO, FIFTY, SOLD)


def test_corroboration_is_of_other_articles(disputed: Base) -> None:
    said = disputed.compare.corroboration(facts_of(FORTY)[0])
    assert [row.fact for row in said.same] == facts_of(FORTY_TOO)
    assert [row.fact for row in said.different] == facts_of(FIFTY)
    alone = disputed.compare.corroboration(facts_of(FIFTY)[0])
    assert alone.same == ()
    assert [row.fact for row in alone.different] == [*facts_of(FORTY), *facts_of(FORTY_TOO)]


def test_what_only_one_article_tells_nobody_confirms(disputed: Base) -> None:
    said = disputed.compare.corroboration(facts_of(SOLD, "metric")[0])
    assert (said.same, said.different) == ((), ())


def test_a_fact_that_is_not_in_the_base_is_compared_with_nothing(disputed: Base) -> None:
    said = disputed.compare.corroboration(facts_of(bought(41, "Alder buys Birch"))[0])
    assert (said.same, said.different) == ((), ())


def test_a_conflict_comes_once_with_what_the_others_say(disputed: Base) -> None:
    ((row, others),) = disputed.compare.conflicts(Everything())
    assert row.fact == facts_of(FORTY)[0]
    assert [one.fact for one in others] == facts_of(FIFTY)
    assert list(disputed.compare.conflicts(parse_query("kind:metric"))) == []


def test_every_report_of_what_is_in_dispute_says_so(disputed: Base) -> None:
    reports = {fact.id for one in (FORTY, FORTY_TOO, FIFTY) for fact in facts_of(one)}
    assert ids(disputed, "conflict:yes") == reports
    assert {disputed.facts.get(one).told.differ for one in reports} == {("amount",)}  # type: ignore[union-attr]
    assert ids(disputed, "reports:3") == reports


def test_a_correction_ends_a_conflict_and_an_undo_brings_it_back(disputed: Base) -> None:
    disputed.review.decide(said_of(facts_of(FIFTY), "correct", user="ann", time=at(1), field="amount", value="40m EUR"))
    assert list(disputed.compare.conflicts(Everything())) == []
    assert len(disputed.compare.corroboration(facts_of(FORTY)[0]).same) == 2
    disputed.review.undo("ann", at(2))
    assert len(list(disputed.compare.conflicts(Everything()))) == 1


def test_who_rejects_a_report_ends_its_conflict(disputed: Base) -> None:
    disputed.review.decide(said_of(facts_of(FIFTY), "reject", user="ann", time=at(1)))
    assert list(disputed.compare.conflicts(Everything())) == []
    assert disputed.facts.get(facts_of(FORTY)[0].id).reports == 2
    assert disputed.facts.get(facts_of(FIFTY)[0].id).told is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_it_does_not_matter_which_article_came_first(tmp_path: Path, order: tuple[int, ...]) -> None:
    articles = [FORTY, FORTY_TOO, FIFTY]
    base = base_of(tmp_path / "base", *(articles[one] for one in order))
    found = {row.fact.id: row.told for row in base.facts.every(parse_query("kind:investment"))}
    together = Base.open(tmp_path / "together", create=True)
    together.write.add(articles)
    assert {row.fact.id: row.told for row in together.facts.every(parse_query("kind:investment"))} == found


def test_two_names_that_a_person_calls_one_company_tell_one_deal(tmp_path: Path) -> None:
    other = report(("Ellery bought Birch for 40 million euros.", deal("Ellery", target="Birch", amount=money(40))))
    base = base_of(tmp_path / "base", FORTY, other)
    assert base.facts.count(Everything(), kind="investment", once=True) == 2
    base.review.decide([said_of_companies("merge", "Alder", "Ellery", user="ann", time=at(1))])
    assert base.facts.count(Everything(), kind="investment", once=True) == 1
    assert [row.fact for row in base.compare.corroboration(facts_of(FORTY)[0]).same] == facts_of(other)
    base.review.undo("ann", at(2))
    assert base.facts.count(Everything(), kind="investment", once=True) == 2


# Over time -----------------------------------------------------------------------------------------------------------


def test_the_history_of_a_measure_is_of_one_subject_and_one_unit(tmp_path: Path) -> None:
    articles = [
        report((f"Alder sold {number} cars in {year}.", figure("Alder", number, str(year))))
        for year, number in ((2022, 60), (2020, 40), (2023, 70))
    ]
    other = report(("Fir sold 9 cars in 2021.", figure("Fir", 9, "2021")))
    hoped = report(("Alder will sell 90 cars in 2025.", figure("Alder", 90, "2025", outlook="target")))
    base = base_of(tmp_path / "base", *articles, other, hoped)
    asked = facts_of(articles[0], "metric")[0]
    assert isinstance(asked, Metric)
    history = base.compare.history(asked)
    assert [row.fact.when.start for row in history if row.fact.when] == ["2020", "2022", "2023"]
    base.review.decide(said_of([history[0].fact], "reject", user="ann", time=at(1)))
    assert len(base.compare.history(asked)) == 2


def test_articles_that_tell_a_figure_again_stand_in_its_history(tmp_path: Path) -> None:
    again = report(("In 2023 Alder sold 70 cars.", figure("Alder", 70, "2023")))
    base = base_of(tmp_path / "base", SOLD, again)
    asked = facts_of(SOLD, "metric")[0]
    assert isinstance(asked, Metric)
    assert len(base.compare.history(asked)) == 2
    assert [row.fact for row in base.compare.corroboration(asked).same] == facts_of(again, "metric")
