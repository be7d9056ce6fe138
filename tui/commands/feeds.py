"""`factdeck feed`: follow feeds, and add what is new in them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import click
import orjson
from rich.console import Console
from rich.table import Table

from store.base import Base, Spool, Subscription, foreign_language, poller, read_opml, write_opml
from store.errors import FactdeckError, SourceUnreadable
from store.model import Document
from tui.asking import settings
from tui.commands.add import add_documents
from tui.commands.narration import count_of, opened, say, say_waiting
from tui.commands.reading import network
from tui.commands.stopping import asked_to_stop
from tui.present.visible import one_line


class FeedUnknown(FactdeckError):
    """A feed that is not followed."""

    def __init__(self, address: str) -> None:
        super().__init__(f"No feed of {address} is followed; `factdeck feed list` shows those that are.")


def add(folder: Path, sources: Sequence[str], private: Sequence[str]) -> int:
    """Follow feeds; 1 when one of the sources is none."""
    base, looking, failed = Base.open(folder, create=True), poller(network(private)), 0
    for source in sources:
        try:
            found = read_opml(_bytes(source), source) if _is_file(source) else [looking.subscription(source)]
        except SourceUnreadable as error:
            failed += 1
            say(f"factdeck: {error}")
            continue
        fresh = base.feeds.follow(found, say_waiting)
        for one in fresh[:_SHOWN]:
            say(f"Following {_named(one)}.")
        if len(fresh) > _SHOWN:
            say(f"Following {count_of(len(fresh) - _SHOWN, 'more feed')}.")
        if known := len(found) - len(fresh):
            say(f"{count_of(known, 'feed')} of {one_line(source)} followed already.")
    return 1 if failed else 0


def list_feeds(folder: Path, format_: str | None) -> int:
    """Write the feeds that are followed: a table for a person, JSON Lines for a pipe, OPML for other programs."""
    feeds = opened(folder).feeds.all()
    shown = format_ or ("table" if sys.stdout.isatty() else "jsonl")
    if shown == "opml":
        click.echo(write_opml(feeds), nl=False)
    elif shown == "jsonl":
        for one in feeds:
            told = {name: getattr(one, name) for name in ("address", "title", "state", "told", "polled", "after")}
            click.echo(orjson.dumps({name: held and one_line(held) for name, held in told.items()}))
    elif feeds:
        Console(markup=False, highlight=False).print(_table(feeds))
    if not feeds:
        say("No feed is followed: `factdeck feed add ADDRESS` follows one.")
    return 0


def remove(folder: Path, addresses: Sequence[str]) -> int:
    """Follow feeds no more; 1 when one of them was not followed."""
    left = opened(folder).feeds.leave(set(addresses), say_waiting)
    for one in left:
        say(f"Not following {_named(one)} any more; its articles stay.")
    unknown = [address for address in addresses if address not in {one.address for one in left}]
    for address in unknown:
        say(f"factdeck: {FeedUnknown(one_line(address))}")
    return 1 if unknown else 0


def poll(folder: Path, addresses: Sequence[str], private: Sequence[str], *, minutes: int | None) -> int:
    """Add what is new in feeds, with `minutes` again and again; 1 when a feed could not be read in the last round."""
    with asked_to_stop() as stop:
        while True:
            failed = _round(folder, addresses, private, stop)
            if minutes is None:
                return 1 if failed else 0
            say(f"Next look in {count_of(minutes, 'minute')}; ^c ends it.")
            if stop.wait(minutes * 60):
                say("Stopped.")
                return 0


def _round(folder: Path, addresses: Sequence[str], private: Sequence[str], stop: Event) -> int:
    """Look at each feed once, until asked to stop; how many failed."""
    base = opened(folder)
    feeds = base.feeds.all()
    for address in addresses:
        if address not in {one.address for one in feeds}:
            raise FeedUnknown(one_line(address))
    own, failed = settings(), 0
    spool = Spool(keeps=own.originals)
    looking = poller(network(private), full=own.feeds == "full", keep=spool.keep)
    if not feeds:
        say("No feed is followed: `factdeck feed add ADDRESS` follows one.")
    for one in feeds:
        if stop.is_set():
            break
        if (addresses and one.address not in addresses) or not _due(one):
            continue
        polled = looking.poll(one, lambda url: bool(base.facts.documents_from(url)), stop.is_set)
        tally = add_documents(folder, list(_articles(polled.found)), spool, failed=lambda error: say(f"factdeck: {error}"))
        base.feeds.keep(one.address, polled.feed, say_waiting)
        failed += polled.feed.state != "well"
        if polled.feed.state == "well":
            say(f"{_named(polled.feed)}: {tally.sentence(0) if tally.parsed or tally.known else 'nothing new'}")
    return failed


def _articles(found: Sequence[object]) -> Iterator[Document]:
    """The articles of what was found; what is none is told."""
    for one in found:
        if not isinstance(one, Document):
            say(f"factdeck: {one}")
        elif language := foreign_language(one):
            say(f"factdeck: {one.source}: it is in {language}, and only English is read")
        else:
            yield one


def _due(feed: Subscription) -> bool:
    """Whether a feed may be asked now; why not is told."""
    if feed.state == "ended":
        say(f"{_named(feed)}: it has ended; `factdeck feed remove` takes it out of the list.")
        return False
    if feed.after and feed.after > datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"):
        say(f"{_named(feed)}: its host asks to wait until {feed.after[:16].replace('T', ' ')} UTC.")
        return False
    return True


def _named(feed: Subscription) -> str:
    return one_line(f"{feed.title} ({feed.address})" if feed.title else feed.address)


def _is_file(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):  # no name of a file, whatever it is
        return False


def _bytes(source: str) -> bytes:
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise SourceUnreadable(source, (error.strerror or "it cannot be read").lower()) from error


def _table(feeds: Sequence[Subscription]) -> Table:
    table = Table(box=None, pad_edge=False)
    for title in ("Feed", "Address", "Last look", "State"):
        table.add_column(title, overflow="fold")
    for one in feeds:
        last = (one.polled or "")[:16].replace("T", " ") or "never"
        told = one.told if one.state in ("failed", "ended") else {"fresh": "not looked at yet", "well": "well"}[one.state]
        table.add_row(one_line(one.title or "–"), one_line(one.address), one_line(last), one_line(told or one.state))
    return table


_SHOWN = 20
"""Feeds of a list that are told one by one."""
