"""The storage: a write that is cut short anywhere leaves the old content or the new, never a mixture."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.base import Base, Stored, parse_query
from store.base.index_writing import Shard, index_documents
from store.errors import BaseBusy, BaseTooNew, ShardDamaged
from store.model import Document, text_digest
from store.persist.files import replace_file
from store.persist.lock import writer_lock
from store.persist.shards import read_shard
from store.persist.storage import AtomicStorage
from store.search.grouping import Groups
from store.search.index import Index
from tests.conftest import Known

OLD = {"documents": {"1": {"text": "old " * 20}}}
NEW = {"documents": {"1": {"text": "new " * 20}, "2": {"text": "more"}}}


def empty_document(text: str) -> Stored:
    return Stored(Document(id=text_digest(text), text=text, title=text[:10], source="s"), ())


def test_tables_come_back_as_they_were_written(tmp_path: Path) -> None:
    storage = AtomicStorage(tmp_path / "0001.json")
    assert storage.read() is None
    storage.write(OLD)
    assert AtomicStorage(tmp_path / "0001.json").read() == OLD


_WRITER = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_DFL if sys.argv[3] == "die" else signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from store.persist.files import replace_file
content = Path(sys.argv[2]).read_bytes()
path = Path(sys.argv[1])
import os
for limit in range(len(content)):
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            replace_file(path, content)
        except OSError:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status != 0, limit
    assert path.read_bytes() == Path(sys.argv[4]).read_bytes(), limit
print(len(content))
"""


