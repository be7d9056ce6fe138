"""The explorer in plain lines: commands are read a line at a time, and each answer begins with what there is and how many.

For screen readers, for terminals that cannot move their cursor (TERM=dumb), and for pipes.
"""

from __future__ import annotations

import difflib
import io
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from store.base import Base, Everything, Row, parse_query, without_doubtful
from store.errors import FactdeckError, QueryInvalid
from tui.present import linear

_TEN = 10
_LINES = 15
"""Lines of an article that are told at once: about a minute of speech."""
_BEFORE = 4
"""Lines of an article that are told before the sentence it is opened at."""
_COMPANIES = 1000
"""Companies that are listed at most, as in the explorer."""
_NUMBER = r"^[0-9]+\.?$"
_OPENING = "Type search and a word to find facts, a number to open one, article to read where it stands, help for more."


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is being read: a list of companies or facts, a fact's card, an article at a fact; `first` is its row or line.

    A card is of what was opened as `number` of `total` in `listed`.
    """

    what: Literal["start", "companies", "facts", "card", "article"] = "start"
    query: str = ""
    company: str | None = None
    kinds: tuple[str, ...] = ("investment", "metric")
    first: int = 0
    fact: str = ""
    number: int = 1
    total: int = 1
    listed: View | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A view in lines, up to row or line `last` of `total`, and the views that the numbers in it open."""

    lines: list[str]
    last: int = 0
    total: int = 0
    opens: dict[int, View] = field(default_factory=dict)


class Teller:
    """Tells views of a base. Of companies and facts no more is asked for than is told."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def tell(self, view: View) -> Told:
        """A view in lines; FactdeckError where it cannot be told."""
        ways = {"companies": self._companies, "facts": self._facts, "card": self._card, "article": self._article}
        return ways[view.what](view) if view.what in ways else Told(["Nothing is listed yet."])

    def _companies(self, view: View) -> Told:
        query = without_doubtful(parse_query(view.query))
        names = [name for name, _ in self._base.companies(query, limit=_COMPANIES)]
        counts = self._base.company_counts(query, names[view.first : view.first + _TEN])
        lines = [linear.company_line(one.name, self._base.company(one.name), one) for one in counts]
        opens = [View(what="facts", query=view.query, company=one.name) for one in counts]
        most = ", those with most facts" if len(names) >= _COMPANIES else ""
        return _numbered(f"{linear.counted(len(names), 'company')}{_asked(view)}{most}", view, len(names), lines, opens)

    def _facts(self, view: View) -> Told:
        query = without_doubtful(parse_query(view.query))
        counts = {kind: self._base.count(query, kind=kind, company=view.company) for kind in view.kinds}
        total, offset = sum(counts.values()), view.first
        rows: list[Row] = []
        for kind, count in counts.items():
            room = min(_TEN - len(rows), count - offset)
            if room > 0:
                rows += self._base.find(query, kind=kind, company=view.company, offset=offset, limit=room).rows
            offset = max(0, offset - count)
        kinds = " and ".join(linear.counted(count, kind) for kind, count in counts.items() if count or not total)
        lines = [linear.fact_line(row.fact) for row in rows]
        opens = [replace(view, what="card", fact=row.fact.id) for row in rows]
        told = _numbered(kinds + _asked(view), view, total, lines, opens)
        return told if view.first else replace(told, lines=[*told.lines, *self._aside(view, total)])

    def _aside(self, view: View, total: int) -> list[str]:
        """What a company is; where there are no facts, what there is instead; how many facts are not told."""
        lines, query, name = [], parse_query(view.query), view.company
        if name is not None and len(view.kinds) > 1:
            names, brands = self._base.names_of(name), self._base.brands(name)
            lines += linear.company_about(name, self._base.company(name), names, brands)
        elif name is None and not total:
            named = len(self._base.companies(without_doubtful(query), limit=_COMPANIES))
            lines += [f"{linear.counted(named, 'company')} for it: type companies."] if named else []
            near = self._base.lookalikes(view.query)
            lines += [f"Spelled nearly the same: {', '.join(near)}."] if near else []
        hidden = sum(self._base.count(query, kind=kind, company=name) for kind in view.kinds) - total
        return [*lines, f"{linear.counted(hidden, 'doubtful fact')} not told: search with confidence:>=0."] if hidden else lines

    def _card(self, view: View) -> Told:
        dossier = self._base.dossier(self._base.fact(view.fact))
        fact = dossier.row.fact
        heading = f"{fact.kind.title()} {view.number} of {view.total}: {linear.fact_line(fact)}."
        lines, beside, sort = [heading, *linear.fact_card(dossier)], linear.beside(dossier), ""
        for number, (its_sort, line, _) in enumerate(beside, 1):
            lines += [f"{its_sort}."] if its_sort != sort else []
            lines.append(f"{number}. {line}.")
            sort = its_sort
        said = dossier.corroboration
        lines += [] if said.same or said.different else ["No other article tells of this."]
        opens = {number: replace(view, fact=one.id) for number, (_, _, one) in enumerate(beside, 1)}
        return Told([*lines, "Type article to read on."], len(opens), len(opens), opens)

    def _article(self, view: View) -> Told:
        lines, _ = self.article(view.fact)
        first, last = view.first, min(view.first + _LINES, len(lines))
        origin = linear.origin(self._base.fact(view.fact))
        heading = f"Article {origin}. {linear.counted(len(lines), 'line')}. {_range(first + 1, last)}:"
        return Told([heading, *lines[first:last], *_onward(last, len(lines), _LINES)], last, len(lines))

    def article(self, fact_id: str) -> tuple[list[str], int]:
        """The article of a fact in lines, and at which of them the fact's sentence begins; none when it is not there."""
        evidence = self._base.fact(fact_id).fact.evidence
        document = self._base.document(evidence.document)
        if document is None:
            return [], 0
        known = [fact.evidence.sentence_span for fact in self._base.facts_of(document.id)]
        return linear.article_lines(document.text, evidence.sentence_span, known)


