"""The command line of `factdeck review`: its subcommands, options and arguments. Their work is in `tui.commands.review`."""

from __future__ import annotations

from pathlib import Path

import click

from tui.arguments import BaseGroup, QueryCommand

_facts = click.argument("fact_ids", nargs=-1, required=True, metavar="ID...")
_fact = click.argument("fact_id", metavar="ID")


@click.group(cls=BaseGroup)
def review() -> None:
    """Say what you think of facts: it is kept with your name and the time, and changes no article and no fact.

    FACTDECK_USER names you, else your login does.
    """


@review.command()
@_facts
@click.pass_obj
def accept(base: Path, fact_ids: tuple[str, ...]) -> int:
    """Say that facts are right."""
    from tui.commands.review import judge

    return judge(base, "accept", fact_ids)


@review.command()
@_facts
@click.pass_obj
def reject(base: Path, fact_ids: tuple[str, ...]) -> int:
    """Say that facts are wrong: they are hidden, as doubtful ones are."""
    from tui.commands.review import judge

    return judge(base, "reject", fact_ids)


@review.command(cls=QueryCommand)
@_fact
@click.argument("field")
@click.argument("value", type=click.UNPROCESSED)
@click.pass_obj
def correct(base: Path, fact_id: str, field: str, value: str) -> int:
    """Give FIELD of a fact another VALUE, written as in queries: €1.5bn, 20%, 2023-Q1; "" for none."""
    from tui.commands.review import correct as run

    return run(base, fact_id, field, value)


@review.command()
@_fact
@click.argument("text")
@click.pass_obj
def note(base: Path, fact_id: str, text: str) -> int:
    """Add a note to a fact."""
    from tui.commands.review import word

    return word(base, "note", [fact_id], text)


@review.command()
@click.argument("tag_", metavar="TAG")
@_facts
@click.option("--remove", is_flag=True, help="Take the tag away.")
@click.pass_obj
def tag(base: Path, tag_: str, fact_ids: tuple[str, ...], *, remove: bool) -> int:
    """Tag facts; tag:TAG finds them."""
    from tui.commands.review import word

    return word(base, "untag" if remove else "tag", fact_ids, tag_)


@review.command()
@click.argument("name")
@click.argument("other")
@click.pass_obj
def merge(base: Path, name: str, other: str) -> int:
    """Say that two names are one company."""
    from tui.commands.review import same_company

    return same_company(base, "merge", name, other)


@review.command()
@click.argument("name")
@click.argument("other")
@click.pass_obj
def split(base: Path, name: str, other: str) -> int:
    """Say that two names are two companies."""
    from tui.commands.review import same_company

    return same_company(base, "split", name, other)


@review.command()
@click.pass_obj
def undo(base: Path) -> int:
    """Take back what you said last; again for what you said before."""
    from tui.commands.review import turn

    return turn(base, "undo")


@review.command()
@click.pass_obj
def redo(base: Path) -> int:
    """Say again what you took back last."""
    from tui.commands.review import turn

    return turn(base, "redo")


@review.command()
@click.option("--lost", is_flag=True, help="Only what holds of facts that are gone.")
@click.pass_obj
def log(base: Path, *, lost: bool) -> int:
    """Print what everybody said, in order: time, person, what, of what, field, value, the words of the fact."""
    from tui.commands.review import log as run

    return run(base, lost=lost)
