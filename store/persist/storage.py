"""TinyDB's storage seam: orjson, and whole files replaced atomically.

Stock JSONStorage overwrites in place: cut in the middle of a write, the file is unreadable, or reads as a mixture.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from tinydb.storages import Storage

from store.errors import ShardDamaged
from store.frozen import number
from store.persist.files import replace_file

Tables = dict[str, dict[str, Any]]


class AtomicStorage(Storage):
    """Keeps TinyDB's tables in one JSON file that is only ever replaced whole.

    `size` and `checksum` are those of the content last read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.size = 0
        self.checksum = ""

    def read(self) -> Tables | None:
        """The tables; None when there is no file yet. ShardDamaged when it cannot be read as tables."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        self._note(content)
        return decode_tables(self._path, content)

    def write(self, data: Tables) -> None:
        """Replace the file."""
        content = orjson.dumps(data, default=number, option=orjson.OPT_NON_STR_KEYS)
        replace_file(self._path, content)
        self._note(content)

    def _note(self, content: bytes) -> None:
        self.size = len(content)
        self.checksum = checksum(content)


def checksum(content: bytes) -> str:
    """The SHA-256 of a shard's bytes, in hexadecimal."""
    import hashlib  # late, for it loads OpenSSL, and who only reads needs none

    return hashlib.sha256(content).hexdigest()


def decode_tables(path: Path, content: bytes) -> Tables:
    """The tables in a shard's bytes; ShardDamaged when they are none."""
    try:
        tables = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise ShardDamaged(path, f"not JSON at byte {error.pos}") from error
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise ShardDamaged(path, "no tables in it")
    return tables
