"""`factdeck remove` takes articles out, never without somebody's yes; `add --again` puts one in the place of another."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest

from store.base import Base, Everything, check_base, parse_query
from store.model import said_of
from tests.conftest import Run
from tests.terminal.pty_session import Session
from tests.terminal.pty_session import factdeck as in_terminal

WIDTH = (120, 40)
REMOVED = "What was decided of their facts stays in the log: `review log --lost`."


def documents(folder: Path) -> int:
    return int(Base.open(folder).facts.summary()["documents"])


def asked(folder: Path, *args: str) -> Session:
    """The command in a terminal, once it has asked."""
    session = in_terminal(folder, WIDTH, "remove", *args)
    session.shows("with all facts? [y/N]:")
    return session


# remove --------------------------------------------------------------------------------------------------------------


def test_a_person_is_asked_and_yes_removes(own_folder: Path) -> None:
    session = asked(own_folder, "brisco")
    assert re.search(
        r"^  Halden Foods to buy Brisco Dairy \(.*articles.jsonl:11 \(halden-brisco-2\)\)$", session.text, re.MULTILINE
    )
    assert "Remove 4 articles with all facts?" in session.text
    session.send("y\r")
    session.shows("Removed 4 articles.")
    assert session.wait() == 0
    assert documents(own_folder) == 27
    base = Base.open(own_folder)
    assert base.facts.count(parse_query("brisco OR halden")) == 0
    assert check_base(own_folder).findings == ()


@pytest.mark.parametrize("answer", ["n\r", "\r"])
def test_a_person_who_says_no_keeps_everything(own_folder: Path, answer: str) -> None:
    session = asked(own_folder, "brisco")
    session.send(answer)
    session.shows("Nothing was removed.")
    assert session.wait() == 1
    assert documents(own_folder) == 31


def test_many_articles_are_told_by_their_first_titles(own_folder: Path) -> None:
    session = asked(own_folder, "kind:investment")
    lines = [line for line in session.text.splitlines() if line.startswith("  ")]
    assert lines[-1] == "  … and 21 more"
    assert len(lines) == 11
    session.send("\x03")
    assert session.wait() == 130
    assert documents(own_folder) == 31


def test_with_yes_nobody_is_asked(own_folder: Path, factdeck: Run) -> None:
    done = factdeck("remove", "brisco", "--yes")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Removed 4 articles. {REMOVED}\n"
    assert documents(own_folder) == 27


def test_where_nobody_can_be_asked_yes_has_to_be_said(own_folder: Path, factdeck: Run) -> None:
    done = factdeck("remove", "brisco")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "factdeck: This would remove 4 articles: --yes says that it should."
    assert documents(own_folder) == 31


def test_nothing_that_matches_removes_nothing(own_folder: Path, factdeck: Run) -> None:
    for query in ("xyzzy", "0" * 16, "", "  "):
        done = factdeck("remove", query, "--yes")
        assert (done.returncode, done.stderr) == (1, "No article matches: nothing was removed.\n"), query
    assert documents(own_folder) == 31


def test_a_wrong_query_removes_nothing(own_folder: Path, factdeck: Run) -> None:
    assert factdeck("remove", "brisco (", "--yes").returncode == 2
    assert factdeck("remove", "--yes").returncode == 2
    assert documents(own_folder) == 31


def test_the_article_of_a_fact_or_with_an_id_is_removed(own_folder: Path, factdeck: Run) -> None:
    base = Base.open(own_folder)
    first, second = (row.fact for row in base.facts.every(parse_query("kind:investment kestrel")))
    assert factdeck("remove", first.id, "--yes").stderr == f"Removed 1 article. {REMOVED}\n"
    assert [row.fact for row in Base.open(own_folder).facts.every(parse_query("kind:investment kestrel"))] == [second]
    assert factdeck("remove", second.document, "--yes").returncode == 0
    assert documents(own_folder) == 29


def test_what_is_left_tells_of_the_deal_without_what_was_removed(own_folder: Path, factdeck: Run) -> None:
    (closing,) = [row.fact for row in Base.open(own_folder).facts.every(parse_query("pellan kind:investment status:completed"))]
    factdeck("remove", closing.document, "--yes")
    (deal,) = [orjson.loads(line) for line in factdeck("find", "kind:investment pellan", "--once").stdout.splitlines()]
    assert (deal["status"], deal["reports"]) == ("agreed", 2)


def test_what_was_decided_stays_in_the_log(own_folder: Path, factdeck: Run) -> None:
    base = Base.open(own_folder)
    (fact,) = [row.fact for row in base.facts.every(parse_query("kind:investment brisco status:rumoured"))]
    base.review.decide(said_of([fact], "tag", user="ann", time="2025-05-01T10:00:00+00:00", value="watch"))
    factdeck("remove", "brisco", "--yes")
    (line,) = factdeck("review", "log", "--lost").stdout.splitlines()
    assert line.split("\t")[1:4] == ["ann", "tag", fact.id]


def test_what_was_removed_can_be_added_again(own_folder: Path, factdeck: Run) -> None:
    exported = factdeck("export", "brisco").stdout
    before = {row.fact.id for row in Base.open(own_folder).facts.every(Everything())}
    factdeck("remove", "brisco", "--yes")
    assert factdeck("import", "-", input=exported.encode()).returncode == 0
    assert {row.fact.id for row in Base.open(own_folder).facts.every(Everything())} == before


def test_of_a_base_that_is_not_there_nothing_is_removed(tmp_path: Path, factdeck: Run) -> None:
    done = factdeck("remove", "brisco", "--yes")
    assert done.returncode == 1
    assert "There is no base at" in done.stderr
    assert not (tmp_path / "base").exists()


# add --again ---------------------------------------------------------------------------------------------------------

FIRST = "LONDON, 5 March 2025 - Norvane bought cider start-up Jablonka for £48 million in January."
LATER = FIRST.replace("LONDON", "PARIS") + " The founders stay in charge of the orchards."


@pytest.fixture
def rewritten(factdeck: Run, tmp_path: Path) -> Path:
    """A base with an article whose file has another text meanwhile; the deal in it was tagged."""
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    assert factdeck("add", "a.txt").returncode == 0
    base = Base.open(tmp_path / "base")
    (deal,) = [row.fact for row in base.facts.every(parse_query("kind:investment"))]
    base.review.decide(said_of([deal], "tag", user="ann", time="2025-05-01T10:00:00+00:00", value="watch"))
    (tmp_path / "a.txt").write_text(LATER, encoding="utf-8")
    return tmp_path / "base"


def test_an_article_takes_the_place_of_an_older_text_of_its_source(rewritten: Path, factdeck: Run) -> None:
    done = factdeck("add", "--again", "a.txt")
    assert done.returncode == 0
    assert done.stderr == "Stored 1 article with 3 facts: 2 companies, 1 investment and 0 metrics.\n"
    base = Base.open(rewritten)
    (deal,) = base.facts.every(parse_query("kind:investment"))
    document = base.facts.document(deal.fact.document)
    assert document is not None
    assert document.text == LATER
    assert documents(rewritten) == 1
    again = factdeck("add", "--again", "a.txt")
    assert again.stderr == "Stored 0 articles with 0 facts; 1 article already there.\n"


def test_what_was_decided_goes_over_to_the_fact_that_says_the_same_in_the_new_text(rewritten: Path, factdeck: Run) -> None:
    factdeck("add", "--again", "a.txt")
    (deal,) = Base.open(rewritten).facts.every(parse_query("kind:investment"))
    assert deal.standing.tags == ("watch",)
    assert len(factdeck("find", "tag:watch").stdout.splitlines()) == 1
    assert factdeck("review", "log", "--lost").stdout == ""
    assert check_base(rewritten).findings == ()


def test_without_again_both_texts_are_kept(rewritten: Path, factdeck: Run) -> None:
    factdeck("add", "a.txt")
    assert documents(rewritten) == 2
    assert Base.open(rewritten).facts.count(parse_query("kind:investment")) == 2


def test_another_source_is_left_alone(rewritten: Path, factdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(LATER, encoding="utf-8")
    factdeck("add", "--again", "b.txt")
    assert documents(rewritten) == 2
    factdeck("add", "--again", "a.txt")
    assert documents(rewritten) == 2, "the text is there already, from another source"


def test_lines_of_a_file_that_stand_elsewhere_now_take_nobodys_place(factdeck: Run, tmp_path: Path) -> None:
    lines = [f'{{"text": "Acme Corp bought Widget {number} Ltd for ${number}0 million."}}\n' for number in (1, 2, 3)]
    file = tmp_path / "news.jsonl"
    file.write_text("".join(lines[1::-1]))
    factdeck("add", str(file))
    file.write_text("".join(lines[::-1]))
    done = factdeck("add", "--again", str(file))
    assert "2 articles already there" in done.stderr
    assert "documents\t3" in factdeck("info").stdout