def _asked(view: View) -> str:
    query = view.query.strip()
    return (f" of {view.company}" if view.company else "") + (f' for "{query}"' if query else "")


def _numbered(title: str, view: View, total: int, lines: Sequence[str], opens: Sequence[View]) -> Told:
    """Rows with their numbers, under a line that says what they are and how many."""
    first, last = view.first + 1, view.first + len(lines)
    heading = title[0].upper() + title[1:] + (f". {_range(first, last)}:" if total > 1 else ":" if lines else ".")
    numbered = [f"{number}. {line.rstrip('.')}." for number, line in enumerate(lines, first)]
    return Told([heading, *numbered, *_onward(last, total, _TEN)], last, total, dict(enumerate(opens, first)))


def _range(first: int, last: int) -> str:
    return f"{first:,} to {last:,}" if first < last else f"{last:,}"


def _onward(last: int, total: int, size: int) -> list[str]:
    return [f"Type next for {_range(last + 1, min(last + size, total))}."] if last < total else []


class Conversation:
    """Answers commands about a base, and remembers where one is and was."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._teller = Teller(base)
        self._view = View()
        self._before: list[View] = []

    def opening(self, query: str) -> list[str]:
        """What there is, before any command."""
        if not self._base.count(Everything()):
            return ["This base has no facts yet. The command factdeck add, with a file, puts some in."]
        companies, facts = (
            self._teller.tell(view).lines[0].partition(".")[0] for view in (View(what="companies"), View(what="facts"))
        )
        return [f"Factdeck: {companies}, {facts}. {_OPENING}", *(self.search(query) if query.strip() else [])]

    def answer(self, line: str) -> list[str] | None:
        """The answer to a line; None when it ends the conversation."""
        typed = re.sub(r"^/", "search ", line.strip())
        typed = re.sub(_NUMBER, "open \\g<0>", typed)
        if not typed:
            return []
        word, rest = [*typed.split(maxsplit=1), ""][:2]
        names = [name for name in COMMANDS if name == word.lower()] or [
            name for name in COMMANDS if name.startswith(word.lower())
        ]
        if len(names) != 1:
            return [_unknown(typed, word[:50], names)]
        try:
            return COMMANDS[names[0]][1](self, rest)
        except QueryInvalid as error:
            return [f"{error} There it says: {error.query[error.position :] or 'nothing, it is the end'}."]
        except FactdeckError as error:
            return [str(error)]

    def _go(self, view: View, *, remember: bool = True) -> list[str]:
        lines = self._teller.tell(view).lines
        self._before = [*self._before[-99:], self._view] if remember else self._before
        self._view = view
        return lines

    def search(self, query: str) -> list[str]:
        """List the facts that match a query, of all companies."""
        return self._go(View(what="facts", query=query))

    def companies(self, query: str) -> list[str]:
        """List the companies of the query; a new one may be given."""
        return self._go(View(what="companies", query=query or self._view.query))

    def facts(self, kind: str, query: str) -> list[str]:
        """List the facts of a kind, of the query and the open company; of a new query, when one is given, and all companies."""
        here = View(query=query) if query else self._view
        return self._go(View(what="facts", query=here.query, company=here.company, kinds=(kind,)))

    def _numbered_view(self, listed: View, number: int) -> View | None:
        """What a number of a list opens; of a long list, only the rows around it are asked for."""
        page = listed if listed.what == "card" else replace(listed, first=(number - 1) // _TEN * _TEN)
        told = self._teller.tell(page)
        opened = told.opens.get(number)
        # The list without the way to it: cards that are opened from cards would drag a chain behind them.
        listed = replace(page, listed=None)
        return replace(opened, first=0, number=number, total=told.total, listed=listed) if opened else None

    def open(self, text: str) -> list[str]:
        """Open what a number stands for."""
        total = self._teller.tell(self._view).total if self._view.what != "article" else 0
        if not total:
            return ["There is nothing here to open by number: search for something, or go back to a list."]
        if not re.fullmatch(_NUMBER, text):
            return [f"Open needs a number from 1 to {total:,}. To look for a name, type search and the name."]
        number = int(text.rstrip(".")[:10])
        opened = self._numbered_view(self._view, number) if 1 <= number <= total else None
        return self._go(opened) if opened else [f"There is no such number here: the last is {total:,}."]

    def article(self, _: str) -> list[str]:
        """Read the article of the fact or the company that is open, from just before the sentence."""
        company = self._base.company(self._view.company) if self._view.company and not self._view.fact else None
        fact = self._view.fact or (company.id if company else "")
        if not fact:
            return ["Open a fact first: type its number, then article."]
        lines, at = self._teller.article(fact)
        if not lines:
            return ["The article of this fact is not in the base."]
        return self._go(replace(self._view, what="article", fact=fact, first=max(0, at - _BEFORE)))

    def step(self, by: int) -> list[str]:
        """Go on by a page of a list or an article, or to the next card of a list; back with -1."""
        view = self._view
        if view.what == "card" and view.listed:
            opened = self._numbered_view(view.listed, view.number + by) if view.number + by > 0 else None
            return self._go(opened, remember=False) if opened else [_EDGE[by]]
        told = self._teller.tell(view)
        if (by > 0 and told.last >= told.total) or (by < 0 and view.first == 0):
            return [_EDGE[by]]
        size = _LINES if view.what == "article" else _TEN
        return self._go(replace(view, first=max(0, view.first + by * size)), remember=False)

    def back(self, _: str) -> list[str]:
        """Go back to what was read before."""
        if not self._before:
            return ["This is where you began: there is nothing to go back to."]
        lines = self._go(self._before[-1], remember=False)
        self._before.pop()
        return lines

    def where(self, _: str) -> list[str]:
        """Say where one is."""
        view = self._view
        here = self._teller.tell(view).lines[0].rstrip(".:")
        told = [f"Search: {view.query.strip() or 'everything'}.", f"Company: {view.company or 'all'}.", f"Here: {here}."]
        return [*told, f"{linear.counted(len(self._before), 'step').capitalize()} to go back."]

    def help(self, _: str) -> list[str]:
        """Say what can be typed."""
        heading = f"{len(COMMANDS)} commands; their first letters are enough where no other begins with them:"
        return [heading, *(f"{name}{told}" for name, (told, _) in COMMANDS.items())]


_EDGE = {1: "This is the end: there is nothing after it.", -1: "This is the beginning: there is nothing before it."}
_Act = Callable[[Conversation, str], list[str] | None]
COMMANDS: dict[str, tuple[str, _Act]] = {
    "search": (" and words, or / and words: the facts that match; alone, all of them", Conversation.search),
    "companies": (": those of the search, with how many facts each has", Conversation.companies),
    "investments": (": those of the search, or of the open company", lambda talk, rest: talk.facts("investment", rest)),
    "metrics": (": those of the search, or of the open company", lambda talk, rest: talk.facts("metric", rest)),
    "open": (" and a number, or the number alone: a company's facts, or a fact with its sentence", Conversation.open),
    "article": (": the text around the sentence of the open fact", Conversation.article),
    "next": (": what comes after this page, or the next fact of the list", lambda talk, _: talk.step(1)),
    "more": (": the same as next", lambda talk, _: talk.step(1)),
    "previous": (": what comes before", lambda talk, _: talk.step(-1)),
    "back": (": to what was read before", Conversation.back),
    "where": (": the search, the company, and how far you are", Conversation.where),
    "help": (": this", Conversation.help),
    "quit": (": leave", lambda _talk, _rest: None),
}


def _unknown(typed: str, word: str, names: Sequence[str]) -> str:
    """What to say of a line that begins with no command, or with the beginning of several."""
    if names:
        return f"{word} could be {' or '.join(names)}."
    near = difflib.get_close_matches(word.lower(), COMMANDS, n=1)
    nearest = f" The nearest is {near[0]}." if near else ""
    return f'There is no command "{word}".{nearest} To look for it, type search {typed[:50]}. Help tells the commands.'


def plain(folder: Path, query: str) -> int:
    """Answer commands from standard input until it ends; the exit code: 0, or 130 when interrupted twice in a row."""
    parse_query(query)
    base = Base.open(folder)
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    talk, typed, cancelled = Conversation(base), sys.stdin.isatty(), False
    _say([*base.notices, *talk.opening(query)])
    while True:
        try:
            line = _next_line(typed)
            cancelled = False
            answer = talk.answer(line) if line else None
            if answer is None:
                _say([""] if typed and not line else [])  # the prompt's line has to end before the shell's begins
                return 0
            _say(answer)
        except KeyboardInterrupt:
            if cancelled or not typed:
                return 130
            cancelled = True
            _say(["", "Cancelled. Control C once more leaves."])


def _next_line(typed: bool) -> str:
    """The next line with its end, asked for where a person types; nothing at the end."""
    if typed:
        sys.stdout.write("> ")
        sys.stdout.flush()
    return sys.stdin.readline()


def _say(lines: Sequence[str]) -> None:
    for line in linear.wrapped(lines):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
