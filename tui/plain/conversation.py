"""The commands of plain mode: each line that is typed has its answer, in lines."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence

from store.base import Base, Everything, QueryContext
from store.errors import FactdeckError, QueryInvalid
from store.frozen import Frozen, replace
from store.model import Fact, Verb, correctable_in_all, tagging
from tui.plain.deciding import NOTHING, Deciding, FactNotNamed, WordsUnexpected, field_and_value, field_told, fields_told
from tui.plain.reading import begun, could_be, numbers_in
from tui.plain.telling import LINES, TEN, NumberUnknown, Teller, View
from tui.present import linear

_NONE = QueryContext()
_BEFORE = 4
"""Lines of an article that are told before the sentence it is opened at."""
_NUMBER = r"^[0-9]+\.?$"
_OPENING = "Type search and a word to find facts, a number to open one, article to read where it stands, help for more."


class Conversation:
    """Answers commands about a base, and remembers where one is and was."""

    def __init__(self, base: Base, waiting: Callable[[int | None], None], context: QueryContext = _NONE) -> None:
        """`waiting` is told, with its process, of another writer that has to be waited for."""
        self._base = base
        self._teller, self._deciding = Teller(base, context), Deciding(base, waiting)
        self._view = View()
        self._before: list[View] = []

    def opening(self, query: str) -> list[str]:
        """What there is, before any command."""
        if not self._base.facts.count(Everything()):
            return ["This base has no facts yet. The command factdeck add, with a file, puts some in."]
        companies, facts = (
            self._teller.tell(view).lines[0].partition(".")[0] for view in (View(what="companies"), View(what="facts"))
        )
        return [f"Factdeck: {companies}, {facts}. {_OPENING}", *(self.search(query) if query.strip() else [])]

    def answer(self, line: str) -> list[str] | None:
        """The answer to a line; None when it ends the conversation. Without its line's end a command decides nothing."""
        typed = re.sub(r"^/", "search ", line.strip())
        typed = re.sub(_NUMBER, "open \\g<0>", typed)
        if not typed:
            return []
        word, rest = [*typed.split(maxsplit=1), ""][:2]
        names = begun(_LETTERS.get(word.lower(), word), COMMANDS)
        if len(names) != 1:
            return [could_be(word, names) if names else _unknown(typed, word[:50])]
        command = COMMANDS[names[0]]
        if command.decides and not line.endswith("\n"):
            return ["The input ended in the middle of this line: nothing was decided."]
        try:
            return command.act(self, rest)
        except QueryInvalid as error:
            return [f"{error} There it says: {error.query[error.position :] or 'nothing, it is the end'}."]
        except FactdeckError as error:
            return [str(error)]

    def _go(self, view: View, *, remember: bool = True) -> list[str]:
        if remember:
            self._teller.numbers(view).clear()
        told = self._teller.tell(view)
        self._teller.hear(view, told)
        self._before = [*self._before[-99:], self._view] if remember else self._before
        self._view = view
        return told.lines

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

    def open(self, text: str) -> list[str]:
        """Open what a number stands for."""
        total = self._teller.total(self._view) if self._view.what != "article" else 0
        if not total:
            return ["There is nothing here to open by number: search for something, or go back to a list."]
        if not re.fullmatch(_NUMBER, text):
            return [f"Open needs a number from 1 to {total:,}. To look for a name, type search and the name."]
        number = int(text.rstrip(".")[:10])
        opened = self._teller.opened(self._view, number) if 1 <= number <= total else None
        if opened is None:
            raise NumberUnknown(total)
        return self._go(opened)

    def article(self, _: str) -> list[str]:
        """Read the article of the fact or the company that is open, from just before the sentence."""
        company = self._base.companies.get(self._view.company) if self._view.company and not self._view.fact else None
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
            opened = self._teller.opened(view.listed, view.number + by) if view.number + by > 0 else None
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
        told += self._teller.progress(view)
        return [*told, f"{linear.counted(len(self._before), 'step').capitalize()} to go back."]

    def decide(self, verb: Verb, text: str) -> list[str]:
        """Say something of the open fact, or of those of a list whose numbers come first."""
        wordless = verb in ("accept", "reject")
        # Where no words can follow them, numbers need no more than a space between them.
        facts, words = self._meant(verb, re.sub(r"(?<=[0-9])\s+(?=[0-9])", ", ", text) if wordless else text)
        if wordless and words:
            raise WordsUnexpected(verb, words)
        if verb == "tag":
            verb, words = tagging(words)
        return self._said(verb, facts, value=None if wordless else words)

    def correct(self, text: str) -> list[str]:
        """Correct a field of the open fact, or of those of a list whose numbers come first."""
        facts, words = self._meant("correct", text)
        field, value = field_and_value(facts, " ".join(words.split()))
        if not field:
            return fields_told(facts)
        if not value and field in correctable_in_all(facts):
            return field_told(facts[0], field)
        return self._said("correct", facts, field=field, value="" if value == NOTHING else value)

    def turn(self, verb: Verb, words: str) -> list[str]:
        """Undo what was decided last, or do it again."""
        if words:
            raise WordsUnexpected(verb, words)
        return [*self._deciding.turn(verb), *self._teller.progress(self._view)]

    def _said(self, verb: Verb, facts: Sequence[Fact], *, field: str | None = None, value: str | None) -> list[str]:
        return [*self._deciding.say(verb, facts, field=field, value=value), *self._teller.progress(self._view)]

    def _meant(self, command: str, text: str) -> tuple[list[Fact], str]:
        """The facts that a command is about, and its other words."""
        if self._view.fact:
            return [self._base.facts.get(self._view.fact).fact], text
        numbers, words = numbers_in(text)
        if self._view.what != "facts" or not numbers:
            raise FactNotNamed(command)
        return self._teller.facts_at(self._view, numbers), words

    def help(self, _: str) -> list[str]:
        """Say what can be typed."""
        letters = ", ".join(f"{letter} is {name}" for letter, name in _LETTERS.items())
        heading = f"{len(COMMANDS)} commands; their first letters are enough where no other begins with them, and {letters}:"
        return [heading, *(f"{name}{command.told}" for name, command in COMMANDS.items())]


