"""The power goes at every byte of every write of `add` and of a decision.

The base opens, holds what was reported, and nothing by halves.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.base import Base, Stored, check_base, parse_query
from store.model import said_of
from tests.madeup import article

FACTS = 1
FIRST, SECOND = article(1, 1, FACTS), article(1, 2, FACTS)
AGAIN = article(1, 1, FACTS + 1)
"""An article that tells the figure of the first one again, and one more."""
EVERY, EVERY_OF_META = 61, 199
"""Of the index's own files, which can be made again, the power goes at one byte of so many; of its largest, mostly fields."""


def files(folder: Path) -> dict[str, bytes]:
    """The files of a base, by their path in it, but for the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "lock" not in path.name
    }


def write(folder: Path, content: dict[str, bytes]) -> Path:
    """A folder of these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


class Writing:
    """What a base was before an article was added, what it is afterwards, and the order in which its files change."""

    def __init__(self, folder: Path, second: Stored = SECOND) -> None:
        base = Base.open(folder, create=True)
        base.write.add([FIRST])
        self.before = files(folder)
        base.write.add([second])
        self.after = files(folder)
        changed = [name for name, data in self.after.items() if self.before.get(name) != data]
        self.replaced = ("facts/0001.json", "base.json", "index/meta.json", "index/built.json")
        index = [name for name in changed if name not in self.replaced]
        self.order = ["facts/0001.json", "base.json", *index, "index/meta.json", "index/built.json"]

    def until(self, step: int) -> dict[str, bytes]:
        """The files when the writes before `step` are done."""
        return self.before | {name: self.after[name] for name in self.order[:step] if name in self.after}


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Writing:
    return Writing(tmp_path_factory.mktemp("power") / "base")


def holds_what_was_reported(folder: Path) -> None:
    """The first article is there; the second wholly, or not at all; and the index agrees with the shards."""
    base = Base.open(folder)
    assert base.facts.document(FIRST.document.id) == FIRST.document
    assert base.facts.of(FIRST.document.id) == list(FIRST.facts)
    second = base.facts.document(SECOND.document.id)
    assert base.facts.of(SECOND.document.id) == (list(SECOND.facts) if second else [])
    assert (check_base(folder).findings, base.notices) == ((), ())


def cuts(data: bytes, every: int = 3) -> Iterator[bytes]:
    yield from (data[:length] for length in range(0, len(data), every))


@pytest.mark.parametrize("name", ["facts/0001.json", "base.json", "index/built.json"])
def test_a_file_that_is_being_replaced_is_cut_at_many_bytes(writing: Writing, name: str, tmp_path: Path) -> None:
    step = writing.order.index(name)
    base = write(tmp_path / "base", writing.until(step))
    path = base / name
    Base.open(base)  # mends the index once, where the writes so far call for it
    for part in cuts(writing.after[name]):
        (path.parent / f".{path.name}.4711.tmp").write_bytes(part)
        holds_what_was_reported(base)
    assert Base.open(base).write.add([SECOND, article(9, 9)]).stored >= 1
    assert not list(base.rglob("*.tmp")), "the next writer sweeps up"
    holds_what_was_reported(base)


def test_the_index_is_cut_while_it_is_written(writing: Writing, tmp_path: Path) -> None:
    looked = 0
    for step, name in enumerate(writing.order):
        if name in writing.replaced or name not in writing.after:
            continue
        for part in cuts(writing.after[name], EVERY):
            holds_what_was_reported(write(tmp_path / "base", writing.until(step) | {name: part}))
            looked += 1
    assert looked > 50


def test_between_any_two_writes_of_an_addition(writing: Writing, tmp_path: Path) -> None:
    for step in range(len(writing.order) + 1):
        holds_what_was_reported(write(tmp_path / "base", writing.until(step)))


@pytest.mark.parametrize("name", ["base.json", "index/built.json", "index/meta.json"])
def test_what_can_be_made_again_is_made_again_when_it_was_cut_short(writing: Writing, name: str, tmp_path: Path) -> None:
    for part in cuts(writing.after[name], 7 if name != "index/meta.json" else EVERY_OF_META):
        base = write(tmp_path / "base", writing.after | {name: part})
        holds_what_was_reported(base)
        assert Base.open(base).facts.document(SECOND.document.id) == SECOND.document


