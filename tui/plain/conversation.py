"""The commands of plain mode: each line that is typed has its answer, in lines."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from store.base import Base, Everything
from store.errors import FactdeckError, QueryInvalid
from tui.plain.telling import LINES, TEN, Teller, View
from tui.present import linear

_BEFORE = 4
"""Lines of an article that are told before the sentence it is opened at."""
_NUMBER = r"^[0-9]+\.?$"
_OPENING = "Type search and a word to find facts, a number to open one, article to read where it stands, help for more."


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
        page = listed if listed.what == "card" else replace(listed, first=(number - 1) // TEN * TEN)
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
        size = LINES if view.what == "article" else TEN
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
