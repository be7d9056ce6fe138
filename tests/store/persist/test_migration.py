"""A base of an older schema is brought up to date when it is opened, and can be had back as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import pytest

from store.base import Base, Everything, check_base, repair_base
from store.errors import BaseNotWritable, BaseTooNew
from store.model import said_of
from store.persist.manifest import SCHEMA_VERSION, read_manifest
from tests.conftest import Run
from tests.madeup import article

OLD = Path(__file__).parent / "base-of-schema-1"
FACTS = 7
BACKUP = "schema-1-generation-1"


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
        f"The base was of schema version 1 and is of version 2 now; as it was, it is in {old}/backup/{BACKUP}.",
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
