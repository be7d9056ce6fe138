"""A text that cannot be parsed costs itself, and is named; the others are stored, however they are parsed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import orjson
import pytest

from store.base import Base, Stored, parse_document, parse_documents
from store.errors import SourceUnreadable
from store.model import Document, text_digest
from store.parse.anchors import find_anchors
from tests.conftest import Run
from tests.store.base.test_cluster import Cluster, waits_for

STUMBLING = r'''
"""Parsing that fails for texts with a certain word in them: Python runs this as it starts."""
from store.parse import pipeline

usual = pipeline.find_anchors

def stumbles(text, published):
    if "Stumblestone" in text:
        raise ValueError("[E999] a stone\nin the way")
    if "Memorylane" in text:
        raise MemoryError
    return usual(text, published)

pipeline.find_anchors = stumbles
'''
WHY = "it could not be parsed (ValueError in sitecustomize.py, line 9: [E999] a stone)"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place from which processes of ours start with parsing that fails; in this one it fails as well."""
    place = tmp_path_factory.mktemp("stumbling")
    module = place / "sitecustomize.py"
    module.write_text(STUMBLING, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.parse.pipeline.find_anchors", find_anchors)
        exec(compile(STUMBLING, module, "exec"), {})
        patch.setenv("PYTHONPATH", str(place), prepend=":")
        yield place


def article(number: int, word: str = "Jablonka") -> Document:
    text = f"Norvane {number} bought cider maker {word} for £{number + 2} million."
    return Document(id=text_digest(text), text=text, title="t", source=f"{number}.txt")


ARTICLES = [article(number, "Stumblestone" if number in (0, 7, 39) else "Jablonka") for number in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_others_of_a_batch_are_parsed_and_keep_their_order(place: Path, jobs: int) -> None:
    results = list(parse_documents(ARTICLES, jobs))
    assert [str(one) for one in results if isinstance(one, SourceUnreadable)] == [f"{n}.txt: {WHY}" for n in (0, 7, 39)]
    assert [isinstance(one, Stored) for one in results] == [number not in (0, 7, 39) for number in range(40)]
    stored = [one for one in results if isinstance(one, Stored)]
    assert [one.document.source for one in stored] == [f"{n}.txt" for n in range(40) if n not in (0, 7, 39)]
    assert all(one.facts == parse_document(one.document).facts for one in stored[:3])


def test_one_alone_is_told_too_and_one_of_many_by_its_id(place: Path) -> None:
    with pytest.raises(SourceUnreadable, match=r"0\.txt: it could not be parsed"):
        parse_document(ARTICLES[0])
    named = Document(id="wire 7", text=ARTICLES[0].text, title="t", source="Reuters")
    (failure,) = parse_documents([named])
    assert str(failure) == f"Reuters (wire 7): {WHY}"


def test_what_comes_before_a_failure_in_its_batch_is_not_waited_for(place: Path) -> None:
    first, second = islice(parse_documents([article(1), article(2, "Stumblestone")]), 2)
    assert isinstance(first, Stored)
    assert isinstance(second, SourceUnreadable)


def test_running_out_of_memory_is_no_failure_of_a_text(place: Path) -> None:
    with pytest.raises(MemoryError):
        list(parse_documents([article(1), article(2, "Memorylane")]))


def test_a_source_that_fails_while_it_is_read_is_not_taken_for_a_text(place: Path) -> None:
    def documents() -> Iterator[Document]:
        yield article(1)
        raise LookupError("the source itself")

    with pytest.raises(LookupError, match="the source itself"):
        list(parse_documents(documents()))


def written(folder: Path) -> str:
    """Three articles, the second of which fails, and lines of which the second does."""
    (folder / "articles").mkdir()
    for number, word in enumerate(("Jablonka", "Stumblestone", "Jablonka")):
        (folder / "articles" / f"{number}.txt").write_text(article(number, word).text, encoding="utf-8")
    lines = [{"id": f"wire {n}", "text": article(n, "Stumblestone" if n == 11 else "Jablonka").text} for n in (10, 11, 12)]
    (folder / "articles" / "wire.jsonl").write_bytes(b"\n".join(map(orjson.dumps, lines)))
    return "articles"


TOLD = [f"factdeck: articles/1.txt: {WHY}", f"factdeck: articles/wire.jsonl:2 (wire 11): {WHY}"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_add_names_them_stores_the_rest_and_ends_with_1(place: Path, factdeck: Run, tmp_path: Path, jobs: str) -> None:
    done = factdeck("add", "--jobs", jobs, written(tmp_path))
    *told, last = done.stderr.splitlines()
    assert told == TOLD
    assert done.returncode == 1
    assert last.startswith("Stored 4 articles with ")
    assert last.endswith("; 2 could not be read.")
    assert Base.open(tmp_path / "base").facts.summary()["documents"] == 4


@pytest.mark.parametrize("options", [("--format", "jsonl"), ("--annotations",)])
def test_parse_names_them_and_prints_the_rest(place: Path, factdeck: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = factdeck("parse", written(tmp_path), *options)
    assert (done.returncode, done.stderr.splitlines()) == (1, TOLD)
    ids = {article(number).id for number in (0, 2)} | {"wire 10", "wire 12"}
    assert {orjson.loads(line)["document"] for line in done.stdout.splitlines()} == ids


def test_parsing_again_leaves_them_as_they_were(place: Path, factdeck: Run, tmp_path: Path) -> None:
    def theirs() -> list[str]:
        return [line for line in factdeck("find", "--limit", "0").stdout.splitlines() if "Stumblestone" in line]

    assert factdeck("add", written(tmp_path), PYTHONPATH="").returncode == 0
    before = theirs()
    assert before
    done = factdeck("reparse")
    *told, last = done.stderr.splitlines()
    assert (done.returncode, told) == (1, [f"{line}; its facts stay as they were" for line in TOLD])
    assert last.startswith("4 articles parsed again, ")
    assert theirs() == before


def test_a_cluster_names_them_too(place: Path, factdeck: Run, tmp_path: Path) -> None:
    cluster = Cluster(tmp_path)
    try:
        waits_for(cluster.ready)
        done = factdeck("add", "--dask", cluster.address, written(tmp_path))
    finally:
        cluster.end()
    assert (done.returncode, done.stderr.splitlines()[:-1]) == (1, TOLD)
    assert Base.open(tmp_path / "base").facts.summary()["documents"] == 4
