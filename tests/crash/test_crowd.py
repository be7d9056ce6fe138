"""One writer at a time, any number of readers: with real processes, every article is there once and nobody sees half of one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from store.base import Base
from tests.conftest import Run

SECONDS = os.environ.get("FACTDECK_CROWD_SECONDS", "12")
ROOT = Path(__file__).parents[2]

_HOLDER = """
import sys
from pathlib import Path
from store.persist.lock import writer_lock
with writer_lock(Path(sys.argv[1]), wait=1):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_four_writers_and_eight_readers_at_the_same_time(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.crash.crowd", str(tmp_path / "base"), SECONDS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 missing" in done.stdout


def held(folder: Path) -> subprocess.Popen[bytes]:
    """A process that holds the base for writing until it is told to let go."""
    holder = subprocess.Popen([sys.executable, "-c", _HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    return holder


def test_a_second_writer_says_whom_it_waits_for_and_goes_on(base: Base, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Acme Corp bought Widget Ltd for $40 million.")
    holder = held(base.folder)
    command = [str(Path(sys.executable).with_name("factdeck")), "--base", str(base.folder), "add", str(article)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as second:
        assert second.stderr is not None
        assert second.stderr.readline() == f"Waiting for process {holder.pid}, which is writing to the base…\n"
        holder.communicate(b"let go\n")
        assert second.stderr.read().startswith("Stored 1 article")
    assert second.returncode == 0


def test_the_lock_of_a_process_that_was_killed_is_taken_over(base: Base, tmp_path: Path, factdeck: Run) -> None:
    holder = held(base.folder)
    holder.kill()
    holder.communicate()
    assert (base.folder / "writer.pid").exists(), "it had no time to tidy up"
    article = tmp_path / "article.txt"
    article.write_text("Acme Corp bought Widget Ltd for $40 million.")
    done = factdeck("add", str(article), base=base.folder)
    assert (done.returncode, "Waiting" in done.stderr) == (0, False)
