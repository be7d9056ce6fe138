"""A base goes out and comes back as it was; a table for people keeps the sentence, the source and the offsets."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import orjson
import pytest

from store.base import Base, Everything, Stored, check_base, parse_query
from store.model import Document, text_digest
from tests.conftest import Run
from tests.madeup import article


@pytest.fixture
def full(base: Base) -> Base:
    """A base with the seed, made-up articles, and one whose text has every sort of character in it."""
    odd = "Acme \x1b[31m sold \u202e 3 \u2028 cars – «très» \t 😀 =1+1"
    base.write.add([article(1, number) for number in range(40)])
    base.write.add([Stored(Document(id=text_digest(odd), text=odd, title="=odd", source="-", publisher="A\x07B"), ())])
    return base


def test_a_base_round_trips_to_the_byte(full: Base, tmp_path: Path, factdeck: Run) -> None:
    out = factdeck("export", base=full.folder)
    assert out.returncode == 0
    copy = tmp_path / "copy"
    assert factdeck("import", "-", input=out.stdout.encode(), base=copy).returncode == 0
    assert factdeck("export", base=copy).stdout == out.stdout
    assert check_base(copy).findings == ()
    assert list(Base.open(copy).facts.every(Everything())) == list(full.facts.every(Everything()))


def test_importing_again_changes_nothing(full: Base, tmp_path: Path, factdeck: Run) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(factdeck("export", base=full.folder).stdout, encoding="utf-8")
    again = factdeck("import", str(path), base=full.folder)
    assert again.stderr == "Stored 0 articles with 0 facts; 42 articles already there.\n"


def test_an_import_that_breaks_off_goes_on_when_it_is_run_again(full: Base, tmp_path: Path, factdeck: Run) -> None:
    lines = factdeck("export", base=full.folder).stdout.splitlines(keepends=True)
    broken = "".join([*lines[: len(lines) // 2], lines[len(lines) // 2][:20]])
    copy = tmp_path / "copy"
    first = factdeck("import", "-", input=broken.encode(), base=copy)
    assert first.returncode == 1
    assert f"Line {len(lines) // 2 + 1:,} cannot be imported: it is not JSON" in first.stderr
    assert factdeck("import", "-", input="".join(lines).encode(), base=copy).returncode == 0
    assert factdeck("export", base=copy).stdout == "".join(lines)


def test_a_query_exports_the_articles_of_the_facts_that_match(full: Base, factdeck: Run) -> None:
    out = factdeck("export", "kind:investment", base=full.folder)
    records = [orjson.loads(line) for line in out.stdout.splitlines()]
    documents = [record["id"] for record in records if record["kind"] == "document"]
    matching = {row.fact.document for row in full.facts.every(parse_query("kind:investment"))}
    assert set(documents) == matching
    facts = {record["id"] for record in records if record["kind"] != "document"}
    assert facts == {fact.id for one in documents for fact in full.facts.of(one)}, "whole, as an import passes over known ones"


def test_a_table_has_the_sentence_the_source_and_the_offsets(full: Base, factdeck: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(factdeck("export", "--format", "csv", base=full.folder).stdout)))
    assert len(rows) == full.facts.count(Everything())
    for row in rows:
        document = full.facts.document(row["document"])
        assert document is not None
        assert row["sentence"] in " ".join(document.text.split())
        assert row["source"]
        assert int(row["start_offset"]) < int(row["end_offset"]) <= len(document.text)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"[1]", "it is no JSON object"),
        (b'{"kind": "document", "id": "a"}', "it is no document"),
        (b'{"kind": "metric"}', "it is neither a document nor a fact"),
        (b"\xff\xfe", "it is not JSON"),
    ],
)
def test_a_line_that_is_no_export_is_named(line: bytes, why: str, factdeck: Run) -> None:
    done = factdeck("import", "-", input=line)
    assert done.returncode == 1
    assert f"Line 1 cannot be imported: {why}" in done.stderr
