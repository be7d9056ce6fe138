"""What documents were taken from: kept with them, checked, given back, and gone with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.base import Base, Spool, Stored, check_base, repair_base
from store.errors import OriginalMissing
from store.frozen import replace
from store.model import Document
from store.persist.originals import original_files, original_path, read_original
from tests.conftest import document

PAGE = b"<p>Acme bought Widget.</p>" * 50


def stored(spool: Spool, text: str = "Acme bought Widget.", content: bytes = PAGE) -> Stored:
    return Stored(replace(document(text), original=spool.keep(content), url=f"https://a.example/{text[:4]}"), ())


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Base, Document]:
    base, spool = Base.open(tmp_path / "base", create=True), Spool()
    one = stored(spool)
    base.write.add([one], originals=spool.packed())
    return base, one.document


def test_what_is_kept_comes_back_as_it_was(kept: tuple[Base, Document]) -> None:
    base, one = kept
    assert base.original(one) == PAGE
    assert [digest for digest, _ in original_files(base.folder)] == [one.original]
    assert check_base(base.folder).findings == ()


def test_what_is_known_already_is_not_kept_again(kept: tuple[Base, Document]) -> None:
    base, spool = kept[0], Spool()
    base.write.add([stored(spool, content=PAGE + b" ")], originals=spool.packed())
    assert len(list(original_files(base.folder))) == 1


def test_a_removed_article_takes_its_original_along(kept: tuple[Base, Document]) -> None:
    base, one = kept
    base.write.remove([one.id])
    assert list((base.folder / "originals").iterdir()) == []


def test_what_two_texts_of_a_page_were_taken_from_goes_with_the_second(kept: tuple[Base, Document]) -> None:
    base, one = kept
    base.write.add([Stored(replace(document("Acme bought Widget again."), original=one.original, url=one.url), ())])
    base.write.remove([one.id])
    assert read_original(base.folder, one.original or "") == PAGE


def test_what_another_article_was_taken_from_as_well_stays(kept: tuple[Base, Document]) -> None:
    base, one = kept
    other = replace(document("The same bytes, read with other letters."), original=one.original, url="https://b.example/")
    base.write.add([Stored(other, ())])
    base.write.remove([one.id])
    assert base.original(other) == PAGE


@pytest.mark.parametrize("damage", [b"", b"no gzip", None])
def test_a_damaged_one_is_found_and_set_aside(kept: tuple[Base, Document], damage: bytes | None) -> None:
    base, one = kept
    path = original_path(base.folder, one.original or "")
    path.write_bytes(path.read_bytes()[:-9] if damage is None else damage)
    assert [finding.where for finding in check_base(base.folder).findings] == [str(path.relative_to(base.folder))]
    assert repair_base(base.folder)[0].aside == (base.folder / "aside" / "originals" / f"{path.stem}.1.gz",)
    assert check_base(base.folder).findings == ()
    with pytest.raises(OriginalMissing, match="not kept in this base"):
        base.original(one)


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "A" * 64])
def test_no_digest_leads_out_of_the_base(tmp_path: Path, digest: str) -> None:
    with pytest.raises(OriginalMissing):
        read_original(tmp_path, digest)


def test_what_was_left_half_written_is_swept_up(kept: tuple[Base, Document]) -> None:
    base, one = kept
    half = original_path(base.folder, one.original or "").with_name(".half.gz.4711.tmp")
    half.write_bytes(b"half")
    base.write.add([Stored(document("Another text."), ())])
    assert not half.exists()
