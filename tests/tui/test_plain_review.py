"""Facts are decided of in plain mode, in real processes: what is said, what is stored, and what a list goes on to."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from store.base import Base, Everything, Stored, parse_query
from store.model import Fact, correctable, said_of, said_of_companies
from store.persist.lock import writer_lock
from tests.conftest import Run, parsed
from tests.madeup import article
from tests.tui.conversing import Typed, command, only, talk
from tui.commands.plain import plain
from tui.plain.conversation import COMMANDS
from tui.present import linear
from tui.signature import USER_VARIABLE

DECIDING = [name for name, one in COMMANDS.items() if one.decides]
DEAL = "Stellantis, equity stake, Leapmotor, 1.5 billion euros, October 2023, planned"


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER_VARIABLE, "ann")


@pytest.fixture
def folder(base: Base) -> Path:
    """A base of one's own with the seed's facts."""
    return base.folder


@pytest.fixture(scope="module")
def makers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of 30 metrics of one maker, to be copied."""
    folder = tmp_path_factory.mktemp("plain") / "makers"
    Base.open(folder, create=True).write.add([article(1, number) for number in range(10)])
    return folder


@pytest.fixture
def crowd(makers: Path, tmp_path: Path) -> Path:
    """A base of one's own with 30 metrics of one maker."""
    shutil.copytree(makers, tmp_path / "crowd")
    return tmp_path / "crowd"


def told(folder: Path) -> list[tuple[str, str | None, str | None]]:
    """What was decided in a base, in order."""
    return [(one.verb, one.field, one.value) for one in Base.open(folder).review.every()]


def metrics(folder: Path) -> list[Fact]:
    return [row.fact for row in Base.open(folder).facts.every(parse_query("kind:metric"))]


def rejected(folder: Path) -> list[int]:
    """Which metrics of a base were rejected, counted from 1 in reading order."""
    base = Base.open(folder)
    return [number for number, fact in enumerate(metrics(folder), 1) if base.facts.get(fact.id).standing.verdict == "rejected"]


def headings(said: list[str], what: str) -> list[str]:
    return [line for line in said if re.match(rf"{what} [0-9]+ of", line)]


# Deciding -----------------------------------------------------------------------------------------------------------


def test_the_open_fact_is_decided_of_and_its_card_and_its_list_say_so(folder: Path) -> None:
    said = talk(folder, "search stellantis", "1", "accept", "tag EV watch", "note ask   them", "back", "1")
    assert f"Accepted: {DEAL}." in said
    assert f"Tagged “EV watch”: {DEAL}." in said
    assert f"Noted “ask them”: {DEAL}." in said
    assert said.count("1 of 1 reviewed.") == 4, "after each decision, and at the end of the list"
    state = "accepted, tagged EV watch, 1 note"
    assert f"1. {DEAL}; {state}." in said
    assert headings(said, "Investment")[-1] == f"Investment 1 of 1: {DEAL}; {state}."
    assert any(line.startswith("Decided: noted “ask them”, by ann, ") for line in said)
    assert told(folder) == [("accept", None, None), ("tag", None, "EV watch"), ("note", None, "ask them")]
    assert {one.user for one in Base.open(folder).review.every()} == {"ann"}


def test_the_fact_of_an_article_is_decided_of_too(folder: Path) -> None:
    said = talk(folder, "search stellantis", "1", "article", "reject")
    assert said[-2:] == [f"Rejected: {DEAL}.", "1 of 1 reviewed."]


def test_the_installed_command_decides(folder: Path, factdeck: Run) -> None:
    done = factdeck("--plain", "stellantis", input=b"accept 1\n", base=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2:] == [f"Accepted: {DEAL}.", "1 of 1 reviewed."]


def test_a_company_is_decided_of_where_its_article_is_read(folder: Path) -> None:
    assert "Accepted: Stellantis, company." in talk(folder, "companies", "8", "article", "accept")


