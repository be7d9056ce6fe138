"""`factdeck watch`: what is in a folder and what comes into it is added, until it is stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

TEXT = "OSLO, 5 March 2024 (News) - {name} said on Monday it had agreed to buy Brisco Dairy for $40 million in cash.\n"


class Watching:
    """The command in a process of its own."""

    def __init__(self, base: Path, folder: Path, *words: str) -> None:
        self.told = base.with_suffix(".told")
        with self.told.open("wb") as told:
            command = [str(Path(sys.executable).with_name("factdeck")), "--base", str(base), "watch", str(folder), *words]
            self.process = subprocess.Popen(command, stderr=told)

    def tells(self, words: str) -> None:
        self.until(lambda: words in self.told.read_text(), words)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + 30
        while not holds():
            assert time.monotonic() < end, f"{what} did not come: {self.told.read_text()}"
            assert self.process.poll() is None, self.told.read_text()
            time.sleep(0.02)

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


@pytest.fixture(params=["", "--poll"], ids=["told", "polled"])
def watching(request: pytest.FixtureRequest, tmp_path: Path, folder: Path) -> Iterator[Watching]:
    (folder / "first.txt").write_text(TEXT.format(name="Halden Foods"))
    words = [request.param] if request.param else []
    found = Watching(tmp_path / "base", folder, *words)
    yield found
    found.process.kill()
    found.process.wait()


def test_what_is_there_and_what_comes_is_added_and_it_stops_cleanly(watching: Watching, folder: Path) -> None:
    watching.tells("Watching")
    assert "Stored 1 article" in watching.told.read_text()
    (folder / ".hidden.txt").write_text(TEXT.format(name="Nobody"))
    (folder / "half.part").write_text(TEXT.format(name="Nobody"))
    (folder / "second.txt").write_text(TEXT.format(name="Quill Energy"))
    watching.until(lambda: watching.told.read_text().count("Stored 1 article") == 2, "the second article")
    with TemporaryDirectory(dir=folder.parent) as outside:
        new = Path(outside) / "new"
        (new / "deep").mkdir(parents=True)
        (new / "deep" / "fourth.txt").write_text(TEXT.format(name="Corrow Capital"))
        new.rename(folder / "new")
    watching.until(lambda: watching.told.read_text().count("Stored 1 article") == 3, "the article in a new folder")
    (folder / "half.part").rename(folder / "third.html")
    watching.tells("third.html: it holds no article")
    assert watching.stop(signal.SIGINT) == 0
    assert watching.told.read_text().endswith("Stopped watching.\n")
    assert "hidden" not in watching.told.read_text()


def test_an_empty_folder_is_watched_too(tmp_path: Path, folder: Path) -> None:
    found = Watching(tmp_path / "base", folder)
    found.tells("Watching")
    assert found.stop(signal.SIGTERM) == 0
    assert found.told.read_text().startswith("Watching")
