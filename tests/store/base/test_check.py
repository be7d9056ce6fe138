"""A base is looked at down to the spans, and mended without deleting anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.base import Base, Everything, Stored, check_base, repair_base
from store.errors import BaseMissing
from store.parse.pipeline import Parsed
from store.search.writing import prepared
from tests.conftest import Run, parsed

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


def test_an_unreadable_shard_is_moved_and_the_rest_goes_on(two: Base, seed: Parsed) -> None:
    path = two.folder / "facts" / SHARD
    path.write_bytes(path.read_bytes()[:-100])
    repaired, left = repair_base(two.folder)
    assert [moved.name for moved in repaired.aside] == ["0001.1.json"]
    assert not left
    assert check_base(two.folder).documents == 0
    assert Base.open(two.folder).write.add([Stored(seed.document, seed.facts)]).stored == 1


def test_an_index_that_says_something_else_is_found_and_made_anew(two: Base, seed: Parsed) -> None:
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
