"""From what a person names (files, folders, "-") to articles."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from store.errors import SourceUnreadable
from store.frozen import Frozen
from store.sources.article import BEGINNING, SUFFIXES, kind_of, netted, read_address, read_articles
from store.sources.fetch import Network, is_address
from store.sources.jsonl import bounded_lines, read_lines
from store.sources.opening import opened, why_not
from store.sources.remark import Keep, Read, nothing_kept
from store.sources.text import LARGEST, check_size
from store.sources.warc import SUFFIXES as WARC_SUFFIXES
from store.sources.warc import is_archive, read_archive

if TYPE_CHECKING:
    from store.sources.fetch.fetcher import Fetcher

STDIN = "-"
_STDIN_NAMES = (STDIN, "/dev/stdin", "/dev/fd/0")
LINES_SUFFIXES = (".jsonl", ".ndjson")


_ALL_SUFFIXES = SUFFIXES + LINES_SUFFIXES + WARC_SUFFIXES


class Source(Frozen):
    """One file to read, an address, or standard input when there is neither.

    `named` says that a person named the file itself, and not a folder that it lies in: a pipe or a terminal is meant then.
    """

    name: str
    path: Path | None
    named: bool = False
    address: bool = False

    @property
    def lines(self) -> bool:
        """Whether it is JSON Lines by its name."""
        return self.path is not None and self.path.suffix.lower() in LINES_SUFFIXES


def expand(names: Sequence[str]) -> Iterator[Source | SourceUnreadable]:
    """The files behind the names: folders are walked for articles, in order of their names."""
    for name in names:
        path = Path(name)
        try:
            if name in _STDIN_NAMES:
                yield Source(name, None)
            elif is_address(name):
                yield Source(printable(name), None, named=True, address=True)
            elif path.is_dir():
                yield from _folder(path)
            elif path.exists() or path.is_symlink():
                yield Source(printable(name), path, named=True)
            else:
                yield SourceUnreadable(printable(name), "there is no such file or folder")
        except OSError as error:
            yield SourceUnreadable(printable(name), why_not(error))


def _folder(folder: Path) -> Iterator[Source | SourceUnreadable]:
    found = False
    closed: list[OSError] = []
    paths = (Path(top) / name for top, _, names in os.walk(folder, onerror=closed.append) for name in names)
    for path in sorted(paths):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and is_article_name(path):
            found = True
            yield Source(printable(str(path)), path)
    for error in closed:
        found = True
        yield SourceUnreadable(printable(str(error.filename)), why_not(error))
    if not found:
        yield SourceUnreadable(printable(str(folder)), f"nothing in it ends in {', '.join(_ALL_SUFFIXES)}")


def is_article_name(path: Path) -> bool:
    """Whether a folder is searched for files of that name. Expected facts beside an article are JSON Lines too, but none."""
    return path.name.lower().endswith(_ALL_SUFFIXES) and not path.name.endswith(".facts.jsonl")


def printable(name: str) -> str:
    """A file's name as text: bytes of it that are not UTF-8 are shown as �."""
    return os.fsencode(name).decode("utf-8", "replace")


def count_articles(source: Source) -> int | None:
    """How many articles a source has, without reading them; None for what has no size, and for what cannot be read."""
    try:
        if source.address:
            return 1
        if source.path is None or not source.path.is_file():
            return None
        if is_archive(source.name):
            return None
        if not source.lines:
            return 1
        with source.path.open("rb") as stream:
            return sum(bool(line.strip()) for line in bounded_lines(stream))
    except OSError:
        return None


def read(source: Source, stdin: BinaryIO, network: Network, keep: Keep = nothing_kept) -> Iterator[Read]:
    """The articles of a source, each or why it could not be read, and what was left out of one.

    `keep` is given the bytes of each that is more than plain text.
    """
    try:
        if source.address:
            yield from read_address(source.name, _fetcher(network), keep=keep)
        elif source.path is None:
            yield from _sniffed(stdin, source.name, keep)
        else:
            with opened(source.path, source.name, named=source.named) as (stream, status):
                if is_archive(source.name):
                    yield from netted(read_archive(stream, source.name, keep), source.name)
                elif source.lines and not stat.S_ISCHR(status.st_mode):
                    yield from read_lines(bounded_lines(stream), source.name)
                elif not stat.S_ISREG(status.st_mode):
                    yield from _sniffed(stream, source.name, keep)
                elif kind_of(stream.peek(BEGINNING)[:BEGINNING], source.name) == "mailbox":
                    yield from _mailbox(stream, source.name, keep)
                else:
                    check_size(status.st_size, source.name)
                    held = stream.read(LARGEST + 1)  # it may grow while it is read
                    yield from read_articles(held, source.name, keep=keep)
    except SourceUnreadable as error:
        yield error
    except OSError as error:
        yield SourceUnreadable(source.name, why_not(error))


def _mailbox(stream: BinaryIO, source: str, keep: Keep) -> Iterator[Read]:
    from store.sources.mail import read_mailbox  # late: what it needs is loaded for mail alone

    return netted(read_mailbox(stream, source, keep), source)


@cache
def _fetcher(network: Network) -> Fetcher:
    """One for all addresses: it knows which hosts it has asked lately."""
    from store.sources.fetch.fetcher import Fetcher  # late: without an address, nothing of the network is loaded

    return Fetcher(network)


def _sniffed(stream: BinaryIO, source: str, keep: Keep) -> Iterator[Read]:
    """What has no name to tell by is JSON Lines when it begins with a brace, else one article. A device may have no end."""
    first = stream.readline(LARGEST + 1)
    if first.lstrip().startswith(b"{"):
        yield from read_lines(_chain(first, stream), source)
    else:
        yield from read_articles(first + stream.read(max(0, LARGEST + 1 - len(first))), source, keep=keep)


def _chain(first: bytes, rest: BinaryIO) -> Iterator[bytes]:
    yield first
    yield from bounded_lines(rest)
