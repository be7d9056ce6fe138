"""An archive is a base as text: it comes back to the byte, and what is wrong in it is named by its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.base import Base, Everything, Stored, archive_lines, check_base, read_archive
from store.errors import ArchiveInvalid
from store.frozen import replace
from store.model import Decision, Document, Fact, said_of, said_of_companies
from tests.conftest import Known, Run
from tests.madeup import article, varied
from tests.store.base.reports import at, base_of, deal, report

Record = dict[str, Any]
ONE = article(1, 1)


def lines_of(base: Base) -> bytes:
    """A base as an archive."""
    entries = ((one.document, one.facts) for one in base.facts.entries(Everything()))
    return "".join(f"{line}\n" for line in archive_lines(entries, base.review.every())).encode()


def taken_in(folder: Path, archive: bytes) -> Base:
    """A new base of an archive."""
    base = Base.open(folder, create=True)
    found = list(read_archive(archive.splitlines()))
    base.write.add([Stored(*one) for one in found if not isinstance(one, Decision)])
    base.review.decide([one for one in found if isinstance(one, Decision)])
    return base


def test_an_archive_comes_back_to_the_byte(seed: Known, tmp_path: Path) -> None:
    odd = report(
        ("Älder\u2028 “bought”\tBirch\x85 for 1\u202f000 €\U0001f600.", deal("Älder", target="Birch")),
        url="https://x.org/?a=1&b=2",
    )
    base = base_of(tmp_path / "base", Stored(seed.document, seed.facts), varied(1), odd, ONE)
    base.review.decide(said_of(seed.facts[:2], "note", user="ann", time=at(1), value="=cmd() \u202e"))
    base.review.undo("ann", at(2))
    base.review.decide([said_of_companies("merge", "Maker 1", "Rival 7", user="ann", time=at(3))])
    archive = lines_of(base)
    copied = taken_in(tmp_path / "copy", archive)
    assert lines_of(copied) == archive
    assert list(copied.facts.every(Everything())) == list(base.facts.every(Everything()))
    assert list(copied.review.every()) == list(base.review.every())
    assert check_base(copied.folder).findings == ()


def test_the_command_brings_a_base_back_to_the_byte(seed: Known, tmp_path: Path, factdeck: Run) -> None:
    base = base_of(tmp_path / "base", Stored(seed.document, seed.facts), varied(1))
    base.review.decide(said_of(seed.facts[:2], "accept", user="ann", time=at(1)))
    exported = factdeck("export", base=base.folder).stdout
    assert exported.encode() == lines_of(base)
    assert factdeck("import", "-", input=exported.encode(), base=tmp_path / "copy").returncode == 0
    assert factdeck("export", base=tmp_path / "copy").stdout == exported


def test_two_facts_of_one_id_get_ids_of_their_own(tmp_path: Path) -> None:
    first, second, third = ONE.facts
    archive = "\n".join(archive_lines([(ONE.document, (first, replace(second, id=first.id), third))])).encode()
    ((document, facts),) = (one for one in read_archive(archive.splitlines()) if not isinstance(one, Decision))
    assert document == ONE.document
    assert [fact.quote for fact in facts] == [fact.quote for fact in ONE.facts]
    assert [fact.id for fact in facts][::2] == [first.id, third.id], "the first keeps it"
    assert len({fact.id for fact in facts}) == 3
    base = taken_in(tmp_path / "base", archive)
    assert base.facts.of(document.id) == list(facts)
    assert check_base(base.folder).findings == ()
    assert lines_of(taken_in(tmp_path / "again", archive)) == lines_of(base), "and the same ones each time"


def test_two_facts_that_are_the_same_to_the_letter_are_two(tmp_path: Path) -> None:
    archive = "\n".join(archive_lines([(ONE.document, (*ONE.facts, ONE.facts[0]))])).encode()
    base = taken_in(tmp_path / "base", archive)
    assert base.facts.count(Everything()) == 4
    assert check_base(base.folder).findings == ()


def test_articles_come_one_at_a_time_each_before_the_next_is_read() -> None:
    lines = iter("\n".join(archive_lines([(one.document, one.facts) for one in (ONE, varied(1))])).encode().splitlines())
    found = next(iter(read_archive(lines)))
    assert not isinstance(found, Decision)
    assert found[0] == ONE.document
    assert len(list(lines)) == len(varied(1).facts), "what comes after the next article's first line is not read yet"


def test_an_article_without_facts_and_empty_lines_are_read() -> None:
    archive = [b"", *(line.encode() for line in archive_lines([(ONE.document, ())])), b"  "]
    assert list(read_archive(archive)) == [(ONE.document, ())]
    assert list(read_archive([])) == []


def no_json(lines: list[bytes]) -> None:
    lines[1] = b"{"


def no_object(lines: list[bytes]) -> None:
    lines[1] = b"[]"


def changed(line: int, change: Callable[[Record], object]) -> Callable[[list[bytes]], None]:
    def apply(lines: list[bytes]) -> None:
        record = orjson.loads(lines[line])
        change(record)
        lines[line] = orjson.dumps(record)

    return apply


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (no_json, "Line 2 cannot be imported: it is not JSON"),
        (no_object, "Line 2 cannot be imported: it is no JSON object"),
        (changed(0, lambda one: one.pop("text")), "Line 1 cannot be imported: it is no document"),
        (changed(0, lambda one: one.update(published="soon")), "Line 1 cannot be imported: it is no document"),
        (changed(1, lambda one: one.update(kind="rumour")), "Line 2 cannot be imported: it is neither a document nor a fact"),
        (changed(1, lambda one: one.update(confidence=2)), "Line 2 cannot be imported: it is neither a document nor a fact"),
        (changed(1, lambda one: one.update(document="0" * 16)), "Line 2 cannot be imported: its document does not stand"),
        (changed(2, lambda one: one.update(quote="other words")), "Line 3 cannot be imported: its words are not those"),
        (changed(2, lambda one: one.update(sentence="No.")), "Line 3 cannot be imported: its words are not those"),
        (changed(-1, lambda one: one.pop("user")), "Line 5 cannot be imported: it is no decision"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_is_named_by_its_line(spoil: Callable[[list[bytes]], None], told: str) -> None:
    decided = said_of(ONE.facts[:1], "accept", user="ann", time=at(1))
    lines = [line.encode() for line in archive_lines([(ONE.document, ONE.facts)], decided)]
    spoil(lines)
    with pytest.raises(ArchiveInvalid) as failure:
        list(read_archive(lines))
    assert str(failure.value).startswith(told)


def test_a_fact_before_any_article_is_refused() -> None:
    lines = [line.encode() for line in archive_lines([(ONE.document, ONE.facts)])][1:]
    with pytest.raises(ArchiveInvalid, match="its document does not stand right before it"):
        list(read_archive(lines))


def past_the_end(document: Document, facts: tuple[Fact, ...]) -> list[bytes]:
    lines = [line.encode() for line in archive_lines([(document, facts)])]
    record = orjson.loads(lines[1])
    end = len(document.text) + 9
    spans = record["evidence"]
    spans["subject"] = {"start": 0, "end": end} if isinstance(spans["subject"], dict) else [0, end]
    return [lines[0], orjson.dumps(record)]


def test_a_fact_that_points_past_its_article_is_refused() -> None:
    with pytest.raises(ArchiveInvalid, match="it points past the end of its document"):
        list(read_archive(past_the_end(ONE.document, ONE.facts)))
