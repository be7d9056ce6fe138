"""What is whole is kept and found: in damaged shards, in exports, in an index that cannot be locked, among many reports."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.base import Base, Everything, Stored, check_base, parse_query, repair_base
from store.base.index_writing import index_again
from store.frozen import replace
from store.model import Decision, Fact, Metric, Period, Standing, Verb, said_of
from store.persist.manifest import read_manifest
from store.search.index import Index, _linked
from tests.conftest import Run
from tests.madeup import article, varied

USER, TIME = "ann", "2024-01-01T00:00:00+00:00"
Tables = dict[str, dict[str, Any]]


def base_of(folder: Path, *articles: Stored) -> Base:
    base = Base.open(folder, create=True)
    base.write.add(articles)
    return base


def facts_in(base: Base) -> dict[str, Fact]:
    return {row.fact.id: row.fact for row in base.facts.every(Everything())}


def rewritten(path: Path, change: Callable[[Tables], None]) -> None:
    """Change the tables of a shard behind its base's back."""
    tables = orjson.loads(path.read_bytes())
    change(tables)
    path.write_bytes(orjson.dumps(tables))


# Repair --------------------------------------------------------------------------------------------------------------


FIFTY = [article(1, number) for number in range(50)]
BAD_FACT, BAD_ARTICLE = "7", "12"
"""Where the record of a fact, and of an article, stands in its table."""


def spoil_fact(tables: Tables) -> None:
    tables["metrics"][BAD_FACT]["value"] = "eleven"


def spoil_article(tables: Tables) -> None:
    del tables["documents"][BAD_ARTICLE]["text"]


@pytest.fixture
def fifty(tmp_path: Path) -> Base:
    return base_of(tmp_path / "base", *FIFTY)


def test_one_bad_fact_among_fifty_articles_costs_that_fact(fifty: Base) -> None:
    before = facts_in(fifty)
    rewritten(fifty.folder / "facts" / "0001.json", spoil_fact)
    repaired, left = repair_base(fifty.folder)
    assert (repaired.kept, left, len(repaired.aside)) == (50, (), 1)
    bad = FIFTY[2].facts[0]  # three facts an article
    assert facts_in(Base.open(fifty.folder)) == {key: fact for key, fact in before.items() if key != bad.id}
    assert check_base(fifty.folder).findings == ()


@pytest.mark.parametrize("opened", [True, False])
def test_one_bad_article_among_fifty_costs_that_article(fifty: Base, opened: bool) -> None:
    before = facts_in(fifty)
    rewritten(fifty.folder / "facts" / "0001.json", spoil_article)
    if opened:
        assert "facts/0001.json is damaged" in Base.open(fifty.folder).notices[0]
    repaired, left = repair_base(fifty.folder)
    assert (repaired.kept, repaired.lost, left) == (49, 1, ())
    lost = {fact.id for fact in FIFTY[int(BAD_ARTICLE) - 1].facts}
    assert facts_in(Base.open(fifty.folder)) == {key: fact for key, fact in before.items() if key not in lost}
    assert check_base(fifty.folder).findings == ()


def test_the_command_says_that_an_article_was_lost(fifty: Base, factdeck: Run) -> None:
    rewritten(fifty.folder / "facts" / "0001.json", spoil_article)
    mended = factdeck("check", "--repair", base=fifty.folder)
    assert mended.returncode == 1
    assert "What was whole in them was stored again: 49 records." in mended.stderr
    assert "What was not whole is in the files set aside only: 1 record." in mended.stderr
    assert "All is well: 49 articles with 147 facts" in mended.stderr
    assert factdeck("check", base=fifty.folder).returncode == 0, "told once, when it happens"


def three_hundred(base: Base) -> list[Decision]:
    """Decisions of a hundred facts, three of each."""
    facts = list(facts_in(base).values())[:100]
    steps: list[tuple[Verb, str | None]] = [("reject", None), ("accept", None), ("tag", "watch")]
    said = [one for verb, value in steps for one in said_of(facts, verb, user=USER, time=TIME, value=value)]
    base.review.decide(said)
    return said


def spoil_decision(tables: Tables) -> None:
    del tables["decisions"]["250"]["user"]