_EDGE = {1: "This is the end: there is nothing after it.", -1: "This is the beginning: there is nothing before it."}


class Command(Frozen):
    """What the help says after its name, what it does, and whether it decides of facts."""

    told: str
    act: Callable[[Conversation, str], list[str] | None]
    decides: bool = False


def _decides(verb: Verb, told: str) -> Command:
    return Command(told, lambda talk, text: talk.decide(verb, text), decides=True)


def _turns(verb: Verb, told: str) -> Command:
    return Command(told, lambda talk, text: talk.turn(verb, text), decides=True)


COMMANDS = {
    "search": Command(" and words, or / and words: the facts that match; alone, all of them", Conversation.search),
    "companies": Command(": those of the search, with how many facts each has", Conversation.companies),
    "investments": Command(": those of the search, or of the open company", lambda talk, text: talk.facts("investment", text)),
    "metrics": Command(": those of the search, or of the open company", lambda talk, text: talk.facts("metric", text)),
    "open": Command(" and a number, or the number alone: a company's facts, or a fact with its sentence", Conversation.open),
    "article": Command(": the text around the sentence of the open fact", Conversation.article),
    "next": Command(": what comes after this page, or the next fact of the list", lambda talk, _: talk.step(1)),
    "more": Command(": the same as next", lambda talk, _: talk.step(1)),
    "previous": Command(": what comes before", lambda talk, _: talk.step(-1)),
    "back": Command(": to what was read before", Conversation.back),
    "where": Command(": the search, the company, how far you are, and how much is reviewed", Conversation.where),
    "accept": _decides(
        "accept", ": the open fact is right; in a list with numbers, as in accept 3, accept 1, 4 or accept 2 to 5"
    ),
    "reject": _decides("reject", ": it is wrong, and the next search does not list it; numbers as for accept"),
    "correct": Command(
        " and a field with what is right in it, as in correct amount €1.5bn; alone, the fields; numbers before the field",
        Conversation.correct,
        decides=True,
    ),
    "tag": _decides("tag", " and a word or a few: search tag:word finds the fact; numbers before the word"),
    "untag": _decides("untag", " and a tag: takes it away, and so does tag with a minus before the word"),
    "note": _decides("note", " and words: kept with your name and the time; numbers before the words"),
    "undo": _turns("undo", ": takes back what you decided last"),
    "redo": _turns("redo", ": does again what you took back"),
    "help": Command(": this", Conversation.help),
    "quit": Command(": leave", lambda _talk, _text: None),
}
_LETTERS = {"a": "article", "c": "companies", "n": "next"}
"""What a letter that begins several commands stands for: what one reads with, for a slip of a finger should decide nothing."""


def _unknown(typed: str, word: str) -> str:
    """What to say of a line that begins with no command."""
    near = difflib.get_close_matches(word.lower(), COMMANDS, n=1)
    nearest = f" The nearest is {near[0]}." if near else ""
    return f'There is no command "{word}".{nearest} To look for it, type search {typed[:50]}. Help tells the commands.'
