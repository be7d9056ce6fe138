"""Deciding of facts in plain mode: what is said of them, and what to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.base import Base, Row
from store.errors import FactdeckError
from store.model import Decision, Fact, Verb, correctable_in_all, said_of, typed
from tui.plain.reading import begun, could_be
from tui.present import linear
from tui.present.decisions import decided_line, turned_line
from tui.signature import now, person

NOTHING = '""'
"""What is typed for no value, as on the command line."""


class FactNotNamed(FactdeckError):
    """It is not clear of which fact something is to be said."""

    def __init__(self, command: str) -> None:
        super().__init__(
            f"Which fact? Open one first, or give its number in a list of facts, as in {command} 3 or {command} 2 to 5."
        )


class WordsUnexpected(FactdeckError):
    """There are words after a command that takes none there."""

    def __init__(self, command: str, words: str) -> None:
        super().__init__(f'{command.title()} takes no words after it, and nothing was decided: what is "{words[:50]}"?')


class FieldAmbiguous(FactdeckError):
    """A word begins the names of several fields."""

    def __init__(self, word: str, labels: Sequence[str]) -> None:
        super().__init__(could_be(word, labels))


def fields_told(facts: Sequence[Fact]) -> list[str]:
    """The fields that can be corrected in all of some facts, each as a person would type what the first has in it."""
    fields = correctable_in_all(facts)
    told = [f"{linear.label(type(facts[0]), field)}: {typed(facts[0], field) or 'nothing'}." for field in fields]
    return [f"{linear.counted(len(fields), 'field')} can be corrected:", *told]


def field_told(fact: Fact, field: str) -> list[str]:
    """What a field has in it, as a person would type it, and how to correct it."""
    label = linear.label(type(fact), field)
    return [
        f"{label}: {typed(fact, field) or 'nothing'}. Type correct {label.lower()} and what is right, or {NOTHING} for nothing."
    ]


def field_and_value(facts: Sequence[Fact], words: str) -> tuple[str, str]:
    """The field that is meant and the value behind it: a field is named as it is called, of one word or more, or in short."""
    whole = next((name for name in _names(facts) if f"{words.lower()} ".startswith(f"{name} ")), None)
    word = words[: len(whole)] if whole else words.partition(" ")[0]
    return (_field_meant(facts, word) if word else ""), words[len(word) :].strip()


def _names(facts: Sequence[Fact]) -> dict[str, str]:
    """The names of the fields of some facts, and what these are called, each with the field."""
    return {name: field for field in correctable_in_all(facts) for name in (linear.label(type(facts[0]), field).lower(), field)}


def _field_meant(facts: Sequence[Fact], word: str) -> str:
    """The field that a word stands for: its name or what it is called, or the beginning of either; else the word itself."""
    names = _names(facts)
    fields = list(dict.fromkeys(names[name] for name in begun(word, names)))
    if len(fields) > 1:
        raise FieldAmbiguous(word, [linear.label(type(facts[0]), field).lower() for field in fields])
    return fields[0] if fields else word


class Deciding:
    """Says of facts what a person types, in their name. What is slow, waiting for another writer, is told by `waiting`."""

    def __init__(self, base: Base, waiting: Callable[[int | None], None]) -> None:
        self._base = base
        self._waiting = waiting
        self._told = base.notices

    def say(self, verb: Verb, facts: Sequence[Fact], *, field: str | None = None, value: str | None = None) -> list[str]:
        """Say the same of some facts; raises as `said_of` and `Base.decide`, and then nothing was decided."""
        decisions = said_of(facts, verb, user=person(), time=now(), field=field, value=value)
        self._base.review.decide(decisions, waiting=self._waiting)
        # Of what was added the line says it; where something was taken away it is heard what is left.
        told = linear.row_line if verb == "untag" else lambda row: linear.fact_line(row.fact)
        return [decided_line(decisions, self._named(decisions, told)), *self._news()]

    def turn(self, verb: Verb) -> list[str]:
        """Undo what the person decided last, or do it again. Raises as `Base.undo`."""
        turned = (self._base.review.undo if verb == "undo" else self._base.review.redo)(person(), now(), waiting=self._waiting)
        return [turned_line(verb, turned, self._named(turned, linear.row_line)), *self._news()]

    def _named(self, decisions: Sequence[Decision], told: Callable[[Row], str]) -> str | None:
        """The fact that was decided of, as it is now; None where none is there."""
        row = self._base.facts.look_up(decisions[0].fact or "") if decisions else None
        return told(row) if row else None

    def _news(self) -> list[str]:
        """What is wrong with the base that was not when the mode began."""
        return [notice for notice in self._base.notices if notice not in self._told]
