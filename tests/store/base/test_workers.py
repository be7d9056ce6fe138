"""Parsing in one process, in batches, and over several processes: the same facts in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.base import Base, Stored, parse_document, parse_documents
from store.model import Document
from tests.conftest import Run
from tests.golden.passages import load

ARTICLES = [
    Document(id=passage.id, text=passage.text, title=passage.id, source=passage.id, published=passage.published)
    for passage in load("dev")[:40]
]


@pytest.mark.parametrize("jobs", [1, 2])
def test_facts_are_the_same_one_by_one_in_batches_and_over_processes(jobs: int) -> None:
    together = [stored for stored in parse_documents(ARTICLES, jobs=jobs) if isinstance(stored, Stored)]
    assert [stored.document.id for stored in together] == [article.id for article in ARTICLES]
    assert [stored.facts for stored in together] == [parse_document(article).facts for article in ARTICLES]


def test_the_command_stores_the_same_with_several_jobs(factdeck: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for article in ARTICLES[:20]:
        (folder / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
    bases = {jobs: tmp_path / jobs for jobs in ("1", "2")}
    for jobs, base in bases.items():
        assert factdeck("add", "--jobs", jobs, "articles", base=base).returncode == 0
    one, two = (factdeck("find", "--format", "jsonl", "--limit", "0", base=base).stdout for base in bases.values())
    assert one == two
    assert one.count("\n") > 50


def test_a_lost_worker_is_told_of_and_what_was_stored_stays(factdeck: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(30):
        for article in ARTICLES:
            (folder / f"{number}-{article.id}.txt").write_text(f"{article.text}\n\n{number}.", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("factdeck")), "--base", str(tmp_path / "base"), "add", "-j", "2", "articles"]
    adding = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    worker = _a_worker_of(adding.pid)
    os.kill(worker, signal.SIGKILL)
    _, narration = adding.communicate(timeout=60)
    assert adding.returncode == 1
    assert "ended before it was done" in narration
    assert "Traceback" not in narration
    stored = int(narration.split("Stored ")[1].split(" ")[0].replace(",", ""))
    folder_ = tmp_path / "base"
    assert (Base.open(folder_).facts.summary()["documents"] if folder_.exists() else 0) == stored


def _a_worker_of(pid: int) -> int:
    """The process id of a worker of `pid` that has begun; waits for it by asking the kernel."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        for child in children:
            try:
                words = Path(f"/proc/{child}/cmdline").read_bytes()
            except OSError:
                continue
            if b"spawn_main" in words:
                return int(child)
    raise AssertionError("no worker has begun")
