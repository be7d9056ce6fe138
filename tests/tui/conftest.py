"""A base that several tests ask: the labelled articles of which up to four tell of one deal, and the seed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED

ARTICLES = Path(__file__).parent.parent / "deals" / "articles.jsonl"


@pytest.fixture(scope="session")
def told_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of what 31 articles tell: ten deals three or four times, to be copied rather than written to."""
    folder = tmp_path_factory.mktemp("bases") / "told"
    program = str(Path(sys.executable).with_name("factdeck"))
    subprocess.run([program, "--base", str(folder), "add", str(SEED), str(ARTICLES)], check=True, capture_output=True)
    return folder


@pytest.fixture
def own_folder(told_folder: Path, tmp_path: Path) -> Path:
    """The same base, to be written to."""
    shutil.copytree(told_folder, tmp_path / "base")
    return tmp_path / "base"
