"""What people decided stays where they put it: with its fact, in its order, and in force over what was said before."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from decimal import Decimal
from pathlib import Path

import orjson
import pytest

from store.base import Base, Stored, archive_lines, check_base, parse_query, reparse
from store.model import Decision, Document, Fact, Metric, Period, Span, Value, Verb, said_of, text_digest
from tests.conftest import Run
from tests.madeup import article, varied

USER = "ann"
SENTENCE = "Maker 1 sold 11 cars in 2022 and 12 cars in 2023."
DOCUMENT = Document(id=text_digest(SENTENCE), text=SENTENCE, title="Two years", source="made-up")


def at(minute: int) -> str:
    return f"2024-01-01T00:{minute:02}:00+00:00"


def say(base: Base, verb: Verb, facts: list[Fact], minute: int, **rest: str) -> None:
    base.review.decide(said_of(facts, verb, user=USER, time=at(minute), **rest))


def empty(folder: Path) -> Base:
    return Base.open(folder, create=True)


def ids(base: Base, query: str) -> set[str]:
    return {row.fact.id for row in base.facts.every(parse_query(query))}


# Two facts of one sentence -------------------------------------------------------------------------------------------


def sold(cars: str, year: str, quote: str) -> Metric:
    """How many cars were sold in a year, as read from some words of the sentence."""
    start = SENTENCE.index(quote)
    return Metric(
        subject="Maker 1", measure="sales", value=Value(value=Decimal(cars), unit="unit", text=cars),
        period=Period(start=year, end=year, text=f"in {year}"), rule="made-up", confidence=1.0,
        document=DOCUMENT.id, source=DOCUMENT.source, published=None, span=Span(start, start + len(quote)), quote=quote,
        sentence_span=Span(0, len(SENTENCE)), sentence=SENTENCE,
    )  # fmt: skip


FORMER, LATTER = sold("11", "2022", "Maker 1 sold 11 cars in 2022"), sold("12", "2023", "and 12 cars in 2023")
FORMER_NOW, LATTER_NOW = sold("11", "2022", "sold 11 cars in 2022"), sold("12", "2023", "12 cars in 2023")
WHOLE = sold("12", "2023", "Maker 1 sold 11 cars in 2022 and 12 cars in 2023")
WHOLE_NOW = sold("12", "2023", "sold 11 cars in 2022 and 12 cars in 2023")


def base_of(folder: Path, *facts: Fact) -> Base:
    base = empty(folder)
    base.write.add([Stored(DOCUMENT, facts)])
    return base


def renewed(base: Base, *facts: Fact) -> tuple[int, list[tuple[str | None, str | None]]]:
    """How many facts moved their decisions, and the fact and the value of each decision that is lost."""
    result = base.write.reparse([Stored(DOCUMENT, facts)], USER, at(30))
    return result.moved, [(one.fact, one.value) for one in result.lost]


@pytest.fixture
def two_years(tmp_path: Path) -> Base:
    """Both facts of the sentence, each with a tag of its own."""
    base = base_of(tmp_path / "base", FORMER, LATTER)
    say(base, "tag", [FORMER], 1, value="former")
    say(base, "tag", [LATTER], 2, value="latter")
    return base


@pytest.mark.parametrize("now", [(FORMER_NOW, LATTER_NOW), (LATTER_NOW, FORMER_NOW)])
def test_two_facts_of_a_sentence_keep_their_own_decisions_when_both_shift(two_years: Base, now: tuple[Fact, ...]) -> None:
    assert renewed(two_years, *now) == (2, [])
    assert ids(two_years, "tag:former") == {FORMER_NOW.id}
    assert ids(two_years, "tag:latter") == {LATTER_NOW.id}
    assert two_years.review.lost() == []


def test_a_base_is_whole_right_after_decisions_moved(two_years: Base) -> None:
    assert renewed(two_years, FORMER_NOW, LATTER_NOW) == (2, [])
    assert check_base(two_years.folder).findings == ()


@pytest.fixture
def overlapping(tmp_path: Path) -> Base:
    """Two facts of which one was read from the words of the other, and more."""
    base = base_of(tmp_path / "base", FORMER, WHOLE)
    say(base, "tag", [FORMER], 1, value="former")
    say(base, "tag", [WHOLE], 2, value="latter")
    return base


def test_facts_whose_words_overlap_keep_their_own_decisions_too(overlapping: Base) -> None:
    assert renewed(overlapping, WHOLE_NOW, FORMER_NOW) == (2, [])
    assert ids(overlapping, "tag:former") == {FORMER_NOW.id}
    assert ids(overlapping, "tag:latter") == {WHOLE_NOW.id}


def test_a_fact_that_is_gone_does_not_take_the_place_of_one_that_overlaps(overlapping: Base) -> None:
    assert renewed(overlapping, WHOLE_NOW) == (1, [(FORMER.id, "former")])
    assert ids(overlapping, "tag:latter") == {WHOLE_NOW.id}


STAYS = [(FORMER, "former", (LATTER.id, "latter")), (LATTER, "latter", (FORMER.id, "former"))]
"""The fact that stays, its tag, and the fact that goes, with its own."""


@pytest.mark.parametrize(("stays", "tag", "gone"), STAYS)
def test_what_was_decided_of_a_fact_that_is_gone_is_lost_and_its_neighbour_keeps_its_own(
    two_years: Base, stays: Fact, tag: str, gone: tuple[str, str]
) -> None:
    assert renewed(two_years, stays) == (0, [gone])
    assert [(one.fact, one.value) for one in two_years.review.lost()] == [gone]
    assert two_years.facts.get(stays.id).standing.tags == (tag,)


def test_the_fact_that_shifts_keeps_its_decision_when_its_neighbour_is_gone(two_years: Base) -> None:
    assert renewed(two_years, LATTER_NOW) == (1, [(FORMER.id, "former")])
    assert two_years.facts.get(LATTER_NOW.id).standing.tags == ("latter",)


# Killed while an article is parsed again -----------------------------------------------------------------------------


def _killed_at(step: str, folder: Path) -> None:
    """Parse the article again in a process that ends where `step` would begin."""
    setattr(reparse, step, lambda *_, **__: os._exit(9))
    Base.open(folder).write.reparse([Stored(DOCUMENT, (FORMER_NOW, LATTER_NOW))], USER, at(30))


@pytest.mark.parametrize("step", ["write_shard", "write_manifest", "index_documents"])
def test_parsing_again_after_a_kill_finds_every_decision(two_years: Base, step: str) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_killed_at, args=(step, two_years.folder))
    process.start()
    process.join(60)
    assert process.exitcode == 9
    base = Base.open(two_years.folder)

    assert renewed(base, FORMER_NOW, LATTER_NOW)[1] == []

    assert base.facts.get(FORMER_NOW.id).standing.tags == ("former",)
    assert base.facts.get(LATTER_NOW.id).standing.tags == ("latter",)
    assert base.review.lost() == []
    assert check_base(base.folder).findings == ()


# The order in which things were said ---------------------------------------------------------------------------------


@pytest.fixture
def busy(tmp_path: Path) -> tuple[Base, Fact]:
    """A base in which a hundred facts were rejected by more than a hundred people, all at once, and the last of the facts."""
    base = empty(tmp_path / "base")
    articles = [article(1, number, metrics=10) for number in range(10)]
    base.write.add(articles)
    facts = [fact for one in articles for fact in one.facts]
    base.review.decide([one for person in range(105) for one in said_of(facts, "reject", user=f"person {person}", time=at(1))])
    assert len(list(base.review.every())) > 10_000
    return base, facts[-1]


def test_what_is_said_after_ten_thousand_decisions_comes_after_them(busy: tuple[Base, Fact]) -> None:
    base, last = busy
    say(base, "accept", [last], 1)
    assert base.facts.get(last.id).standing.verdict == "accepted"
    say(base, "note", [last], 1, value="seen twice")
    standing = base.facts.get(last.id).standing
    assert (standing.verdict, standing.notes) == ("accepted", ("seen twice",))
    assert [one.verb for one in base.review.of(last)][-3:] == ["reject", "accept", "note"]
    assert check_base(base.folder).findings == ()


def test_older_decisions_that_are_imported_do_not_override_newer_ones(tmp_path: Path, factdeck: Run) -> None:
    one = article(1, 1)
    base = empty(tmp_path / "base")
    base.write.add([one])
    say(base, "accept", list(one.facts[:1]), 5)
    say(base, "correct", list(one.facts[:1]), 6, field="place", value="Ruritania")
    older = [
        *said_of(one.facts[:1], "reject", user="bob", time=at(1)),
        *said_of(one.facts[:1], "correct", user="bob", time=at(2), field="place", value="Graustark"),
        *said_of(one.facts[:1], "note", user="bob", time=at(7), value="newer"),
    ]
    exported = "\n".join(archive_lines([(one.document, one.facts)], older)).encode()
    assert factdeck("import", "-", input=exported, base=base.folder).returncode == 0
    assert _standing(base.folder, one.facts[0]) == ("accepted", "Ruritania", ("newer",))
    shutil.rmtree(base.folder / "index")
    assert _standing(base.folder, one.facts[0]) == ("accepted", "Ruritania", ("newer",))
    assert check_base(base.folder).findings == ()


def _standing(folder: Path, fact: Fact) -> tuple[str | None, str | None, tuple[str, ...]]:
    row = Base.open(folder).facts.get(fact.id)
    return row.standing.verdict, row.fact.place_name, row.standing.notes


def test_a_newer_undo_holds_when_what_it_undoes_comes_later(tmp_path: Path) -> None:
    one = article(1, 1)
    base = empty(tmp_path / "base")
    base.write.add([one])
    rejected = said_of(one.facts[:1], "reject", user=USER, time=at(1))
    base.review.decide([Decision(verb="undo", batch=rejected[0].batch, user=USER, time=at(2))])
    base.review.decide(rejected)
    assert base.facts.get(one.facts[0].id).standing.verdict is None


def test_the_same_decision_twice_at_once_is_stored_once(tmp_path: Path) -> None:
    one = article(1, 1)
    base = empty(tmp_path / "base")
    base.write.add([one])
    noted = said_of(one.facts[:2], "note", user=USER, time=at(1), value="once")
    base.review.decide([*noted, *noted])
    assert list(base.review.every()) == noted
    assert len(orjson.loads((base.folder / "decisions" / "0001.json").read_bytes())["decisions"]) == 2
    assert base.facts.get(one.facts[0].id).standing.notes == ("once",)
    assert check_base(base.folder).findings == ()


# Which names are one company -----------------------------------------------------------------------------------------


def test_the_last_word_on_three_names_counts_from_the_command_line(tmp_path: Path, factdeck: Run) -> None:
    base = empty(tmp_path / "base")
    base.write.add([varied(number) for number in (1, 2, 3)])
    first, second, third = "Maker 1", "Maker 2", "Maker 3"
    steps = [
        ("merge", first, second, "one company"),
        ("split", third, first, "two companies"),
        ("split", third, second, "two companies"),
        ("merge", third, second, "one company"),
    ]
    for verb, name, other, told in steps:
        done = factdeck("review", verb, name, other, base=base.folder)
        assert (done.returncode, done.stderr) == (0, f"{name} and {other} are {told} now.\n")
    groups = Base.open(base.folder).companies.groups
    assert groups.same(third, second)
    assert not groups.same(third, first)
    assert not groups.same(first, second), "all three cannot be one any more, and the latest word is on the other two"
