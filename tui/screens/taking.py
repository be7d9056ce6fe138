"""Taking facts along: copied through the terminal, exported to a file, or their source opened."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from textual.app import SuspendNotSupported
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from store.base import Row, csv_lines, jsonl_lines, markdown_lines
from store.errors import OriginalMissing
from store.model import Document, Fact, Span
from tui.present.address import address_of, at_sentence
from tui.present.citation import citation, row_text
from tui.present.kept_page import is_shown_by_browsers, kept_page
from tui.present.visible import one_line, visible
from tui.screens.asking import Choice, ask, choose
from tui.screens.desk import Desk
from tui.settings import network_of

_FORMATS: dict[str, Callable[[Iterable[Fact]], Iterator[str]]] = {
    ".csv": csv_lines,
    ".md": markdown_lines,
    ".jsonl": jsonl_lines,
}

_TELL = 3.0
"""Seconds between two words on how far an export is."""


class Taking(Screen[Any]):
    """A screen whose facts can be taken along."""

    _desk: Desk
    _exporting: Worker[None] | None = None

    def chosen_rows(self) -> Sequence[Row]:
        """The facts that are copied; for the screen to fill in."""
        raise NotImplementedError

    def command(self) -> str:
        """The command that prints what is on screen; for the screen to fill in."""
        raise NotImplementedError

    # Copying ---------------------------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        rows = self.chosen_rows()
        texts = {"command": self.command()} | (_texts(rows) if rows else {})
        choices = [
            Choice(key, name, label, texts[name])
            for key, name, label in (
                ("s", "sentence", "sentence"),
                ("c", "citation", "citation with source and date"),
                ("r", "row", "row, tab separated"),
                ("j", "json", "JSON"),
                ("m", "markdown", "Markdown"),
                ("i", "id", "id"),
                ("f", "command", "the command that prints what is listed"),
            )
            if name in texts
        ]
        many = f" {len(rows):,} facts" if len(rows) > 1 else ""

        def take(name: str | None) -> None:
            if name is not None:
                text = texts[name]
                self.run_worker(lambda: self._copy(text), group="copy", thread=True, exit_on_error=False)

        choose(self, f"Copy{many}", choices, take)

    def _copy(self, text: str, why: str = "") -> None:
        """In a thread, for tmux may take its time."""
        from tui.clipboard import copy, kept_file

        def write(sequence: str) -> None:
            self.app.call_from_thread(_to_terminal, self, sequence)

        copied = copy(text, os.environ, write, kept_file())
        self.app.call_from_thread(self.app.notify, one_line(why + copied.sentence), timeout=5, markup=False)

    # Exporting -------------------------------------------------------------------------------------------------------

    def export_rows(self, rows: Callable[[], Iterator[Row]], total: int, preview: Sequence[Fact]) -> None:
        """Ask for a file, showing how the first of `total` rows look in it, and write them all."""

        def check(text: str) -> str | None:
            path = Path(text.strip()).expanduser()
            if path.suffix not in _FORMATS:
                return f"The name must end in {', '.join(_FORMATS)}."
            if path.exists():
                return f"{path} exists already: give another name."
            return None if path.parent.is_dir() else f"There is no folder {path.parent}."

        def take(text: str | None) -> None:
            if text is not None:
                path = Path(text.strip()).expanduser()
                self._exporting = self.run_worker(
                    lambda: self._export(rows(), path), group="export", thread=True, exit_on_error=False
                )

        first = "; ".join(row_text(fact) for fact in preview[:2])
        about = f"{total:,} facts, to .csv, .md or .jsonl: {first} …"
        ask(self, "Export to", take, start="facts.csv", check=check, about=about)

    def stop_export(self) -> bool:
        """End an export that is still being written; whether there was one."""
        worker = self._exporting
        if worker is None or worker.is_finished or worker.is_cancelled:
            return False
        worker.cancel()
        return True

    def _export(self, rows: Iterator[Row], path: Path) -> None:
        """In a thread. A file that is written in part only, because that was stopped or failed, is taken away again."""
        worker, count = get_current_worker(), 0

        def counted() -> Iterator[Fact]:
            nonlocal count
            told = time.monotonic()
            for row in rows:
                if worker.is_cancelled:
                    return
                count += 1
                if time.monotonic() - told > _TELL:
                    told = time.monotonic()
                    self._tell(f"{count:,} facts so far; Esc stops.")
                yield row.fact

        try:
            with path.open("x", encoding="utf-8", newline="") as file, _whole(path, lambda: not worker.is_cancelled):
                file.writelines(f"{line}\n" for line in _FORMATS[path.suffix](counted()))
        except OSError as error:
            self._tell(f"{path} could not be written: {error.strerror}.", "error")
            return
        self._tell(f"Stopped: there is no {path}." if worker.is_cancelled else f"{count:,} facts written to {path}.")

    def _tell(self, sentence: str, severity: SeverityLevel = "information") -> None:
        """From a thread."""
        self.app.call_from_thread(self.app.notify, one_line(sentence), timeout=5, markup=False, severity=severity)

    # Opening ---------------------------------------------------------------------------------------------------------

    def action_open_source(self) -> None:
        """The page at the sentence; the kept original where there is no page, or no network; the text where neither."""
        chosen = self._chosen_sentence()
        if chosen is None:
            return
        document, sentence = chosen
        address = address_of(document, sentence) if network_of(self._desk.settings, os.environ) else None
        address = address or self._original(document, sentence)
        if address is None or not self._open_address(address):
            self._open_pager(document, sentence)

    def action_open_original(self) -> None:
        """The kept original, where there is one and a browser that shows it; else how to have it."""
        chosen = self._chosen_sentence()
        if chosen is None:
            return
        document, sentence = chosen
        if document.original is None:
            self.app.notify("No original of this article is kept; o opens the page or the text.", timeout=4, markup=False)
        elif not is_shown_by_browsers(document) or _is_remote():
            told = f"`factdeck original {self.chosen_rows()[0].fact.id} > FILE` gives it."
            self.app.notify(f"There is no browser for it here: {told}", timeout=6, markup=False)
        elif (address := self._original(document, sentence)) and not self._open_address(address):
            self._open_pager(document, sentence)

    def _chosen_sentence(self) -> tuple[Document, Span] | None:
        """The article and the sentence of the selected fact; None is told."""
        rows = self.chosen_rows()
        document = self._desk.base.facts.document(rows[0].fact.document) if rows else None
        if document is None:
            self.app.notify("No fact is selected, or its article is not in the base.", timeout=3, markup=False)
            return None
        return document, rows[0].fact.sentence_span

    def _original(self, document: Document, sentence: Span) -> str | None:
        """The address of a copy of what an article was taken from, at a sentence; None where a browser shows none."""
        if not is_shown_by_browsers(document) or _is_remote():
            return None
        try:
            return at_sentence(kept_page(document, self._desk.base.original(document)), document, sentence)
        except (OriginalMissing, OSError) as error:
            self.app.notify(one_line(str(error)), severity="warning", timeout=5, markup=False)
            return None

    def _open_address(self, address: str) -> bool:
        """Open an address in BROWSER, or in the desk's browser; over SSH copy it. Whether there was a way to."""
        browser = shlex.split(os.environ.get("BROWSER", ""))
        if browser:  # one that wants the terminal for itself gets it
            named = [part.replace("%s", address) for part in browser]
            self._give_terminal_to(named if named != browser else [*named, address])
        elif os.environ.get("SSH_CONNECTION"):
            why = "Over SSH no browser can be opened, so the address is copied: "
            self.run_worker(lambda: self._copy(address, why), group="copy", thread=True, exit_on_error=False)
        elif sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            import webbrowser  # late: it looks for all browsers there are

            self.run_worker(lambda: webbrowser.open(address), group="open", thread=True, exit_on_error=False)
        else:
            return False
        return True

    def _open_pager(self, document: Document, sentence: Span) -> None:
        line = document.text.count("\n", 0, sentence.start) + 1
        pager = shlex.split(os.environ.get("PAGER", "")) or ["less"]
        if Path(pager[0]).name == "less":
            pager += [f"+{line}g"]
        self._give_terminal_to(pager, visible(document.text))

    def _give_terminal_to(self, command: Sequence[str], text: str | None = None) -> None:
        """Let a program have the terminal, with a text to read if there is one, and take it back when it ends.

        Its ^c is its own: it must not end the explorer too.
        """
        if shutil.which(command[0]) is None:
            told = f"There is no program {command[0]}; PAGER and BROWSER name others."
            self.app.notify(one_line(told), severity="error", timeout=5, markup=False)
            return
        try:
            with self.app.suspend():
                before = signal.signal(signal.SIGINT, signal.SIG_IGN)
                try:
                    with suppress(OSError):
                        subprocess.run(command, input=text, text=True, check=False, encoding="utf-8", errors="replace")
                finally:
                    signal.signal(signal.SIGINT, before)
        except SuspendNotSupported:
            self.app.notify("This terminal cannot be given away; Enter reads the article here.", timeout=5, markup=False)
        self.app.refresh()


