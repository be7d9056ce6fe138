"""Articles are parsed again: their facts are others, their place and what was decided stay, their deals are told anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.base import Base, Everything, Stored, check_base, parse_query
from store.frozen import replace
from store.model import Fact, said_of
from store.persist import shards
from tests.madeup import varied
from tests.store.base.reports import at, base_of, deal, facts_of, ids, money, report

FIVE = [varied(number) for number in range(5)]
TOLD = report(
    ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-10"
)
AGAIN = report(
    ("Alder has bought Birch, for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-12"
)


def surer(stored: Stored) -> Stored:
    """The article as a newer parser reads it."""
    return Stored(stored.document, tuple(replace(fact, confidence=0.99) for fact in stored.facts))


def in_order(base: Base) -> list[str]:
    return [row.fact.id for row in base.facts.every(Everything())]


@pytest.fixture
def five(tmp_path: Path) -> Base:
    """Five articles of ten facts."""
    return base_of(tmp_path / "base", *FIVE)


def test_articles_that_read_as_before_change_nothing(five: Base) -> None:
    before = (five.folder / "facts" / "0001.json").read_bytes()
    result = five.write.reparse(FIVE, "ann", at(1))
    assert (result.documents, result.changed, result.moved, result.lost) == (5, 0, 0, ())
    assert (five.folder / "facts" / "0001.json").read_bytes() == before
    assert check_base(five.folder).findings == ()


def test_facts_that_changed_take_the_place_of_the_old_ones(five: Base) -> None:
    before = in_order(five)
    result = five.write.reparse([surer(FIVE[1]), FIVE[2]], "ann", at(1))
    assert (result.documents, result.changed) == (2, 1)
    assert in_order(five) == before
    assert ids(five, "confidence:>=0.99") == {fact.id for fact in FIVE[1].facts}
    assert in_order(Base.open(five.folder)) == before
    assert check_base(five.folder).findings == ()


def test_facts_may_become_fewer_and_more(five: Base) -> None:
    five.write.reparse([Stored(FIVE[0].document, FIVE[0].facts[:3]), Stored(FIVE[4].document, ())], "ann", at(1))
    assert five.facts.count(Everything()) == 33
    assert five.facts.of(FIVE[4].document.id) == []
    assert five.facts.document(FIVE[4].document.id) == FIVE[4].document
    five.write.reparse([FIVE[0], FIVE[4]], "ann", at(2))
    assert in_order(five) == [fact.id for one in FIVE for fact in one.facts]
    assert check_base(five.folder).findings == ()


def test_an_article_that_gets_its_first_facts_when_others_are_gone_stands_where_it_stood(five: Base) -> None:
    five.write.reparse([Stored(FIVE[4].document, ())], "ann", at(1))
    five.write.remove([FIVE[1].document.id])
    five.write.add([varied(7)])
    five.write.reparse([FIVE[4]], "ann", at(2))
    assert in_order(five) == [fact.id for number in (0, 2, 3, 4, 7) for fact in varied(number).facts]


def test_articles_that_are_not_there_are_passed_over(five: Base) -> None:
    result = five.write.reparse([varied(9)], "ann", at(1))
    assert (result.documents, result.changed, in_order(five)) == (0, 0, [fact.id for one in FIVE for fact in one.facts])


def test_articles_of_several_shards_are_parsed_again_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.base.write.FULL", 2)
    base = base_of(tmp_path / "base", *FIVE)
    assert len(shards.shard_files(base.folder)) == 3
    base.review.decide(said_of([one.facts[2] for one in FIVE], "tag", user="ann", time=at(1), value="watch"))
    result = base.write.reparse([surer(one) for one in FIVE], "ann", at(2))
    assert (result.documents, result.changed, result.lost) == (5, 5, ())
    assert ids(base, "tag:watch confidence:>=0.99") == {one.facts[2].id for one in FIVE}
    assert in_order(base) == in_order(Base.open(base.folder)) == [fact.id for one in FIVE for fact in one.facts]
    assert check_base(base.folder).findings == ()


def test_decisions_go_over_to_the_fact_in_the_place_and_are_lost_without_one(five: Base) -> None:
    kept, moved, lost = FIVE[0].facts[2:5]
    for minute, fact in enumerate((kept, moved, lost)):
        five.review.decide(said_of([fact], "tag", user="ann", time=at(minute), value=f"t{minute}"))
    words = moved.quote.split(" ", 1)
    heir: Fact = replace(moved, id="", quote=words[1], span=replace(moved.span, start=moved.span.start + len(words[0]) + 1))
    now = [heir if fact is moved else fact for fact in FIVE[0].facts if fact is not lost]
    result = five.write.reparse([Stored(FIVE[0].document, tuple(now))], "bob", at(9))
    assert (result.moved, [one.value for one in result.lost]) == (1, ["t2"])
    assert [ids(five, f"tag:t{minute}") for minute in range(3)] == [{kept.id}, {heir.id}, set()]
    move = list(five.review.every())[-1]
    assert (move.verb, move.user, move.fact, move.value) == ("move", "bob", moved.id, heir.id)
    assert five.review.undo("bob", at(10)) == [], "a move is nobody's to take back"
    assert check_base(five.folder).findings == ()


def test_a_deal_that_is_read_otherwise_is_told_by_others_no_more(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", TOLD, AGAIN)
    assert base.facts.get(facts_of(TOLD)[0].id).reports == 2
    other = report(
        ("Alder has bought Birch, for 40 million euros.", deal("Alder", target="Cedar", amount=money(40))),
        published="2024-01-12",
    )
    base.write.reparse([other], "ann", at(1))
    assert base.facts.get(facts_of(TOLD)[0].id).told is None
    assert base.facts.count(Everything(), kind="investment", once=True) == 2
    base.write.reparse([AGAIN], "ann", at(2))
    assert base.facts.get(facts_of(TOLD)[0].id).reports == 2
    assert base.facts.count(parse_query("birch"), kind="investment", once=True) == 1
    assert check_base(base.folder).findings == ()
