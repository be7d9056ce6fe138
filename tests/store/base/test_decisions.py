"""What people decide is appended, found by queries, undone and done again, and kept when an article is parsed again."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from store.base import Base, Everything, Row, Stored, check_base, parse_query, repair_base, without_doubtful
from store.frozen import replace
from store.model import Decision, Fact, Investment, Metric, Verb, said_of, said_of_companies
from store.persist.lock import writer_lock
from tests.conftest import SEED, Known, Run, parsed
from tests.madeup import article

USER = "ann"


def at(minute: int) -> str:
    return f"2024-01-01T00:{minute:02}:00+00:00"


def ids(base: Base, query: str) -> set[str]:
    return {row.fact.id for row in base.facts.every(parse_query(query))}


def say(base: Base, verb: Verb, facts: list[Fact], minute: int, **rest: str) -> None:
    base.review.decide(said_of(facts, verb, user=USER, time=at(minute), **rest))


@pytest.fixture
def deals(base: Base) -> list[Fact]:
    return [row.fact for row in base.facts.every(parse_query("kind:investment"))]


def test_a_decision_changes_no_fact_and_is_there_in_a_new_process(base: Base, deals: list[Fact]) -> None:
    before = (base.folder / "facts" / "0001.json").read_bytes()
    say(base, "correct", deals[:1], 1, field="place", value="Ruritania")
    assert (base.folder / "facts" / "0001.json").read_bytes() == before
    row = Base.open(base.folder).facts.get(deals[0].id)
    assert row.fact.place_name == "Ruritania"
    assert row.read == deals[0]
    assert ids(base, "place:ruritania") == {deals[0].id}
    written = next(iter(base.review.every()))
    assert (written.user, written.time, written.quote) == (USER, at(1), deals[0].quote)


def test_rejected_facts_are_hidden_and_accepted_ones_are_sure(base: Base, deals: list[Fact]) -> None:
    say(base, "reject", deals[:1], 1)
    say(base, "accept", deals[1:2], 2)
    shown = {row.fact.id for row in base.facts.every(without_doubtful(parse_query("kind:investment")))}
    assert deals[0].id not in shown
    assert deals[1].id in shown
    assert ids(base, "review:rejected") == {deals[0].id}
    assert ids(base, "review:accepted confidence:>=1") == {deals[1].id}


def test_a_rejected_company_is_none_any_more(base: Base) -> None:
    name = base.companies.listed(Everything())[0][0]
    company = base.companies.get(name)
    assert company is not None
    say(base, "reject", [company], 1)
    assert name not in dict(base.companies.listed(without_doubtful(Everything())))
    base.review.undo(USER, at(2))
    assert name in dict(base.companies.listed(Everything()))


def test_undo_and_redo_go_back_and_forth_without_end(base: Base, deals: list[Fact]) -> None:
    tags = [f"t{number}" for number in range(12)]
    for minute, tag in enumerate(tags):
        say(base, "tag", deals, minute, value=tag)
    for _ in tags:
        assert len(base.review.undo(USER, at(20))) == len(deals)
    assert base.review.undo(USER, at(21)) == []
    assert base.facts.get(deals[0].id).standing.tags == ()
    for _ in tags[:5]:
        base.review.redo(USER, at(22))
    assert base.facts.get(deals[0].id).standing.tags == tuple(tags[:5])
    say(base, "note", deals[:1], 23, value="done with that")
    assert base.review.redo(USER, at(24)) == [], "a new decision ends what can be done again"
    assert check_base(base.folder).findings == ()


def test_people_undo_their_own_decisions_only(base: Base, deals: list[Fact]) -> None:
    base.review.decide(said_of(deals[:1], "accept", user="bob", time=at(1)))
    say(base, "reject", deals[1:2], 2)
    base.review.undo("bob", at(3))
    assert base.facts.get(deals[0].id).standing.verdict is None
    assert base.facts.get(deals[1].id).standing.verdict == "rejected"


def test_the_same_decision_twice_is_one(base: Base, deals: list[Fact]) -> None:
    for _ in range(2):
        say(base, "note", deals[:1], 1, value="once")
    assert base.facts.get(deals[0].id).standing.notes == ("once",)


def test_an_index_that_is_gone_comes_back_with_what_was_decided(base: Base, deals: list[Fact]) -> None:
    say(base, "tag", deals[:2], 1, value="watch")
    say(base, "tag", deals[2:3], 2, value="later")
    base.review.undo(USER, at(3))
    shutil.rmtree(base.folder / "index")
    again = Base.open(base.folder)
    assert ids(again, "tag:watch") == {deals[0].id, deals[1].id}
    assert ids(again, "tag:later") == set()
    assert again.review.redo(USER, at(4)) != []
    assert check_base(base.folder).findings == ()


def test_decisions_written_but_not_indexed_are_indexed_when_the_base_is_opened(base: Base, deals: list[Fact]) -> None:
    kept = base.folder.parent / "kept"
    shutil.copytree(base.folder / "index", kept)
    say(base, "tag", deals[:1], 1, value="watch")
    shutil.rmtree(base.folder / "index")
    shutil.copytree(kept, base.folder / "index")
    assert ids(Base.open(base.folder), "tag:watch") == {deals[0].id}


def test_a_damaged_shard_of_decisions_is_named_and_set_aside(base: Base, deals: list[Fact]) -> None:
    say(base, "tag", deals[:1], 1, value="watch")
    path = base.folder / "decisions" / "0001.json"
    path.write_bytes(path.read_bytes()[:-9])
    opened = Base.open(base.folder)
    assert "decisions/0001.json is damaged" in opened.notices[0]
    say(opened, "tag", deals[1:2], 2, value="watch")
    assert ids(opened, "tag:watch") == {deals[1].id}
    assert path.exists(), "what is damaged is left as it is"
    assert {finding.where for finding in check_base(base.folder).findings} >= {"decisions/0001.json"}
    repaired, left = repair_base(base.folder)
    assert [moved.name for moved in repaired.aside] == ["0001.1.json"]
    assert left == ()
    assert check_base(base.folder).findings == ()


def test_a_full_shard_of_decisions_is_closed(base: Base, deals: list[Fact]) -> None:
    many = [said_of(deals[:1], "tag", user=USER, time=at(0), value=f"t{number}")[0] for number in range(1001)]
    base.review.decide(many[:1000])
    base.review.decide(many[1000:])
    assert sorted(path.name for path in (base.folder / "decisions").iterdir()) == ["0001.json", "0002.json"]
    assert len(list(base.review.every())) == 1001


def _decide_many(folder: Path, user: str, fact_id: str) -> None:
    base = Base.open(folder)
    fact = base.facts.get(fact_id).fact
    for minute in range(10):
        base.review.decide(said_of([fact], "tag", user=user, time=at(minute), value=f"{user}{minute}"))


def test_people_decide_at_the_same_time_and_nothing_is_lost(base: Base, deals: list[Fact]) -> None:
    context = multiprocessing.get_context("spawn")
    people = [context.Process(target=_decide_many, args=(base.folder, user, deals[0].id)) for user in ("ann", "bob", "cy")]
    for process in people:
        process.start()
    for process in people:
        process.join(60)
    assert [process.exitcode for process in people] == [0, 0, 0]
    assert len(Base.open(base.folder).facts.get(deals[0].id).standing.tags) == 30
    assert check_base(base.folder).findings == ()


# Parsing again -------------------------------------------------------------------------------------------------------


def renewed(base: Base, seed: Known, facts: list[Fact]) -> tuple[int, int, list[str | None]]:
    result = base.write.reparse([Stored(seed.document, tuple(facts))], USER, at(30))
    return result.changed, result.moved, [one.value for one in result.lost]


def test_decisions_stay_with_facts_that_are_there_still(base: Base, seed: Known, deals: list[Fact]) -> None:
    say(base, "tag", deals, 1, value="watch")
    surer = [replace(fact, confidence=0.99) for fact in seed.facts]
    assert renewed(base, seed, surer) == (1, 0, [])
    assert ids(base, "tag:watch confidence:>=0.99") == {fact.id for fact in deals}
    assert check_base(base.folder).findings == ()


def moved_by_a_word(fact: Fact) -> Fact:
    """The fact as a newer parser might read it: from one word less."""
    span = fact.span
    words = len(fact.quote.split(" ")[0]) + 1
    return replace(fact, id="", span=replace(span, start=span.start + words), quote=fact.quote[words:])


def test_a_decision_goes_over_to_the_fact_in_the_place_of_its_own(base: Base, seed: Known, deals: list[Fact]) -> None:
    chosen = next(fact for fact in deals if " " in fact.quote)
    say(base, "tag", [chosen], 1, value="watch")
    heir = moved_by_a_word(chosen)
    assert heir.id != chosen.id
    facts = [heir if fact.id == chosen.id else fact for fact in seed.facts]
    assert renewed(base, seed, facts) == (1, 1, [])
    assert ids(base, "tag:watch") == {heir.id}
    assert renewed(base, seed, facts) == (0, 0, [])
    assert renewed(base, seed, list(seed.facts)) == (1, 1, []), "and back again"
    assert ids(base, "tag:watch") == {chosen.id}
    assert base.review.lost() == []


def test_decisions_that_lost_their_fact_are_listed_and_come_back_with_it(base: Base, seed: Known, deals: list[Fact]) -> None:
    say(base, "tag", deals[:1], 1, value="watch")
    without = [fact for fact in seed.facts if fact.id != deals[0].id]
    assert renewed(base, seed, without) == (1, 0, ["watch"])
    assert [(one.fact, one.value) for one in base.review.lost()] == [(deals[0].id, "watch")]
    renewed(base, seed, list(seed.facts))
    assert base.review.lost() == []
    assert ids(base, "tag:watch") == {deals[0].id}


def test_a_rewritten_shard_that_was_not_indexed_is_indexed_when_the_base_is_opened(base: Base, seed: Known) -> None:
    """The power goes between the shard and the index; the shard's size may be what it was."""
    kept = base.folder.parent / "kept"
    shutil.copytree(base.folder / "index", kept)
    built = orjson.loads((kept / "built.json").read_bytes())
    surer = [replace(fact, confidence=0.99) for fact in seed.facts]
    renewed(base, seed, surer)
    shutil.rmtree(base.folder / "index")
    shutil.copytree(kept, base.folder / "index")
    built["shards"] = {}
    (base.folder / "index" / "built.json").write_bytes(orjson.dumps(built))
    again = Base.open(base.folder)
    assert again.facts.count(parse_query("confidence:>=0.99")) == len(seed.facts)


