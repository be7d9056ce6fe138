"""Saying what one thinks of facts: accept, reject, correct, tag, note, and taking it back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.screen import Screen

from store.base import Base
from store.errors import FactdeckError
from store.model import Decision, Fact, Verb, correctable_in_all, said_of, tagging, typed
from tui.keymap import ACTIONS
from tui.present.cells import headline
from tui.present.decisions import decided_line, turned_line
from tui.present.visible import one_line
from tui.screens.asking import Choice, ask, choose
from tui.screens.background import beside
from tui.screens.desk import Desk
from tui.settings import written_keys
from tui.signature import now, person

_KEYS = "123456789abc"
_UNDO = next(action for action in ACTIONS if action.id == "undo")


class Reviewing(Screen[Any]):
    """A screen on which facts can be decided of. What is slow, waiting for another writer, runs in a thread, in order."""

    _desk: Desk

    @property
    def _base(self) -> Base:
        return self._desk.base

    def chosen_facts(self) -> Sequence[Fact]:
        """The facts that the next decision is of; for the screen to fill in."""
        raise NotImplementedError

    def decided(self) -> None:
        """Show what holds now; for the screen to fill in."""
        raise NotImplementedError

    def action_accept(self) -> None:
        self._decide("accept")

    def action_reject(self) -> None:
        self._decide("reject")

    def action_tag(self) -> None:
        self._ask("Tag", tagging, about="A word or a few; -word takes a tag away. tag:word finds them.")

    def action_note(self) -> None:
        self._ask("Note", lambda text: ("note", text), about="It is kept with your name and the time.")

    def action_edit(self) -> None:
        facts = self._decidable()
        if not facts:
            return
        choices = [
            Choice(key, field, field.replace("_", " "), typed(facts[0], field))
            for key, field in zip(_KEYS, correctable_in_all(facts), strict=False)
        ]

        def correct(field: str | None) -> None:
            if field is not None:
                self._ask_value(facts, field)

        choose(self, "Correct which field?", choices, correct)

    def _ask_value(self, facts: Sequence[Fact], field: str) -> None:
        def check(text: str) -> str | None:
            return _wrong(facts, "correct", field=field, value=text)

        def take(text: str | None) -> None:
            if text is not None and text != typed(facts[0], field):
                self._decide("correct", facts=facts, field=field, value=text)

        about = "As in queries: €1.5bn, 20%, 2023-Q1, 1bn..2bn; names with commas between them; empty for none."
        ask(self, field.replace("_", " ").title(), take, start=typed(facts[0], field), check=check, about=about)

    def _ask(self, title: str, meant: Callable[[str], tuple[Verb, str]], *, about: str) -> None:
        """Ask for words, of which `meant` says what they decide; none at all decide nothing."""
        facts = self._decidable()
        if not facts:
            return

        def check(text: str) -> str | None:
            verb, value = meant(text)
            return _wrong(facts, verb, value=value) if text.strip() else None

        def take(text: str | None) -> None:
            if text and text.strip():
                verb, value = meant(text)
                self._decide(verb, facts=facts, value=value)

        more = f" {len(facts):,} facts" if len(facts) > 1 else ""
        ask(self, title + more, take, check=check, about=about)

    def _decidable(self) -> Sequence[Fact]:
        facts = self.chosen_facts()
        if not facts:
            self.app.notify("No fact is selected.", timeout=2, markup=False)
        return facts

    def _decide(
        self, verb: Verb, *, facts: Sequence[Fact] | None = None, field: str | None = None, value: str | None = None
    ) -> None:
        facts = self._decidable() if facts is None else facts
        if facts:
            decisions = said_of(facts, verb, user=person(), time=now(), field=field, value=value)
            beside(self.app, partial(self._write, decisions), "review")

    async def _write(self, decisions: list[Decision]) -> None:
        done = await self._in_turn(lambda: self._base.review.decide(decisions))
        if done is None:
            return
        undo = written_keys(_UNDO, self._desk.settings).split()[0]
        told = f"{decided_line(decisions, self._named(decisions))} {undo} undoes it."
        self.app.notify(one_line(told), timeout=4, markup=False)

    def _named(self, decisions: Sequence[Decision]) -> str | None:
        """The fact that was decided of; None where none is there."""
        row = self._base.facts.look_up(decisions[0].fact or "") if decisions else None
        return headline(row.fact) if row else None

    def action_undo(self) -> None:
        beside(self.app, partial(self._turn, "undo"), "review")

    def action_redo(self) -> None:
        beside(self.app, partial(self._turn, "redo"), "review")

    async def _turn(self, verb: Verb) -> None:
        turn = self._base.review.undo if verb == "undo" else self._base.review.redo
        turned = await self._in_turn(lambda: turn(person(), now()))
        if turned is None:
            return
        self.app.notify(one_line(turned_line(verb, turned, self._named(turned))), timeout=3, markup=False)

    async def _in_turn(self, write: Callable[[], list[Decision] | None]) -> list[Decision] | None:
        """Write in a thread, one after the other; then show it. None when it failed, which is told."""
        async with self._desk.turns:
            try:
                result = await asyncio.to_thread(write)
            except FactdeckError as error:
                self.app.notify(one_line(str(error)), severity="error", timeout=8, markup=False)
                return None
        self._here().decided()
        return result if result is not None else []

    def _here(self) -> Reviewing:
        """This screen, or the one that it was left for while something was written."""
        stack = self.app.screen_stack
        return self if self in stack else next((one for one in reversed(stack) if isinstance(one, Reviewing)), self)


def _wrong(facts: Sequence[Fact], verb: Verb, *, field: str | None = None, value: str) -> str | None:
    """Why that cannot be said of some facts, as a sentence; None when it can."""
    try:
        said_of(facts, verb, user=person(), time=now(), field=field, value=value)
    except FactdeckError as error:
        return str(error)
    return None
