"""A base that several tests ask: the labelled articles of which up to four tell of one deal, and the seed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.base import Base
from tests.deals.articles import added_articles
from tests.known import SEED
from tests.known import seed as known_seed

ARTICLES = Path(__file__).parent.parent / "deals" / "articles.jsonl"


@pytest.fixture(scope="session")
def told_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of what 31 articles tell: ten deals three or four times, to be copied rather than written to."""
    folder = tmp_path_factory.mktemp("bases") / "told"
    Base.open(folder, create=True).write.add([known_seed(str(SEED)), *added_articles()])
    return folder


@pytest.fixture
def own_folder(told_folder: Path, tmp_path: Path) -> Path:
    """The same base, to be written to."""
    shutil.copytree(told_folder, tmp_path / "base")
    return tmp_path / "base"
