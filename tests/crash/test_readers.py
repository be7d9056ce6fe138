"""Who reads while others write sees one moment, and is told of no damage that is none."""

from __future__ import annotations

import subprocess
import sys


def test_readers_see_one_moment_while_a_writer_decides_and_adds() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.readers", "4"], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "wrong rows 0, false damage 0" in done.stdout
    assert done.stderr == ""