# Companies -----------------------------------------------------------------------------------------------------------


def test_companies_are_merged_and_split_by_people(base: Base) -> None:
    for text in (
        "Larchwood Motors sold 20 cars in 2023. Larchwood Motors opened 3 stores.",
        "Larchwoods Motors Ltd sold 30 cars in 2022.",
    ):
        one = parsed(text)
        base.write.add([Stored(one.document, one.facts)])
    first, second = "Larchwood Motors", "Larchwoods Motors"
    alone = base.facts.count(Everything(), company=first)
    assert base.companies.lookalikes(first) == [second]
    base.review.decide([said_of_companies("merge", first, second, user=USER, time=at(1))])
    both = base.facts.count(Everything(), company=first)
    assert both == base.facts.count(Everything(), company=second) > alone
    assert [name for name, _ in base.companies.listed(Everything()) if name.startswith("Larch")] == [first]
    assert base.companies.names_of(first) == [first, second]
    assert base.companies.counts(Everything(), [first])[0].facts == both
    base.review.undo(USER, at(2))
    assert base.facts.count(Everything(), company=first) == alone


def test_a_list_that_is_read_keeps_what_it_has_told(base: Base, deals: list[Fact]) -> None:
    asked, told = without_doubtful(parse_query("plant")), [deals[0].id, deals[2].id]
    before = base.facts.find(asked, kind="investment", company="BYD").rows
    assert [row.fact.id for row in before] == [deals[0].id, deals[1].id]
    say(base, "reject", deals[:1], 1)
    assert base.facts.count(asked, kind="investment", company="BYD") == 1
    page = base.facts.find(asked, kind="investment", company="BYD", also=told)
    assert [row.fact.id for row in page.rows] == [deal.id for deal in deals[:3]], "each once, where it stands"
    assert page.total == base.facts.count(asked, kind="investment", company="BYD", also=told) == 3
    assert base.facts.count(asked, kind="metric", company="BYD", also=told) == 0


