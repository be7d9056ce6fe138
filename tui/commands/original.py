"""`factdeck original`: what an article was taken from, as it came."""

from __future__ import annotations

import sys
from pathlib import Path

from store.base import Base
from store.errors import FactdeckError, OriginalMissing
from store.model import Document
from tui.commands.narration import opened, say
from tui.present.visible import one_line


class NotForTerminals(FactdeckError):
    """Bytes of strangers, which a terminal would take for commands."""

    exit_code = 2

    def __init__(self, kind: str, size: int) -> None:
        super().__init__(f"It is {kind} of {size:,} bytes, not for a terminal: send it to a file, with > or --output FILE.")


def original(folder: Path, id_: str, output: Path | None) -> int:
    """Write the bytes behind the article with an id, or of the fact with an id, to a file or to standard output."""
    base = opened(folder)
    document = _meant(base, id_)
    content = base.original(document)
    if output is not None:
        _write(output, content)
        say(f"{len(content):,} bytes written to {one_line(str(output))}.")
        return 0
    if sys.stdout.isatty():
        raise NotForTerminals(document.media_type or "what the article was taken from", len(content))
    sys.stdout.buffer.write(content)
    return 0


def _meant(base: Base, id_: str) -> Document:
    row = base.facts.look_up(id_)
    document = base.facts.document(row.fact.document if row else id_)
    if document is None:
        raise OriginalMissing("there is no article and no fact with that id")
    return document


def _write(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise OriginalMissing(f"{path} exists already, and is not overwritten") from error
    except OSError as error:
        raise OriginalMissing(f"{path} cannot be written ({(error.strerror or 'no reason given').lower()})") from error
