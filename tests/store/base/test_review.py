"""What people decide: written down once, taken back and done again, found by the fact, lost when the fact is gone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.base import Base, Everything, check_base, parse_query
from store.errors import BaseBusy
from store.model import Decision, Fact, Verb, said_of, said_of_companies
from store.persist.lock import writer_lock
from tests.madeup import article
from tests.store.base.reports import at, base_of, ids

ONE, TWO = article(1, 1), article(2, 1)
FIRST, SECOND, THIRD = ONE.facts


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """Two articles of three figures each."""
    return base_of(tmp_path / "base", ONE, TWO)


def said(verb: Verb, *facts: Fact, minute: int = 1, user: str = "ann", **rest: str) -> list[Decision]:
    return said_of(facts, verb, user=user, time=at(minute), **rest)


def test_nothing_is_begun_before_anybody_decides(base: Base) -> None:
    assert (base.review.begun, list(base.review.every()), base.review.lost()) == (False, [], [])
    assert base.review.progress(Everything()) is None
    assert base.review.undo("ann", at(1)) == base.review.redo("ann", at(1)) == []


def test_what_is_decided_is_written_found_and_there_for_another_process(base: Base) -> None:
    decisions = said("tag", FIRST, SECOND, value="watch")
    base.review.decide(decisions)
    for one in (base, Base.open(base.folder)):
        assert one.review.begun
        assert list(one.review.every()) == decisions
        assert ids(one, "tag:watch") == {FIRST.id, SECOND.id}
        assert [held.value for held in one.review.of(FIRST)] == ["watch"]
        assert one.review.of(THIRD) == []


def test_what_is_written_already_is_not_written_again(base: Base) -> None:
    noted = said("note", FIRST, value="once")
    for batch in (noted, noted, [*noted, *said("note", SECOND, value="once")]):
        base.review.decide(batch)
    assert [one.fact for one in base.review.every()] == [FIRST.id, SECOND.id]


def test_nothing_decided_writes_nothing(base: Base) -> None:
    base.review.decide([])
    assert not (base.folder / "decisions").exists()


def test_the_words_of_a_decision_are_those_of_its_fact(base: Base) -> None:
    base.review.decide(said("accept", FIRST))
    (written,) = base.review.every()
    assert (written.fact, written.document, written.quote) == (FIRST.id, ONE.document.id, FIRST.quote)


def test_an_undo_gives_what_it_takes_back_and_a_redo_what_it_does_again(base: Base) -> None:
    base.review.decide(said("tag", FIRST, value="watch"))
    base.review.decide(said("reject", FIRST, SECOND, minute=2))
    assert [one.verb for one in base.review.undo("ann", at(3))] == ["reject", "reject"]
    assert ids(base, "review:rejected") == set()
    assert [one.verb for one in base.review.of(FIRST)] == ["tag"]
    assert [one.fact for one in base.review.redo("ann", at(4))] == [FIRST.id, SECOND.id]
    assert ids(base, "review:rejected") == {FIRST.id, SECOND.id}
    assert [one.verb for one in base.review.every()] == ["tag", "reject", "reject", "undo", "redo"]
    assert check_base(base.folder).findings == ()


def test_nobody_takes_back_what_another_said(base: Base) -> None:
    base.review.decide(said("accept", FIRST, user="bob"))
    assert base.review.undo("ann", at(2)) == []
    assert len(base.review.undo("bob", at(3))) == 1


def test_a_merge_is_undone_as_anything_else(base: Base) -> None:
    base.review.decide([said_of_companies("merge", "Maker 1", "Maker 2", user="ann", time=at(1))])
    assert base.companies.groups.same("Maker 1", "Maker 2")
    base.review.undo("ann", at(2))
    assert not base.companies.groups.same("Maker 1", "Maker 2")
    assert not Base.open(base.folder).companies.groups.same("Maker 1", "Maker 2")


def test_progress_counts_what_was_looked_at_the_rejected_too(base: Base) -> None:
    base.review.decide(said("reject", FIRST))
    base.review.decide(said("accept", *TWO.facts, minute=2))
    assert base.review.progress(Everything()) == (4, 6)
    assert base.review.progress(parse_query("review:open")) == (4, 6)
    assert base.review.progress(parse_query('"maker 1"')) == (1, 3)
    assert base.review.progress(Everything(), kind="metric") == (4, 6)
    assert base.review.progress(Everything(), kind="investment") is None


def test_what_is_said_of_an_article_that_is_gone_is_lost_until_it_is_back(base: Base) -> None:
    base.review.decide(said("tag", FIRST, *TWO.facts[:1], value="watch"))
    base.write.remove([ONE.document.id])
    assert [(one.fact, one.value) for one in base.review.lost()] == [(FIRST.id, "watch")]
    assert len(list(base.review.every())) == 2
    base.write.add([ONE])
    assert base.review.lost() == []
    assert ids(base, "tag:watch") == {FIRST.id, TWO.facts[0].id}
    assert check_base(base.folder).findings == ()


def test_who_may_not_write_now_is_told_who_does(base: Base) -> None:
    told: list[int | None] = []
    with writer_lock(base.folder, wait=0), pytest.raises(BaseBusy, match=f"process {os.getpid()}"):
        base.review.decide(said("accept", FIRST), wait=0, waiting=told.append)
    assert told == [os.getpid()]
    assert list(base.review.every()) == []


def test_many_decisions_one_by_one_leave_a_whole_base(base: Base) -> None:
    for minute in range(14):
        base.review.decide(said("tag", FIRST, minute=minute, value=f"t{minute}"))
        if minute % 2:
            base.review.undo("ann", at(minute))
    assert len(base.facts.get(FIRST.id).standing.tags) == 7
    assert base.facts.count(Everything()) == 6
    assert check_base(base.folder).findings == ()