def tells_a_figure_as_often_as_it_is_told(folder: Path) -> bool:
    """Whether the article that tells the first one's figure again is there; the figure then has two reports, else one."""
    base = Base.open(folder)
    there = base.facts.document(AGAIN.document.id) is not None
    assert base.facts.of(AGAIN.document.id) == (list(AGAIN.facts) if there else [])
    assert base.facts.get(FIRST.facts[0].id).reports == (2 if there else 1)
    assert base.facts.count(parse_query("kind:metric"), once=True) == (2 if there else 1)
    assert (check_base(folder).findings, base.notices) == ((), ())
    return there


@pytest.fixture(scope="module")
def retelling(tmp_path_factory: pytest.TempPathFactory) -> Writing:
    return Writing(tmp_path_factory.mktemp("power") / "retold", AGAIN)


def test_between_any_two_writes_of_an_article_that_tells_again(retelling: Writing, tmp_path: Path) -> None:
    found = [
        tells_a_figure_as_often_as_it_is_told(write(tmp_path / "base", retelling.until(step)))
        for step in range(len(retelling.order) + 1)
    ]
    assert found == [False, *[True] * len(retelling.order)]


def test_the_index_is_cut_while_a_figure_that_is_told_again_is_written(retelling: Writing, tmp_path: Path) -> None:
    for step, name in enumerate(retelling.order):
        if name not in retelling.replaced and name in retelling.after:
            for part in cuts(retelling.after[name], 10 * EVERY):
                assert tells_a_figure_as_often_as_it_is_told(write(tmp_path / "base", retelling.until(step) | {name: part}))


class Deciding(Writing):
    """The same for a decision: the article of a base is tagged, and tagged again."""

    def __init__(self, folder: Path) -> None:
        base = Base.open(folder, create=True)
        base.write.add([FIRST])
        base.review.decide(said_of(FIRST.facts, "tag", user="ann", time="2024-01-01T00:00:00+00:00", value="first"))
        self.before = files(folder)
        base.review.decide(said_of(FIRST.facts, "tag", user="ann", time="2024-01-02T00:00:00+00:00", value="second"))
        self.after = files(folder)
        self.replaced = ("decisions/0001.json", "base.json", "index/meta.json", "index/built.json")
        changed = [name for name, data in self.after.items() if self.before.get(name) != data]
        index = [name for name in changed if name not in self.replaced]
        self.order = ["decisions/0001.json", "base.json", *index, "index/meta.json", "index/built.json"]


@pytest.fixture(scope="module")
def deciding(tmp_path_factory: pytest.TempPathFactory) -> Deciding:
    return Deciding(tmp_path_factory.mktemp("power") / "decided")


def holds_what_was_decided(folder: Path) -> int:
    """The first decision is there, and found; the second wholly, or not at all; their number."""
    base = Base.open(folder)
    decided = [one.value for one in base.review.every()]
    assert decided in (["first"], ["first", "second"])
    assert base.facts.find(parse_query("tag:first"), limit=1).rows[0].standing.tags == tuple(decided)
    assert (check_base(folder).findings, base.notices) == ((), ())
    return len(decided)


@pytest.mark.parametrize("name", ["decisions/0001.json", "base.json", "index/built.json"])
def test_a_file_that_a_decision_replaces_is_cut_at_many_bytes(deciding: Deciding, name: str, tmp_path: Path) -> None:
    base = write(tmp_path / "base", deciding.until(deciding.order.index(name)))
    path = base / name
    Base.open(base)
    for part in cuts(deciding.after[name]):
        (path.parent / f".{path.name}.4711.tmp").write_bytes(part)
        holds_what_was_decided(base)


def test_between_any_two_writes_of_a_decision(deciding: Deciding, tmp_path: Path) -> None:
    found = [holds_what_was_decided(write(tmp_path / "base", deciding.until(step))) for step in range(len(deciding.order) + 1)]
    assert found[0] == 1
    assert found[1:] == [2] * (len(found) - 1)
