"""No room: on the disk, in a quota, or for a file of that size. The real command, in a process that may write little."""

from __future__ import annotations

import errno
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.base import Base
from store.base.folder import writing
from store.errors import BaseNotWritable, IndexDamaged, IndexWithoutRoom
from store.search.failures import tantivy_failures
from tests.conftest import SEED, STORED, Run

FACTDECK = str(Path(sys.executable).with_name("factdeck"))


def with_room(size: int, *words: str) -> subprocess.CompletedProcess[str]:
    """The command where no file may be larger than so many bytes. Python leaves SIGXFSZ alone, so writing raises EFBIG."""
    return subprocess.run(
        [FACTDECK, *words],
        capture_output=True, text=True, check=False, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )  # fmt: skip


@pytest.mark.parametrize("kilobytes", [0, 1, 16])
def test_a_new_base_without_room_is_told_in_one_sentence(tmp_path: Path, kilobytes: int) -> None:
    """What fails first is the lock, the index, or the shard."""
    base = tmp_path / "base"
    done = with_room(kilobytes * 1024, "--base", str(base), "add", str(SEED))
    assert done.returncode == 1
    assert done.stderr == (
        "Stored 0 articles with 0 facts.\n"
        f"factdeck: {base} could not be written (no room left): what was to be stored now was not. "
        "What was there before is unharmed.\n"
    )
    again = with_room(-1, "--base", str(base), "add", str(SEED))
    assert again.returncode == 0
    assert re.fullmatch(STORED + r"\.\n", again.stderr)


def test_an_index_that_cannot_be_made_again_for_want_of_room_is_told(seed_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "base"
    shutil.copytree(seed_folder, folder)
    shutil.rmtree(folder / "index")
    (tmp_path / "a.txt").write_text("Norvane bought cider maker Jablonka for £48 million.", encoding="utf-8")
    done = with_room(4096, "--base", str(folder), "add", str(tmp_path / "a.txt"))
    assert done.returncode == 1
    assert done.stderr.endswith(
        f"factdeck: {folder} could not be written (no room left): what was to be stored now was not. "
        "What was there before is unharmed.\n"
    )
    found = with_room(4096, "--base", str(folder), "find", "leapmotor")
    assert (found.returncode, found.stderr) == (0, f"{folder} cannot be written to: its index was made in memory.\n")
    assert "Leapmotor" in found.stdout


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_disk_a_quota_and_a_limit_are_all_room(tmp_path: Path, number: int) -> None:
    with pytest.raises(BaseNotWritable, match=r"\(no room left\)"), writing(tmp_path, 0):
        raise OSError(number, "as the system calls it")
    with pytest.raises(IndexWithoutRoom), tantivy_failures():
        raise ValueError(f"An IO error occurred: 'as it calls it (os error {number}) at path \"/x\"'")
    with pytest.raises(BaseNotWritable, match=r"\(no room left\)"), writing(tmp_path, 0), tantivy_failures():
        raise ValueError(f"An IO error occurred: 'as it calls it (os error {number})'")


def test_another_failure_of_the_index_is_not_called_that() -> None:
    with pytest.raises(IndexDamaged) as failure, tantivy_failures():
        raise ValueError("An IO error occurred: 'Permission denied (os error 13)'")
    assert not isinstance(failure.value, IndexWithoutRoom)


@pytest.fixture
def filled(seed_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A base with facts in it."""
    folder = tmp_path / "base"
    shutil.copytree(seed_folder, folder)
    yield folder
    assert Base.open(folder).facts.summary()["documents"] == 1


@pytest.mark.parametrize("words", [("export",), ("find", "--format", "table"), ("find", "--format", "jsonl"), ("info",)])
def test_output_without_room_is_told_in_one_sentence(filled: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [FACTDECK, "--base", str(filled), *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr == "factdeck: There is no room left for the output: what was written of it is not all.\n"


def test_an_import_without_room_is_told(factdeck: Run, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "export.jsonl").write_text(factdeck("export", base=filled).stdout, encoding="utf-8")
    done = with_room(20_000, "--base", str(tmp_path / "other"), "import", str(tmp_path / "export.jsonl"))
    assert done.returncode == 1
    assert "could not be written (no room left)" in done.stderr
    assert "wrong inside" not in done.stderr
