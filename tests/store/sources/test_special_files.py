"""Pipes, sockets, devices and links: passed over in a folder, never waited for; read when a person names one that can be."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from tests.conftest import Run

ARTICLE = "LONDON, 5 March 2025 - Norvane bought cider maker Jablonka for £48 million. Its sales rose 12% in 2024."
# What is read of sources, in a process of its own: a file that is waited for would hang it.
READ = """
import sys
from store.model import Document
from store.sources import Network, expand, read
for source in expand(sys.argv[1:]):
    for one in read(source, sys.stdin.buffer, Network()) if type(source).__name__ == "Source" else [source]:
        print(f"{one.source}: read" if isinstance(one, Document) else one)
"""


def said(*names: Path | str, cwd: Path) -> list[str]:
    """What comes of sources, a line each; fails when that takes seconds."""
    command = [sys.executable, "-c", READ, *map(str, names)]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, timeout=20, check=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return done.stdout.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "b.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def bound() -> Iterator[Path]:
    """A socket in the file system; its path must be short."""
    with tempfile.TemporaryDirectory(dir="/tmp") as place, socket.socket(socket.AF_UNIX) as listening:
        path = Path(place) / "a.txt"
        listening.bind(str(path))
        yield path


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_pipe_in_a_folder_is_passed_over(folder: Path, name: str) -> None:
    os.mkfifo(folder / name)
    assert said("articles", cwd=folder.parent) == [
        f"articles/{name}: it is a pipe, not a file",
        "articles/b.txt: read",
    ]


def test_a_link_to_a_pipe_is_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "queue")
    (folder / "a.txt").symlink_to("queue")
    assert said("articles", cwd=folder.parent)[0] == "articles/a.txt: it is a pipe, not a file"


def test_a_socket_is_passed_over_in_a_folder_and_named(bound: Path, tmp_path: Path) -> None:
    for name in (bound.parent, bound):
        assert said(name, cwd=tmp_path) == [f"{bound}: it is a socket, not a file"]


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_device_in_a_folder_is_passed_over(folder: Path, device: str, name: str) -> None:
    (folder / name).symlink_to(device)
    assert said("articles", cwd=folder.parent) == [
        f"articles/{name}: it is a device, not a file",
        "articles/b.txt: read",
    ]


def test_a_device_that_is_named_is_read_to_its_end_or_the_size_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "zero.jsonl").symlink_to("/dev/zero")
    too_large = "it has more than an article's 5 MB; split it, or give a corpus as JSON Lines"
    assert said("/dev/null", "/dev/zero", "zero.jsonl", cwd=tmp_path) == [
        "/dev/null: it is empty",
        f"/dev/zero: {too_large}",
        f"zero.jsonl: {too_large}",
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_links_that_lead_nowhere_are_told(folder: Path, name: str) -> None:
    (folder / name).symlink_to("gone")
    why = "it is a link to something that is not there"
    assert said("articles", cwd=folder.parent) == [f"articles/{name}: {why}", "articles/b.txt: read"]
    assert said(f"articles/{name}", cwd=folder.parent) == [f"articles/{name}: {why}"]


def test_a_link_to_itself_is_told(folder: Path) -> None:
    (folder / "a.txt").symlink_to("a.txt")
    told = "articles/a.txt: it is a link that leads back to itself"
    assert said("articles", cwd=folder.parent)[0] == told
    assert said("articles/a.txt", cwd=folder.parent) == [told]


def test_folders_that_contain_themselves_are_walked_once(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "outer").symlink_to(folder)
    (folder / "inner" / "more.txt").symlink_to(folder)
    assert said("articles", cwd=folder.parent) == ["articles/b.txt: read"]


def test_the_command_names_what_it_passes_over_and_stores_the_rest(factdeck: Run, folder: Path) -> None:
    os.mkfifo(folder / "a.txt")
    done = factdeck("add", "articles")
    assert done.returncode == 1
    first, last = done.stderr.splitlines()
    assert first == "factdeck: articles/a.txt: it is a pipe, not a file"
    assert last.startswith("Stored 1 article with ")
    assert last.endswith("; 1 could not be read.")


# Named pipes and standard input ----------------------------------------------------------------------------------------


def parsed(words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What a shell's line prints that runs `factdeck`."""
    line = words.replace("factdeck", str(Path(sys.executable).with_name("factdeck")))
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=cwd, timeout=60, check=False)


@pytest.mark.parametrize(
    "words",
    [
        "factdeck parse --format jsonl <(cat a.txt)",
        "factdeck parse --format jsonl <(sleep 0.5; cat a.txt)",
        "factdeck parse --format jsonl <(cat a.jsonl)",
        "mkfifo queue; (sleep 0.5; cat a.txt > queue) & factdeck parse --format jsonl queue",
        "mkfifo queue.jsonl; (sleep 0.5; cat a.jsonl > queue.jsonl) & factdeck parse --format jsonl queue.jsonl",
        "factdeck parse --format jsonl /dev/stdin < a.txt",
        "factdeck parse --format jsonl /dev/stdin < a.jsonl",
        "cat a.jsonl | factdeck parse --format jsonl /dev/stdin",
    ],
)
def test_a_pipe_that_a_person_names_is_read(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.jsonl").write_bytes(orjson.dumps({"text": ARTICLE}))
    done = parsed(words, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Jablonka" in done.stdout


def test_who_names_files_needs_no_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = parsed("factdeck parse --format jsonl a.txt <&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert parsed("factdeck parse - <&-", tmp_path).stderr == "factdeck: -: it is empty\n"