def test_how_much_is_reviewed_counts_the_rejected_and_not_what_is_asked_of_review(base: Base, deals: list[Fact]) -> None:
    def reviewed(query: str, **of: str) -> tuple[int, int] | None:
        return base.review.progress(parse_query(query), **of)

    assert reviewed("") is None
    say(base, "reject", deals[:1], 1)
    say(base, "tag", deals[1:3], 2, value="watch")
    assert reviewed("") == (3, 19)
    assert reviewed("confidence:>=0") == (3, base.facts.count(parse_query("-kind:company")))
    assert reviewed("review:open") == reviewed("-review:tagged") == (3, 19)
    assert reviewed("review:open", kind="investment") == (3, 8)
    assert reviewed("", kind="metric") == (0, 11)
    assert reviewed("tag:watch review:tagged") == (2, 2)
    assert reviewed("norvane") is None
    base.review.undo(USER, at(3))
    assert reviewed("", kind="investment") == (1, 8)


# From the command line -----------------------------------------------------------------------------------------------


def test_a_review_from_the_command_line(base: Base, deals: list[Fact], factdeck: Run) -> None:
    deal = deals[0].id
    steps = [
        (["accept", deal], "Accepted: 1 fact."),
        (["tag", "watch", deal, deals[1].id], "Tagged: 2 facts."),
        (["correct", deal, "place", "Ruritania"], "Corrected: 1 fact."),
        (["note", deal, "=cmd()"], "Noted: 1 fact."),
        (["undo"], "Undone: noted “=cmd()”, 1 fact.\n"),
        (["redo"], "Done again: noted “=cmd()”, 1 fact.\n"),
    ]
    for arguments, told in steps:
        done = factdeck("review", *arguments, base=base.folder, FACTDECK_USER="bea")
        assert (done.returncode, done.stderr[: len(told)]) == (0, told)
    shown = factdeck("show", deal, "--format", "table", base=base.folder).stdout
    assert "Ruritania" in shown
    assert "corrected, was" in shown
    assert "accepted  bea, 20" in shown
    found = orjson.loads(factdeck("find", "review:noted", "--format", "jsonl", base=base.folder).stdout)
    assert found["review"] == {
        "verdict": "accepted", "corrections": {"place": "Ruritania"}, "tags": ["watch"], "notes": ["=cmd()"],
    }  # fmt: skip
    assert factdeck("review", "log", base=base.folder).stdout.count("\n") == 7