def test_other_facts_are_told_with_what_was_said_of_them(folder: Path) -> None:
    said = talk(folder, "search people", "1", "1", "reject", "back")
    assert [line for line in said if line.startswith("1. ")][-1].endswith("; rejected.")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("reject 3", [3]),
        ("reject 3.", [3]),
        ("reject 1, 4 and 7", [1, 4, 7]),
        ("reject 1 4 7", [1, 4, 7]),
        ("reject 2 to 5", [2, 3, 4, 5]),
        ("reject 5-2, 2", [2, 3, 4, 5]),
        ("reject 9 to 12", [9, 10, 11, 12]),
        ("reject 28 to 30, 1", [1, 28, 29, 30]),
    ],
)
def test_numbers_of_a_list_are_decided_of_at_once(crowd: Path, typed: str, numbers: list[int]) -> None:
    said = talk(crowd, "metrics", typed)
    facts = re.escape(f": {len(numbers)} facts.") if len(numbers) > 1 else ": Maker 1, sales, .*"
    assert re.fullmatch("Rejected" + facts, said[-2])
    assert said[-1] == f"{len(numbers)} of 30 reviewed."
    assert rejected(crowd) == numbers
    assert len({one.batch for one in Base.open(crowd).review.every()}) == 1


def test_words_follow_the_numbers(crowd: Path) -> None:
    said = talk(crowd, "metrics", "tag 3 2023", "tag 1, 2 watch list", "note 4 5 were wrong", "correct 1 to 3 place Ruritania")
    assert [line.partition(":")[0] for line in said if "reviewed" not in line][-4:] == [
        "Tagged “2023”",
        "Tagged “watch list”",
        "Noted “5 were wrong”",
        "Corrected place “Ruritania”",
    ]
    standings = [Base.open(crowd).facts.get(fact.id).standing for fact in metrics(crowd)[:5]]
    assert [one.tags for one in standings] == [("watch list",), ("watch list",), ("2023",), (), ()]
    assert [one.notes for one in standings] == [(), (), (), ("5 were wrong",), ()]
    assert [one.corrections for one in standings] == [{"place": "Ruritania"}] * 3 + [{}] * 2


def test_a_tag_is_taken_away_in_two_ways_and_what_is_left_is_told(folder: Path) -> None:
    said = talk(folder, "search stellantis", "tag 1 watch", "tag 1 big", "untag 1 nothing", "tag 1 -watch", "untag 1 big")
    assert [line for line in said if line.startswith("Untagged")] == [
        f"Untagged “nothing”: {DEAL}; tagged watch and big.",
        f"Untagged “watch”: {DEAL}; tagged big.",
        f"Untagged “big”: {DEAL}.",
    ]


def test_undo_and_redo_go_back_and_forth(folder: Path) -> None:
    said = talk(
        folder, "investments", "accept 1", "tag 8 watch", "reject 2 to 4", "undo", "undo", "redo", "undo", "undo", "undo"
    )
    done = [line for line in said if line.startswith(("Undone", "Done again", "There"))]
    assert done == [
        "Undone: rejected, 3 facts.",
        f"Undone: tagged “watch”, {DEAL}.",
        f"Done again: tagged “watch”, {DEAL}; tagged watch.",
        f"Undone: tagged “watch”, {DEAL}.",
        "Undone: accepted, BYD, plant, new Hungarian plant, Hungary, December 2023, planned.",
        "There is nothing to undo.",
    ]
    assert [line for line in said if "reviewed" in line][2:] == [f"{number} of 8 reviewed." for number in (5, 2, 1, 2, 1, 0, 0)]


def test_what_others_decided_is_not_undone(folder: Path) -> None:
    base = Base.open(folder)
    base.review.decide([said_of_companies("merge", "BYD", "SAIC", user="ann", time="2024-01-01T00:00:00+00:00")])
    base.review.decide(said_of(metrics(folder)[:1], "accept", user="bea", time="2024-01-01T00:01:00+00:00"))
    assert talk(folder, "undo", "undo")[::2] == ["Undone: merged with “SAIC”, BYD.", "There is nothing to undo."]


# Correcting ---------------------------------------------------------------------------------------------------------


