"""A base of an older schema is brought up to date when it is opened, and can be had back as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import pytest

from store.base import Base, Everything, Row, check_base, parse_query, repair_base
from store.base.rebuild import in_memory
from store.errors import BaseNotWritable, BaseTooNew
from store.model import OPEN, Company, Fact, Investment, Metric, Period, Standing, said_of
from store.persist.manifest import SCHEMA_VERSION, read_manifest
from tests.conftest import Run
from tests.madeup import article

OLD = Path(__file__).parent / "base-of-schema-1"
FACTS = 7
BACKUP = "schema-1-generation-1"
SECOND = Path(__file__).parent / "schema2"
"""A base that was written by the code of schema 2 (be670cf): the seed article and one of our own, with 18 decisions."""
EXPORTED = Path(__file__).parent / "exported-by-schema-2.jsonl"
"""The same base, as `factdeck export` of schema 2 wrote it."""
SECOND_BACKUP = "schema-2-generation-18"
SECOND_FACTS = 45


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OLD, tmp_path / "base"))


def version(folder: Path) -> int:
    found: int = orjson.loads((folder / "base.json").read_bytes())["schema"]
    return found


def test_opening_migrates_and_says_so(old: Path) -> None:
    base = Base.open(old)
    assert base.facts.count(Everything()) == FACTS
    assert base.notices == (
        f"The base was of schema version 1 and is of version 3 now; as it was, it is in {old}/backup/{BACKUP}.",
    )
    assert version(old) == SCHEMA_VERSION
    assert Base.open(old).notices == ()
    assert check_base(old).findings == ()


def test_the_backup_is_the_base_as_it_was(old: Path) -> None:
    Base.open(old).review.decide(
        said_of([Base.open(old).facts.every(Everything()).__next__().fact], "accept", user="ann", time="2024")
    )
    backup = old / "backup" / BACKUP
    for name in ("base.json", "facts/0001.json"):
        assert (backup / name).read_bytes() == (OLD / name).read_bytes()
    assert Base.open(old).write.add([]).stored == 0


def test_a_migration_that_was_interrupted_is_made_when_the_base_is_opened_next(old: Path) -> None:
    """Whatever of the backup was made before the power went: the manifest is replaced last."""
    half = old / "backup" / f".{BACKUP}.4711.tmp" / "facts"
    half.mkdir(parents=True)
    (half / "0001.json").write_bytes(b"{")
    Base.open(old)
    assert (old / "backup" / BACKUP / "facts" / "0001.json").read_bytes() == (OLD / "facts" / "0001.json").read_bytes()
    (old / "base.json").write_bytes((OLD / "base.json").read_bytes())  # the backup was made, the manifest not written
    assert Base.open(old).facts.count(Everything()) == FACTS
    assert version(old) == SCHEMA_VERSION


def test_a_manifest_of_an_old_schema_is_read_without_being_written(old: Path) -> None:
    manifest = read_manifest(old)
    assert manifest is not None
    assert [(shard.name, shard.records) for shard in manifest.shards] == [("0001.json", 2)]
    assert manifest.decisions == ()
    assert version(old) == 1


@pytest.mark.parametrize("way", ["check", "repair"])
def test_check_and_repair_migrate_too(old: Path, way: str) -> None:
    Base.open(old)
    shutil.copy(OLD / "base.json", old / "base.json")
    if way == "repair":
        repair_base(old)
    assert check_base(old).findings == ()
    assert version(old) == SCHEMA_VERSION


def test_the_command_line_tells_of_the_migration(old: Path, factdeck: Run) -> None:
    first, second = factdeck("find", "--format", "csv", base=old), factdeck("find", "--format", "csv", base=old)
    assert first.stderr.startswith("The base was of schema version 1")
    assert second.stderr == ""
    assert first.stdout == second.stdout
    assert first.stdout.count("\n") == FACTS + 1


def test_nothing_is_written_into_an_old_base_without_a_backup(old: Path) -> None:
    (old / "backup").write_text("in the way")
    base = Base.open(old)
    assert "could not be brought up to date" in base.notices[0]
    with pytest.raises(BaseNotWritable):
        base.write.add([article(1, 1)])
    assert version(old) == 1


@pytest.mark.parametrize("schema", ["3", 2.5, 0, 99, None, [1]])
def test_a_schema_that_nobody_knows_is_refused(old: Path, schema: object) -> None:
    manifest = orjson.loads((old / "base.json").read_bytes()) | {"schema": schema}
    (old / "base.json").write_bytes(orjson.dumps(manifest))
    with pytest.raises(BaseTooNew):
        Base.open(old)
    assert orjson.loads((old / "base.json").read_bytes())["schema"] == schema


# From schema 2, with decisions ----------------------------------------------------------------------------------------------


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SECOND, tmp_path / "base"))


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder = tmp_path_factory.mktemp("migrated") / "base"
    return Base.open(Path(shutil.copytree(SECOND, folder)))


def investment(base: Base, words: str) -> Investment:
    """The investment whose quote has some words."""
    fact = row_of(base, words, "investment").fact
    assert isinstance(fact, Investment)
    return fact


def row_of(base: Base, words: str, kind: str) -> Row:
    """The first fact of a kind whose quote has some words."""
    return next(row for row in base.facts.every(Everything(), kind=kind) if words in row.fact.quote)


def told(base: Base) -> list[tuple[Fact, Standing]]:
    """All facts of a base as people corrected them, with what they said."""
    rows = [(row.fact, row.standing) for row in base.facts.every(Everything())]
    return sorted(rows, key=lambda one: one[0].id)


def test_a_base_of_schema_2_opens_as_one_of_schema_3_with_all_its_facts(second: Path) -> None:
    base = Base.open(second)
    assert base.notices == (
        f"The base was of schema version 2 and is of version 3 now; as it was, it is in {second}/backup/{SECOND_BACKUP}.",
    )
    assert version(second) == SCHEMA_VERSION == 3
    assert base.facts.count(Everything()) == len(list(base.facts.every(Everything()))) == SECOND_FACTS
    assert check_base(second).findings == ()
    assert Base.open(second).notices == ()


def test_the_backup_of_schema_2_is_the_base_as_it_was(second: Path) -> None:
    base = Base.open(second)
    base.review.decide(said_of([base.facts.find(Everything()).rows[0].fact], "accept", user="ann", time="2025"))
    files = [path.relative_to(SECOND) for path in SECOND.rglob("*.json")]
    assert len(files) == 4
    for path in files:
        assert (second / "backup" / SECOND_BACKUP / path).read_bytes() == (SECOND / path).read_bytes()


def test_facts_keep_their_ids_and_two_with_one_id_get_their_own(migrated: Base) -> None:
    before = [
        record["id"]
        for path in sorted((SECOND / "facts").iterdir())
        for table, records in orjson.loads(path.read_bytes()).items()
        if table != "documents"
        for record in records.values()
    ]
    after = [fact.id for fact, _ in told(migrated)]
    assert len(before) == len(after) == len(set(after)) == SECOND_FACTS
    assert set(before) < set(after)
    assert len(set(before)) == SECOND_FACTS - 1


def test_what_was_decided_of_two_facts_with_one_id_stays_with_the_first(migrated: Base) -> None:
    rows = [row for row in migrated.facts.every(Everything(), kind="metric") if "2,100 of them" in row.fact.quote]
    values = [row.fact.value.text for row in rows if isinstance(row.fact, Metric) and row.fact.value]
    assert values == ["3,400", "2,100"]
    assert [row.standing.verdict for row in rows] == ["accepted", None]


def test_a_time_is_a_date_or_when_something_is_due(migrated: Base) -> None:
    linz = row_of(migrated, "Linz", "investment").read
    assert isinstance(linz, Investment)
    assert (linz.date, linz.due) == (None, Period(start=None, end="2027", text="by 2027"))
    assert "due" in linz.evidence
    assert "period" not in linz.evidence
    heron = row_of(migrated, "Heron", "investment").read
    assert isinstance(heron, Investment)
    assert (heron.date, heron.due) == (Period(start="2023-05", end="2023-05", text="in May 2023"), None)


def test_a_corrected_period_became_the_date_or_when_it_is_due(migrated: Base) -> None:
    assert investment(migrated, "Rayong").due == Period(start="2028", end="2028", text="2028")
    assert investment(migrated, "Rayong").date is None
    assert investment(migrated, "Heron").date == Period(start="2023-06", end="2023-06", text="2023-06")
    assert investment(migrated, "Heron").due is None


def test_a_period_that_was_corrected_to_none_is_none(migrated: Base) -> None:
    """The article says by 2027; somebody said that it says nothing."""
    assert investment(migrated, "Linz").when is None


def test_a_period_that_was_corrected_is_not_beside_the_one_that_was_read(migrated: Base) -> None:
    """The article says by 2028; somebody said that it was in May 2023."""
    fact = investment(migrated, "Szeged")
    assert (fact.date, fact.due) == (Period(start="2023-05", end="2023-05", text="2023-05"), None)


def test_what_was_announced_is_planned(migrated: Base) -> None:
    assert investment(migrated, "Graz").status == "planned"
    heron = row_of(migrated, "Heron", "investment")
    assert (heron.standing.corrections["status"], investment(migrated, "Heron").status) == ("planned", "planned")


def test_a_corrected_measure_is_a_measure_and_its_words(migrated: Base) -> None:
    fact = row_of(migrated, "forecast EBITDA", "metric").fact
    assert isinstance(fact, Metric)
    assert (fact.measure, fact.measure_words) == ("profit", "net profit")


def test_an_agency_is_media(migrated: Base) -> None:
    company = row_of(migrated, "Brightwater", "company").fact
    assert isinstance(company, Company)
    assert company.type == "media"


def test_verdicts_tags_notes_and_merges_are_what_they_were(migrated: Base) -> None:
    assert {row.fact.quote[-18:] for row in migrated.facts.every(parse_query("tag:watch"))} == {
        "tery plant in Graz", "27 for $90 million",
    }  # fmt: skip
    assert row_of(migrated, "Graz", "investment").standing.notes == ("ask them",)
    assert row_of(migrated, "EBITDA of $4 million", "metric").standing.verdict == "rejected"
    assert migrated.facts.count(parse_query("review:accepted")) == 3
    assert "Quillon Robotics" in migrated.companies.names_of("Quillon")


def test_what_was_undone_is_undone_and_what_holds_can_be_undone(second: Path) -> None:
    base = Base.open(second)
    assert row_of(base, "Heron", "investment").standing.verdict is None
    assert len(base.review.undo("ben", "2025-01-01T00:00:00+00:00")) == 2
    assert base.facts.count(parse_query("review:accepted")) == 1
    assert len(base.review.redo("ben", "2025-01-01T00:00:01+00:00")) == 2
    assert base.facts.count(parse_query("review:accepted")) == 3


def test_a_corrected_measure_is_undone_with_its_words(second: Path) -> None:
    base = Base.open(second)
    for at in range(20):
        base.review.undo("ann", f"2025-01-01T00:00:{at:02}+00:00")
    fact = row_of(base, "forecast EBITDA", "metric")
    assert fact.standing == OPEN
    assert fact.fact == fact.read


@pytest.mark.parametrize("written", range(4))
def test_a_migration_from_schema_2_that_was_interrupted_goes_on(second: Path, migrated: Base, written: int) -> None:
    """After the backup and after each shard that is written: the manifest is replaced last."""
    shutil.copytree(SECOND, second / "backup" / SECOND_BACKUP)
    done = ["facts/0001.json", "facts/0002.json", "decisions/0001.json"][:written]
    for name in done:
        shutil.copy(migrated.folder / name, second / name)
    base = Base.open(second)
    assert version(second) == SCHEMA_VERSION
    assert told(base) == told(migrated)
    assert check_base(second).findings == ()
    assert (second / "decisions" / "0001.json").read_bytes() == (migrated.folder / "decisions" / "0001.json").read_bytes()
    for path in ("facts/0001.json", "decisions/0001.json", "base.json"):
        assert (second / "backup" / SECOND_BACKUP / path).read_bytes() == (SECOND / path).read_bytes()


def test_a_base_of_schema_2_that_cannot_be_written_is_read_with_the_same_meaning(second: Path, migrated: Base) -> None:
    (second / "backup").write_text("in the way")
    base = Base.open(second)
    assert "could not be brought up to date" in base.notices[0]
    assert version(second) == 2
    assert told(base) == told(migrated)


def test_a_base_that_could_not_be_migrated_stays_of_its_schema_though_a_shard_is_damaged(second: Path, migrated: Base) -> None:
    """Else nobody would migrate it once it can be."""
    (second / "backup").write_text("in the way")
    shard = second / "facts" / "0002.json"
    shard.write_bytes(shard.read_bytes()[:-9])
    Base.open(second)
    assert version(second) == 2
    (second / "backup").unlink()
    shutil.copy(SECOND / "facts" / "0002.json", shard)
    assert told(Base.open(second)) == told(migrated)
    assert version(second) == SCHEMA_VERSION


def test_an_index_in_memory_of_a_base_of_schema_2_has_the_same_meaning(second: Path, migrated: Base) -> None:
    """As it is made where nothing can be written at all."""
    rows = in_memory(second)[0].reader.page(Everything(), limit=1000).rows
    assert sorted(((row.fact, row.standing) for row in rows), key=lambda one: one[0].id) == told(migrated)
    assert version(second) == 2


def test_an_archive_of_schema_2_is_imported_as_its_base_was_migrated(migrated: Base, tmp_path: Path, factdeck: Run) -> None:
    done = factdeck("import", str(EXPORTED))
    assert done.returncode == 0, done.stderr
    base = Base.open(tmp_path / "base")
    assert base.facts.count(Everything()) == SECOND_FACTS
    assert told(base) == told(migrated)
    assert check_base(base.folder).findings == ()


def test_an_archive_of_schema_2_brings_nothing_new_to_its_migrated_base(second: Path, migrated: Base, factdeck: Run) -> None:
    Base.open(second)
    files = {path.name: path.read_bytes() for path in second.glob("*/0*.json")}
    assert factdeck("import", str(EXPORTED), base=second).returncode == 0
    assert {path.name: path.read_bytes() for path in second.glob("*/0*.json")} == files
    assert told(Base.open(second)) == told(migrated)