def test_an_undo_says_whom_it_waits_for(base: Base, deals: list[Fact]) -> None:
    say(base, "accept", deals[:2], 1)
    command = [str(Path(sys.executable).with_name("factdeck")), "--base", str(base.folder), "review", "undo"]
    with writer_lock(base.folder, wait=0):
        undoing = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "FACTDECK_USER": USER})
        assert undoing.stderr is not None
        assert undoing.stderr.readline() == f"Waiting for process {os.getpid()}, which is writing to the base…\n"
    _, told = undoing.communicate(timeout=60)
    assert (undoing.returncode, told) == (0, "Undone: accepted, 2 facts.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["accept", "nothing"], "No fact has the id 'nothing'"),
        (["correct", "ID", "amount", "much"], "'much' is no number like"),
        (["correct", "ID", "colour", "red"], "An investment has no field 'colour'"),
        (["note", "ID", "  "], "There is no note in that."),
        (["merge", "Nobody Inc", "BYD"], "No document names a company 'Nobody Inc'."),
    ],
)
def test_what_cannot_be_said_is_told_in_a_sentence(
    base: Base, deals: list[Fact], factdeck: Run, arguments: list[str], sentence: str
) -> None:
    done = factdeck("review", *(deals[0].id if one == "ID" else one for one in arguments), base=base.folder)
    assert done.returncode in (1, 2)
    assert done.stderr.startswith(f"factdeck: {sentence}")
    assert list(Base.open(base.folder).review.every()) == []


