"""`factdeck remove`: take articles out of a base with their facts."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click

from store.base import Base, parse_query
from store.errors import FactdeckError
from store.model import Document
from tui.asking import context_of, settings
from tui.commands.narration import count_of, opened, say, say_waiting
from tui.present.visible import one_line

_SHOWN = 10
"""Titles that are told before somebody is asked."""


class ConfirmationMissing(FactdeckError):
    """Nobody can be asked, and nobody said yes."""

    exit_code = 2

    def __init__(self, articles: str) -> None:
        super().__init__(f"This would remove {articles}: --yes says that it should.")


def remove(folder: Path, query: str, *, yes: bool) -> int:
    """Take out the article with an id, of the fact with an id, or those with facts that match; ask first unless `yes`."""
    base = opened(folder)
    documents = _meant(base, query.strip())
    if not documents:
        say("No article matches: nothing was removed.")
        return 1
    articles = count_of(len(documents), "article")
    if not yes:
        for one in islice(documents.values(), _SHOWN):
            say(f"  {one_line(one.title)} ({one_line(one.source)})")
        if len(documents) > _SHOWN:
            say(f"  … and {len(documents) - _SHOWN:,} more")
        if not sys.stdin.isatty():
            raise ConfirmationMissing(articles)
        if not click.confirm(f"Remove {articles} with all facts?", err=True):
            say("Nothing was removed.")
            return 1
    removed = base.write.remove(list(documents), waiting=say_waiting)
    say(f"Removed {count_of(removed, 'article')}. What was decided of their facts stays in the log: `review log --lost`.")
    return 0


def _meant(base: Base, query: str) -> dict[str, Document]:
    """The articles that are meant, by their ids; none for an empty query, which would be all."""
    if not query:
        return {}
    row = base.facts.look_up(query)
    document = base.facts.document(row.fact.document if row else query)
    if document is not None:
        return {document.id: document}
    found = base.facts.entries(parse_query(query, context=context_of(settings())))
    return {one.document.id: one.document for one in found}