def test_one_bad_decision_among_three_hundred_costs_that_decision(fifty: Base, factdeck: Run) -> None:
    said = three_hundred(fifty)
    before = facts_in(fifty)
    rewritten(fifty.folder / "decisions" / "0001.json", spoil_decision)
    mended = factdeck("check", "--repair", base=fifty.folder)
    assert mended.returncode == 1
    assert "What was whole in them was stored again: 299 records." in mended.stderr
    assert "What was not whole is in the files set aside only: 1 record." in mended.stderr
    base = Base.open(fifty.folder)
    assert list(base.review.every()) == [*said[:249], *said[250:]], "in the order they were made"
    assert base.facts.count(parse_query("review:accepted")) == 100
    assert base.facts.count(parse_query("tag:watch")) == 99
    assert facts_in(base) == before
    assert check_base(base.folder).findings == ()


def test_repaired_counts_the_decisions_that_are_lost(fifty: Base) -> None:
    three_hundred(fifty)
    rewritten(fifty.folder / "decisions" / "0001.json", spoil_decision)
    repaired, left = repair_base(fifty.folder)
    assert (repaired.kept, repaired.lost, left) == (299, 1, ())


# Exports -------------------------------------------------------------------------------------------------------------


def test_an_export_of_some_facts_and_then_of_all_leave_nothing_out(base: Base, factdeck: Run, tmp_path: Path) -> None:
    base.write.add([varied(1), article(1, 1)])
    other = tmp_path / "other"
    for query in (["kind:investment"], []):
        exported = factdeck("export", *query, base=base.folder).stdout
        assert factdeck("import", "-", input=exported.encode(), base=other).returncode == 0
    assert facts_in(Base.open(other)) == facts_in(base)
    assert check_base(other).findings == ()


@pytest.mark.parametrize("field", ["quote", "sentence"])
def test_an_import_refuses_a_fact_whose_words_are_not_its_document_s(tmp_path: Path, factdeck: Run, field: str) -> None:
    base = base_of(tmp_path / "base", article(1, 1))
    lines = [orjson.loads(line) for line in factdeck("export", base=base.folder).stdout.splitlines()]
    lines[2][field] = lines[2][field].replace("sold", "made")
    other = tmp_path / "other"
    done = factdeck("import", "-", input=b"\n".join(map(orjson.dumps, lines)), base=other)
    assert done.returncode == 1
    assert "ine 3" in done.stderr
    assert "its words are not those of its document" in done.stderr
    assert facts_in(Base.open(other)) == {}


def test_conflicts_and_exports_tell_of_a_damaged_shard(tmp_path: Path, factdeck: Run) -> None:
    base = base_of(tmp_path / "base", article(1, 1))
    path = base.folder / "facts" / "0001.json"
    path.write_bytes(path.read_bytes()[:-9])
    told = factdeck("conflicts", base=base.folder)
    assert "facts/0001.json is damaged" in told.stderr
    for format_ in ("jsonl", "csv"):
        exported = factdeck("export", "--format", format_, base=base.folder)
        assert exported.returncode == 1
        assert "facts/0001.json is damaged" in exported.stderr
        assert "This is not all" in exported.stderr


def test_an_export_tells_of_a_damaged_shard_of_decisions(tmp_path: Path, factdeck: Run) -> None:
    one = article(1, 1)
    base = base_of(tmp_path / "base", one)
    base.review.decide(said_of(one.facts, "accept", user=USER, time=TIME))
    path = base.folder / "decisions" / "0001.json"
    path.write_bytes(path.read_bytes()[:-9])
    exported = factdeck("export", base=base.folder)
    assert exported.returncode == 1
    assert "decisions/0001.json is damaged" in exported.stderr


# The index -----------------------------------------------------------------------------------------------------------


