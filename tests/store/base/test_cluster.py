"""Parsing on a real Dask cluster: the same facts, also when a worker is killed half way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.conftest import Run
from tests.golden.passages import load

DASK = [sys.executable, "-m", "dask"]


class Cluster:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        file = folder / "scheduler.json"
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
        self.scheduler = _started(folder, "scheduler", *options)
        waits_for(file.exists)
        self.address: str = orjson.loads(file.read_bytes())["address"]
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
        self.workers = [_started(folder, "worker", self.address, *options) for _ in range(2)]

    def ready(self) -> bool:
        """Whether both workers are there."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            return len(client.nthreads()) == len(self.workers)

    def end(self) -> None:
        """End what still runs."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def _started(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*DASK, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def waits_for(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Ask again until it holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    running = Cluster(tmp_path)
    try:
        waits_for(running.ready)
        yield running
    finally:
        running.end()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for round_ in range(4):
        for passage in load("dev")[:60]:
            (folder / f"{round_}-{passage.id}.txt").write_text(f"{passage.text}\n\n{round_}.", encoding="utf-8")
    return folder


def exported(factdeck: Run, base: Path) -> list[dict[str, Any]]:
    """What is in a base, but for when it was added."""
    records = (orjson.loads(line) for line in factdeck("export", base=base).stdout.splitlines())
    return [{key: value for key, value in record.items() if key != "added"} for record in records]


def test_a_cluster_gives_the_same_though_a_worker_is_killed_half_way(
    cluster: Cluster, articles: Path, tmp_path: Path, factdeck: Run
) -> None:
    base = tmp_path / "base"
    command = [
        str(Path(sys.executable).with_name("factdeck")),
        "--base",
        str(base),
        "add",
        "--dask",
        cluster.address,
        str(articles),
    ]
    adding = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ)
    waits_for((base / "facts" / "0001.json").exists)  # the first articles are stored
    cluster.workers[0].send_signal(signal.SIGKILL)
    _, narration = adding.communicate(timeout=300)
    assert adding.returncode == 0, narration
    assert narration.endswith("Stored 240 articles with " + narration.split(" with ")[-1])
    alone = tmp_path / "alone"
    assert factdeck("add", "--jobs", "2", str(articles), base=alone).returncode == 0
    assert exported(factdeck, base) == exported(factdeck, alone)


def test_a_cluster_that_is_not_there_is_told(articles: Path, factdeck: Run) -> None:
    done = factdeck("add", "--dask", "tcp://127.0.0.1:9", str(articles))
    assert done.returncode == 1
    assert "The Dask cluster at tcp://127.0.0.1:9 cannot be used: nobody answers there." in done.stderr
    assert "Traceback" not in done.stderr
