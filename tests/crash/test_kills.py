"""Writers are killed at random moments: what they reported is there, nothing by halves, and the index agrees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("FACTDECK_KILLS", "30"))
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_reported_survives_a_kill_at_any_moment(tmp_path: Path, seed: int) -> None:
    command = [sys.executable, "-m", "tests.crash.kills", str(tmp_path), str(KILLS), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{KILLS} kills, ")
    assert int(done.stdout.split()[2]) > KILLS // 4, "most writers got to write something"