def test_a_field_is_corrected_by_its_name_or_the_beginning_of_it(folder: Path) -> None:
    said = talk(
        folder, "search stellantis", "1", "correct amount ~$12bn", "correct stake_percent 20%", "cor stak 21%",
        "correct WHEN 2024", 'correct amount ""', "back", "1",
    )  # fmt: skip
    assert (
        "Corrected amount “~$12bn”: Stellantis, equity stake, Leapmotor, about 12 billion US dollars, October 2023, planned."
        in said
    )
    assert "Corrected amount nothing: Stellantis, equity stake, Leapmotor, 21 percent, 2024, planned." in said
    assert "1. Stellantis, equity stake, Leapmotor, 21 percent, 2024, planned; corrected." in said
    assert 'When: 2024, read from "In October"; corrected by a person, was October 2023.' in said
    assert told(folder)[-2:] == [("correct", "date", "2024"), ("correct", "amount", "")]


def test_fields_are_told_as_they_would_be_typed(folder: Path) -> None:
    said = talk(folder, "search stellantis", "1", "correct", "correct amount", "correct stake")
    at = said.index("11 fields can be corrected:")
    assert said[at + 1 :] == [
        "Investors: Stellantis.", "Type: equity_stake.", "Target: Leapmotor.", "Sellers: nothing.", "Amount: EUR 1.5bn.",
        "Stake: nothing.", "Place: nothing.", "Country: nothing.", "When: 2023-10.", "Due: nothing.", "Status: planned.",
        'Amount: EUR 1.5bn. Type correct amount and what is right, or "" for nothing.',
        'Stake: nothing. Type correct stake and what is right, or "" for nothing.',
    ]  # fmt: skip
    assert told(folder) == []


def test_every_field_can_be_named(folder: Path) -> None:
    facts = {row.fact.kind: row.fact for row in Base.open(folder).facts.every(parse_query("-kind:company"))}
    for kind, fact in facts.items():
        said = talk(
            folder,
            f"{kind}s",
            *(f"correct 1 {name}" for field in correctable(fact) for name in (field, linear.label(type(fact), field))),
        )
        assert [line.partition(":")[0] for line in said if " Type correct " in line] == [
            linear.label(type(fact), field) for field in correctable(fact) for _ in range(2)
        ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("correct amount lots", "'lots' is no number like €1.5bn, USD 300M or 1bn..2bn."),
        ("correct stake 120%", "'120%' is no share like 5% or 33.3%."),
        ("correct when 2024..2023", "This period ends before it starts."),
        ("correct status done", "'done' is none of rumoured, planned, agreed, started, completed, cancelled."),
        ('correct type ""', "This field cannot be empty."),
        ("correct colour red", "An investment has no field 'colour'; it has investors, type, target, "),
        ("correct colour", "An investment has no field 'colour'; it has investors, type, target, "),
        ("correct s 5%", "s could be sellers or stake or status."),
        ("tag", "There is no tag in that."),
        ("tag -", "There is no tag in that."),
        ("untag  ", "There is no tag in that."),
        ("note", "There is no note in that."),
        ("accept it", 'Accept takes no words after it, and nothing was decided: what is "it"?'),
        ("reject 1", 'Reject takes no words after it, and nothing was decided: what is "1"?'),
        ("undo 1", 'Undo takes no words after it, and nothing was decided: what is "1"?'),
        ("redo", "There is nothing to redo."),
    ],
)
def test_what_cannot_be_said_of_the_open_fact_has_a_sentence(folder: Path, typed: str, says: str) -> None:
    assert only(folder, "search stellantis", "1", typed).startswith(says)
    assert told(folder) == []