def test_an_export_carries_what_was_decided(base: Base, deals: list[Fact], factdeck: Run, tmp_path: Path) -> None:
    say(base, "correct", deals[:1], 1, field="place", value="Ruritania")
    say(base, "reject", deals[1:2], 2)
    base.review.undo(USER, at(3))
    base.review.decide([said_of_companies("merge", "BYD", "SAIC", user=USER, time=at(4))])
    exported = factdeck("export", base=base.folder).stdout
    other = tmp_path / "other"
    assert factdeck("import", "-", input=exported.encode(), base=other).returncode == 0
    assert factdeck("import", "-", input=exported.encode(), base=other).returncode == 0
    assert factdeck("export", base=other).stdout == exported
    copied = Base.open(other)
    assert list(copied.review.every()) == list(base.review.every())
    assert [_told(row) for row in copied.facts.every(Everything())] == [_told(row) for row in base.facts.every(Everything())]
    assert check_base(other).findings == ()


def _told(row: Row) -> tuple[Fact, Fact, object]:
    return row.fact, row.read, row.standing


def test_an_export_of_some_facts_carries_what_was_decided_of_their_articles(
    base: Base, deals: list[Fact], factdeck: Run
) -> None:
    other = article(1, 1)
    base.write.add([other])
    say(base, "tag", deals[:1], 1, value="watch")
    say(base, "tag", list(other.facts), 2, value="other")
    lines = [orjson.loads(line) for line in factdeck("export", "maker", base=base.folder).stdout.splitlines()]
    assert [line["value"] for line in lines if line["kind"] == "decision"] == ["other"] * len(other.facts)


def test_parsing_again_from_the_command_line_changes_nothing_when_the_parser_is_the_same(factdeck: Run, tmp_path: Path) -> None:
    factdeck("add", str(SEED))
    deals = {row.fact.id for row in Base.open(tmp_path / "base").facts.every(parse_query("kind:investment"))}
    factdeck("review", "tag", "watch", *deals)
    done = factdeck("reparse")
    assert (done.returncode, done.stderr) == (0, "1 article parsed again, 0 with other facts than before.\n")
    assert ids(Base.open(tmp_path / "base"), "tag:watch") == deals


def test_a_decision_knows_what_it_needs() -> None:
    with pytest.raises(ValueError, match="accept is said of a fact"):
        Decision(verb="accept", batch="b", user="u", time="t")
    with pytest.raises(ValueError, match="needs a value"):
        Decision(verb="note", batch="b", user="u", time="t", fact="f", document="d")


def test_corrections_that_no_longer_fit_are_passed_over(base: Base, deals: list[Fact]) -> None:
    deal = next(fact for fact in deals if isinstance(fact, Investment))
    base.review.decide(
        [replace(said_of([deal], "correct", user=USER, time=at(1), field="status", value="agreed")[0], value="gone")]
    )
    assert base.facts.get(deal.id).fact.id == deal.id
    figure = next(row.fact for row in base.facts.every(parse_query("kind:metric")) if isinstance(row.fact, Metric))
    say(base, "correct", [figure], 2, field="measure", value="Units Sold")
    assert ids(base, "measure:units_sold") == {figure.id}
