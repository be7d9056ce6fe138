"""`factdeck`: open the explorer, making a first base from the seed articles when there is none."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.base import Base, QueryContext, Spool, is_untouched, parse_query, read_article
from store.errors import FactdeckError, QueryInvalid
from store.model import Document
from tui.asking import context_of
from tui.commands.narration import say
from tui.screens.answers import Answers
from tui.session import Views, session_file
from tui.settings import Settings, look_of, mouse_of, settings_path
from tui.state import View

if TYPE_CHECKING:
    from tui.commands.tally import Tally


class TerminalMissing(FactdeckError):
    """The explorer has nothing to draw on."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The explorer needs a terminal, and {why}: `factdeck --plain` and `factdeck find QUERY` work without one."
        )


def explore(folder: Path, query: str, *, resume: bool = False) -> int:
    """Run the explorer on a base, on a query, or on the view that was left last; the exit code."""
    gc.disable()  # what is loaded now stays: to look for garbage in it costs a tenth of the start
    settings, notices = _settings()
    parse_query(query, context=context_of(settings))
    _check_terminal()
    ensure_base(folder)
    _prepare_textual(settings)
    views = Views(session_file(os.environ), folder)
    view = (views.last() if resume else None) or View(query=query)
    base = Base.ready(folder, patient=False)
    answers = _asked(base, view, context_of(settings))
    from tui.app import FactdeckApp  # takes longer than the answers

    gc.freeze()
    gc.enable()
    app = FactdeckApp(folder, view, settings, views, notices, base, answers)
    app.run(mouse=mouse_of(settings, os.environ))
    return app.return_code or 0


def _prepare_textual(settings: Settings) -> None:
    """Say in the environment what Textual asks it for when it is imported."""
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # empty is unset, says no-color.org; Textual asks only whether it is there
    if look_of(settings, os.environ) == "none":
        os.environ["NO_COLOR"] = "1"
    # It draws once a sixtieth of a second at most: the answer to a key would wait for the drawing of the key.
    os.environ.setdefault("TEXTUAL_FPS", "120")


def _settings() -> tuple[Settings, tuple[str, ...]]:
    """What the person set, and what to tell of it."""
    path = settings_path(os.environ)
    try:
        path.stat()
    except FileNotFoundError:
        return Settings(), ()
    except OSError:
        pass  # it is there, and `read_settings` says why it cannot be read
    from tui.settings_file import read_settings  # late, for most people have set nothing

    settings, problems = read_settings(path)
    return settings, ("The settings have problems: `factdeck config --check` says which.",) if problems else ()


def _asked(base: Base | None, view: View, context: QueryContext) -> Answers | None:
    """What the base says to a view; it is asked on a thread while Textual loads."""
    if base is None:
        return None
    try:
        answers = Answers(base, parse_query(view.query, typing=view.prefix, context=context))
    except QueryInvalid:  # left behind by an earlier version; the screen points at what is wrong with it
        return None
    answers.ask_ahead(view)
    return answers


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
    """Parse the seeds in a process of its own, so that the network's memory is gone when the explorer opens."""
    say(f"There is no base yet: making one at {folder} from the articles in seeds/ …")
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        tally: Tally = pool.submit(make_first_base, folder).result()
    say(tally.sentence(0))


def make_first_base(folder: Path) -> Tally:
    """Store the seed articles in a new base."""
    from tui.commands.add import add_documents

    return add_documents(folder, seed_documents(), Spool(keeps=False))


def seed_documents() -> list[Document]:
    """The articles that the program ships."""
    from importlib.resources import files

    texts = sorted((entry for entry in files("seeds").iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name)
    return [read_article(entry.read_bytes(), f"seeds/{entry.name}") for entry in texts]
