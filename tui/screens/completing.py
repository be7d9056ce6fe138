"""What a word of a query may go on as: a field, a value of one with how many facts have it, or a company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.text import Text

from store.base import FACET_FIELDS, QUERY_FIELDS, Base, QueryContext, parse_query
from store.errors import QueryInvalid
from store.frozen import Frozen
from tui.present.visible import one_line

_WORD = re.compile(r'(?:^|(?<=[\s(]))-?(?:([a-z_]+):)?("[^"]*|[^\s():"]*)$', re.I)
_MOST = 12


class Offer(Frozen):
    """What may stand in the place of the last word of a line: the line before it, the words, how many facts have each.

    `at` is the one that was put in; `line` what the line is then.
    """

    head: str
    words: tuple[str, ...]
    counts: tuple[int | None, ...]
    at: int = 0

    @property
    def line(self) -> str:
        return self.head + self.words[self.at]


def offer(line: str, base: Base, context: QueryContext, company: str | None) -> Offer | None:
    """What the last word of a line may go on as; None where there is nothing."""
    found = _WORD.search(line)
    if found is None:
        return None
    field, begun = (found[1] or "").lower(), found[2].lstrip('"')
    start = found.start(2)
    named = list(_fields(begun)) if not field else []
    try:
        rest = parse_query(line[: found.start()], context=context)
    except QueryInvalid:
        rest = parse_query("")
    valued = field or "company"
    values = base.facts.values(rest, valued, begun, company=company, limit=_MOST) if _asks(field, begun) else []
    words = [*named, *(f"{_quoted(one.value)} " for one in values)]
    counts = [*(None for _ in named), *(one.count for one in values)]
    return Offer(line[:start], tuple(words[:_MOST]), tuple(counts[:_MOST])) if words else None


def _asks(field: str, begun: str) -> bool:
    """Whether there are values to look for: of a field that facts are counted by, or of a company's name that was begun."""
    return field in FACET_FIELDS if field else bool(begun)


def _fields(begun: str) -> Iterator[str]:
    return (f"{name}:" for name in QUERY_FIELDS if name.startswith(begun.lower()))


def _quoted(value: str) -> str:
    plain = value.replace('"', " ")
    return f'"{plain}"' if re.search(r"[\s():]", plain) else plain


def offered_text(held: Offer) -> Text:
    """The words that are offered, the one that was put in marked."""
    text = Text(" ", no_wrap=True, overflow="ellipsis")
    for at, (word, count) in enumerate(zip(held.words, held.counts, strict=True)):
        text.append(f" {one_line(word.strip())}", style="reverse" if at == held.at else "bold")
        text.append(f" {count:,} " if count is not None else " ", style="dim")
    return text
