"""A base is looked at down to the spans, and mended without deleting anything."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.base import Base, Everything, Stored, check_base, parse_documents, repair_base
from store.errors import BaseMissing
from store.frozen import replace
from store.model import Document, text_digest
from store.persist.shards import prepare, write_shard
from store.search.writing import prepared
from tests.conftest import Known, Run, parsed
from tests.golden.passages import load
from tests.madeup import article

Change = Callable[[dict[str, Any]], None]
SHARD = "0001.json"


@pytest.fixture
def two(base: Base) -> Base:
    """A base with the seed and one more article."""
    other = parsed("Acme Corp bought Widget Ltd for $40 million on Monday. Acme Corp employs 300 people.")
    base.write.add([Stored(other.document, other.facts)])
    return base


def rewritten(base: Base, change: Change) -> None:
    """Change the tables of the base's shard behind its back."""
    path = base.folder / "facts" / SHARD
    tables = orjson.loads(path.read_bytes())
    change(tables)
    path.write_bytes(orjson.dumps(tables))


def first(tables: dict[str, Any], table: str) -> dict[str, Any]:
    """The first record of a table."""
    record: dict[str, Any] = next(iter(tables[table].values()))
    return record


def test_a_whole_base_has_no_findings(two: Base) -> None:
    checked = check_base(two.folder)
    assert checked.findings == ()
    assert checked.documents == 2
    assert checked.facts == two.facts.count(Everything())


def other_text(tables: dict[str, Any]) -> None:
    document = first(tables, "documents")
    document["text"] = document["text"].replace("vehicles", "bicycles", 1)


def other_quote(tables: dict[str, Any]) -> None:
    first(tables, "metrics")["quote"] += "!"


def past_the_end(tables: dict[str, Any]) -> None:
    first(tables, "investments")["span"] = [10**6, 10**6 + 5]


def no_document(tables: dict[str, Any]) -> None:
    first(tables, "companies")["document"] = "0" * 16


@pytest.mark.parametrize("change", [other_text, other_quote, past_the_end, no_document])
def test_what_no_longer_fits_together_is_found_and_set_aside(two: Base, change: Change) -> None:
    rewritten(two, change)
    assert {finding.where for finding in check_base(two.folder).findings} >= {SHARD}
    damaged = (two.folder / "facts" / SHARD).read_bytes()

    repaired, _ = repair_base(two.folder)

    assert [path.read_bytes() for path in repaired.aside] == [damaged], "what was set aside is as it was"
    assert check_base(two.folder).findings == ()
    assert repaired.kept == (1 if change is other_text else 2)


def test_a_flipped_byte_is_found_by_its_checksum(two: Base) -> None:
    def flip(tables: dict[str, Any]) -> None:
        first(tables, "documents")["title"] = "Another title"

    rewritten(two, flip)
    assert any("checksum" in finding.sentence for finding in check_base(two.folder).findings)
    repaired, _ = repair_base(two.folder)
    assert repaired.aside == ()
    assert check_base(two.folder).findings == ()


def test_an_unreadable_shard_is_moved_and_the_rest_goes_on(two: Base, seed: Known) -> None:
    path = two.folder / "facts" / SHARD
    path.write_bytes(path.read_bytes()[:-100])
    repaired, left = repair_base(two.folder)
    assert [moved.name for moved in repaired.aside] == ["0001.1.json"]
    assert not left
    assert check_base(two.folder).documents == 0
    assert Base.open(two.folder).write.add([Stored(seed.document, seed.facts)]).stored == 1


def test_an_index_that_says_something_else_is_found_and_made_anew(two: Base, seed: Known) -> None:
    with two._present.index.writing() as writing:
        for one in prepared(seed.document, seed.facts[:3], "facts/0009.json", 90_000):
            writing.put(one)
    assert {finding.where for finding in check_base(two.folder).findings} == {"index"}
    repair_base(two.folder)
    assert check_base(two.folder).findings == ()


def test_the_command_says_it_in_sentences_and_exit_codes(two: Base, factdeck: Run) -> None:
    well = factdeck("check", base=two.folder)
    assert (well.returncode, well.stdout) == (0, "")
    assert well.stderr.startswith("All is well: 2 articles with ")
    rewritten(two, other_quote)
    ill = factdeck("check", base=two.folder)
    assert ill.returncode == 1
    assert any("its words are not those of its document" in line for line in ill.stdout.splitlines())
    assert "check --repair" in ill.stderr
    mended = factdeck("check", "--repair", base=two.folder)
    assert mended.returncode == 0
    assert "Set aside: " in mended.stderr


def test_a_folder_without_a_base_is_no_base(tmp_path: Path, factdeck: Run) -> None:
    with pytest.raises(BaseMissing):
        check_base(tmp_path)
    assert factdeck("check").returncode == 1


