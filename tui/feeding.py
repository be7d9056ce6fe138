"""The command line of `factdeck feed`: its subcommands, options and arguments. Their work is in `tui.commands.feeds`."""

from __future__ import annotations

from pathlib import Path

import click

from tui.arguments import BaseGroup, private_option

LIST_FORMATS = ("table", "jsonl", "opml")


@click.group(cls=BaseGroup)
def feed() -> None:
    """Follow feeds: RSS, Atom, JSON Feed, alerts. A poll adds what is new in them."""


@feed.command()
@click.argument("sources", nargs=-1, required=True, metavar="ADDRESS|OPML...")
@private_option
@click.pass_obj
def add(base: Path, sources: tuple[str, ...], private: tuple[str, ...]) -> int:
    """Follow feeds: their addresses, pages that name theirs, or files of lists (OPML) that other programs wrote."""
    from tui.commands.feeds import add as run

    return run(base, sources, private)


@feed.command("list")
@click.option("--format", "format_", type=click.Choice(LIST_FORMATS), help="Default: table for a person, jsonl for a pipe.")
@click.pass_obj
def list_(base: Path, format_: str | None) -> int:
    """Print the feeds that are followed, and how the last look at each went."""
    from tui.commands.feeds import list_feeds

    return list_feeds(base, format_)


@feed.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.pass_obj
def remove(base: Path, addresses: tuple[str, ...]) -> int:
    """Follow feeds no more. Their articles stay."""
    from tui.commands.feeds import remove as run

    return run(base, addresses)


@feed.command()
@click.argument("addresses", nargs=-1, metavar="[ADDRESS...]")
@click.option("--watch", is_flag=True, help="Go on, until it is stopped.")
@click.option("--every", type=click.IntRange(1, 10_080), default=30, metavar="MINUTES", help="With --watch. Default: 30.")
@private_option
@click.pass_obj
def poll(base: Path, addresses: tuple[str, ...], every: int, private: tuple[str, ...], *, watch: bool) -> int:
    """Add what is new in the feeds that are followed, or in some of them."""
    from tui.commands.feeds import poll as run

    return run(base, addresses, private, minutes=every if watch else None)