WHICH = "Which fact? Open one first, or give its number in a list of facts, as in {0} 3 or {0} 2 to 5."


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["accept"], WHICH.format("accept")),
        (["accept 1"], WHICH.format("accept")),
        (["companies", "reject 1"], WHICH.format("reject")),
        (["metrics", "correct amount 5"], WHICH.format("correct")),
        (["metrics", "tag watch"], WHICH.format("tag")),
        (["metrics", "note"], WHICH.format("note")),
        (["metrics", "accept 12"], "There is no such number here: the last is 11."),
        (["metrics", "accept 0"], "There is no such number here: the last is 11."),
        (["metrics", "accept 1 to " + "9" * 5000], "There is no such number here: the last is 11."),
        (["search norvane", "accept 1"], "There is no such number here: nothing is listed."),
        (["metrics", "reject 1 and more"], 'Reject takes no words after it, and nothing was decided: what is "and more"?'),
        (["metrics", "tag 1, 2"], "There is no tag in that."),
        (["search saic", "correct 1, 6 amount 5"], "A metric has no field 'amount'; it has subject, "),
        (["ac 1"], WHICH.format("accept")),
        (["re 1"], "re could be reject or redo."),
        (["u"], "u could be untag or undo."),
        (["co"], "co could be companies or correct."),
        (
            ["acept 1"],
            'There is no command "acept". The nearest is accept. To look for it, type search acept 1. Help tells the commands.',
        ),
    ],
)
def test_of_what_nothing_can_be_said_has_a_sentence(seed_folder: Path, typed: list[str], says: str) -> None:
    assert only(seed_folder, *typed).startswith(says)
    assert told(seed_folder) == []


def test_no_more_than_a_thousand_at_once(tmp_path: Path) -> None:
    Base.open(tmp_path / "base", create=True).write.add([article(1, 1, metrics=1001)])
    assert only(tmp_path / "base", "metrics", "accept 1 to 1001") == "1,001 facts are too many at once: name 1,000 at most."
    assert talk(tmp_path / "base", "metrics", "accept 2 to 1001")[-2:] == ["Accepted: 1,000 facts.", "1,000 of 1,001 reviewed."]


def test_letters_stand_for_what_one_reads_with(seed_folder: Path) -> None:
    assert talk(seed_folder, "metrics", "n", "1", "a", "c") == talk(seed_folder, "metrics", "next", "1", "article", "companies")
    assert "and a is article, c is companies, n is next:" in talk(seed_folder, "help")[0]


# What a list goes on to ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["search kind:metric", "search review:open"])
def test_who_rejects_one_after_the_other_hears_each_once(crowd: Path, query: str) -> None:
    said = talk(crowd, query, "1", *["reject", "next"] * 30)
    cards = headings(said, "Metric")
    assert [card.partition(":")[0] for card in cards] == [f"Metric {number} of 30" for number in range(1, 31)]
    assert len({card.partition(":")[2] for card in cards}) == 30
    assert said[-2:] == ["30 of 30 reviewed.", "This is the end: there is nothing after it."]
    assert rejected(crowd) == list(range(1, 31))


def test_the_numbers_of_a_list_stay_until_it_is_asked_for_anew(crowd: Path) -> None:
    before = talk(crowd, "metrics", "next")
    said = talk(crowd, "metrics", "reject 2 to 4", "5", "back", "next", "reject 12", "previous", "metrics")
    rows = [line for line in said if re.match(r"[0-9]+\. ", line) and "; Article " not in line]
    assert headings(said, "Metric") == ["Metric 5 of 30:" + before[5][2:]]
    assert rows[10:20] == [f"{line.rstrip('.')}; rejected." if line[0] in "234" else line for line in before[1:11]], (
        "come back to"
    )
    assert rows[20:30] == before[13:23], "gone on to: nothing was moved up"
    assert rows[30:40] == rows[10:20]
    assert "26 metrics. 1 to 10:" in said
    assert rows[40][2:] == rows[0][2:]
    assert rows[41][2:] == rows[4][2:], "asked for anew, without those that were rejected"
    assert said[-2:] == ["4 of 30 reviewed.", "4 doubtful or rejected facts not told: search with confidence:>=0."]
    assert said.count("4 doubtful or rejected facts not told: search with confidence:>=0.") == 1, "the others were told"


def test_facts_beside_a_fact_keep_their_numbers_too(tmp_path: Path) -> None:
    texts = (
        "LONDON, 5 March 2025 - Norvane bought cider start-up Jablonka for £48 million in January.",
        "PRAGUE, 6 March 2025 - In January, Norvane bought Jablonka for £48 million.",
        "BRNO, 7 March 2025 - Norvane bought Jablonka for £52 million in January.",
    )
    articles = [parsed(text, f"2025-03-0{number}") for number, text in enumerate(texts, 5)]
    Base.open(tmp_path / "base", create=True).write.add([Stored(one.document, one.facts) for one in articles])
    said = talk(tmp_path / "base", "investments", "1", "1", "reject", "next", "next")
    assert said[-1] == "This is the end: there is nothing after it."
    cards = headings(said, "Investment")
    assert [re.sub(r":.* (\d+) million.*", r", \1", card) for card in cards] == [
        "Investment 1 of 3, 48",
        "Investment 1 of 2, 48",
        "Investment 2 of 2, 52",
    ]


