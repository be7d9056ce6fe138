"""A moment stays what it was while others write; damage is what tantivy or a checksum says, and whoever finds it mends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.base import Base, Everything, Row, check_base
from store.base.snapshot import Snapshot
from store.errors import IndexDamaged
from store.model import said_of, said_of_companies
from tests.madeup import article, varied
from tests.store.base.reports import at, base_of, ids

ONE, TWO = article(1, 1), article(2, 1)


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """One article of three figures."""
    return base_of(tmp_path / "base", ONE)


# Moments -------------------------------------------------------------------------------------------------------------


def test_a_moment_stays_what_it_was_while_its_base_is_written_to(base: Base) -> None:
    moment = base.moment()
    base.write.add([TWO])
    base.review.decide(said_of(ONE.facts, "tag", user="ann", time=at(1), value="watch"))
    base.review.decide([said_of_companies("merge", "Maker 1", "Maker 2", user="ann", time=at(2))])
    assert moment.facts.count(Everything()) == 3
    assert moment.facts.document(TWO.document.id) is None
    assert ids(moment, "tag:watch") == set()
    assert not moment.companies.groups.same("Maker 1", "Maker 2")
    assert not moment.review.begun
    assert (base.facts.count(Everything()), len(ids(base, "tag:watch"))) == (6, 3)
    assert base.companies.groups.same("Maker 1", "Maker 2")


def test_a_moment_of_a_moment_is_the_same_one(base: Base) -> None:
    moment = base.moment()
    again = moment.moment()
    base.write.add([TWO])
    assert again.facts.count(Everything()) == moment.facts.count(Everything()) == 3


def test_a_moment_outlives_what_is_taken_out_and_parsed_again(base: Base) -> None:
    moment = base.moment()
    base.write.reparse([article(1, 1)], "ann", at(1))
    base.write.remove([ONE.document.id])
    assert moment.facts.of(ONE.document.id) == list(ONE.facts)
    assert base.facts.of(ONE.document.id) == []


def test_a_moment_that_writes_sees_its_own_and_what_others_wrote_before_it(base: Base) -> None:
    moment = base.moment()
    base.write.add([TWO])
    moment.review.decide(said_of(ONE.facts[:1], "tag", user="ann", time=at(1), value="watch"))
    assert ids(moment, "tag:watch") == {ONE.facts[0].id}
    assert moment.facts.count(Everything()) == 6
    assert ids(Base.open(base.folder), "tag:watch") == {ONE.facts[0].id}
    assert check_base(base.folder).findings == ()


def test_a_base_goes_on_where_a_moment_of_it_has_written(base: Base) -> None:
    moment = base.moment()
    moment.write.add([TWO])
    base.review.decide(said_of(TWO.facts, "tag", user="ann", time=at(1), value="watch"))
    assert ids(base, "tag:watch") == {fact.id for fact in TWO.facts}
    assert base.facts.count(Everything()) == 6
    assert check_base(base.folder).findings == ()


def test_all_facts_are_read_of_one_moment_though_more_are_added_on_the_way(tmp_path: Path) -> None:
    base = Base.open(tmp_path / "base", create=True)
    base.write.add([varied(number) for number in range(120)])  # more than are read at a step
    reading = base.facts.every(Everything())
    read: list[Row] = [next(reading)]
    base.write.add([varied(number) for number in range(120, 130)])
    base.write.remove([varied(119).document.id])
    read += reading
    assert [row.fact.id for row in read] == [fact.id for number in range(120) for fact in varied(number).facts]


def test_news_are_what_another_has_written_since(base: Base) -> None:
    other = Base.open(base.folder)
    before = base.stamp
    assert base.news() == 0
    other.write.add([TWO])
    other.review.decide(said_of(TWO.facts[:1], "accept", user="ann", time=at(1)))
    assert (base.news(), other.news()) == (4, 0)
    assert base.stamp != before
    assert base.facts.count(Everything()) == 3, "it is told, and not shown before it is asked for"
    assert Base.open(base.folder).facts.count(Everything()) == 6


def test_facts_that_are_read_anew_without_becoming_more_are_one_piece_of_news(base: Base) -> None:
    Base.open(base.folder).write.reparse([ONE], "ann", at(1))
    assert base.news() == 1


# Damage --------------------------------------------------------------------------------------------------------------


def stored_records(folder: Path) -> list[Path]:
    """The files in which an index keeps what it gives back."""
    return sorted((folder / "index").glob("*.store"))


def flipped(path: Path, place: int) -> None:
    """Another bit at a place of a file. The file is a new one: who has the old one open is none the wiser."""
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.unlink()
    path.write_bytes(content)


def test_a_flipped_bit_in_the_stored_records_is_never_answered_with(tmp_path: Path) -> None:
    articles = [varied(number) for number in range(3)]
    whole = base_of(tmp_path / "whole", *articles)
    expected = [row.fact for row in whole.facts.every(Everything())]
    (path, *_) = stored_records(whole.folder)
    rebuilt = 0
    for place in range(0, path.stat().st_size, max(1, path.stat().st_size // 25)):
        folder = tmp_path / "base"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(whole.folder, folder)
        flipped(folder / "index" / path.name, place)
        opened = Base.open(folder)
        before = opened._present.index
        assert [row.fact for row in opened.facts.every(Everything())] == expected, place
        assert [row.fact for row in opened.facts.find(Everything(), limit=50).rows] == expected, place
        assert all(opened.facts.document(one.document.id) == one.document for one in articles), place
        rebuilt += opened._present.index is not before
    assert rebuilt > 5, "what is read was damaged, and found to be"


def test_who_does_not_wait_for_a_new_index_answers_with_nothing_and_says_so(base: Base) -> None:
    for path in stored_records(base.folder):
        flipped(path, 100)
    hasty = Base.open(base.folder, patient=False)
    assert list(hasty.facts.every(Everything())) == []
    assert hasty.damaged
    assert Base.ready(base.folder) is None, "the next one that opens it makes it anew"
    assert Base.open(base.folder).facts.count(Everything()) == 3
    assert check_base(base.folder).findings == ()


def damaged_once() -> Callable[[Snapshot], int]:
    """A question that finds the index damaged when it is asked first."""
    asked: list[Snapshot] = []

    def question(now: Snapshot) -> int:
        asked.append(now)
        if len(asked) == 1:
            raise IndexDamaged("as if")
        return now.reader.fact_count()

    return question


def test_damage_during_a_moment_is_mended_in_its_base_and_the_moment_goes_on_from_there(base: Base) -> None:
    moment = base.moment()
    before = base._present.index
    assert moment._present.ask(damaged_once()) == 3
    assert base._present.index is not before
    assert moment._present.snapshot is base._present.snapshot


def test_a_moment_that_was_damaged_goes_on_from_a_base_that_was_mended_already(base: Base) -> None:
    moment = base.moment()
    base.write.add([TWO])
    before = base._present.index
    assert moment._present.ask(damaged_once()) == 6
    assert base._present.index is before, "its files were written since: nobody knows of any damage"


def test_a_question_that_fails_by_a_fault_of_ours_says_so_and_starts_no_rebuild(base: Base) -> None:
    def question(now: Snapshot) -> int:
        raise KeyError(now.reader.fact_count())

    for asked in (base, base.moment()):
        before, built = asked._present.index, asked.stamp
        with pytest.raises(KeyError, match="3"):
            asked._present.ask(question)
        assert (asked._present.index is before, asked.stamp == built, asked.damaged, asked.notices) == (True, True, False, ())
    assert Base.ready(base.folder) is not None


def test_damage_that_a_new_index_does_not_mend_is_told(base: Base) -> None:
    def question(now: Snapshot) -> int:
        raise IndexDamaged(f"still, among {now.reader.fact_count()} facts")

    with pytest.raises(IndexDamaged, match="still, among 3 facts"):
        base._present.ask(question)
