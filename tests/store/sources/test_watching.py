"""Folders that are watched, whatever is put into them and whatever becomes of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from threading import Event

from store.sources.watching import settled


def test_a_name_that_is_no_text_and_a_folder_made_anew_end_nothing(tmp_path: Path) -> None:
    folder, stop = tmp_path / "news", Event()
    folder.mkdir()
    found = settled([folder], stop)
    assert next(found) == []
    bad = Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt"))
    bad.write_text("Halden Foods will buy Brisco Dairy.")
    assert next(found) == [bad]
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "again.txt").write_text("Halden Foods will buy Brisco Dairy.")
    assert next(found) == [folder / "again.txt"]
    stop.set()
    assert list(found) == []
