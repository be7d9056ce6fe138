"""The command line: names, options, exit codes. Each command's work is in `tui.commands`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from store.base import SORT_COLUMNS, default_folder
from store.errors import NO_ROOM, FactdeckError, OutputWithoutRoom
from tui.arguments import ExploringGroup, QueryCommand, private_option
from tui.commands.formats import FORMATS, chosen_format
from tui.commands.narration import say
from tui.feeding import feed
from tui.reviewing import review


@click.group(cls=ExploringGroup, epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.")
@click.version_option(package_name="factdeck")
@click.pass_context
def factdeck(ctx: click.Context) -> None:
    """Reads business news into facts you can check, and explores them from the keyboard.

    Without a command, opens the explorer; anything that is no command is a query to open it with.
    """
    if ctx.obj is None:  # --base may still come behind the command
        ctx.obj = Path(os.environ.get("FACTDECK_BASE") or default_folder()).expanduser()


_format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Default: table for a person, jsonl for a pipe."
)
_sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")


@factdeck.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@click.option("--resume", is_flag=True, help="Come back to the view that was left last.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and terminals without a cursor.")
@click.pass_obj
def explore(base: Path, query: tuple[str, ...], *, resume: bool, plain: bool) -> int:
    """Open the explorer, on the facts that match QUERY."""
    if plain:
        from tui.commands.explore import ensure_base
        from tui.commands.plain import plain as run_plain

        ensure_base(base)
        return run_plain(base, " ".join(query))
    from tui.commands.explore import explore as run

    return run(base, " ".join(query), resume=resume)


@factdeck.command()
@_sources
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, help="Parse in so many processes. Default: 1.")
@click.option("--dask", "cluster", metavar="ADDRESS", help="Parse on the Dask cluster whose scheduler is there.")
@click.option("--again", is_flag=True, help="An article takes the place of an older text of the same source.")
@private_option
@click.pass_obj
def add(base: Path, sources: tuple[str, ...], jobs: int, cluster: str | None, private: tuple[str, ...], *, again: bool) -> int:
    """Parse articles and store their facts. SOURCE: files, folders, addresses, - for standard input."""
    from tui.commands.add import add as run

    return run(base, sources, jobs=jobs, cluster=cluster, again=again, private=private)


@factdeck.command()
@click.argument(
    "folders", nargs=-1, required=True, metavar="FOLDER...", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--poll", is_flag=True, help="Look through the folders again and again, as network folders need.")
@click.pass_obj
def watch(base: Path, folders: tuple[Path, ...], *, poll: bool) -> int:
    """Add the articles in folders, and those that come into them."""
    from tui.commands.watch import watch as run

    return run(base, folders, poll=poll)


@factdeck.command()
@_sources
@_format_option
@click.option("--annotations", is_flag=True, help="What the parser saw instead of facts, one object a document.")
@private_option
def parse(sources: tuple[str, ...], format_: str | None, annotations: bool, private: tuple[str, ...]) -> int:
    """Parse articles and print their facts without storing them. SOURCE: files, folders, addresses, - for standard input."""
    from tui.commands.parse import parse as run

    return run(sources, chosen_format(format_), annotations=annotations, private=private)


@factdeck.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@_format_option
@click.option("--company", metavar="NAME", help="Of this company only, under all its names.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many facts; 0 is all. Default: 50 in a table.")
@click.option("--sort", type=click.Choice(SORT_COLUMNS), help="The column to sort by. Default: reading order.")
@click.option("--descending", is_flag=True, help="Sort the largest first.")
@click.option("--once", is_flag=True, help="What several articles tell of is one row: the deal, or the figure.")
@click.pass_obj
def find(
    base: Path,
    query: tuple[str, ...],
    format_: str | None,
    company: str | None,
    limit: int | None,
    sort: str | None,
    descending: bool,
    once: bool,
) -> int:
    """Print the facts that match QUERY; without one, all."""
    from tui.commands.find import find as run

    shown = chosen_format(format_)
    return run(base, " ".join(query), shown, company=company, limit=limit, sort=sort, descending=descending, once=once)


@factdeck.command()
@click.argument("fact_id", metavar="ID")
@_format_option
@click.pass_obj
def show(base: Path, fact_id: str, format_: str | None) -> int:
    """Print one fact with its evidence."""
    from tui.commands.find import show as run

    return run(base, fact_id, chosen_format(format_))


@factdeck.command()
@click.argument("id_", metavar="ID")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a new file.")
@click.pass_obj
def original(base: Path, id_: str, output: Path | None) -> int:
    """Print what an article was taken from, as it came: of the article, or of the fact, with ID."""
    from tui.commands.original import original as run

    return run(base, id_, output)


@factdeck.command()
@click.pass_obj
def info(base: Path) -> int:
    """Print what is in the base."""
    from tui.commands.find import info as run

    return run(base)


@factdeck.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("jsonl", "csv", "md")),
    default="jsonl",
    help="Default: jsonl, which loses nothing.",
)
@click.pass_obj
def export(base: Path, query: tuple[str, ...], format_: str) -> int:
    """Write the base, or what matches QUERY, to standard output: articles with their facts, which `import` reads again."""
    from tui.commands.transfer import export as run

    return run(base, " ".join(query), format_)


@factdeck.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@click.pass_obj
def import_(base: Path, source: Path) -> int:
    """Take in what `export` wrote. FILE: a file, or - for standard input. What is there already changes nothing."""
    from tui.commands.transfer import import_base as run

    return run(base, source)


@factdeck.command()
@click.option("--repair", "mend", is_flag=True, help="Set damaged shards aside and make the index anew.")
@click.pass_obj
def check(base: Path, mend: bool) -> int:
    """Look at everything in the base: checksums, references, spans, the index. Deletes nothing."""
    from tui.commands.check import check as run

    return run(base, mend=mend)


@factdeck.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@_format_option
@click.pass_obj
def conflicts(base: Path, query: tuple[str, ...], format_: str | None) -> int:
    """Print the facts that match QUERY and differ from what another article says of the same, sentence beside sentence."""
    from tui.commands.compare import conflicts as run

    return run(base, " ".join(query), chosen_format(format_))


@factdeck.command(cls=QueryCommand)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, help="Parse in so many processes. Default: 1.")
@click.pass_obj
def reparse(base: Path, query: tuple[str, ...], jobs: int) -> int:
    """Parse the stored articles again, all or those with facts that match QUERY; decisions stay with their facts."""
    from tui.commands.reparse import reparse as run

    return run(base, " ".join(query), jobs=jobs)


@factdeck.command(cls=QueryCommand)
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED, metavar="ID|QUERY...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def remove(base: Path, query: tuple[str, ...], *, yes: bool) -> int:
    """Take articles out of the base with their facts: the one with ID, or those with facts that match QUERY."""
    from tui.commands.remove import remove as run

    return run(base, " ".join(query), yes=yes)


@factdeck.command()
@click.option("--check", is_flag=True, help="Say what is wrong in the settings, with the line.")
@click.option("--example", is_flag=True, help="Print a file with every setting at its default.")
def config(*, check: bool, example: bool) -> int:
    """Print the settings in effect, and where they come from."""
    from tui.commands.config import config as run

    return run(check=check, example=example)


factdeck.add_command(feed)
factdeck.add_command(review)


def run_and_exit() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run the command line: 0 done, 1 failed (one sentence), 2 wrong usage, 130 interrupted."""
    try:
        result: Any = factdeck.main(args=args, prog_name="factdeck", standalone_mode=False)
        return int(result or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, click.Abort):
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except FactdeckError as error:
        say(f"factdeck: {error}")
        return error.exit_code
    except BrokenPipeError:
        _drop_output()
        return 0
    except Exception as error:  # the last resort: a person gets a sentence, FACTDECK_DEBUG the traceback
        if os.environ.get("FACTDECK_DEBUG"):
            raise
        if isinstance(error, OSError) and error.errno in NO_ROOM:  # what a base has no room for, it says itself
            _drop_output()
            say(f"factdeck: {OutputWithoutRoom()}")
        else:
            say(f"factdeck: something went wrong inside ({type(error).__name__}: {error}); FACTDECK_DEBUG=1 shows where.")
        return 1


def _drop_output() -> None:
    """The reader of our output has gone, or its disk is full: what is still buffered has nowhere to go either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
