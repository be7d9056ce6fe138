"""What a word of a query may go on as: a field, a value of one with how many facts have it, or a company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from rich.text import Text

from store.base import FACET_FIELDS, QUERY_FIELDS, Base, Everything, Node, QueryContext, parse_query, render, without_doubtful
from store.errors import QueryInvalid
from store.frozen import Frozen
from tui.present.visible import one_line

_WORD = re.compile(r'(?:^|(?<=[\s(-]))(?:([a-z_]+):)?=?("[^"]*|[^\s():"=-][^\s():"]*)?$', re.I)
_MOST = 12


class Offer(Frozen):
    """What may stand in the place of a word of a line: what is before it and behind it, the words, how many facts have each.

    `at` is the one that was put in, and `line` what the line is then, with the cursor behind that word.
    """

    head: str
    tail: str
    words: tuple[str, ...]
    counts: tuple[int | None, ...]
    at: int = 0

    @property
    def line(self) -> str:
        return self.head + self.words[self.at] + self.tail

    @property
    def cursor(self) -> int:
        return len(self.head) + len(self.words[self.at])


def offer(before: str, behind: str, base: Base, context: QueryContext, company: str | None) -> Offer | None:
    """What the word before the cursor may go on as; None where there is nothing."""
    found = _WORD.search(before)
    if found is None:
        return None
    field, begun = (found[1] or "").lower(), (found[2] or "").lstrip('"')
    head = before[: found.start()]
    named = list(_fields(begun)) if not field and not (found[2] or "").startswith('"') else []
    values = list(_values(base, _rest(head, behind, context), field, begun, company))
    words, counts = [*named, *(word for word, _ in values)], [*(None for _ in named), *(count for _, count in values)]
    return Offer(head, behind, tuple(words[:_MOST]), tuple(counts[:_MOST])) if words else None


def _rest(head: str, behind: str, context: QueryContext) -> Node:
    """The query without the word; everything where that is none by itself."""
    for rest in (f"{head} {behind}", head):
        with suppress(QueryInvalid):
            return parse_query(rest, context=context)
    return Everything()


def _values(base: Base, rest: Node, field: str, begun: str, company: str | None) -> Iterator[tuple[str, int]]:
    """The values of a field, as a query has them, with how many facts they find; of no field, companies that begin so."""
    name = field or "company"
    if name not in FACET_FIELDS or name not in QUERY_FIELDS or not (field or begun):
        return
    for one in base.facts.values(without_doubtful(rest), name, begun, company=company, limit=_MOST):
        yield render(base.facts.facet_query(name, one.value)), one.count


def _fields(begun: str) -> Iterator[str]:
    return (f"{name}:" for name in QUERY_FIELDS if name.startswith(begun.lower()))


def offered_text(held: Offer) -> Text:
    """The words that are offered, the one that was put in marked."""
    text = Text(" ", no_wrap=True, overflow="ellipsis")
    for at, (word, count) in enumerate(zip(held.words, held.counts, strict=True)):
        text.append(f" {one_line(word)}", style="reverse" if at == held.at else "bold")
        text.append(f" {count:,} " if count is not None else " ", style="dim")
    return text
