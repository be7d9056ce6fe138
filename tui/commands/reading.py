"""From the sources that a person names to documents, telling what could not be read."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence

from store.base import Network, Source, Spool, count_articles, expand, foreign_language, read
from store.errors import SourceUnreadable
from store.model import Document
from tui.commands.narration import say
from tui.settings import network_of, settings_path
from tui.settings_file import read_settings


class Intake:
    """The documents of some sources, one at a time; counts the sources that failed and says why.

    What they were taken from is held in `spool`, until it is taken out of there.
    """

    def __init__(self, names: Sequence[str], network: Network, spool: Spool) -> None:
        self._names, self._network, self._spool = names, network, spool
        self.failed = 0

    def total(self) -> int | None:
        """How many articles there are, as far as that can be told without reading them; None where it cannot."""
        found = 0
        for source in expand(self._names):
            if isinstance(source, SourceUnreadable):
                continue
            count = count_articles(source)
            if count is None:
                return None
            found += count
        return found

    def __iter__(self) -> Iterator[Document]:
        for source in expand(self._names):
            if isinstance(source, SourceUnreadable):
                self.fail(source)
                continue
            stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()  # it may be closed
            for document in read(source, stdin, self._network, self._spool.keep):
                if isinstance(document, SourceUnreadable):
                    self.fail(document)
                elif not isinstance(document, Document):
                    say(f"factdeck: {document}")  # something was left out; the article is read
                elif language := foreign_language(document):
                    self._spool.drop(document.original)
                    self.fail(SourceUnreadable(_place(document, source), f"it is in {language}, and only English is read"))
                else:
                    yield document

    def fail(self, failure: SourceUnreadable) -> None:
        """Count and tell a source that could not be read, or whose article could not be parsed."""
        self.failed += 1
        say(f"factdeck: {failure}")


def network(private: Sequence[str]) -> Network:
    """What may be asked of the network, by the settings and the environment; `private` hosts may lie in private networks."""
    settings, _ = read_settings(settings_path(os.environ))
    return Network(allowed=network_of(settings, os.environ), private=frozenset(host.lower() for host in private))


def _place(document: Document, source: Source) -> str:
    """Where a document was read: its file, and what it says of itself where the file holds several."""
    return document.source if document.source.startswith(source.name) else f"{source.name}: {document.source}"
