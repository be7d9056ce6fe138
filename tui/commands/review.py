"""`factdeck review`: what people say of facts and companies, from the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from store.base import Base
from store.errors import FactdeckError
from store.model import Decision, Fact, Verb, said_of, said_of_companies
from store.model.naming import name_key
from tui.commands.narration import count_of, opened, say, say_waiting
from tui.present.decisions import decision_line, turned_line
from tui.present.visible import one_line
from tui.signature import now, person


class CompanyUnknown(FactdeckError):
    """No document names a company so."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No document names a company {name!r}.")


class NamesEqual(FactdeckError):
    """Two writings of one name."""

    exit_code = 2

    def __init__(self, name: str, other: str) -> None:
        super().__init__(f"{name!r} and {other!r} are the same name.")


def judge(folder: Path, verb: Verb, fact_ids: Sequence[str]) -> int:
    """Accept or reject facts."""
    base = opened(folder)
    return _decide(base, _facts(base, fact_ids), verb)


def correct(folder: Path, fact_id: str, field: str, value: str) -> int:
    """Correct a field of a fact; CorrectionInvalid when the value is none for it."""
    base = opened(folder)
    return _decide(base, _facts(base, [fact_id]), "correct", field=field, value=value)


def word(folder: Path, verb: Verb, fact_ids: Sequence[str], text: str) -> int:
    """Note or tag facts, or take a tag away; WordMissing where the text has none."""
    base = opened(folder)
    return _decide(base, _facts(base, fact_ids), verb, value=text)


def same_company(folder: Path, verb: Verb, name: str, other: str) -> int:
    """Say that two names are one company, or that they are two."""
    base = opened(folder)
    if name_key(name) == name_key(other):
        raise NamesEqual(name, other)
    for one in (name, other):
        if base.companies.get(one) is None:
            raise CompanyUnknown(one)
    base.review.decide([said_of_companies(verb, name, other, user=person(), time=now())], waiting=say_waiting)
    one_company = base.companies.groups.same(name, other)
    say(f"{name} and {other} are {'one company' if one_company else 'two companies'} now.")
    return 0


def turn(folder: Path, verb: Verb) -> int:
    """Undo what one decided last, or do it again."""
    base = opened(folder)
    say(turned_line(verb, (base.review.undo if verb == "undo" else base.review.redo)(person(), now(), waiting=say_waiting)))
    return 0


def log(folder: Path, *, lost: bool) -> int:
    """Write all decisions, a line each, in the order they were made; or only those whose fact is gone."""
    base = opened(folder)
    _write(base.review.lost() if lost else base.review.every())
    return 0


def _write(decisions: Iterable[Decision]) -> None:
    for one in decisions:
        cells = (one.time[:19], one.user, one.verb, one.fact or one.company or one.batch, one.field, one.value, one.quote)
        click.echo("\t".join(one_line(cell or "") for cell in cells))


def _facts(base: Base, fact_ids: Sequence[str]) -> list[Fact]:
    return [base.facts.get(fact_id).fact for fact_id in dict.fromkeys(fact_ids)]


def _decide(base: Base, facts: Sequence[Fact], verb: Verb, *, field: str | None = None, value: str | None = None) -> int:
    decisions = said_of(facts, verb, user=person(), time=now(), field=field, value=value)
    base.review.decide(decisions, waiting=say_waiting)
    for notice in base.notices:
        say(notice)
    done = decision_line(decisions[0]).partition(" ")[0].capitalize()
    say(f"{done}: {count_of(len(facts), 'fact')}. `review undo` takes it back.")
    return 0