# Any article ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def any_thirty() -> list[Stored]:
    """Thirty passages of all kinds, parsed."""
    chosen = random.Random(3).sample(load(), 30)
    documents = [
        Document(id=text_digest(one.text), text=one.text, title=one.id, source=one.id, published=one.published)
        for one in chosen
    ]
    return [one for one in parse_documents(documents) if isinstance(one, Stored)]


def test_a_fresh_base_of_any_article_has_no_findings(any_thirty: list[Stored], tmp_path: Path) -> None:
    assert len(any_thirty) == 30
    for number, one in enumerate(any_thirty):
        base = Base.open(tmp_path / str(number), create=True)
        base.write.add([one])
        checked = check_base(base.folder)
        assert (checked.findings, checked.documents, checked.facts) == ((), 1, len(one.facts)), one.document.title


def test_the_command_has_nothing_to_say_of_a_base_of_many_articles(
    any_thirty: list[Stored], tmp_path: Path, factdeck: Run
) -> None:
    base = Base.open(tmp_path / "base", create=True)
    base.write.add(any_thirty[:20])
    base.write.add(any_thirty[20:])
    done = factdeck("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("All is well: 30 articles with ")


# Facts of one id -----------------------------------------------------------------------------------------------------


def clashing() -> Stored:
    """An article two of whose facts have one id, as older versions could write them."""
    one = article(1, 1)
    first, second, third = one.facts
    return Stored(one.document, (first, replace(second, id=first.id), third))


@pytest.fixture
def clash(tmp_path: Path) -> Path:
    """The folder of a base with such an article in a shard, and another in a second one."""
    folder = tmp_path / "base"
    prepare(folder)
    write_shard(folder, "0001.json", [clashing()])
    write_shard(folder, "0002.json", [article(2, 1)])
    return folder


def test_a_fact_whose_id_another_has_is_kept_with_an_id_of_its_own(clash: Path) -> None:
    said = check_base(clash).findings
    assert [one.sentence for one in said if one.where == SHARD] == [f"fact {clashing().facts[0].id}: another fact has its id"]

    repaired, left = repair_base(clash)

    assert (repaired.kept, repaired.lost, left) == (1, 0, ())
    assert check_base(clash).findings == ()
    facts = Base.open(clash).facts.of(clashing().document.id)
    assert [fact.quote for fact in facts] == [fact.quote for fact in article(1, 1).facts]
    assert facts[0].id == clashing().facts[0].id, "the first keeps it"
    assert len({fact.id for fact in facts}) == 3


def test_the_command_repairs_a_clash_and_says_that_nothing_was_lost(clash: Path, factdeck: Run) -> None:
    assert factdeck("check", base=clash).returncode == 1
    mended = factdeck("check", "--repair", base=clash)
    assert mended.returncode == 0
    assert "What was whole in them was stored again: 1 record." in mended.stderr
    assert factdeck("check", base=clash).returncode == 0
    assert factdeck("find", "--limit", "0", "kind:metric", base=clash).stdout.count("\n") == 6


def test_even_facts_that_are_the_same_to_the_letter_are_both_kept(tmp_path: Path) -> None:
    one = article(1, 1)
    prepare(tmp_path)
    write_shard(tmp_path, SHARD, [Stored(one.document, (*one.facts, one.facts[0]))])
    repair_base(tmp_path)
    assert check_base(tmp_path).findings == ()
    facts = Base.open(tmp_path).facts.of(one.document.id)
    assert sorted(fact.quote for fact in facts) == sorted(fact.quote for fact in (*one.facts, one.facts[0]))


@pytest.mark.parametrize("other", ["0001.json", "0002.json"])
def test_facts_of_two_articles_that_have_one_id_are_found_and_mended(tmp_path: Path, other: str) -> None:
    first, second = article(1, 1), article(2, 1)
    second = Stored(second.document, (replace(second.facts[0], id=first.facts[0].id), *second.facts[1:]))
    prepare(tmp_path)
    for name in sorted({SHARD, other}):
        write_shard(tmp_path, name, [one for one, place in ((first, SHARD), (second, other)) if place == name])
    Base.open(tmp_path)
    assert f"fact {first.facts[0].id}: another fact has its id" in [one.sentence for one in check_base(tmp_path).findings]
    repair_base(tmp_path)
    assert check_base(tmp_path).findings == ()
    assert len({row.fact.id for row in Base.open(tmp_path).facts.every(Everything())}) == 6


def test_one_article_in_two_shards_counts_once_and_is_no_finding(tmp_path: Path) -> None:
    one = article(1, 1)
    prepare(tmp_path)
    write_shard(tmp_path, "0001.json", [one])
    write_shard(tmp_path, "0002.json", [one, article(2, 1)])
    assert Base.open(tmp_path).facts.count(Everything()) == 6
    assert [finding for finding in check_base(tmp_path).findings if finding.where != "index"] == []