def test_an_older_copy_of_a_shard_is_named_when_the_base_is_opened(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", article(1, 1))
    path, kept = base.folder / "facts" / "0001.json", tmp_path / "kept.json"
    shutil.copy(path, kept)
    base.write.add([article(1, 2), article(1, 3)])
    shutil.copy(kept, path)
    opened = Base.open(base.folder)
    assert len(opened.notices) == 1
    assert opened.notices[0].startswith("facts/0001.json holds 1 records, but 3 were written")
    assert set(facts_in(opened)) == {fact.id for fact in article(1, 1).facts}
    assert check_base(base.folder).findings == ()


def answers(index: Index) -> list[object]:
    """What an index says to several questions."""
    query = parse_query("maker")
    asked = index.reader
    return [asked.page(query), asked.companies(query, limit=9), asked.fact_count(), asked.decision_count(), asked.claims()]


def test_an_index_whose_lock_cannot_be_taken_answers_as_any_other(tmp_path: Path) -> None:
    one = varied(1)
    base = base_of(tmp_path / "base", one, varied(2))
    base.review.decide(said_of(one.facts, "accept", user=USER, time=TIME))
    index = base.folder / "index"
    expected = answers(base._present.index)
    linked = Index.readable(_linked(index))
    assert linked is not None
    assert answers(linked) == expected
    (index / ".tantivy-meta.lock").unlink(missing_ok=True)
    (index / ".tantivy-meta.lock").mkdir()  # a lock that nobody can take
    locked_out = Index.readable(index)
    assert locked_out is not None
    assert answers(locked_out) == expected


def index_as_said(base: Base, one: Stored, said: dict[str, Standing]) -> None:
    """Write an article into the index behind the log's back."""
    index = base._present.index
    with index.writing() as writing:
        index_again(index, writing, [one.document.id], said, base.companies.groups)


def test_an_index_that_does_not_know_what_was_said_is_found(tmp_path: Path, factdeck: Run) -> None:
    one = article(1, 1)
    base = base_of(tmp_path / "base", one)
    base.review.decide(said_of(one.facts[:1], "accept", user=USER, time=TIME))
    index_as_said(base, one, {})
    done = factdeck("check", base=base.folder)
    assert done.returncode == 1
    assert done.stdout == f"index: what people said of fact {one.facts[0].id} is not in it\n"
    repair_base(base.folder)
    assert check_base(base.folder).findings == ()
    assert Base.open(base.folder).facts.get(one.facts[0].id).standing.verdict == "accepted"


def test_an_index_that_says_of_a_fact_what_nobody_said_is_found(tmp_path: Path) -> None:
    one = article(1, 1)
    base = base_of(tmp_path / "base", one)
    base.review.decide(said_of(one.facts[:1], "accept", user=USER, time=TIME))
    standing = base.facts.get(one.facts[0].id).standing
    index_as_said(base, one, {fact.id: standing for fact in one.facts})
    assert {finding.where for finding in check_base(base.folder).findings} == {"index"}


# Reports -------------------------------------------------------------------------------------------------------------


def in_year(one: Stored, year: int) -> Stored:
    """An article whose figures are of another year."""
    period = Period(start=str(year), end=str(year), text="in 2023")
    return replace(one, facts=tuple(replace(fact, period=period) for fact in one.facts if isinstance(fact, Metric)))


def test_the_right_report_is_found_among_two_hundred_older_ones(tmp_path: Path) -> None:
    older = [in_year(article(1, number), 1900 + number) for number in range(10, 90)]
    told, again = article(1, 1, metrics=1), article(1, 1, metrics=2)
    assert sum(len(one.facts) for one in older) > 200
    base = base_of(tmp_path / "base", *older, told, again)
    said = base.compare.corroboration(told.facts[0])
    assert [row.fact.id for row in said.same] == [again.facts[0].id]
    assert said.different == ()


def test_a_shard_that_is_found_damaged_when_adding_is_noted_once_and_for_all(tmp_path: Path) -> None:
    """Its size is noted too: else each opening would take it for one that was put back, and index the base again."""
    base = base_of(tmp_path / "base", article(1, 1))
    shard = base.folder / "facts" / "0001.json"
    kept = (base.folder / "index" / "built.json").read_bytes()
    whole = shard.read_bytes()
    shard.write_bytes(b"{" + whole[1:].replace(b"}", b"]", 1))
    assert len(whole) == shard.stat().st_size
    base.write.add([article(2, 1)])
    assert (base.folder / "index" / "built.json").read_bytes() != kept
    manifest = read_manifest(base.folder)
    assert manifest is not None
    first = manifest.shards[0]
    assert (first.name, first.size, bool(first.damaged)) == ("0001.json", len(whole), True)
    assert Base.ready(base.folder) is not None
