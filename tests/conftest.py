"""What many tests need: the seed article, parsed once; a base with it; the installed command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.base import Base, Stored, parse_document
from store.frozen import Frozen
from store.model import Document, Fact, Investment, text_digest
from store.parse.pipeline import Parsed
from tests import known

SEED = known.SEED
STORED = r"Stored 1 article with \d+ facts: \d+ companies, \d+ investments and \d+ metrics(?: \(\d+ doubtful\))?"
"""What `add` says of the seed article."""
Run = Callable[..., subprocess.CompletedProcess[str]]


def document(text: str, published: str | None = None, title: str = "An article") -> Document:
    """A document of a text."""
    return Document(id=text_digest(text), text=text, title=title, source="test.txt", published=published)


def parsed(text: str, published: str | None = "2024-01-24") -> Parsed:
    """A text, parsed."""
    return parse_document(document(text, published))


class Known(Frozen):
    """An article with the facts that are known of it: what a base and the explorer make of facts needs no reader."""

    document: Document
    facts: tuple[Fact, ...]

    @property
    def investments(self) -> tuple[Investment, ...]:
        return tuple(fact for fact in self.facts if isinstance(fact, Investment))


@pytest.fixture(scope="session")
def seed() -> Known:
    """The seed article with thirty facts of it, some of each kind, as `factdeck parse` prints them."""
    article = known.seed()
    return Known(article.document, article.facts)


@pytest.fixture(scope="session")
def seed_folder(seed: Known, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with the seed's facts, to be copied rather than written to."""
    folder = tmp_path_factory.mktemp("bases") / "seed"
    Base.open(folder, create=True).write.add([Stored(seed.document, seed.facts)])
    return folder


@pytest.fixture
def base(seed_folder: Path, tmp_path: Path) -> Base:
    """A base of one's own with the seed's facts."""
    folder = tmp_path / "base"
    shutil.copytree(seed_folder, folder)
    return Base.open(folder)


@pytest.fixture
def factdeck(tmp_path: Path) -> Run:
    """The installed command, run with a base in the test's folder."""

    def run(*args: str, input: bytes | None = None, base: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:  # noqa: A002  # as in subprocess
        command = [str(Path(sys.executable).with_name("factdeck")), "--base", str(base or tmp_path / "base"), *args]
        done = subprocess.run(
            command, input=input, capture_output=True, timeout=120, check=False, cwd=tmp_path, env={**os.environ, **env}
        )
        return subprocess.CompletedProcess(
            command, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
        )

    return run
