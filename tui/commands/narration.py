"""What commands say beside their data: stdout is data, stderr is narration."""

from __future__ import annotations

from pathlib import Path

import click

from store.base import Base
from tui.present.visible import one_line


def say(sentence: str) -> None:
    """Tell the person something, on stderr."""
    click.echo(one_line(sentence), err=True)


def waiting_line(holder: int | None) -> str:
    """Whom a write waits for."""
    who = f"process {holder}" if holder else "another process"
    return f"Waiting for {who}, which is writing to the base…"


def say_waiting(holder: int | None) -> None:
    """Tell the person whom a write waits for."""
    say(waiting_line(holder))


def opened(folder: Path, *, create: bool = False) -> Base:
    """The base in a folder, after telling what is wrong with it."""
    base = Base.open(folder, create=create)
    for notice in base.notices:
        say(notice)
    return base


def count_of(number: int, noun: str) -> str:
    """ "1 article", "2,000 articles", "3 companies"."""
    many = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else many}"