def test_a_number_means_the_fact_that_was_told_though_another_process_hides_some(crowd: Path) -> None:
    facts = metrics(crowd)
    with Talking(crowd) as talking:
        listed = talking.say("metrics", "Type next for 11 to 20.")
        Base.open(crowd).review.decide(said_of(facts[:2], "reject", user="bea", time="2024-01-01T00:00:00+00:00"))
        talking.say("tag 3 first", "3 of 30 reviewed.")
        talking.say("tag 5 second", "4 of 30 reviewed.")
        card = talking.say("5", "Type article to read on.")
    assert card[0] == f"Metric 5 of 30: {listed[5][3:].rstrip('.')}; tagged second."
    base = Base.open(crowd)
    assert [base.facts.get(fact.id).standing.tags for fact in facts[2:5]] == [("first",), (), ("second",)]


def test_a_number_means_the_fact_that_was_told_though_another_process_brings_some_back(crowd: Path) -> None:
    facts, other = metrics(crowd), Base.open(crowd)
    other.review.decide(said_of(facts[:2], "reject", user="bea", time="2024-01-01T00:00:00+00:00"))
    with Talking(crowd) as talking:
        talking.say("metrics", "search with confidence:>=0.")
        other.review.undo("bea", "2024-01-01T00:01:00+00:00")
        talking.say("tag 1 first", "1 of 30 reviewed.")
        talking.say("tag 3 second", "2 of 30 reviewed.")
        card = talking.say("3", "Type article to read on.")
    assert card[0].startswith("Metric 3 of 30: ")
    assert card[0].endswith("; tagged second.")
    base = Base.open(crowd)
    assert [base.facts.get(fact.id).standing.tags for fact in facts[:5]] == [(), (), ("first",), (), ("second",)]


