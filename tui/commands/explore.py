"""`factdeck`: open the explorer, making a first base from the seed articles when there is none."""

from __future__ import annotations

import gc
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

from store.base import Base, is_untouched, parse_query, read_article
from store.errors import FactdeckError
from store.model import Document
from tui.commands.add import Tally, add_documents
from tui.commands.output import say
from tui.session import Views, session_file
from tui.settings import look_of, mouse_of, read_settings, settings_path
from tui.state import View


class TerminalMissing(FactdeckError):
    """The explorer has nothing to draw on."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The explorer needs a terminal, and {why}: `factdeck --plain` and `factdeck find QUERY` work without one."
        )


def explore(folder: Path, query: str, *, resume: bool = False) -> int:
    """Run the explorer on a base, on a query, or on the view that was left last; the exit code."""
    gc.disable()  # what is loaded now stays: to look for garbage in it costs a tenth of the start
    parse_query(query)
    _check_terminal()
    ensure_base(folder)
    settings, problems = read_settings(settings_path(os.environ))
    notices = ("The settings have problems: `factdeck config --check` says which.",) if problems else ()
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # empty is unset, says no-color.org; Textual asks only whether it is there
    if look_of(settings, os.environ) == "none":
        os.environ["NO_COLOR"] = "1"  # before Textual is imported, which takes the colours away by it
    base = Base.ready(folder, patient=False)
    from tui.app import FactdeckApp

    views = Views(session_file(os.environ), folder)
    view = (views.last() if resume else None) or View(query=query)
    gc.freeze()
    gc.enable()
    app = FactdeckApp(folder, view, settings, views, notices, base)
    app.run(mouse=mouse_of(settings, os.environ))
    return app.return_code or 0


def ensure_base(folder: Path) -> None:
    """Make a first base from the seed articles where there is none, or none with anything in it."""
    if is_untouched(folder):
        _first_base(folder)


def _check_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalMissing("this is a pipe")
    if os.environ.get("TERM", "dumb") == "dumb":
        raise TerminalMissing("TERM says that this one cannot move its cursor")


def _first_base(folder: Path) -> None:
    """Parse the seeds in a process of its own, so that spaCy's memory is gone when the explorer opens."""
    say(f"There is no base yet: making one at {folder} from the articles in seeds/ …")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        tally: Tally = pool.submit(make_first_base, folder).result()
    say(tally.sentence(0))


def make_first_base(folder: Path) -> Tally:
    """Store the seed articles in a new base."""
    return add_documents(folder, seed_documents())


def seed_documents() -> list[Document]:
    """The articles that the program ships."""
    texts = sorted((entry for entry in files("seeds").iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name)
    return [read_article(entry.read_bytes(), f"seeds/{entry.name}") for entry in texts]