@contextmanager
def _whole(path: Path, is_whole: Callable[[], bool]) -> Iterator[None]:
    """Take a file away again that is not whole in the end."""
    try:
        yield
    except OSError:
        path.unlink(missing_ok=True)
        raise
    if not is_whole():
        path.unlink(missing_ok=True)


def _texts(rows: Sequence[Row]) -> dict[str, str]:
    """What can be copied of some facts."""
    facts = [row.fact for row in rows]
    return {
        "sentence": "\n".join(dict.fromkeys(" ".join(fact.sentence.split()) for fact in facts)),
        "citation": "\n".join(citation(row) for row in rows),
        "row": "\n".join(row_text(fact) for fact in facts),
        "json": "\n".join(jsonl_lines(facts)),
        "markdown": "\n".join(markdown_lines(facts)),
        "id": "\n".join(fact.id for fact in facts),
    }


def _to_terminal(screen: Screen[Any], sequence: str) -> None:
    driver = screen.app._driver  # noqa: SLF001  # Textual has no public way to send a sequence of one's own
    if driver is not None:
        driver.write(sequence)
        driver.flush()


def _is_remote() -> bool:
    """Whether the person sits at another machine, whose browser sees none of our files."""
    return bool(os.environ.get("SSH_CONNECTION")) and not os.environ.get("BROWSER")