@pytest.mark.parametrize("how", ["die", "fail"])
def test_a_rewrite_cut_at_every_byte_leaves_the_old_content(tmp_path: Path, how: str) -> None:
    """The kernel cuts the write: at each byte, by killing the writer, or by refusing it more room."""
    path, new, old = tmp_path / "0001.json", tmp_path / "new", tmp_path / "old"
    for target in (path, old):
        target.write_bytes(orjson.dumps(OLD))
    new.write_bytes(orjson.dumps(NEW))
    done = subprocess.run(
        [sys.executable, "-c", _WRITER, str(path), str(new), how, str(old)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(new.read_bytes())
    assert AtomicStorage(path).read() == OLD


def test_a_shard_cut_at_any_byte_is_told_by_name_and_never_read_as_facts(tmp_path: Path) -> None:
    path = tmp_path / "0001.json"
    whole = orjson.dumps(NEW)
    for length in range(1, len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(ShardDamaged, match=r"0001\.json"):
            AtomicStorage(path).read()


def test_nothing_is_left_behind_by_a_write_that_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        replace_file(tmp_path, b"a folder stands there")
    assert list(tmp_path.iterdir()) == []


# A base ---------------------------------------------------------------------------------------------------------------


def test_the_same_article_twice_changes_nothing(base: Base, seed: Known) -> None:
    files = {path: path.read_bytes() for path in base.folder.rglob("*.json")}
    added = base.write.add([Stored(seed.document, seed.facts)])
    assert (added.stored, added.known) == (0, 1)
    assert {path: path.read_bytes() for path in base.folder.rglob("*.json")} == files


def test_facts_come_back_from_a_base_as_they_were_read(base: Base, seed: Known) -> None:
    assert tuple(base.facts.of(seed.document.id)) == seed.facts
    assert base.facts.document(seed.document.id) == seed.document


def test_an_index_that_was_deleted_comes_back(base: Base) -> None:
    import shutil

    before = [row.fact for row in base.facts.every(parse_query(""))]
    shutil.rmtree(base.folder / "index")
    assert [row.fact for row in Base.open(base.folder).facts.every(parse_query(""))] == before


def test_a_damaged_index_is_built_anew(base: Base) -> None:
    before = [row.fact for row in base.facts.every(parse_query(""))]
    other = base.folder.with_name("other")  # who has an index open dies of a file of it that is cut short
    shutil.copytree(base.folder, other)
    for path in (other / "index").iterdir():
        if path.name != "built.json":
            path.write_bytes(b"garbage")
    assert [row.fact for row in Base.open(other).facts.every(parse_query(""))] == before


def test_a_lost_manifest_is_made_again(base: Base) -> None:
    (base.folder / "base.json").unlink()
    assert Base.open(base.folder).facts.summary()["documents"] == 1
    assert (base.folder / "base.json").exists()


def test_a_damaged_shard_is_set_aside_named_and_not_overwritten(base: Base) -> None:
    shard = base.folder / "facts" / "0001.json"
    broken = shard.read_bytes()[:-100]
    shard.write_bytes(broken)
    reopened = Base.open(base.folder)
    assert any("0001.json is damaged" in notice for notice in reopened.notices)
    reopened.write.add([empty_document("another article")])
    assert shard.read_bytes() == broken
    assert (base.folder / "facts" / "0002.json").exists()
    again = Base.open(base.folder)
    assert again.facts.summary()["documents"] == 1
    assert any("0001.json is damaged" in notice for notice in again.notices)


def test_a_shard_that_comes_back_is_read_again_and_no_article_counts_twice(base: Base, seed: Known) -> None:
    shard = base.folder / "facts" / "0001.json"
    whole = shard.read_bytes()
    shard.write_bytes(whole[:-100])
    Base.open(base.folder).write.add([Stored(seed.document, seed.facts)])
    shard.write_bytes(whole)
    restored = Base.open(base.folder)
    assert restored.notices == ()
    assert restored.facts.summary()["documents"] == 1
    assert len(list(restored.facts.every(parse_query("")))) == len(seed.facts)


def test_a_missing_shard_is_told_and_not_forgotten(base: Base) -> None:
    (base.folder / "facts" / "0001.json").unlink()
    for _ in range(2):
        assert any("0001.json" in notice for notice in Base.open(base.folder).notices)


def test_an_index_with_wrong_bytes_anywhere_is_made_anew(base: Base) -> None:
    """Each of its files in turn: in the middle of it, half of the bytes are turned over."""
    expected = [row.fact for row in base.facts.every(parse_query("byd"))]
    names = sorted(path.name for path in (base.folder / "index").iterdir() if path.stat().st_size and path.name != "built.json")
    for name in names:
        path = base.folder / "index" / name
        if not path.exists():
            continue  # made anew under another name
        content = bytearray(path.read_bytes())
        quarter = len(content) // 4
        content[quarter : 3 * quarter] = bytes(byte ^ 0xFF for byte in content[quarter : 3 * quarter])
        path.write_bytes(content)
        damaged = Base.open(base.folder)
        for query in ("byd", "amount:>1", ""):
            list(damaged.facts.every(parse_query(query)))
        assert [row.fact for row in damaged.facts.every(parse_query("byd"))] == expected, name


def _wrong_types(record: Any) -> Iterator[Any]:
    """The record with one value somewhere in it replaced by one of another type."""
    if isinstance(record, dict):
        for key, value in record.items():
            for changed in _wrong_types(value):
                yield record | {key: changed}
    elif isinstance(record, list):
        for index, value in enumerate(record):
            for changed in _wrong_types(value):
                yield [*record[:index], changed, *record[index + 1 :]]
    else:
        yield from (wrong for wrong in (1234, "x", [1], {"a": 1}, True) if type(wrong) is not type(record))


def test_a_shard_with_a_value_of_a_wrong_type_is_damaged_or_usable_never_a_crash(base: Base) -> None:
    shard = base.folder / "facts" / "0001.json"
    tables, damaged = orjson.loads(shard.read_bytes()), 0
    for table in ("documents", "companies", "investments", "metrics"):
        key = list(tables[table])[-1]
        for record in islice(_wrong_types(tables[table][key]), 0, None, 3):
            shard.write_bytes(orjson.dumps({**tables, table: {**tables[table], key: record}}))
            try:
                _, stored = read_shard(shard)
            except ShardDamaged:
                damaged += 1
                continue
            index_documents(Index.in_memory(), Shard(shard.name), stored, {}, Groups())
    assert damaged > 100


def test_what_a_killed_writer_stored_but_did_not_index_is_found(base: Base) -> None:
    """Shards are written before manifest and index: between the two, the shard is right and the others are old."""
    manifest = (base.folder / "base.json").read_bytes()
    built = (base.folder / "index" / "built.json").read_bytes()
    base.write.add([empty_document("another article")])
    (base.folder / "base.json").write_bytes(manifest)
    (base.folder / "index" / "built.json").write_bytes(built)
    reopened = Base.open(base.folder)
    assert reopened.facts.summary()["documents"] == 2
    assert reopened.facts.document(text_digest("another article")) is not None


_HOLDER = """
import sys
from pathlib import Path
from store.persist.lock import writer_lock
from store.persist.shards import read_shard
with writer_lock(Path(sys.argv[1]), wait=1):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_the_first_one_is(base: Base) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _HOLDER,
            str(base.folder),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(BaseBusy, match=str(holder.pid)):
            base.write.add([empty_document("another article")], wait=0.1)
        assert Base.open(base.folder).facts.summary()["documents"] == 1
    finally:
        holder.kill()
        holder.communicate()
    assert base.write.add([empty_document("another article")]).stored == 1


def test_the_lock_can_be_taken_again_after_it_was_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with writer_lock(tmp_path, wait=0):
            assert (tmp_path / "writer.pid").read_text() == str(os.getpid())


def test_a_base_of_the_future_is_refused(base: Base) -> None:
    record = orjson.loads((base.folder / "base.json").read_bytes())
    (base.folder / "base.json").write_bytes(orjson.dumps(record | {"schema": 99}))
    with pytest.raises(BaseTooNew, match="99"):
        Base.open(base.folder)