class Talking:
    """Plain mode in a process that is talked to line by line, as another one writes."""

    def __init__(self, folder: Path) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command(folder), stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
        self._late = Timer(60, self._process.kill)
        self._late.start()

    def __enter__(self) -> Talking:
        self._until("for more.")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._late.cancel()
        assert self._process.returncode == 0

    def send(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def say(self, line: str, end: str) -> list[str]:
        """What is said to a line, up to the one that ends so."""
        self.send(line)
        return self._until(end)

    def _until(self, end: str) -> list[str]:
        return list(self._lines(end))

    def _lines(self, end: str) -> Iterator[str]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            yield line.rstrip("\n")
            if line.rstrip("\n").endswith(end):
                return
        raise AssertionError(f"{end!r} was not said")


# How far it is ------------------------------------------------------------------------------------------------------


def test_how_far_the_review_is_is_told_of_what_is_listed(folder: Path) -> None:
    said = talk(
        folder,
        "search saic",
        "accept 1, 2",
        "where",
        "metrics",
        "where",
        "companies",
        "open 1",
        "where",
        "search review:open",
        "where",
    )
    progress = [line for line in said if line.endswith("reviewed.")]
    assert progress == [
        "2 of 9 reviewed.", "2 of 9 reviewed.", "0 of 5 reviewed.", "0 of 5 reviewed.", "1 of 5 reviewed.", "1 of 5 reviewed.",
        "2 of 19 reviewed.", "2 of 19 reviewed.",
    ]  # fmt: skip


def test_nobody_is_told_how_far_nothing_is(seed_folder: Path) -> None:
    assert not [line for line in talk(seed_folder, "search", "metrics", "where", "undo") if "reviewed" in line]


# What goes wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["accept", "reject", "correct amount 1", "tag wat", "note no", "untag w", "undo", "redo"])
def test_a_line_that_the_input_ends_in_decides_nothing(folder: Path, typed: str) -> None:
    sent = f"search stellantis\n1\n{typed}".encode()
    done = subprocess.run(command(folder), input=sent, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1] == "The input ended in the middle of this line: nothing was decided."
    assert told(folder) == []


def test_another_writer_is_told_and_waited_for(folder: Path) -> None:
    with Talking(folder) as talking:
        talking.say("search stellantis", "planned.")
        with writer_lock(folder, wait=0):
            assert talking.say("accept 1", "…") == [f"Waiting for process {os.getpid()}, which is writing to the base…"]
        assert talking.say("undo", f"Undone: accepted, {DEAL}.")[0] == f"Accepted: {DEAL}."


def test_a_writer_that_does_not_end_is_told_and_the_session_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("store.base.review.WAIT", 0.1)
    monkeypatch.setattr("sys.stdin", Typed(["search stellantis", "undo", "where"]))
    with writer_lock(folder, wait=0):
        assert plain(folder, "") == 0
    said = capsys.readouterr().out.splitlines()
    busy = f"The base at {folder} is being written to by process {os.getpid()}: try again when it is done."
    assert said[said.index(busy) + 1] == "Search: stellantis."
    assert told(folder) == []


def test_a_base_that_cannot_be_written_is_told_and_the_session_goes_on(folder: Path) -> None:
    (folder / "decisions").write_text("in the way")
    said = talk(folder, "search stellantis", "accept 1", "where")
    assert said[2].startswith(f"{folder} could not be written (")
    assert said[3] == "Search: stellantis."


def test_a_notice_that_is_new_is_told_with_the_decision(folder: Path) -> None:
    with Talking(folder) as talking:
        talking.say("search stellantis", "planned.")
        shard = next((folder / "facts").iterdir())
        whole = shard.read_bytes()
        Base.open(folder).write.add([article(1, 1)])
        shard.write_bytes(whole[: len(whole) // 2])
        said = talking.say("accept 1", "the rest of the base works.")
    assert said[0] == "Accepted: 1 fact."
    assert said[1].startswith(f"{shard} is damaged")


def test_words_of_a_person_only_print(folder: Path) -> None:
    said = talk(folder, "search stellantis", "tag 1 \x1b[31mred\x00", "note 1 \x1b]0;title\x07" + "long " * 500, "search", "8")
    assert f"8. {DEAL}; tagged ␛[31mred␀, 1 note." in said
    assert told(folder)[0] == ("tag", None, "\x1b[31mred\x00")


def test_what_is_stored_is_what_the_command_line_stores(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (deal,) = [row.fact for row in Base.open(folder).facts.every(parse_query("kind:investment stellantis"))]
    talk(
        folder,
        "search stellantis",
        "accept 1",
        "correct 1 amount  €2bn",
        "tag 1 watch  list",
        "note 1 ask",
        "untag 1 watch list",
    )
    for arguments in (
        ["accept", deal.id], ["correct", deal.id, "amount", " €2bn"], ["tag", "watch  list", deal.id], ["note", deal.id, "ask"],
        ["tag", "--remove", "watch list", deal.id],
    ):  # fmt: skip
        program = str(Path(sys.executable).with_name("factdeck"))
        subprocess.run([program, "--base", str(other), "review", *arguments], check=True, capture_output=True)
    assert told(folder) == told(other)
    assert [row.standing for row in Base.open(folder).facts.every(Everything())] == [
        row.standing for row in Base.open(other).facts.every(Everything())
    ]


def test_neither_textual_nor_the_network_is_loaded_to_decide(folder: Path) -> None:
    code = command(folder)[-1].replace("sys.exit(", "(")
    check = f"{code}\nsys.exit(any(name.split('.')[0] in ('textual', 'onnxruntime', 'tokenizers') for name in sys.modules))"
    typed = b"investments\naccept 1\ncorrect 2 amount 1bn\nundo\n"
    assert subprocess.run([sys.executable, "-c", check], input=typed, capture_output=True, check=False).returncode == 0
    assert len(told(folder)) == 3


def test_the_readme_names_every_command_that_decides() -> None:
    readme = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Over SSH, and without a screen")[1].split("\n## ")[0]
    assert [name for name in DECIDING if f"`{name}" not in section] == []
